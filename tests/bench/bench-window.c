/* SPDX-License-Identifier: GPL-3.0-or-later
 * The real window with small, large and very large articles: opening, selecting, scrolling, tagging.
 *
 * bench-window [CASES [MEASURES]]: letters that choose from both tables, all without them. */

#include "config.h"

#include "cf-application.h"
#include "cf-article-keys.h"
#include "cf-bench-window.h"
#include "cf-generate.h"
#include "cf-test.h"
#include "cf-window.h"

#include <string.h>

#define N_TAGS 100
#define N_SCROLLS 300
#define N_DRAGS 100
/* What a wheel scrolls. */
#define SCROLL_PX 90
/* So far into the text reach the links that are drawn. */
#define LINKED_LENGTH 3000

typedef struct
{
  const char *name;
  CfGenerated kind;
  gsize n_bytes;
  guint n_annotations;
  guint n_copies; /* each is opened once: an article that is open already is only shown */
} Case;

static const Case cases[] = {
  { "5 kB, 50 annotations", CF_GENERATED_CHINESE, 5000, 50, 9 },
  { "5 kB of two languages, 50 annotations", CF_GENERATED_BILINGUAL, 5000, 50, 9 },
  { "1 MB, 10,000 annotations", CF_GENERATED_CHINESE, 1000000, 10000, 3 },
  { "1 MB in one line, 1,000 annotations", CF_GENERATED_ONE_LINE, 1000000, 1000, 3 },
  { "10 MB, 10,000 annotations", CF_GENERATED_CHINESE, 10000000, 10000, 3 },
};

typedef struct
{
  CfWindow *window;
  CfSession *session;
  GtkTextView *view;
  char *folder;
} Bench;

static void
say (const char *what, const Case *row, double value, const CfPeer *peer)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", what, row->name);

  cf_bench_say (name, value, "ms", peer);
}

static void
append (GArray *samples, double value)
{
  g_array_append_val (samples, value);
}

static GArray *
new_samples (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static gboolean
shows (Bench *bench, const char *path)
{
  CfDocument *document = cf_session_get_document (bench->session);

  return document != NULL && g_str_equal (cf_document_get_path (document), path);
}

static char *
make_path (Bench *bench, const Case *row, guint copy)
{
  return g_strdup_printf ("%s/%c-%u-%u.txt", bench->folder, 'a' + (int) (row - cases),
                          row->n_annotations, copy);
}

/* From the request to the first frame with the article. */
static void
open_one (Bench *bench, const char *path, CfStopwatch *watch)
{
  cf_bench_settle ();
  cf_stopwatch_start (watch);
  cf_window_open_article (bench->window, path);
  while (!shows (bench, path))
    g_main_context_iteration (NULL, TRUE);
  cf_stopwatch_run_to_frame (watch, GTK_WIDGET (bench->view));
}

static double
open_bare (Bench *bench, const char *path)
{
  g_autofree char *text = NULL;
  GtkWidget *window;
  CfStopwatch watch;

  g_file_get_contents (path, &text, NULL, NULL);
  window = cf_bare_view_new ("", gtk_widget_get_width (GTK_WIDGET (bench->view)),
                             gtk_widget_get_height (GTK_WIDGET (bench->view)));
  gtk_window_present (GTK_WINDOW (window));
  cf_bench_settle ();
  cf_stopwatch_start (&watch);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (cf_bare_view_get_view (window)), text, -1);
  cf_stopwatch_run_to_frame (&watch, window);
  gtk_window_destroy (GTK_WINDOW (window));
  return watch.wall_ms;
}

static void
measure_opening (Bench *bench, const Case *row)
{
  g_autoptr (GArray) walls = new_samples (), cpus = new_samples (), blocks = new_samples (),
                     bares = new_samples ();
  CfPeer peer = { "bare GtkTextView", 0 };

  for (guint copy = 0; copy < row->n_copies; copy++)
    {
      g_autofree char *path = make_path (bench, row, copy);
      CfStopwatch watch;

      open_one (bench, path, &watch);
      append (walls, watch.wall_ms);
      append (cpus, watch.cpu_ms);
      append (blocks, watch.block_ms);
      append (bares, open_bare (bench, path));
    }
  peer.value = cf_bench_median (bares);
  say ("open", row, cf_bench_median (walls), &peer);
  say ("open, computing in the main thread", row, cf_bench_median (cpus), NULL);
  say ("open, longest block of the main loop", row, cf_bench_median (blocks), NULL);
}

