/* SPDX-License-Identifier: GPL-3.0-or-later
 * A colour of a code, as it is on light and on dark. */

#include "config.h"

#include "cf-swatch.h"

#include "cf-colour.h"

#define WIDTH 44
#define HEIGHT 22
#define DOT 12

struct _CfSwatch
{
  GtkWidget parent_instance;

  GdkRGBA colours[2];
};

G_DEFINE_FINAL_TYPE (CfSwatch, cf_swatch, GTK_TYPE_WIDGET)

static void
cf_swatch_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
append_half (CfSwatch *self, GtkSnapshot *snapshot, guint i, float left, float height)
{
  GdkRGBA ground;
  GskRoundedRect dot;
  float x = left + (WIDTH / 2.0f - DOT) / 2, y = (height - DOT) / 2;

  gdk_rgba_parse (&ground, i == 0 ? CF_GROUND_LIGHT : CF_GROUND_DARK);
  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (left, 0, WIDTH / 2.0f, height));
  gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (x, y, DOT, DOT), DOT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &self->colours[i], &dot.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
cf_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CfSwatch *self = CF_SWATCH (widget);
  float left = ((float) gtk_widget_get_width (widget) - WIDTH) / 2;
  float height = (float) gtk_widget_get_height (widget);
  GskRoundedRect all;

  gsk_rounded_rect_init_from_rect (&all, &GRAPHENE_RECT_INIT (left, 0, WIDTH, height), 6);
  gtk_snapshot_push_rounded_clip (snapshot, &all);
  append_half (self, snapshot, 0, left, height);
  append_half (self, snapshot, 1, left + WIDTH / 2.0f, height);
  gtk_snapshot_pop (snapshot);
}

static void
cf_swatch_class_init (CfSwatchClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = cf_swatch_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = cf_swatch_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cf_swatch_init (CfSwatch *self)
{
}

/**
 * cf_swatch_new:
 * @light: `#rrggbb`, on a light ground
 * @dark: the same, on a dark ground
 *
 * Returns: (transfer floating): a swatch
 */
GtkWidget *
cf_swatch_new (const char *light, const char *dark)
{
  CfSwatch *self = g_object_new (CF_TYPE_SWATCH, NULL);

  gdk_rgba_parse (&self->colours[0], light);
  gdk_rgba_parse (&self->colours[1], dark);
  return GTK_WIDGET (self);
}
