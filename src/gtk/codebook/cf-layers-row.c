/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the layers of a project are kept: beside the articles, or in a folder for each coder. */

#include "config.h"

#include "cf-layers-row.h"

#include <glib/gi18n.h>

struct _CfLayersRow
{
  CfFieldRow parent_instance;

  GtkSwitch *apart;
};

G_DEFINE_FINAL_TYPE (CfLayersRow, cf_layers_row, CF_TYPE_FIELD_ROW)

static void
cf_layers_row_show (CfFieldRow *row)
{
  CfCodebook *codebook = cf_codebook_desk_get_codebook (cf_field_row_get_desk (row));

  gtk_switch_set_active (CF_LAYERS_ROW (row)->apart, cf_codebook_keeps_layers_apart (codebook));
}

static void
cf_layers_row_class_init (CfLayersRowClass *klass)
{
  CF_FIELD_ROW_CLASS (klass)->show = cf_layers_row_show;
}

static void
cf_layers_row_init (CfLayersRow *self)
{
}

static void
on_switched (CfLayersRow *self)
{
  CfFieldRow *row = CF_FIELD_ROW (self);
  g_autoptr (GError) error = NULL;

  if (cf_field_row_is_updating (row))
    return;
  cf_codebook_edit_set_layers_apart (cf_field_row_get_editor (row),
                                     gtk_switch_get_active (self->apart), &error);
  cf_field_row_say_error (row, error);
}

/**
 * cf_layers_row_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cf_layers_row_new (CfCodebookDesk *desk)
{
  CfLayersRow *self = g_object_new (CF_TYPE_LAYERS_ROW, NULL);
  const char *title = _ ("Keep layers in a folder for each coder");
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *apart = gtk_switch_new ();

  self->apart = GTK_SWITCH (apart);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (apart), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (apart, "notify::active", G_CALLBACK (on_switched), self);
  cf_field_row_setup (CF_FIELD_ROW (self), desk, "", label, apart);
  cf_field_row_add_suffix (CF_FIELD_ROW (self), apart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}
