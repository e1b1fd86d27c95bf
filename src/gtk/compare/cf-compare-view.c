/* SPDX-License-Identifier: GPL-3.0-or-later
 * Coders compared, and their differences decided: the article with a lane each, and the list beside it, or below it
 * where the window is narrow.
 *
 * What is compared is read in a thread while the view is shown, and again when layers change on disk. The article that
 * is shown is that of the window: a difference in another one opens that.
 *
 * #CfCompareView::message (text) says what happened. */

#include "config.h"

#include "cf-compare-keys.h"
#include "cf-compare-view-private.h"
#include "cf-focus.h"

#include <glib/gi18n.h>

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfCompareView, cf_compare_view, GTK_TYPE_WIDGET)

static void open_article (CfCompareView *self);

static void
cf_compare_view_dispose (GObject *object)
{
  CfCompareView *self = CF_COMPARE_VIEW (object);

  cf_compare_view_stop (self);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_COMPARE_VIEW);
  g_clear_object (&self->comparer);
  g_clear_object (&self->session);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->opening, g_free);
  g_clear_pointer (&self->fetched_for, g_free);
  g_clear_pointer (&self->remarked, g_free);
  g_clear_pointer (&self->waiting, g_array_unref);
  G_OBJECT_CLASS (cf_compare_view_parent_class)->dispose (object);
}

void
cf_compare_view_say (CfCompareView *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

/* Of the article that the window shows; NULL for none. */
const char *
cf_compare_view_get_path (CfCompareView *self)
{
  CfDocument *document = cf_session_get_document (self->session);

  return document != NULL ? cf_document_get_path (document) : NULL;
}

static void
on_rules (CfCompareView *self)
{
  cf_compare_view_run (self, CF_COMPARE_RULES, 0);
}

static void
on_agenda (CfCompareView *self)
{
  cf_compare_view_run (self, CF_COMPARE_AGENDA, 0);
}

/* The lanes of the article that is shown, which is open in gold. */
static void
show_opened (
  CfCompareView *self, const char *path, CfDocument *document, CfLanes **lanes, const GError *error)
{
  CfSession *gold = cf_comparer_get_gold (self->comparer);

  if (document != NULL)
    cf_comparer_keep (self->comparer, document);
  if (self->reopens || g_strcmp0 (path, cf_compare_view_get_path (self)) != 0)
    {
      self->reopens = FALSE;
      open_article (self);
      return;
    }
  if (error != NULL)
    cf_compare_view_say (self, error->message);
  if (cf_session_find_document (gold, path) == NULL)
    return;
  cf_session_show (gold, cf_session_find_document (gold, path));
  cf_compare_text_show (self->text, g_steal_pointer (lanes));
  cf_compare_view_go_to_current (self);
}

static void
on_opened (
  gpointer owner, const char *path, CfDocument *document, CfLanes **lanes, const GError *error)
{
  CfCompareView *self = owner;

  g_clear_pointer (&self->opening, g_free);
  if (self->session == NULL)
    return;
  show_opened (self, path, document, lanes, error);
  cf_compare_view_go_on (self);
}

/* One at a time: two that are opened at once would be two documents of one file. */
static void
open_article (CfCompareView *self)
{
  CfComparison *comparison = cf_comparer_get_comparison (self->comparer);
  const char *path = cf_compare_view_get_path (self);
  CfSession *gold = cf_comparer_get_gold (self->comparer);

  if (comparison == NULL || path == NULL)
    return;
  if (self->opening != NULL)
    {
      self->reopens = comparison != self->opened_for || !g_str_equal (path, self->opening);
      return;
    }
  self->opening = g_strdup (path);
  self->opened_for = comparison;
  cf_compare_open (G_OBJECT (self), cf_session_get_project (gold), comparison, path,
                   cf_session_find_document (gold, path), on_opened);
}

/**
 * cf_compare_view_go_to_current:
 * @self: a view
 *
 * Shows the current difference in the text; in another article that is opened first.
 */
void
cf_compare_view_go_to_current (CfCompareView *self)
{
  CfComparison *comparison = cf_comparer_get_comparison (self->comparer);
  guint item = cf_compare_list_get_current (self->list);
  CfDocument *shown = cf_session_get_document (cf_comparer_get_gold (self->comparer));
  const char *path;

  if (comparison == NULL || item == CF_NONE)
    {
      cf_compare_text_show_item (self->text, CF_NONE);
      return;
    }
  path = cf_comparison_get_article (comparison, cf_comparison_get_item (comparison, item)->article)
           ->path;
  if (g_strcmp0 (path, cf_compare_view_get_path (self)) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-article", "s", path);
  else if (shown != NULL && g_str_equal (cf_document_get_path (shown), path))
    cf_compare_text_show_item (self->text, item);
  else
    open_article (self);
}

/* Whoever was in the list goes on at what stands in its place: the keys are there, too. */
static void
keep_focus (CfCompareView *self, const char *page)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->side_stack), page) != 0)
    gtk_widget_grab_focus (cf_compare_list_count (self->list) > 0 ? GTK_WIDGET (self->list)
                                                                  : self->clear_button);
}

