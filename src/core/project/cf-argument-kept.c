/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an argument graph is made of, an article at a time. */

#include "config.h"

#include "cf-argument-kept.h"

#include "cf-argument-builder.h"
#include "cf-bundle.h"
#include "cf-layer-access.h"

#include <string.h>

static void
free_layer (gpointer data)
{
  CfArgumentKeptLayer *layer = data;

  g_free (layer->sidecar);
  g_free (layer->annotator);
  g_ptr_array_unref (layer->records);
  g_clear_pointer (&layer->pairing, cf_pairs_unref);
  g_free (layer);
}

static void
clear_kept (gpointer data)
{
  CfArgumentKept *kept = data;

  g_free (kept->path);
  g_free (kept->id);
  g_object_unref (kept->article);
  g_ptr_array_unref (kept->layers);
}

/**
 * cf_argument_kept_new:
 * @path: an article
 * @id: its id
 * @article: what it says
 *
 * Returns: (transfer full): it, without layers
 */
CfArgumentKept *
cf_argument_kept_new (const char *path, const char *id, CfArticle *article)
{
  CfArgumentKept *kept = g_atomic_rc_box_new0 (CfArgumentKept);

  kept->path = g_strdup (path);
  kept->id = g_strdup (id);
  kept->article = g_object_ref (article);
  kept->layers = g_ptr_array_new_with_free_func (free_layer);
  return kept;
}

CfArgumentKept *
cf_argument_kept_ref (CfArgumentKept *kept)
{
  return g_atomic_rc_box_acquire (kept);
}

void
cf_argument_kept_unref (CfArgumentKept *kept)
{
  g_atomic_rc_box_release_full (kept, clear_kept);
}

/**
 * cf_argument_kept_take_layer:
 * @kept: an article that nobody else has yet
 * @sidecar: a file
 * @annotator: the short name of whose it is
 * @records: (transfer full) (element-type CfRecord): all that it has
 * @pairing: (nullable): what it says of the pairs of the article
 */
void
cf_argument_kept_take_layer (CfArgumentKept *kept,
                             const char *sidecar,
                             const char *annotator,
                             GPtrArray *records,
                             CfPairs *pairing)
{
  CfArgumentKeptLayer *layer = g_new0 (CfArgumentKeptLayer, 1);

  layer->sidecar = g_strdup (sidecar);
  layer->annotator = g_strdup (annotator);
  layer->records = records;
  layer->pairing = pairing != NULL ? cf_pairs_ref (pairing) : NULL;
  g_ptr_array_add (kept->layers, layer);
}

/**
 * cf_argument_kept_add_layer:
 * @kept: an article that nobody else has yet
 * @sidecar: a file
 * @layer: the layer that stands in it
 */
void
cf_argument_kept_add_layer (CfArgumentKept *kept, const char *sidecar, CfLayer *layer)
{
  cf_argument_kept_take_layer (kept, sidecar, cf_layer_get_annotator (layer)->name,
                               cf_layer_list_records (layer),
                               cf_state_get_pairs (cf_layer_get_state (layer)));
}

/**
 * cf_argument_kept_load:
 * @project: to which it belongs
 * @path: an article
 * @problems: (nullable) (element-type CfProblem): gets what of it could not be read
 * @error: why it could not be read at all
 *
 * Returns: (transfer full) (nullable): it, with the layers that may be read as their files have them
 */
CfArgumentKept *
cf_argument_kept_load (CfProject *project, const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (CfBundle) bundle = cf_bundle_load (path, problems, error);
  CfArgumentKept *kept;

  if (bundle == NULL)
    return NULL;
  kept = cf_argument_kept_new (path, bundle->id, bundle->article);
  for (guint i = 0; i < bundle->layers->len; i++)
    {
      const CfLayerReading *layer = g_ptr_array_index (bundle->layers, i);

      if (layer->layer != NULL && cf_project_may_read_sidecar (project, layer->path))
        cf_argument_kept_add_layer (kept, layer->path, layer->layer);
    }
  return kept;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(CfArgumentKept *const *) a)->path, (*(CfArgumentKept *const *) b)->path);
}

/**
 * cf_argument_kept_make_graph:
 * @project: a project
 * @all: (element-type CfArgumentKept): its articles; put in order by it
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full) (nullable): its graph, with what people have corrected; %NULL if it was stopped
 */
CfArgumentGraph *
cf_argument_kept_make_graph (CfProject *project, GPtrArray *all, GCancellable *cancellable)
{
  g_autoptr (CfArgumentBuilder) builder =
               cf_argument_builder_new (cf_project_get_codebook (project));

  g_ptr_array_sort (all, compare_paths);
  for (guint i = 0; i < all->len; i++)
    {
      const CfArgumentKept *kept = g_ptr_array_index (all, i);
      g_autofree char *file = cf_project_make_relative (project, kept->path);
      g_autoptr (CfArticle) corrected = kept->corrected
                                          ? g_object_ref (kept->article)
                                          : cf_project_correct (project, kept->path, kept->article);

      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      cf_argument_builder_set_article (builder, file, kept->id, corrected);
      for (guint l = 0; l < kept->layers->len; l++)
        {
          const CfArgumentKeptLayer *layer = g_ptr_array_index (kept->layers, l);

          cf_argument_builder_add_records (builder, layer->annotator, layer->records,
                                           layer->pairing, FALSE);
        }
    }
  return cf_argument_builder_finish (builder);
}
