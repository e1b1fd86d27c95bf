/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map as a file: asks where, paints it in a thread and says what came of it. */

#include "config.h"

#include "cf-argument-export.h"

#include "cf-file-writer.h"
#include "cf-format.h"
#include "cf-task.h"

#include <glib/gi18n.h>

typedef struct
{
  CfArgumentGraph *graph;
  const CfArgumentFormat *format;
  CfArgumentExported done;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  cf_argument_graph_unref (job->graph);
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
  bytes = job->format->make (job->graph, error);
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

/**
 * cf_argument_export_ask:
 * @owner: a widget of a window
 * @graph: what is shown
 * @format: how it is to be written
 * @done: is told what came of it
 */
void
cf_argument_export_ask (GtkWidget *owner,
                        CfArgumentGraph *graph,
                        const CfArgumentFormat *format,
                        CfArgumentExported done)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (owner));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    _ ("Export the Map"), window, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *name = g_strconcat (_ ("argument-map"), format->extension, NULL);
  Job *job = g_new0 (Job, 1);

  job->graph = cf_argument_graph_ref (graph);
  job->format = format;
  job->done = done;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "owner", g_object_ref (owner), g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (on_file_chosen), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * cf_argument_export_make_menu:
 * @action: an action that takes the id of a format
 *
 * Returns: (transfer full): the formats that a map as it is shown can be written in
 */
GMenuModel *
cf_argument_export_make_menu (const char *action)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const CfArgumentFormat *formats = cf_argument_format_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (formats[i].label, NULL);

      g_menu_item_set_action_and_target (item, action, "s", formats[i].id);
      if (formats[i].is_picture)
        g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}