/**
 * cf_compare_view_fill:
 * @self: a view
 *
 * Lists what the filter leaves of what is compared.
 */
void
cf_compare_view_fill (CfCompareView *self)
{
  const gboolean had_focus = cf_focus_is_within (GTK_WIDGET (self->side_stack));
  const char *page = gtk_stack_get_visible_child_name (self->side_stack);

  if (cf_compare_filter_is_set (self->filter))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
  cf_compare_list_fill (self->list, cf_compare_filter_get (self->filter));
  cf_compare_view_show_summary (self);
  if (had_focus)
    keep_focus (self, page);
}

/* Whoever waits for the list gets it, and not whoever has gone on elsewhere: keys would decide there. */
static void
take_focus (CfCompareView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_free = root != NULL && gtk_root_get_focus (root) == NULL;

  if (self->wants_focus && cf_compare_list_count (self->list) > 0 &&
      (is_free || cf_focus_may_move_within (GTK_WIDGET (self))))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  self->wants_focus = FALSE;
}

/* What has been compared, or why nothing has. */
void
cf_compare_view_show (CfCompareView *self)
{
  if (cf_compare_view_show_blank (self))
    {
      self->wants_focus = self->wants_focus && self->comparing != NULL;
      cf_compare_view_show_summary (self);
      return;
    }
  cf_compare_view_fill (self);
  open_article (self);
  take_focus (self);
}

/**
 * cf_compare_view_compare_anew:
 * @self: a view
 *
 * Something else is to be compared.
 */
void
cf_compare_view_compare_anew (CfCompareView *self)
{
  self->is_stale = TRUE;
  cf_comparer_set_comparison (self->comparer, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    cf_compare_view_update (self);
}

static void
on_comparer_changed (CfCompareView *self)
{
  if (cf_session_get_project (cf_comparer_get_gold (self->comparer)) == NULL)
    return;
  cf_compare_coders_offer (self->coders, self->comparer);
  if (cf_comparer_get_comparison (self->comparer) != NULL)
    cf_compare_filter_offer (self->filter, self->comparer);
}

static void
on_decided (CfCompareView *self)
{
  cf_compare_view_show_summary (self);
}

static void
on_names_toggled (CfCompareView *self)
{
  cf_comparer_set_hidden (self->comparer, gtk_toggle_button_get_active (self->names_button));
  cf_compare_view_show_figure (self);
  if (cf_comparer_get_comparison (self->comparer) != NULL)
    cf_compare_view_fill (self);
}

static void
on_clear_filter (CfCompareView *self)
{
  cf_compare_filter_clear (self->filter);
}

static void
stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfCompareView *self = CF_COMPARE_VIEW (widget);

  cf_compare_view_stop (self);
  self->is_stopped = TRUE;
  cf_compare_view_show_blank (self);
}

static void
on_left (CfCompareView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_entered (CfCompareView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
cf_compare_view_map (GtkWidget *widget)
{
  CfCompareView *self = CF_COMPARE_VIEW (widget);

  GTK_WIDGET_CLASS (cf_compare_view_parent_class)->map (widget);
  if (self->is_stale)
    cf_compare_view_update (self);
}

static void
cf_compare_view_unmap (GtkWidget *widget)
{
  CfCompareView *self = CF_COMPARE_VIEW (widget);

  if (self->comparing != NULL)
    self->is_stale = TRUE;
  cf_compare_view_stop (self);
  GTK_WIDGET_CLASS (cf_compare_view_parent_class)->unmap (widget);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  CfCompareView *self = CF_COMPARE_VIEW (widget);

  if (!cf_compare_view_has_figure (self))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "win.view", "s", "agreement");
  return GDK_EVENT_STOP;
}

static gboolean
cf_compare_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CfCompareView *self = CF_COMPARE_VIEW (widget);

  if (!cf_focus_is_within (widget) && direction == GTK_DIR_TAB_FORWARD)
    {
      self->wants_focus =
        cf_compare_list_count (self->list) == 0 || self->is_stale || self->comparing != NULL;
      return gtk_widget_grab_focus (cf_compare_list_count (self->list) > 0
                                      ? GTK_WIDGET (self->list)
                                      : GTK_WIDGET (self->scope));
    }
  return GTK_WIDGET_CLASS (cf_compare_view_parent_class)->focus (widget, direction);
}

