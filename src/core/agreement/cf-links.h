/* SPDX-License-Identifier: GPL-3.0-or-later
 * Links of two coders, put together by the units that they join. */

#pragma once

#include "cf-matching.h"

G_BEGIN_DECLS

typedef struct _CfLinks CfLinks;

/**
 * CfLinkPair:
 * @continuum: in which continuum it begins
 * @relations: the link of each coder; %NULL where one has it not
 *
 * A link of either coder, or of both.
 */
typedef struct
{
  guint continuum;
  CfRelation *relations[2];
} CfLinkPair;

CfLinks *cf_links_new (const CfMaterial *material, CfMatch match);
void cf_links_free (CfLinks *links);
CfMaterial *cf_links_make_units (CfLinks *links, const char *type);
CfMaterial *cf_links_make_items (CfLinks *links, const char *type);
GArray *cf_links_list_pairs (CfLinks *links);
CfMaterial *cf_links_make_scores (CfLinks *links, const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfLinks, cf_links_free)

G_END_DECLS
