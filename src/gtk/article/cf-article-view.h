/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of an article with its annotations. */

#pragma once

#include "cf-handles.h"
#include "cf-projection.h"
#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ARTICLE_VIEW (cf_article_view_get_type ())
G_DECLARE_FINAL_TYPE (CfArticleView, cf_article_view, CF, ARTICLE_VIEW, GtkTextView)

void cf_article_view_set_session (CfArticleView *self, CfSession *session);
void cf_article_view_load (CfArticleView *self, CfSide side, gboolean column);
void cf_article_view_show_pairs (CfArticleView *self);
void cf_article_view_allocate (CfArticleView *self, int x, int width, int height);
int cf_article_view_get_top (CfArticleView *self);
void cf_article_view_prepare (CfArticleView *self, int width);
void cf_article_view_unload (CfArticleView *self);
CfSide cf_article_view_get_side (CfArticleView *self);
CfProjection *cf_article_view_get_projection (CfArticleView *self);
void cf_article_view_set_line_height (CfArticleView *self, double line_height);
void cf_article_view_set_matches (CfArticleView *self, GArray *matches);
void cf_article_view_set_shared (CfArticleView *self, GArray *shared);
void cf_article_view_show_span (CfArticleView *self, CfSpan span);
gboolean cf_article_view_is_revealing (CfArticleView *self);
gboolean cf_article_view_shows (CfArticleView *self, guint offset);
gboolean cf_article_view_get_span_area (CfArticleView *self, CfSpan span, GdkRectangle *area);
gboolean cf_article_view_is_selecting (CfArticleView *self);
CfSession *cf_article_view_get_session (CfArticleView *self);
void cf_article_view_tell_layout (CfArticleView *self);
guint cf_article_view_find_offset (CfArticleView *self, double x, double y);
gboolean cf_article_view_find_character (CfArticleView *self, double x, double y, guint *offset);
CfAnnotation *cf_article_view_find_chip (CfArticleView *self, double x, double y);
gboolean cf_article_view_find_handle (CfArticleView *self, double x, double y, CfHandle *handle);
void cf_article_view_style_changed (CfArticleView *self);

G_END_DECLS
