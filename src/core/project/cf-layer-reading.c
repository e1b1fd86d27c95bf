/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading the layers of an article, for those who only read.
 *
 * A layer that was moved to the other place on one machine only stands in both, and is one with what it was. A sidecar
 * that is there and then not is being made anew by git or a sync program: it is waited for, never taken as none. */

#include "config.h"

#include "cf-layer-reading.h"

#include "cf-json-file.h"
#include "cf-layer-place.h"
#include "cf-problem.h"
#include "cf-sidecar.h"

#include <glib/gi18n.h>

#define AGAIN_AFTER_US 250000
#define MAX_TIMES 8

static void
layer_free (gpointer data)
{
  CfLayerReading *layer = data;

  g_free (layer->path);
  g_clear_object (&layer->layer);
  g_free (layer);
}

/**
 * cf_layer_reading_is_one:
 * @sidecar: a sidecar
 * @other: another of its article
 *
 * Two people may have one short name.
 *
 * Returns: whether both can be read, and are of one person
 */
gboolean
cf_layer_reading_is_one (const char *sidecar, const char *other)
{
  g_autoptr (CfAnnotator) left = NULL;
  g_autoptr (CfAnnotator) right = NULL;

  return cf_sidecar_read_head (sidecar, &left, NULL) &&
         cf_sidecar_read_head (other, &right, NULL) && cf_annotator_is_same (left, right);
}

static CfSidecar *
read_sidecar (const char *path)
{
  g_autoptr (GBytes) bytes = cf_json_file_read (path, NULL);
  CfSidecarStatus status;

  return bytes != NULL ? cf_sidecar_parse (bytes, path, &status, NULL, NULL) : NULL;
}

/* What both hold, where they are one layer in the two places; NULL if they are two layers, or one cannot be read. */
static CfLayer *
unite (const char *sidecar, const char *other)
{
  g_autofree char *name = g_path_get_basename (sidecar);
  g_autofree char *other_name = g_path_get_basename (other);
  g_autoptr (CfSidecar) ours = NULL;
  g_autoptr (CfSidecar) theirs = NULL;

  if (!g_str_equal (name, other_name) || !cf_layer_reading_is_one (sidecar, other))
    return NULL;
  ours = read_sidecar (sidecar);
  theirs = ours != NULL ? read_sidecar (other) : NULL;
  if (theirs == NULL || !cf_sidecar_merge_in (ours, theirs, NULL))
    return NULL;
  return cf_sidecar_to_layer (ours);
}

static gboolean
is_absent (CfSidecarStore *store)
{
  return !cf_sidecar_store_exists (store) &&
         cf_sidecar_store_get_status (store) == CF_SIDECAR_WRITABLE;
}

/* A link to nowhere is not waited for. */
static CfSidecarStore *
open_present (const char *path, GPtrArray *problems, GError **error)
{
  CfSidecarStore *store = cf_sidecar_store_peek (path, problems, error);

  for (guint i = 0; store != NULL && is_absent (store) && i < MAX_TIMES &&
                    !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
       i++)
    {
      g_usleep (AGAIN_AFTER_US);
      cf_sidecar_store_free (store);
      store = cf_sidecar_store_peek (path, problems, error);
    }
  return store;
}

static CfLayerReading *
load_one (const char *path, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfSidecarStore) store = open_present (path, problems, &error);
  CfLayerReading *layer = g_new0 (CfLayerReading, 1);

  layer->path = g_strdup (path);
  layer->status = CF_SIDECAR_DAMAGED;
  if (store != NULL && !is_absent (store))
    layer->status = cf_sidecar_store_get_status (store);
  else
    cf_problems_add (problems, CF_PROBLEM_SIDECAR_DAMAGED, path, 0, 0, "%s",
                     error != NULL ? error->message : _ ("Its file is not there at the moment"));
  if (layer->status < CF_SIDECAR_DAMAGED)
    layer->layer = cf_sidecar_store_peek_layer (store);
  return layer;
}

static void
add_layer (GPtrArray *layers, CfLayerReading *layer)
{
  for (guint i = 0; layer->layer != NULL && i < layers->len; i++)
    {
      CfLayerReading *present = layers->pdata[i];
      CfLayer *united = present->layer != NULL ? unite (present->path, layer->path) : NULL;

      if (united == NULL)
        continue;
      g_clear_object (&present->layer);
      present->layer = united;
      layer_free (layer);
      return;
    }
  g_ptr_array_add (layers, layer);
}

/**
 * cf_layer_reading_load_all:
 * @sidecars: (element-type filename): sidecars of one article, which were there just now
 * @problems: (nullable) (element-type CfProblem): gets what is wrong with them
 *
 * Returns: (transfer full) (element-type CfLayerReading): what they hold, each layer once
 */
GPtrArray *
cf_layer_reading_load_all (GPtrArray *sidecars, GPtrArray *problems)
{
  GPtrArray *layers = g_ptr_array_new_with_free_func (layer_free);

  for (guint i = 0; i < sidecars->len; i++)
    add_layer (layers, load_one (g_ptr_array_index (sidecars, i), problems));
  return layers;
}

/**
 * cf_layer_reading_load:
 * @article: an article, as it is reached
 * @annotator: a short name
 *
 * Returns: (transfer full) (nullable): what the layer of that annotator shows, in whichever place it stands: where its
 *   file is damaged, the newest backup; %NULL if there is none
 */
CfLayer *
cf_layer_reading_load (const char *article, const char *annotator)
{
  g_autoptr (GPtrArray) present = cf_layer_place_list_of (article, annotator);
  g_autoptr (CfSidecarStore) store = NULL;
  CfLayer *united = present->len > 1 ? unite (present->pdata[0], present->pdata[1]) : NULL;

  if (united != NULL || present->len == 0)
    return united;
  store = cf_sidecar_store_peek (present->pdata[0], NULL, NULL);
  return store != NULL ? cf_sidecar_store_peek_layer (store) : NULL;
}
