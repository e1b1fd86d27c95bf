/* SPDX-License-Identifier: GPL-3.0-or-later
 * Measuring and saying what was measured.
 *
 * Nothing here passes or fails: a figure is printed beside that of its peer, from the same run on the same
 * machine, and README.md says what it ought to be. */

#include "config.h"

#include "cf-bench.h"

#include "cf-clock.h"

#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
read_clock_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/**
 * cf_bench_cpu_ms:
 *
 * Returns: what this thread has computed so far; waiting, and other programs, do not count
 */
double
cf_bench_cpu_ms (void)
{
  return read_clock_ms (CLOCK_THREAD_CPUTIME_ID);
}

double
cf_bench_all_cpu_ms (void)
{
  return read_clock_ms (CLOCK_PROCESS_CPUTIME_ID);
}

double
cf_bench_wall_ms (void)
{
  return read_clock_ms (CLOCK_MONOTONIC);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * cf_bench_percentile:
 * @samples: (element-type double): at least one; sorted afterwards
 * @percent: 0 for the least, 100 for the greatest
 *
 * Returns: the sample that so many are not greater than
 */
double
cf_bench_percentile (GArray *samples, double percent)
{
  guint last = samples->len - 1;
  guint at = (guint) ((double) last * percent / 100 + 0.5);

  g_array_sort (samples, compare_doubles);
  return g_array_index (samples, double, MIN (at, last));
}

double
cf_bench_median (GArray *samples)
{
  return cf_bench_percentile (samples, 50);
}

/**
 * cf_bench_memory_bytes:
 *
 * Returns: what has been allocated and not freed
 */
gsize
cf_bench_memory_bytes (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/**
 * cf_bench_rss_mb:
 *
 * Returns: how much of the memory this process has
 */
double
cf_bench_rss_mb (void)
{
  FILE *file = fopen ("/proc/self/statm", "re");
  long total = 0, resident = 0;

  if (file != NULL && fscanf (file, "%ld %ld", &total, &resident) != 2)
    resident = 0;
  if (file != NULL)
    fclose (file);
  return (double) resident * 4096 / 1e6;
}

/**
 * cf_bench_say:
 * @name: what was measured
 * @value: the figure
 * @unit: its unit
 * @peer: (nullable): what does the same in the same run
 */
void
cf_bench_say (const char *name, double value, const char *unit, const CfPeer *peer)
{
  printf ("%s: %.4g %s", name, value, unit);
  if (peer != NULL)
    printf (" (%s: %.4g, %.2f x)", peer->name, peer->value, value / peer->value);
  printf ("\n");
  fflush (stdout);
}

/**
 * cf_bench_init:
 *
 * English, whatever the surroundings: figures are compared.
 */
void
cf_bench_init (void)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("LANGUAGE", "en", TRUE);
}
