/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article with the layers that stand beside it. */

#include "config.h"

#include "cf-bundle.h"

#include "cf-displaced.h"
#include "cf-layer-place.h"
#include "cf-reader.h"
#include "cf-walk.h"

#include <string.h>

static void
layer_free (gpointer data)
{
  CfBundleLayer *layer = data;

  g_free (layer->path);
  g_clear_object (&layer->layer);
  g_free (layer);
}

void
cf_bundle_free (CfBundle *bundle)
{
  g_free (bundle->path);
  g_clear_object (&bundle->article);
  g_free (bundle->id);
  g_ptr_array_unref (bundle->layers);
  g_free (bundle);
}

static CfBundleLayer *
load_layer (const char *path, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfSidecarStore) store = cf_sidecar_store_peek (path, problems, &error);
  CfBundleLayer *layer = g_new0 (CfBundleLayer, 1);

  layer->path = g_strdup (path);
  layer->status = CF_SIDECAR_DAMAGED;
  if (store == NULL)
    {
      cf_problems_add (problems, CF_PROBLEM_SIDECAR_DAMAGED, path, 0, 0, "%s", error->message);
      return layer;
    }
  layer->status = cf_sidecar_store_get_status (store);
  if (layer->status < CF_SIDECAR_DAMAGED)
    layer->layer = cf_sidecar_store_peek_layer (store);
  return layer;
}

/* The smallest id that a layer carries; @id if none carries any. */
static void
choose_id (char **id, gboolean *from_layer, const char *other)
{
  if (other == NULL || (*from_layer && strcmp (other, *id) >= 0))
    return;
  g_free (*id);
  *id = g_strdup (other);
  *from_layer = TRUE;
}

/* A layer that was moved to the other place on one machine only is one with what it was. */
static void
add_layer (CfBundle *bundle, CfBundleLayer *layer)
{
  for (guint i = 0; layer->layer != NULL && i < bundle->layers->len; i++)
    {
      CfBundleLayer *present = bundle->layers->pdata[i];
      CfLayer *united = cf_displaced_unite (present->path, layer->path);

      if (united == NULL)
        continue;
      g_clear_object (&present->layer);
      present->layer = united;
      layer_free (layer);
      return;
    }
  g_ptr_array_add (bundle->layers, layer);
}

/**
 * cf_bundle_load_article:
 * @path: an article
 * @problems: (nullable) (element-type CfProblem): gets what is wrong with it
 * @error: why the article could not be read
 *
 * Returns: (transfer full) (nullable): the article without its layers, under its own id
 */
CfBundle *
cf_bundle_load_article (const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (CfArticle) article = NULL;
  CfBundle *bundle;

  if (cf_walk_check_article (path, error))
    article = cf_reader_read_file (path, problems, error);
  if (article == NULL)
    return NULL;
  bundle = g_new0 (CfBundle, 1);
  bundle->path = g_strdup (path);
  bundle->id = cf_article_make_id (article);
  bundle->article = g_steal_pointer (&article);
  bundle->layers = g_ptr_array_new_with_free_func (layer_free);
  return bundle;
}

/**
 * cf_bundle_choose_id:
 * @bundle: an article without its layers
 * @store: one of its layers, just opened: it needs not be read again
 *
 * Looks into the layers for nothing but the article's id.
 */
void
cf_bundle_choose_id (CfBundle *bundle, CfSidecarStore *store)
{
  g_autoptr (GPtrArray) paths = cf_layer_place_list (bundle->path);
  const char *own = cf_sidecar_store_get_path (store);
  gboolean from_layer = FALSE;

  choose_id (&bundle->id, &from_layer, cf_sidecar_store_get_article_id (store));
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *id = NULL;

      if (!g_str_equal (path, own) && cf_sidecar_read_head (path, NULL, &id))
        choose_id (&bundle->id, &from_layer, id);
    }
}

/**
 * cf_bundle_load:
 * @path: an article
 * @problems: (nullable) (element-type CfProblem): gets what is wrong with it and its sidecars
 * @error: why the article could not be read
 *
 * Returns: (transfer full) (nullable): the article with its layers
 */
CfBundle *
cf_bundle_load (const char *path, GPtrArray *problems, GError **error)
{
  CfBundle *bundle = cf_bundle_load_article (path, problems, error);
  g_autoptr (GPtrArray) paths = NULL;
  gboolean from_layer = FALSE;

  if (bundle == NULL)
    return NULL;
  paths = cf_layer_place_list (path);
  for (guint i = 0; i < paths->len; i++)
    {
      CfBundleLayer *layer = load_layer (g_ptr_array_index (paths, i), problems);

      if (layer->layer != NULL)
        choose_id (&bundle->id, &from_layer, cf_layer_get_head (layer->layer)->article_id);
      add_layer (bundle, layer);
    }
  return bundle;
}

/**
 * cf_bundle_correct:
 * @bundle: an article with its layers
 * @project: its project
 *
 * From now on the article says what people have corrected in the project.
 */
void
cf_bundle_correct (CfBundle *bundle, CfProject *project)
{
  CfArticle *corrected = cf_project_correct (project, bundle->path, bundle->article);

  g_object_unref (bundle->article);
  bundle->article = corrected;
}
