/* SPDX-License-Identifier: GPL-3.0-or-later
 * Links of two coders, put together by the units that they join. */

#pragma once

#include "cf-matching.h"

G_BEGIN_DECLS

typedef struct _CfLinks CfLinks;

/**
 * CfUnmatchedLink:
 * @continuum: in which continuum it begins
 * @coder: whose it is, 0 or 1
 * @relation: the link
 *
 * A link that the other coder has not.
 */
typedef struct
{
  guint continuum;
  guint coder;
  CfRelation *relation;
} CfUnmatchedLink;

CfLinks *cf_links_new (const CfMaterial *material, CfMatch match);
void cf_links_free (CfLinks *links);
CfMaterial *cf_links_make_units (CfLinks *links, const char *type);
CfMaterial *cf_links_make_items (CfLinks *links, const char *type);
GArray *cf_links_list_unmatched (CfLinks *links);
CfMaterial *cf_links_make_scores (CfLinks *links, const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfLinks, cf_links_free)

G_END_DECLS
