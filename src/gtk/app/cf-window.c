/* SPDX-License-Identifier: GPL-3.0-or-later
 * The window: arranges the panes.
 *
 * A CfWindow makes a session, gives it to the panes, and turns what the session says into title, toasts
 * and the word "Saved". Below 1500 pixels the library folds away, below 900 the inspector too. */

#include "config.h"

#include "cf-window.h"

#include "cf-annotators.h"
#include "cf-error.h"
#include "cf-reader.h"
#include "cf-save-label.h"
#include "cf-sidecar-name.h"
#include "cf-target.h"
#include "cf-task.h"
#include "cf-text-style.h"
#include "cf-walk.h"
#include "cf-watch.h"

#include <glib/gi18n.h>

#define LIBRARY_WIDTH 1500
#define INSPECTOR_WIDTH 900
#define NARROW_WIDTH 620
#define MAX_RECENT 10

struct _CfWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  CfSession *session;
  CfTextStyle *style;
  CfWatch *watch;
  GCancellable *opening; /* of the article that is being opened */
  char *folder;
  char *wanted; /* the article to show when the library is there */
  int width;
  guint fold_source;

  AdwHeaderBar *header;
  GtkToggleButton *library_button;
  GtkWidget *open_button;
  AdwWindowTitle *window_title;
  GtkToggleButton *inspector_button;
  GtkWidget *find_button;
  GtkButton *finish_button;
  GtkLabel *saved_label;
  AdwToastOverlay *toasts;
  AdwFlap *library_flap;
  AdwFlap *inspector_flap;
  CfLibraryPane *library;
  CfInspectorPane *inspector;
  CfArticlePane *article;
};

G_DEFINE_FINAL_TYPE (CfWindow, cf_window, ADW_TYPE_APPLICATION_WINDOW)

static void
cf_window_dispose (GObject *object)
{
  CfWindow *self = CF_WINDOW (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->style, cf_text_style_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (cf_window_parent_class)->dispose (object);
}

static gboolean
is_library_folded (CfWindow *self)
{
  return adw_flap_get_fold_policy (self->library_flap) == ADW_FLAP_FOLD_POLICY_ALWAYS;
}

static gboolean
is_inspector_folded (CfWindow *self)
{
  return adw_flap_get_fold_policy (self->inspector_flap) == ADW_FLAP_FOLD_POLICY_ALWAYS;
}

static void
set_folded (AdwFlap *flap, gboolean folded, gboolean revealed)
{
  adw_flap_set_fold_policy (flap,
                            folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (flap, !folded && revealed);
}

static void
apply_folding (CfWindow *self)
{
  gboolean has_project = cf_session_get_project (self->session) != NULL;
  gboolean narrow = self->width < NARROW_WIDTH;

  set_folded (self->library_flap, self->width < LIBRARY_WIDTH,
              has_project && g_settings_get_boolean (self->settings, "library-visible"));
  set_folded (self->inspector_flap, self->width < INSPECTOR_WIDTH,
              has_project && g_settings_get_boolean (self->settings, "inspector-visible"));
  adw_header_bar_set_centering_policy (self->header, narrow ? ADW_CENTERING_POLICY_LOOSE
                                                            : ADW_CENTERING_POLICY_STRICT);
  gtk_widget_set_visible (GTK_WIDGET (self->saved_label), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->finish_button), !narrow);
  gtk_widget_set_visible (self->find_button, !narrow);
  gtk_widget_set_visible (self->open_button, !narrow);
}

static gboolean
on_fold_due (gpointer data)
{
  CfWindow *self = data;

  self->fold_source = 0;
  apply_folding (self);
  return G_SOURCE_REMOVE;
}

/* In which of the four widths a window is. */
static int
classify_width (int width)
{
  return (width >= NARROW_WIDTH) + (width >= INSPECTOR_WIDTH) + (width >= LIBRARY_WIDTH);
}

static void
cf_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfWindow *self = CF_WINDOW (widget);
  int before = self->width;

  GTK_WIDGET_CLASS (cf_window_parent_class)->size_allocate (widget, width, height, baseline);
  self->width = width;
  /* Not within an allocation: folding asks for another. */
  if (classify_width (width) != classify_width (before) && self->fold_source == 0)
    self->fold_source = g_idle_add (on_fold_due, self);
}

