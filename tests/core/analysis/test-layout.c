/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layout of the argument map: what must hold of every one, and its bounds. */

#include "config.h"

#include "cf-error.h"
#include "cf-layered-layout.h"
#include "cf-limits.h"
#include "cf-test.h"

#define WIDTH 220.0
#define HEIGHT 90.0
#define NEAR 2.0 /* points: Graphviz rounds to whole ones */

static CfLayeredLayout *
make_layout (guint n_boxes, guint n_lines)
{
  CfLayeredLayout *layout = cf_layered_layout_new (n_boxes, n_lines);

  for (guint i = 0; i < n_boxes; i++)
    layout->boxes[i] = (CfBox){ 0, 0, WIDTH, HEIGHT };
  return layout;
}

static void
join (CfLayeredLayout *layout, guint line, guint from, guint to)
{
  layout->lines[line].from = from;
  layout->lines[line].to = to;
}

static void
run (CfLayeredLayout *layout)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_layered_layout_run (layout, &error));
  g_assert_no_error (error);
}

static gboolean
overlap (const CfBox *a, const CfBox *b)
{
  return a->x + a->width > b->x + NEAR && b->x + b->width > a->x + NEAR &&
         a->y + a->height > b->y + NEAR && b->y + b->height > a->y + NEAR;
}

/* Whether a point stands on the edge of a box. */
static gboolean
touches (const CfBox *box, CfPoint point)
{
  gboolean in_x = point.x > box->x - NEAR && point.x < box->x + box->width + NEAR;
  gboolean in_y = point.y > box->y - NEAR && point.y < box->y + box->height + NEAR;
  gboolean at_x = ABS (point.x - box->x) < NEAR || ABS (point.x - box->x - box->width) < NEAR;
  gboolean at_y = ABS (point.y - box->y) < NEAR || ABS (point.y - box->y - box->height) < NEAR;

  return in_x && in_y && (at_x || at_y);
}

static void
check (const CfLayeredLayout *layout)
{
  for (guint i = 0; i < layout->n_boxes; i++)
    {
      const CfBox *box = &layout->boxes[i];

      g_assert_cmpfloat (box->x, >=, 0);
      g_assert_cmpfloat (box->y, >=, 0);
      g_assert_cmpfloat (box->x + box->width, <=, layout->width + NEAR);
      g_assert_cmpfloat (box->y + box->height, <=, layout->height + NEAR);
      g_assert_cmpfloat (box->width, ==, WIDTH);
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (box, &layout->boxes[j]));
    }
  for (guint i = 0; i < layout->n_lines; i++)
    {
      const CfLayoutLine *line = &layout->lines[i];

      if (line->from == line->to)
        continue;
      g_assert_cmpuint (line->n_points % 3, ==, 1);
      g_assert_true (touches (&layout->boxes[line->from], line->points[0]));
      g_assert_true (touches (&layout->boxes[line->to], line->points[line->n_points - 1]));
    }
}

static void
test_above (void)
{
  g_autoptr (CfLayeredLayout) layout = make_layout (3, 2);

  join (layout, 0, 0, 1);
  join (layout, 1, 1, 2);
  run (layout);
  check (layout);
  g_assert_cmpfloat (layout->boxes[2].y + HEIGHT, <, layout->boxes[1].y);
  g_assert_cmpfloat (layout->boxes[1].y + HEIGHT, <, layout->boxes[0].y);
}

/* Two that speak of two: the lines cross only if the order is wrong. */
static void
test_crossing (void)
{
  g_autoptr (CfLayeredLayout) layout = make_layout (6, 4);

  join (layout, 0, 0, 4);
  join (layout, 1, 1, 3);
  join (layout, 2, 2, 4);
  join (layout, 3, 2, 3);
  run (layout);
  check (layout);
  g_assert_true ((layout->boxes[0].x < layout->boxes[2].x) ==
                 (layout->boxes[4].x < layout->boxes[3].x));
  g_assert_true ((layout->boxes[2].x < layout->boxes[1].x) ==
                 (layout->boxes[4].x < layout->boxes[3].x));
}

/* What two relations between the same boxes are called can stand on their lines, one below the other. */
static void
test_parts (void)
{
  g_autoptr (CfLayeredLayout) layout = make_layout (2, 2);
  CfPoint start, end, high, low;

  join (layout, 0, 0, 1);
  join (layout, 1, 0, 1);
  run (layout);
  check (layout);
  start = cf_layout_line_get_point (&layout->lines[0], 0);
  end = cf_layout_line_get_point (&layout->lines[0], 1);
  g_assert_true (touches (&layout->boxes[0], start));
  g_assert_true (touches (&layout->boxes[1], end));
  low = cf_layout_line_get_point (&layout->lines[0], 1.0 / 3);
  high = cf_layout_line_get_point (&layout->lines[1], 2.0 / 3);
  g_assert_cmpfloat (low.y - high.y, >, 12);
  g_assert_cmpfloat (high.y, >, end.y);
  g_assert_cmpfloat (low.y, <, start.y);
}

static void
test_empty (void)
{
  g_autoptr (CfLayeredLayout) layout = make_layout (0, 0);

  run (layout);
  g_assert_cmpfloat (layout->width, ==, 0);
}

