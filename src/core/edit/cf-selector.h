/* SPDX-License-Identifier: GPL-3.0-or-later
 * Selecting by word, clause, sentence, quotation and paragraph. */

#pragma once

#include "cf-article.h"
#include "cf-segment.h"
#include "cf-sides.h"

G_BEGIN_DECLS

typedef struct _CfSelector CfSelector;

CfSelector *cf_selector_new (void);
void cf_selector_free (CfSelector *selector);
void cf_selector_reset (CfSelector *selector);
gboolean cf_selector_select (CfSelector *selector,
                             CfArticle *article,
                             CfSide side,
                             CfUnit unit,
                             gboolean backward,
                             CfSpan *selection);
gboolean cf_selector_step_back (CfSelector *selector, CfSpan *selection);
gboolean cf_selector_move_end (
  CfArticle *article, CfSide side, CfUnit unit, gboolean end, gboolean forward, CfSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfSelector, cf_selector_free)

G_END_DECLS
