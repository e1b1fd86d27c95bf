/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list beside the text, or below it where the window is narrow. */

#include "config.h"

#include "cf-compare-view-private.h"
#include "cf-font-scale.h"

/* Below this the list is under the text. */
#define BESIDE_FROM 760
#define SIDE_WIDTH 340
/* The view asks for no more, however its content is arranged. */
#define LEAST_WIDTH 320

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CfCompareView *self = CF_COMPARE_VIEW (widget);
  gboolean beside = gtk_widget_get_width (widget) >= BESIDE_FROM * cf_font_scale (widget);

  self->tick = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content),
                                  beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->content, !beside);
  if (beside)
    gtk_widget_remove_css_class (self->side, "below");
  else
    gtk_widget_add_css_class (self->side, "below");
  cf_compare_text_set_narrow (self->text, !beside);
  gtk_widget_set_size_request (self->side,
                               beside ? (int) (SIDE_WIDTH * cf_font_scale (widget)) : -1, -1);
  return G_SOURCE_REMOVE;
}

static void
cf_compare_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfCompareView *self = CF_COMPARE_VIEW (widget);
  gboolean beside =
    gtk_orientable_get_orientation (GTK_ORIENTABLE (self->content)) == GTK_ORIENTATION_HORIZONTAL;

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (beside != (width >= BESIDE_FROM * cf_font_scale (widget)) && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

static void
cf_compare_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (CF_COMPARE_VIEW (widget)->box, orientation, for_size, minimum, natural, NULL,
                      NULL);
  /* Until its content is arranged for the room that there is. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

/**
 * cf_compare_view_class_init_layout:
 * @widget_class: the class of the view
 */
void
cf_compare_view_class_init_layout (GtkWidgetClass *widget_class)
{
  widget_class->size_allocate = cf_compare_view_size_allocate;
  widget_class->measure = cf_compare_view_measure;
}
