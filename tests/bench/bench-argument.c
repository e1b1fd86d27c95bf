/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map of 500 cards on the screen: shown, moved, zoomed and walked, frame by frame. */

#include "config.h"

#include "cf-argument-builder.h"
#include "cf-argument-canvas.h"
#include "cf-argument-card.h"
#include "cf-bench-window.h"
#include "cf-codebook-json.h"
#include "cf-reader.h"

#include <adwaita.h>

#define N_CARDS 500u
#define N_THREAD 20u
#define N_FRAMES 200

static CfArticle *
make_article (void)
{
  g_autoptr (GString) text = g_string_new ("Port authority foresaw delays\n");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < N_CARDS; i++)
    g_string_append_printf (text,
                            "The authority said in statement %04u that the night shift caused the "
                            "delays of the season.\n",
                            i);
  bytes = g_bytes_new (text->str, text->len);
  return cf_reader_read (bytes, "article.txt", NULL, NULL);
}

static void
add_card (CfLayer *layer, CfArticle *article, CfCodebook *codebook, guint i)
{
  static const char *const codes[] = { "claim", "rebuttal", "source" };
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);
  g_autoptr (CfAnnotation) annotation = cf_annotation_new ();
  g_autofree char *id = g_strdup_printf ("urn:x:%04u", i);
  CfSpan span = blocks[i + 1].span;

  cf_record_set_id (CF_RECORD (annotation), id);
  cf_record_set_code (CF_RECORD (annotation), codes[i % N_THREAD == 0 ? 0 : 1 + i % 2]);
  cf_annotation_place (annotation, cf_article_get_text (article), &span, 1);
  cf_layer_put (layer, CF_RECORD (annotation));
}

/* Each card of a thread speaks of an earlier one. */
static void
add_link (CfLayer *layer, GRand *random, guint i)
{
  guint first = i / N_THREAD * N_THREAD;
  g_autoptr (CfRelation) relation = NULL;
  g_autofree char *id = g_strdup_printf ("urn:x:l%04u", i);
  g_autofree char *from = g_strdup_printf ("urn:x:%04u", i);
  g_autofree char *to = NULL;

  if (i == first)
    return;
  to =
    g_strdup_printf ("urn:x:%04u", (guint) g_rand_int_range (random, (gint32) first, (gint32) i));
  relation = cf_relation_new ();
  cf_record_set_id (CF_RECORD (relation), id);
  cf_record_set_code (CF_RECORD (relation), i % 2 == 0 ? "rebuts" : "attributed-to");
  cf_relation_set_from (relation, from);
  cf_relation_set_to (relation, to, NULL, NULL);
  cf_layer_put (layer, CF_RECORD (relation));
}

static CfArgumentGraph *
make_graph (void)
{
  g_autoptr (CfCodebook) codebook = cf_codebook_new_from_template ("framing-core");
  g_autoptr (CfArgumentBuilder) builder = cf_argument_builder_new (codebook);
  g_autoptr (CfArticle) article = make_article ();
  g_autoptr (CfAnnotator) annotator = cf_annotator_new ("urn:x:a", "lin", NULL);
  g_autoptr (CfLayer) layer = cf_layer_new (annotator);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_CARDS; i++)
    {
      add_card (layer, article, codebook, i);
      add_link (layer, random, i);
    }
  cf_argument_builder_set_article (builder, "article.txt", "urn:x:article", article);
  cf_argument_builder_add_layer (builder, layer, FALSE);
  return cf_argument_builder_finish (builder);
}

static void
say (const char *what, double value)
{
  g_autofree char *name = g_strdup_printf ("argument map of 500 cards on the screen, %s", what);

  cf_bench_say (name, value, "ms", NULL);
}

typedef void (*Act) (CfArgumentCanvas *canvas, guint frame);

static void
pan (CfArgumentCanvas *canvas, guint frame)
{
  cf_argument_canvas_pan (canvas, frame % 100 < 50 ? 37 : -37, frame % 60 < 30 ? 23 : -23);
}

static void
zoom (CfArgumentCanvas *canvas, guint frame)
{
  if (frame % 20 < 10)
    cf_argument_canvas_zoom_out (canvas);
  else
    cf_argument_canvas_zoom_in (canvas);
}

static void
measure (CfArgumentCanvas *canvas, const char *what, Act act)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *middle = g_strdup_printf ("%s, frame p50", what);
  g_autofree char *most = g_strdup_printf ("%s, frame p99", what);

  for (guint i = 0; i < N_FRAMES; i++)
    {
      CfStopwatch watch;

      cf_stopwatch_start (&watch);
      act (canvas, i);
      cf_stopwatch_run_to_frame (&watch, GTK_WIDGET (canvas));
      g_array_append_val (samples, watch.cpu_ms);
    }
  say (middle, cf_bench_percentile (samples, 50));
  say (most, cf_bench_percentile (samples, 99));
}

int
main (void)
{
  static const CfArgumentMapSizes sizes = { CF_CARD_WIDTH, CF_CARD_HEIGHT, CF_CARD_MATTER_HEIGHT };
  g_autoptr (CfArgumentGraph) graph = make_graph ();
  g_autoptr (CfArgumentMap) map = NULL;
  GtkWidget *window, *scrolled, *canvas;
  CfStopwatch watch;
  double start;

  cf_bench_init ();
  adw_init ();
  cf_bench_window_init ();
  start = cf_bench_wall_ms ();
  map = cf_argument_map_new (graph, &sizes, NULL, NULL);
  say ("laid out", cf_bench_wall_ms () - start);
  window = gtk_window_new ();
  scrolled = gtk_scrolled_window_new ();
  canvas = cf_argument_canvas_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), canvas);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  gtk_window_present (GTK_WINDOW (window));
  cf_bench_settle ();
  cf_stopwatch_start (&watch);
  cf_argument_canvas_show (CF_ARGUMENT_CANVAS (canvas), map);
  cf_stopwatch_run_to_frame (&watch, canvas);
  say ("shown", watch.cpu_ms);
  cf_bench_settle ();
  cf_argument_canvas_zoom_to (CF_ARGUMENT_CANVAS (canvas), 1);
  cf_bench_settle ();
  measure (CF_ARGUMENT_CANVAS (canvas), "moved", pan);
  measure (CF_ARGUMENT_CANVAS (canvas), "zoomed", zoom);
  cf_argument_canvas_fit (CF_ARGUMENT_CANVAS (canvas));
  cf_bench_settle ();
  cf_argument_canvas_zoom_to (CF_ARGUMENT_CANVAS (canvas),
                              cf_argument_canvas_get_zoom (CF_ARGUMENT_CANVAS (canvas)) * 1.3);
  measure (CF_ARGUMENT_CANVAS (canvas), "nearly all seen, moved", pan);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
