/* SPDX-License-Identifier: GPL-3.0-or-later
 * How links run beside the lines of a text.
 *
 * All begin at the line of one annotation. The shorter ones run nearer to the text, so that they nest and do not
 * cross. What a link is called stands along it, where no other does. */

#include "config.h"

#include "cf-arc-layout.h"

#include <math.h>

/* An arc whose end is not seen leaves by so much: what it is drawn with ends out of sight. */
#define BEYOND 24.0
/* An end on the same line is gone to by an arc that is at least so high. */
#define LEAST 10.0
/* Left free by labels at the bends. */
#define BEND 9.0

static void
clip (CfArc *arc, double own, double seen_top, double seen_bottom)
{
  double top = MIN (own, arc->end), bottom = MAX (own, arc->end);

  if (bottom - top < LEAST)
    {
      double middle = isfinite (own) ? own : arc->end;

      top = middle - LEAST / 2;
      bottom = middle + LEAST / 2;
    }
  arc->seen = bottom >= seen_top && top <= seen_bottom;
  arc->top = MAX (top, seen_top - BEYOND);
  arc->bottom = MIN (bottom, seen_bottom + BEYOND);
}

static gboolean
overlap (const CfArc *a, const CfArc *b)
{
  return a->top < b->bottom && b->top < a->bottom;
}

static double
get_length (const CfArc *arc)
{
  return arc->bottom - arc->top;
}

/* One further out than all shorter ones beside it; of equal ones the later is further out. */
static void
choose_lane (CfArc *arcs, guint n, guint at)
{
  CfArc *arc = &arcs[at];

  arc->lane = 0;
  for (guint i = 0; i < n; i++)
    if (i != at && arcs[i].seen && overlap (&arcs[i], arc) &&
        (get_length (&arcs[i]) < get_length (arc) ||
         (get_length (&arcs[i]) == get_length (arc) && i < at)))
      arc->lane++;
  arc->lane = MIN (arc->lane, CF_ARC_LANES - 1);
}

/* In the longest stretch that it shares with no arc of its lane or further in: all begin at one place, so that it is
 * one stretch. */
static void
place_label (CfArc *arcs, guint n, guint at, double seen_top, double seen_bottom)
{
  CfArc *arc = &arcs[at];
  double top = MAX (arc->top, seen_top) + BEND, bottom = MIN (arc->bottom, seen_bottom) - BEND;

  arc->label_at = NAN;
  for (guint i = 0; i < n; i++)
    {
      const CfArc *other = &arcs[i];

      if (i == at || !other->seen || other->lane > arc->lane || !overlap (other, arc))
        continue;
      if (other->top - top > bottom - other->bottom)
        bottom = MIN (bottom, other->top);
      else
        top = MAX (top, other->bottom);
    }
  if (arc->label > 0 && bottom - top >= arc->label)
    arc->label_at = (top + bottom) / 2;
}

/**
 * cf_arcs_lay_out:
 * @arcs: links of one annotation, whose ends and labels are known
 * @n: how many
 * @own: how far down the annotation itself is; beyond what is seen it may be infinite
 * @seen_top: where what is seen begins
 * @seen_bottom: where it ends
 *
 * Says how they run. Needs the square of @n, so that who draws them has to bound it.
 */
void
cf_arcs_lay_out (CfArc *arcs, guint n, double own, double seen_top, double seen_bottom)
{
  for (guint i = 0; i < n; i++)
    clip (&arcs[i], own, seen_top, seen_bottom);
  for (guint i = 0; i < n; i++)
    choose_lane (arcs, n, i);
  for (guint i = 0; i < n; i++)
    place_label (arcs, n, i, seen_top, seen_bottom);
}
