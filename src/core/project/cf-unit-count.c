/* SPDX-License-Identifier: GPL-3.0-or-later
 * How many units of each code a layer has.
 *
 * Two annotations of one code that translate each other are one unit, where they stand on the two sides of a pair. */

#include "config.h"

#include "cf-unit-count.h"

#include "cf-disjoint-sets.h"
#include "cf-relation.h"
#include "cf-sides.h"

/* Where each annotation is in the layer, by its id. */
static GHashTable *
index_annotations (CfLayer *layer)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cf_layer_get_n_annotations (layer); i++)
    {
      CfAnnotation *annotation = cf_layer_get_nth (layer, i);

      if (!cf_annotation_has_article_scope (annotation))
        g_hash_table_insert (places, (gpointer) cf_record_get_id (CF_RECORD (annotation)),
                             GUINT_TO_POINTER (i));
    }
  return places;
}

static gboolean
find (GHashTable *places, const char *id, guint *place)
{
  gpointer found;

  if (id == NULL || !g_hash_table_lookup_extended (places, id, NULL, &found))
    return FALSE;
  *place = GPOINTER_TO_UINT (found);
  return TRUE;
}

static const char *
get_code (CfLayer *layer, guint place)
{
  return cf_record_get_code (CF_RECORD (cf_layer_get_nth (layer, place)));
}

static guint
get_start (CfLayer *layer, guint place)
{
  return cf_annotation_get_extent (cf_layer_get_nth (layer, place)).start;
}

/* One unit less, where they are not known to be one already. */
static void
join (GHashTable *counts, CfLayer *layer, CfDisjointSets *units, guint a, guint b)
{
  const char *code = get_code (layer, a);
  guint n;

  if (code == NULL || g_strcmp0 (code, get_code (layer, b)) != 0 ||
      cf_disjoint_sets_find (units, a) == cf_disjoint_sets_find (units, b))
    return;
  cf_disjoint_sets_join (units, a, b);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, code));
  g_hash_table_replace (counts, g_strdup (code), GUINT_TO_POINTER (n - 1));
}

/**
 * cf_unit_count:
 * @layer: a layer
 * @article: (nullable): its article, with the pairs that hold for it; %NULL where it cannot be read: then what is said
 *   of its annotations is believed
 *
 * Returns: (transfer full) (element-type utf8 guint): how many units of spans each code has
 */
GHashTable *
cf_unit_count (CfLayer *layer, CfArticle *article)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (layer);
  g_autoptr (GHashTable) places = NULL;
  g_autoptr (CfDisjointSets) units = NULL;
  GHashTableIter iter;
  gpointer code, n;

  g_hash_table_iter_init (&iter, cf_layer_get_counts (layer));
  while (g_hash_table_iter_next (&iter, &code, &n))
    g_hash_table_insert (counts, g_strdup (code), n);
  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);
      guint from, to;

      if (g_strcmp0 (cf_record_get_code (CF_RECORD (relation)), CF_TRANSLATES) != 0)
        continue;
      if (units == NULL)
        {
          places = index_annotations (layer);
          units = cf_disjoint_sets_new (cf_layer_get_n_annotations (layer));
        }
      if (find (places, cf_relation_get_from (relation), &from) &&
          find (places, cf_relation_get_to (relation), &to) &&
          (article == NULL ||
           cf_sides_are_opposite (article, get_start (layer, from), get_start (layer, to))))
        join (counts, layer, units, from, to);
    }
  return counts;
}