static void
press (Bench *bench, guint keyval)
{
  cf_article_keys_press (bench->session, GTK_WIDGET (bench->view), keyval, 0, 0);
}

/* On its own, so that callgrind can be told to look at nothing else (README.md). */
static G_NO_INLINE void
press_to_frame (Bench *bench, guint keyval, CfStopwatch *watch)
{
  cf_stopwatch_start (watch);
  press (bench, keyval);
  cf_stopwatch_run_to_frame (watch, GTK_WIDGET (bench->view));
}

static CfSpan
choose_span (Bench *bench, guint at)
{
  guint length =
    cf_text_get_length (cf_document_get_text (cf_session_get_document (bench->session)));
  guint start = 100 + at * 13 % MIN (400, length - 200);

  return (CfSpan){ start, start + 9 };
}

static void
measure_tagging (Bench *bench, const Case *row)
{
  g_autoptr (GArray) samples = new_samples ();

  for (guint i = 0; i < N_TAGS; i++)
    {
      CfStopwatch watch;

      cf_session_set_selection (bench->session, choose_span (bench, i), FALSE);
      cf_bench_rest ();
      press_to_frame (bench, GDK_KEY_1 + i % 3, &watch);
      append (samples, watch.cpu_ms);
      cf_session_undo (bench->session);
      cf_session_choose_next (bench->session, FALSE);
    }
  say ("tag to frame, median", row, cf_bench_median (samples), NULL);
  say ("tag to frame, p99", row, cf_bench_percentile (samples, 99), NULL);
  cf_session_choose (bench->session, NULL, FALSE);
  cf_bench_settle ();
}

/* Frames that a wheel makes, one after the other. */
static GArray *
scroll (GtkTextView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GArray *samples = new_samples ();
  double direction = SCROLL_PX;

  gtk_adjustment_set_value (adjustment, 0);
  cf_bench_settle ();
  for (guint i = 0; i < N_SCROLLS; i++)
    {
      double at = gtk_adjustment_get_value (adjustment);
      double end =
        gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
      CfStopwatch watch;

      if (end < 2 * SCROLL_PX)
        break;
      if (at + direction > end || at + direction < 0)
        direction = -direction;
      cf_stopwatch_start (&watch);
      gtk_adjustment_set_value (adjustment, CLAMP (at + direction, 0, end));
      if (cf_stopwatch_run_to_frame (&watch, GTK_WIDGET (view)))
        append (samples, watch.cpu_ms);
    }
  return samples;
}

static GArray *
scroll_bare (Bench *bench)
{
  GtkWidget *window = cf_bare_view_new (
    cf_text_get_utf8 (cf_document_get_text (cf_session_get_document (bench->session)), NULL),
    gtk_widget_get_width (GTK_WIDGET (bench->view)),
    gtk_widget_get_height (GTK_WIDGET (bench->view)));
  GArray *samples;

  gtk_window_present (GTK_WINDOW (window));
  cf_bench_settle ();
  samples = scroll (cf_bare_view_get_view (window));
  gtk_window_destroy (GTK_WINDOW (window));
  return samples;
}

static void
measure_scrolling (Bench *bench, const Case *row)
{
  static const struct
  {
    const char *name;
    double percent;
  } rows[] = { { "scroll frame, median", 50 },
               { "scroll frame, p99", 99 },
               { "scroll frame, longest", 100 } };
  g_autoptr (GArray) samples = scroll (bench->view);
  g_autoptr (GArray) bare = scroll_bare (bench);

  for (guint i = 0; i < G_N_ELEMENTS (rows) && samples->len > 0 && bare->len > 0; i++)
    {
      CfPeer peer = { "bare GtkTextView", cf_bench_percentile (bare, rows[i].percent) };

      say (rows[i].name, row, cf_bench_percentile (samples, rows[i].percent), &peer);
    }
}

