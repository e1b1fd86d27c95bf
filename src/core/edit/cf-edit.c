/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a user can do to a layer.
 *
 * Window and command line call the same functions, so what one writes the other would write too. A
 * change is made on a copy and put in place as one step; a copy that says nothing new makes none. */

#include "config.h"

#include "cf-edit.h"

#include "cf-clock.h"
#include "cf-digest.h"
#include "cf-segment.h"
#include "cf-trim.h"
#include "cf-visible.h"

#include <glib/gi18n.h>

#include <string.h>

static CfCodebook *
get_codebook (CfDocument *document)
{
  return cf_project_get_codebook (cf_document_get_project (document));
}

/**
 * cf_edit_is_visible:
 * @document: where
 * @span: what was selected
 *
 * Returns: whether there is anything to mark in it: not a line break between two blocks, or spaces
 */
gboolean
cf_edit_is_visible (CfDocument *document, CfSpan span)
{
  CfText *text = cf_document_get_text (document);
  CfSpan whole = { 0, cf_text_get_length (text) };
  g_autofree char *words = cf_text_slice (text, cf_segment_snap (text, whole, span));

  return cf_utf8_shows_something (words, strlen (words));
}

/**
 * cf_edit_get_article_code:
 * @document: where
 *
 * A codebook may have several codes for an article as a whole; a layer says it with one of them.
 *
 * Returns: (transfer none) (nullable): the code of the annotation that is there; where there is none, the
 *   first that the codebook has. %NULL if the codebook does not know it, or has none
 */
const CfCode *
cf_edit_get_article_code (CfDocument *document)
{
  CfAnnotation *annotation = cf_layer_get_article_annotation (cf_document_get_layer (document));
  GPtrArray *codes = cf_codebook_get_codes (get_codebook (document));

  if (annotation != NULL)
    return cf_codebook_follow_code (get_codebook (document),
                                    cf_record_get_code (CF_RECORD (annotation)));
  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      if (code->scope == CF_SCOPE_ARTICLE && !code->retired)
        return code;
    }
  return NULL;
}

/* Whole graphemes, without what the code leaves out at the ends; of parts that touch, only at the ends of both. */
static GArray *
prepare_spans (CfDocument *document, const CfSpan *spans, guint n_spans, CfTrim trim)
{
  CfText *text = cf_document_get_text (document);
  CfSpan whole = { 0, cf_text_get_length (text) };
  GArray *prepared = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  CfSpan *span;

  g_array_set_size (prepared, n_spans);
  span = (CfSpan *) (gpointer) prepared->data;
  for (guint i = 0; i < n_spans; i++)
    span[i] = cf_segment_snap (text, whole, spans[i]);
  g_array_set_size (prepared, cf_spans_normalise (span, n_spans));
  for (guint i = 0; i < prepared->len; i++)
    span[i] = cf_trim (text, span[i], trim);
  return prepared;
}

static void
fill_new (CfDocument *document, CfRecord *record, const char *code)
{
  g_autofree char *id = cf_uuid_new ();
  g_autofree char *now = cf_clock_format (cf_clock_now ());

  cf_record_set_id (record, id);
  cf_record_set_code (record, code);
  cf_record_set_creator (record, cf_layer_get_annotator (cf_document_get_layer (document))->id);
  cf_record_set_created (record, now);
  cf_record_set_revision (record, cf_codebook_get_revision (get_codebook (document)));
}

/**
 * cf_edit_draft_placed:
 * @document: where
 * @text: its text
 * @code: the code
 * @spans: (array length=n_spans): where it is to stand, as it is: nothing is trimmed
 * @n_spans: how many; 0 for the article as a whole
 *
 * May be called in any thread, which holds @text.
 *
 * Returns: (transfer full): a new annotation that is not there yet, to be filled and added
 */
CfAnnotation *
cf_edit_draft_placed (
  CfDocument *document, CfText *text, const CfCode *code, const CfSpan *spans, guint n_spans)
{
  CfAnnotation *draft = cf_annotation_new ();

  fill_new (document, CF_RECORD (draft), code->id);
  cf_annotation_set_source (draft, cf_document_get_id (document));
  cf_annotation_place (draft, text, spans, n_spans);
  return draft;
}

/**
 * cf_edit_draft:
 * @document: where
 * @code: the code
 * @spans: (array length=n_spans): what was selected
 * @n_spans: how many; 0 for the article as a whole
 *
 * Returns: (transfer full): a new annotation that is not there yet, to be filled and added
 */
CfAnnotation *
cf_edit_draft (CfDocument *document, const CfCode *code, const CfSpan *spans, guint n_spans)
{
  g_autoptr (GArray) prepared = prepare_spans (document, spans, n_spans, code->trim);

  return cf_edit_draft_placed (document, cf_document_get_text (document), code,
                               (const CfSpan *) (gpointer) prepared->data, prepared->len);
}

