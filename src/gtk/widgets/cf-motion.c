/* SPDX-License-Identifier: GPL-3.0-or-later
 * What comes without moving in.
 *
 * While something moves in it is not mapped yet, and GTK drops the keys for it: what is opened to be typed into has to
 * be there at once. */

#include "config.h"

#include "cf-motion.h"

/**
 * cf_motion_stop:
 * @widget: a widget
 *
 * What is shown from now on does not move in.
 *
 * Returns: for cf_motion_go_on()
 */
gboolean
cf_motion_stop (GtkWidget *widget)
{
  gboolean moved;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &moved, NULL);
  if (moved)
    g_object_set (gtk_widget_get_settings (widget), "gtk-enable-animations", FALSE, NULL);
  return moved;
}

/**
 * cf_motion_go_on:
 * @widget: the widget
 * @moved: what cf_motion_stop() has returned
 */
void
cf_motion_go_on (GtkWidget *widget, gboolean moved)
{
  if (moved)
    gtk_settings_reset_property (gtk_widget_get_settings (widget), "gtk-enable-animations");
}
