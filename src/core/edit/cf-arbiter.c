/* SPDX-License-Identifier: GPL-3.0-or-later
 * Decides differences, one after another.
 *
 * Each decision is one step: the record of gold, and a ruling for the difference and for those that are decided with
 * it. Of a pair gold gets what both have, and of what they differ in what was decided; so several decisions meet in
 * one annotation. */

#include "config.h"

#include "cf-arbiter-private.h"
#include "cf-clock.h"
#include "cf-error.h"
#include "cf-json.h"
#include "cf-provenance.h"

#include <glib/gi18n.h>

/* What a difference may be due to. */
static const char *const reasons[] = { "boundary", "code",  "missed", "guideline",
                                       "misread",  "other", NULL };

const char *const *
cf_arbiter_list_reasons (void)
{
  return reasons;
}

const char *
cf_ruling_get_reason (CfRuling *ruling)
{
  return cf_json_get_string (cf_ruling_get_decision (ruling), "cf:reason");
}

const char *
cf_ruling_get_note (CfRuling *ruling)
{
  return cf_json_get_string (cf_ruling_get_decision (ruling), "cf:note");
}

static gboolean
work_begin (CfArbiterWork *work,
            const CfArbiter *arbiter,
            const CfComparedItem *item,
            const char *label,
            GError **error)
{
  const CfComparedArticle *article = cf_comparison_get_article (arbiter->comparison, item->article);
  CfDocument *document = arbiter->find (article->path, arbiter->data, error);

  if (document == NULL)
    return FALSE;
  if (!cf_document_is_writable (document))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_DENIED, "%s",
                   _ ("the gold layer of this article cannot be written"));
      return FALSE;
    }
  *work = (CfArbiterWork){ arbiter, item, document, cf_gold_new (cf_document_get_layer (document)),
                           cf_step_new (label) };
  return TRUE;
}

/* Does what was put together, if it is anything and nothing is wrong. */
static gboolean
work_end (CfArbiterWork *work, gboolean ok)
{
  if (ok && work->step->changes->len > 0)
    cf_history_do (work->arbiter->history, work->step, NULL);
  else
    cf_step_free (work->step);
  cf_gold_unref (work->gold);
  return ok;
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, member, text);
}

/* @taken, @gold: (nullable): which version was taken, and what stands for it. */
static void
rule (CfArbiterWork *work,
      const CfComparedItem *item,
      CfDecided decided,
      CfRecord *taken,
      const char *gold,
      const char *reason,
      const char *note)
{
  const CfDifference *difference = item->difference;
  g_autoptr (JsonObject) decision = json_object_new ();
  g_autoptr (CfRuling) ruling = NULL;
  g_autofree char *now = cf_clock_format (cf_clock_now ());

  json_object_set_string_member (decision, "cf:verdict", cf_decided_get_verdict (decided));
  json_object_set_string_member (decision, "cf:kind",
                                 cf_difference_kind_get_name (difference->kind));
  set_text (decision, "cf:attribute", difference->attribute);
  json_object_set_array_member (decision, "cf:from",
                                cf_provenance_list_sources (difference->records, 2));
  set_text (decision, "cf:taken", taken != NULL ? cf_record_get_id (taken) : NULL);
  set_text (decision, "cf:gold", gold);
  json_object_set_object_member (decision, "creator",
                                 cf_provenance_new_person (work->arbiter->adjudicator));
  set_text (decision, "cf:reason", reason);
  set_text (decision, "cf:note", note);
  ruling = cf_ruling_new (item->id, decision);
  cf_record_set_modified (CF_RECORD (ruling), now);
  cf_arbiter_put (work, cf_layer_get_record (cf_document_get_layer (work->document), item->id),
                  CF_RECORD (ruling));
}

/* With the reason and the note that it has. */
static void
rule_again (CfArbiterWork *work,
            const CfComparedItem *item,
            CfDecided decided,
            CfRecord *taken,
            const char *gold)
{
  CfRuling *before = cf_gold_find_ruling (work->gold, item->id, item->difference);

  rule (work, item, decided, taken, gold, before != NULL ? cf_ruling_get_reason (before) : NULL,
        before != NULL ? cf_ruling_get_note (before) : NULL);
}

static gboolean
shares_record (GHashTable *records, const CfDifference *difference)
{
  return g_hash_table_contains (records, difference->records[0]) ||
         (difference->records[1] != NULL &&
          g_hash_table_contains (records, difference->records[1]));
}

