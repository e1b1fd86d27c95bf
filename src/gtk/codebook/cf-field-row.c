/* SPDX-License-Identifier: GPL-3.0-or-later
 * One thing that is said of an entry of the codebook: a title, what it is set with, and below it what is wrong
 * or to be known. What is said elsewhere, or undone, is shown at once. */

#include "config.h"

#include "cf-field-row.h"

typedef struct
{
  CfCodebookDesk *desk;
  GtkWidget *box;     /* of the lines, and what stands beside them */
  GtkWidget *control; /* that takes the focus */
  GtkLabel *error;
  GtkLabel *note;
  gboolean updating; /* what is shown is being set, not the codebook */
} CfFieldRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (CfFieldRow, cf_field_row, ADW_TYPE_PREFERENCES_ROW)

static CfFieldRowPrivate *
get (CfFieldRow *self)
{
  return cf_field_row_get_instance_private (self);
}

static void
cf_field_row_dispose (GObject *object)
{
  g_clear_object (&get (CF_FIELD_ROW (object))->desk);
  G_OBJECT_CLASS (cf_field_row_parent_class)->dispose (object);
}

static gboolean
cf_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get (CF_FIELD_ROW (widget))->control);
}

/* Rows of a list take the focus themselves: this one has what takes it. */
static gboolean
cf_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (get (CF_FIELD_ROW (widget))->box, direction);
}

static void
cf_field_row_class_init (CfFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_field_row_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = cf_field_row_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = cf_field_row_focus;
}

static GtkLabel *
new_caption (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
cf_field_row_init (CfFieldRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
set_caption (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/**
 * cf_field_row_setup:
 * @self: a row
 * @desk: the desk
 * @title: what stands above
 * @content: what it is set with
 * @control: what of it takes the focus first, and is described by what is wrong
 */
void
cf_field_row_setup (
  CfFieldRow *self, CfCodebookDesk *desk, const char *title, GtkWidget *content, GtkWidget *control)
{
  CfFieldRowPrivate *own = get (self);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkLabel *caption = new_caption ("dim-label");

  own->desk = g_object_ref (desk);
  own->control = control;
  own->error = new_caption ("error");
  own->note = new_caption ("dim-label");
  own->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (own->box, "field");
  set_caption (caption, title);
  set_caption (own->error, NULL);
  set_caption (own->note, NULL);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (caption));
  gtk_box_append (GTK_BOX (lines), content);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (own->error));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (own->note));
  gtk_box_append (GTK_BOX (own->box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), own->box);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (*title != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                    -1);
  cf_field_row_refresh (self);
  g_signal_connect_object (cf_codebook_desk_get_editor (desk), "changed",
                           G_CALLBACK (cf_field_row_refresh), self, G_CONNECT_SWAPPED);
}

/**
 * cf_field_row_add_suffix:
 * @self: a row
 * @widget: a button that belongs to it
 */
void
cf_field_row_add_suffix (CfFieldRow *self, GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (get (self)->box), widget);
}

CfCodebookDesk *
cf_field_row_get_desk (CfFieldRow *self)
{
  return get (self)->desk;
}

CfCodebookEditor *
cf_field_row_get_editor (CfFieldRow *self)
{
  return cf_codebook_desk_get_editor (get (self)->desk);
}

/**
 * cf_field_row_is_updating:
 * @self: a row
 *
 * Returns: whether what is shown is being set, so that nobody has changed anything
 */
gboolean
cf_field_row_is_updating (CfFieldRow *self)
{
  return get (self)->updating;
}

/**
 * cf_field_row_say_error:
 * @self: a row
 * @error: (nullable): why what was wanted cannot be
 */
void
cf_field_row_say_error (CfFieldRow *self, const GError *error)
{
  CfFieldRowPrivate *own = get (self);

  set_caption (own->error, error != NULL ? error->message : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (own->control),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error != NULL ? error->message : "", -1);
  if (error != NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/**
 * cf_field_row_say_note:
 * @self: a row
 * @note: (nullable): what is to be known
 */
void
cf_field_row_say_note (CfFieldRow *self, const char *note)
{
  CfFieldRowPrivate *own = get (self);

  set_caption (own->note, note);
  if (!gtk_widget_get_visible (GTK_WIDGET (own->error)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (own->control),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note != NULL ? note : "",
                                    -1);
}

void
cf_field_row_refresh (CfFieldRow *self)
{
  CfFieldRowPrivate *own = get (self);

  if (own->desk == NULL)
    return;
  own->updating = TRUE;
  CF_FIELD_ROW_GET_CLASS (self)->show (self);
  own->updating = FALSE;
}
