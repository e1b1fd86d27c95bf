/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is to be said of the row above: an error, something to know, or both. The keyboard passes it over;
 * who does not see it has to be told in the row above. */

#include "config.h"

#include "cf-note-row.h"

struct _CfNoteRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *error;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (CfNoteRow, cf_note_row, GTK_TYPE_LIST_BOX_ROW)

/* A list stops at a row that takes no focus: the next one takes it. */
static gboolean
cf_note_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean backward = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next =
    backward ? gtk_widget_get_prev_sibling (widget) : gtk_widget_get_next_sibling (widget);

  return next != NULL && gtk_widget_child_focus (next, direction);
}

static void
cf_note_row_class_init (CfNoteRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = cf_note_row_focus;
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
cf_note_row_init (CfNoteRow *self)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->error = add_label (box, "error");
  self->text = add_label (box, "dim-label");
  gtk_list_box_row_set_child (row, box);
  gtk_list_box_row_set_activatable (row, FALSE);
  gtk_list_box_row_set_selectable (row, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

CfNoteRow *
cf_note_row_new (void)
{
  return g_object_new (CF_TYPE_NOTE_ROW, NULL);
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/**
 * cf_note_row_say:
 * @self: a row
 * @error: (nullable): what is wrong
 * @text: (nullable): what else is to be said; the row is hidden where there is nothing
 */
void
cf_note_row_say (CfNoteRow *self, const char *error, const char *text)
{
  set_label (self->error, error);
  set_label (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (GTK_WIDGET (self->error)) ||
                                               gtk_widget_get_visible (GTK_WIDGET (self->text)));
}
