/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes what a rule decided into gold layers, in one step.
 *
 * Each record of gold says where it comes from (cf-provenance). What gold has already, it keeps; of
 * attributes it gets those of which it has no value yet. */

#include "config.h"

#include "cf-adjudicator.h"

#include "cf-clock.h"
#include "cf-edit.h"
#include "cf-gold.h"
#include "cf-provenance.h"

#include <glib/gi18n.h>

typedef struct
{
  GPtrArray *documents; /* one a continuum, or NULL */
  const CfMaterial *material;
  GPtrArray *decisions;
  CfStrategy strategy;
  CfStep *step;
  GHashTable *golds;  /* CfDocument -> CfGold: what is decided in it */
  GPtrArray *written; /* CfRecord: of each decision what stands in gold for it, or NULL */
} Work;

static CfGold *
get_gold (Work *work, CfDocument *document)
{
  CfGold *gold = g_hash_table_lookup (work->golds, document);

  if (gold == NULL)
    {
      gold = cf_gold_new (cf_document_get_layer (document));
      g_hash_table_insert (work->golds, document, gold);
    }
  return gold;
}

/* Whether somebody has decided that gold does not have it, or the attribute of it. */
static gboolean
is_rejected (CfGold *gold, const CfDecision *decision, const char *attribute)
{
  for (guint i = 0; i < decision->sources->len; i++)
    if (cf_gold_is_rejected (gold, cf_record_get_id (g_ptr_array_index (decision->sources, i)),
                             attribute))
      return TRUE;
  return FALSE;
}

/* What people have made of it, wherever they have put it: a rule makes no second one. */
static CfRecord *
find_made (CfGold *gold, const CfDecision *decision)
{
  CfRecord *made = NULL;

  for (guint i = 0; i < decision->sources->len && made == NULL; i++)
    made = cf_gold_find_made (gold, cf_record_get_id (g_ptr_array_index (decision->sources, i)));
  return made;
}

/* @before: what it was, whose attributes stay. */
static gboolean
add_values (CfGold *gold, CfRecord *record, CfRecord *before, const CfDecision *decision)
{
  gboolean added = FALSE;

  for (guint i = 0; i < decision->values->len; i++)
    {
      const CfValue *value = &g_array_index (decision->values, CfValue, i);

      if ((before != NULL && cf_record_get_value (before, value->attribute) != NULL) ||
          is_rejected (gold, decision, value->attribute))
        continue;
      cf_record_add_value (record, value->attribute, value->value);
      added = TRUE;
    }
  return added;
}

/* Gold has it: what it lacks is added. */
static void
complete (Work *work, CfDocument *document, CfRecord *same, const CfDecision *decision)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  g_autoptr (CfRecord) changed = cf_edit_begin (document, same);
  g_autofree char *now = cf_clock_format (cf_clock_now ());

  if (!add_values (get_gold (work, document), changed, same, decision))
    return;
  cf_record_set_modified (changed, now);
  cf_record_set_revision (changed, cf_codebook_get_revision (codebook));
  cf_step_add (work->step, document, cf_record_get_id (same), same, changed);
}

static CfRecord *
find_same_annotation (CfDocument *document, CfAnnotation *draft)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));

  if (cf_annotation_has_article_scope (draft))
    return CF_RECORD (cf_layer_get_article_annotation (cf_document_get_layer (document)));
  cf_document_query (document, cf_annotation_get_part (draft, 0)->span, found);
  for (guint i = 0; i < found->len; i++)
    {
      CfAnnotation *other = g_array_index (found, CfIndexed, i).annotation;

      if (cf_annotation_spans_equal (other, draft) &&
          g_strcmp0 (cf_record_get_code (CF_RECORD (other)),
                     cf_record_get_code (CF_RECORD (draft))) == 0)
        return CF_RECORD (other);
    }
  return NULL;
}

static CfRecord *
find_same_link (CfDocument *document, CfRelation *draft)
{
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (cf_document_get_layer (document));

  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *other = g_ptr_array_index (relations, i);

      if (g_strcmp0 (cf_record_get_code (CF_RECORD (other)),
                     cf_record_get_code (CF_RECORD (draft))) == 0 &&
          g_strcmp0 (cf_relation_get_from (other), cf_relation_get_from (draft)) == 0 &&
          g_strcmp0 (cf_relation_get_to (other), cf_relation_get_to (draft)) == 0)
        return CF_RECORD (other);
    }
  return NULL;
}

