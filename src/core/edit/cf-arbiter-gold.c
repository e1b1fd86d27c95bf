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

/* Adds a change of a record of gold to the step. */
void
cf_arbiter_put (CfArbiterWork *work, CfRecord *before, CfRecord *after)
{
  cf_step_add (work->step, work->document, cf_record_get_id (after), before, after);
}

static GArray *
find_spans (CfArbiterWork *work, CfRecord *record)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  if (!cf_annotation_has_article_scope (CF_ANNOTATION (record)))
    cf_anchor_annotation (cf_document_get_text (work->document), CF_ANNOTATION (record), spans);
  return spans;
}

static void
place (CfArbiterWork *work, CfAnnotation *changed, CfRecord *like)
{
  g_autoptr (GArray) spans = find_spans (work, like);

  if (spans->len > 0)
    cf_annotation_place (changed, cf_document_get_text (work->document),
                         (const CfSpan *) (gpointer) spans->data, spans->len);
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
  return cf_project_get_codebook (cf_document_get_project (work->document));
}

/* What gold gets of @from: what both have, or all where there is no other, or of another code. */
static CfAnnotation *
draft_like (CfArbiterWork *work, CfRecord *from, CfRecord *other, GError **error)
{
  const CfCode *code = cf_codebook_follow_code (get_codebook (work), cf_record_get_code (from));
  g_autoptr (GArray) spans = find_spans (work, from);
  gboolean alike =
    other != NULL && g_strcmp0 (cf_record_get_code (from), cf_record_get_code (other)) == 0;
  CfRecord *sources[2] = { from, other };
  g_autoptr (CfAnnotation) draft = NULL;

  if (code == NULL || (spans->len == 0 && !cf_annotation_has_article_scope (CF_ANNOTATION (from))))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s",
                   code == NULL ? _ ("the codebook does not have this code")
                                : _ ("the words are not found in the article any more"));
      return NULL;
    }
  draft = cf_edit_draft (work->document, code, (const CfSpan *) (gpointer) spans->data, spans->len);
  place (work, draft, from); /* where the coder has it, and no trimming */
  copy_values (CF_RECORD (draft), from, NULL, alike ? other : NULL);
  return CF_ANNOTATION (cf_provenance_add (CF_RECORD (draft), CF_PROVENANCE_CHOSEN, sources, 2,
                                           work->arbiter->adjudicator));
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
      cf_edit_recode (work->document, CF_ANNOTATION (changed), code);
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

/* What gold has already, from somebody else: of one code in the same place. */
static CfRecord *
find_same (CfArbiterWork *work, CfRecord *record)
{
  const char *code = cf_codebook_follow_id (get_codebook (work), cf_record_get_code (record));
  g_autoptr (GArray) spans = find_spans (work, record);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));

  if (spans->len == 0)
    return NULL;
  cf_document_query (work->document, g_array_index (spans, CfSpan, 0), found);
  for (guint i = 0; i < found->len; i++)
    {
      CfAnnotation *other = g_array_index (found, CfIndexed, i).annotation;

      if (cf_annotation_spans_equal (other, CF_ANNOTATION (record)) &&
          g_strcmp0 (cf_record_get_code (CF_RECORD (other)), code) == 0)
        return CF_RECORD (other);
    }
  return NULL;
}

/* The annotation of gold that stands for the difference; of an article as a whole the only one. */
static CfRecord *
find_result (CfArbiterWork *work, CfRecord *from)
{
  CfLayer *layer = cf_document_get_layer (work->document);
  CfRecord *result = cf_gold_find_made (work->gold, cf_record_get_id (from));

  if (result == NULL)
    result = cf_gold_find_result (work->gold, work->item->difference);
  if (result == NULL && cf_annotation_has_article_scope (CF_ANNOTATION (from)))
    result = CF_RECORD (cf_layer_get_article_annotation (layer));
  if (result == NULL)
    result = find_same (work, from);
  return result;
}