/**
 * cf_edit_draft_relation:
 * @document: where its `from` end stands
 * @type: what kind of relation
 * @from: the id of the annotation that speaks
 *
 * Returns: (transfer full): a new relation that is not there yet and has no other end yet
 */
CfRelation *
cf_edit_draft_relation (CfDocument *document, const CfRelationType *type, const char *from)
{
  CfRelation *draft = cf_relation_new ();

  fill_new (document, CF_RECORD (draft), type->id);
  cf_relation_set_from (draft, from);
  return draft;
}

/**
 * cf_edit_add:
 * @history: takes the step
 * @document: where
 * @draft: of cf_edit_draft() or cf_edit_draft_relation()
 * @label: what was done, for people
 */
void
cf_edit_add (CfHistory *history, CfDocument *document, CfRecord *draft, const char *label)
{
  CfStep *step = cf_step_new (label);

  cf_step_add (step, document, cf_record_get_id (draft), NULL, draft);
  cf_history_do (history, step, NULL);
}

/**
 * cf_edit_annotate:
 * @history: takes the step
 * @document: where
 * @code: the code
 * @spans: (array length=n_spans): what was selected
 * @n_spans: how many
 *
 * Returns: (transfer none): the annotation that is there now
 */
CfAnnotation *
cf_edit_annotate (
  CfHistory *history, CfDocument *document, const CfCode *code, const CfSpan *spans, guint n_spans)
{
  g_autoptr (CfAnnotation) draft = cf_edit_draft (document, code, spans, n_spans);
  g_autofree char *label = g_strdup_printf (_ ("Tag as %s"), cf_code_get_label (code));

  cf_edit_add (history, document, CF_RECORD (draft), label);
  return draft;
}

/**
 * cf_edit_find_same:
 * @document: where
 * @code: a code
 * @spans: (array length=n_spans): what was selected
 * @n_spans: how many
 *
 * Returns: (transfer none) (nullable): the annotation that tagging this would only repeat
 */
CfAnnotation *
cf_edit_find_same (CfDocument *document, const CfCode *code, const CfSpan *spans, guint n_spans)
{
  g_autoptr (CfAnnotation) draft = cf_edit_draft (document, code, spans, n_spans);
  CfSpan extent = cf_annotation_get_extent (draft);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));

  if (extent.start == extent.end)
    return NULL;
  cf_document_query (document, extent, found);
  for (guint i = 0; i < found->len; i++)
    {
      CfAnnotation *other = g_array_index (found, CfIndexed, i).annotation;

      if (cf_annotation_spans_equal (other, draft) &&
          g_strcmp0 (cf_record_get_code (CF_RECORD (other)), code->id) == 0)
        return other;
    }
  return NULL;
}

/* Whether that would move what stays where it is. */
static gboolean
moves_locked (CfRecord *current, CfRecord *changed)
{
  return cf_edit_is_locked (current) &&
         !cf_annotation_spans_equal (CF_ANNOTATION (current), CF_ANNOTATION (changed));
}

/**
 * cf_edit_begin:
 * @document: where
 * @record: an annotation or relation of its layer
 *
 * Returns: (transfer full): a copy to change, for cf_edit_commit()
 */
CfRecord *
cf_edit_begin (CfDocument *document, CfRecord *record)
{
  CfRecord *current =
    cf_layer_get_record (cf_document_get_layer (document), cf_record_get_id (record));

  return cf_record_copy (current != NULL ? current : record);
}

/* A code that was merged is followed when a layer is read, and written with the next change. */
static void
bring_up_to_date (CfDocument *document, CfRecord *changed)
{
  g_autofree char *now = cf_clock_format (cf_clock_now ());

  if (CF_IS_ANNOTATION (changed))
    cf_record_set_code (
      changed, cf_codebook_follow_id (get_codebook (document), cf_record_get_code (changed)));
  cf_record_set_modified (changed, now);
  cf_record_set_revision (changed, cf_codebook_get_revision (get_codebook (document)));
}

/**
 * cf_edit_commit:
 * @history: takes the step
 * @document: where
 * @changed: a copy of cf_edit_begin(), changed
 * @label: what was done, for people
 * @merge_key: (nullable): see cf_history_do()
 *
 * Returns: whether anything was different, and may be
 */
gboolean
cf_edit_commit (CfHistory *history,
                CfDocument *document,
                CfRecord *changed,
                const char *label,
                const char *merge_key)
{
  const char *id = cf_record_get_id (changed);
  CfRecord *current = cf_layer_get_record (cf_document_get_layer (document), id);
  CfStep *step;

  if (current == NULL || cf_record_content_equal (current, changed) ||
      moves_locked (current, changed))
    return FALSE;
  bring_up_to_date (document, changed);
  step = cf_step_new (label);
  cf_step_add (step, document, id, current, changed);
  cf_history_do (history, step, merge_key);
  return TRUE;
}

