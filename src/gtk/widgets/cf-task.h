/* SPDX-License-Identifier: GPL-3.0-or-later
 * Runs a core function in a thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfTaskWork:
 * @data: what was given to the task
 * @cancellable: (nullable): whether to stop
 * @error: why there is no result
 *
 * Runs in a thread and touches nothing but @data.
 *
 * Returns: (transfer full) (nullable): the result
 */
typedef gpointer (*CfTaskWork) (gpointer data, GCancellable *cancellable, GError **error);

/**
 * CfTaskDone:
 * @owner: who asked
 * @result: (nullable): the result, which is freed afterwards unless it is taken: set it to %NULL
 * @error: (nullable): why there is none; that it was cancelled is told only if that was asked for
 * @data: what was given to the task
 *
 * Called on the main thread, if @owner is still there.
 */
typedef void (*CfTaskDone) (gpointer owner, gpointer *result, const GError *error, gpointer data);

/**
 * CfTask:
 * @owner: (type GObject): who asks; the task keeps it alive
 * @work: what to do
 * @done: (nullable): what to do with the result
 * @data: (transfer full) (nullable): for both
 * @free_data: (nullable): frees @data
 * @free_result: (nullable): frees a result that was not taken
 * @cancellable: (nullable): stops it
 * @tell_cancelled: whether @done is called for a task that was cancelled
 */
typedef struct
{
  gpointer owner;
  CfTaskWork work;
  CfTaskDone done;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  GCancellable *cancellable;
  gboolean tell_cancelled;
} CfTask;

void cf_task_run (const CfTask *task);

G_END_DECLS