/* One annotation near the start is linked with others that are scrolled by, and chosen: arcs, outlines and badges. */
static guint
link_and_choose (Bench *bench)
{
  CfDocument *document = cf_session_get_document (bench->session);
  const CfRelationType *type =
    cf_codebook_get_relation_type (cf_session_get_codebook (bench->session), "rebuts");
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  CfAnnotation *first = NULL;
  guint n_links = 0;

  cf_document_query (document, (CfSpan){ 0, LINKED_LENGTH }, found);
  for (guint i = 0; i < found->len; i++)
    {
      CfAnnotation *annotation = g_array_index (found, CfIndexed, i).annotation;

      if (first == NULL && g_str_equal (cf_record_get_code (CF_RECORD (annotation)), "rebuttal"))
        first = annotation;
      else if (first != NULL &&
               cf_session_link (bench->session, type, (CfLinkEnd){ document, first },
                                (CfLinkEnd){ document, annotation }))
        n_links++;
    }
  cf_session_choose (bench->session, first, TRUE);
  cf_bench_settle ();
  return n_links;
}

static void
measure_links (Bench *bench, const Case *row)
{
  g_autoptr (GArray) without = scroll (bench->view);
  g_autoptr (GArray) with = NULL;
  static const double percents[] = { 50, 99, 100 };
  guint n_links = link_and_choose (bench);

  with = scroll (bench->view);
  for (guint i = 0; i < G_N_ELEMENTS (percents) && with->len > 0; i++)
    {
      CfPeer peer = { "nothing chosen", cf_bench_percentile (without, percents[i]) };
      g_autofree char *name =
        g_strdup_printf ("scroll frame with %u links, p%.0f", n_links, percents[i]);

      say (name, row, cf_bench_percentile (with, percents[i]), &peer);
    }
}

/* One step of a selection by mouse: down the screen, word by word. */
static void
measure_selecting (Bench *bench, const Case *row)
{
  g_autoptr (GArray) samples = new_samples ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (bench->view);
  GtkTextIter start, end;

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view)), 0);
  cf_bench_settle ();
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 40);
  for (guint i = 0; i < N_DRAGS; i++)
    {
      CfStopwatch watch;
      int x, y;

      cf_stopwatch_start (&watch);
      gtk_text_view_window_to_buffer_coords (bench->view, GTK_TEXT_WINDOW_WIDGET,
                                             60 + (int) (i * 37 % 500), 80 + (int) i * 6, &x, &y);
      gtk_text_view_get_iter_at_location (bench->view, &end, x, y);
      gtk_text_buffer_select_range (buffer, &end, &start);
      if (cf_stopwatch_run_to_frame (&watch, GTK_WIDGET (bench->view)))
        append (samples, watch.cpu_ms);
    }
  say ("drag-select step, median", row, cf_bench_median (samples), NULL);
  say ("drag-select step, p99", row, cf_bench_percentile (samples, 99), NULL);
}

typedef void (*Measure) (Bench *bench, const Case *row);

/* The first opens what the others need. */
static const Measure measures[] = { measure_opening, measure_selecting, measure_scrolling,
                                    measure_tagging, measure_links };

static gboolean
is_wanted (const char *letters, guint index)
{
  return letters == NULL || strchr (letters, 'a' + (int) index) != NULL;
}

static void
generate (Bench *bench, const Case *row)
{
  for (guint copy = 0; copy < row->n_copies; copy++)
    {
      g_autofree char *path = make_path (bench, row, copy);
      g_autofree char *name = g_path_get_basename (path);

      g_free (cf_generate_files (bench->folder, name, row->kind, row->n_bytes, row->n_annotations));
    }
}

static void
run (Bench *bench, const char *which_cases, const char *which_measures)
{
  cf_window_open_path (bench->window, bench->folder);
  cf_session_set_annotator (bench->session, CF_GENERATED_ANNOTATOR);
  bench->view = GTK_TEXT_VIEW (cf_article_columns_get_current (
    cf_article_pane_get_columns (cf_window_get_article_pane (bench->window))));
  cf_bench_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint m = 0; m < G_N_ELEMENTS (measures) && is_wanted (which_cases, i); m++)
      if (m == 0 || is_wanted (which_measures, m))
        measures[m](bench, &cases[i]);
}

int
main (int argc, char **argv)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  const char *which_cases = argc > 1 ? argv[1] : NULL;
  g_autoptr (CfApplication) application = NULL;
  Bench bench = { .folder = folder };

  cf_bench_init ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (is_wanted (which_cases, i))
      generate (&bench, &cases[i]);
  application = cf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_activate (G_APPLICATION (application));
  cf_bench_window_init ();
  bench.window = CF_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  bench.session = cf_window_get_session (bench.window);
  run (&bench, which_cases, argc > 2 ? argv[2] : NULL);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return 0;
}
