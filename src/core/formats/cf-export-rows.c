/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an article's layers hold, in the order in which it is exported: by place, not by who made it, so
 * that what several say of one passage stands together. */

#include "config.h"

#include "cf-export-rows.h"

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const CfExportRow *x = a, *y = b;
  int order = (x->span.end > 0) - (y->span.end > 0); /* the article as a whole first */

  if (order == 0)
    order = cf_span_compare (x->span, y->span);
  if (order == 0)
    order = g_strcmp0 (cf_record_get_id (CF_RECORD (x->annotation)),
                       cf_record_get_id (CF_RECORD (y->annotation)));
  return order != 0 ? order
                    : g_strcmp0 (cf_layer_get_annotator (x->layer)->name,
                                 cf_layer_get_annotator (y->layer)->name);
}

static void
add_rows (GArray *rows, CfLayer *layer, CfAnnotation *annotation, GArray *spans)
{
  CfExportRow row = { layer, annotation, 0, { 0, 0 } };

  if (cf_annotation_has_article_scope (annotation))
    g_array_append_val (rows, row);
  for (row.part = 0; row.part < spans->len; row.part++)
    {
      row.span = g_array_index (spans, CfSpan, row.part);
      g_array_append_val (rows, row);
    }
}

/**
 * cf_export_list_rows:
 * @export: an export
 * @bundle: an article with the layers that are meant
 *
 * What no longer stands where it was marked is reported and left out.
 *
 * Returns: (transfer full) (element-type CfExportRow): the parts of their annotations, those of the
 *   article as a whole first, then by start, end (longer first) and id; they belong to the bundle
 */
GArray *
cf_export_list_rows (CfExport *export, CfBundle *bundle)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (CfExportRow));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  for (guint i = 0; i < bundle->layers->len; i++)
    {
      CfLayerReading *layer = g_ptr_array_index (bundle->layers, i);
      guint n = layer->layer != NULL ? cf_layer_get_n_annotations (layer->layer) : 0;

      for (guint a = 0; a < n; a++)
        {
          CfAnnotation *annotation = cf_layer_get_nth (layer->layer, a);

          if (cf_export_place (export, bundle, layer, annotation, spans))
            add_rows (rows, layer->layer, annotation, spans);
        }
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

static void
clear_link (gpointer data)
{
  g_object_unref (((CfExportLink *) data)->relation);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const CfExportLink *x = a, *y = b;

  return g_strcmp0 (cf_record_get_id (CF_RECORD (x->relation)),
                    cf_record_get_id (CF_RECORD (y->relation)));
}

/**
 * cf_export_list_links:
 * @bundle: an article with the layers that are meant
 *
 * Returns: (transfer full) (element-type CfExportLink): their relations, by id
 */
GArray *
cf_export_list_links (CfBundle *bundle)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (CfExportLink));

  g_array_set_clear_func (links, clear_link);
  for (guint i = 0; i < bundle->layers->len; i++)
    {
      CfLayerReading *layer = g_ptr_array_index (bundle->layers, i);
      g_autoptr (GPtrArray) relations =
                   layer->layer != NULL ? cf_layer_list_relations (layer->layer) : NULL;

      for (guint r = 0; relations != NULL && r < relations->len; r++)
        {
          CfExportLink link = { layer->layer, g_object_ref (g_ptr_array_index (relations, r)) };

          g_array_append_val (links, link);
        }
    }
  g_array_sort (links, compare_links);
  return links;
}

/**
 * cf_export_find_language:
 * @article: an article
 * @span: a span in it
 *
 * Returns: (transfer none) (nullable): the language of the block in which it begins
 */
const char *
cf_export_find_language (CfArticle *article, CfSpan span)
{
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  return n_blocks > 0 ? blocks[cf_article_find_block (article, span.start)].language : NULL;
}

/**
 * cf_export_is_for_spreadsheet:
 * @export: an export of tables
 *
 * Returns: whether what a spreadsheet would take for a formula is escaped
 */
gboolean
cf_export_is_for_spreadsheet (CfExport *export)
{
  return g_strcmp0 (g_hash_table_lookup (export->options, "spreadsheet"), "yes") == 0;
}
