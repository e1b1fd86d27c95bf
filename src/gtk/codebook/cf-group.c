/* SPDX-License-Identifier: GPL-3.0-or-later
 * A group of rows under a heading, and small parts of rows. */

#include "config.h"

#include "cf-group.h"

/**
 * cf_group_new:
 * @title: what stands above it
 * @description: (nullable): what is to be known of it
 * @list: (out): the list that its rows are put into
 *
 * Returns: (transfer floating): a group
 */
GtkWidget *
cf_group_new (const char *title, const char *description, GtkListBox **list)
{
  GtkWidget *group = adw_preferences_group_new ();

  *list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (*list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (*list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (*list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (*list));
  return group;
}

/**
 * cf_icon_button_new:
 * @icon: the name of an icon
 * @name: what it does
 *
 * Returns: (transfer floating): a flat button
 */
GtkWidget *
cf_icon_button_new (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/**
 * cf_action_row_new:
 * @title: what it says, not markup
 * @subtitle: (nullable): what else
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cf_action_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  return row;
}

static void
name_parts (GtkWidget *part, const char *name)
{
  if (GTK_IS_LIST_BOX (part) || GTK_IS_LIST_BOX_ROW (part))
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* What stands in it has names of its own. */
  if (GTK_IS_REVEALER (part))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child, name);
}

static void
name_revealed (GtkWidget *part, const char *name)
{
  GtkWidget *child = GTK_IS_REVEALER (part) ? gtk_revealer_get_child (GTK_REVEALER (part)) : NULL;

  if (child != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (child = gtk_widget_get_first_child (part); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_revealed (child, name);
}

/**
 * cf_expander_row_name_parts:
 * @row: a row
 *
 * Names it, and the lists that libadwaita 1.2 makes it of and leaves unnamed, by its title.
 */
void
cf_expander_row_name_parts (AdwExpanderRow *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  name_parts (GTK_WIDGET (row), title);
  name_revealed (GTK_WIDGET (row), title);
}
