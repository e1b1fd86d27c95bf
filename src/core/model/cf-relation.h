/* SPDX-License-Identifier: GPL-3.0-or-later
 * A typed, directed link between two annotations. */

#pragma once

#include "cf-record.h"

G_BEGIN_DECLS

/* The type that joins the two sides of a pair, and makes one unit of them. */
#define CF_TRANSLATES "translates"

#define CF_TYPE_RELATION (cf_relation_get_type ())
G_DECLARE_FINAL_TYPE (CfRelation, cf_relation, CF, RELATION, CfRecord)

CfRelation *cf_relation_new (void);
const char *cf_relation_get_from (CfRelation *self);
const char *cf_relation_get_to (CfRelation *self);
const char *cf_relation_get_to_article (CfRelation *self);
const char *cf_relation_get_to_file (CfRelation *self);
void cf_relation_set_from (CfRelation *self, const char *id);
void cf_relation_set_to (CfRelation *self, const char *id, const char *article, const char *file);

G_END_DECLS
