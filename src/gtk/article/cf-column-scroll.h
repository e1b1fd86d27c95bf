/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two views that scroll as one, and whose rows stand at one height. */

#pragma once

#include "cf-article-view.h"

G_BEGIN_DECLS

typedef struct _CfColumnScroll CfColumnScroll;

CfColumnScroll *cf_column_scroll_new (CfArticleView *first, CfArticleView *second);
void cf_column_scroll_free (CfColumnScroll *scroll);
void cf_column_scroll_join (CfColumnScroll *scroll, CfArticle *article);
void cf_column_scroll_part (CfColumnScroll *scroll);
gboolean cf_column_scroll_is_joined (CfColumnScroll *scroll);
void cf_column_scroll_forget (CfColumnScroll *scroll);
void cf_column_scroll_allocate (CfColumnScroll *scroll, int around, int width, int height);
void cf_column_scroll_queue (CfColumnScroll *scroll);

G_END_DECLS
