/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the mouse does in the text of an article. */

#pragma once

#include "cf-article-view.h"

G_BEGIN_DECLS

typedef struct CfArticleMouse CfArticleMouse;

CfArticleMouse *cf_article_mouse_new (CfArticleView *view);
void cf_article_mouse_free (CfArticleMouse *mouse);
GArray *cf_article_mouse_get_dragged (CfArticleMouse *mouse);
gboolean cf_article_mouse_is_pressed (CfArticleMouse *mouse);
gboolean cf_article_mouse_find_unit (CfArticleMouse *mouse, CfUnit unit, CfSpan *found);
gboolean cf_article_mouse_stop_drag (CfArticleMouse *mouse);

G_END_DECLS
