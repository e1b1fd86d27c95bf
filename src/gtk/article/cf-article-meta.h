/* SPDX-License-Identifier: GPL-3.0-or-later
 * Outlet, date and link of an article. */

#pragma once

#include "cf-document.h"
#include "cf-sides.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ARTICLE_META (cf_article_meta_get_type ())
G_DECLARE_FINAL_TYPE (CfArticleMeta, cf_article_meta, CF, ARTICLE_META, GtkWidget)

CfArticleMeta *cf_article_meta_new (void);
void cf_article_meta_show (CfArticleMeta *self, CfDocument *document, CfSide side);
void cf_article_meta_place (CfArticleMeta *self, GtkTextView *view, int height, int top);
void cf_article_meta_follow (CfArticleMeta *self, GtkTextView *view);

G_END_DECLS
