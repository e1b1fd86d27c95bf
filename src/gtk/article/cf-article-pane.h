/* SPDX-License-Identifier: GPL-3.0-or-later
 * The article with what lies over it. */

#pragma once

#include "cf-article-columns.h"
#include "cf-find-bar.h"
#include "cf-start-page.h"

G_BEGIN_DECLS

#define CF_TYPE_ARTICLE_PANE (cf_article_pane_get_type ())
G_DECLARE_FINAL_TYPE (CfArticlePane, cf_article_pane, CF, ARTICLE_PANE, GtkWidget)

void cf_article_pane_set_session (CfArticlePane *self, CfSession *session);
CfArticleColumns *cf_article_pane_get_columns (CfArticlePane *self);
CfFindBar *cf_article_pane_get_find_bar (CfArticlePane *self);
CfStartPage *cf_article_pane_get_start_page (CfArticlePane *self);
gboolean
cf_article_pane_open_form (CfArticlePane *self, CfAnnotation *annotation, const char *attribute);
void cf_article_pane_choose_code (CfArticlePane *self);
gboolean cf_article_pane_choose_proposition (CfArticlePane *self);
void cf_article_pane_set_look (CfArticlePane *self, double text_size, double line_height);
void cf_article_pane_show_page (CfArticlePane *self, const char *page);
void cf_article_pane_show_error (CfArticlePane *self, const char *text);

G_END_DECLS
