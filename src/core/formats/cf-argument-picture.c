/* SPDX-License-Identifier: GPL-3.0-or-later
 * Argument graph: SVG, PDF and PNG. In SVG letters are shapes, so that it looks the same where the fonts are not. */

#include "config.h"

#include "cf-argument-drawing.h"
#include "cf-argument-output.h"
#include "cf-error.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>

/* Pixels to a point: enough for paper. */
#define PNG_SCALE 2.0

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
paint (CfArgumentDrawing *drawing, cairo_surface_t *surface, double scale)
{
  cairo_t *cairo = cairo_create (surface);

  cairo_scale (cairo, scale, scale);
  cf_argument_drawing_paint (drawing, cairo);
  cairo_destroy (cairo);
}

static GBytes *
end (GByteArray *bytes, cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_byte_array_ref (bytes));
  g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG, _ ("the picture could not be made: %s"),
               cairo_status_to_string (status));
  return NULL;
}

typedef cairo_surface_t *(*MakeSurface) (cairo_write_func_t write,
                                         void *closure,
                                         double width,
                                         double height);

/* @most: how wide and high it may be, in points. */
static GBytes *
make_vectors (const CfArgumentGraph *graph, MakeSurface make, double most, GError **error)
{
  g_autoptr (CfArgumentDrawing) drawing = cf_argument_drawing_new (graph, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_status_t status;

  if (drawing == NULL)
    return NULL;
  cf_argument_drawing_get_size (drawing, &width, &height);
  scale = MIN (1, most / MAX (width, height));
  surface = make (append, bytes, width * scale, height * scale);
  paint (drawing, surface, scale);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return end (bytes, status, error);
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
  return make_vectors (graph, cairo_svg_surface_create_for_stream, G_MAXDOUBLE, error);
}

/**
 * cf_argument_make_pdf:
 * @graph: a graph
 * @error: why there is no picture of it
 *
 * Returns: (transfer full) (nullable): it as one page of PDF, as large as programs show it at most
 */
GBytes *
cf_argument_make_pdf (const CfArgumentGraph *graph, GError **error)
{
  return make_vectors (graph, cairo_pdf_surface_create_for_stream, CF_LIMIT_PICTURE_POINTS, error);
}

/**
 * cf_argument_make_png:
 * @graph: a graph
 * @error: why there is no picture of it
 *
 * Returns: (transfer full) (nullable): it as PNG, smaller where it would have too many pixels
 */
GBytes *
cf_argument_make_png (const CfArgumentGraph *graph, GError **error)
{
  g_autoptr (CfArgumentDrawing) drawing = cf_argument_drawing_new (graph, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_status_t status;

  if (drawing == NULL)
    return NULL;
  cf_argument_drawing_get_size (drawing, &width, &height);
  scale = MIN (PNG_SCALE, sqrt (CF_LIMIT_PICTURE_PIXELS / (width * height)));
  scale = MIN (scale, CF_LIMIT_PICTURE_SIDE / MAX (width, height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * scale),
                                        (int) ceil (height * scale));
  paint (drawing, surface, scale);
  status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return end (bytes, status, error);
}