/* Of what several coders have and another has not each is a difference. */
static gboolean
is_same_mark (const CfDifference *a, const CfDifference *b)
{
  CfRecord *x = a->records[0], *y = b->records[0];

  return a->kind == CF_DIFFERENCE_ONLY && b->kind == CF_DIFFERENCE_ONLY &&
         g_strcmp0 (cf_record_get_code (x), cf_record_get_code (y)) == 0 &&
         cf_annotation_spans_equal (CF_ANNOTATION (x), CF_ANNOTATION (y));
}

static gboolean
is_of_kind (const CfDifference *a, const CfDifference *b)
{
  return a->kind == b->kind && g_strcmp0 (a->attribute, b->attribute) == 0;
}

/* What is decided with it: the same of other pairs of coders, or with @all whatever is said of these records. */
static GPtrArray *
list_together (const CfArbiter *arbiter, const CfComparedItem *of, gboolean all)
{
  const CfComparison *comparison = arbiter->comparison;
  const CfComparedArticle *article = cf_comparison_get_article (comparison, of->article);
  g_autoptr (GHashTable) records = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *together = g_ptr_array_new ();
  gboolean more = TRUE;

  g_hash_table_add (records, of->difference->records[0]);
  if (of->difference->records[1] != NULL)
    g_hash_table_add (records, of->difference->records[1]);
  while (more)
    {
      more = FALSE;
      for (guint i = article->first; i < article->first + article->n_items; i++)
        {
          const CfComparedItem *item = cf_comparison_get_item (comparison, i);

          if ((!all && !is_of_kind (item->difference, of->difference)) ||
              (!shares_record (records, item->difference) &&
               !is_same_mark (of->difference, item->difference)) ||
              !g_hash_table_add (seen, (gpointer) item))
            continue;
          g_ptr_array_add (together, (gpointer) item);
          if (item->difference->records[1] == NULL)
            continue;
          more = g_hash_table_add (records, item->difference->records[0]) || more;
          more = g_hash_table_add (records, item->difference->records[1]) || more;
        }
    }
  return together;
}

static void
rule_together (
  CfArbiterWork *work, gboolean all, CfDecided decided, CfRecord *taken, const char *gold)
{
  g_autoptr (GPtrArray) together = list_together (work->arbiter, work->item, all);

  for (guint i = 0; i < together->len; i++)
    rule_again (work, g_ptr_array_index (together, i), decided, taken, gold);
}

/* Nothing. */

static void
remove_links_of (CfArbiterWork *work, const char *id)
{
  g_autoptr (GPtrArray) relations =
               cf_layer_list_relations (cf_document_get_layer (work->document));

  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);

      if (g_strcmp0 (cf_relation_get_from (relation), id) == 0 ||
          g_strcmp0 (cf_relation_get_to (relation), id) == 0)
        cf_step_add (work->step, work->document, cf_record_get_id (CF_RECORD (relation)),
                     CF_RECORD (relation), NULL);
    }
}

static void
take_none (CfArbiterWork *work)
{
  const CfDifference *difference = work->item->difference;
  CfRecord *result = cf_gold_find_result (work->gold, difference);
  gboolean is_attribute = difference->kind == CF_DIFFERENCE_ATTRIBUTE;

  if (result != NULL && is_attribute && cf_record_get_value (result, difference->attribute) != NULL)
    {
      g_autoptr (CfRecord) changed = cf_record_copy (result);
      g_autofree char *now = cf_clock_format (cf_clock_now ());

      cf_record_clear_values (changed, difference->attribute);
      cf_record_set_modified (changed, now);
      cf_arbiter_put (work, result, changed);
    }
  else if (result != NULL && !is_attribute)
    {
      remove_links_of (work, cf_record_get_id (result));
      cf_step_add (work->step, work->document, cf_record_get_id (result), result, NULL);
    }
  rule_together (work, !is_attribute && difference->kind != CF_DIFFERENCE_RELATION, CF_DECIDED_NONE,
                 NULL, NULL);
}

/* Which side a coder is; 2 who has nothing there. */
static gboolean
find_side (const CfArbiter *arbiter, const CfComparedItem *item, guint coder, guint *side)
{
  const CfDifference *difference = item->difference;
  const CfContinuum *continuum =
    g_ptr_array_index (arbiter->comparison->found->material->continua, item->article);

  for (guint i = 0; i < 2; i++)
    if (difference->coders[i] == coder && difference->records[i] != NULL)
      {
        *side = i;
        return TRUE;
      }
  *side = 2;
  return difference->records[1] == NULL && coder < continuum->n_coders &&
         continuum->codings[coder].counts;
}

