/* SPDX-License-Identifier: GPL-3.0-or-later
 * One save of a sidecar, one look at what others have made of it, or its way to another place, in a thread.
 *
 * A store is used by one thread at a time: whoever starts a job waits for it before the next. */

#include "config.h"

#include "cf-save-job.h"

#include "cf-displaced.h"
#include "cf-layer-reading.h"

typedef struct
{
  CfSidecarStore *store;
  CfSnapshot *snapshot; /* NULL for a look */
  gboolean restore;     /* a damaged file is replaced */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->snapshot, cf_snapshot_free);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  CfOutcome *outcome;

  if (job->restore)
    outcome = cf_sidecar_store_save_over_damaged (job->store, job->snapshot, &error);
  else if (job->snapshot != NULL)
    outcome = cf_sidecar_store_save (job->store, job->snapshot, &error);
  else
    outcome = cf_sidecar_store_refresh (job->store, NULL, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, outcome, (GDestroyNotify) cf_outcome_free);
}

static void
start (GObject *source, Job job, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_memdup2 (&job, sizeof job), job_free);
  g_task_run_in_thread (task, run_job);
}

/**
 * cf_save_job_start_save:
 * @source: who saves; it lives until @callback has been called
 * @store: the store, for the job alone until then
 * @snapshot: (transfer full): what to save
 * @restore: whether a file that others have damaged is replaced
 * @callback: called in the main thread
 * @user_data: for @callback
 */
void
cf_save_job_start_save (GObject *source,
                        CfSidecarStore *store,
                        CfSnapshot *snapshot,
                        gboolean restore,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  start (source, (Job){ store, snapshot, restore }, callback, user_data);
}

/**
 * cf_save_job_start_refresh:
 * @source: who looks; it lives until @callback has been called
 * @store: the store, for the job alone until then
 * @callback: called in the main thread
 * @user_data: for @callback
 */
void
cf_save_job_start_refresh (GObject *source,
                           CfSidecarStore *store,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  start (source, (Job){ store, NULL, FALSE }, callback, user_data);
}

/**
 * cf_save_job_finish:
 * @result: what the callback got
 * @error: why the file could not be saved or read
 *
 * Returns: (transfer full) (nullable): what has come of it; %NULL without an error if others have changed nothing
 */
CfOutcome *
cf_save_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Two people of one short name may have a layer in either place. */
static void
run_move (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CfDocument *document = data;
  const CfAnnotator *annotator = cf_layer_get_annotator (cf_document_get_layer (document));
  const char *present = cf_sidecar_store_get_path (cf_document_get_store (document));
  g_autofree char *place = cf_displaced_bring_home (
    cf_document_get_project (document), cf_document_get_path (document), annotator->name, NULL);

  if (place != NULL && g_file_test (present, G_FILE_TEST_EXISTS) &&
      !cf_layer_reading_is_one (present, place))
    g_clear_pointer (&place, g_free);
  g_task_return_pointer (task, g_steal_pointer (&place), g_free);
}

/**
 * cf_save_job_start_move:
 * @source: who moves; it lives until @callback has been called
 * @document: a document, whose file is for the job alone until then
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Brings its sidecar to where its project wants it.
 */
void
cf_save_job_start_move (GObject *source,
                        CfDocument *document,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);

  g_task_set_source_tag (task, cf_save_job_start_move);
  g_task_set_task_data (task, g_object_ref (document), g_object_unref);
  g_task_run_in_thread (task, run_move);
}

/**
 * cf_save_job_finish_move:
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): where it is now; %NULL if there is no place for it, or somebody else's layer is
 *   there: then it is where it was
 */
char *
cf_save_job_finish_move (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
