/* SPDX-License-Identifier: GPL-3.0-or-later
 * Exports a labelled dataset: what, in which format, what that cannot carry, how far it is, and what was
 * left out. */

#include "config.h"

#include "cf-export-dialog.h"

#include "cf-button-label.h"
#include "cf-drop-down-name.h"
#include "cf-error.h"
#include "cf-task.h"
#include "cf-unshown.h"

#include <glib/gi18n.h>

#define PROGRESS_EVERY_MS 100
#define PROBLEMS_SHOWN 6

struct _CfExportDialog
{
  AdwWindow parent_instance;

  CfSession *session;
  char *folder;
  GCancellable *cancellable; /* of the export that is running */
  guint progress_source;
  gint done; /* articles, written by the thread */
  gint total;

  GtkButton *cancel_button;
  GtkWidget *export_button;
  AdwComboRow *scope;
  AdwComboRow *format;
  AdwComboRow *rows;
  GtkLabel *loses;
  GtkWidget *result_group;
  GtkProgressBar *progress;
  GtkLabel *result;
};

G_DEFINE_FINAL_TYPE (CfExportDialog, cf_export_dialog, ADW_TYPE_WINDOW)

static void
cf_export_dialog_dispose (GObject *object)
{
  CfExportDialog *self = CF_EXPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (cf_export_dialog_parent_class)->dispose (object);
}

static const CfFormat *
get_format (CfExportDialog *self)
{
  guint n;
  const CfFormat *formats = cf_format_get_all (&n);

  return &formats[MIN (adw_combo_row_get_selected (self->format), n - 1)];
}

static void
on_format_changed (CfExportDialog *self)
{
  const CfFormat *format = get_format (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; format->loses[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", _ (format->loses[i]));
  g_string_prepend (text, text->len > 0 ? _ ("This format cannot carry: ")
                                        : _ ("This format carries everything."));
  gtk_label_set_text (self->loses, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), g_strv_contains (format->options, "rows=spans"));
}

static void
on_cancel (CfExportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

typedef struct
{
  CfExportDialog *dialog; /* kept by the task; only its counters are touched */
  const CfFormat *format;
  CfProject *project;
  char *source; /* the folder or article */
  char *path;
  GHashTable *options;
  GPtrArray *problems;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->project);
  g_free (job->source);
  g_free (job->path);
  g_hash_table_unref (job->options);
  g_ptr_array_unref (job->problems);
  g_free (job);
}

static void
on_progress (guint done, guint total, gpointer user_data)
{
  CfExportDialog *self = user_data;

  g_atomic_int_set (&self->done, (gint) done);
  g_atomic_int_set (&self->total, (gint) total);
}

static gpointer
run_export (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const char *const sources[] = { job->source, NULL };
  g_autoptr (GPtrArray) targets = cf_target_expand (sources, job->problems, error);
  CfExport export = { .targets = targets,
                      .project = job->project,
                      .options = job->options,
                      .problems = job->problems,
                      .cancellable = cancellable,
                      .progress = on_progress,
                      .progress_data = job->dialog };

  if (targets != NULL)
    cf_format_export_file (job->format, &export, job->path, error);
  return NULL;
}

static gboolean
on_progress_due (gpointer data)
{
  CfExportDialog *self = data;
  gint done = g_atomic_int_get (&self->done), total = g_atomic_int_get (&self->total);
  g_autofree char *text = g_strdup_printf (_ ("%d of %d articles"), done, total);

  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
  gtk_progress_bar_set_text (self->progress, text);
  return G_SOURCE_CONTINUE;
}

static char *
describe_result (const Job *job, const GError *error)
{
  g_autofree char *name = g_filename_display_name (job->path);
  GString *text = g_string_new (NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_string_append (text, _ ("Cancelled; no file was written."));
  if (error != NULL)
    {
      if (text->len == 0)
        g_string_append (text, error->message);
      return g_string_free (text, FALSE);
    }
  g_string_append_printf (text, _ ("Exported to %s."), name);
  if (job->problems->len > 0)
    g_string_append_printf (text, "\n\n%s", _ ("Left out or altered:"));
  for (guint i = 0; i < job->problems->len && i < PROBLEMS_SHOWN; i++)
    {
      g_autofree char *problem = cf_problem_to_string (g_ptr_array_index (job->problems, i));

      g_string_append_printf (text, "\n%s", problem);
    }
  if (job->problems->len > PROBLEMS_SHOWN)
    g_string_append_printf (text, "\n… %u", job->problems->len - PROBLEMS_SHOWN);
  return g_string_free (text, FALSE);
}

static void
set_running (CfExportDialog *self, gboolean running)
{
  gtk_widget_set_sensitive (self->export_button, !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scope), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->format), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), !running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_visible (self->result_group, TRUE);
  gtk_button_set_label (self->cancel_button, running ? _ ("_Cancel") : _ ("_Close"));
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (running)
    self->progress_source = g_timeout_add (PROGRESS_EVERY_MS, on_progress_due, self);
}