/**
 * cf_edit_confirm:
 * @history: takes the step
 * @document: where
 * @record: an annotation or relation of its layer that was made under an older codebook
 * @label: what was done, for people
 *
 * Says that it is right under the codebook of today, with nothing else changed.
 *
 * Returns: whether it was of another revision
 */
gboolean
cf_edit_confirm (CfHistory *history, CfDocument *document, CfRecord *record, const char *label)
{
  const char *id = cf_record_get_id (record);
  CfRecord *current = cf_layer_get_record (cf_document_get_layer (document), id);
  g_autoptr (CfRecord) changed = NULL;
  CfStep *step;

  if (current == NULL || g_strcmp0 (cf_record_get_revision (current),
                                    cf_codebook_get_revision (get_codebook (document))) == 0)
    return FALSE;
  changed = cf_record_copy (current);
  bring_up_to_date (document, changed);
  step = cf_step_new (label);
  cf_step_add (step, document, id, current, changed);
  cf_history_do (history, step, NULL);
  return TRUE;
}

/**
 * cf_edit_place:
 * @document: where
 * @changed: a copy of cf_edit_begin()
 * @spans: (array length=n_spans): where it is to stand
 * @n_spans: how many
 * @trim: whether what its code leaves out is taken away: not where the user moves an end on purpose
 */
void
cf_edit_place (
  CfDocument *document, CfAnnotation *changed, const CfSpan *spans, guint n_spans, gboolean trim)
{
  const CfCode *code =
    cf_codebook_follow_code (get_codebook (document), cf_record_get_code (CF_RECORD (changed)));
  g_autoptr (GArray) prepared = prepare_spans (document, spans, n_spans,
                                               trim && code != NULL ? code->trim : CF_TRIM_NONE);

  cf_annotation_place (changed, cf_document_get_text (document),
                       (const CfSpan *) (gpointer) prepared->data, prepared->len);
}

/**
 * cf_edit_recode:
 * @document: where
 * @changed: a copy of cf_edit_begin()
 * @code: the code that it gets
 *
 * Attributes that the new code does not have are dropped; those that the codebook does not know stay.
 */
void
cf_edit_recode (CfDocument *document, CfAnnotation *changed, const CfCode *code)
{
  CfCodebook *codebook = get_codebook (document);
  g_autoptr (GPtrArray) kept = cf_codebook_list_attributes_on (codebook, code->id);
  g_autoptr (GPtrArray) dropped = g_ptr_array_new ();
  guint n;
  const CfValue *values = cf_record_get_values (CF_RECORD (changed), &n);

  for (guint i = 0; i < n; i++)
    {
      const CfAttribute *attribute = cf_codebook_get_attribute (codebook, values[i].attribute);

      if (attribute != NULL && !g_ptr_array_find (kept, attribute, NULL))
        g_ptr_array_add (dropped, attribute->id);
    }
  for (guint i = 0; i < dropped->len; i++)
    cf_record_clear_values (CF_RECORD (changed), g_ptr_array_index (dropped, i));
  cf_record_set_code (CF_RECORD (changed), code->id);
}

/**
 * cf_edit_add_deletion:
 * @step: a step
 * @document: where
 * @record: an annotation or relation of its layer, as it is
 *
 * Relations of this layer that have an end there go with it, and come back with it.
 */
void
cf_edit_add_deletion (CfStep *step, CfDocument *document, CfRecord *record)
{
  const char *id = cf_record_get_id (record);
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (cf_document_get_layer (document));

  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);

      if (g_strcmp0 (cf_relation_get_from (relation), id) == 0 ||
          g_strcmp0 (cf_relation_get_to (relation), id) == 0)
        cf_step_add (step, document, cf_record_get_id (CF_RECORD (relation)), CF_RECORD (relation),
                     NULL);
    }
  cf_step_add (step, document, id, record, NULL);
}

/**
 * cf_edit_delete:
 * @history: takes the step
 * @document: where
 * @record: an annotation or relation of its layer
 * @label: what was done, for people
 */
void
cf_edit_delete (CfHistory *history, CfDocument *document, CfRecord *record, const char *label)
{
  const char *id = cf_record_get_id (record);
  CfRecord *current = cf_layer_get_record (cf_document_get_layer (document), id);
  CfStep *step;

  if (current == NULL || cf_edit_is_locked (current))
    return;
  step = cf_step_new (label);
  cf_edit_add_deletion (step, document, current);
  cf_history_do (history, step, NULL);
}

/**
 * cf_edit_correct:
 * @history: takes the step
 * @document: an article
 * @correction: (nullable): what is to be said of it in place of what its file says
 * @label: what was done, for people
 *
 * Returns: whether that is anything else than before
 */
gboolean
cf_edit_correct (CfHistory *history,
                 CfDocument *document,
                 const CfCorrection *correction,
                 const char *label)
{
  CfStep *step;

  if (cf_correction_equal (cf_document_get_correction (document), correction))
    return FALSE;
  step = cf_step_new (label);
  cf_step_add_correction (step, document, correction);
  cf_history_do (history, step, NULL);
  return TRUE;
}
