/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is decided of one article.
 *
 * What people decided stands in rulings (#CfRuling), what rules did in the provenance of gold's records. A ruling is
 * of the versions that it names: who has changed an annotation since has opened it again. */

#include "config.h"

#include "cf-gold.h"

#include "cf-adjudication.h"
#include "cf-annotator.h"
#include "cf-hash.h"
#include "cf-layer-access.h"
#include "cf-layer-reading.h"
#include "cf-provenance.h"

#include <string.h>

struct _CfGold
{
  gatomicrefcount ref_count;
  GHashTable *rulings;  /* id of a difference -> CfRuling */
  GHashTable *made;     /* id of what it was made of -> CfRecord of gold */
  GHashTable *alike;    /* what it says and where -> CfRecord of gold */
  GHashTable *rejected; /* what somebody has taken none of: ids, with the attribute behind them */
};

static char *
make_key (const char *id, const char *attribute)
{
  return g_strconcat (id, "\n", attribute, NULL);
}

static char *
make_link_key (const char *code, const char *from, const char *to)
{
  return g_strjoin ("\n", code, from, to, NULL);
}

/* Of the article as a whole there is one, whatever its code. */
static char *
make_annotation_key (CfAnnotation *annotation)
{
  guint n = cf_annotation_get_n_parts (annotation);
  GString *key = g_string_new (n > 0 ? cf_record_get_code (CF_RECORD (annotation)) : NULL);

  for (guint i = 0; i < n; i++)
    {
      CfSpan span = cf_annotation_get_part (annotation, i)->span;

      g_string_append_printf (key, "\n%u-%u", span.start, span.end);
    }
  return g_string_free (key, FALSE);
}

/* Of several alike it is always the same one that is found. */
static void
add_alike (CfGold *gold, CfRecord *record)
{
  const char *code = cf_record_get_code (record);
  CfRecord *other;
  char *key;

  if (code == NULL)
    return;
  key = CF_IS_RELATION (record) ? make_link_key (code, cf_relation_get_from (CF_RELATION (record)),
                                                 cf_relation_get_to (CF_RELATION (record)))
                                : make_annotation_key (CF_ANNOTATION (record));
  other = g_hash_table_lookup (gold->alike, key);
  if (other == NULL || strcmp (cf_record_get_id (record), cf_record_get_id (other)) < 0)
    g_hash_table_replace (gold->alike, key, g_object_ref (record));
  else
    g_free (key);
}

static void
add_rejected (CfGold *gold, CfRuling *ruling)
{
  const char *id;

  if (cf_ruling_get_decided (ruling) != CF_DECIDED_NONE)
    return;
  for (guint i = 0; (id = cf_ruling_get_source (ruling, i)) != NULL; i++)
    g_hash_table_add (gold->rejected, make_key (id, cf_ruling_get_attribute (ruling)));
}

static void
add_made (CfGold *gold, CfRecord *record)
{
  JsonObject *provenance = cf_provenance_get (record);
  const char *id;

  for (guint i = 0; (id = cf_provenance_get_source (provenance, i, NULL)) != NULL; i++)
    g_hash_table_replace (gold->made, g_strdup (id), g_object_ref (record));
}

/**
 * cf_gold_new:
 * @layer: (nullable): the gold layer of an article, if it has one
 *
 * Returns: (transfer full): what is decided in it; it may be read by any thread
 */
CfGold *
cf_gold_new (CfLayer *layer)
{
  CfGold *gold = g_new0 (CfGold, 1);
  GHashTableIter iter;
  gpointer record;

  g_atomic_ref_count_init (&gold->ref_count);
  gold->rulings = g_hash_table_new_full (cf_hash_string, g_str_equal, NULL, g_object_unref);
  gold->rejected = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, NULL);
  gold->made = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, g_object_unref);
  gold->alike = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, g_object_unref);
  if (layer == NULL)
    return gold;
  g_hash_table_iter_init (&iter, cf_layer_get_records (layer));
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (CF_IS_RULING (record))
      {
        g_hash_table_insert (gold->rulings, (gpointer) cf_record_get_id (record),
                             g_object_ref (record));
        add_rejected (gold, record);
      }
    else if (CF_IS_ANNOTATION (record) || CF_IS_RELATION (record))
      {
        add_made (gold, record);
        add_alike (gold, record);
      }
  return gold;
}

/**
 * cf_gold_load:
 * @project: a project
 * @article: the path of an article of it
 *
 * Returns: (transfer full) (nullable): what is decided in its gold layer as it is on the disk; %NULL where the project's
 *   reader may not see that
 */
CfGold *
cf_gold_load (CfProject *project, const char *article)
{
  g_autoptr (CfLayer) layer = NULL;

  if (!cf_project_may_read_layer (project, article, CF_ANNOTATOR_GOLD))
    return NULL;
  layer = cf_layer_reading_load (article, CF_ANNOTATOR_GOLD);
  return cf_gold_new (layer);
}

