/* SPDX-License-Identifier: GPL-3.0-or-later
 * The window: arranges the panes.
 *
 * A CfWindow makes a session, gives it to the panes, and turns what the session says into title, toasts
 * and the word "Saved". Below 1500 pixels the library folds away, below 900 the inspector too. */

#include "config.h"

#include "cf-annotators.h"
#include "cf-codebook-presenter.h"
#include "cf-finisher.h"
#include "cf-font-scale.h"
#include "cf-menu-names.h"
#include "cf-namer.h"
#include "cf-recent-folders.h"
#include "cf-recent-menu.h"
#include "cf-save-label.h"
#include "cf-unsaved-dialog.h"
#include "cf-unshown.h"
#include "cf-window-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CfWindow, cf_window, ADW_TYPE_APPLICATION_WINDOW)

static void
cf_window_dispose (GObject *object)
{
  CfWindow *self = CF_WINDOW (object);

  g_clear_pointer (&self->toaster, cf_toaster_free);
  g_clear_pointer (&self->reading, cf_reading_menu_free);
  g_clear_object (&self->opener);
  g_clear_object (&self->follower);
  g_clear_object (&self->merger);
  g_clear_object (&self->places);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->wanted_view, g_free);
  g_clear_pointer (&self->trail, cf_trail_free);
  g_clear_pointer (&self->style, cf_text_style_free);
  g_clear_pointer (&self->stage, cf_stage_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->folding, cf_folding_free);
  G_OBJECT_CLASS (cf_window_parent_class)->dispose (object);
}

static void
cf_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfWindow *self = CF_WINDOW (widget);

  GTK_WIDGET_CLASS (cf_window_parent_class)->size_allocate (widget, width, height, baseline);
  cf_folding_set_width (self->folding, width, cf_font_scale (widget));
}

static void
remember_size (CfWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)) || width <= 0 || height <= 0)
    return;
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
}

static gboolean
cf_window_close_request (GtkWindow *window)
{
  CfWindow *self = CF_WINDOW (window);
  g_autoptr (GError) error = NULL;

  remember_size (self);
  cf_inspector_pane_commit (self->inspector);
  cf_place_keeper_save (self->places);
  if (!cf_autosave_flush (cf_session_get_autosave (self->session), &error))
    {
      cf_unsaved_dialog_ask (
        GTK_WINDOW (self), error->message,
        _ ("What is not saved is kept in a safe place and will be put in when the "
           "article is opened next."));
      return TRUE;
    }
  if (!cf_corrector_flush (cf_session_get_corrector (self->session), &error))
    {
      cf_unsaved_dialog_ask (GTK_WINDOW (self), error->message,
                             _ ("The details of articles that you have corrected would be lost."));
      return TRUE;
    }
  return GTK_WINDOW_CLASS (cf_window_parent_class)->close_request (window);
}

static void
cf_window_class_init (CfWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cf_window_close_request;
  widget_class->size_allocate = cf_window_size_allocate;
  g_type_ensure (CF_TYPE_LIBRARY_PANE);
  g_type_ensure (CF_TYPE_INSPECTOR_PANE);
  g_type_ensure (CF_TYPE_THREAD_PANE);
  g_type_ensure (CF_TYPE_ARTICLE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/counterframe/ui/cf-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CfWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, library_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, recent_section);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, view_section);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, reading_section);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, reading_box);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, reading_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, view_switcher);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, view_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, annotate_buttons);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, views);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, article_buttons);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, finish_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, library_flap);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, inspector_flap);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, library);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, side);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, thread);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, article);
  cf_window_panes_class_init (widget_class);
}

/**
 * cf_window_say:
 * @self: a window
 * @text: something to tell
 * @undoable: whether it can be undone
 *
 * Takes the place of what was said before; what is said already is not said again.
 */
void
cf_window_say (CfWindow *self, const char *text, gboolean undoable)
{
  /* Something may still be said while the window goes. */
  if (self->toaster != NULL)
    cf_toaster_say (self->toaster, text, undoable);
}

/**
 * cf_window_say_restored:
 * @self: a window
 * @kept_as: the file that has the bytes of a damaged sidecar
 */
void
cf_window_say_restored (CfWindow *self, const char *kept_as)
{
  g_autofree char *name = g_filename_display_basename (kept_as);
  g_autofree char *text = g_strdup_printf (_ ("Restored. The damaged file is kept as “%s”"), name);

  cf_window_say (self, text, FALSE);
}

