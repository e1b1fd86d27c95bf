/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the codebook lets join two annotations. */

#include "config.h"

#include "cf-link-fit.h"

#include "cf-sides.h"

/* The two sides of a pair are joined, and nothing else: of this type the codebook cannot say all. */
static gboolean
is_translation (CfLinkEnd from, CfLinkEnd to)
{
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  if (from.document != to.document)
    return FALSE;
  cf_document_get_spans (from.document, from.annotation, here);
  cf_document_get_spans (to.document, to.annotation, there);
  return here->len > 0 && there->len > 0 &&
         cf_sides_are_opposite (cf_document_get_article (from.document),
                                g_array_index (here, CfSpan, 0).start,
                                g_array_index (there, CfSpan, 0).start);
}

/**
 * cf_link_fits_codes:
 * @type: a relation type
 * @codebook: the codebook that it is of
 * @a: the code of one annotation
 * @b: the code of another
 *
 * Returns: whether @type may join them, whichever of them speaks
 */
gboolean
cf_link_fits_codes (const CfRelationType *type, CfCodebook *codebook, const char *a, const char *b)
{
  const char *x = cf_codebook_follow_id (codebook, a), *y = cf_codebook_follow_id (codebook, b);

  return cf_relation_type_joins (type, x, y) || cf_relation_type_joins (type, y, x);
}

/**
 * cf_link_fits:
 * @type: a relation type of the codebook of @from
 * @from: what would speak
 * @to: what would be spoken of
 *
 * Returns: whether the codebook allows it
 */
gboolean
cf_link_fits (const CfRelationType *type, CfLinkEnd from, CfLinkEnd to)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (from.document));
  CfRecord *speaker = CF_RECORD (from.annotation), *target = CF_RECORD (to.annotation);

  if (g_strcmp0 (cf_record_get_id (speaker), cf_record_get_id (target)) == 0 ||
      !cf_relation_type_joins (type, cf_codebook_follow_id (codebook, cf_record_get_code (speaker)),
                               cf_codebook_follow_id (codebook, cf_record_get_code (target))))
    return FALSE;
  return !g_str_equal (type->id, CF_TRANSLATES) || is_translation (from, to);
}

/**
 * cf_link_fits_far:
 * @type: a relation type
 * @codebook: the codebook that it is of
 * @from: what would speak
 * @to: what would be spoken of, in another article
 *
 * Returns: whether the codebook allows it
 */
gboolean
cf_link_fits_far (const CfRelationType *type,
                  CfCodebook *codebook,
                  CfAnnotation *from,
                  CfAnnotation *to)
{
  return !g_str_equal (type->id, CF_TRANSLATES) &&
         cf_relation_type_joins (
           type, cf_codebook_follow_id (codebook, cf_record_get_code (CF_RECORD (from))),
           cf_codebook_follow_id (codebook, cf_record_get_code (CF_RECORD (to))));
}

static gboolean
has_relation (CfDocument *document, const char *type, const char *from, const char *to)
{
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (cf_document_get_layer (document));

  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);

      if (g_strcmp0 (cf_record_get_code (CF_RECORD (relation)), type) == 0 &&
          g_strcmp0 (cf_relation_get_from (relation), from) == 0 &&
          g_strcmp0 (cf_relation_get_to (relation), to) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * cf_link_exists:
 * @type: a relation type
 * @from: what would speak
 * @to: what would be spoken of
 *
 * Returns: whether their annotator has linked them so already
 */
gboolean
cf_link_exists (const CfRelationType *type, CfLinkEnd from, CfLinkEnd to)
{
  const char *a = cf_record_get_id (CF_RECORD (from.annotation));
  const char *b = cf_record_get_id (CF_RECORD (to.annotation));

  return has_relation (from.document, type->id, a, b) ||
         (type->symmetric && has_relation (to.document, type->id, b, a));
}

/**
 * cf_link_is_to_source:
 * @type: a relation type
 *
 * A type leads to a source where what it leads to never speaks in it: as claims and rebuttals are attributed to
 * sources, and sources to nothing.
 *
 * Returns: whether it does
 */
gboolean
cf_link_is_to_source (const CfRelationType *type)
{
  for (guint i = 0; type->to[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) type->from, type->to[i]))
      return FALSE;
  return type->to[0] != NULL;
}
