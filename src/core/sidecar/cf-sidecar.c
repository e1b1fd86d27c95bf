/* SPDX-License-Identifier: GPL-3.0-or-later
 * A sidecar file as a document.
 *
 * A CfSidecar is a set of versions and what stands around them. Which version of an id is shown is
 * not stored but follows from the set: so putting two sets together is all there is to merging, and
 * every machine comes to the same bytes. */

#include "config.h"

#include "cf-digest.h"
#include "cf-hash.h"
#include "cf-sidecar-private.h"

/**
 * cf_sidecar_make_id:
 * @annotator: whose layer it is
 * @article_id: of which article
 *
 * Returns: (transfer full): the collection's id: the same wherever it is made
 */
char *
cf_sidecar_make_id (const CfAnnotator *annotator, const char *article_id)
{
  return cf_uuid_new_v5 (annotator->id, article_id);
}

/**
 * cf_sidecar_new:
 * @annotator: whose layer it is
 * @head: what it says of article and codebook
 *
 * Returns: (transfer full): an empty sidecar
 */
CfSidecar *
cf_sidecar_new (const CfAnnotator *annotator, const CfLayerHead *head)
{
  CfSidecar *sidecar = g_new0 (CfSidecar, 1);

  sidecar->annotator = cf_annotator_copy (annotator);
  cf_layer_head_copy (&sidecar->head, head);
  if (annotator->id != NULL && head->article_id != NULL)
    sidecar->id = cf_sidecar_make_id (annotator, head->article_id);
  sidecar->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_version_unref);
  sidecar->strays = cf_strays_new ();
  return sidecar;
}

/**
 * cf_sidecar_copy:
 * @sidecar: a sidecar
 *
 * Returns: (transfer full): another with the same versions, which are shared
 */
CfSidecar *
cf_sidecar_copy (CfSidecar *sidecar)
{
  CfSidecar *copy = cf_sidecar_new (sidecar->annotator, &sidecar->head);

  g_free (copy->id);
  copy->id = g_strdup (sidecar->id);
  for (guint i = 0; i < sidecar->versions->len; i++)
    g_ptr_array_add (copy->versions, cf_version_ref (g_ptr_array_index (sidecar->versions, i)));
  cf_sidecar_share_strays (copy, sidecar);
  return copy;
}

void
cf_sidecar_free (CfSidecar *sidecar)
{
  cf_annotator_free (sidecar->annotator);
  cf_layer_head_clear (&sidecar->head);
  g_free (sidecar->id);
  g_ptr_array_unref (sidecar->versions);
  g_hash_table_unref (sidecar->strays);
  g_free (sidecar);
}

const CfAnnotator *
cf_sidecar_get_annotator (CfSidecar *sidecar)
{
  return sidecar->annotator;
}

const CfLayerHead *
cf_sidecar_get_head (CfSidecar *sidecar)
{
  return &sidecar->head;
}

/**
 * cf_sidecar_set_head:
 * @sidecar: a sidecar
 * @head: what it is to say of article and codebook; the article's id stays, once there is one
 */
void
cf_sidecar_set_head (CfSidecar *sidecar, const CfLayerHead *head)
{
  CfLayerHead copy;

  cf_layer_head_copy (&copy, head);
  if (sidecar->head.article_id != NULL)
    {
      g_free (copy.article_id);
      copy.article_id = g_strdup (sidecar->head.article_id);
    }
  cf_layer_head_clear (&sidecar->head);
  sidecar->head = copy;
  if (sidecar->id == NULL && copy.article_id != NULL && sidecar->annotator->id != NULL)
    sidecar->id = cf_sidecar_make_id (sidecar->annotator, copy.article_id);
}

const char *
cf_sidecar_get_id (CfSidecar *sidecar)
{
  return sidecar->id;
}

/**
 * cf_sidecar_get_versions:
 * @sidecar: a sidecar
 *
 * Returns: (transfer none) (element-type CfVersion): all its versions
 */
GPtrArray *
cf_sidecar_get_versions (CfSidecar *sidecar)
{
  return sidecar->versions;
}

/**
 * cf_sidecar_index:
 * @sidecar: a sidecar
 *
 * Returns: (transfer container) (element-type CfVersion): the set of its versions, in which
 *   cf_version_equal() finds one; good as long as the sidecar is not changed
 */
GHashTable *
cf_sidecar_index (CfSidecar *sidecar)
{
  GHashTable *index = g_hash_table_new (cf_version_hash, cf_version_equal);

  for (guint i = 0; i < sidecar->versions->len; i++)
    g_hash_table_add (index, g_ptr_array_index (sidecar->versions, i));
  return index;
}

/**
 * cf_sidecar_collect_covered:
 * @sidecar: a sidecar
 *
 * Returns: (transfer container) (element-type guint64): the digests of its versions, and of all that they
 *   replaced; good as long as the sidecar is not changed
 */
GHashTable *
cf_sidecar_collect_covered (CfSidecar *sidecar)
{
  GHashTable *covered = g_hash_table_new (cf_hash_digest, g_int64_equal);

  for (guint i = 0; i < sidecar->versions->len; i++)
    {
      CfVersion *version = g_ptr_array_index (sidecar->versions, i);

      g_hash_table_add (covered, &version->digest);
      for (guint s = 0; s < version->supersedes->len; s++)
        g_hash_table_add (covered, &g_array_index (version->supersedes, guint64, s));
    }
  return covered;
}

/**
 * cf_sidecar_add_version:
 * @sidecar: a sidecar
 * @version: a version, which is shared
 *
 * Adds it without looking whether another supersedes it: that is looked at when it is written or
 * merged.
 */
void
cf_sidecar_add_version (CfSidecar *sidecar, CfVersion *version)
{
  g_ptr_array_add (sidecar->versions, cf_version_ref (version));
}

/**
 * cf_sidecar_to_layer:
 * @sidecar: a sidecar
 *
 * Returns: (transfer full): what is shown of it
 */
CfLayer *
cf_sidecar_to_layer (CfSidecar *sidecar)
{
  CfLayer *layer = cf_layer_new (sidecar->annotator);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  cf_layer_set_head (layer, &sidecar->head);
  cf_sidecar_choose (sidecar, shown, NULL);
  /* In the layer's own order: each then comes behind the one before. */
  g_ptr_array_sort (shown, cf_version_compare_for_items);
  for (guint i = 0; i < shown->len; i++)
    {
      CfVersion *version = g_ptr_array_index (shown, i);

      if (version->record != NULL)
        cf_layer_put (layer, version->record);
    }
  return layer;
}
