/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map as a file. */

#include "config.h"

#include "cf-argument-export.h"

#include <glib/gi18n.h>

typedef struct
{
  CfArgumentGraph *graph;
  const CfArgumentFormat *format;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  cf_argument_graph_unref (job->graph);
  g_free (job);
}

static GBytes *
make (gpointer data, GError **error)
{
  const Job *job = data;

  return job->format->make (job->graph, error);
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
                        CfFileExported done)
{
  g_autofree char *name = g_strconcat (_ ("argument-map"), format->extension, NULL);
  Job *job = g_new0 (Job, 1);
  CfFileExport what = { .title = _ ("Export the Map"),
                        .name = name,
                        .make = make,
                        .data = job,
                        .free_data = job_free,
                        .done = done };

  job->graph = cf_argument_graph_ref (graph);
  job->format = format;
  cf_file_export_ask (owner, &what);
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
