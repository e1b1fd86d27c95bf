/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading articles with their sidecars for the argument graph, in a thread. */

#include "config.h"

#include "cf-argument-reading.h"

#include "cf-target.h"

/**
 * cf_argument_reading_new:
 * @project: a project
 * @paths: (transfer full) (nullable) (element-type utf8): articles of it; %NULL for all that are annotated
 *
 * Returns: (transfer full): a reading that has not begun
 */
CfArgumentReading *
cf_argument_reading_new (CfProject *project, GPtrArray *paths)
{
  CfArgumentReading *reading = g_atomic_rc_box_new0 (CfArgumentReading);

  reading->project = g_object_ref (project);
  reading->paths = paths;
  reading->read = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_argument_kept_unref);
  reading->problems = cf_problems_new ();
  return reading;
}

CfArgumentReading *
cf_argument_reading_ref (CfArgumentReading *reading)
{
  return g_atomic_rc_box_acquire (reading);
}

static void
clear (gpointer data)
{
  CfArgumentReading *reading = data;

  g_object_unref (reading->project);
  g_clear_pointer (&reading->paths, g_ptr_array_unref);
  g_ptr_array_unref (reading->read);
  g_ptr_array_unref (reading->problems);
}

void
cf_argument_reading_unref (CfArgumentReading *reading)
{
  g_atomic_rc_box_release_full (reading, clear);
}

/* Articles that nobody has annotated say nothing, and are not read. */
static GPtrArray *
list_paths (CfProject *project, GPtrArray *problems)
{
  const char *const top[] = { cf_project_get_top (project), NULL };
  g_autoptr (GPtrArray) targets = cf_target_expand (top, problems, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; targets != NULL && i < targets->len; i++)
    {
      const CfTarget *target = g_ptr_array_index (targets, i);

      if (target->sidecars->len > 0)
        g_ptr_array_add (paths, g_strdup (target->article));
    }
  return paths;
}

/**
 * cf_argument_reading_run:
 * @reading: a reading that has not begun
 * @cancellable: (nullable): stops it between two articles
 *
 * Reads, in a thread.
 */
void
cf_argument_reading_run (CfArgumentReading *reading, GCancellable *cancellable)
{
  if (reading->paths == NULL)
    reading->paths = list_paths (reading->project, reading->problems);
  g_atomic_int_set (&reading->n_total, (gint) reading->paths->len);
  for (guint i = 0; i < reading->paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *path = g_ptr_array_index (reading->paths, i);
      CfArgumentKept *kept =
        cf_argument_kept_load (reading->project, path, reading->problems, &error);

      if (kept != NULL)
        g_ptr_array_add (reading->read, kept);
      else
        cf_problems_add (reading->problems, CF_PROBLEM_ARTICLE_UNREADABLE, path, 0, 0, "%s",
                         error->message);
      g_atomic_int_set (&reading->n_done, (gint) i + 1);
    }
}

/**
 * cf_argument_reading_get_progress:
 * @reading: a reading, while a thread runs it or before
 *
 * Returns: how much of it is done, from 0 to 1
 */
double
cf_argument_reading_get_progress (CfArgumentReading *reading)
{
  gint total = g_atomic_int_get (&reading->n_total);

  return total > 0 ? (double) g_atomic_int_get (&reading->n_done) / total : 0;
}
