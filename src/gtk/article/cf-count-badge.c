/* SPDX-License-Identifier: GPL-3.0-or-later
 * A number on a disc. */

#include "config.h"

#include "cf-count-badge.h"

#include <math.h>

#define FONT_SHARE 0.72f
/* More than a disc has room for. */
#define MAX_SHOWN 9u

/* Whichever of black and white stands out more: WCAG's relative luminance, where both do equally well at 0.179. */
static GdkRGBA
choose_ink (const GdkRGBA *colour)
{
  const float channels[] = { colour->red, colour->green, colour->blue };
  const float weights[] = { 0.2126f, 0.7152f, 0.0722f };
  float luminance = 0;

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    luminance += weights[i] * powf ((channels[i] + 0.055f) / 1.055f, 2.4f);
  return luminance > 0.179f ? (GdkRGBA){ 0, 0, 0, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
}

/**
 * cf_count_badge_append:
 * @snapshot: where to
 * @widget: whose font it has
 * @count: the number; above nine it says only that there are more
 * @colour: of the disc
 * @middle: of the disc
 * @diameter: of the disc, in pixels
 */
void
cf_count_badge_append (GtkSnapshot *snapshot,
                       GtkWidget *widget,
                       guint count,
                       const GdkRGBA *colour,
                       graphene_point_t middle,
                       float diameter)
{
  g_autofree char *text = count > MAX_SHOWN ? g_strdup ("9+") : g_strdup_printf ("%u", count);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();
  float size = diameter * (count > MAX_SHOWN ? FONT_SHARE * 0.8f : FONT_SHARE);
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (middle.x - diameter / 2, middle.y - diameter / 2, diameter, diameter);
  GdkRGBA ink = choose_ink (colour);
  GskRoundedRect disc;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_family_new ("sans"));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gsk_rounded_rect_init_from_rect (&disc, &bounds, diameter / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT (middle.x - (float) width / 2, middle.y - (float) height / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}
