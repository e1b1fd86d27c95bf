/* SPDX-License-Identifier: GPL-3.0-or-later
 * How large letters are: what is measured in pixels beside them grows with them. */

#include "config.h"

#include "cf-font-scale.h"

/* 11 points, on a screen of the usual resolution. */
#define USUAL_SIZE (11 * 96 / 72.0)

/**
 * cf_font_scale:
 * @widget: a widget
 *
 * Returns: how many times larger its letters are than the usual ones of a desktop, at least 1
 */
double
cf_font_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);

  return MAX (1, (double) pango_font_description_get_size (font) / PANGO_SCALE / USUAL_SIZE);
}
