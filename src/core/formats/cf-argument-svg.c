/* SPDX-License-Identifier: GPL-3.0-or-later
 * Argument graph: SVG. Letters are shapes in it, so that it looks the same where the fonts are not. */

#include "config.h"

#include "cf-argument-drawing.h"
#include "cf-argument-output.h"
#include "cf-error.h"

#include <glib/gi18n.h>

#include <cairo-svg.h>

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
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
  g_autoptr (CfArgumentDrawing) drawing = cf_argument_drawing_new (graph, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cairo;
  cairo_status_t status;

  if (drawing == NULL)
    return NULL;
  cf_argument_drawing_get_size (drawing, &width, &height);
  surface = cairo_svg_surface_create_for_stream (append, bytes, width, height);
  cairo = cairo_create (surface);
  cf_argument_drawing_paint (drawing, cairo);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG, _ ("the picture could not be made: %s"),
               cairo_status_to_string (status));
  return NULL;
}
