/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be painted, as SVG, PDF and PNG. In SVG letters are shapes, so that it looks the same where the fonts are
 * not. */

#include "config.h"

#include "cf-picture.h"

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
paint (const CfPicture *picture, cairo_surface_t *surface, double scale)
{
  cairo_t *cairo = cairo_create (surface);

  cairo_scale (cairo, scale, scale);
  picture->paint (picture->data, cairo);
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
make_vectors (const CfPicture *picture, MakeSurface make, double most, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double scale = MIN (1, most / MAX (picture->width, picture->height));
  cairo_surface_t *surface = make (append, bytes, picture->width * scale, picture->height * scale);
  cairo_status_t status;

  paint (picture, surface, scale);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return end (bytes, status, error);
}

/**
 * cf_picture_make_svg:
 * @picture: a picture
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): it as SVG
 */
GBytes *
cf_picture_make_svg (const CfPicture *picture, GError **error)
{
  return make_vectors (picture, cairo_svg_surface_create_for_stream, G_MAXDOUBLE, error);
}

/**
 * cf_picture_make_pdf:
 * @picture: a picture
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): it as one page of PDF, as large as programs show it at most
 */
GBytes *
cf_picture_make_pdf (const CfPicture *picture, GError **error)
{
  return make_vectors (picture, cairo_pdf_surface_create_for_stream, CF_LIMIT_PICTURE_POINTS,
                       error);
}

/**
 * cf_picture_make_png:
 * @picture: a picture
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): it as PNG, smaller where it would have too many pixels
 */
GBytes *
cf_picture_make_png (const CfPicture *picture, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width = picture->width, height = picture->height;
  double scale = MIN (PNG_SCALE, sqrt (CF_LIMIT_PICTURE_PIXELS / (width * height)));
  cairo_surface_t *surface;
  cairo_status_t status;

  scale = MIN (scale, CF_LIMIT_PICTURE_SIDE / MAX (width, height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * scale),
                                        (int) ceil (height * scale));
  paint (picture, surface, scale);
  status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return end (bytes, status, error);
}