static void
cf_compare_view_class_init (CfCompareViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_compare_view_dispose;
  widget_class->map = cf_compare_view_map;
  widget_class->unmap = cf_compare_view_unmap;
  widget_class->focus = cf_compare_view_focus;
  cf_compare_view_class_init_layout (widget_class);
  g_type_ensure (CF_TYPE_COMPARE_TEXT);
  g_type_ensure (CF_TYPE_COMPARE_LIST);
  g_type_ensure (CF_TYPE_NOTICE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-compare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, box);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, scope);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, coders_button);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, names_button);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, figure_bar);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, figure_name);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, content);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, text);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, side);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, side_stack);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, list);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, none);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, clear_button);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, stack);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, blank);
  gtk_widget_class_bind_template_child (widget_class, CfCompareView, summary);
  gtk_widget_class_bind_template_callback (widget_class, on_names_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_rules);
  gtk_widget_class_bind_template_callback (widget_class, on_agenda);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, cf_compare_view_go_to_current);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_install_action (widget_class, "compare.stop", NULL, stop);
  gtk_widget_class_set_css_name (widget_class, "compareview");
  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_COMPARE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_compare_view_init (CfCompareView *self)
{
  self->is_stale = TRUE;
  self->waiting = g_array_new (FALSE, FALSE, sizeof (CfCompareWish));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->coders = CF_COMPARE_CODERS (cf_compare_coders_new ());
  self->filter = CF_COMPARE_FILTER (cf_compare_filter_new ());
  gtk_menu_button_set_popover (self->coders_button, GTK_WIDGET (self->coders));
  gtk_menu_button_set_popover (self->filter_button, GTK_WIDGET (self->filter));
  g_signal_connect_object (self->coders, "changed", G_CALLBACK (cf_compare_view_compare_anew), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (cf_compare_view_fill), self,
                           G_CONNECT_SWAPPED);
  cf_compare_keys_add (self, GTK_WIDGET (self->side_stack));
}

GtkWidget *
cf_compare_view_new (void)
{
  return g_object_new (CF_TYPE_COMPARE_VIEW, NULL);
}

/* Of the project all is compared already. */
static void
on_document_changed (CfCompareView *self)
{
  cf_compare_view_leave_figure (self, cf_compare_view_get_path (self));
  if (!cf_compare_view_is_of_project (self) || cf_comparer_get_comparison (self->comparer) == NULL)
    cf_compare_view_queue_update (self);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    open_article (self);
}

static void
on_project_changed (CfCompareView *self)
{
  cf_comparer_follow_project (self->comparer);
  cf_compare_coders_forget (self->coders);
  cf_compare_view_queue_update (self);
}

/**
 * cf_compare_view_set_session:
 * @self: a view that is not shown yet
 * @session: the session of the window
 */
void
cf_compare_view_set_session (CfCompareView *self, CfSession *session)
{
  CfSession *gold;

  g_set_object (&self->session, session);
  self->comparer = cf_comparer_new (session);
  gold = cf_comparer_get_gold (self->comparer);
  cf_compare_text_set_comparer (self->text, self->comparer);
  cf_compare_list_set_comparer (self->list, self->comparer);
  g_signal_connect_object (self->comparer, "changed", G_CALLBACK (on_comparer_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->comparer, "decided", G_CALLBACK (on_decided), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gold, "message", G_CALLBACK (cf_compare_view_say), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "project-changed", G_CALLBACK (on_project_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "annotator-changed", G_CALLBACK (cf_compare_view_queue_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "codebook-changed", G_CALLBACK (cf_compare_view_queue_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "seals-changed", G_CALLBACK (cf_compare_view_queue_update),
                           self, G_CONNECT_SWAPPED);
  cf_compare_view_follow_figures (self);
}

/**
 * cf_compare_view_set_look:
 * @self: a view
 * @text_size: 1.0 is the usual size
 * @line_height: lines are that much higher than their font
 */
void
cf_compare_view_set_look (CfCompareView *self, double text_size, double line_height)
{
  cf_compare_text_set_look (self->text, text_size, line_height);
}

/**
 * cf_compare_view_file_changed:
 * @self: a view with a session
 * @path: a sidecar that has changed on disk
 */
void
cf_compare_view_file_changed (CfCompareView *self, const char *path)
{
  CfSession *gold = cf_comparer_get_gold (self->comparer);
  g_autoptr (GPtrArray) documents = cf_session_list_documents (gold);

  for (guint i = 0; i < documents->len; i++)
    {
      CfDocument *document = g_ptr_array_index (documents, i);

      if (!g_str_equal (cf_sidecar_store_get_path (cf_document_get_store (document)), path))
        continue;
      cf_autosave_refresh (cf_session_get_autosave (gold), document);
      return;
    }
  cf_compare_view_queue_update (self);
}
