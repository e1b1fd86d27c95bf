/* SPDX-License-Identifier: GPL-3.0-or-later
 * The links of an annotation, a row each: what kind, and the other end. */

#include "config.h"

#include "cf-link-rows.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The other end's words if it is in this article, else its file. */
static char *
describe_end (CfDocument *document, CfRelation *relation, gboolean outgoing)
{
  const char *id = outgoing ? cf_relation_get_to (relation) : cf_relation_get_from (relation);
  CfAnnotation *end = cf_layer_get_annotation (cf_document_get_layer (document), id);
  const char *file = cf_relation_get_to_file (relation);
  g_autofree char *quote = end != NULL ? cf_annotation_get_quote (end) : NULL;

  if (quote != NULL)
    return g_strdup_printf (_ ("%s · this article"), quote);
  return g_strdup (outgoing && file != NULL ? file : _ ("In another layer"));
}

static GtkWidget *
new_row (CfDocument *document, CfRelation *relation, gboolean outgoing)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  const char *id = cf_record_get_code (CF_RECORD (relation));
  const CfRelationType *type = cf_codebook_get_relation_type (codebook, id);
  const char *label = type != NULL ? cf_labels_get (type->label) : NULL;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *end = describe_end (document, relation, outgoing);
  g_autofree char *title = NULL;

  label = label != NULL ? label : id;
  title = outgoing || (type != NULL && type->symmetric) ? g_strdup (label)
                                                        : g_strdup_printf ("← %s", label);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), end);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  return row;
}

/**
 * cf_link_rows_fill:
 * @list: emptied, then filled
 * @document: the article
 * @annotation: an annotation of its layer
 *
 * Returns: how many links it has in this layer
 */
guint
cf_link_rows_fill (GtkListBox *list, CfDocument *document, CfAnnotation *annotation)
{
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (cf_document_get_layer (document));
  const char *id = cf_record_get_id (CF_RECORD (annotation));
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);
      gboolean outgoing = g_strcmp0 (cf_relation_get_from (relation), id) == 0;

      if (!outgoing && g_strcmp0 (cf_relation_get_to (relation), id) != 0)
        continue;
      gtk_list_box_append (list, new_row (document, relation, outgoing));
      n++;
    }
  return n;
}
