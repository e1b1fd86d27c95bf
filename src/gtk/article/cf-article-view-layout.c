/* SPDX-License-Identifier: GPL-3.0-or-later
 * Margins of the article view, what else grows with its letters, and the space between its blocks. */

#include "config.h"

#include "cf-article-tags.h"
#include "cf-article-view-private.h"
#include "cf-font-scale.h"

/* In pixels; the first two where the letters around the article have their usual size. */
#define CHIP_MARGIN 136
#define NARROW_WIDTH 480
#define SIDE_MARGIN 24
#define TOP_MARGIN 28
/* Columns have two chips with an initial, unless they are as wide as this. */
#define COLUMN_WIDTH 600
#define COLUMN_CHIP_MARGIN 72
/* Letters of the article, in those around it, at the usual text size. */
#define LARGER 1.2

/**
 * cf_article_view_get_chip_margin:
 * @self: a view
 * @width: its width
 *
 * Returns: the width of the margin for chips; 0 where there is no room for one
 */
int
cf_article_view_get_chip_margin (CfArticleView *self, int width)
{
  if (self->column && width < COLUMN_WIDTH * self->frame_scale)
    return (int) (COLUMN_CHIP_MARGIN * self->frame_scale);
  return width < NARROW_WIDTH * self->frame_scale ? 0 : (int) (CHIP_MARGIN * self->frame_scale);
}

/**
 * cf_article_view_update_margins:
 * @self: a view
 * @width: its width
 */
void
cf_article_view_update_margins (CfArticleView *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int end = MAX (SIDE_MARGIN, cf_article_view_get_chip_margin (self, width));
  int left = rtl ? end : SIDE_MARGIN, right = rtl ? SIDE_MARGIN : end;

  if (gtk_text_view_get_left_margin (view) == left &&
      gtk_text_view_get_right_margin (view) == right)
    return;
  gtk_text_view_set_left_margin (view, left);
  gtk_text_view_set_right_margin (view, right);
  /* Lines wrap elsewhere now. */
  cf_painter_forget (self->painter);
}

static int
get_meta_height (CfArticleView *self)
{
  return (int) (CF_META_HEIGHT * self->frame_scale);
}

/**
 * cf_article_view_get_top:
 * @self: a view with an article
 *
 * Returns: the space above its text; columns begin where the one with outlet, date and link begins
 */
int
cf_article_view_get_top (CfArticleView *self)
{
  CfArticle *article = cf_document_get_article (cf_session_get_document (self->session));
  CfSide side = self->column ? CF_SIDE_FIRST : self->side;

  return TOP_MARGIN +
         (cf_article_tags_count_headlines (article, side) > 0 ? 0 : get_meta_height (self));
}

/**
 * cf_article_view_show_scale:
 * @self: a view with an article
 *
 * To be called when there is another article: the space between its blocks follows the size of its letters.
 */
void
cf_article_view_show_scale (CfArticleView *self)
{
  cf_article_tags_set_scale (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), self->scale,
                             get_meta_height (self));
  /* In columns the first row has it. */
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self),
                                self->column ? 0 : cf_article_view_get_top (self));
  cf_painter_forget (self->painter);
}

/* What is measured in pixels grows with letters. */
static void
update_scale (CfArticleView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  double scale = MAX (1, cf_font_scale (GTK_WIDGET (self)) / LARGER);
  double frame_scale = root != NULL ? cf_font_scale (GTK_WIDGET (root)) : 1;

  if (scale == self->scale && frame_scale == self->frame_scale)
    return;
  self->scale = scale;
  self->frame_scale = frame_scale;
  if (self->projection != NULL)
    cf_article_view_show_scale (self);
}

/**
 * cf_article_view_prepare:
 * @self: a view with an article
 * @width: the width that it is about to get
 *
 * Its margins, and the space between its blocks, are as they will be then.
 */
void
cf_article_view_prepare (CfArticleView *self, int width)
{
  update_scale (self);
  cf_article_view_update_margins (self, width);
}

/**
 * cf_article_view_show_pairs:
 * @self: a view
 *
 * To be called when other blocks of its article are pairs.
 */
void
cf_article_view_show_pairs (CfArticleView *self)
{
  CfDocument *document = cf_session_get_document (self->session);

  if (document == NULL || self->projection == NULL)
    return;
  cf_article_tags_apply_pairs (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                               cf_document_get_article (document), self->side, self->projection);
  cf_article_meta_show (self->meta, document, self->side);
  cf_painter_forget (self->painter);
}

/**
 * cf_article_view_allocate:
 * @self: a view
 * @x: where it is to stand in its parent
 * @width: how wide it is to be; it is no narrower than its chips
 * @height: how high
 */
void
cf_article_view_allocate (CfArticleView *self, int x, int width, int height)
{
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, 0));
  int least;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self), MAX (width, least), height, -1, transform);
}

/* One frame after the last change: only then do lines have their heights. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CfArticleView *self = CF_ARTICLE_VIEW (widget);

  self->tick = 0;
  update_scale (self);
  if (gtk_widget_get_width (widget) > 0)
    cf_article_view_update_margins (self, gtk_widget_get_width (widget));
  cf_article_meta_place (self->meta, GTK_TEXT_VIEW (self), get_meta_height (self),
                         self->column ? cf_article_view_get_top (self) : 0);
  cf_article_view_tell_layout (self);
  return G_SOURCE_REMOVE;
}

/**
 * cf_article_view_queue_layout:
 * @self: a view
 *
 * To be called when lines may stand elsewhere.
 */
void
cf_article_view_queue_layout (CfArticleView *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/**
 * cf_article_view_style_changed:
 * @self: a view
 *
 * To be called when the font has changed.
 */
void
cf_article_view_style_changed (CfArticleView *self)
{
  cf_painter_forget (self->painter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  cf_article_view_queue_layout (self);
}
