/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is yes or no: a switch for a member of an entry, or for a setting of the whole codebook. */

#include "config.h"

#include "cf-flag-row.h"

#include "cf-json.h"

struct _CfFlagRow
{
  CfFieldRow parent_instance;

  char *place; /* NULL for the place of layers */
  char *id;
  char *member;
  GtkSwitch *flag;
};

G_DEFINE_FINAL_TYPE (CfFlagRow, cf_flag_row, CF_TYPE_FIELD_ROW)

static void
cf_flag_row_finalize (GObject *object)
{
  CfFlagRow *self = CF_FLAG_ROW (object);

  g_free (self->place);
  g_free (self->id);
  g_free (self->member);
  G_OBJECT_CLASS (cf_flag_row_parent_class)->finalize (object);
}

static gboolean
get_flag (CfFlagRow *self)
{
  CfFieldRow *row = CF_FIELD_ROW (self);
  JsonObject *entry;

  if (self->place == NULL)
    return cf_codebook_keeps_layers_apart (
      cf_codebook_desk_get_codebook (cf_field_row_get_desk (row)));
  entry = cf_codebook_editor_get_entry (cf_field_row_get_editor (row), self->place, self->id);
  return entry != NULL && cf_json_get_boolean (entry, self->member);
}

static void
set_flag (CfFlagRow *self, gboolean flag, GError **error)
{
  CfCodebookEditor *editor = cf_field_row_get_editor (CF_FIELD_ROW (self));

  if (self->place == NULL)
    cf_codebook_edit_set_layers_apart (editor, flag, error);
  else
    cf_codebook_edit_set_flag (editor, self->place, self->id, self->member, flag, error);
}

static void
cf_flag_row_show (CfFieldRow *row)
{
  CfFlagRow *self = CF_FLAG_ROW (row);

  gtk_switch_set_active (self->flag, get_flag (self));
}

static void
cf_flag_row_class_init (CfFlagRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_flag_row_finalize;
  CF_FIELD_ROW_CLASS (klass)->show = cf_flag_row_show;
}

static void
cf_flag_row_init (CfFlagRow *self)
{
}

static void
on_switched (CfFlagRow *self)
{
  CfFieldRow *row = CF_FIELD_ROW (self);
  g_autoptr (GError) error = NULL;

  if (cf_field_row_is_updating (row))
    return;
  set_flag (self, gtk_switch_get_active (self->flag), &error);
  cf_field_row_say_error (row, error);
}

/**
 * cf_flag_row_new:
 * @desk: the desk
 * @place: (nullable): where the entry stands; %NULL for whether layers are kept in a folder for each coder
 * @id: (nullable): its id
 * @member: (nullable): see cf_codebook_edit_set_flag()
 * @title: what it is called
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cf_flag_row_new (
  CfCodebookDesk *desk, const char *place, const char *id, const char *member, const char *title)
{
  CfFlagRow *self = g_object_new (CF_TYPE_FLAG_ROW, NULL);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *flag = gtk_switch_new ();

  self->place = g_strdup (place);
  self->id = g_strdup (id);
  self->member = g_strdup (member);
  self->flag = GTK_SWITCH (flag);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flag), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (flag, "notify::active", G_CALLBACK (on_switched), self);
  cf_field_row_setup (CF_FIELD_ROW (self), desk, "", label, flag);
  cf_field_row_add_suffix (CF_FIELD_ROW (self), flag);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}
