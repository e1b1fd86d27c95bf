/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article from its bytes to what a view is given. */

#include "config.h"

#include "cf-bench.h"
#include "cf-generate.h"
#include "cf-projection.h"
#include "cf-reader.h"

#include <string.h>

#define N_ROUNDS 9

typedef struct
{
  const char *name;
  CfGenerated kind;
  gsize n_bytes;
} Row;

static const Row rows[] = {
  { "5 kB", CF_GENERATED_CHINESE, 5000 },
  { "5 kB of two languages", CF_GENERATED_BILINGUAL, 5000 },
  { "1 MB", CF_GENERATED_CHINESE, 1000000 },
  { "1 MB in one line", CF_GENERATED_ONE_LINE, 1000000 },
  { "10 MB", CF_GENERATED_CHINESE, 10000000 },
};

static void
say (const char *what, const Row *row, GArray *samples)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", what, row->name);

  cf_bench_say (name, cf_bench_median (samples), "ms", NULL);
}

static void
measure (const Row *row)
{
  g_autofree char *content = cf_generate_article (row->kind, row->n_bytes, 1);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) projecting = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = cf_bench_cpu_ms (), read, projected;
      g_autoptr (CfArticle) article = cf_reader_read (bytes, "article.txt", NULL, NULL);
      g_autoptr (CfProjection) projection = NULL;

      read = cf_bench_cpu_ms ();
      projection = cf_projection_new (article, NULL, 0);
      projected = cf_bench_cpu_ms () - read;
      read -= start;
      g_array_append_val (reading, read);
      g_array_append_val (projecting, projected);
    }
  say ("read", row, reading);
  say ("project", row, projecting);
}

int
main (void)
{
  cf_bench_init ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    measure (&rows[i]);
  return 0;
}
