/* SPDX-License-Identifier: GPL-3.0-or-later
 * Names for what a drop-down is made of.
 *
 * The focus is in a button within it, and then in a list: GTK 4.8 and libadwaita 1.2 leave both unnamed, and a screen
 * reader would say the names of their classes. What holds the list is a list box of its own for GTK 4.18. */

#include "config.h"

#include "cf-drop-down-name.h"

static gboolean
needs_name (GtkWidget *part)
{
  return GTK_IS_TOGGLE_BUTTON (part) || GTK_IS_POPOVER (part) || GTK_IS_LIST_VIEW (part) ||
         GTK_IS_SEARCH_ENTRY (part);
}

static void
name_parts (GtkWidget *part, const char *name)
{
  if (needs_name (part))
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child, name);
}

static void
on_selected (GtkDropDown *drop_down)
{
  GObject *item = gtk_drop_down_get_selected_item (drop_down);

  cf_drop_down_name_value (
    GTK_WIDGET (drop_down),
    GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : "");
}

/**
 * cf_drop_down_name_parts:
 * @drop_down: a drop-down of strings
 * @name: what it is called
 */
void
cf_drop_down_name_parts (GtkDropDown *drop_down, const char *name)
{
  /* GTK 4.18 names it, and the button in it, by its value. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  name_parts (GTK_WIDGET (drop_down), name);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (on_selected), NULL);
  on_selected (drop_down);
}

/**
 * cf_drop_down_name_value:
 * @widget: a drop-down, or the button of a menu
 * @text: what is chosen in it, which is said behind its name
 */
void
cf_drop_down_name_value (GtkWidget *widget, const char *text)
{
  /* The focus is in the button within it; GTK 4.18 says there what is said of the whole. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

/**
 * cf_drop_down_name_row:
 * @row: a row with a drop-down, called by its title
 */
void
cf_drop_down_name_row (AdwComboRow *row)
{
  name_parts (GTK_WIDGET (row), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}