/* The difference of which the coder has a side: that one, or the same between others. */
static const CfComparedItem *
find_part (const CfArbiter *arbiter, const CfComparedItem *item, guint coder, guint *side)
{
  g_autoptr (GPtrArray) together = NULL;

  if (find_side (arbiter, item, coder, side))
    return item;
  together = list_together (arbiter, item, FALSE);
  for (guint i = 0; i < together->len; i++)
    if (find_side (arbiter, g_ptr_array_index (together, i), coder, side))
      return g_ptr_array_index (together, i);
  return NULL;
}

/**
 * cf_arbiter_take:
 * @arbiter: who decides
 * @item: a difference of the comparison
 * @coder: a coder of its material
 * @error: why that cannot be taken
 *
 * Takes that coder's version into gold; of who has nothing there, nothing.
 *
 * Returns: whether it is decided
 */
gboolean
cf_arbiter_take (const CfArbiter *arbiter, guint item, guint coder, GError **error)
{
  const CfComparedItem *compared = cf_comparison_get_item (arbiter->comparison, item);
  g_autoptr (CfRecord) result = NULL;
  guint side;
  CfArbiterWork work;

  compared = find_part (arbiter, compared, coder, &side);
  if (compared == NULL)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s",
                   _ ("this coder has no part in this difference"));
      return FALSE;
    }
  if (side == 2)
    return cf_arbiter_reject (arbiter, item, error);
  if (!work_begin (&work, arbiter, compared, _ ("Take a version"), error))
    return FALSE;
  if (compared->difference->kind == CF_DIFFERENCE_RELATION)
    result = cf_arbiter_put_link (&work, error);
  else
    result = cf_arbiter_put_annotation (&work, side, error);
  if (result != NULL)
    rule_together (&work, FALSE, CF_DECIDED_TAKEN, compared->difference->records[side],
                   cf_record_get_id (result));
  return work_end (&work, result != NULL);
}

/**
 * cf_arbiter_reject:
 * @arbiter: who decides
 * @item: a difference of the comparison
 * @error: why it cannot be decided
 *
 * Takes none of the versions: what gold has of them goes, and that is kept.
 *
 * Returns: whether it is decided
 */
gboolean
cf_arbiter_reject (const CfArbiter *arbiter, guint item, GError **error)
{
  CfArbiterWork work;

  if (!work_begin (&work, arbiter, cf_comparison_get_item (arbiter->comparison, item),
                   _ ("Take none of the versions"), error))
    return FALSE;
  take_none (&work);
  return work_end (&work, TRUE);
}

/**
 * cf_arbiter_leave_open:
 * @arbiter: who decides
 * @item: a difference of the comparison
 * @error: why it cannot be written
 *
 * It is to be decided again; reason and note stay, and what gold has.
 */
gboolean
cf_arbiter_leave_open (const CfArbiter *arbiter, guint item, GError **error)
{
  CfArbiterWork work;

  if (!work_begin (&work, arbiter, cf_comparison_get_item (arbiter->comparison, item),
                   _ ("Leave open"), error))
    return FALSE;
  rule_again (&work, work.item, CF_DECIDED_NOT, NULL, NULL);
  return work_end (&work, TRUE);
}

/**
 * cf_arbiter_remark:
 * @arbiter: who decides
 * @item: a difference of the comparison
 * @reason: (nullable): one of cf_arbiter_list_reasons()
 * @note: (nullable): a note
 * @error: why it cannot be written
 *
 * Says what the difference is due to, whether or not it is decided.
 */
gboolean
cf_arbiter_remark (
  const CfArbiter *arbiter, guint item, const char *reason, const char *note, GError **error)
{
  CfDecided decided;
  CfRuling *before;
  JsonObject *decision;
  CfRecord *taken = NULL;
  CfArbiterWork work;

  if (!work_begin (&work, arbiter, cf_comparison_get_item (arbiter->comparison, item),
                   _ ("Reason of a difference"), error))
    return FALSE;
  before = cf_gold_find_ruling (work.gold, work.item->id, work.item->difference);
  decided = cf_gold_judge (work.gold, work.item->id, work.item->difference);
  decision = before != NULL ? cf_ruling_get_decision (before) : NULL;
  for (guint i = 0; decision != NULL && i < 2; i++)
    {
      CfRecord *record = work.item->difference->records[i];

      if (record != NULL &&
          g_strcmp0 (cf_json_get_string (decision, "cf:taken"), cf_record_get_id (record)) == 0)
        taken = record;
    }
  if (decided == CF_DECIDED_RULE)
    decided = CF_DECIDED_TAKEN;
  rule (&work, work.item, decided, taken,
        decision != NULL ? cf_json_get_string (decision, "cf:gold") : NULL, reason, note);
  return work_end (&work, TRUE);
}
