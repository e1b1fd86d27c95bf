/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument graph of what a user names.
 *
 * A rebuttal often stands in another article than what it rebuts. So the sidecars of the whole project are looked
 * through for relations that begin or end at what was named; only the articles of those are read besides. */

#include "config.h"

#include "cf-argument-source.h"

#include "cf-argument-builder.h"
#include "cf-target.h"

#include <string.h>

typedef struct
{
  CfProject *project;
  CfArgumentBuilder *builder;
  GPtrArray *problems;
  GHashTable *sidecars; /* path, canonical: those that were named */
  GHashTable *ids;      /* of annotations that were named, and of the ends of their relations */
} Loading;

static void
note_layer (Loading *loading, CfLayer *layer)
{
  g_autoptr (GPtrArray) records = cf_layer_list_records (layer);

  for (guint i = 0; i < records->len; i++)
    {
      CfRecord *record = g_ptr_array_index (records, i);

      if (CF_IS_ANNOTATION (record))
        {
          g_hash_table_add (loading->ids, g_strdup (cf_record_get_id (record)));
        }
      else if (CF_IS_RELATION (record))
        {
          g_hash_table_add (loading->ids, g_strdup (cf_relation_get_from (CF_RELATION (record))));
          g_hash_table_add (loading->ids, g_strdup (cf_relation_get_to (CF_RELATION (record))));
        }
    }
}

static void
add_bundle (Loading *loading, CfBundle *bundle, gboolean outside)
{
  g_autofree char *file = cf_project_make_relative (loading->project, bundle->path);

  cf_bundle_correct (bundle, loading->project);
  cf_argument_builder_set_article (loading->builder, file, bundle->id, bundle->article);
  for (guint i = 0; i < bundle->layers->len; i++)
    {
      CfLayerReading *layer = g_ptr_array_index (bundle->layers, i);

      if (layer->layer == NULL)
        continue;
      cf_argument_builder_add_layer (loading->builder, layer->layer, outside);
      if (!outside)
        {
          note_layer (loading, layer->layer);
          g_hash_table_add (loading->sidecars, g_canonicalize_filename (layer->path, NULL));
        }
    }
}

/* What cannot be read is reported and left out. */
static gboolean
add_targets (
  Loading *loading, GPtrArray *targets, gboolean outside, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const CfTarget *target = g_ptr_array_index (targets, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (CfBundle) bundle = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      /* Nothing stands in an article without layers. */
      if (target->sidecars->len == 0)
        continue;
      /* Of what was not named only that is said which leaves something out. */
      bundle = cf_target_load (target, outside ? NULL : loading->problems, &local);
      if (bundle != NULL)
        add_bundle (loading, bundle, outside);
      else
        cf_problems_add (loading->problems, CF_PROBLEM_ARTICLE_UNREADABLE, target->article, 0, 0,
                         "%s", local->message);
    }
  return TRUE;
}

static gboolean
touches (Loading *loading, CfRecord *record)
{
  if (CF_IS_RELATION (record))
    return g_hash_table_contains (loading->ids, cf_relation_get_from (CF_RELATION (record))) ||
           g_hash_table_contains (loading->ids, cf_relation_get_to (CF_RELATION (record)));
  return CF_IS_ANNOTATION (record) &&
         g_hash_table_contains (loading->ids, cf_record_get_id (record));
}

/* Whose layer cannot be read may be what a relation ends at. */
static void
report_unreadable (Loading *loading, const char *sidecar)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfSidecarStore) store = cf_sidecar_store_peek (sidecar, loading->problems, &error);

  if (store == NULL)
    cf_problems_add (loading->problems, CF_PROBLEM_SIDECAR_DAMAGED, sidecar, 0, 0, "%s",
                     error->message);
}

static gboolean
layer_touches (Loading *loading, const char *sidecar)
{
  g_autoptr (CfSidecarStore) store = cf_sidecar_store_peek (sidecar, NULL, NULL);
  gboolean readable = store != NULL && cf_sidecar_store_get_status (store) < CF_SIDECAR_DAMAGED;
  g_autoptr (CfLayer) layer = readable ? cf_sidecar_store_peek_layer (store) : NULL;
  g_autoptr (GPtrArray) records = layer != NULL ? cf_layer_list_records (layer) : NULL;

  if (!readable)
    report_unreadable (loading, sidecar);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (touches (loading, g_ptr_array_index (records, i)))
      return TRUE;
  return FALSE;
}

/* Leaves of a target the layers that were not named, and that have to do with those that were. */
static void
narrow (Loading *loading, CfTarget *target)
{
  for (guint i = target->sidecars->len; i > 0; i--)
    {
      const char *sidecar = g_ptr_array_index (target->sidecars, i - 1);
      g_autofree char *full = g_canonicalize_filename (sidecar, NULL);

      if (g_hash_table_contains (loading->sidecars, full) || !layer_touches (loading, sidecar))
        g_ptr_array_remove_index (target->sidecars, i - 1);
    }
}

static gboolean
add_around (Loading *loading, GCancellable *cancellable, GError **error)
{
  const char *const top[] = { cf_project_get_top (loading->project), NULL };
  g_autoptr (GPtrArray) targets = cf_target_expand (top, NULL, error);

  for (guint i = 0; targets != NULL && i < targets->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      narrow (loading, g_ptr_array_index (targets, i));
    }
  return targets != NULL && add_targets (loading, targets, TRUE, cancellable, error);
}

/**
 * cf_argument_source_load:
 * @project: a project
 * @targets: (element-type CfTarget): what is wanted of it
 * @problems: (element-type CfProblem): gets what could not be read
 * @cancellable: (nullable): stops it
 * @error: why it stopped
 *
 * Returns: (transfer full) (nullable): the graph of their annotations, with every relation of the project that
 *   begins or ends at one, and what stands at its other end
 */
CfArgumentGraph *
cf_argument_source_load (CfProject *project,
                         GPtrArray *targets,
                         GPtrArray *problems,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (CfArgumentBuilder) builder =
               cf_argument_builder_new (cf_project_get_codebook (project));
  g_autoptr (GHashTable) sidecars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loading loading = { project, builder, problems, sidecars, ids };

  if (!add_targets (&loading, targets, FALSE, cancellable, error) ||
      !add_around (&loading, cancellable, error))
    return NULL;
  return cf_argument_builder_finish (builder);
}
