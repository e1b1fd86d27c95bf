/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map of an article, a selection, a thread or the project.
 *
 * While it is shown it holds the session's argument graph, and follows it: what is wanted of the graph is chosen and
 * laid out in a thread, and then takes the place of what is shown. */

#include "config.h"

#include "cf-argument-view.h"

#include "cf-argument-blank.h"
#include "cf-argument-canvas.h"
#include "cf-argument-export.h"
#include "cf-argument-filter.h"
#include "cf-argument-layout.h"
#include "cf-argument-notice.h"
#include "cf-argument-scope.h"
#include "cf-focus.h"
#include "cf-menu-names.h"

#include <glib/gi18n.h>

#define UPDATE_AFTER_MS 30

struct _CfArgumentView
{
  GtkWidget parent_instance;

  CfSession *session;
  GCancellable *laying_out; /* NULL while nothing is */
  guint update_source;
  gboolean is_held;
  gboolean wants_focus; /* the map is to have it, when there is one */
  gboolean is_new;      /* it has been shown, and no map in it yet */
  char *chosen;         /* the annotation that was chosen when it was shown last */

  GtkWidget *box;
  GtkDropDown *scope;
  GtkMenuButton *filter_button;
  CfArgumentFilter *filter;
  GtkLabel *summary;
  GtkButton *zoom_button;
  GtkWidget *fit_button;
  GtkWidget *in_button;
  GtkWidget *out_button;
  GtkMenuButton *export_button;
  GtkStack *stack;
  CfArgumentCanvas *canvas;
  CfArgumentBlank *blank;
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfArgumentView, cf_argument_view, GTK_TYPE_WIDGET)

static void
stop_layout (CfArgumentView *self)
{
  g_cancellable_cancel (self->laying_out);
  g_clear_object (&self->laying_out);
}

static void
release (CfArgumentView *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  stop_layout (self);
  if (self->is_held)
    cf_argument_keeper_release (cf_session_get_argument (self->session));
  self->is_held = FALSE;
}

static void
cf_argument_view_dispose (GObject *object)
{
  CfArgumentView *self = CF_ARGUMENT_VIEW (object);

  release (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_ARGUMENT_VIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->chosen, g_free);
  G_OBJECT_CLASS (cf_argument_view_parent_class)->dispose (object);
}

static CfArgumentScope
get_scope (CfArgumentView *self)
{
  return cf_argument_scope_get (self->scope);
}

static CfArgumentQuery *
make_query (CfArgumentView *self)
{
  CfArgumentQuery *query = cf_argument_scope_make_query (get_scope (self), self->session);

  cf_argument_filter_apply (self->filter, query);
  return query;
}

static void
update_summary (CfArgumentView *self, const CfArgumentMap *map)
{
  GPtrArray *problems = cf_argument_keeper_get_problems (cf_session_get_argument (self->session));
  GString *text = g_string_new (NULL);
  guint n = map != NULL ? map->graph->nodes->len : 0;
  guint n_links = map != NULL ? map->graph->edges->len : 0;

  if (map != NULL)
    {
      g_string_append_printf (text, ngettext ("%u annotation", "%u annotations", n), n);
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u link", "%u links", n_links), n_links);
    }
  if (problems->len > 0)
    g_string_append_printf (
      text,
      ngettext (" · %u file could not be read", " · %u files could not be read", problems->len),
      problems->len);
  gtk_label_set_text (self->summary, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), text->str);
  g_string_free (text, TRUE);
}

static void
set_tools (CfArgumentView *self, gboolean enabled)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->zoom_button), enabled);
  gtk_widget_set_sensitive (self->fit_button, enabled);
  gtk_widget_set_sensitive (self->in_button, enabled);
  gtk_widget_set_sensitive (self->out_button, enabled);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), enabled);
}

/* Its card is the current one; unless somebody comes back from the passage of another card. */
static void
take_chosen (CfArgumentView *self)
{
  CfAnnotation *chosen = cf_session_get_chosen (self->session);
  const char *id = chosen != NULL ? cf_record_get_id (CF_RECORD (chosen)) : NULL;

  if (id != NULL && g_strcmp0 (id, self->chosen) != 0)
    cf_argument_plane_set_current (cf_argument_canvas_get_plane (self->canvas), id);
  g_free (self->chosen);
  self->chosen = g_strdup (id);
}

static void
show_notice (CfArgumentView *self, const CfNotice *notice)
{
  cf_argument_blank_show_notice (self->blank, notice);
  gtk_stack_set_visible_child_name (self->stack, "blank");
}

static void
show_busy (CfArgumentView *self)
{
  cf_argument_blank_show_busy (self->blank, cf_session_get_argument (self->session));
  gtk_stack_set_visible_child_name (self->stack, "blank");
}

