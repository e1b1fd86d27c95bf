/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is drawn once and shown many times. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*CfDraw) (cairo_t *cr, gpointer user_data);

GdkTexture *cf_texture_draw (int width, int height, int scale, CfDraw draw, gpointer user_data);

G_END_DECLS