/**
 * cf_window_update_title:
 * @self: a window
 *
 * Where the header has no room for the save state, it stands below the title.
 */
void
cf_window_update_title (CfWindow *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfArticle *article = document != NULL ? cf_document_get_article (document) : NULL;
  g_autofree char *name =
    document != NULL ? g_filename_display_basename (cf_document_get_path (document)) : NULL;
  const char *title = article != NULL ? cf_article_get_title (article) : NULL;
  const char *outlet = article != NULL ? cf_article_get_outlet (article) : NULL;
  gboolean has_label = gtk_widget_get_visible (GTK_WIDGET (self->saved_label));

  if (title == NULL)
    title = name != NULL ? name : "Counterframe";
  if (!has_label)
    outlet = gtk_label_get_text (self->saved_label);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, outlet != NULL ? outlet : "");
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_saved (CfWindow *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  gboolean finished = document != NULL &&
                      cf_state_is_finished (cf_layer_get_state (cf_document_get_layer (document)));

  cf_save_label_update (self->saved_label, cf_session_get_autosave (self->session), document);
  gtk_button_set_label (self->finish_button, finished ? _ ("_Reopen") : _ ("_Finish"));
  if (finished)
    gtk_widget_remove_css_class (GTK_WIDGET (self->finish_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->finish_button), "suggested-action");
  cf_window_update_title (self);
}

static void
on_state_changed (CfWindow *self, CfDocument *document)
{
  if (document == cf_session_get_document (self->session))
    update_saved (self);
}

static void
update_recent (CfWindow *self)
{
  g_auto (GStrv) recent = cf_recent_folders_list (self->settings);

  cf_recent_menu_fill (self->recent_section, (const char *const *) recent,
                       cf_opener_get_folder (self->opener));
}

static void
on_folder_opened (CfWindow *self)
{
  const char *const folders[] = { cf_opener_get_folder (self->opener), NULL };

  gtk_widget_set_visible (GTK_WIDGET (self->library_button), TRUE);
  cf_folding_set_enabled (self->folding, TRUE);
  cf_follower_set_folders (self->follower, folders);
  cf_library_pane_load (self->library, cf_opener_get_folder (self->opener));
  update_recent (self);
  cf_window_actions_update (self);
  cf_namer_complete (self);
}

static void
on_failed (CfWindow *self, const char *text)
{
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->wanted_view, g_free);
  cf_article_pane_show_error (self->article, text);
}

static void
on_message (CfWindow *self, const char *text)
{
  cf_window_say (self, text, FALSE);
}

static void
on_document_changed (CfWindow *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  g_autofree char *relative = NULL;

  update_saved (self);
  gtk_widget_set_visible (self->article_buttons, document != NULL);
  cf_window_actions_update (self);
  if (document == NULL)
    return;
  relative =
    cf_project_make_relative (cf_document_get_project (document), cf_document_get_path (document));
  g_settings_set_string (self->settings, "last-article", relative);
  if (cf_stage_is_shown (self->stage, CF_STAGE_ANNOTATE))
    cf_window_focus_article (self);
  cf_window_choose_wanted (self);
}

/**
 * cf_window_follow_library:
 * @self: a window whose library knows its folders
 */
void
cf_window_follow_library (CfWindow *self)
{
  const char *const *folders = cf_library_pane_list_folders (self->library);

  if (folders != NULL)
    cf_follower_set_folders (self->follower, folders);
}

/* The same articles, with the layers of somebody else. */
static void
on_annotator_changed (CfWindow *self)
{
  if (cf_session_get_project (self->session) == NULL)
    return;
  cf_library_pane_load (self->library, cf_opener_get_folder (self->opener));
  cf_opener_open_last_article (self->opener);
}

static void
on_article_changed (CfWindow *self, const char *path)
{
  cf_library_pane_refresh (self->library, path);
}

static void
apply_order (CfWindow *self)
{
  cf_library_pane_set_order (self->library,
                             (CfLibraryOrder) g_settings_get_enum (self->settings, "library-sort"));
}

static void
apply_look (CfWindow *self)
{
  double size = g_settings_get_double (self->settings, "text-size");

  cf_text_style_update (self->style, size,
                        g_settings_get_enum (self->settings, "font-family") == 0);
  cf_article_pane_set_look (self->article, size,
                            g_settings_get_double (self->settings, "line-height"));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, CfWindow *self)
{
  gboolean any = FALSE;

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    {
      g_autofree char *path = g_file_get_path (file->data);

      if (path == NULL)
        continue;
      cf_window_open_path (self, path);
      any = TRUE;
    }
  return any;
}

