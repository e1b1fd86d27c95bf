/* SPDX-License-Identifier: GPL-3.0-or-later
 * An annotation as a row of a list: code, what the required attributes say, and its words. */

#include "config.h"

#include "cf-annotation-row.h"

#include "cf-code-dot.h"
#include "cf-limits.h"

#include <string.h>

struct _CfAnnotationRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  CfCodeDot *dot;
  GtkLabel *code;
  GtkLabel *summary;
  GtkWidget *doubt;
  GtkWidget *note;
  GtkWidget *lost;
  GtkLabel *quote;
};

G_DEFINE_FINAL_TYPE (CfAnnotationRow, cf_annotation_row, GTK_TYPE_WIDGET)

static void
cf_annotation_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CF_TYPE_ANNOTATION_ROW);
  G_OBJECT_CLASS (cf_annotation_row_parent_class)->dispose (object);
}

static void
cf_annotation_row_class_init (CfAnnotationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_annotation_row_dispose;
  g_type_ensure (CF_TYPE_CODE_DOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-annotation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationRow, box);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationRow, dot);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationRow, code);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationRow, summary);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationRow, doubt);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationRow, note);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationRow, lost);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationRow, quote);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "annotationrow");
}

static void
cf_annotation_row_init (CfAnnotationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cf_annotation_row_new (void)
{
  return g_object_new (CF_TYPE_ANNOTATION_ROW, NULL);
}

/* The values of required attributes, as far as they are there. */
static char *
make_summary (CfRecord *record, CfCodebook *codebook)
{
  g_autoptr (GPtrArray) attributes =
               cf_codebook_list_attributes_on (codebook, cf_record_get_code (record));
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);
      const char *value = cf_record_get_value (record, attribute->id);

      if (attribute->required && value != NULL)
        g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "",
                                cf_attribute_get_value_label (attribute, value));
    }
  return g_string_free (summary, FALSE);
}

/* Two lines need no more; a whole article in a label would be laid out. */
static char *
make_quote (CfAnnotation *annotation)
{
  g_autofree char *quote = cf_annotation_get_quote (annotation);
  char *cut = g_utf8_strlen (quote, -1) > CF_LIMIT_NAME_SHOWN
                ? g_utf8_substring (quote, 0, CF_LIMIT_NAME_SHOWN)
                : g_strdup (quote);

  return g_strdelimit (cut, "\n", ' ');
}

/**
 * cf_annotation_row_set_annotation:
 * @self: a row
 * @annotation: the annotation to show
 * @codebook: the codebook
 * @lost: whether its words are not in the article any more
 */
void
cf_annotation_row_set_annotation (CfAnnotationRow *self,
                                  CfAnnotation *annotation,
                                  CfCodebook *codebook,
                                  gboolean lost)
{
  CfRecord *record = CF_RECORD (annotation);
  const CfCode *code = cf_codebook_follow_code (codebook, cf_record_get_code (record));
  const char *label = code != NULL ? cf_code_get_label (code) : cf_record_get_code (record);
  g_autofree char *summary = make_summary (record, codebook);
  g_autofree char *quote = make_quote (annotation);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, quote);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  cf_code_dot_set_code (self->dot, codebook, code != NULL ? code->id : NULL);
  gtk_label_set_text (self->code, label);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->quote, quote);
  gtk_widget_set_visible (self->doubt, cf_record_get_doubt (record));
  gtk_widget_set_visible (self->note, cf_record_get_note (record) != NULL);
  gtk_widget_set_tooltip_text (self->note, cf_record_get_note (record));
  gtk_widget_set_visible (self->lost, lost);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}
