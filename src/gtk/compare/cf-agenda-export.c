/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda as a file: asks where, writes it in a thread and says what came of it. */

#include "config.h"

#include "cf-agenda-export.h"

#include "cf-agenda.h"
#include "cf-file-writer.h"
#include "cf-format.h"
#include "cf-task.h"

#include <glib/gi18n.h>

typedef struct
{
  CfComparison *comparison;
  GHashTable *golds;
  char **names;
  char *path;
  CfAgendaExported done;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  cf_comparison_unref (job->comparison);
  g_hash_table_unref (job->golds);
  g_strfreev (job->names);
  g_free (job->path);
  g_free (job);
}

static gpointer
run (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  CfAgenda agenda = { job->comparison, job->golds, (const char *const *) job->names, NULL };
  g_autoptr (GBytes) bytes = NULL;

  if (!cf_export_check_destination (job->path, error))
    return NULL;
  bytes = cf_agenda_make_html (&agenda);
  cf_file_write (job->path, bytes, error);
  return NULL;
}

static void
on_done (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  Job *job = data;
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autofree char *text = error != NULL ? g_strdup_printf ("%s: %s", name, error->message)
                                        : g_strdup_printf (_ ("Exported to %s"), name);

  job->done (GTK_WIDGET (owner), text);
}

static void
on_file_chosen (GtkNativeDialog *chooser, int response, Job *job)
{
  GtkWidget *owner = g_object_get_data (G_OBJECT (chooser), "owner");
  g_autoptr (GFile) file = NULL;
  CfTask task = {
    .owner = owner, .work = run, .done = on_done, .data = job, .free_data = job_free
  };

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  job->path = file != NULL ? g_file_get_path (file) : NULL;
  if (job->path != NULL)
    cf_task_run (&task);
  else
    job_free (job);
  g_object_unref (chooser);
}

/* What the coders are called now. */
static char **
list_names (CfComparer *comparer)
{
  GPtrArray *coders = cf_comparer_get_comparison (comparer)->found->material->coders;
  char **names = g_new0 (char *, coders->len + 1);

  for (guint i = 0; i < coders->len; i++)
    names[i] = cf_comparer_dup_name (comparer, i);
  return names;
}

/**
 * cf_agenda_export_ask:
 * @owner: a widget of a window
 * @comparer: a comparer with a comparison
 * @done: is told what came of it
 */
void
cf_agenda_export_ask (GtkWidget *owner, CfComparer *comparer, CfAgendaExported done)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (owner));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    _ ("Write the Agenda"), window, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  /* Not .html: in the folder of the project that would be an article. */
  g_autofree char *name = g_strconcat (_ ("agenda"), ".xhtml", NULL);
  Job *job = g_new0 (Job, 1);

  job->comparison = cf_comparison_ref (cf_comparer_get_comparison (comparer));
  job->golds = cf_comparer_list_open (comparer);
  job->names = list_names (comparer);
  job->done = done;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "owner", g_object_ref (owner), g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (on_file_chosen), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
