/* SPDX-License-Identifier: GPL-3.0-or-later
 * A text of the codebook, on one line or several: what is typed is said at once. */

#include "config.h"

#include "cf-text-row.h"

#include "cf-text-area.h"

#include <glib/gi18n.h>

#include <string.h>

struct _CfTextRow
{
  CfFieldRow parent_instance;

  CfTextSlot *slot;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (CfTextRow, cf_text_row, CF_TYPE_FIELD_ROW)

static void
cf_text_row_finalize (GObject *object)
{
  g_clear_pointer (&CF_TEXT_ROW (object)->slot, cf_text_slot_free);
  G_OBJECT_CLASS (cf_text_row_parent_class)->finalize (object);
}

static char *
dup_text (CfTextRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/* Of one name in one language two codes cannot be told apart. */
static char *
find_namesake (CfTextRow *self, const char *text)
{
  CfCodebookEditor *editor = cf_field_row_get_editor (CF_FIELD_ROW (self));
  CfTextSlot *slot = self->slot;
  g_autoptr (GPtrArray) ids = NULL;

  if (slot->kind != CF_TEXT_OF_ENTRY || !g_str_equal (slot->member, "label") || *text == '\0')
    return NULL;
  ids = cf_codebook_editor_list_ids (editor, slot->place);
  for (guint i = 0; i < ids->len; i++)
    {
      CfTextSlot other = *slot;

      other.id = g_ptr_array_index (ids, i);
      if (!g_str_equal (other.id, slot->id) && cf_text_slot_says (&other, editor, text))
        return g_strdup (other.id);
    }
  return NULL;
}

static void
cf_text_row_show (CfFieldRow *row)
{
  CfTextRow *self = CF_TEXT_ROW (row);
  g_autofree char *shown = dup_text (self);
  g_autofree char *text = cf_text_slot_dup (self->slot, cf_field_row_get_editor (row));
  g_autofree char *namesake = find_namesake (self, text);
  g_autofree char *note =
    namesake != NULL ? g_strdup_printf (_ ("“%s” is called so too"), namesake) : NULL;

  if (!cf_text_slot_says (self->slot, cf_field_row_get_editor (row), shown))
    {
      gtk_text_buffer_set_text (self->buffer, text, -1);
      cf_field_row_say_error (row, NULL);
    }
  cf_field_row_say_note (row, note);
}

static void
cf_text_row_class_init (CfTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_text_row_finalize;
  CF_FIELD_ROW_CLASS (klass)->show = cf_text_row_show;
}

static void
cf_text_row_init (CfTextRow *self)
{
}

static void
on_changed (CfTextRow *self)
{
  CfFieldRow *row = CF_FIELD_ROW (self);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (cf_field_row_is_updating (row))
    return;
  text = dup_text (self);
  cf_text_slot_set (self->slot, cf_field_row_get_editor (row), text, &error);
  cf_field_row_say_error (row, error);
}

/* On one line Enter does nothing, and what is pasted stays on it. */
static void
on_insert (GtkTextBuffer *buffer, GtkTextIter *at, char *text, int length, CfTextRow *self)
{
  g_autofree char *line = NULL;

  if (memchr (text, '\n', (gsize) length) == NULL)
    return;
  line = g_strndup (text, (gsize) length);
  g_strdelimit (line, "\r\n", ' ');
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (*g_strstrip (line) != '\0')
    gtk_text_buffer_insert (buffer, at, line, -1);
}

static GtkWidget *
new_view (CfTextRow *self, const char *name, gboolean several_lines)
{
  GtkWidget *view = cf_text_area_new (self->slot->language);

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  /* What is undone is what was done to the codebook. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, several_lines, -1);
  if (!several_lines)
    g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (on_insert), self, 0);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  return view;
}

/**
 * cf_text_row_new:
 * @desk: the desk
 * @slot: (transfer full): what the row shows and sets
 * @title: what stands above the text, mostly the name of its language
 * @name: what it is called for who does not see where it stands
 * @several_lines: whether it may have them
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cf_text_row_new (CfCodebookDesk *desk,
                 CfTextSlot *slot,
                 const char *title,
                 const char *name,
                 gboolean several_lines)
{
  CfTextRow *self = g_object_new (CF_TYPE_TEXT_ROW, NULL);
  GtkWidget *view;

  self->slot = slot;
  view = new_view (self, name, several_lines);
  cf_field_row_setup (CF_FIELD_ROW (self), desk, title, view, view);
  return GTK_WIDGET (self);
}
