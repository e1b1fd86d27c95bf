/* SPDX-License-Identifier: GPL-3.0-or-later
 * How links run beside the lines of a text. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Beside each other there is no room for more. */
#define CF_ARC_LANES 2u

/**
 * CfArc:
 * @end: how far down its other end is; beyond what is seen it may be infinite
 * @label: how long what it is called is; 0 for nothing
 * @top: (out): where it begins, at most a little above what is seen
 * @bottom: (out): where it stops, at most a little below what is seen
 * @lane: (out): how far out it runs, from 0
 * @seen: (out): whether anything of it is seen
 * @label_at: (out): where the middle of its label is; NaN where there is no room
 *
 * One link of an annotation, all in pixels from the top of the text.
 */
typedef struct
{
  double end;
  double label;
  double top;
  double bottom;
  guint lane;
  gboolean seen;
  double label_at;
} CfArc;

void cf_arcs_lay_out (CfArc *arcs, guint n, double own, double seen_top, double seen_bottom);

G_END_DECLS
