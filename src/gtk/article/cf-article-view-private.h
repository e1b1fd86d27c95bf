/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the article view share. */

#pragma once

#include "cf-article-meta.h"
#include "cf-article-mouse.h"
#include "cf-article-view.h"
#include "cf-buffer-selection.h"
#include "cf-painter.h"

G_BEGIN_DECLS

struct _CfArticleView
{
  GtkTextView parent_instance;

  CfSession *session;
  CfProjection *projection; /* NULL while it shows nothing */
  CfSide side;
  gboolean column; /* the other side is beside it */
  CfPainter *painter;
  CfArticleMouse *mouse;
  CfBufferSelection *selection;
  CfArticleMeta *meta;
  GArray *matches; /* of CfSpan */
  GArray *shared;  /* of CfShared */
  double line_height;
  double scale;       /* how much larger than usual its letters are */
  double frame_scale; /* and those around it */
  int width;
  guint tick;

  guint reveal; /* the place that is being scrolled to */
  guint reveal_rounds;
  guint reveal_tick;
};

int cf_article_view_get_chip_margin (CfArticleView *self, int width);
void cf_article_view_update_margins (CfArticleView *self, int width);
void cf_article_view_show_scale (CfArticleView *self);
void cf_article_view_queue_layout (CfArticleView *self);
void cf_article_view_class_init_clipboard (GtkTextViewClass *klass);
void cf_article_view_class_init_movement (GtkTextViewClass *klass);

G_END_DECLS
