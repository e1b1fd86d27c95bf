/* SPDX-License-Identifier: GPL-3.0-or-later
 * A member of an entry that is one of several words: a drop-down. */

#include "config.h"

#include "cf-word-row.h"

#include "cf-drop-down-name.h"
#include "cf-json.h"
#include "cf-word-slot.h"

struct _CfWordRow
{
  CfFieldRow parent_instance;

  CfWordSlot *slot;
  GtkDropDown *drop_down;
};

G_DEFINE_FINAL_TYPE (CfWordRow, cf_word_row, CF_TYPE_FIELD_ROW)

static void
cf_word_row_finalize (GObject *object)
{
  g_clear_pointer (&CF_WORD_ROW (object)->slot, cf_word_slot_free);
  G_OBJECT_CLASS (cf_word_row_parent_class)->finalize (object);
}

static void
offer (CfWordRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->slot->words->labels->len; i++)
    gtk_string_list_append (labels, g_ptr_array_index (self->slot->words->labels, i));
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
}

static void
cf_word_row_show (CfFieldRow *row)
{
  CfWordRow *self = CF_WORD_ROW (row);
  JsonObject *entry = cf_word_slot_get_entry (self->slot, cf_field_row_get_desk (row));
  const char *word = entry != NULL ? cf_json_get_string (entry, self->slot->member) : NULL;
  guint selected = GTK_INVALID_LIST_POSITION;

  if (cf_word_slot_update (self->slot, cf_field_row_get_desk (row)))
    offer (self);
  for (guint i = 0; i < self->slot->words->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->slot->words->ids, i), word != NULL ? word : ""))
      selected = i;
  gtk_drop_down_set_selected (self->drop_down, selected);
}

static void
cf_word_row_class_init (CfWordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_word_row_finalize;
  CF_FIELD_ROW_CLASS (klass)->show = cf_word_row_show;
}

static void
cf_word_row_init (CfWordRow *self)
{
}

static void
on_selected (CfWordRow *self)
{
  CfFieldRow *row = CF_FIELD_ROW (self);
  guint selected = gtk_drop_down_get_selected (self->drop_down);
  const char *word;
  g_autoptr (GError) error = NULL;

  if (cf_field_row_is_updating (row) || selected >= self->slot->words->ids->len)
    return;
  word = g_ptr_array_index (self->slot->words->ids, selected);
  if (!cf_codebook_edit_set_word (cf_field_row_get_editor (row), self->slot->place, self->slot->id,
                                  self->slot->member, *word != '\0' ? word : NULL, &error))
    cf_field_row_refresh (row);
  cf_field_row_say_error (row, error);
}

/**
 * cf_word_row_new:
 * @desk: the desk
 * @place: where the entry stands
 * @id: its id
 * @member: see cf_codebook_edit_set_word()
 * @title: what it is called
 * @list: says what may be chosen
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cf_word_row_new (CfCodebookDesk *desk,
                 const char *place,
                 const char *id,
                 const char *member,
                 const char *title,
                 CfListWords list)
{
  CfWordRow *self = g_object_new (CF_TYPE_WORD_ROW, NULL);
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  self->slot = cf_word_slot_new (place, id, member, list);
  self->drop_down = GTK_DROP_DOWN (drop_down);
  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  cf_field_row_setup (CF_FIELD_ROW (self), desk, title, drop_down, drop_down);
  cf_drop_down_name_parts (self->drop_down, title);
  return GTK_WIDGET (self);
}
