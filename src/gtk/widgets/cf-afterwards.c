/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can wait until the next frame has been painted.
 *
 * A key is answered in the article first; lists and fields beside it follow a frame later. */

#include "config.h"

#include "cf-afterwards.h"

struct _CfAfterwards
{
  GtkWidget *widget; /* not owned: owns this */
  CfAfterwardsRun run;
  guint tick;   /* waits for the frame */
  guint source; /* then until it is painted */
};

/**
 * cf_afterwards_new:
 * @widget: a widget, which frees this before it is disposed of
 * @run: what is done, with @widget
 *
 * Returns: (transfer full): nothing is queued yet
 */
CfAfterwards *
cf_afterwards_new (gpointer widget, CfAfterwardsRun run)
{
  CfAfterwards *afterwards = g_new0 (CfAfterwards, 1);

  afterwards->widget = widget;
  afterwards->run = run;
  return afterwards;
}

void
cf_afterwards_free (CfAfterwards *afterwards)
{
  cf_afterwards_cancel (afterwards);
  g_free (afterwards);
}

/**
 * cf_afterwards_cancel:
 * @afterwards: what may be queued
 */
void
cf_afterwards_cancel (CfAfterwards *afterwards)
{
  if (afterwards->tick != 0)
    gtk_widget_remove_tick_callback (afterwards->widget, afterwards->tick);
  afterwards->tick = 0;
  g_clear_handle_id (&afterwards->source, g_source_remove);
}

static gboolean
on_painted (gpointer data)
{
  CfAfterwards *afterwards = data;

  afterwards->source = 0;
  afterwards->run (afterwards->widget);
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CfAfterwards *afterwards = data;

  afterwards->tick = 0;
  afterwards->source = g_idle_add (on_painted, afterwards);
  return G_SOURCE_REMOVE;
}

/**
 * cf_afterwards_queue:
 * @afterwards: what to do once, after the next frame; at once where nothing is shown
 */
void
cf_afterwards_queue (CfAfterwards *afterwards)
{
  if (!gtk_widget_get_mapped (afterwards->widget))
    {
      cf_afterwards_cancel (afterwards);
      afterwards->run (afterwards->widget);
    }
  else if (afterwards->tick == 0 && afterwards->source == 0)
    afterwards->tick = gtk_widget_add_tick_callback (afterwards->widget, on_tick, afterwards, NULL);
}

/**
 * cf_afterwards_run_now:
 * @afterwards: what may be queued
 *
 * Does it now, if it is.
 */
void
cf_afterwards_run_now (CfAfterwards *afterwards)
{
  if (afterwards->tick == 0 && afterwards->source == 0)
    return;
  cf_afterwards_cancel (afterwards);
  afterwards->run (afterwards->widget);
}
