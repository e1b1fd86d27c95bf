/* SPDX-License-Identifier: GPL-3.0-or-later
 * The real window, or any other, driven from within and measured frame by frame. */

#pragma once

#include "cf-bench.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfStopwatch:
 * @cpu_ms: what the main thread has computed
 * @wall_ms: how long it took
 * @block_ms: the longest that the main loop was busy without a break, computing
 *
 * From cf_stopwatch_start() to the last frame that was waited for.
 */
typedef struct
{
  double cpu_ms;
  double wall_ms;
  double block_ms;
} CfStopwatch;

void cf_bench_window_init (void);
void cf_bench_settle (void);
void cf_bench_rest (void);
void cf_stopwatch_start (CfStopwatch *watch);
void cf_stopwatch_stop (CfStopwatch *watch);
gboolean cf_stopwatch_run_to_frame (CfStopwatch *watch, GtkWidget *widget);
GtkWidget *cf_bare_view_new (const char *text, int width, int height);
GtkTextView *cf_bare_view_get_view (GtkWidget *window);

G_END_DECLS
