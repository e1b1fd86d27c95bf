/* SPDX-License-Identifier: GPL-3.0-or-later
 * A row of the list of what stands in the codebook: a dot in the colour of a code, its name and its key.
 *
 * #CfEntryRow::dropped (place, id) tells that another row was dragged onto it. */

#include "config.h"

#include "cf-entry-row.h"

#include "cf-code-dot.h"

#include <glib/gi18n.h>

#define INDENT 16

struct _CfEntryRow
{
  GtkListBoxRow parent_instance;

  char *place;
  char *id;
  GtkWidget *box;
  CfCodeDot *dot;
  GtkLabel *label;
  GtkWidget *unsettled;
  GtkLabel *key;
};

enum
{
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfEntryRow, cf_entry_row, GTK_TYPE_LIST_BOX_ROW)

static void
cf_entry_row_finalize (GObject *object)
{
  CfEntryRow *self = CF_ENTRY_ROW (object);

  g_free (self->place);
  g_free (self->id);
  G_OBJECT_CLASS (cf_entry_row_parent_class)->finalize (object);
}

static void
cf_entry_row_class_init (CfEntryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_entry_row_finalize;
  signals[DROPPED] = g_signal_new ("dropped", CF_TYPE_ENTRY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static GdkContentProvider *
on_drag (GtkDragSource *source, double x, double y, CfEntryRow *self)
{
  if (self->id == NULL || *self->id == '\0')
    return NULL;
  return gdk_content_provider_new_typed (CF_TYPE_ENTRY_ROW, self);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, CfEntryRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, CfEntryRow *self)
{
  CfEntryRow *other = g_value_get_object (value);

  if (other == NULL || other == self || g_strcmp0 (other->place, self->place) != 0)
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, other->place, other->id);
  return TRUE;
}

static void
add_dragging (CfEntryRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (CF_TYPE_ENTRY_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
cf_entry_row_init (CfEntryRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->dot = CF_CODE_DOT (cf_code_dot_new (NULL, NULL));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->unsettled = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  self->key = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->key), "keycap");
  gtk_widget_set_valign (GTK_WIDGET (self->key), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->dot));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), self->unsettled);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->key));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  add_dragging (self);
}

GtkWidget *
cf_entry_row_new (void)
{
  return g_object_new (CF_TYPE_ENTRY_ROW, NULL);
}

/* What it is, for who does not see the row. */
static void
name_row (CfEntryRow *self, const CfEntryItem *item)
{
  GString *name = g_string_new (item->label);

  if (g_str_has_prefix (item->place, CF_PLACE_LIST_PREFIX))
    g_string_append_printf (name, ", %s", _ ("list"));
  if (item->key != NULL)
    g_string_append_printf (name, ", %s", item->key);
  if (item->is_retired)
    g_string_append_printf (name, ", %s", _ ("retired"));
  if (item->is_unsettled)
    g_string_append_printf (name, ", %s", _ ("to be settled"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  gtk_widget_set_tooltip_text (
    GTK_WIDGET (self), item->is_unsettled ? _ ("Two people have changed this apart") : NULL);
  g_string_free (name, TRUE);
}

/**
 * cf_entry_row_show:
 * @self: a row
 * @desk: the desk
 * @item: what the row is for from now on
 */
void
cf_entry_row_show (CfEntryRow *self, CfCodebookDesk *desk, const CfEntryItem *item)
{
  gboolean is_code = g_str_equal (item->place, CF_PLACE_CODES);

  g_free (self->place);
  g_free (self->id);
  self->place = g_strdup (item->place);
  self->id = g_strdup (item->id);
  gtk_widget_set_visible (GTK_WIDGET (self->dot), is_code);
  cf_code_dot_set_code (self->dot, is_code ? cf_codebook_desk_get_codebook (desk) : NULL, item->id);
  gtk_label_set_text (self->label, item->label);
  gtk_widget_set_visible (self->unsettled, item->is_unsettled);
  gtk_widget_set_visible (GTK_WIDGET (self->key), item->key != NULL);
  gtk_label_set_text (self->key, item->key != NULL ? item->key : "");
  gtk_widget_set_margin_start (self->box, (int) MIN (item->depth, 8) * INDENT);
  if (item->is_retired)
    gtk_widget_add_css_class (self->box, "dim-label");
  else
    gtk_widget_remove_css_class (self->box, "dim-label");
  name_row (self, item);
}
