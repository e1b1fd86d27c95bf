/* SPDX-License-Identifier: GPL-3.0-or-later
 * A member of an entry that is some of several words: a button for each. */

#include "config.h"

#include "cf-words-row.h"

#include "cf-json.h"
#include "cf-word-slot.h"

struct _CfWordsRow
{
  CfFieldRow parent_instance;

  CfWordSlot *slot;
  GtkFlowBox *box;
};

G_DEFINE_FINAL_TYPE (CfWordsRow, cf_words_row, CF_TYPE_FIELD_ROW)

static void
cf_words_row_finalize (GObject *object)
{
  g_clear_pointer (&CF_WORDS_ROW (object)->slot, cf_word_slot_free);
  G_OBJECT_CLASS (cf_words_row_parent_class)->finalize (object);
}

static GtkToggleButton *
get_button (CfWordsRow *self, guint i)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->box, (int) i);

  return GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (child));
}

static void
on_toggled (CfWordsRow *self)
{
  CfFieldRow *row = CF_FIELD_ROW (self);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (cf_field_row_is_updating (row))
    return;
  for (guint i = 0; i < self->slot->words->ids->len; i++)
    if (gtk_toggle_button_get_active (get_button (self, i)))
      g_ptr_array_add (chosen, g_ptr_array_index (self->slot->words->ids, i));
  g_ptr_array_add (chosen, NULL);
  if (!cf_codebook_edit_set_words (cf_field_row_get_editor (row), self->slot->place, self->slot->id,
                                   self->slot->member, (const char *const *) chosen->pdata, &error))
    cf_field_row_refresh (row);
  cf_field_row_say_error (row, error);
}

static void
add_button (CfWordsRow *self, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "pill-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->box, child);
}

static void
offer (CfWordsRow *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->box, 0)) != NULL)
    gtk_flow_box_remove (self->box, GTK_WIDGET (child));
  for (guint i = 0; i < self->slot->words->labels->len; i++)
    add_button (self, g_ptr_array_index (self->slot->words->labels, i));
}

static void
cf_words_row_show (CfFieldRow *row)
{
  CfWordsRow *self = CF_WORDS_ROW (row);
  JsonObject *entry = cf_word_slot_get_entry (self->slot, cf_field_row_get_desk (row));
  g_auto (GStrv) chosen = entry != NULL ? cf_json_get_strings (entry, self->slot->member) : NULL;

  if (cf_word_slot_update (self->slot, cf_field_row_get_desk (row)))
    offer (self);
  for (guint i = 0; i < self->slot->words->ids->len; i++)
    gtk_toggle_button_set_active (
      get_button (self, i),
      chosen != NULL && g_strv_contains ((const char *const *) chosen,
                                         g_ptr_array_index (self->slot->words->ids, i)));
}

static void
cf_words_row_class_init (CfWordsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_words_row_finalize;
  CF_FIELD_ROW_CLASS (klass)->show = cf_words_row_show;
}

static void
cf_words_row_init (CfWordsRow *self)
{
}

/**
 * cf_words_row_new:
 * @desk: the desk
 * @place: where the entry stands
 * @id: its id
 * @member: see cf_codebook_edit_set_words()
 * @title: what it is called
 * @list: says what may be chosen
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cf_words_row_new (CfCodebookDesk *desk,
                  const char *place,
                  const char *id,
                  const char *member,
                  const char *title,
                  CfListWords list)
{
  CfWordsRow *self = g_object_new (CF_TYPE_WORDS_ROW, NULL);
  GtkWidget *box = gtk_flow_box_new ();

  self->slot = cf_word_slot_new (place, id, member, list);
  self->box = GTK_FLOW_BOX (box);
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->box, 30);
  gtk_flow_box_set_row_spacing (self->box, 6);
  gtk_flow_box_set_column_spacing (self->box, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  cf_field_row_setup (CF_FIELD_ROW (self), desk, title, box, box);
  return GTK_WIDGET (self);
}
