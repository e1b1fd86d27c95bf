/* SPDX-License-Identifier: GPL-3.0-or-later
 * The gold layer of an article while something is decided in it. */

#include "config.h"

#include "cf-gold-layer.h"

#include "cf-annotator.h"
#include "cf-error.h"
#include "cf-layer-access.h"

#include <glib/gi18n.h>

/**
 * cf_gold_open:
 * @project: a project
 * @article: the path of an article of it
 * @problems: (nullable) (element-type CfProblem): gets what is wrong and can be borne
 * @error: why it cannot be opened, or may not be seen
 *
 * May be called in any thread.
 *
 * Returns: (transfer full) (nullable): its gold layer
 */
CfDocument *
cf_gold_open (CfProject *project, const char *article, GPtrArray *problems, GError **error)
{
  if (cf_project_may_read_layer (project, article, CF_ANNOTATOR_GOLD))
    return cf_document_open (project, article, CF_ANNOTATOR_GOLD, problems, error);
  g_set_error (error, CF_ERROR, CF_ERROR_DENIED, "%s",
               _ ("the gold layer is hidden until your own is finished"));
  return NULL;
}

/**
 * cf_gold_check_writable:
 * @document: a gold layer
 * @error: that it is not
 *
 * Returns: whether it may be changed
 */
gboolean
cf_gold_check_writable (CfDocument *document, GError **error)
{
  g_autofree char *name = NULL;

  if (cf_document_is_writable (document))
    return TRUE;
  name = g_filename_display_basename (cf_document_get_path (document));
  g_set_error (error, CF_ERROR, CF_ERROR_DENIED, _ ("the gold layer of %s cannot be written"),
               name);
  return FALSE;
}

/**
 * cf_gold_layer_new:
 * @document: a gold layer
 *
 * To be called where @document belongs.
 *
 * Returns: (transfer full): it, as it is
 */
CfGoldLayer *
cf_gold_layer_new (CfDocument *document)
{
  CfGoldLayer *layer = g_new0 (CfGoldLayer, 1);

  layer->document = g_object_ref (document);
  layer->text = cf_text_ref (cf_document_get_text (document));
  layer->gold = cf_gold_new (cf_document_get_layer (document));
  return layer;
}

void
cf_gold_layer_free (CfGoldLayer *layer)
{
  g_object_unref (layer->document);
  cf_text_unref (layer->text);
  cf_gold_unref (layer->gold);
  g_free (layer);
}
