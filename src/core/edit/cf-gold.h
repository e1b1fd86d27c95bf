/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is decided of one article. */

#pragma once

#include "cf-difference.h"
#include "cf-layer.h"

G_BEGIN_DECLS

/**
 * CfDecided:
 * @CF_DECIDED_NOT: it is open
 * @CF_DECIDED_TAKEN: one coder's version was taken
 * @CF_DECIDED_NONE: none of them was
 * @CF_DECIDED_RULE: a rule has settled it
 *
 * How a difference was decided.
 */
typedef enum
{
  CF_DECIDED_NOT,
  CF_DECIDED_TAKEN,
  CF_DECIDED_NONE,
  CF_DECIDED_RULE
} CfDecided;

typedef struct _CfGold CfGold;

CfGold *cf_gold_new (CfLayer *layer);
CfGold *cf_gold_load (const char *article);
CfGold *cf_gold_ref (CfGold *gold);
void cf_gold_unref (CfGold *gold);

CfRuling *cf_gold_find_ruling (CfGold *gold, const char *id, const CfDifference *difference);
CfRecord *cf_gold_find_made (CfGold *gold, const char *source);
gboolean cf_gold_is_rejected (CfGold *gold, const char *source, const char *attribute);
CfRecord *cf_gold_find_result (CfGold *gold, const CfDifference *difference);
CfDecided cf_gold_judge (CfGold *gold, const char *id, const CfDifference *difference);
const char *cf_decided_get_verdict (CfDecided decided);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfGold, cf_gold_unref)

G_END_DECLS
