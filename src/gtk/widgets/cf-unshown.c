/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps what is not shown from screen readers.
 *
 * GTK 4.8 tells them of the other pages of a stack, of what is folded away and of a bar that is not revealed as if
 * they were there. Here each of these is hidden from them while it is not mapped. */

#include "config.h"

#include "cf-unshown.h"

#include <adwaita.h>

static void
update (GtkWidget *widget)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN,
                               !gtk_widget_get_mapped (widget), -1);
}

static gboolean
hides_children (GtkWidget *widget)
{
  return GTK_IS_STACK (widget) || GTK_IS_REVEALER (widget) || ADW_IS_FLAP (widget) ||
         ADW_IS_LEAFLET (widget) || ADW_IS_SQUEEZER (widget);
}

/**
 * cf_unshown_follow:
 * @root: a widget with all that it will ever have of stacks, flaps and bars
 */
void
cf_unshown_follow (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (hides_children (root))
        cf_unshown_follow_page (child);
      else
        cf_unshown_follow (child);
    }
}

/**
 * cf_unshown_follow_page:
 * @page: a widget that came into a stack later
 */
void
cf_unshown_follow_page (GtkWidget *page)
{
  g_signal_connect_after (page, "map", G_CALLBACK (update), NULL);
  g_signal_connect_after (page, "unmap", G_CALLBACK (update), NULL);
  update (page);
  cf_unshown_follow (page);
}
