/* SPDX-License-Identifier: GPL-3.0-or-later
 * The span index with 100,000 spans. */

#include "config.h"

#include "cf-bench.h"
#include "cf-generate.h"
#include "cf-reader.h"
#include "cf-span-index.h"

#include <string.h>

#define N_SPANS 100000
#define N_ROUNDS 5000
/* What a screen shows. */
#define WINDOW 2000

static CfArticle *
make_article (void)
{
  g_autofree char *content = cf_generate_article (CF_GENERATED_CHINESE, 10u << 20, 1);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return cf_reader_read (bytes, "article.txt", NULL, NULL);
}

static void
say (const char *name, GArray *samples)
{
  g_autofree char *worst = g_strdup_printf ("%s, p99", name);

  cf_bench_say (name, cf_bench_median (samples) * 1e3, "µs", NULL);
  cf_bench_say (worst, cf_bench_percentile (samples, 99) * 1e3, "µs", NULL);
}

int
main (void)
{
  g_autoptr (CfArticle) article = make_article ();
  g_autoptr (GPtrArray) all = cf_generate_annotations (article, N_SPANS + N_ROUNDS, 2);
  g_autoptr (CfSpanIndex) index = cf_span_index_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  g_autoptr (GArray) inserting = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) removing = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) querying = g_array_new (FALSE, FALSE, sizeof (double));
  gsize before = cf_bench_memory_bytes ();
  guint length = cf_text_get_length (cf_article_get_text (article));

  cf_bench_init ();
  for (guint i = 0; i < N_SPANS; i++)
    cf_span_index_add (index, g_ptr_array_index (all, i));
  cf_bench_say ("span index, a span", (double) (cf_bench_memory_bytes () - before) / N_SPANS,
                "bytes", NULL);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      CfSpan window = { (guint) (((guint64) i * 7919 * WINDOW) % (length - WINDOW)), 0 };
      double start = cf_bench_wall_ms (), inserted, removed, queried;

      window.end = window.start + WINDOW;
      cf_span_index_add (index, g_ptr_array_index (all, N_SPANS + i));
      inserted = cf_bench_wall_ms ();
      cf_span_index_remove (index, g_ptr_array_index (all, (i * 17) % N_SPANS));
      removed = cf_bench_wall_ms ();
      cf_span_index_query (index, window, found);
      queried = cf_bench_wall_ms () - removed;
      removed -= inserted;
      inserted -= start;
      g_array_append_val (inserting, inserted);
      g_array_append_val (removing, removed);
      g_array_append_val (querying, queried);
    }
  say ("span index of 100,000, insert", inserting);
  say ("span index of 100,000, delete", removing);
  say ("span index of 100,000, query of a screen", querying);
  return 0;
}
