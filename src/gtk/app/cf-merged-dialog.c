/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was merged since the window was opened: each copy, into what, and where it is now. */

#include "config.h"

#include "cf-merged-dialog.h"

#include <glib/gi18n.h>

static GtkWidget *
new_row (const CfMerged *merged)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), merged->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), merged->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  return row;
}

static GtkWidget *
new_list (GPtrArray *merged)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (scrolled, "dialog-lines");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Merged Copies"), -1);
  for (guint i = merged->len; i > 0; i--)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (g_ptr_array_index (merged, i - 1)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing Has Been Merged"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("Copies that a sync program leaves where two computers have changed a file apart are merged "
       "by themselves, and put into .counterframe/merged. What was done stands here."));
  return page;
}

/**
 * cf_merged_dialog_new:
 * @merger: what has merged
 * @parent: the window
 *
 * Returns: (transfer none): a dialog, not shown yet
 */
GtkWindow *
cf_merged_dialog_new (CfMerger *merger, GtkWindow *parent)
{
  GtkWidget *dialog = adw_window_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GPtrArray *merged = cf_merger_list (merger);
  GtkWidget *content = merged->len > 0 ? new_list (merged) : new_empty ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (all), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (all), content);
  adw_window_set_content (ADW_WINDOW (dialog), all);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Merged Copies"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 560, 420);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  return GTK_WINDOW (dialog);
}
