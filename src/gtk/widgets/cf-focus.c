/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the focus is.
 *
 * A widget remembers which child had the focus last, also when none has it any more: so its window is asked. */

#include "config.h"

#include "cf-focus.h"

/**
 * cf_focus_is_within:
 * @widget: a widget
 *
 * Returns: whether something in it, and not it itself, has the focus of its window
 */
gboolean
cf_focus_is_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/**
 * cf_focus_may_move_within:
 * @widget: a widget
 *
 * Returns: whether something in it has the focus that may lose it to another thing in it: an open menu would close
 */
gboolean
cf_focus_may_move_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return cf_focus_is_within (widget) &&
         gtk_widget_get_ancestor (gtk_root_get_focus (root), GTK_TYPE_POPOVER) == NULL;
}

/**
 * cf_focus_in_child:
 * @widget: a widget with one child, which is not to have the focus itself
 * @direction: where the focus is to go
 *
 * The focus function of a class that hands the focus on when it is to grab it: with GTK's own, Shift+Tab never leads out
 * of it, since that has the widget grab the focus before what is in front of it.
 *
 * Returns: whether the focus is in @widget now
 */
gboolean
cf_focus_in_child (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}
