/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map of an article, a selection, a thread or the project.
 *
 * While it is shown it holds the session's argument graph, and follows it: what is wanted of the graph is chosen and
 * laid out in a thread, and then takes the place of what is shown. */

#include "config.h"

#include "cf-argument-view.h"

#include "cf-argument-canvas.h"
#include "cf-argument-card.h"
#include "cf-argument-export.h"
#include "cf-argument-filter.h"
#include "cf-drop-down-name.h"
#include "cf-font-scale.h"
#include "cf-menu-names.h"
#include "cf-task.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define UPDATE_AFTER_MS 30
#define PROGRESS_EVERY_MS 100

static const char *const scopes[CF_N_ARGUMENT_SCOPES] = { N_ ("Article"), N_ ("Selection"),
                                                          N_ ("Thread"), N_ ("Project") };

struct _CfArgumentView
{
  GtkWidget parent_instance;

  CfSession *session;
  GCancellable *laying_out; /* NULL while nothing is */
  guint update_source;
  guint progress_source;
  gboolean is_held;
  gboolean wants_focus; /* the map is to have it, when there is one */
  gboolean is_new;      /* it has been shown, and no map in it yet */
  char *chosen;         /* the annotation that was chosen when it was shown last */
  const char *empty_action;

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
  AdwStatusPage *empty;
  GtkButton *empty_button;
  GtkLabel *busy_label;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfArgumentView, cf_argument_view, GTK_TYPE_WIDGET)

static void
release (CfArgumentView *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_cancellable_cancel (self->laying_out);
  g_clear_object (&self->laying_out);
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

/* What there is to say instead of a map, and what can be done about it. */
typedef struct
{
  const char *title;
  const char *description;
  const char *button;
  const char *action;
} Empty;

typedef enum
{
  NO_PROJECT,
  NO_ARTICLE,
  NO_SELECTION,
  NO_CHOICE,
  NOTHING_MARKED,
  NOTHING_THERE,
  NOTHING_LEFT,
  STOPPED
} EmptyKind;

static const Empty empties[] = {
  [NO_PROJECT] = { N_ ("No Project Open"),
                   N_ ("Open a folder of articles to see who claims what, and who rebuts it."),
                   N_ ("Open _Folder…"), "win.open-folder" },
  [NO_ARTICLE] = { N_ ("No Article Open"),
                   N_ ("Choose one in the library, or look at the map of the project."), NULL,
                   NULL },
  [NO_SELECTION] = { N_ ("Nothing Is Selected"),
                     N_ ("Select words in the article, then come back: the map shows what is "
                         "marked there."),
                     N_ ("_Go to the Article"), "win.focus-article" },
  [NO_CHOICE] = { N_ ("No Annotation Is Chosen"),
                  N_ ("Choose one in the article with J and K, then come back: the map shows the "
                      "thread that it is in."),
                  N_ ("_Go to the Article"), "win.focus-article" },
  [NOTHING_MARKED] = { N_ ("Nothing Is Marked Here"),
                       N_ ("Mark claims, rebuttals and sources in the article, and link them: they "
                           "appear here as cards."),
                       N_ ("_Go to the Article"), "win.focus-article" },
  [NOTHING_THERE] = { N_ ("Nothing Is Marked in This Project"),
                      N_ ("Mark claims, rebuttals and sources in its articles, and link them: they "
                          "appear here as cards."),
                      N_ ("_Go to the Article"), "win.focus-article" },
  [NOTHING_LEFT] = { N_ ("Nothing Passes the Filter"),
                     N_ ("There are annotations, but none with that code, outlet and annotator."),
                     N_ ("_Clear the Filter"), "clear" },
  [STOPPED] = { N_ ("Reading Was Stopped"), N_ ("The map needs all sidecars of the project."),
                N_ ("_Read Them"), "resume" },
};

static void
show_empty (CfArgumentView *self, EmptyKind kind)
{
  const Empty *empty = &empties[kind];

  adw_status_page_set_title (self->empty, _ (empty->title));
  adw_status_page_set_description (self->empty, _ (empty->description));
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), empty->button != NULL);
  if (empty->button != NULL)
    gtk_button_set_label (self->empty_button, _ (empty->button));
  self->empty_action = empty->action;
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_error (CfArgumentView *self, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->empty, _ ("No Map"));
  adw_status_page_set_description (self->empty, safe);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static gboolean
