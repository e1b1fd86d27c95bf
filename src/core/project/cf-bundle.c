/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article with the layers that stand beside it. */

#include "config.h"

#include "cf-bundle.h"

#include "cf-layer-place.h"
#include "cf-reader.h"
#include "cf-walk.h"

#include <string.h>

void
cf_bundle_free (CfBundle *bundle)
{
  g_free (bundle->path);
  g_clear_object (&bundle->article);
  g_free (bundle->id);
  g_ptr_array_unref (bundle->layers);
  g_free (bundle);
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
  bundle->layers = g_ptr_array_new ();
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
  g_ptr_array_unref (bundle->layers);
  bundle->layers = cf_layer_reading_load_all (paths, problems);
  for (guint i = 0; i < bundle->layers->len; i++)
    {
      const CfLayerReading *layer = g_ptr_array_index (bundle->layers, i);

      if (layer->layer != NULL)
        choose_id (&bundle->id, &from_layer, cf_layer_get_head (layer->layer)->article_id);
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
