/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article as a row of the library: title, outlet, date, languages, and a bar of codes. */

#include "config.h"

#include "cf-library-row.h"

#include "cf-code-bar.h"
#include "cf-time-text.h"

#include <glib/gi18n.h>

struct _CfLibraryRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  CfArticleEntry *entry;
  CfCodebook *codebook;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *language;
  GtkWidget *finished;
  CfCodeBar *bar;
};

G_DEFINE_FINAL_TYPE (CfLibraryRow, cf_library_row, GTK_TYPE_WIDGET)

static void
cf_library_row_dispose (GObject *object)
{
  CfLibraryRow *self = CF_LIBRARY_ROW (object);

  cf_library_row_set_entry (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_LIBRARY_ROW);
  G_OBJECT_CLASS (cf_library_row_parent_class)->dispose (object);
}

static void
cf_library_row_class_init (CfLibraryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_library_row_dispose;
  g_type_ensure (CF_TYPE_CODE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-library-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CfLibraryRow, box);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryRow, title);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryRow, language);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryRow, finished);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryRow, bar);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "libraryrow");
}

static void
cf_library_row_init (CfLibraryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cf_library_row_new (void)
{
  return g_object_new (CF_TYPE_LIBRARY_ROW, NULL);
}

static char *
make_subtitle (CfArticleEntry *entry)
{
  const char *outlet = cf_article_entry_get_outlet (entry);
  g_autofree char *date = cf_time_text_date (cf_article_entry_get_published (entry));

  if (cf_article_entry_get_error (entry) != NULL)
    return g_strdup (cf_article_entry_get_error (entry));
  if (!cf_article_entry_is_read (entry))
    return g_strdup ("…");
  if (outlet != NULL && date != NULL)
    return g_strdup_printf ("%s · %s", outlet, date);
  if (outlet != NULL || date != NULL)
    return g_strdup (outlet != NULL ? outlet : date);
  return g_strdup (_ ("No outlet or date"));
}

/* A row of GtkListView takes its accessible name from nowhere: it is set on the child's parent. */
static void
name_row (CfLibraryRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf ("%s, %s", gtk_label_get_text (self->title),
                                           gtk_label_get_text (self->subtitle));

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                    -1);
}

static void
update (CfLibraryRow *self)
{
  const char *languages = cf_article_entry_get_languages (self->entry);
  g_autofree char *subtitle = make_subtitle (self->entry);

  gtk_label_set_text (self->title, cf_article_entry_get_title (self->entry));
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->language, languages != NULL ? languages : "");
  gtk_widget_set_visible (GTK_WIDGET (self->language), languages != NULL && *languages != '\0');
  gtk_widget_set_visible (self->finished, cf_article_entry_is_finished (self->entry));
  cf_code_bar_set_entry (self->bar, self->entry, self->codebook);
  name_row (self);
}

/**
 * cf_library_row_set_entry:
 * @self: a row
 * @entry: (nullable): the article to show
 * @codebook: (nullable): its codebook
 */
void
cf_library_row_set_entry (CfLibraryRow *self, CfArticleEntry *entry, CfCodebook *codebook)
{
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_func (self->entry, update, self);
  g_set_object (&self->entry, entry);
  g_set_object (&self->codebook, codebook);
  if (entry == NULL)
    return;
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
