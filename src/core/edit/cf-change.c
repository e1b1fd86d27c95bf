/* SPDX-License-Identifier: GPL-3.0-or-later
 * One step that can be undone. */

#include "config.h"

#include "cf-change.h"

#include "cf-layer-change.h"

static void
change_free (gpointer data)
{
  CfChange *change = data;

  g_clear_object (&change->document);
  g_free (change->id);
  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_clear_pointer (&change->corrected_before, cf_correction_free);
  g_clear_pointer (&change->corrected_after, cf_correction_free);
  g_clear_pointer (&change->settled, g_ptr_array_unref);
  g_free (change);
}

CfStep *
cf_step_new (const char *label)
{
  CfStep *step = g_new0 (CfStep, 1);

  step->label = g_strdup (label);
  step->changes = g_ptr_array_new_with_free_func (change_free);
  return step;
}

void
cf_step_free (CfStep *step)
{
  g_free (step->label);
  g_ptr_array_unref (step->changes);
  g_free (step);
}

static CfRecord *
living (CfRecord *record)
{
  return record != NULL && !CF_IS_TOMBSTONE (record) ? g_object_ref (record) : NULL;
}

/**
 * cf_change_set_after:
 * @change: a change that is not done yet
 * @after: (nullable): what is to be there; a tombstone is nothing
 */
void
cf_change_set_after (CfChange *change, CfRecord *after)
{
  g_clear_object (&change->after);
  change->after = living (after);
  if (change->after != NULL)
    cf_record_seal (change->after);
}

/**
 * cf_step_add:
 * @step: a step
 * @document: where
 * @id: (nullable): of which record
 * @before: (nullable): what is there; a tombstone is nothing
 * @after: (nullable): what is to be there
 *
 * Returns: (transfer none): the change, which @step owns
 */
CfChange *
cf_step_add (CfStep *step, CfDocument *document, const char *id, CfRecord *before, CfRecord *after)
{
  CfChange *change = g_new0 (CfChange, 1);

  change->document = g_object_ref (document);
  change->id = g_strdup (id);
  change->before = living (before);
  cf_change_set_after (change, after);
  g_ptr_array_add (step->changes, change);
  return change;
}

/**
 * cf_step_add_settlement:
 * @step: a step
 * @document: where
 * @id: (nullable): of a record of which there are several versions
 * @before: (nullable): what is shown; a tombstone is nothing
 * @after: (nullable): what the version says for which it is settled; a tombstone is nothing
 */
void
cf_step_add_settlement (
  CfStep *step, CfDocument *document, const char *id, CfRecord *before, CfRecord *after)
{
  cf_step_add (step, document, id, before, after)->settles = TRUE;
}

/**
 * cf_step_add_correction:
 * @step: a step
 * @document: an article
 * @after: (nullable): what is to be said of it in place of what its file says
 */
void
cf_step_add_correction (CfStep *step, CfDocument *document, const CfCorrection *after)
{
  CfChange *change = g_new0 (CfChange, 1);

  change->document = g_object_ref (document);
  change->corrected_before = cf_correction_copy (cf_document_get_correction (document));
  change->corrected_after = cf_correction_copy (after);
  g_ptr_array_add (step->changes, change);
}

static void
apply_settlement (CfChange *change, gboolean forward)
{
  CfLayer *layer = cf_document_get_layer (change->document);
  CfSidecarStore *store = cf_document_get_store (change->document);

  if (forward)
    change->settled = cf_layer_settle (layer, store, change->id, change->after);
  else if (change->settled != NULL)
    cf_layer_unsettle (layer, store, change->id, change->before, change->settled);
  if (!forward)
    g_clear_pointer (&change->settled, g_ptr_array_unref);
}

static void
apply_change (CfChange *change, gboolean forward)
{
  if (change->corrected_after != NULL)
    cf_document_correct (change->document,
                         forward ? change->corrected_after : change->corrected_before);
  else if (change->settles)
    apply_settlement (change, forward);
  else
    cf_layer_change (cf_document_get_layer (change->document), change->id,
                     forward ? change->after : change->before);
}

/**
 * cf_step_apply:
 * @step: a step
 * @forward: whether to do it, or to undo it
 */
void
cf_step_apply (CfStep *step, gboolean forward)
{
  for (guint i = 0; i < step->changes->len; i++)
    apply_change (g_ptr_array_index (step->changes, forward ? i : step->changes->len - 1 - i),
                  forward);
}