static void
on_library_clicked (CfWindow *self)
{
  cf_window_toggle_library (self);
}

static void
on_inspector_clicked (CfWindow *self)
{
  cf_window_toggle_inspector (self);
}

static void
on_library_revealed (CfWindow *self)
{
  gtk_toggle_button_set_active (self->library_button,
                                adw_flap_get_reveal_flap (self->library_flap));
}

static void
on_inspector_revealed (CfWindow *self)
{
  gtk_toggle_button_set_active (self->inspector_button,
                                adw_flap_get_reveal_flap (self->inspector_flap));
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

static void
on_close_anyway (CfWindow *self, const char *response)
{
  if (g_str_equal (response, "close"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_to_close (CfWindow *self, const char *message)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Not Everything Is Saved"), NULL);

  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    _ ("%s\n\nWhat is not saved is kept in a safe place and will be put "
       "in when the article is opened next."),
    message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Stay"), "close",
                                    _ ("_Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_anyway), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
cf_window_close_request (GtkWindow *window)
{
  CfWindow *self = CF_WINDOW (window);
  g_autoptr (GError) error = NULL;

  remember_size (self);
  cf_inspector_pane_commit (self->inspector);
  if (!cf_autosave_flush (cf_session_get_autosave (self->session), &error))
    {
      ask_to_close (self, error->message);
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
  g_type_ensure (CF_TYPE_ARTICLE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/counterframe/ui/cf-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CfWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, library_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, finish_button);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, library_flap);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, inspector_flap);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, library);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, CfWindow, article);
  gtk_widget_class_bind_template_callback (widget_class, on_library_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_inspector_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_library_revealed);
  gtk_widget_class_bind_template_callback (widget_class, on_inspector_revealed);
}

/**
 * cf_window_say:
 * @self: a window
 * @text: something to tell
 * @undoable: whether it can be undone
 */
void
cf_window_say (CfWindow *self, const char *text, gboolean undoable)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  /* The title of a toast is markup. */
  adw_toast_set_title (toast, escaped);
  if (undoable)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
update_title (CfWindow *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfArticle *article = document != NULL ? cf_document_get_article (document) : NULL;
  g_autofree char *name =
    document != NULL ? g_filename_display_basename (cf_document_get_path (document)) : NULL;
  const char *title = article != NULL ? cf_article_get_title (article) : NULL;
  const char *outlet = article != NULL ? cf_article_get_outlet (article) : NULL;

  if (title == NULL)
    title = name != NULL ? name : "Counterframe";
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
}

static void
on_state_changed (CfWindow *self, CfDocument *document)
{
  if (document == cf_session_get_document (self->session))
    update_saved (self);
}

static void
on_merged (CfWindow *self, CfDocument *document)
{
  if (document == cf_session_get_document (self->session))
    cf_window_say (self, _ ("Changes on disk were merged in"), FALSE);
}

static void
on_document_changed (CfWindow *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  g_autofree char *folder =
    document != NULL ? g_path_get_dirname (cf_document_get_path (document)) : NULL;
  g_autofree char *relative = NULL;

  update_title (self);
  update_saved (self);
  cf_window_actions_update (self);
  cf_watch_set_folder (self->watch, folder != NULL ? folder : self->folder);
  if (document == NULL)
    return;
  relative =
    cf_project_make_relative (cf_document_get_project (document), cf_document_get_path (document));
  g_settings_set_string (self->settings, "last-article", relative);
  if (is_library_folded (self))
    adw_flap_set_reveal_flap (self->library_flap, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (cf_article_pane_get_view (self->article)));
}

static gpointer
read_article (gpointer data, GCancellable *cancellable, GError **error)
{
  return cf_reader_read_file (data, NULL, error);
}

static void
on_article_read (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfWindow *self = owner;
  CfDocument *document = cf_session_find_document (self->session, data);
  CfArticle *article = *result;

  /* Absent or half for a moment: what is shown stays. */
  if (article == NULL || document == NULL ||
      g_str_equal (cf_text_get_digest (cf_article_get_text (article)),
                   cf_text_get_digest (cf_document_get_text (document))))
    return;
  cf_document_set_article (document, article);
  cf_window_say (self, _ ("The article has changed on disk and was read again"), FALSE);
}

static void
reread_article (CfWindow *self, const char *path)
{
  CfTask task = { .owner = self,
                  .work = read_article,
                  .done = on_article_read,
                  .data = g_strdup (path),
                  .free_data = g_free,
                  .free_result = g_object_unref };

  cf_task_run (&task);
}

static void
on_file_changed (CfWindow *self, const char *path)
{
  CfDocument *document = cf_session_get_document (self->session);
  g_autofree char *name = g_path_get_basename (path);
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);

  if (document != NULL && g_str_equal (path, cf_document_get_path (document)))
    reread_article (self, path);
  else if (document != NULL &&
           g_str_equal (path, cf_sidecar_store_get_path (cf_document_get_store (document))))
    cf_autosave_refresh (cf_session_get_autosave (self->session), document);
  else if (cf_walk_classify (name) == CF_FILE_ARTICLE &&
           exists != cf_library_pane_has_article (self->library, path))
    cf_library_pane_rescan (self->library);
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
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL)
    return FALSE;
  cf_window_open_path (self, path);
  return TRUE;
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
  g_signal_connect_object (autosave, "state-changed", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (autosave, "merged", G_CALLBACK (on_merged), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_file_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
cf_window_init (CfWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autofree char *annotator = cf_annotators_get_current_name ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->session = cf_session_new ();
  self->watch = cf_watch_new ();
  self->style = cf_text_style_new ();
  cf_session_set_annotator (self->session, annotator);
  cf_window_actions_add (self);
  cf_library_pane_set_session (self->library, self->session);
  cf_inspector_pane_set_session (self->inspector, self->session);
  cf_article_pane_set_session (self->article, self->session);
  connect_session (self);
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

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "changed::text-size", G_CALLBACK (apply_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::line-height", G_CALLBACK (apply_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::font-family", G_CALLBACK (apply_look), self,
                           G_CONNECT_SWAPPED);
  apply_look (self);
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
  return self->folder;
}

void
cf_window_toggle_library (CfWindow *self)
{
  gboolean reveal = !adw_flap_get_reveal_flap (self->library_flap);

  adw_flap_set_reveal_flap (self->library_flap, reveal);
  if (!is_library_folded (self))
    g_settings_set_boolean (self->settings, "library-visible", reveal);
}

void
cf_window_reveal_library (CfWindow *self)
{
  if (!adw_flap_get_reveal_flap (self->library_flap))
    cf_window_toggle_library (self);
}

void
cf_window_toggle_inspector (CfWindow *self)
{
  gboolean reveal = !adw_flap_get_reveal_flap (self->inspector_flap);

  adw_flap_set_reveal_flap (self->inspector_flap, reveal);
  if (!is_inspector_folded (self))
    g_settings_set_boolean (self->settings, "inspector-visible", reveal);
}

void
cf_window_reveal_inspector (CfWindow *self)
{
  if (!adw_flap_get_reveal_flap (self->inspector_flap))
    cf_window_toggle_inspector (self);
}

/* What a thread needs to open an article. */
typedef struct
{
  CfProject *project;
  char *path;
  char *annotator;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->project);
  g_free (opening->path);
  g_free (opening->annotator);
  g_free (opening);
}

static gpointer
open_document (gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;

  return cf_document_open (opening->project, opening->path, opening->annotator, NULL, error);
}

static void
on_document_opened (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfWindow *self = owner;
  CfDocument *document = *result;
  guint n_recovered;
  g_autofree char *text = NULL;

  g_clear_object (&self->opening);
  if (document == NULL)
    {
      cf_session_show (self->session, NULL);
      cf_article_pane_show_error (self->article, error->message);
      return;
    }
  cf_session_show (self->session, document);
  n_recovered = cf_sidecar_store_get_n_recovered (cf_document_get_store (document));
  if (n_recovered == 0)
    return;
  text = g_strdup_printf (
    ngettext ("%u annotation was missing in the file and has been put back",
              "%u annotations were missing in the file and have been put back", n_recovered),
    n_recovered);
  cf_window_say (self, text, FALSE);
}

/**
 * cf_window_open_article:
 * @self: a window with a project
 * @path: an article in it
 */
void
cf_window_open_article (CfWindow *self, const char *path)
{
  CfDocument *known = cf_session_find_document (self->session, path);
  Opening *opening;
  CfTask task;

  cf_inspector_pane_commit (self->inspector);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (known != NULL)
    {
      cf_session_show (self->session, known);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->project = g_object_ref (cf_session_get_project (self->session));
  opening->path = g_strdup (path);
  opening->annotator = g_strdup (cf_session_get_annotator (self->session));
  self->opening = g_cancellable_new ();
  task = (CfTask){ .owner = self,
                   .work = open_document,
                   .done = on_document_opened,
                   .data = opening,
                   .free_data = opening_free,
                   .free_result = g_object_unref,
                   .cancellable = self->opening };
  cf_task_run (&task);
}

static void
remember_folder (CfWindow *self, const char *folder)
{
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-projects");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;

  if (uri == NULL)
    return;
  g_strv_builder_add (builder, uri);
  for (guint i = 0; recent[i] != NULL && i + 1 < MAX_RECENT; i++)
    if (!g_str_equal (recent[i], uri))
      g_strv_builder_add (builder, recent[i]);
  now = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "recent-projects", (const char *const *) now);
  g_settings_set_string (self->settings, "last-project", uri);
}

static void
open_folder (CfWindow *self, const char *folder)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfProject) project = cf_project_new (folder, problems);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  cf_session_set_project (self->session, project);
  apply_folding (self);
  cf_library_pane_load (self->library, folder);
  remember_folder (self, folder);
  cf_window_actions_update (self);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = cf_problem_to_string (g_ptr_array_index (problems, i));

      cf_window_say (self, text, FALSE);
    }
}

