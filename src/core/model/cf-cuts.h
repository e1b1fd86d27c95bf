/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where an article is too much for a text view. */

#pragma once

#include "cf-block.h"
#include "cf-text.h"

G_BEGIN_DECLS

typedef struct _CfCuts CfCuts;

CfCuts *cf_cuts_new (CfText *text, const CfBlock *blocks, guint n_blocks);
void cf_cuts_free (CfCuts *cuts);
const guint *cf_cuts_get_places (CfCuts *cuts, CfSpan block, guint *n);
const CfSpan *cf_cuts_get_folds (CfCuts *cuts, CfSpan block, guint *n);

G_END_DECLS
