/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plots of figures as pictures: the same on the screen and in a file. */

#pragma once

#include "cf-figure-plot.h"
#include "cf-layered-layout.h"

#include <cairo.h>

G_BEGIN_DECLS

/* The least width in which bars can be told apart. */
#define CF_FIGURE_LEAST_WIDTH 230.0

/**
 * CfFigureDrawing:
 * @plot: not owned
 * @width: in points
 * @height: in points
 * @name_width: what the names of its rows need, in points
 * @cell_width: of a field of a table, in points
 * @boxes: (element-type CfBox): where its cells are
 *
 * A plot with a place for each of its cells.
 */
typedef struct
{
  const CfFigurePlot *plot;
  double width;
  double height;
  double name_width;
  double cell_width;
  GArray *boxes;
} CfFigureDrawing;

CfFigureDrawing *cf_figure_drawing_new (const CfFigurePlot *plot, double width);
void cf_figure_drawing_free (CfFigureDrawing *drawing);
void cf_figure_drawing_paint (const CfFigureDrawing *drawing, cairo_t *cairo, gboolean dark);

guint cf_figure_drawing_get_shade (const CfFigureCell *cell, gboolean dark);
guint cf_figure_drawing_get_ink_on (guint shade);

GBytes *cf_figure_sheet_make (
  const char *caption, GPtrArray *plots, const char *methods, const char *format, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfFigureDrawing, cf_figure_drawing_free)

G_END_DECLS
