/* SPDX-License-Identifier: GPL-3.0-or-later
 * Corrects title, outlet, date, link and languages of the article: for everybody in the project, and never
 * in the article's file. */

#include "config.h"

#include "cf-details-dialog.h"

#include "cf-details-row.h"
#include "cf-reader.h"

#include <glib/gi18n.h>

struct _CfDetailsDialog
{
  AdwWindow parent_instance;

  CfSession *session;
  CfDocument *document;
  CfDetailsRow *rows[CF_N_FIELDS];

  GtkWidget *save_button;
  GtkListBox *list;
  AdwActionRow *file_row;
  AdwActionRow *reader_row;
  AdwActionRow *byline_row;
};

G_DEFINE_FINAL_TYPE (CfDetailsDialog, cf_details_dialog, ADW_TYPE_WINDOW)

static void
cf_details_dialog_dispose (GObject *object)
{
  CfDetailsDialog *self = CF_DETAILS_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_DETAILS_DIALOG);
  G_OBJECT_CLASS (cf_details_dialog_parent_class)->dispose (object);
}

static gboolean
is_valid (CfDetailsDialog *self)
{
  for (guint i = 0; i < CF_N_FIELDS; i++)
    if (!cf_details_row_is_valid (self->rows[i]))
      return FALSE;
  return TRUE;
}

static void
update_button (CfDetailsDialog *self)
{
  gtk_widget_set_sensitive (self->save_button, is_valid (self));
}

static void
on_save (CfDetailsDialog *self)
{
  g_autoptr (CfCorrection) correction = cf_correction_new ();

  if (!is_valid (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  for (guint i = 0; i < CF_N_FIELDS; i++)
    correction->values[i] = cf_details_row_dup_correction (self->rows[i]);
  if (cf_session_get_document (self->session) == self->document)
    cf_session_correct (self->session, correction);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_cancel (CfDetailsDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_row (CfDetailsDialog *self, CfField field)
{
  CfDetailsRow *row = cf_details_row_new (field);

  self->rows[field] = row;
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  gtk_list_box_append (self->list, cf_details_row_get_note (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (update_button), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
}

static void
cf_details_dialog_class_init (CfDetailsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_details_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-details-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CfDetailsDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, CfDetailsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CfDetailsDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, CfDetailsDialog, reader_row);
  gtk_widget_class_bind_template_child (widget_class, CfDetailsDialog, byline_row);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
name_list (GtkWidget *part, const char *name)
{
  GtkWidget *list = gtk_widget_get_ancestor (part, GTK_TYPE_LIST_BOX);

  /* libadwaita 1.7 names it by the title of its group, which has none. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
cf_details_dialog_init (CfDetailsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < CF_N_FIELDS; i++)
    add_row (self, i);
  name_list (GTK_WIDGET (self->list), gtk_window_get_title (GTK_WINDOW (self)));
  name_list (GTK_WIDGET (self->file_row),
             adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->file_row)));
}

static const char *
find_reader_label (const char *id)
{
  guint n;
  const CfReader *readers = cf_reader_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (readers[i].id, id))
      return _ (readers[i].label);
  return id;
}

static void
show_metadata (CfDetailsDialog *self)
{
  for (guint i = 0; i < CF_N_FIELDS; i++)
    cf_details_row_show (self->rows[i], cf_document_get_article (self->document));
  update_button (self);
}

static void
show_file (CfDetailsDialog *self)
{
  CfArticle *article = cf_document_get_article (self->document);
  g_autofree char *relative = cf_project_make_relative (cf_document_get_project (self->document),
                                                        cf_document_get_path (self->document));
  g_autofree char *shown = g_filename_display_name (relative);
  const char *byline = cf_article_get_byline (article);

  adw_action_row_set_subtitle (self->file_row, shown);
  adw_action_row_set_subtitle (self->reader_row,
                               find_reader_label (cf_article_get_reader (article)));
  adw_action_row_set_subtitle (self->byline_row, byline != NULL ? byline : "");
  gtk_widget_set_visible (GTK_WIDGET (self->byline_row), byline != NULL);
}

/**
 * cf_details_dialog_new:
 * @session: a session that shows an article
 * @parent: the window that it belongs to
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWindow *
cf_details_dialog_new (CfSession *session, GtkWindow *parent)
{
  CfDetailsDialog *self = g_object_new (CF_TYPE_DETAILS_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->document = g_object_ref (cf_session_get_document (session));
  show_metadata (self);
  show_file (self);
  g_signal_connect_object (session, "metadata-changed", G_CALLBACK (show_metadata), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[0]));
  return GTK_WINDOW (self);
}
