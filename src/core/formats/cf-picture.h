/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be painted, as a file: SVG, PNG or PDF. */

#pragma once

#include <glib.h>

#include <cairo.h>

G_BEGIN_DECLS

/**
 * CfPicture:
 * @width: in points
 * @height: in points
 * @paint: paints it; a unit is a point
 * @data: for @paint
 */
typedef struct
{
  double width;
  double height;
  void (*paint) (gpointer data, cairo_t *cairo);
  gpointer data;
} CfPicture;

GBytes *cf_picture_make_svg (const CfPicture *picture, GError **error);
GBytes *cf_picture_make_png (const CfPicture *picture, GError **error);
GBytes *cf_picture_make_pdf (const CfPicture *picture, GError **error);

G_END_DECLS
