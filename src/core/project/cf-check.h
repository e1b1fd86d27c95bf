/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds what is wrong with articles, sidecars and codebook. */

#pragma once

#include "cf-target.h"

G_BEGIN_DECLS

gboolean cf_check (const char *const *paths, GPtrArray *problems, GError **error);

/* cf-check-sidecar.c */

/**
 * CfLink:
 * @sidecar: the file in which the relation stands
 * @line: where
 * @column: where
 * @relation: the relation
 *
 * A relation whose ends are looked for when all layers have been read.
 */
typedef struct
{
  char *sidecar;
  guint line;
  guint column;
  CfRelation *relation;
} CfLink;

/**
 * CfCheck:
 * @codebook: the project's
 * @problems: (element-type CfProblem): gets what is found
 * @ids: (element-type utf8): the ids of all annotations that were met
 * @links: (element-type CfLink): all relations that were met
 */
typedef struct
{
  CfCodebook *codebook;
  GPtrArray *problems;
  GHashTable *ids;
  GArray *links;
} CfCheck;

void cf_check_sidecar (CfCheck *check, const char *path, CfArticle *article);

G_END_DECLS
