/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sidecars of 10,000 annotations: reading, merging, writing; and annotations found again in another text. */

#include "config.h"

#include "cf-anchor.h"
#include "cf-bench.h"
#include "cf-generate.h"
#include "cf-reader.h"

#include <string.h>

#define N_ANNOTATIONS 10000
#define N_ROUNDS 5

static CfArticle *
make_article (gsize n_bytes, guint32 seed, const char *before)
{
  g_autofree char *content = cf_generate_article (CF_GENERATED_CHINESE, n_bytes, seed);
  g_autofree char *whole = g_strconcat (before, content, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (whole, strlen (whole));

  return cf_reader_read (bytes, "article.txt", NULL, NULL);
}

static CfSidecar *
parse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  CfSidecarStatus status;
  CfSidecar *sidecar = cf_sidecar_parse (bytes, "sidecar", &status, NULL, &error);

  if (sidecar == NULL)
    g_error ("%s", error->message);
  return sidecar;
}

static void
take (GArray *samples, double start)
{
  double took = cf_bench_cpu_ms () - start;

  g_array_append_val (samples, took);
}

/* Two copies of a layer that have gone apart as far as can be: the merge has all of both. */
static void
measure_merging (void)
{
  g_autoptr (CfArticle) article = make_article (1000000, 1, "");
  g_autoptr (GBytes) ours = cf_generate_sidecar (article, "article.txt", N_ANNOTATIONS, 1);
  g_autoptr (GBytes) theirs = cf_generate_sidecar (article, "article.txt", N_ANNOTATIONS, 2);
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) all_reading = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) merging = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) writing = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = cf_bench_wall_ms (), all_start = cf_bench_all_cpu_ms ();
      g_autoptr (CfSidecar) a = parse (ours);
      g_autoptr (CfSidecar) b = NULL;
      g_autoptr (GBytes) bytes = NULL;
      double took = cf_bench_wall_ms () - start, all_took = cf_bench_all_cpu_ms () - all_start;

      g_array_append_val (reading, took);
      g_array_append_val (all_reading, all_took);
      b = parse (theirs);
      start = cf_bench_cpu_ms ();
      cf_sidecar_merge_in (a, b, NULL);
      take (merging, start);
      start = cf_bench_cpu_ms ();
      bytes = cf_sidecar_to_bytes (a);
      take (writing, start);
    }
  cf_bench_say ("read a sidecar, 10,000 annotations, least", cf_bench_percentile (reading, 0), "ms",
                NULL);
  cf_bench_say ("read a sidecar, 10,000 annotations, computing in all threads",
                cf_bench_median (all_reading), "ms", NULL);
  cf_bench_say ("merge two sidecars in memory, 10,000 annotations each", cf_bench_median (merging),
                "ms", NULL);
  cf_bench_say ("write a sidecar, 20,000 annotations", cf_bench_median (writing), "ms", NULL);
}

/* All annotations of a text, looked for in one that has a line more at its beginning. */
static void
measure_anchoring (const char *name, gsize n_bytes, guint n)
{
  g_autoptr (CfArticle) before = make_article (n_bytes, 3, "");
  g_autoptr (CfArticle) now = make_article (n_bytes, 3, "此前的报道有误，已经更正。\n");
  g_autoptr (GPtrArray) annotations = cf_generate_annotations (before, n, 4);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double start = cf_bench_cpu_ms ();

      for (guint i = 0; i < n; i++)
        cf_anchor_annotation (cf_article_get_text (now), g_ptr_array_index (annotations, i), spans);
      take (samples, start);
    }
  cf_bench_say (name, cf_bench_median (samples), "ms", NULL);
}

int
main (void)
{
  cf_bench_init ();
  measure_merging ();
  measure_anchoring ("re-anchor 50 moved quotes in 5 kB", 5000, 50);
  measure_anchoring ("re-anchor 1,000 moved quotes in 100 kB", 100000, 1000);
  return 0;
}
