/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is drawn once and shown many times.
 *
 * A path that is filled or clipped to is computed anew in each frame; a picture of it is only copied. */

#include "config.h"

#include "cf-texture.h"

/**
 * cf_texture_draw:
 * @width: in pixels of the view
 * @height: in pixels of the view
 * @scale: how many pixels of the screen one of the view's is
 * @draw: draws it, in pixels of the view
 * @user_data: for @draw
 *
 * Returns: (transfer full): the picture
 */
GdkTexture *
cf_texture_draw (int width, int height, int scale, CfDraw draw, gpointer user_data)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) pixels = NULL;
  gsize stride;
  GdkTexture *texture;

  cairo_scale (cr, scale, scale);
  draw (cr, user_data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) (height * scale));
  texture =
    gdk_memory_texture_new (width * scale, height * scale, GDK_MEMORY_DEFAULT, pixels, stride);
  cairo_surface_destroy (surface);
  return texture;
}
