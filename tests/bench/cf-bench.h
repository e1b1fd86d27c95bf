/* SPDX-License-Identifier: GPL-3.0-or-later
 * Measuring and saying what was measured. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfPeer:
 * @name: what does the same
 * @value: its figure, in the unit of ours
 */
typedef struct
{
  const char *name;
  double value;
} CfPeer;

double cf_bench_cpu_ms (void);
double cf_bench_all_cpu_ms (void);
double cf_bench_wall_ms (void);
double cf_bench_median (GArray *samples);
double cf_bench_percentile (GArray *samples, double percent);
gsize cf_bench_memory_bytes (void);
double cf_bench_rss_mb (void);
void cf_bench_say (const char *name, double value, const char *unit, const CfPeer *peer);
void cf_bench_init (void);

G_END_DECLS
