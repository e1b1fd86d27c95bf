/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes what a rule decided into gold layers, in one step.
 *
 * Each record of gold says where it comes from (cf-provenance). What gold has already, it keeps; of
 * attributes it gets those of which it has no value yet. */

#include "config.h"

#include "cf-adjudicator.h"

#include "cf-clock.h"
#include "cf-edit.h"
#include "cf-gold-layer.h"
#include "cf-provenance.h"

#include <glib/gi18n.h>

typedef struct
{
  GPtrArray *layers; /* CfGoldLayer: one a continuum, or NULL */
  GPtrArray *decisions;
  const char *rule;
  CfStep *step;
  GHashTable *completed; /* CfRecord of gold -> CfChange of it in the step */
  GPtrArray *written;    /* CfRecord: of each decision what stands in gold for it, or NULL */
} Work;

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

/* Gold has it: what it lacks is added, to what another decision has added to it before. */
static void
complete (Work *work, const CfGoldLayer *layer, CfRecord *same, const CfDecision *decision)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (layer->document));
  CfChange *change = g_hash_table_lookup (work->completed, same);
  CfRecord *before = change != NULL ? change->after : same;
  g_autoptr (CfRecord) changed = cf_record_copy (before);
  g_autofree char *now = cf_clock_format (cf_clock_now ());

  if (!add_values (layer->gold, changed, before, decision))
    return;
  cf_record_set_modified (changed, now);
  cf_record_set_revision (changed, cf_codebook_get_revision (codebook));
  if (change != NULL)
    cf_change_set_after (change, changed);
  else
    g_hash_table_insert (
      work->completed, same,
      cf_step_add (work->step, layer->document, cf_record_get_id (same), same, changed));
}

/* The record that stands for the decision: the one that gold has, or the draft. */
static CfRecord *
put (Work *work, const CfGoldLayer *layer, CfRecord *draft, const CfDecision *decision)
{
  CfRecord *same = find_made (layer->gold, decision);
  CfRecord *record;

  if (is_rejected (layer->gold, decision, NULL))
    return NULL;
  if (same == NULL)
    same = cf_gold_draft_find_same (layer, draft);
  if (same != NULL)
    {
      complete (work, layer, same, decision);
      return g_object_ref (same);
    }
  add_values (layer->gold, draft, NULL, decision);
  record = cf_provenance_add (draft, work->rule, (CfRecord *const *) decision->sources->pdata,
                              decision->sources->len, NULL);
  cf_step_add (work->step, layer->document, cf_record_get_id (record), NULL, record);
  return record;
}

static CfRecord *
write_annotation (Work *work, const CfGoldLayer *layer, const CfDecision *decision)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (layer->document));
  const CfCode *code = cf_codebook_follow_code (codebook, decision->code);
  g_autoptr (CfAnnotation) draft = NULL;

  if (code == NULL || (code->scope == CF_SCOPE_ARTICLE) != (decision->spans->len == 0))
    return NULL;
  /* Where coders have it, and no trimming. */
  draft = cf_edit_draft_placed (layer->document, layer->text, code,
                                (const CfSpan *) (const void *) decision->spans->data,
                                decision->spans->len);
  return put (work, layer, CF_RECORD (draft), decision);
}

static CfRecord *
write_link (Work *work, const CfGoldLayer *layer, const CfDecision *decision)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (layer->document));
  const CfRelationType *type = cf_codebook_get_relation_type (codebook, decision->code);
  CfRecord *from = g_ptr_array_index (work->written, decision->ends[0]);
  CfRecord *to = g_ptr_array_index (work->written, decision->ends[1]);
  const CfDecision *target = g_ptr_array_index (work->decisions, decision->ends[1]);
  const CfGoldLayer *other = g_ptr_array_index (work->layers, target->continuum);
  g_autoptr (CfRelation) draft = NULL;

  if (type == NULL || from == NULL || to == NULL || other == NULL)
    return NULL;
  draft = cf_gold_draft_link (layer, type, from, other, to);
  return put (work, layer, CF_RECORD (draft), decision);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

static void
free_layer (gpointer layer)
{
  if (layer != NULL)
    cf_gold_layer_free (layer);
}

/**
 * cf_adjudicator_new_layers:
 * @n: how many continua there are
 *
 * Returns: (transfer full) (element-type CfGoldLayer): one for each, %NULL
 */
