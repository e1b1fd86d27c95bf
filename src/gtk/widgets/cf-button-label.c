/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels of buttons, where there is little room.
 *
 * A button is as wide as its words, and with large text two of them are wider than a narrow window. */

#include "config.h"

#include "cf-button-label.h"

/**
 * cf_button_labels_shrink:
 * @widget: a widget that is complete
 *
 * Buttons in it cut their words short rather than make the window wider.
 */
void
cf_button_labels_shrink (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (GTK_IS_BUTTON (widget) && GTK_IS_LABEL (child))
    gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    cf_button_labels_shrink (child);
}