on_progress_due (gpointer data)
{
  CfArgumentView *self = data;
  CfArgumentKeeper *keeper = cf_session_get_argument (self->session);

  gtk_progress_bar_set_fraction (self->progress, cf_argument_keeper_get_progress (keeper));
  return G_SOURCE_CONTINUE;
}

static void
show_busy (CfArgumentView *self)
{
  CfArgumentKeeper *keeper = cf_session_get_argument (self->session);
  gboolean reading = cf_argument_keeper_is_busy (keeper);

  gtk_label_set_text (self->busy_label, reading ? _ ("Reading the annotations of the project…")
                                                : _ ("Arranging the map…"));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), reading);
  gtk_widget_set_visible (self->cancel_button, reading);
  if (reading && self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_EVERY_MS, on_progress_due, self);
  if (!reading)
    g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

static CfArgumentScope
get_scope (CfArgumentView *self)
{
  return (CfArgumentScope) MIN (gtk_drop_down_get_selected (self->scope), CF_ARGUMENT_PROJECT);
}

static CfArgumentQuery *
make_query (CfArgumentView *self)
{
  CfArgumentQuery *query = g_new0 (CfArgumentQuery, 1);
  CfDocument *document = cf_session_get_document (self->session);
  CfAnnotation *chosen = cf_session_get_chosen (self->session);

  query->scope = get_scope (self);
  if (document != NULL)
    query->file = cf_project_make_relative (cf_session_get_project (self->session),
                                            cf_document_get_path (document));
  query->selection = cf_session_get_selection (self->session);
  if (chosen != NULL)
    query->annotation = g_strdup (cf_record_get_id (CF_RECORD (chosen)));
  cf_argument_filter_apply (self->filter, query);
  return query;
}

typedef struct
{
  CfArgumentGraph *graph;
  CfArgumentQuery *query;
  CfArgumentMapSizes sizes;
  CfArgumentMap *before;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  cf_argument_graph_unref (job->graph);
  cf_argument_query_free (job->query);
  g_clear_pointer (&job->before, cf_argument_map_unref);
  g_free (job);
}