CfGold *
cf_gold_ref (CfGold *gold)
{
  g_atomic_ref_count_inc (&gold->ref_count);
  return gold;
}

void
cf_gold_unref (CfGold *gold)
{
  if (!g_atomic_ref_count_dec (&gold->ref_count))
    return;
  g_hash_table_unref (gold->rulings);
  g_hash_table_unref (gold->made);
  g_hash_table_unref (gold->alike);
  g_hash_table_unref (gold->rejected);
  g_free (gold);
}

/**
 * cf_gold_find_ruling:
 * @gold: what is decided
 * @id: of cf_difference_make_id()
 * @difference: a difference of the article
 *
 * Returns: (transfer none) (nullable): what somebody said of it as it is now
 */
CfRuling *
cf_gold_find_ruling (CfGold *gold, const char *id, const CfDifference *difference)
{
  CfRuling *ruling = g_hash_table_lookup (gold->rulings, id);

  for (guint i = 0; ruling != NULL && i < 2; i++)
    if (difference->records[i] != NULL && !cf_ruling_names_version (ruling, difference->records[i]))
      return NULL;
  return ruling;
}

/**
 * cf_gold_find_made:
 * @gold: what is decided
 * @source: the id of a coder's annotation or relation
 *
 * Returns: (transfer none) (nullable): the record of gold that is made of it
 */
CfRecord *
cf_gold_find_made (CfGold *gold, const char *source)
{
  return g_hash_table_lookup (gold->made, source);
}

/**
 * cf_gold_find_annotation:
 * @gold: what is decided
 * @like: an annotation
 *
 * Returns: (transfer none) (nullable): the annotation of gold of the same code in the same place; of the article as a
 *   whole the one that gold has
 */
CfRecord *
cf_gold_find_annotation (CfGold *gold, CfAnnotation *like)
{
  g_autofree char *key = make_annotation_key (like);

  return g_hash_table_lookup (gold->alike, key);
}

/**
 * cf_gold_find_link:
 * @gold: what is decided
 * @type: the id of a relation type
 * @from: the id of an annotation of gold
 * @to: the id of another
 *
 * Returns: (transfer none) (nullable): the link of gold between them
 */
CfRecord *
cf_gold_find_link (CfGold *gold, const char *type, const char *from, const char *to)
{
  g_autofree char *key = make_link_key (type, from, to);

  return g_hash_table_lookup (gold->alike, key);
}

/**
 * cf_gold_is_rejected:
 * @gold: what is decided
 * @source: the id of a coder's annotation or relation
 * @attribute: (nullable): one of its attributes; %NULL for all of it
 *
 * Returns: whether somebody has decided that gold does not have it
 */
gboolean
cf_gold_is_rejected (CfGold *gold, const char *source, const char *attribute)
{
  g_autofree char *key = make_key (source, attribute);

  return g_hash_table_contains (gold->rejected, key);
}

/**
 * cf_gold_find_result:
 * @gold: what is decided
 * @difference: a difference of the article
 *
 * Returns: (transfer none) (nullable): the record of gold that is made of either side
 */
CfRecord *
cf_gold_find_result (CfGold *gold, const CfDifference *difference)
{
  CfRecord *record = NULL;

  for (guint i = 0; i < 2 && record == NULL && difference->records[i] != NULL; i++)
    record = cf_gold_find_made (gold, cf_record_get_id (difference->records[i]));
  return record;
}

static gboolean
is_rule (CfRecord *record)
{
  const char *rule = cf_provenance_get_rule (record);

  for (guint i = 0; rule != NULL && i < CF_N_STRATEGIES; i++)
    if (g_str_equal (cf_strategy_get_name (i), rule))
      return TRUE;
  return FALSE;
}

/* As cf_adjudication_list_rest() has it: where one side went into gold the other lost, a value counts where gold has
 * one, and doubts are for people. */
static gboolean
is_settled (CfGold *gold, const CfDifference *difference)
{
  CfRecord *record = cf_gold_find_result (gold, difference);

  if (record == NULL || difference->kind == CF_DIFFERENCE_DOUBT || !is_rule (record))
    return FALSE;
  return difference->attribute == NULL ||
         cf_record_get_value (record, difference->attribute) != NULL;
}

/**
 * cf_gold_judge:
 * @gold: what is decided
 * @id: of cf_difference_make_id()
 * @difference: a difference of the article
 *
 * Returns: how it was decided
 */
CfDecided
cf_gold_judge (CfGold *gold, const char *id, const CfDifference *difference)
{
  CfRuling *ruling = cf_gold_find_ruling (gold, id, difference);

  if (ruling != NULL)
    return cf_ruling_get_decided (ruling);
  return is_settled (gold, difference) ? CF_DECIDED_RULE : CF_DECIDED_NOT;
}