/* Gold gets what is decided of one side. Returns: (transfer full) (nullable): what stands in gold for it */
CfRecord *
cf_arbiter_put_annotation (CfArbiterWork *work, guint side, GError **error)
{
  CfRecord *from = work->item->difference->records[side];
  CfRecord *result = find_result (work, from);
  g_autoptr (CfRecord) changed = NULL;
  g_autofree char *now = cf_clock_format (cf_clock_now ());

  if (result != NULL)
    changed = cf_record_copy (result);
  else
    changed = CF_RECORD (draft_like (work, from, work->item->difference->records[1 - side], error));
  if (changed == NULL)
    return NULL;
  take_matter (work, changed, from);
  if (result == NULL || !cf_record_content_equal (result, changed))
    {
      if (result != NULL)
        cf_record_set_modified (changed, now);
      cf_arbiter_put (work, result, changed);
    }
  return g_steal_pointer (&changed);
}

/* The annotation of gold for one end of a coder's link; made where it is not there yet. */
static CfRecord *
ensure_end (CfArbiterWork *work, CfDocument *document, const char *id, GError **error)
{
  CfAnnotation *end = g_hash_table_lookup (work->arbiter->comparison->annotations, id);
  g_autoptr (CfGold) gold = cf_gold_new (cf_document_get_layer (document));
  CfRecord *made = cf_gold_find_made (gold, id);
  CfArbiterWork there = *work;
  CfRecord *draft;

  if (made != NULL)
    return g_object_ref (made);
  if (end == NULL)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_NOT_FOUND, "%s",
                   _ ("an end of the link is not among what is compared"));
      return NULL;
    }
  there.document = document;
  made = find_same (&there, CF_RECORD (end));
  if (made != NULL)
    return g_object_ref (made);
  draft = CF_RECORD (draft_like (&there, CF_RECORD (end), NULL, error));
  if (draft != NULL)
    cf_arbiter_put (&there, NULL, draft);
  return draft;
}

/* The article in whose layer the annotation stands; NULL for one that was not compared. */
static const char *
find_article (CfArbiterWork *work, const char *id)
{
  const CfMaterial *material = work->arbiter->comparison->found->material;
  CfAnnotation *annotation = g_hash_table_lookup (work->arbiter->comparison->annotations, id);

  for (guint i = 0; annotation != NULL && i < material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (material->continua, i);

      for (guint c = 0; c < continuum->n_coders; c++)
        if (g_ptr_array_find (continuum->codings[c].records, annotation, NULL))
          return continuum->name;
    }
  return NULL;
}

static CfRelation *
draft_link (CfArbiterWork *work, CfRelation *from, GError **error)
{
  const char *path = find_article (work, cf_relation_get_to (from));
  CfDocument *other =
    path != NULL ? work->arbiter->find (path, work->arbiter->data, error) : work->document;
  const CfRelationType *type =
    cf_codebook_get_relation_type (get_codebook (work), cf_record_get_code (CF_RECORD (from)));
  CfRecord *sources[1] = { CF_RECORD (from) };
  g_autoptr (CfRecord) begin = NULL;
  g_autoptr (CfRecord) end = NULL;
  g_autoptr (CfRelation) draft = NULL;
  g_autofree char *file = NULL;

  if (other != NULL && type != NULL)
    begin = ensure_end (work, work->document, cf_relation_get_from (from), error);
  else if (type == NULL)
    g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s",
                 _ ("the codebook does not have this type of link"));
  if (begin != NULL)
    end = ensure_end (work, other, cf_relation_get_to (from), error);
  if (end == NULL)
    return NULL;
  draft = cf_edit_draft_relation (work->document, type, cf_record_get_id (begin));
  file = cf_project_make_relative (cf_document_get_project (other), cf_document_get_path (other));
  cf_relation_set_to (draft, cf_record_get_id (end), cf_document_get_id (other), file);
  copy_values (CF_RECORD (draft), CF_RECORD (from), NULL, NULL);
  return CF_RELATION (cf_provenance_add (CF_RECORD (draft), CF_PROVENANCE_CHOSEN, sources, 1,
                                         work->arbiter->adjudicator));
}

/* Gold gets the link, and its ends where they are not there yet. Returns: as cf_arbiter_put_annotation() */
CfRecord *
cf_arbiter_put_link (CfArbiterWork *work, GError **error)
{
  CfRecord *from = work->item->difference->records[0];
  CfRecord *result = cf_gold_find_made (work->gold, cf_record_get_id (from));
  CfRelation *draft;

  if (result != NULL)
    return g_object_ref (result);
  draft = draft_link (work, CF_RELATION (from), error);
  if (draft != NULL)
    cf_arbiter_put (work, NULL, CF_RECORD (draft));
  return draft != NULL ? CF_RECORD (draft) : NULL;
}