static void
on_exported (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfExportDialog *self = owner;
  g_autofree char *text = describe_result (data, error);

  g_clear_object (&self->cancellable);
  set_running (self, FALSE);
  gtk_label_set_text (self->result, text);
}

static void
start (CfExportDialog *self, const char *path)
{
  Job *job = g_new0 (Job, 1);
  CfDocument *document = cf_session_get_document (self->session);
  gboolean this_article = adw_combo_row_get_selected (self->scope) == 1 && document != NULL;
  CfTask task = { .owner = self,
                  .work = run_export,
                  .done = on_exported,
                  .data = job,
                  .free_data = job_free,
                  .tell_cancelled = TRUE };

  job->dialog = self;
  job->format = get_format (self);
  job->project = g_object_ref (cf_session_get_project (self->session));
  job->source = g_strdup (this_article ? cf_document_get_path (document) : self->folder);
  job->path = g_strdup (path);
  job->problems = cf_problems_new ();
  job->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (gtk_widget_get_visible (GTK_WIDGET (self->rows)))
    g_hash_table_insert (
      job->options, g_strdup ("rows"),
      g_strdup (adw_combo_row_get_selected (self->rows) == 1 ? "spans" : "articles"));
  self->cancellable = g_cancellable_new ();
  task.cancellable = self->cancellable;
  gtk_label_set_text (self->result, "");
  set_running (self, TRUE);
  cf_task_run (&task);
}

static void
on_file_chosen (GtkNativeDialog *chooser, int response, CfExportDialog *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  g_object_unref (chooser);
  if (path != NULL)
    start (self, path);
}

static void
on_export (CfExportDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    _ ("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *base = g_path_get_basename (self->folder);
  g_autofree char *name = g_strconcat (base, get_format (self)->extension, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect (chooser, "response", G_CALLBACK (on_file_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
cf_export_dialog_class_init (CfExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CfExportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CfExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, CfExportDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, CfExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, CfExportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, CfExportDialog, loses);
  gtk_widget_class_bind_template_child (widget_class, CfExportDialog, result_group);
  gtk_widget_class_bind_template_child (widget_class, CfExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CfExportDialog, result);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_format_changed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cf_export_dialog_init (CfExportDialog *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint n;
  const CfFormat *formats = cf_format_get_all (&n);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, _ (formats[i].label));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (labels));
  g_object_unref (labels);
  on_format_changed (self);
  cf_drop_down_name_row (self->scope);
  cf_drop_down_name_row (self->format);
  cf_drop_down_name_row (self->rows);
  cf_unshown_follow (GTK_WIDGET (self));
  cf_button_labels_shrink (GTK_WIDGET (self));
}

/**
 * cf_export_dialog_new:
 * @session: a session with a project
 * @folder: the folder whose articles are exported
 * @parent: the window that it belongs to
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWindow *
cf_export_dialog_new (CfSession *session, const char *folder, GtkWindow *parent)
{
  CfExportDialog *self = g_object_new (CF_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->folder = g_strdup (folder);
  gtk_widget_set_visible (GTK_WIDGET (self->scope), cf_session_get_document (session) != NULL);
  return GTK_WINDOW (self);
}
