/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far the argument map has been scrolled: what GtkScrollable asks of a widget. */

#pragma once

#include "cf-argument-frame.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfArgumentScroll:
 * @widget: (unowned): what scrolls, and holds this; it is allocated anew when it has been scrolled
 * @adjustments: horizontal, vertical; %NULL while it is in nothing that scrolls
 * @policies: of both
 */
typedef struct
{
  GtkWidget *widget;
  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];
} CfArgumentScroll;

void cf_argument_scroll_override (GObjectClass *klass);
void cf_argument_scroll_get_property (const CfArgumentScroll *scroll, guint id, GValue *value);
void cf_argument_scroll_set_property (CfArgumentScroll *scroll, guint id, const GValue *value);
double cf_argument_scroll_get (const CfArgumentScroll *scroll, guint axis);
void cf_argument_scroll_move (CfArgumentScroll *scroll, guint axis, double by);
void cf_argument_scroll_configure (CfArgumentScroll *scroll,
                                   const CfArgumentFrame *frame,
                                   const double to[2]);
void cf_argument_scroll_clear (CfArgumentScroll *scroll);

G_END_DECLS
