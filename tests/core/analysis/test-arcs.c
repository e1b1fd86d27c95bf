/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where links run beside a text: between their ends, no further than is seen, the shorter ones inside. */

#include "config.h"

#include "cf-arc-layout.h"
#include "cf-test.h"

#include <math.h>

#define TOP 1000.0
#define BOTTOM 2000.0

static void
lay_out (CfArc *arcs, guint n, double own)
{
  cf_arcs_lay_out (arcs, n, own, TOP, BOTTOM);
}

static void
test_between (void)
{
  CfArc down = { .end = 1700 }, up = { .end = 1100 };

  lay_out (&down, 1, 1300);
  g_assert_true (down.seen);
  g_assert_cmpfloat (down.top, ==, 1300);
  g_assert_cmpfloat (down.bottom, ==, 1700);
  g_assert_cmpuint (down.lane, ==, 0);
  lay_out (&up, 1, 1300);
  g_assert_cmpfloat (up.top, ==, 1100);
  g_assert_cmpfloat (up.bottom, ==, 1300);
}

/* Both on one line: there is something to see all the same. */
static void
test_same_line (void)
{
  CfArc arc = { .end = 1300 };

  lay_out (&arc, 1, 1300);
  g_assert_true (arc.seen);
  g_assert_cmpfloat (arc.top, <, 1300);
  g_assert_cmpfloat (arc.bottom, >, 1300);
  g_assert_cmpfloat (arc.bottom - arc.top, <, 20);
}

/* Ends that are scrolled away: the arc leaves what is seen, and is no longer than that. */
static void
test_clipped (void)
{
  CfArc arcs[] = { { .end = INFINITY }, { .end = -INFINITY }, { .end = 1e9 } };
  CfArc through = { .end = INFINITY }, away = { .end = INFINITY }, hidden = { .end = 500 };

  lay_out (arcs, G_N_ELEMENTS (arcs), 1300);
  g_assert_cmpfloat (arcs[0].top, ==, 1300);
  g_assert_cmpfloat (arcs[0].bottom, >, BOTTOM);
  g_assert_cmpfloat (arcs[0].bottom, <, BOTTOM + 100);
  g_assert_cmpfloat (arcs[1].top, <, TOP);
  g_assert_cmpfloat (arcs[1].top, >, TOP - 100);
  g_assert_cmpfloat (arcs[1].bottom, ==, 1300);
  g_assert_cmpfloat (arcs[2].bottom, <, BOTTOM + 100);
  lay_out (&through, 1, -INFINITY);
  g_assert_true (through.seen);
  g_assert_true (through.top < TOP && through.bottom > BOTTOM);
  lay_out (&away, 1, INFINITY);
  g_assert_false (away.seen);
  lay_out (&hidden, 1, 400);
  g_assert_false (hidden.seen);
}

/* The longer one runs outside; up and down do not disturb each other. */
static void
test_nested (void)
{
  CfArc arcs[] = { { .end = 1900 }, { .end = 1500 }, { .end = 1100 } };

  lay_out (arcs, G_N_ELEMENTS (arcs), 1300);
  g_assert_cmpuint (arcs[0].lane, ==, 1);
  g_assert_cmpuint (arcs[1].lane, ==, 0);
  g_assert_cmpuint (arcs[2].lane, ==, 0);
}

static void
test_many (void)
{
  CfArc arcs[20] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (arcs); i++)
    arcs[i].end = 1400 + i;
  lay_out (arcs, G_N_ELEMENTS (arcs), 1300);
  for (guint i = 0; i < G_N_ELEMENTS (arcs); i++)
    g_assert_cmpuint (arcs[i].lane, <, CF_ARC_LANES);
}

static gboolean
shares (const CfArc *a, const CfArc *b)
{
  return fabs (a->label_at - b->label_at) < (a->label + b->label) / 2;
}

/* In the middle of what is seen, where it fits; none over another. */
static void
test_labels (void)
{
  CfArc alone = { .end = 1700, .label = 50 }, low = { .end = 1340, .label = 50 };
  CfArc leaving = { .end = INFINITY, .label = 50 };
  CfArc arcs[] = { { .end = 1900, .label = 60 },
                   { .end = 1800, .label = 60 },
                   { .end = 1500, .label = 60 },
                   { .end = 1100, .label = 60 } };

  lay_out (&alone, 1, 1300);
  g_assert_cmpfloat (alone.label_at, ==, 1500);
  lay_out (&low, 1, 1300);
  g_assert_true (isnan (low.label_at));
  lay_out (&leaving, 1, 1300);
  g_assert_cmpfloat (leaving.label_at + 25, <=, BOTTOM);
  g_assert_cmpfloat (leaving.label_at - 25, >=, 1300);
  lay_out (arcs, G_N_ELEMENTS (arcs), 1300);
  for (guint i = 0; i < G_N_ELEMENTS (arcs); i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (shares (&arcs[i], &arcs[j]));
  g_assert_false (isnan (arcs[2].label_at));
  g_assert_false (isnan (arcs[3].label_at));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/arcs/between", test_between);
  g_test_add_func ("/arcs/same-line", test_same_line);
  g_test_add_func ("/arcs/clipped", test_clipped);
  g_test_add_func ("/arcs/nested", test_nested);
  g_test_add_func ("/arcs/many", test_many);
  g_test_add_func ("/arcs/labels", test_labels);
  return g_test_run ();
}
