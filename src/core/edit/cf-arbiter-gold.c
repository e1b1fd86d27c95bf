/* SPDX-License-Identifier: GPL-3.0-or-later
 * What gold gets of a version that is taken. */

#include "config.h"

#include "cf-anchor.h"
#include "cf-arbiter-private.h"
#include "cf-clock.h"
#include "cf-edit.h"
#include "cf-error.h"
#include "cf-provenance.h"

#include <glib/gi18n.h>

/* The gold layer of an article, in which something is to be changed. Returns: (transfer full) (nullable) */
CfGoldLayer *
cf_arbiter_find_layer (const CfArbiter *arbiter, const char *path, GError **error)
{
  CfDocument *document = arbiter->find (path, arbiter->data, error);

  return document != NULL && cf_gold_check_writable (document, error) ? cf_gold_layer_new (document)
                                                                      : NULL;
}

/* Adds a change of a record of gold to the step. */
void
cf_arbiter_put (CfArbiterWork *work, CfRecord *before, CfRecord *after)
{
  cf_step_add (work->step, work->layer->document, cf_record_get_id (after), before, after);
}

static GArray *
find_spans (CfArbiterWork *work, CfRecord *record)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  if (!cf_annotation_has_article_scope (CF_ANNOTATION (record)))
    cf_anchor_annotation (work->layer->text, CF_ANNOTATION (record), spans);
  return spans;
}

static void
place (CfArbiterWork *work, CfAnnotation *changed, CfRecord *like)
{
  g_autoptr (GArray) spans = find_spans (work, like);

  if (spans->len > 0)
    cf_annotation_place (changed, work->layer->text, (const CfSpan *) (gpointer) spans->data,
                         spans->len);
}

/* The values of @from: of one attribute, or of all; @also: only those that this has too. */
static void
copy_values (CfRecord *to, CfRecord *from, const char *attribute, CfRecord *also)
{
  guint n;
  const CfValue *values = cf_record_get_values (from, &n);

  for (guint i = 0; i < n; i++)
    if ((attribute == NULL || g_str_equal (values[i].attribute, attribute)) &&
        (also == NULL || cf_record_has_value (also, values[i].attribute, values[i].value)))
      cf_record_add_value (to, values[i].attribute, values[i].value);
}

static CfCodebook *
get_codebook (CfArbiterWork *work)
{
  return cf_project_get_codebook (cf_document_get_project (work->layer->document));
}

/* What gold gets of @from: what both have, or all where there is no other, or of another code. */
static CfRecord *
fill_draft (CfArbiterWork *work, CfRecord *draft, CfRecord *from, CfRecord *other)
{
  gboolean alike =
    other != NULL && g_strcmp0 (cf_record_get_code (from), cf_record_get_code (other)) == 0;
  CfRecord *sources[2] = { from, other };

  copy_values (draft, from, NULL, alike ? other : NULL);
  return cf_provenance_add (draft, CF_PROVENANCE_CHOSEN, sources, 2, work->arbiter->adjudicator);
}

static CfRecord *
draft_annotation (CfArbiterWork *work, CfRecord *from, CfRecord *other, GError **error)
{
  const CfCode *code = cf_codebook_follow_code (get_codebook (work), cf_record_get_code (from));
  g_autoptr (GArray) spans = find_spans (work, from);
  g_autoptr (CfAnnotation) draft = NULL;

  if (code == NULL || (spans->len == 0 && !cf_annotation_has_article_scope (CF_ANNOTATION (from))))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s",
                   code == NULL ? _ ("the codebook does not have this code")
                                : _ ("the words are not found in the article any more"));
      return NULL;
    }
  /* Where coders have it, and no trimming. */
  draft = cf_edit_draft_placed (work->layer->document, work->layer->text, code,
                                (const CfSpan *) (gpointer) spans->data, spans->len);
  return fill_draft (work, CF_RECORD (draft), from, other);
}

/* What is decided takes the place of what gold has of it. */
static void
take_matter (CfArbiterWork *work, CfRecord *changed, CfRecord *from)
{
  const CfDifference *difference = work->item->difference;
  const CfCode *code;

  switch (difference->kind)
    {
    case CF_DIFFERENCE_BOUNDARY:
      place (work, CF_ANNOTATION (changed), from);
      break;
    case CF_DIFFERENCE_CODE:
      code = cf_codebook_follow_code (get_codebook (work), cf_record_get_code (from));
      if (code == NULL || g_strcmp0 (cf_record_get_code (changed), code->id) == 0)
        break;
      cf_edit_recode (work->layer->document, CF_ANNOTATION (changed), code);
      copy_values (changed, from, NULL, NULL);
      break;
    case CF_DIFFERENCE_ATTRIBUTE:
      cf_record_clear_values (changed, difference->attribute);
      copy_values (changed, from, difference->attribute, NULL);
      break;
    case CF_DIFFERENCE_ONLY:
    case CF_DIFFERENCE_RELATION:
    case CF_DIFFERENCE_DOUBT:
    case CF_N_DIFFERENCES:
    default:
      break;
    }
}

