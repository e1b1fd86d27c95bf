/* SPDX-License-Identifier: GPL-3.0-or-later
 * Decides differences, one after another.
 *
 * Each decision is one step: the record of gold, and a ruling for the difference and for those that are decided with
 * it. Of a pair gold gets what both have, and of what they differ in what was decided; so several decisions meet in
 * one annotation. */

#include "config.h"

#include "cf-arbiter-private.h"
#include "cf-clock.h"
#include "cf-edit.h"
#include "cf-error.h"

#include <glib/gi18n.h>

static gboolean
work_begin (CfArbiterWork *work,
            const CfArbiter *arbiter,
            const CfComparedItem *item,
            const char *label,
            GError **error)
{
  const CfComparedArticle *article = cf_comparison_get_article (arbiter->comparison, item->article);
  CfGoldLayer *layer = cf_arbiter_find_layer (arbiter, article->path, error);

  if (layer == NULL)
    return FALSE;
  *work = (CfArbiterWork){ arbiter, item, layer, cf_step_new (label) };
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
  cf_gold_layer_free (work->layer);
  return ok;
}

/* Says what @says of the difference; what differs it says itself. */
static void
rule (CfArbiterWork *work, const CfComparedItem *item, CfRulingDraft says)
{
  CfLayer *gold = cf_document_get_layer (work->layer->document);
  CfRecord *before = cf_layer_get_record (gold, item->id);
  g_autofree char *now = cf_clock_format (cf_clock_now ());
  g_autoptr (CfRuling) ruling = NULL;

  says.kind = cf_difference_kind_get_name (item->difference->kind);
  says.attribute = item->difference->attribute;
  says.sources = item->difference->records;
  says.decider = work->arbiter->adjudicator;
  ruling = cf_ruling_make (item->id, &says, before, now);
  cf_arbiter_put (work, before, CF_RECORD (ruling));
}

/* With the reason and the note that it has. */
static void
rule_again (CfArbiterWork *work, const CfComparedItem *item, CfRulingDraft says)
{
  CfRuling *before = cf_gold_find_ruling (work->layer->gold, item->id, item->difference);

  if (before != NULL)
    {
      says.reason = cf_ruling_get_reason (before);
      says.note = cf_ruling_get_note (before);
    }
  rule (work, item, says);
}

static gboolean
shares_record (GHashTable *records, const CfDifference *difference)
{
  return g_hash_table_contains (records, difference->records[0]) ||
         (difference->records[1] != NULL &&
          g_hash_table_contains (records, difference->records[1]));
}

static gboolean
is_same_annotation (CfAnnotation *x, CfAnnotation *y)
{
  return x != NULL && y != NULL &&
         g_strcmp0 (cf_record_get_code (CF_RECORD (x)), cf_record_get_code (CF_RECORD (y))) == 0 &&
         cf_annotation_spans_equal (x, y);
}

static gboolean
is_same_link (const CfComparison *comparison, CfRelation *x, CfRelation *y)
{
  GHashTable *annotations = comparison->annotations;

  return g_strcmp0 (cf_record_get_code (CF_RECORD (x)), cf_record_get_code (CF_RECORD (y))) == 0 &&
         is_same_annotation (g_hash_table_lookup (annotations, cf_relation_get_from (x)),
                             g_hash_table_lookup (annotations, cf_relation_get_from (y))) &&
         is_same_annotation (g_hash_table_lookup (annotations, cf_relation_get_to (x)),
                             g_hash_table_lookup (annotations, cf_relation_get_to (y)));
}

/* Of what several coders have and another has not each is a difference. */
static gboolean
is_same_mark (const CfComparison *comparison, const CfDifference *a, const CfDifference *b)
{
  CfRecord *x = a->records[0], *y = b->records[0];

  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == CF_DIFFERENCE_RELATION)
    return is_same_link (comparison, CF_RELATION (x), CF_RELATION (y));
  return a->kind == CF_DIFFERENCE_ONLY && is_same_annotation (CF_ANNOTATION (x), CF_ANNOTATION (y));
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
               !is_same_mark (comparison, of->difference, item->difference)) ||
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
rule_together (CfArbiterWork *work, gboolean all, CfRulingDraft says)
{
  g_autoptr (GPtrArray) together = list_together (work->arbiter, work->item, all);

  for (guint i = 0; i < together->len; i++)
    rule_again (work, g_ptr_array_index (together, i), says);
}

static void
take_none (CfArbiterWork *work)
{
  const CfDifference *difference = work->item->difference;
  CfRecord *result = cf_gold_find_result (work->layer->gold, difference);
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
    cf_edit_add_deletion (work->step, work->layer->document, result);
  rule_together (work, !is_attribute && difference->kind != CF_DIFFERENCE_RELATION,
                 (CfRulingDraft){ .decided = CF_DECIDED_NONE });
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
  result = cf_arbiter_put_side (&work, side, error);
  if (result != NULL)
    rule_together (&work, FALSE,
                   (CfRulingDraft){ .decided = CF_DECIDED_TAKEN,
                                    .taken = cf_record_get_id (compared->difference->records[side]),
                                    .gold = cf_record_get_id (result) });
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
  rule_together (&work, FALSE, (CfRulingDraft){ .decided = CF_DECIDED_NOT });
  return work_end (&work, TRUE);
}

/**
 * cf_arbiter_remark:
 * @arbiter: who decides
 * @item: a difference of the comparison
 * @reason: (nullable): one of cf_difference_words_get_nth_reason()
 * @note: (nullable): a note
 * @error: why it cannot be written
 *
 * Says what the difference is due to, whether or not it is decided.
 */
gboolean
cf_arbiter_remark (
  const CfArbiter *arbiter, guint item, const char *reason, const char *note, GError **error)
{
  CfRulingDraft says = { .reason = reason, .note = note };
  CfRuling *before;
  CfArbiterWork work;

  if (!work_begin (&work, arbiter, cf_comparison_get_item (arbiter->comparison, item),
                   _ ("Reason of a difference"), error))
    return FALSE;
  before = cf_gold_find_ruling (work.layer->gold, work.item->id, work.item->difference);
  says.decided = cf_gold_judge (work.layer->gold, work.item->id, work.item->difference);
  if (says.decided == CF_DECIDED_RULE)
    says.decided = CF_DECIDED_TAKEN;
  if (before != NULL)
    {
      says.taken = cf_ruling_get_taken (before);
      says.gold = cf_ruling_get_gold (before);
    }
  rule (&work, work.item, says);
  return work_end (&work, TRUE);
}
