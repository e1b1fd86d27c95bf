/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks for one name. */

#include "config.h"

#include "cf-name-dialog.h"

#include <glib/gi18n.h>

struct _CfNameDialog
{
  AdwWindow parent_instance;

  CfNamed named;
  GObject *owner;
  gpointer data;
  GDestroyNotify free_data;

  GtkWidget *entry;
  GtkWidget *button;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (CfNameDialog, cf_name_dialog, ADW_TYPE_WINDOW)

static void
cf_name_dialog_dispose (GObject *object)
{
  CfNameDialog *self = CF_NAME_DIALOG (object);

  g_clear_object (&self->owner);
  if (self->free_data != NULL)
    g_clear_pointer (&self->data, self->free_data);
  G_OBJECT_CLASS (cf_name_dialog_parent_class)->dispose (object);
}

static void
cf_name_dialog_class_init (CfNameDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_name_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
say_error (CfNameDialog *self, const char *text)
{
  gtk_label_set_text (self->error, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
on_changed (CfNameDialog *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_widget_set_sensitive (self->button, *g_strstrip (name) != '\0');
  say_error (self, NULL);
}

static void
on_named (CfNameDialog *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GError) error = NULL;

  if (*g_strstrip (name) == '\0')
    return;
  if (self->named (self->owner, name, self->data, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    say_error (self, error != NULL ? error->message : "");
}

static void
on_cancelled (CfNameDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
new_header (CfNameDialog *self, const char *action)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  self->button = gtk_button_new_with_label (action);
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_set_sensitive (self->button, FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_cancelled), self);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_named), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  return header;
}

static GtkLabel *
new_caption (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_visible (label, text != NULL);
  return GTK_LABEL (label);
}

static void
build (
  CfNameDialog *self, const char *heading, const char *label, const char *note, const char *action)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = gtk_label_new (label);

  self->entry = gtk_entry_new ();
  self->error = new_caption (NULL, "error");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_add_css_class (lines, "dialog-lines");
  gtk_box_append (GTK_BOX (lines), caption);
  gtk_box_append (GTK_BOX (lines), self->entry);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->error));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (new_caption (note, "dim-label")));
  gtk_box_append (GTK_BOX (all), new_header (self, action));
  gtk_box_append (GTK_BOX (all), lines);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_title (GTK_WINDOW (self), heading);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_named), self);
}

static void
cf_name_dialog_init (CfNameDialog *self)
{
}

/**
 * cf_name_dialog_ask:
 * @parent: a widget of the window that asks
 * @heading: what it is about
 * @label: what is asked for
 * @note: (nullable): what is to be known
 * @action: what the button says
 * @named: takes the name
 * @owner: (type GObject): who asks
 * @data: (transfer full) (nullable): for @named
 * @free_data: (nullable): frees @data
 */
void
cf_name_dialog_ask (GtkWidget *parent,
                    const char *heading,
                    const char *label,
                    const char *note,
                    const char *action,
                    CfNamed named,
                    gpointer owner,
                    gpointer data,
                    GDestroyNotify free_data)
{
  CfNameDialog *self =
    g_object_new (CF_TYPE_NAME_DIALOG, "transient-for", gtk_widget_get_root (parent), "modal", TRUE,
                  "default-width", 400, "resizable", FALSE, NULL);

  self->named = named;
  self->owner = g_object_ref (owner);
  self->data = data;
  self->free_data = free_data;
  build (self, heading, label, note, action);
  gtk_widget_grab_focus (self->entry);
  gtk_window_present (GTK_WINDOW (self));
}
