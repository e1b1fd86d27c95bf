/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the program proposes for an attribute.
 *
 * A proposal is never written by itself: a person accepts it, or sets something else. The ids are those of
 * the default codebook; a codebook that has other attributes gets no proposals. */

#include "config.h"

#include "cf-proposal.h"

#include "cf-presentation.h"

static const char *
propose_presentation (CfDocument *document, const GArray *spans)
{
  CfSpan first = g_array_index (spans, CfSpan, 0);
  CfSpan block = cf_article_get_block_span (cf_document_get_article (document), first.start);

  return cf_presentation_get_id (
    cf_presentation_guess (cf_document_get_text (document), block, first));
}

static const struct
{
  const char *attribute;
  const char *(*propose) (CfDocument *document, const GArray *spans);
} rows[] = {
  { "presentation", propose_presentation },
};

/**
 * cf_proposal_get:
 * @document: a document
 * @annotation: (nullable): an annotation of its layer
 * @attribute: one of its attributes
 *
 * Returns: (transfer none) (nullable): the id of the value that is proposed, where it has none yet
 */
const char *
cf_proposal_get (CfDocument *document, CfAnnotation *annotation, const CfAttribute *attribute)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  const char *value = NULL;

  if (annotation == NULL || cf_record_get_value (CF_RECORD (annotation), attribute->id) != NULL)
    return NULL;
  cf_document_get_spans (document, annotation, spans);
  if (spans->len == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].attribute, attribute->id))
      value = rows[i].propose (document, spans);
  return value != NULL && cf_attribute_accepts (attribute, value) ? value : NULL;
}
