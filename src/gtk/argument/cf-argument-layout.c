/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is wanted of an argument graph is chosen and laid out, in a thread. */

#include "config.h"

#include "cf-argument-layout.h"

#include "cf-argument-card.h"
#include "cf-font-scale.h"
#include "cf-task.h"

typedef struct
{
  CfArgumentGraph *graph;
  CfArgumentQuery *query;
  CfArgumentMapSizes sizes;
  CfArgumentMap *before;
  CfArgumentLaidOut done;
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
run (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (CfArgumentGraph) part = cf_argument_query_run (job->query, job->graph);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return cf_argument_map_new (part, &job->sizes, job->before, error);
}

static void
on_done (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  Job *job = data;

  job->done (owner, *result, error);
}

/**
 * cf_argument_layout_start:
 * @owner: who asks, and whose letters tell how large cards are; it is kept alive until then
 * @graph: what is there
 * @query: (transfer full): what of it is wanted
 * @before: (nullable): the map that it takes the place of: what is in both stays where it was, if it can
 * @done: is told the map
 *
 * Returns: (transfer full): stops it
 */
GCancellable *
cf_argument_layout_start (GtkWidget *owner,
                          CfArgumentGraph *graph,
                          CfArgumentQuery *query,
                          CfArgumentMap *before,
                          CfArgumentLaidOut done)
{
  double scale = cf_font_scale (owner);
  Job *job = g_new0 (Job, 1);
  CfTask task = { .owner = owner,
                  .work = run,
                  .done = on_done,
                  .data = job,
                  .free_data = job_free,
                  .free_result = (GDestroyNotify) cf_argument_map_unref,
                  .cancellable = g_cancellable_new () };

  job->graph = cf_argument_graph_ref (graph);
  job->query = query;
  job->sizes = (CfArgumentMapSizes){ CF_CARD_WIDTH * scale, CF_CARD_HEIGHT * scale,
                                     CF_CARD_MATTER_HEIGHT * scale };
  job->before = before != NULL ? cf_argument_map_ref (before) : NULL;
  job->done = done;
  cf_task_run (&task);
  return task.cancellable;
}
