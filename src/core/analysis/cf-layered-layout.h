/* SPDX-License-Identifier: GPL-3.0-or-later
 * Boxes in layers with lines between them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfPoint:
 * @x: points to the right
 * @y: points downwards
 */
typedef struct
{
  double x;
  double y;
} CfPoint;

/**
 * CfBox:
 * @x: its left edge
 * @y: its upper edge
 * @width: its width
 * @height: its height
 *
 * All in points.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} CfBox;

/**
 * CfLayoutLine:
 * @from: the index of the box that it comes from
 * @to: the index of the box that it goes to, which stands above
 * @points: (array length=n_points) (nullable): how it runs from one edge to the other: a start, then three
 *   points for each piece of a Bézier curve; %NULL between a box and itself
 * @n_points: how many
 * @straight: whether it is a straight line, since the graph was too dense for more; may cross boxes
 */
typedef struct
{
  guint from;
  guint to;
  CfPoint *points;
  guint n_points;
  gboolean straight;
} CfLayoutLine;

/**
 * CfLayeredLayout:
 * @boxes: (array length=n_boxes): where they stand; the sizes are given
 * @lines: (array length=n_lines): how they run; the ends are given
 * @width: of everything, in points
 * @height: of everything, in points
 */
typedef struct
{
  CfBox *boxes;
  guint n_boxes;
  CfLayoutLine *lines;
  guint n_lines;
  double width;
  double height;
} CfLayeredLayout;

CfLayeredLayout *cf_layered_layout_new (guint n_boxes, guint n_lines);
CfLayeredLayout *cf_layered_layout_copy (const CfLayeredLayout *layout);
void cf_layered_layout_free (CfLayeredLayout *layout);
gboolean cf_layered_layout_run (CfLayeredLayout *layout, GError **error);
CfPoint cf_layout_line_get_point (const CfLayoutLine *line, double part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfLayeredLayout, cf_layered_layout_free)

G_END_DECLS