static void
connect_session (CfWindow *self)
{
  CfAutosave *autosave = cf_session_get_autosave (self->session);

  g_signal_connect_object (self->session, "document-changed", G_CALLBACK (on_document_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "message", G_CALLBACK (cf_window_say), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "chosen-changed", G_CALLBACK (cf_window_actions_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "selection-changed",
                           G_CALLBACK (cf_window_actions_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_history (self->session), "changed",
                           G_CALLBACK (cf_window_actions_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "annotator-changed", G_CALLBACK (on_annotator_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "metadata-changed", G_CALLBACK (cf_window_update_title),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_corrector (self->session), "message",
                           G_CALLBACK (on_message), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (autosave, "state-changed", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (autosave, "restored", G_CALLBACK (cf_window_say_restored), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "message", G_CALLBACK (on_message), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->follower, "article-changed", G_CALLBACK (on_article_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->follower, "mended", G_CALLBACK (cf_window_reopen_article), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->follower, "message", G_CALLBACK (on_message), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->follower, "json-changed", G_CALLBACK (cf_merger_look_at),
                           self->merger, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->merger, "message", G_CALLBACK (on_message), self,
                           G_CONNECT_SWAPPED);
}

static void
cf_window_init (CfWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autofree char *annotator = cf_annotators_get_current_name ();

  gtk_widget_init_template (GTK_WIDGET (self));
  cf_unshown_follow (GTK_WIDGET (self));
  cf_menu_names_follow (GTK_WIDGET (self));
  cf_window_panes_arrange (self);
  self->toaster = cf_toaster_new (self->toasts);
  self->session = cf_session_new ();
  self->trail = cf_trail_new ();
  self->follower = cf_follower_new (self->session);
  self->merger = cf_merger_new ();
  self->style = cf_text_style_new ();
  cf_session_set_annotator (self->session, annotator);
  cf_window_actions_add (self);
  cf_library_pane_set_session (self->library, self->session);
  cf_inspector_pane_set_session (self->inspector, self->session);
  cf_thread_pane_set_session (self->thread, self->session);
  cf_article_pane_set_session (self->article, self->session);
  self->places = cf_place_keeper_new (self->session, cf_article_pane_get_columns (self->article));
  connect_session (self);
  cf_codebook_presenter_follow (self);
  cf_finisher_follow (self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  update_saved (self);
  cf_window_actions_update (self);
}

/**
 * cf_window_new:
 * @application: the application
 * @settings: its settings
 *
 * Returns: (transfer none): a window, not shown yet
 */
CfWindow *
cf_window_new (GtkApplication *application, GSettings *settings)
{
  CfWindow *self = g_object_new (CF_TYPE_WINDOW, "application", application, NULL);
  g_autoptr (GAction) sort = g_settings_create_action (settings, "library-sort");

  self->settings = g_object_ref (settings);
  self->opener = cf_opener_new (self->session, settings);
  g_signal_connect_object (self->opener, "folder-opened", G_CALLBACK (on_folder_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "namesake", G_CALLBACK (cf_namer_meet), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "message", G_CALLBACK (on_message), self,
                           G_CONNECT_SWAPPED);
  cf_folding_set_settings (self->folding, settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  cf_folding_set_width (self->folding, g_settings_get_int (settings, "window-width"),
                        cf_font_scale (GTK_WIDGET (self)));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "changed::recent-projects", G_CALLBACK (update_recent), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::text-size", G_CALLBACK (apply_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::line-height", G_CALLBACK (apply_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::font-family", G_CALLBACK (apply_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::library-sort", G_CALLBACK (apply_order), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self), sort);
  self->reading = cf_reading_menu_new (self, self->reading_button, self->reading_section);
  apply_look (self);
  apply_order (self);
  update_recent (self);
  return self;
}

CfSession *
cf_window_get_session (CfWindow *self)
{
  return self->session;
}

GSettings *
cf_window_get_settings (CfWindow *self)
{
  return self->settings;
}

CfArticlePane *
cf_window_get_article_pane (CfWindow *self)
{
  return self->article;
}

CfLibraryPane *
cf_window_get_library_pane (CfWindow *self)
{
  return self->library;
}

CfInspectorPane *
cf_window_get_inspector_pane (CfWindow *self)
{
  return self->inspector;
}

const char *
cf_window_get_folder (CfWindow *self)
{
  return cf_opener_get_folder (self->opener);
}
