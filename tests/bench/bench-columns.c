/* SPDX-License-Identifier: GPL-3.0-or-later
 * The real window with an article of two languages: opening, scrolling, resizing and mending a pair side by side, beside
 * the same with one language below the other in one column. */

#include "config.h"

#include "cf-application.h"
#include "cf-bench-window.h"
#include "cf-generate.h"
#include "cf-reader.h"
#include "cf-test.h"
#include "cf-window.h"

#include <string.h>

#define N_PAIRS 400
#define N_ANNOTATIONS 400
#define N_COPIES 9
#define N_SCROLLS 300
#define N_WIDTHS 40
#define N_MENDS 20
#define SCROLL_PX 90
#define HEIGHT 900

typedef enum
{
  OPEN,
  OPEN_BLOCK,
  SCROLL,
  SCROLL_P99,
  SCROLL_LONGEST,
  RESIZE,
  RESIZE_P99,
  MEND,
  N_FIGURES
} Figure;

static const char *const names[N_FIGURES] = {
  [OPEN] = "open, computing in the main thread",
  [OPEN_BLOCK] = "open, longest block of the main loop",
  [SCROLL] = "scroll frame, median",
  [SCROLL_P99] = "scroll frame, p99",
  [SCROLL_LONGEST] = "scroll frame, longest",
  [RESIZE] = "resize to frame, median",
  [RESIZE_P99] = "resize to frame, p99",
  [MEND] = "pair taken apart, key to frame, median",
};

typedef struct
{
  CfWindow *window;
  CfSession *session;
  char *folder;
  guint n_pairs;
  gsize n_bytes;
} Bench;

static GArray *
new_samples (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
append (GArray *samples, double value)
{
  g_array_append_val (samples, value);
}

static GtkWidget *
get_view (Bench *bench)
{
  return GTK_WIDGET (cf_article_columns_get_view (
    cf_article_pane_get_columns (cf_window_get_article_pane (bench->window)), 0));
}

static gboolean
shows (Bench *bench, const char *path)
{
  CfDocument *document = cf_session_get_document (bench->session);

  return document != NULL && g_str_equal (cf_document_get_path (document), path);
}

/* Each article is opened once: one that is open already is only shown. */
static void
measure_opening (Bench *bench, CfReading reading, double *figures)
{
  g_autoptr (GArray) cpus = new_samples (), blocks = new_samples ();

  for (guint copy = 0; copy < N_COPIES; copy++)
    {
      g_autofree char *name = g_strdup_printf ("%d-%u.txt", reading, copy);
      g_autofree char *path = g_build_filename (bench->folder, name, NULL);
      CfStopwatch watch;

      cf_bench_settle ();
      cf_stopwatch_start (&watch);
      cf_window_open_article (bench->window, path);
      while (!shows (bench, path))
        g_main_context_iteration (NULL, TRUE);
      cf_stopwatch_run_to_frame (&watch, get_view (bench));
      append (cpus, watch.cpu_ms);
      append (blocks, watch.block_ms);
    }
  figures[OPEN] = cf_bench_median (cpus);
  figures[OPEN_BLOCK] = cf_bench_median (blocks);
}

static void
measure_scrolling (Bench *bench, CfReading reading, double *figures)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_view (bench)));
  g_autoptr (GArray) samples = new_samples ();

  gtk_adjustment_set_value (adjustment, 0);
  cf_bench_settle ();
  for (guint i = 0; i < N_SCROLLS; i++)
    {
      CfStopwatch watch;

      cf_stopwatch_start (&watch);
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLL_PX);
      if (cf_stopwatch_run_to_frame (&watch, get_view (bench)))
        append (samples, watch.cpu_ms);
    }
  figures[SCROLL] = cf_bench_median (samples);
  figures[SCROLL_P99] = cf_bench_percentile (samples, 99);
  figures[SCROLL_LONGEST] = cf_bench_percentile (samples, 100);
}

