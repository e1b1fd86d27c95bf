/* SPDX-License-Identifier: GPL-3.0-or-later
 * One detail of an article that can be corrected.
 *
 * The entry has what is said of the article; the note below it says what its file says where that is
 * something else, and what is wrong with what was typed. An empty entry goes back to what the file says. */

#include "config.h"

#include "cf-details-row.h"

#include "cf-note-row.h"
#include "cf-published.h"
#include "cf-time-text.h"

#include <glib/gi18n.h>

struct _CfDetailsRow
{
  AdwEntryRow parent_instance;

  CfField field;
  char *own;   /* what the file says; NULL for nothing */
  char *shown; /* what the entry was filled with */
  char *value; /* of what is typed; NULL for nothing, and for what is wrong */
  char *error; /* what is wrong with it */
  GtkWidget *revert;
  CfNoteRow *note;
};

G_DEFINE_FINAL_TYPE (CfDetailsRow, cf_details_row, ADW_TYPE_ENTRY_ROW)

static void
cf_details_row_finalize (GObject *object)
{
  CfDetailsRow *self = CF_DETAILS_ROW (object);

  g_free (self->own);
  g_free (self->shown);
  g_free (self->value);
  g_free (self->error);
  g_clear_object (&self->note);
  G_OBJECT_CLASS (cf_details_row_parent_class)->finalize (object);
}

static void
cf_details_row_class_init (CfDetailsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_details_row_finalize;
}

/* As it is typed. */
static char *
to_text (CfDetailsRow *self, const char *value)
{
  if (value != NULL && self->field == CF_FIELD_PUBLISHED)
    return cf_published_shorten (value);
  return g_strdup (value != NULL ? value : "");
}

static gboolean
is_corrected (CfDetailsRow *self)
{
  return self->value != NULL && g_strcmp0 (self->value, self->own) != 0;
}

static char *
describe (CfDetailsRow *self)
{
  g_autofree char *own = to_text (self, self->own);
  gboolean is_emptied = self->value == NULL && self->own != NULL && self->error == NULL;
  GString *text = g_string_new (NULL);

  if (self->field == CF_FIELD_PUBLISHED && is_corrected (self))
    {
      g_autofree char *here = cf_time_text_date_and_time (self->value);

      g_string_append_printf (text, _ ("Shown as %s"), here);
    }
  if (is_corrected (self) || is_emptied || (self->error != NULL && self->own != NULL))
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      if (self->own != NULL)
        g_string_append_printf (text, _ ("In the file: %s"), own);
      else
        g_string_append (text, _ ("The file does not say"));
    }
  return g_string_free (text, FALSE);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update (CfDetailsRow *self)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autofree char *description = NULL;
  gboolean has_note;

  g_free (self->value);
  g_clear_pointer (&self->error, g_free);
  self->value =
    cf_field_normalise (self->field, gtk_editable_get_text (GTK_EDITABLE (self)), &error);
  if (error != NULL)
    self->error = g_strdup (error->message);
  note = describe (self);
  has_note = self->error != NULL || *note != '\0';
  cf_note_row_say (self->note, self->error, note);
  set_class (GTK_WIDGET (self), "error", self->error != NULL);
  set_class (GTK_WIDGET (self), "has-note", has_note);
  gtk_widget_set_visible (self->revert, (is_corrected (self) || self->error != NULL));
  description =
    g_strjoin (self->error != NULL ? "\n" : "", self->error != NULL ? self->error : "", note, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (delegate), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (delegate), GTK_ACCESSIBLE_STATE_INVALID,
    self->error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
on_revert (CfDetailsRow *self)
{
  g_autofree char *text = to_text (self, self->own);

  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
cf_details_row_init (CfDetailsRow *self)
{
  self->note = g_object_ref_sink (cf_note_row_new ());
  self->revert = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_valign (self->revert, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->revert, _ ("Use What the File Says"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->revert), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Use What the File Says"), -1);
  gtk_widget_add_css_class (self->revert, "flat");
  g_signal_connect_swapped (self->revert, "clicked", G_CALLBACK (on_revert), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->revert);
  g_signal_connect (self, "changed", G_CALLBACK (update), NULL);
}

/**
 * cf_details_row_new:
 * @field: what it is about
 *
 * Returns: (transfer floating): a row
 */
CfDetailsRow *
cf_details_row_new (CfField field)
{
  CfDetailsRow *self = g_object_new (CF_TYPE_DETAILS_ROW, "use-markup", FALSE, "title",
                                     cf_field_get_label (field), NULL);

  self->field = field;
  return self;
}

/**
 * cf_details_row_get_note:
 * @self: a row
 *
 * Returns: (transfer none): the row to be put below it
 */
GtkWidget *
cf_details_row_get_note (CfDetailsRow *self)
{
  return GTK_WIDGET (self->note);
}

/**
 * cf_details_row_show:
 * @self: a row
 * @article: an article, as it is corrected now
 *
 * What the user is typing stays.
 */
void
cf_details_row_show (CfDetailsRow *self, CfArticle *article)
{
  g_autofree char *value = cf_article_dup_field (article, self->field);
  g_autofree char *text = to_text (self, value);
  gboolean untouched =
    self->shown == NULL || g_str_equal (self->shown, gtk_editable_get_text (GTK_EDITABLE (self)));

  g_free (self->own);
  self->own = cf_article_dup_field (cf_article_get_source (article), self->field);
  g_free (self->shown);
  self->shown = g_strdup (text);
  if (untouched)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  update (self);
}

gboolean
cf_details_row_is_valid (CfDetailsRow *self)
{
  return self->error == NULL;
}

/**
 * cf_details_row_dup_correction:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): what is to be said in place of what the file says; %NULL for that
 */
char *
cf_details_row_dup_correction (CfDetailsRow *self)
{
  return is_corrected (self) ? g_strdup (self->value) : NULL;
}
