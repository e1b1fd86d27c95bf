/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layout of an argument map of 500 cards, beside what the program `dot` takes for the same graph. */

#include "config.h"

#include "cf-bench.h"
#include "cf-layered-layout.h"
#include "cf-test.h"

#include <string.h>

#define N_CARDS 500u
#define N_ROUNDS 7
#define WIDTH 230.0
#define HEIGHT 104.0

/* What hangs together, how many relations a card, and how many of a hundred lead out of it. */
typedef struct
{
  const char *name;
  guint thread;
  double relations;
  guint strays;
} Shape;

static const Shape shapes[] = {
  { "threads of 12", 12, 1.1, 5 },
  { "threads of 50", 50, 1.2, 10 },
  { "one dispute", N_CARDS, 1.1, 0 },
};

static CfLayeredLayout *
make_layout (const Shape *shape)
{
  guint n_lines = (guint) (N_CARDS * shape->relations);
  CfLayeredLayout *layout = cf_layered_layout_new (N_CARDS, n_lines);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_CARDS; i++)
    layout->boxes[i] = (CfBox){ 0, 0, WIDTH, HEIGHT };
  for (guint i = 0; i < n_lines; i++)
    {
      /* Each card speaks of an earlier one; the rest is as it comes. */
      guint from = i < N_CARDS ? i : (guint) g_rand_int_range (random, 0, N_CARDS);
      guint first = from / shape->thread * shape->thread;
      gboolean strays = (guint) g_rand_int_range (random, 0, 100) < shape->strays;

      layout->lines[i].from = from;
      layout->lines[i].to = strays || from == first
                              ? (guint) g_rand_int_range (random, 0, N_CARDS)
                              : (guint) g_rand_int_range (random, (gint32) first, (gint32) from);
      if (from == first && !strays)
        layout->lines[i].to = from;
    }
  return layout;
}

static char *
write_dot (const char *folder, const CfLayeredLayout *layout)
{
  g_autoptr (GString) dot =
               g_string_new ("digraph map {\nnode [shape=box fixedsize=true label=\"\" "
                             "width=3.2 height=1.45]; edge [dir=none];\n");
  char *path = g_build_filename (folder, "map.dot", NULL);

  for (guint i = 0; i < layout->n_boxes; i++)
    g_string_append_printf (dot, "n%u;\n", i);
  for (guint i = 0; i < layout->n_lines; i++)
    if (layout->lines[i].from != layout->lines[i].to)
      g_string_append_printf (dot, "n%u -> n%u;\n", layout->lines[i].to, layout->lines[i].from);
  g_string_append (dot, "}\n");
  cf_test_write (path, dot->str, (gssize) dot->len);
  return path;
}

/* Milliseconds; 0 where the program is not there. */
static double
time_dot (const char *path)
{
  char *command[] = { (char *) "dot", (char *) "-Tplain", (char *) path, NULL };
  double start = cf_bench_wall_ms ();

  if (!g_spawn_sync (NULL, command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                     NULL, NULL, NULL, NULL, NULL))
    return 0;
  return cf_bench_wall_ms () - start;
}

static void
run (const char *folder, const Shape *shape)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *name = g_strdup_printf ("argument map of 500 cards, %s, layout", shape->name);
  g_autofree char *straight =
    g_strdup_printf ("argument map of 500 cards, %s, lines drawn straight", shape->name);
  CfPeer peer = { "dot -Tplain", 0 };
  guint n_straight = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (CfLayeredLayout) layout = make_layout (shape);
      g_autofree char *path = write_dot (folder, layout);
      double start = cf_bench_wall_ms (), took;

      g_assert_true (cf_layered_layout_run (layout, NULL));
      took = cf_bench_wall_ms () - start;
      g_array_append_val (ours, took);
      took = time_dot (path);
      g_array_append_val (theirs, took);
      n_straight = 0;
      for (guint l = 0; l < layout->n_lines; l++)
        n_straight += layout->lines[l].straight;
    }
  peer.value = cf_bench_median (theirs);
  cf_bench_say (name, cf_bench_median (ours), "ms", peer.value > 0 ? &peer : NULL);
  cf_bench_say (straight, n_straight, "lines", NULL);
}

int
main (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();

  cf_bench_init ();
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    run (folder, &shapes[i]);
  return 0;
}
