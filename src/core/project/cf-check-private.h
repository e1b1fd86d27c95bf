/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the parts of a check share. */

#pragma once

#include "cf-article.h"
#include "cf-json-schema.h"
#include "cf-layer.h"
#include "cf-project.h"

G_BEGIN_DECLS

/**
 * CfCheck:
 * @problems: (element-type CfProblem): gets what is found
 * @projects: the projects that were met, by their tops and by folders in them
 * @ids: the ids of all annotations and relations that were met, with the sidecar of each
 * @links: (element-type CfLink): all relations that were met
 * @articles: the files of the articles that were met, by id
 * @tops: the codebooks and tables that were looked at, which stand at the tops of projects
 * @schemas: by name
 */
typedef struct
{
  GPtrArray *problems;
  GHashTable *projects;
  GHashTable *ids;
  GArray *links;
  GHashTable *articles;
  GHashTable *tops;
  GHashTable *schemas;
} CfCheck;

/* cf-check-sidecar.c */
char *cf_check_sidecar (CfCheck *check, CfProject *project, const char *path, CfArticle *article);

/* cf-check-codebook.c */
void cf_check_codebook_names (CfCheck *check, const char *path, GBytes *bytes, JsonObject *root);

/* cf-check-schema.c */
void cf_check_against_schema (CfCheck *check,
                              const char *schema,
                              CfProblemId id,
                              const char *path,
                              GBytes *bytes,
                              JsonNode *node);

/* cf-check-links.c */

/**
 * CfLink:
 * @project: in which its ends are looked for
 * @sidecar: the file in which the relation stands
 * @pointer: where, a JSON pointer
 * @relation: the relation
 *
 * A relation whose ends are looked for when all layers have been read.
 */
typedef struct
{
  CfProject *project;
  char *sidecar;
  char *pointer;
  CfRelation *relation;
} CfLink;

void cf_link_clear (CfLink *link);
void cf_check_links (CfCheck *check);

G_END_DECLS
