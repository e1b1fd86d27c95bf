/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far the argument map has been scrolled: what GtkScrollable asks of a widget. */

#include "config.h"

#include "cf-argument-scroll.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

/**
 * cf_argument_scroll_override:
 * @klass: the class of a scrollable widget without properties of its own
 */
void
cf_argument_scroll_override (GObjectClass *klass)
{
  g_object_class_override_property (klass, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (klass, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (klass, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (klass, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
on_scrolled (CfArgumentScroll *scroll)
{
  gtk_widget_queue_allocate (scroll->widget);
}

static void
set_adjustment (CfArgumentScroll *scroll, guint axis, GtkAdjustment *adjustment)
{
  if (scroll->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_data (scroll->adjustments[axis], scroll);
  g_clear_object (&scroll->adjustments[axis]);
  if (adjustment == NULL)
    return;
  scroll->adjustments[axis] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled), scroll);
  gtk_widget_queue_allocate (scroll->widget);
}

/**
 * cf_argument_scroll_get_property:
 * @scroll: of a widget
 * @id: a property of its class
 * @value: is set to it
 */
void
cf_argument_scroll_get_property (const CfArgumentScroll *scroll, guint id, GValue *value)
{
  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, scroll->adjustments[id - PROP_HADJUSTMENT]);
  else
    g_value_set_enum (value, (gint) scroll->policies[id - PROP_HSCROLL_POLICY]);
}

/**
 * cf_argument_scroll_set_property:
 * @scroll: of a widget
 * @id: a property of its class
 * @value: what it is to be
 */
void
cf_argument_scroll_set_property (CfArgumentScroll *scroll, guint id, const GValue *value)
{
  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (scroll, id - PROP_HADJUSTMENT, g_value_get_object (value));
  else
    scroll->policies[id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
}

/**
 * cf_argument_scroll_get:
 * @scroll: of a widget
 * @axis: 0 to the right, 1 down
 *
 * Returns: how far it has been scrolled, in pixels
 */
double
cf_argument_scroll_get (const CfArgumentScroll *scroll, guint axis)
{
  GtkAdjustment *adjustment = scroll->adjustments[axis];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/**
 * cf_argument_scroll_move:
 * @scroll: of a widget
 * @axis: 0 to the right, 1 down
 * @by: how far to scroll, in pixels; no farther than there is anything
 */
void
cf_argument_scroll_move (CfArgumentScroll *scroll, guint axis, double by)
{
  GtkAdjustment *adjustment = scroll->adjustments[axis];

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
}

/**
 * cf_argument_scroll_configure:
 * @scroll: of a widget
 * @frame: how large what scrolls is, and what it is seen through
 * @to: how far it is to be scrolled to the right and down, in pixels; no farther than there is anything
 *
 * The widget is not allocated anew for it.
 */
void
cf_argument_scroll_configure (CfArgumentScroll *scroll,
                              const CfArgumentFrame *frame,
                              const double to[2])
{
  for (guint i = 0; i < 2; i++)
    {
      GtkAdjustment *adjustment = scroll->adjustments[i];
      double page = frame->page[i], size = MAX (frame->plane[i] * frame->zoom, page);

      if (adjustment == NULL)
        continue;
      g_signal_handlers_block_by_func (adjustment, on_scrolled, scroll);
      gtk_adjustment_configure (adjustment, CLAMP (to[i], 0, size - page), 0, size, page * 0.1,
                                page * 0.9, page);
      g_signal_handlers_unblock_by_func (adjustment, on_scrolled, scroll);
    }
}

/**
 * cf_argument_scroll_clear:
 * @scroll: of a widget that is disposed of
 */
void
cf_argument_scroll_clear (CfArgumentScroll *scroll)
{
  set_adjustment (scroll, 0, NULL);
  set_adjustment (scroll, 1, NULL);
}
