/* SPDX-License-Identifier: GPL-3.0-or-later
 * What all rows of the library have in common to be drawn. */

#include "config.h"

#include "cf-library-look.h"

#define ICON_SIZE 12

/* As captions of libadwaita are. */
#define SMALL 0.82

CfLibraryLook *
cf_library_look_new (void)
{
  return g_new0 (CfLibraryLook, 1);
}

/**
 * cf_library_look_forget:
 * @look: a look
 *
 * To be measured anew when it is used next.
 */
void
cf_library_look_forget (CfLibraryLook *look)
{
  g_clear_pointer (&look->font, pango_font_description_free);
  g_clear_pointer (&look->title_font, pango_font_description_free);
  g_clear_pointer (&look->small_font, pango_font_description_free);
  g_clear_object (&look->finished);
}

void
cf_library_look_free (CfLibraryLook *look)
{
  cf_library_look_forget (look);
  g_free (look);
}

static int
measure (PangoContext *context, const PangoFontDescription *font)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
  int height = pango_font_metrics_get_height (metrics);

  if (height == 0)
    height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);
  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (height);
}

/**
 * cf_library_look_update:
 * @look: a look
 * @widget: a row
 *
 * Measures anew if the font of rows is another.
 */
void
cf_library_look_update (CfLibraryLook *look, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  GtkIconTheme *icons = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  int size;

  if (look->font != NULL && pango_font_description_equal (look->font, font))
    return;
  cf_library_look_forget (look);
  look->font = pango_font_description_copy (font);
  look->title_font = pango_font_description_copy (font);
  pango_font_description_set_weight (look->title_font, PANGO_WEIGHT_BOLD);
  look->small_font = pango_font_description_copy (font);
  size = (int) (pango_font_description_get_size (font) * SMALL);
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (look->small_font, size);
  else
    pango_font_description_set_size (look->small_font, size);
  look->title_height = measure (context, look->title_font);
  look->small_height = measure (context, look->small_font);
  look->finished = gtk_icon_theme_lookup_icon (
    icons, "object-select-symbolic", NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
    gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
}
