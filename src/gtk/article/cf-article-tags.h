/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the blocks of an article look. */

#pragma once

#include "cf-projection.h"
#include "cf-sides.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Room kept below the headline for outlet, date and link. */
#define CF_META_HEIGHT 44 /* in pixels, for letters of the usual size */

void cf_article_tags_apply (GtkTextBuffer *buffer,
                            CfArticle *article,
                            CfSide side,
                            CfProjection *projection);
void cf_article_tags_apply_pairs (GtkTextBuffer *buffer,
                                  CfArticle *article,
                                  CfSide side,
                                  CfProjection *projection);
void cf_article_tags_set_scale (GtkTextBuffer *buffer, double scale, int meta_height);
void cf_article_tags_set_colours (GtkTextBuffer *buffer, gboolean dark, gboolean high_contrast);
void cf_article_tags_set_line_height (GtkTextBuffer *buffer, double line_height);
guint cf_article_tags_count_headlines (CfArticle *article, CfSide side);

G_END_DECLS
