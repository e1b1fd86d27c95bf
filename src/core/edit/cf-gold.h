/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is decided of one article. */

#pragma once

#include "cf-difference.h"
#include "cf-layer.h"
#include "cf-project.h"

G_BEGIN_DECLS

typedef struct _CfGold CfGold;

CfGold *cf_gold_new (CfLayer *layer);
CfGold *cf_gold_load (CfProject *project, const char *article);
CfGold *cf_gold_ref (CfGold *gold);
void cf_gold_unref (CfGold *gold);

CfRuling *cf_gold_find_ruling (CfGold *gold, const char *id, const CfDifference *difference);
CfRecord *cf_gold_find_made (CfGold *gold, const char *source);
CfRecord *cf_gold_find_annotation (CfGold *gold, CfAnnotation *like);
CfRecord *cf_gold_find_link (CfGold *gold, const char *type, const char *from, const char *to);
gboolean cf_gold_is_rejected (CfGold *gold, const char *source, const char *attribute);
CfRecord *cf_gold_find_result (CfGold *gold, const CfDifference *difference);
CfDecided cf_gold_judge (CfGold *gold, const char *id, const CfDifference *difference);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfGold, cf_gold_unref)

G_END_DECLS