static void
show_map (CfArgumentView *self, CfArgumentMap *map)
{
  gboolean any = map->graph->nodes->len > 0;

  update_summary (self, map);
  set_tools (self, any);
  if (!any)
    {
      show_notice (self, cf_argument_notice_get_of_nothing (
                           get_scope (self), cf_argument_filter_is_set (self->filter)));
      return;
    }
  cf_argument_canvas_show (self->canvas, map);
  if (self->is_new)
    take_chosen (self);
  self->is_new = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "map");
  if (self->wants_focus && cf_focus_may_move_within (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  self->wants_focus = FALSE;
}

static void
on_laid_out (gpointer owner, CfArgumentMap *map, const GError *error)
{
  CfArgumentView *self = owner;

  g_clear_object (&self->laying_out);
  if (self->session == NULL)
    return;
  if (error == NULL)
    {
      show_map (self, map);
      return;
    }
  update_summary (self, NULL);
  set_tools (self, FALSE);
  cf_argument_blank_show_error (self->blank, error->message);
  gtk_stack_set_visible_child_name (self->stack, "blank");
}

static void
update (CfArgumentView *self)
{
  CfArgumentGraph *graph = cf_argument_keeper_get_graph (cf_session_get_argument (self->session));
  const CfNotice *notice = cf_argument_notice_find (self->session, get_scope (self));
  CfArgumentMap *shown = cf_argument_canvas_get_map (self->canvas);

  if (notice != NULL)
    {
      stop_layout (self);
      update_summary (self, NULL);
      set_tools (self, FALSE);
      show_notice (self, notice);
    }
  else if (graph == NULL)
    {
      set_tools (self, FALSE);
      show_busy (self);
    }
  else
    {
      if (shown == NULL)
        show_busy (self);
      stop_layout (self);
      self->laying_out =
        cf_argument_layout_start (GTK_WIDGET (self), graph, make_query (self), shown, on_laid_out);
    }
}

static gboolean
on_update_due (gpointer data)
{
  CfArgumentView *self = data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (CfArgumentView *self)
{
  if (self->is_held && self->update_source == 0)
    self->update_source = g_timeout_add (UPDATE_AFTER_MS, on_update_due, self);
}

static void
on_graph_changed (CfArgumentView *self)
{
  CfArgumentGraph *graph = cf_argument_keeper_get_graph (cf_session_get_argument (self->session));

  if (graph != NULL)
    cf_argument_filter_offer (self->filter, graph);
  queue_update (self);
}

static void
on_filter_changed (CfArgumentView *self)
{
  if (cf_argument_filter_is_set (self->filter))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
  queue_update (self);
}

static void
on_usual_size (CfArgumentView *self)
{
  cf_argument_canvas_zoom_to (self->canvas, 1);
}

static void
on_zoomed (CfArgumentView *self)
{
  int percent = (int) (cf_argument_canvas_get_zoom (self->canvas) * 100 + 0.5);
  /* Translators: how large the map is shown. */
  g_autofree char *text = g_strdup_printf (_ ("%d %%"), percent);

  gtk_button_set_label (self->zoom_button, text);
}

static void
on_open (CfArgumentView *self, const char *id)
{
  CfArgumentMap *map = cf_argument_canvas_get_map (self->canvas);
  const CfArgumentNode *node;
  g_autofree char *path = NULL;
  guint box;

  if (!cf_argument_graph_find (map->graph, id, &box))
    return;
  node = cf_argument_graph_get_node (map->graph, box);
  if (node->article == NULL)
    {
      g_signal_emit (self, signals[MESSAGE], 0, _ ("That annotation is not there any more"));
      return;
    }
  path = g_build_filename (cf_project_get_top (cf_session_get_project (self->session)),
                           node->article->file, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-annotation", "(ss)", path, id);
}

static void
stop_reading (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cf_argument_keeper_stop (cf_session_get_argument (CF_ARGUMENT_VIEW (widget)->session));
}

static void
resume_reading (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cf_argument_keeper_rebuild (cf_session_get_argument (CF_ARGUMENT_VIEW (widget)->session));
}

static void
clear_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cf_argument_filter_clear (CF_ARGUMENT_VIEW (widget)->filter);
}

static void
on_exported (GtkWidget *owner, const char *text)
{
  g_signal_emit (owner, signals[MESSAGE], 0, text);
}

static void
export_map (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfArgumentView *self = CF_ARGUMENT_VIEW (widget);
  CfArgumentMap *map = cf_argument_canvas_get_map (self->canvas);
  const CfArgumentFormat *format = cf_argument_format_get (g_variant_get_string (parameter, NULL));

  if (map != NULL && format != NULL)
    cf_argument_export_ask (widget, map->graph, format, on_exported);
}

static void
cf_argument_view_map (GtkWidget *widget)
{
  CfArgumentView *self = CF_ARGUMENT_VIEW (widget);

  GTK_WIDGET_CLASS (cf_argument_view_parent_class)->map (widget);
  if (self->session == NULL || self->is_held)
    return;
  self->is_held = TRUE;
  self->is_new = TRUE;
  cf_argument_keeper_hold (cf_session_get_argument (self->session));
  on_graph_changed (self);
  update (self);
}

static void
cf_argument_view_unmap (GtkWidget *widget)
{
  release (CF_ARGUMENT_VIEW (widget));
  GTK_WIDGET_CLASS (cf_argument_view_parent_class)->unmap (widget);
}

/* Into the map first, where there is one. */
static gboolean
cf_argument_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CfArgumentView *self = CF_ARGUMENT_VIEW (widget);

  gboolean has_map = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "map") == 0;

  if (!cf_focus_is_within (GTK_WIDGET (self)) && direction == GTK_DIR_TAB_FORWARD)
    {
      self->wants_focus = !has_map;
      return gtk_widget_grab_focus (GTK_WIDGET (has_map ? (gpointer) self->canvas : self->scope));
    }
  return GTK_WIDGET_CLASS (cf_argument_view_parent_class)->focus (widget, direction);
}

