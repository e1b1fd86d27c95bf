/* SPDX-License-Identifier: GPL-3.0-or-later
 * One of many, found by typing the beginning of a name, of a word in it, or of its pinyin; Enter picks the first. */

#include "config.h"

#include "cf-pick-dialog.h"

#include "cf-group.h"
#include "cf-typeahead.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 50

struct _CfPickDialog
{
  AdwWindow parent_instance;

  CfWords *words;
  CfTypeahead *typeahead;
  CfPicked picked;
  GObject *owner;
  gpointer data;
  GDestroyNotify free_data;

  GtkSearchEntry *entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CfPickDialog, cf_pick_dialog, ADW_TYPE_WINDOW)

static void
cf_pick_dialog_dispose (GObject *object)
{
  CfPickDialog *self = CF_PICK_DIALOG (object);

  g_clear_object (&self->owner);
  if (self->free_data != NULL)
    g_clear_pointer (&self->data, self->free_data);
  g_clear_pointer (&self->words, cf_words_free);
  g_clear_pointer (&self->typeahead, cf_typeahead_free);
  G_OBJECT_CLASS (cf_pick_dialog_parent_class)->dispose (object);
}

static void
cf_pick_dialog_class_init (CfPickDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_pick_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
pick (CfPickDialog *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "id");

  self->picked (self->owner, id, self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_entered (CfPickDialog *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    pick (self, first);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
show_found (CfPickDialog *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint n_likely;
  g_autoptr (GArray) found = cf_typeahead_find (self->typeahead, query, MAX_SHOWN, &n_likely);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < found->len; i++)
    {
      guint item = g_array_index (found, guint, i);
      GtkWidget *new_row = cf_action_row_new (g_ptr_array_index (self->words->labels, item), NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (new_row), TRUE);
      g_object_set_data (G_OBJECT (new_row), "id", g_ptr_array_index (self->words->ids, item));
      gtk_list_box_append (self->list, new_row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), found->len > 0);
}

static void
cf_pick_dialog_init (CfPickDialog *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (lines, "dialog-lines");
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (lines), scrolled);
  gtk_box_append (GTK_BOX (all), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (all), lines);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_default_size (GTK_WINDOW (self), 440, 480);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (show_found), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entered), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (pick), self);
}

/**
 * cf_pick_dialog_ask:
 * @parent: a widget of the window that asks
 * @heading: what is asked for
 * @words: (transfer full): what there is to pick from
 * @picked: takes what was picked
 * @owner: (type GObject): who asks
 * @data: (transfer full) (nullable): for @picked
 * @free_data: (nullable): frees @data
 */
void
cf_pick_dialog_ask (GtkWidget *parent,
                    const char *heading,
                    CfWords *words,
                    CfPicked picked,
                    gpointer owner,
                    gpointer data,
                    GDestroyNotify free_data)
{
  CfPickDialog *self =
    g_object_new (CF_TYPE_PICK_DIALOG, "transient-for", gtk_widget_get_root (parent), "modal", TRUE,
                  "title", heading, NULL);

  self->words = words;
  self->typeahead = cf_typeahead_new ();
  for (guint i = 0; i < words->labels->len; i++)
    cf_typeahead_add (self->typeahead, i, g_ptr_array_index (words->labels, i));
  self->picked = picked;
  self->owner = g_object_ref (owner);
  self->data = data;
  self->free_data = free_data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  show_found (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_window_present (GTK_WINDOW (self));
}
