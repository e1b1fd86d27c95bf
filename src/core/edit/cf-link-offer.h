/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an annotation may be linked to, and how. */

#pragma once

#include "cf-session.h"

G_BEGIN_DECLS

/**
 * CfLinkOption:
 * @document: where @annotation stands; %NULL while its article is not open
 * @annotation: an end
 * @node: what is known of an end whose article is not open
 * @type: a relation type
 * @outgoing: whether the annotation that is being linked would speak in it
 * @code: a code
 *
 * Something that can be chosen: an end, a type or a code; the others are %NULL.
 */
typedef struct
{
  CfDocument *document;
  CfAnnotation *annotation;
  CfArgumentNode *node;
  const CfRelationType *type;
  gboolean outgoing;
  const CfCode *code;
} CfLinkOption;

/**
 * CfLinkOffer:
 * @session: where is linked
 * @start: the annotation that is being linked
 * @only: (nullable): the one type that is allowed, with @start as what speaks; %NULL for all
 *
 * What options depend on. Nothing of it is owned.
 */
typedef struct
{
  CfSession *session;
  CfLinkEnd start;
  const char *only;
} CfLinkOffer;

gboolean cf_link_offer_fits (const CfLinkOffer *offer, CfLinkEnd other);
GPtrArray *cf_link_offer_ends (const CfLinkOffer *offer);
GPtrArray *cf_link_offer_types (const CfLinkOffer *offer, CfLinkEnd other);
GPtrArray *cf_link_offer_codes (const CfLinkOffer *offer);
CfDocument *cf_link_option_open (CfSession *session, const CfArgumentNode *node, GError **error);
char cf_link_option_get_key (const CfLinkOption *option, guint place);

G_END_DECLS