static gpointer
run_layout (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (CfArgumentGraph) part = cf_argument_query_run (job->query, job->graph);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return cf_argument_map_new (part, &job->sizes, job->before, error);
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

static EmptyKind
find_reason (CfArgumentView *self)
{
  CfArgumentScope scope = get_scope (self);

  if (cf_argument_filter_is_set (self->filter))
    return NOTHING_LEFT;
  return scope == CF_ARGUMENT_PROJECT ? NOTHING_THERE : NOTHING_MARKED;
}

static gboolean
has_focus_within (CfArgumentView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Its card is the current one; unless somebody comes back from the passage of another card. */
static void
take_chosen (CfArgumentView *self)
{
  CfAnnotation *chosen = cf_session_get_chosen (self->session);
  const char *id = chosen != NULL ? cf_record_get_id (CF_RECORD (chosen)) : NULL;

  if (id != NULL && g_strcmp0 (id, self->chosen) != 0)
    cf_argument_canvas_set_current (self->canvas, id);
  g_free (self->chosen);
  self->chosen = g_strdup (id);
}

static void
show_map (CfArgumentView *self, CfArgumentMap *map)
{
  gboolean any = map->graph->nodes->len > 0;

  update_summary (self, map);
  set_tools (self, any);
  if (!any)
    {
      show_empty (self, find_reason (self));
      return;
    }
  cf_argument_canvas_show (self->canvas, map);
  if (self->is_new)
    take_chosen (self);
  self->is_new = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "map");
  if (self->wants_focus && has_focus_within (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  self->wants_focus = FALSE;
}

static void
on_laid_out (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfArgumentView *self = owner;

  g_clear_object (&self->laying_out);
  if (self->session == NULL)
    return;
  if (error == NULL)
    {
      show_map (self, *result);
      return;
    }
  update_summary (self, NULL);
  set_tools (self, FALSE);
  show_error (self, error->message);
}

static void
start_layout (CfArgumentView *self, CfArgumentGraph *graph, CfArgumentQuery *query)
{
  double scale = cf_font_scale (GTK_WIDGET (self));
  CfArgumentMap *before = cf_argument_canvas_get_map (self->canvas);
  Job *job = g_new0 (Job, 1);
  CfTask task = { .owner = self,
                  .work = run_layout,
                  .done = on_laid_out,
                  .data = job,
                  .free_data = job_free,
                  .free_result = (GDestroyNotify) cf_argument_map_unref };

  job->graph = cf_argument_graph_ref (graph);
  job->query = query;
  job->sizes = (CfArgumentMapSizes){ CF_CARD_WIDTH * scale, CF_CARD_HEIGHT * scale,
                                     CF_CARD_MATTER_HEIGHT * scale };
  job->before = before != NULL ? cf_argument_map_ref (before) : NULL;
  g_cancellable_cancel (self->laying_out);
  g_clear_object (&self->laying_out);
  task.cancellable = self->laying_out = g_cancellable_new ();
  cf_task_run (&task);
}

/* Why there can be no map, before any graph is looked at. */
static gboolean
lacks_what_it_is_of (CfArgumentView *self, EmptyKind *kind)
{
  CfArgumentScope scope = get_scope (self);
  CfSpan selection = cf_session_get_selection (self->session);
  gboolean has_document = cf_session_get_document (self->session) != NULL;

  if (cf_session_get_project (self->session) == NULL)
    *kind = NO_PROJECT;
  else if (cf_argument_keeper_is_stopped (cf_session_get_argument (self->session)))
    *kind = STOPPED;
  else if (scope != CF_ARGUMENT_PROJECT && !has_document)
    *kind = NO_ARTICLE;
  else if (scope == CF_ARGUMENT_SELECTION && cf_span_length (selection) == 0)
    *kind = NO_SELECTION;
  else if (scope == CF_ARGUMENT_THREAD && cf_session_get_chosen (self->session) == NULL)
    *kind = NO_CHOICE;
  else
    return FALSE;
  return TRUE;
}

static void
update (CfArgumentView *self)
{
  CfArgumentGraph *graph = cf_argument_keeper_get_graph (cf_session_get_argument (self->session));
  EmptyKind kind;

  if (lacks_what_it_is_of (self, &kind))
    {
      g_cancellable_cancel (self->laying_out);
      g_clear_object (&self->laying_out);
      update_summary (self, NULL);
      set_tools (self, FALSE);
      show_empty (self, kind);
    }
  else if (graph == NULL)
    {
      set_tools (self, FALSE);
      show_busy (self);
    }
  else
    {
      if (cf_argument_canvas_get_map (self->canvas) == NULL)
        show_busy (self);
      start_layout (self, graph, make_query (self));
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
on_cancel (CfArgumentView *self)
{
  cf_argument_keeper_stop (cf_session_get_argument (self->session));
}

static void
on_empty_clicked (CfArgumentView *self)
{
  if (g_strcmp0 (self->empty_action, "clear") == 0)
    cf_argument_filter_clear (self->filter);
  else if (g_strcmp0 (self->empty_action, "resume") == 0)
    cf_argument_keeper_rebuild (cf_session_get_argument (self->session));
  else if (self->empty_action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->empty_action, NULL);
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

  if (!has_focus_within (self) && direction == GTK_DIR_TAB_FORWARD)
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
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, empty);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, busy_label);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, progress);
  gtk_widget_class_bind_template_child (widget_class, CfArgumentView, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cf_argument_canvas_zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, cf_argument_canvas_zoom_out);
  gtk_widget_class_bind_template_callback (widget_class, cf_argument_canvas_fit);
  gtk_widget_class_bind_template_callback (widget_class, on_usual_size);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_zoomed);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "argumentview");
  gtk_widget_class_install_action (widget_class, "map.export", "s", export_map);

  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_ARGUMENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GMenuModel *
make_export_menu (void)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const CfArgumentFormat *formats = cf_argument_format_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (formats[i].label, NULL);

      g_menu_item_set_action_and_target (item, "map.export", "s", formats[i].id);
      if (formats[i].is_picture)
        g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* A digit chooses what the map shows. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfArgumentView *self)
{
  guint scope = keyval - GDK_KEY_1;

  if (scope >= CF_N_ARGUMENT_SCOPES ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_drop_down_set_selected (self->scope, scope);
  return GDK_EVENT_STOP;
}

static void
cf_argument_view_init (CfArgumentView *self)
{
  g_autoptr (GMenuModel) menu = make_export_menu ();
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    gtk_string_list_append (labels, _ (scopes[i]));
  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (labels));
  g_object_unref (labels);
  cf_drop_down_name_parts (self->scope, _ ("What the map shows"));
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
