/* SPDX-License-Identifier: GPL-3.0-or-later
 * What gold gets, whoever decides: a rule, or people. May be put together in any thread. */

#include "config.h"

#include "cf-edit.h"
#include "cf-gold-layer.h"

/**
 * cf_gold_draft_link:
 * @layer: the gold layer in which it begins
 * @type: of what type it is
 * @from: an annotation of @layer, or one that it gets
 * @other: the gold layer in which it ends, perhaps the same
 * @to: an annotation of @other, or one that it gets
 *
 * Returns: (transfer full): a link that is not there yet
 */
CfRelation *
cf_gold_draft_link (const CfGoldLayer *layer,
                    const CfRelationType *type,
                    CfRecord *from,
                    const CfGoldLayer *other,
                    CfRecord *to)
{
  CfRelation *draft = cf_edit_draft_relation (layer->document, type, cf_record_get_id (from));
  g_autofree char *file = cf_project_make_relative (cf_document_get_project (other->document),
                                                    cf_document_get_path (other->document));

  cf_relation_set_to (draft, cf_record_get_id (to), cf_document_get_id (other->document), file);
  return draft;
}

static CfRecord *
find_same_link (const CfGoldLayer *layer, CfRelation *draft)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (layer->document));
  const char *code = cf_record_get_code (CF_RECORD (draft));
  const char *from = cf_relation_get_from (draft), *to = cf_relation_get_to (draft);
  const CfRelationType *type = cf_codebook_get_relation_type (codebook, code);
  CfRecord *same = cf_gold_find_link (layer->gold, code, from, to);

  return same == NULL && type != NULL && type->symmetric
           ? cf_gold_find_link (layer->gold, code, to, from)
           : same;
}

/**
 * cf_gold_draft_find_same:
 * @layer: a gold layer
 * @draft: what it is to get
 *
 * Returns: (transfer none) (nullable): what it has already and @draft would only repeat: of one code in the same place,
 *   of the article as a whole whatever it has, or a link of one type between the same ends
 */
CfRecord *
cf_gold_draft_find_same (const CfGoldLayer *layer, CfRecord *draft)
{
  return CF_IS_RELATION (draft) ? find_same_link (layer, CF_RELATION (draft))
                                : cf_gold_find_annotation (layer->gold, CF_ANNOTATION (draft));
}
