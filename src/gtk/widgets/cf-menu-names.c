/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gives the entries of menus their names for screen readers.
 *
 * GTK 4.18 names an entry by its label, which it keeps from them, so that the entry has no name. Here each gets its
 * text as a name of its own when its menu is shown. */

#include "config.h"

#include "cf-menu-names.h"

static void
name_entries (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkModelButton"))
        {
          g_autofree char *text = NULL;

          g_object_get (child, "text", &text, NULL);
          gtk_accessible_reset_relation (GTK_ACCESSIBLE (child),
                                         GTK_ACCESSIBLE_RELATION_LABELLED_BY);
          gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          text, -1);
        }
      name_entries (child);
    }
}

/**
 * cf_menu_names_follow_menu:
 * @menu: a menu that came later
 */
void
cf_menu_names_follow_menu (GtkPopoverMenu *menu)
{
  g_signal_connect_after (menu, "map", G_CALLBACK (name_entries), NULL);
}

/**
 * cf_menu_names_follow:
 * @root: a widget with all the menus that it will ever have
 */
void
cf_menu_names_follow (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      cf_menu_names_follow_menu (GTK_POPOVER_MENU (child));
    else
      cf_menu_names_follow (child);
}
