/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of a layer waits for a decision of its annotator. */

#include "config.h"

#include "cf-doubt.h"

static void
clear_doubt (gpointer data)
{
  CfDoubt *doubt = data;

  g_free (doubt->id);
  g_free (doubt->code);
  g_free (doubt->quote);
  g_free (doubt->note);
}

static void
append (GArray *doubts, CfRecord *record, guint n_versions)
{
  const char *id = cf_record_get_id (record);
  CfDoubt doubt = { g_strdup (id != NULL ? id : ""), g_strdup (cf_record_get_code (record)), NULL,
                    g_strdup (cf_record_get_note (record)), n_versions };

  if (CF_IS_ANNOTATION (record) && !cf_annotation_has_article_scope (CF_ANNOTATION (record)))
    doubt.quote = cf_annotation_get_quote (CF_ANNOTATION (record));
  g_array_append_val (doubts, doubt);
}

/**
 * cf_doubts_collect:
 * @layer: a layer
 * @store: its store
 *
 * Returns: (transfer full) (element-type CfDoubt) (nullable): what is to be settled, then what is in doubt, each in the
 *   order of the file; %NULL for nothing
 */
GArray *
cf_doubts_collect (CfLayer *layer, CfSidecarStore *store)
{
  GArray *doubts = g_array_new (FALSE, FALSE, sizeof (CfDoubt));
  g_autoptr (GPtrArray) unsettled = cf_sidecar_store_list_unsettled (store, layer);

  g_array_set_clear_func (doubts, clear_doubt);
  for (guint i = 0; i < unsettled->len; i++)
    {
      GPtrArray *versions = g_ptr_array_index (unsettled, i);

      append (doubts, ((const CfVersion *) g_ptr_array_index (versions, 0))->record, versions->len);
    }
  for (guint i = 0; i < cf_layer_get_n_annotations (layer); i++)
    if (cf_record_get_doubt (CF_RECORD (cf_layer_get_nth (layer, i))))
      append (doubts, CF_RECORD (cf_layer_get_nth (layer, i)), 1);
  if (doubts->len > 0)
    return doubts;
  g_array_unref (doubts);
  return NULL;
}
