/* SPDX-License-Identifier: GPL-3.0-or-later
 * Runs a core function in a thread. */

#include "config.h"

#include "cf-task.h"

static void
task_free (gpointer data)
{
  CfTask *task = data;

  if (task->free_data != NULL)
    task->free_data (task->data);
  g_free (task);
}

static void
run_in_thread (GTask *gtask, gpointer source, gpointer data, GCancellable *cancellable)
{
  CfTask *task = data;
  GError *error = NULL;
  gpointer result = task->work (task->data, cancellable, &error);

  if (error != NULL)
    g_task_return_error (gtask, error);
  else
    g_task_return_pointer (gtask, result, task->free_result);
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfTask *task = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  if (task->done != NULL &&
      (task->tell_cancelled || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    task->done (source, &value, error, task->data);
  if (value != NULL && task->free_result != NULL)
    task->free_result (value);
}

/**
 * cf_task_run:
 * @task: what to do; its data is taken
 */
void
cf_task_run (const CfTask *task)
{
  g_autoptr (GTask) gtask = g_task_new (task->owner, task->cancellable, on_ready, NULL);

  g_task_set_source_tag (gtask, cf_task_run);
  g_task_set_task_data (gtask, g_memdup2 (task, sizeof *task), task_free);
  g_task_run_in_thread (gtask, run_in_thread);
}
