/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two views that scroll as one. */

#pragma once

#include "cf-row-aligner.h"

G_BEGIN_DECLS

typedef struct _CfColumnScroll CfColumnScroll;

CfColumnScroll *cf_column_scroll_new (CfArticleView *first, CfArticleView *second);
void cf_column_scroll_free (CfColumnScroll *scroll);
void cf_column_scroll_set_aligner (CfColumnScroll *scroll, CfRowAligner *aligner);
void cf_column_scroll_look (CfColumnScroll *scroll, int height);
void cf_column_scroll_follow (CfColumnScroll *scroll);
void cf_column_scroll_queue (CfColumnScroll *scroll);

G_END_DECLS
