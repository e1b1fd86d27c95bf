/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds the layer that holds a record. */

#include "config.h"

#include "cf-cli-find.h"

#include "cf-error.h"
#include "cf-sidecar-name.h"
#include "cf-target.h"

#include <glib/gi18n.h>

static gboolean
holds (const char *sidecar, const char *id)
{
  g_autoptr (CfSidecarStore) store = cf_sidecar_store_peek (sidecar, NULL, NULL);
  g_autoptr (CfLayer) layer = store != NULL ? cf_sidecar_store_peek_layer (store) : NULL;
  CfRecord *record = layer != NULL ? cf_layer_get_record (layer, id) : NULL;

  return CF_IS_ANNOTATION (record) || CF_IS_RELATION (record);
}

/* Whether it is the annotator's, wherever it stands. */
static gboolean
is_of (const char *sidecar, const char *annotator)
{
  g_autofree char *name = g_path_get_basename (sidecar);
  g_autofree char *owner = NULL;

  return cf_sidecar_name_parse (name, NULL, &owner) && g_str_equal (owner, annotator);
}

/* The article of which the annotator's layer holds the record, or NULL. */
static const char *
find_article (GPtrArray *targets, const char *annotator, const char *id)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const CfTarget *target = g_ptr_array_index (targets, i);

      for (guint k = 0; k < target->sidecars->len; k++)
        if (is_of (target->sidecars->pdata[k], annotator) && holds (target->sidecars->pdata[k], id))
          return target->article;
    }
  return NULL;
}

/* A single layer that was named may be damaged: then that is the answer, not that the id is absent. */
static gboolean
check_single (GPtrArray *targets, const char *annotator, GError **error)
{
  const CfTarget *target = targets->len == 1 ? g_ptr_array_index (targets, 0) : NULL;
  g_autofree char *own = NULL;
  g_autoptr (CfSidecarStore) store = NULL;

  if (target == NULL)
    return TRUE;
  own = cf_sidecar_name_make (target->article, annotator);
  for (guint i = 0; i < target->sidecars->len; i++)
    if (is_of (target->sidecars->pdata[i], annotator))
      {
        g_free (own);
        own = g_strdup (target->sidecars->pdata[i]);
      }
  store = cf_sidecar_store_peek (own, NULL, error);
  if (store == NULL)
    return FALSE;
  if (cf_sidecar_store_get_status (store) < CF_SIDECAR_DAMAGED)
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_DAMAGED, _ ("%s is damaged and is not overwritten"), own);
  return FALSE;
}

/**
 * cf_cli_open_with_record:
 * @call: a call whose first argument is an article, a sidecar or a folder
 * @annotator: whose layer
 * @id: of an annotation or relation in it
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the document, open for writing
 */
CfDocument *
cf_cli_open_with_record (CfCall *call, const char *annotator, const char *id, GError **error)
{
  g_autoptr (GPtrArray) targets = cf_target_expand_all (
    (const char *const[]){ call->arguments[0], NULL }, call->problems, error);
  g_autoptr (CfProject) project = NULL;
  const char *article;

  if (targets == NULL || !check_single (targets, annotator, error))
    return NULL;
  article = find_article (targets, annotator, id);
  if (article == NULL)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("no layer of %s has %s"), annotator, id);
      return NULL;
    }
  project = cf_project_new (article, call->problems);
  return cf_document_open (project, article, annotator, call->problems, error);
}
