/* SPDX-License-Identifier: GPL-3.0-or-later
 * A link that is being made: what is known of it so far. */

#pragma once

#include "cf-link-offer.h"

G_BEGIN_DECLS

/**
 * CfLinkDraft:
 * @session: (unowned): where is linked
 * @document: (nullable): where the annotation stands that is being linked; %NULL while none is
 * @id: that annotation
 * @other: (nullable): where the other end stands, when it is known
 * @other_id: that end
 * @code: (nullable): what the selection is to be tagged as, to be the other end
 * @retargeted: (nullable): the link that gets another end; %NULL for a new link
 *
 * Annotations are kept by their ids: they may be changed or deleted meanwhile. What it has besides the session is
 * set by the functions below.
 */
typedef struct
{
  CfSession *session;
  CfDocument *document;
  char *id;
  CfDocument *other;
  char *other_id;
  const CfCode *code;
  CfRelation *retargeted;
} CfLinkDraft;

void cf_link_draft_begin (CfLinkDraft *draft, CfDocument *document, CfAnnotation *annotation);
void cf_link_draft_retarget (CfLinkDraft *draft, CfRelation *relation);
void cf_link_draft_set_other (CfLinkDraft *draft, CfLinkEnd other);
CfAnnotation *cf_link_draft_tag (CfLinkDraft *draft, const CfCode *code);
CfLinkEnd cf_link_draft_get_start (const CfLinkDraft *draft);
CfLinkOffer cf_link_draft_get_offer (const CfLinkDraft *draft);
const char *cf_link_draft_get_other_code (const CfLinkDraft *draft);
char *cf_link_draft_dup_other_words (const CfLinkDraft *draft);
gboolean
cf_link_draft_make (const CfLinkDraft *draft, const CfRelationType *type, gboolean outgoing);
void cf_link_draft_clear (CfLinkDraft *draft);

G_END_DECLS