static void
test_random (void)
{
  for (guint round = 0; round < 20; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 60);
      guint m = (guint) g_test_rand_int_range (0, 3 * (gint32) n);
      g_autoptr (CfLayeredLayout) layout = make_layout (n, m);
      g_autoptr (CfLayeredLayout) again = make_layout (n, m);

      for (guint i = 0; i < m; i++)
        {
          guint from = (guint) g_test_rand_int_range (0, (gint32) n);
          guint to = (guint) g_test_rand_int_range (0, (gint32) n);

          join (layout, i, from, to);
          join (again, i, from, to);
        }
      run (layout);
      run (again);
      check (layout);
      /* What is the same looks the same. */
      g_assert_cmpmem (layout->boxes, n * sizeof (CfBox), again->boxes, n * sizeof (CfBox));
    }
}

/* Lines between two boxes: those that are too much for a picture are drawn straight. */
static guint
count_straight (guint n_lines)
{
  g_autoptr (CfLayeredLayout) layout = make_layout (2, n_lines);
  guint n_straight = 0;

  for (guint i = 0; i < n_lines; i++)
    join (layout, i, i % 2, 1 - i % 2);
  run (layout);
  check (layout);
  for (guint i = 0; i < n_lines; i++)
    n_straight += layout->lines[i].straight;
  return n_straight;
}

static void
test_dense (void)
{
  g_assert_cmpuint (count_straight (CF_LIMIT_MAP_EDGES_ROUTED), ==, 0);
  g_assert_cmpuint (count_straight (CF_LIMIT_MAP_EDGES_ROUTED + 1), ==, 1);
}

/* Everything joined to everything. */
static void
test_complete (void)
{
  g_autoptr (CfLayeredLayout) layout = make_layout (80, 80 * 80);

  for (guint i = 0; i < 80 * 80; i++)
    join (layout, i, i / 80, i % 80);
  run (layout);
  check (layout);
}

static void
test_limits (void)
{
  g_autoptr (CfLayeredLayout) most = make_layout (CF_LIMIT_MAP_NODES, 0);
  g_autoptr (CfLayeredLayout) boxes = make_layout (CF_LIMIT_MAP_NODES + 1, 0);
  g_autoptr (CfLayeredLayout) lines = make_layout (2, CF_LIMIT_MAP_EDGES + 1);
  g_autoptr (GError) error = NULL;

  run (most);
  g_assert_false (cf_layered_layout_run (boxes, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_TOO_BIG);
  g_clear_error (&error);
  g_assert_false (cf_layered_layout_run (lines, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_TOO_BIG);
}

/* A chain, and a line from its last box to its first, which crosses as many layers as all the others. */
static gboolean
is_long_line_straight (guint n_layers)
{
  g_autoptr (CfLayeredLayout) layout = make_layout (n_layers + 1, n_layers + 1);

  for (guint i = 0; i < n_layers; i++)
    join (layout, i, i + 1, i);
  join (layout, n_layers, n_layers, 0);
  run (layout);
  check (layout);
  return layout->lines[n_layers].straight;
}

static void
test_layers_crossed (void)
{
  g_assert_false (is_long_line_straight (CF_LIMIT_MAP_LAYERS_CROSSED / 2));
  g_assert_true (is_long_line_straight (CF_LIMIT_MAP_LAYERS_CROSSED / 2 + 1));
}

static gpointer
run_in_thread (gpointer data)
{
  run (data);
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];
  CfLayeredLayout *layouts[4];

  for (guint t = 0; t < 4; t++)
    {
      layouts[t] = make_layout (40, 39);
      for (guint i = 0; i < 39; i++)
        join (layouts[t], i, i + 1, i / 2);
      threads[t] = g_thread_new ("layout", run_in_thread, layouts[t]);
    }
  for (guint t = 0; t < 4; t++)
    {
      g_thread_join (threads[t]);
      check (layouts[t]);
      cf_layered_layout_free (layouts[t]);
    }
}

/* What all hangs on two boxes does not stand in one row: forty claims about one matter, of one source. */
static void
test_wide (void)
{
  const guint n_claims = 40, matter = n_claims, source = n_claims + 1;
  g_autoptr (CfLayeredLayout) layout = make_layout (n_claims + 2, 2 * n_claims);

  for (guint i = 0; i < n_claims; i++)
    {
      join (layout, 2 * i, i, matter);
      join (layout, 2 * i + 1, i, source);
    }
  run (layout);
  check (layout);
  g_assert_cmpfloat (layout->width, <, n_claims * WIDTH * 3 / 4);
  g_assert_cmpfloat (layout->height, <, layout->width);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/layout/above", test_above);
  g_test_add_func ("/layout/wide", test_wide);
  g_test_add_func ("/layout/parts", test_parts);
  g_test_add_func ("/layout/crossing", test_crossing);
  g_test_add_func ("/layout/empty", test_empty);
  g_test_add_func ("/layout/random", test_random);
  g_test_add_func ("/layout/dense", test_dense);
  g_test_add_func ("/layout/complete", test_complete);
  g_test_add_func ("/layout/limits", test_limits);
  g_test_add_func ("/layout/layers-crossed", test_layers_crossed);
  g_test_add_func ("/layout/threads", test_threads);
  return g_test_run ();
}
