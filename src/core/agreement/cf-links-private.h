/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of links share. */

#pragma once

#include "cf-links.h"

G_BEGIN_DECLS

#define CF_LINK_RESTATES "restates"
#define CF_LINK_CODERS 2u

/* A unit of one coder, and the one of the other that it is matched with. */
typedef struct
{
  guint continuum;
  guint unit;
  guint matched;   /* position among the other coder's nodes, or CF_NONE */
  guint parent;    /* of its cluster */
  gboolean joined; /* whether it restates, or is restated */
} CfLinkNode;

typedef struct
{
  guint continuum;
  CfRelation *relation;
  guint from; /* nodes, or CF_NONE */
  guint to;
  guint matched; /* the link of the other coder, or CF_NONE */
} CfLink;

struct _CfLinks
{
  const CfMaterial *material;
  GArray *nodes[CF_LINK_CODERS];
  GArray *links[CF_LINK_CODERS];
  GHashTable *by_id[CF_LINK_CODERS]; /* id of an annotation -> node + 1 */
};

CfLinkNode *cf_links_get_node (const CfLinks *links, guint coder, guint index);
guint cf_links_find_root (const CfLinks *links, guint coder, guint node);
gboolean cf_links_both_marked (const CfLinks *links, guint coder, const CfLink *link);
void cf_links_match (CfLinks *links, const char *type);
gboolean cf_link_is_type (CfRelation *relation, const char *type);

G_END_DECLS