/* Letters are larger: so are cards. */
static void
cf_argument_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cf_argument_view_parent_class)->css_changed (widget, change);
  queue_update (CF_ARGUMENT_VIEW (widget));
}

static void
cf_argument_view_class_init (CfArgumentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_argument_view_dispose;
  widget_class->map = cf_argument_view_map;
  widget_class->unmap = cf_argument_view_unmap;
  widget_class->focus = cf_argument_view_focus;
  widget_class->css_changed = cf_argument_view_css_changed;
  g_type_ensure (CF_TYPE_ARGUMENT_BLANK);
  g_type_ensure (CF_TYPE_ARGUMENT_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-argument-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, box);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, scope);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, summary);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, fit_button);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, in_button);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, out_button);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, export_button);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, stack);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, canvas);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, blank);
  gtk_widget_class_bind_template_callback (widget_class, cf_argument_canvas_zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, cf_argument_canvas_zoom_out);
  gtk_widget_class_bind_template_callback (widget_class, cf_argument_canvas_fit);
  gtk_widget_class_bind_template_callback (widget_class, on_usual_size);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_zoomed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "argumentview");
  gtk_widget_class_install_action (widget_class, "map.export", "s", export_map);
  gtk_widget_class_install_action (widget_class, "map.stop", NULL, stop_reading);
  gtk_widget_class_install_action (widget_class, "map.resume", NULL, resume_reading);
  gtk_widget_class_install_action (widget_class, "map.clear-filter", NULL, clear_filter);

  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_ARGUMENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_argument_view_init (CfArgumentView *self)
{
  g_autoptr (GMenuModel) menu = cf_argument_export_make_menu ("map.export");

  gtk_widget_init_template (GTK_WIDGET (self));
  cf_argument_scope_fill (self->scope, GTK_WIDGET (self));
  g_signal_connect_swapped (self->scope, "notify::selected", G_CALLBACK (queue_update), self);
  self->filter = CF_ARGUMENT_FILTER (cf_argument_filter_new ());
  gtk_menu_button_set_popover (self->filter_button, GTK_WIDGET (self->filter));
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (on_filter_changed), self);
  gtk_menu_button_set_menu_model (self->export_button, menu);
  cf_menu_names_follow (GTK_WIDGET (self->export_button));
}

GtkWidget *
cf_argument_view_new (void)
{
  return g_object_new (CF_TYPE_ARGUMENT_VIEW, NULL);
}

static void
on_chosen_changed (CfArgumentView *self)
{
  if (get_scope (self) == CF_ARGUMENT_THREAD)
    queue_update (self);
}

static void
on_selection_changed (CfArgumentView *self)
{
  if (get_scope (self) == CF_ARGUMENT_SELECTION)
    queue_update (self);
}

/**
 * cf_argument_view_set_session:
 * @self: a view that is not shown yet
 * @session: the session that it shows
 */
void
cf_argument_view_set_session (CfArgumentView *self, CfSession *session)
{
  CfArgumentKeeper *keeper = cf_session_get_argument (session);

  g_set_object (&self->session, session);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (on_graph_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "busy-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "chosen-changed", G_CALLBACK (on_chosen_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
}