/* In the middle of the article, a little wider or narrower each time. */
static void
measure_resizing (Bench *bench, CfReading reading, double *figures)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_view (bench)));
  g_autoptr (GArray) samples = new_samples ();

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  for (guint i = 0; i < N_WIDTHS; i++)
    {
      int before = gtk_widget_get_width (GTK_WIDGET (bench->window));
      CfStopwatch watch;

      cf_bench_settle ();
      cf_stopwatch_start (&watch);
      gtk_window_set_default_size (GTK_WINDOW (bench->window), 1540 - (int) (i % 2) * 40 - (int) i,
                                   HEIGHT);
      while (gtk_widget_get_width (GTK_WIDGET (bench->window)) == before)
        g_main_context_iteration (NULL, TRUE);
      if (cf_stopwatch_run_to_frame (&watch, get_view (bench)))
        append (samples, watch.cpu_ms);
    }
  figures[RESIZE] = cf_bench_median (samples);
  figures[RESIZE_P99] = cf_bench_percentile (samples, 99);
}

static void
measure_mending (Bench *bench, CfReading reading, double *figures)
{
  g_autoptr (GArray) samples = new_samples ();
  CfArticle *article = cf_document_get_article (cf_session_get_document (bench->session));
  guint n_blocks;
  CfSpan middle = cf_article_get_blocks (article, &n_blocks)[N_PAIRS].span;

  cf_session_set_selection (bench->session, (CfSpan){ middle.start, middle.start }, FALSE);
  for (guint i = 0; i < N_MENDS; i++)
    {
      CfStopwatch watch;

      cf_bench_settle ();
      cf_stopwatch_start (&watch);
      cf_session_mend_pairs (bench->session, CF_MEND_SPLIT);
      if (cf_stopwatch_run_to_frame (&watch, get_view (bench)))
        append (samples, watch.cpu_ms);
      cf_session_undo (bench->session);
    }
  figures[MEND] = cf_bench_median (samples);
}

static void
measure (Bench *bench, CfReading reading, double *figures)
{
  g_settings_set_enum (cf_window_get_settings (bench->window), "reading", reading);
  measure_opening (bench, reading, figures);
  measure_scrolling (bench, reading, figures);
  measure_resizing (bench, reading, figures);
  measure_mending (bench, reading, figures);
}

static guint
count_pairs (gsize n_bytes)
{
  g_autofree char *text = cf_generate_article (CF_GENERATED_BILINGUAL, n_bytes, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CfArticle) article = cf_reader_read (bytes, "article.txt", NULL, NULL);

  return article != NULL ? cf_article_count_pairs (article) : 0;
}

static void
generate (Bench *bench)
{
  static const CfReading readings[] = { CF_READING_INTERLEAVED, CF_READING_SIDE_BY_SIDE };

  bench->n_bytes = 10000;
  while ((bench->n_pairs = count_pairs (bench->n_bytes)) < N_PAIRS)
    bench->n_bytes += bench->n_bytes / 20;
  for (guint r = 0; r < G_N_ELEMENTS (readings); r++)
    for (guint copy = 0; copy < N_COPIES; copy++)
      {
        g_autofree char *name = g_strdup_printf ("%d-%u.txt", readings[r], copy);

        g_free (cf_generate_files (bench->folder, name, CF_GENERATED_BILINGUAL, bench->n_bytes,
                                   N_ANNOTATIONS));
      }
}

int
main (int argc, char **argv)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (CfApplication) application = NULL;
  double one[N_FIGURES], two[N_FIGURES];
  Bench bench = { .folder = folder };

  cf_bench_init ();
  generate (&bench);
  application = cf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_activate (G_APPLICATION (application));
  cf_bench_window_init ();
  bench.window = CF_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  bench.session = cf_window_get_session (bench.window);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1560, HEIGHT);
  cf_window_open_path (bench.window, bench.folder);
  cf_session_set_annotator (bench.session, CF_GENERATED_ANNOTATOR);
  cf_bench_settle ();
  measure (&bench, CF_READING_INTERLEAVED, one);
  measure (&bench, CF_READING_SIDE_BY_SIDE, two);
  for (guint i = 0; i < N_FIGURES; i++)
    {
      g_autofree char *name =
        g_strdup_printf ("%s, %u pairs side by side", names[i], bench.n_pairs);
      CfPeer peer = { "one column", one[i] };

      cf_bench_say (name, two[i], "ms", &peer);
    }
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return 0;
}
