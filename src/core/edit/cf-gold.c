/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is decided of one article.
 *
 * What people decided stands in rulings (#CfRuling), what rules did in the provenance of gold's records. A ruling is
 * of the versions that it names: who has changed an annotation since has opened it again. */

#include "config.h"

#include "cf-gold.h"

#include "cf-adjudication.h"
#include "cf-annotator.h"
#include "cf-digest.h"
#include "cf-json.h"
#include "cf-layer-reading.h"
#include "cf-provenance.h"
#include "cf-sidecar-store.h"

struct _CfGold
{
  gatomicrefcount ref_count;
  GHashTable *rulings;  /* id of a difference -> CfRuling */
  GHashTable *made;     /* id of what it was made of -> CfRecord of gold */
  GHashTable *rejected; /* what somebody has taken none of: ids, with the attribute behind them */
};

static char *
make_key (const char *id, const char *attribute)
{
  return g_strconcat (id, "\n", attribute, NULL);
}

static void
add_rejected (CfGold *gold, CfRuling *ruling)
{
  JsonObject *decision = cf_ruling_get_decision (ruling);
  JsonArray *from = cf_json_get_array (decision, "cf:from");

  if (g_strcmp0 (cf_json_get_string (decision, "cf:verdict"),
                 cf_decided_get_verdict (CF_DECIDED_NONE)) != 0)
    return;
  for (guint i = 0; from != NULL && i < json_array_get_length (from); i++)
    {
      JsonObject *source = cf_json_array_get_object (from, i);
      const char *id = source != NULL ? cf_json_get_string (source, "id") : NULL;

      if (id != NULL)
        g_hash_table_add (gold->rejected,
                          make_key (id, cf_json_get_string (decision, "cf:attribute")));
    }
}

static void
add_made (CfGold *gold, CfRecord *record)
{
  JsonObject *provenance = cf_provenance_get (record);
  JsonArray *from = provenance != NULL ? cf_json_get_array (provenance, "cf:from") : NULL;

  for (guint i = 0; from != NULL && i < json_array_get_length (from); i++)
    {
      JsonObject *source = cf_json_array_get_object (from, i);
      const char *id = source != NULL ? cf_json_get_string (source, "id") : NULL;

      if (id != NULL)
        g_hash_table_replace (gold->made, g_strdup (id), g_object_ref (record));
    }
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
  gold->rulings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  gold->rejected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gold->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
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
      add_made (gold, record);
  return gold;
}

/**
 * cf_gold_load:
 * @article: the path of an article
 *
 * Returns: (transfer full): what is decided in its gold layer as it is on the disk
 */
CfGold *
cf_gold_load (const char *article)
{
  g_autoptr (CfLayer) layer = cf_layer_reading_load (article, CF_ANNOTATOR_GOLD);

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
  g_hash_table_unref (gold->rejected);
  g_free (gold);
}

static gboolean
names_version (JsonArray *from, CfRecord *record)
{
  g_autofree char *digest = cf_digest_short_to_string (cf_record_get_digest (record));

  for (guint i = 0; i < json_array_get_length (from); i++)
    {
      JsonObject *source = cf_json_array_get_object (from, i);

      if (source != NULL &&
          g_strcmp0 (cf_json_get_string (source, "id"), cf_record_get_id (record)) == 0)
        return g_strcmp0 (cf_json_get_string (source, "cf:version"), digest) == 0;
    }
  return FALSE;
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
  JsonArray *from =
    ruling != NULL ? cf_json_get_array (cf_ruling_get_decision (ruling), "cf:from") : NULL;

  if (from == NULL || !names_version (from, difference->records[0]) ||
      (difference->records[1] != NULL && !names_version (from, difference->records[1])))
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
  const char *rule = cf_json_get_string (cf_provenance_get (record), "cf:rule");

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

static const char *const verdicts[] = { "open", "taken", "none" };

/**
 * cf_decided_get_verdict:
 * @decided: how; not %CF_DECIDED_RULE
 *
 * Returns: the word of it in a ruling
 */
const char *
cf_decided_get_verdict (CfDecided decided)
{
  return verdicts[decided];
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
  const char *verdict =
    ruling != NULL ? cf_json_get_string (cf_ruling_get_decision (ruling), "cf:verdict") : NULL;

  for (guint i = CF_DECIDED_TAKEN; i <= CF_DECIDED_NONE; i++)
    if (g_strcmp0 (verdict, verdicts[i]) == 0)
      return i;
  return ruling == NULL && is_settled (gold, difference) ? CF_DECIDED_RULE : CF_DECIDED_NOT;
}