GPtrArray *
cf_adjudicator_new_layers (guint n)
{
  GPtrArray *layers = g_ptr_array_new_with_free_func (free_layer);

  g_ptr_array_set_size (layers, (int) n);
  return layers;
}

/**
 * cf_adjudicator_open:
 * @project: a project
 * @layers: (element-type CfGoldLayer): of each continuum of @material its gold layer, if that is open; those in which
 *   something is decided are opened
 * @material: of which the decisions are
 * @decisions: (element-type CfDecision): of cf_adjudicate()
 * @how: told of articles, and ends it
 * @problems: (nullable) (element-type CfProblem): gets what is wrong and can be borne
 * @error: what cannot be opened or written, or that it was ended
 *
 * May be called in any thread: what it opens belongs to that.
 *
 * Returns: whether there is a gold layer wherever one is needed
 */
gboolean
cf_adjudicator_open (CfProject *project,
                     GPtrArray *layers,
                     const CfMaterial *material,
                     GPtrArray *decisions,
                     const CfAdjudicating *how,
                     GPtrArray *problems,
                     GError **error)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      guint continuum = ((const CfDecision *) g_ptr_array_index (decisions, i))->continuum;
      CfGoldLayer **layer = (CfGoldLayer **) &layers->pdata[continuum];
      g_autoptr (CfDocument) document = NULL;

      if (how->progress != NULL)
        how->progress (i, decisions->len, how->progress_data);
      if (g_cancellable_set_error_if_cancelled (how->cancellable, error))
        return FALSE;
      if (*layer == NULL)
        {
          const CfContinuum *where = g_ptr_array_index (material->continua, continuum);

          document = cf_gold_open (project, where->name, problems, error);
          if (document == NULL)
            return FALSE;
          *layer = cf_gold_layer_new (document);
        }
      if (!cf_gold_check_writable ((*layer)->document, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cf_adjudicator_draft:
 * @layers: (element-type CfGoldLayer): of cf_adjudicator_open()
 * @decisions: (element-type CfDecision): of cf_adjudicate()
 * @strategy: the rule that decided
 * @how: told of decisions, and ends it
 * @error: that it was ended
 *
 * May be called in any thread, while the gold layers belong to another.
 *
 * Returns: (transfer full) (nullable): what gold gets, for cf_adjudicator_apply(): not what the codebook does not allow
 */
CfStep *
cf_adjudicator_draft (GPtrArray *layers,
                      GPtrArray *decisions,
                      CfStrategy strategy,
                      const CfAdjudicating *how,
                      GError **error)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (unref_record);
  g_autoptr (CfStep) step = cf_step_new (_ ("Adjudicate"));
  g_autoptr (GHashTable) completed = g_hash_table_new (NULL, NULL);
  Work work = { layers, decisions, cf_strategy_get_name (strategy), step, completed, written };

  for (guint i = 0; i < decisions->len; i++)
    {
      const CfDecision *decision = g_ptr_array_index (decisions, i);
      const CfGoldLayer *layer = g_ptr_array_index (layers, decision->continuum);

      if (how->progress != NULL)
        how->progress (i, decisions->len, how->progress_data);
      if (g_cancellable_set_error_if_cancelled (how->cancellable, error))
        return NULL;
      g_ptr_array_add (written, decision->ends[0] == CF_NONE
                                  ? write_annotation (&work, layer, decision)
                                  : write_link (&work, layer, decision));
    }
  return g_steal_pointer (&step);
}

static gboolean
is_current (const CfChange *change)
{
  CfRecord *now = cf_layer_get_record (cf_document_get_layer (change->document), change->id);

  return change->before == NULL ? now == NULL || CF_IS_TOMBSTONE (now) : now == change->before;
}

/**
 * cf_adjudicator_apply:
 * @history: takes the step
 * @step: (transfer full): of cf_adjudicator_draft()
 *
 * To be called where the gold layers belong. What has changed in them since stays as it is.
 */
void
cf_adjudicator_apply (CfHistory *history, CfStep *step)
{
  for (guint i = step->changes->len; i > 0; i--)
    if (!is_current (g_ptr_array_index (step->changes, i - 1)))
      g_ptr_array_remove_index (step->changes, i - 1);
  if (step->changes->len > 0)
    cf_history_do (history, step, NULL);
  else
    cf_step_free (step);
}
