/* SPDX-License-Identifier: GPL-3.0-or-later
 * Comparing, in a thread, while the view is shown. */

#include "config.h"

#include "cf-compare-view-private.h"

#define UPDATE_AFTER_MS 200
#define PROGRESS_EVERY_MS 100

/* Whatever is being done in threads. */
void
cf_compare_view_stop (CfCompareView *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  g_clear_pointer (&self->progress, cf_compare_progress_unref);
}

static void
on_compared (gpointer owner, CfComparison *comparison, const GError *error)
{
  CfCompareView *self = owner;

  g_clear_object (&self->comparing);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->session == NULL)
    return;
  g_free (self->error);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
  cf_comparer_set_comparison (self->comparer, comparison);
  cf_compare_view_show (self);
}

static gboolean
on_progress_due (gpointer data)
{
  CfCompareView *self = data;

  cf_notice_page_set_progress (self->blank, cf_compare_progress_get (self->progress));
  return G_SOURCE_CONTINUE;
}

void
cf_compare_view_update (CfCompareView *self)
{
  CfProject *project = cf_session_get_project (self->session);
  g_autofree char *path = cf_compare_view_dup_scope (self);

  cf_compare_view_stop (self);
  self->is_stale = self->is_stopped = FALSE;
  g_clear_pointer (&self->error, g_free);
  if (path == NULL || project == NULL)
    {
      cf_comparer_set_comparison (self->comparer, NULL);
      cf_compare_view_show (self);
      return;
    }
  self->comparing = g_cancellable_new ();
  self->progress = cf_compare_progress_new ();
  self->progress_source = g_timeout_add (PROGRESS_EVERY_MS, on_progress_due, self);
  cf_compare_run (G_OBJECT (self), project, cf_compare_view_make_query (self, path), self->progress,
                  self->comparing, on_compared);
  cf_compare_view_show_blank (self);
}

static gboolean
on_update_due (gpointer data)
{
  CfCompareView *self = data;

  self->update_source = 0;
  cf_compare_view_update (self);
  return G_SOURCE_REMOVE;
}

/* Several changes at once are one. */
void
cf_compare_view_queue_update (CfCompareView *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->update_source == 0)
    self->update_source = g_timeout_add (UPDATE_AFTER_MS, on_update_due, self);
}
