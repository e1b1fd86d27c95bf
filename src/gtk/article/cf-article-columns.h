/* SPDX-License-Identifier: GPL-3.0-or-later
 * The article, in one view or in one for each language. */

#pragma once

#include "cf-column-widths.h"
#include "cf-reading-place.h"

G_BEGIN_DECLS

/* How the two languages of a bilingual article are read; as in the settings. */
typedef enum
{
  CF_READING_INTERLEAVED,
  CF_READING_SIDE_BY_SIDE,
  CF_READING_FIRST,
  CF_READING_SECOND
} CfReading;

#define CF_TYPE_ARTICLE_COLUMNS (cf_article_columns_get_type ())
G_DECLARE_FINAL_TYPE (CfArticleColumns, cf_article_columns, CF, ARTICLE_COLUMNS, GtkWidget)

void cf_article_columns_set_session (CfArticleColumns *self, CfSession *session);
void cf_article_columns_set_reading (CfArticleColumns *self, CfReading reading);
CfReading cf_article_columns_get_shown (CfArticleColumns *self);
void cf_article_columns_set_line_height (CfArticleColumns *self, double line_height);
void cf_article_columns_set_widths (CfArticleColumns *self, CfColumnWidths widths);
void cf_article_columns_set_matches (CfArticleColumns *self, GArray *matches);
void cf_article_columns_show_span (CfArticleColumns *self, CfSpan span);
gboolean cf_article_columns_any (CfArticleColumns *self, gboolean (*is) (CfArticleView *view));
CfArticleView *cf_article_columns_get_view (CfArticleColumns *self, guint column);
CfArticleView *cf_article_columns_get_current (CfArticleColumns *self);
CfArticleView *cf_article_columns_find_view (CfArticleColumns *self, guint offset);
CfReadingPlace *cf_article_columns_get_reading_place (CfArticleColumns *self);

G_END_DECLS