/**
 * cf_window_open_path:
 * @self: a window
 * @path: a folder, an article or a sidecar
 */
void
cf_window_open_path (CfWindow *self, const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *name = g_path_get_basename (full);
  g_autofree char *folder = NULL;

  g_clear_pointer (&self->wanted, g_free);
  if (g_file_test (full, G_FILE_TEST_IS_DIR))
    {
      open_folder (self, full);
      return;
    }
  self->wanted =
    cf_walk_classify (name) == CF_FILE_SIDECAR ? cf_target_find_article (full) : g_strdup (full);
  folder = g_path_get_dirname (full);
  if (g_strcmp0 (self->folder, folder) != 0)
    open_folder (self, folder);
  cf_window_open_article (self, self->wanted);
}

/**
 * cf_window_library_loaded:
 * @self: a window
 *
 * The library knows its articles: one is opened, if none is.
 */
void
cf_window_library_loaded (CfWindow *self)
{
  g_autofree char *wanted = g_steal_pointer (&self->wanted);
  g_autofree char *first = NULL;

  if (cf_session_get_document (self->session) != NULL || self->opening != NULL)
    return;
  if (wanted == NULL || !cf_library_pane_has_article (self->library, wanted))
    first = cf_library_pane_find_first (self->library);
  if (first != NULL || wanted != NULL)
    cf_window_open_article (self, first != NULL ? first : wanted);
}

/**
 * cf_window_restore:
 * @self: a window
 *
 * Shows the last project where it was left, or how to begin.
 */
void
cf_window_restore (CfWindow *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "last-project");
  g_autofree char *relative = g_settings_get_string (self->settings, "last-article");
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-projects");
  g_autofree char *folder = *uri != '\0' ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; recent[i] != NULL; i++)
    {
      char *path = g_filename_from_uri (recent[i], NULL, NULL);

      if (path != NULL)
        g_ptr_array_add (folders, path);
    }
  g_ptr_array_add (folders, NULL);
  cf_article_pane_set_recent (self->article, (const char *const *) folders->pdata);
  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return;
  open_folder (self, folder);
  if (*relative != '\0')
    self->wanted = g_build_filename (cf_project_get_top (cf_session_get_project (self->session)),
                                     relative, NULL);
}