static CfRecord *
find_same (CfDocument *document, CfRecord *draft)
{
  return CF_IS_ANNOTATION (draft) ? find_same_annotation (document, CF_ANNOTATION (draft))
                                  : find_same_link (document, CF_RELATION (draft));
}

/* The record that stands for the decision: the one that gold has, or the draft. */
static CfRecord *
put (Work *work, CfDocument *document, CfRecord *draft, const CfDecision *decision)
{
  CfGold *gold = get_gold (work, document);
  CfRecord *same = find_made (gold, decision);
  CfRecord *record;

  if (is_rejected (gold, decision, NULL))
    return NULL;
  if (same == NULL)
    same = find_same (document, draft);
  if (same != NULL)
    {
      complete (work, document, same, decision);
      return g_object_ref (same);
    }
  add_values (gold, draft, NULL, decision);
  record =
    cf_provenance_add (draft, cf_strategy_get_name (work->strategy),
                       (CfRecord *const *) decision->sources->pdata, decision->sources->len, NULL);
  cf_step_add (work->step, document, cf_record_get_id (record), NULL, record);
  return record;
}

static CfRecord *
write_annotation (Work *work, CfDocument *document, const CfDecision *decision)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  const CfCode *code = cf_codebook_follow_code (codebook, decision->code);
  g_autoptr (CfAnnotation) draft = NULL;

  if (code == NULL || (code->scope == CF_SCOPE_ARTICLE) != (decision->spans->len == 0))
    return NULL;
  draft = cf_edit_draft (document, code, (const CfSpan *) (const void *) decision->spans->data,
                         decision->spans->len);
  /* Where the coders have it, and no trimming. */
  if (decision->spans->len > 0)
    cf_annotation_place (draft, cf_document_get_text (document),
                         (const CfSpan *) (const void *) decision->spans->data,
                         decision->spans->len);
  return put (work, document, CF_RECORD (draft), decision);
}

static CfRecord *
write_link (Work *work, CfDocument *document, const CfDecision *decision)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  const CfRelationType *type = cf_codebook_get_relation_type (codebook, decision->code);
  CfRecord *from = g_ptr_array_index (work->written, decision->ends[0]);
  CfRecord *to = g_ptr_array_index (work->written, decision->ends[1]);
  const CfDecision *target = g_ptr_array_index (work->decisions, decision->ends[1]);
  CfDocument *other = g_ptr_array_index (work->documents, target->continuum);
  g_autoptr (CfRelation) draft = NULL;
  g_autofree char *file = NULL;

  if (type == NULL || from == NULL || to == NULL || other == NULL)
    return NULL;
  draft = cf_edit_draft_relation (document, type, cf_record_get_id (from));
  file = cf_project_make_relative (cf_document_get_project (other), cf_document_get_path (other));
  cf_relation_set_to (draft, cf_record_get_id (to), cf_document_get_id (other), file);
  return put (work, document, CF_RECORD (draft), decision);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/**
 * cf_adjudicator_apply:
 * @history: takes the step
 * @documents: (element-type CfDocument): the gold layer of each continuum of the material, or %NULL
 * @material: of which the decisions are
 * @decisions: (element-type CfDecision): of cf_adjudicate()
 * @strategy: the rule that decided
 *
 * Returns: (transfer full) (element-type CfRecord): of each decision the record of gold, or %NULL where the codebook
 *   does not allow it
 */
GPtrArray *
cf_adjudicator_apply (CfHistory *history,
                      GPtrArray *documents,
                      const CfMaterial *material,
                      GPtrArray *decisions,
                      CfStrategy strategy)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new ();
  g_autoptr (GHashTable) golds =
               g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cf_gold_unref);
  Work work = { documents, material, decisions, strategy, cf_step_new (_ ("Adjudicate")),
                golds,     written };

  g_ptr_array_set_free_func (written, unref_record);
  for (guint i = 0; i < decisions->len; i++)
    {
      const CfDecision *decision = g_ptr_array_index (decisions, i);
      CfDocument *document = g_ptr_array_index (documents, decision->continuum);
      CfRecord *record = NULL;

      if (document != NULL)
        record = decision->ends[0] == CF_NONE ? write_annotation (&work, document, decision)
                                              : write_link (&work, document, decision);
      g_ptr_array_add (written, record);
    }
  if (work.step->changes->len > 0)
    cf_history_do (history, work.step, NULL);
  else
    cf_step_free (work.step);
  return g_steal_pointer (&written);
}
