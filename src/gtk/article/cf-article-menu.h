/* SPDX-License-Identifier: GPL-3.0-or-later
 * The menu of the article: what can be done at a place. */

#pragma once

#include "cf-article-view.h"

G_BEGIN_DECLS

GtkWidget *cf_article_menu_new (CfArticleView *view, CfSession *session, GtkWidget *parent);

G_END_DECLS
