/* SPDX-License-Identifier: GPL-3.0-or-later
 * Argument graph: SVG, PDF and PNG. */

#include "config.h"

#include "cf-argument-drawing.h"
#include "cf-argument-output.h"
#include "cf-picture.h"

static void
paint (gpointer data, cairo_t *cairo)
{
  cf_argument_drawing_paint (data, cairo);
}

static GBytes *
make (const CfArgumentGraph *graph,
      GBytes *(*make_picture) (const CfPicture *picture, GError **error),
      GError **error)
{
  g_autoptr (CfArgumentDrawing) drawing = cf_argument_drawing_new (graph, error);
  CfPicture picture = { 0, 0, paint, drawing };

  if (drawing == NULL)
    return NULL;
  cf_argument_drawing_get_size (drawing, &picture.width, &picture.height);
  return make_picture (&picture, error);
}

/**
 * cf_argument_make_svg:
 * @graph: a graph
 * @error: why there is no picture of it
 *
 * Returns: (transfer full) (nullable): it as SVG
 */
GBytes *
cf_argument_make_svg (const CfArgumentGraph *graph, GError **error)
{
  return make (graph, cf_picture_make_svg, error);
}

/**
 * cf_argument_make_pdf:
 * @graph: a graph
 * @error: why there is no picture of it
 *
 * Returns: (transfer full) (nullable): it as one page of PDF
 */
GBytes *
cf_argument_make_pdf (const CfArgumentGraph *graph, GError **error)
{
  return make (graph, cf_picture_make_pdf, error);
}

/**
 * cf_argument_make_png:
 * @graph: a graph
 * @error: why there is no picture of it
 *
 * Returns: (transfer full) (nullable): it as PNG
 */
GBytes *
cf_argument_make_png (const CfArgumentGraph *graph, GError **error)
{
  return make (graph, cf_picture_make_png, error);
}
