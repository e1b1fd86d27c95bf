/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes what a rule decided into gold layers, in one step.
 *
 * Each record of gold says where it comes from (cf-provenance). What gold has already, it keeps; of
 * attributes it gets those of which it has no value yet. */

#include "config.h"

#include "cf-adjudicator.h"

#include "cf-clock.h"
#include "cf-edit.h"
#include "cf-provenance.h"

#include <glib/gi18n.h>

typedef struct
{
  GPtrArray *documents; /* one a continuum, or NULL */
  const CfMaterial *material;
  GPtrArray *decisions;
  CfStrategy strategy;
  CfStep *step;
  GPtrArray *written; /* CfRecord: of each decision what stands in gold for it, or NULL */
} Work;

/* @before: what it was, whose attributes stay. */
static gboolean
add_values (CfRecord *record, CfRecord *before, const CfDecision *decision)
{
  gboolean added = FALSE;

  for (guint i = 0; i < decision->values->len; i++)
    {
      const CfValue *value = &g_array_index (decision->values, CfValue, i);

      if (before != NULL && cf_record_get_value (before, value->attribute) != NULL)
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

  if (!add_values (changed, same, decision))
    return;
  cf_record_set_modified (changed, now);
  cf_record_set_revision (changed, cf_codebook_get_revision (codebook));
  cf_step_add (work->step, document, cf_record_get_id (same), same, changed);
}

static CfRecord *
find_same (Work *work, CfDocument *document, CfRecord *draft)
{
  CfLayer *layer = cf_document_get_layer (document);
  g_autoptr (GPtrArray) records = cf_layer_list_records (layer);

  for (guint i = 0; i < records->len; i++)
    {
      CfRecord *record = g_ptr_array_index (records, i);

      if (G_OBJECT_TYPE (record) != G_OBJECT_TYPE (draft) ||
          g_strcmp0 (cf_record_get_code (record), cf_record_get_code (draft)) != 0)
        continue;
      if (CF_IS_ANNOTATION (record)
            ? cf_annotation_spans_equal (CF_ANNOTATION (record), CF_ANNOTATION (draft))
            : g_strcmp0 (cf_relation_get_from (CF_RELATION (record)),
                         cf_relation_get_from (CF_RELATION (draft))) == 0 &&
                g_strcmp0 (cf_relation_get_to (CF_RELATION (record)),
                           cf_relation_get_to (CF_RELATION (draft))) == 0)
        return record;
    }
  return NULL;
}

/* The record that stands for the decision: the one that gold has, or the draft. */
static CfRecord *
put (Work *work, CfDocument *document, CfRecord *draft, const CfDecision *decision)
{
  CfRecord *same = find_same (work, document, draft);
  CfRecord *record;

  if (same != NULL)
    {
      complete (work, document, same, decision);
      return g_object_ref (same);
    }
  add_values (draft, NULL, decision);
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
  Work work = { documents, material, decisions, strategy, cf_step_new (_ ("Adjudicate")), written };

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