static CfRecord *draft_link (CfArbiterWork *work, CfRecord *from, CfRecord *other, GError **error);

/* What stands in gold for @from: @made of it, what it would only repeat, or a draft of it. @before: (out): what is
 * there, NULL for a draft. Returns: (transfer full) (nullable) */
static CfRecord *
find_or_draft (CfArbiterWork *work,
               CfRecord *made,
               CfRecord *from,
               CfRecord *other,
               CfRecord **before,
               GError **error)
{
  g_autoptr (CfRecord) draft = NULL;

  *before = made;
  if (made != NULL)
    return g_object_ref (made);
  draft = CF_IS_RELATION (from) ? draft_link (work, from, other, error)
                                : draft_annotation (work, from, other, error);
  if (draft != NULL)
    *before = cf_gold_draft_find_same (work->layer, draft);
  return *before != NULL ? g_object_ref (*before) : g_steal_pointer (&draft);
}

/* Gold gets what is decided of one side; a link with its ends. Returns: (transfer full) (nullable): what stands in gold
 * for it */
CfRecord *
cf_arbiter_put_side (CfArbiterWork *work, guint side, GError **error)
{
  const CfDifference *difference = work->item->difference;
  CfRecord *from = difference->records[side];
  CfRecord *made = cf_gold_find_made (work->layer->gold, cf_record_get_id (from));
  g_autoptr (CfRecord) result = NULL;
  CfRecord *before, *changed;

  if (made == NULL)
    made = cf_gold_find_result (work->layer->gold, difference);
  result = find_or_draft (work, made, from, difference->records[1 - side], &before, error);
  if (result == NULL)
    return NULL;
  changed = cf_record_copy (result);
  take_matter (work, changed, from);
  if (before == NULL || !cf_record_content_equal (before, changed))
    {
      g_autofree char *now = before != NULL ? cf_clock_format (cf_clock_now ()) : NULL;

      cf_record_set_modified (changed, now);
      cf_arbiter_put (work, before, changed);
    }
  return changed;
}

/* The annotation of gold for one end of a coder's link; made where it is not there yet. */
static CfRecord *
ensure_end (CfArbiterWork *work, CfGoldLayer *layer, const char *id, GError **error)
{
  CfAnnotation *end = g_hash_table_lookup (work->arbiter->comparison->annotations, id);
  CfRecord *made = cf_gold_find_made (layer->gold, id);
  CfArbiterWork there = *work;
  CfRecord *before, *result;

  if (end == NULL && made == NULL)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_NOT_FOUND, "%s",
                   _ ("an end of the link is not among what is compared"));
      return NULL;
    }
  if (made == NULL && cf_gold_is_rejected (layer->gold, id, NULL))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s",
                   _ ("gold has none of one end of the link: take that first"));
      return NULL;
    }
  there.layer = layer;
  result = find_or_draft (&there, made, CF_RECORD (end), NULL, &before, error);
  if (result != NULL && before == NULL)
    cf_arbiter_put (&there, NULL, result);
  return result;
}

/* The gold layer in which the link ends: perhaps that in which it begins. */
static CfGoldLayer *
find_target_layer (CfArbiterWork *work, CfRelation *from, GError **error)
{
  const char *path = cf_comparison_find_home (work->arbiter->comparison, cf_relation_get_to (from));

  return cf_arbiter_find_layer (
    work->arbiter, path != NULL ? path : cf_document_get_path (work->layer->document), error);
}

static CfRecord *
draft_link (CfArbiterWork *work, CfRecord *from, CfRecord *other, GError **error)
{
  const CfRelationType *type =
    cf_codebook_get_relation_type (get_codebook (work), cf_record_get_code (from));
  CfRelation *link = CF_RELATION (from);
  g_autoptr (CfGoldLayer) target = NULL;
  g_autoptr (CfRecord) begin = NULL;
  g_autoptr (CfRecord) end = NULL;
  g_autoptr (CfRelation) draft = NULL;

  if (type == NULL)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s",
                   _ ("the codebook does not have this type of link"));
      return NULL;
    }
  target = find_target_layer (work, link, error);
  if (target != NULL)
    begin = ensure_end (work, work->layer, cf_relation_get_from (link), error);
  if (begin != NULL)
    end = ensure_end (work, target, cf_relation_get_to (link), error);
  if (end == NULL)
    return NULL;
  draft = cf_gold_draft_link (work->layer, type, begin, target, end);
  return fill_draft (work, CF_RECORD (draft), from, other);
}
