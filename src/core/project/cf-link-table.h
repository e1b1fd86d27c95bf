/* SPDX-License-Identifier: GPL-3.0-or-later
 * The links of a project, whoever made them. */

#pragma once

#include "cf-project.h"
#include "cf-relation.h"

G_BEGIN_DECLS

/**
 * CfLink:
 * @sidecar: the file in which it stands
 * @article: the article of that file
 * @annotator: the short name of who made it
 * @relation: what it says
 *
 * A relation, with where it stands.
 */
typedef struct
{
  char *sidecar;
  char *article;
  char *annotator;
  CfRelation *relation;
} CfLink;

/**
 * CfLinkTable:
 *
 * All relations of a project, found by either end. May be made in any thread, then belongs to one.
 */
typedef struct _CfLinkTable CfLinkTable;

CfLinkTable *cf_link_table_new (void);
void cf_link_table_free (CfLinkTable *table);
CfLinkTable *cf_link_table_load (CfProject *project, GCancellable *cancellable);

GPtrArray *cf_links_read (CfProject *project, const char *sidecar);
void cf_link_table_set_sidecar (CfLinkTable *table, const char *sidecar, GPtrArray *links);
void cf_link_table_set_relation (CfLinkTable *table,
                                 const char *sidecar,
                                 const char *id,
                                 CfRelation *relation);
GPtrArray *cf_link_table_list (CfLinkTable *table, const char *annotation);
guint cf_link_table_count (CfLinkTable *table, const char *annotation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfLinkTable, cf_link_table_free)

G_END_DECLS
