/* SPDX-License-Identifier: GPL-3.0-or-later
 * Something is written to a file that is asked for: made in a thread, never over an article or a sidecar. */

#include "config.h"

#include "cf-file-export.h"

#include "cf-file-writer.h"
#include "cf-format.h"
#include "cf-task.h"

#include <glib/gi18n.h>

typedef struct
{
  CfFileExport what; /* title and name are not kept */
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  job->what.free_data (job->what.data);
  g_free (job->path);
  g_free (job);
}

static gpointer
run (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GBytes) bytes = NULL;

  if (!cf_export_check_destination (job->path, error))
    return NULL;
  bytes = job->what.make (job->what.data, error);
  if (bytes != NULL)
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

  job->what.done (GTK_WIDGET (owner), text);
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

/**
 * cf_file_export_ask:
 * @owner: a widget of a window
 * @what: what is to be written; its data is taken over
 */
void
cf_file_export_ask (GtkWidget *owner, const CfFileExport *what)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (what->title, GTK_WINDOW (gtk_widget_get_root (owner)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  Job *job = g_new0 (Job, 1);

  job->what = *what;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), what->name);
  g_object_set_data_full (G_OBJECT (chooser), "owner", g_object_ref (owner), g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (on_file_chosen), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
