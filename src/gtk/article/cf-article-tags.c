/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the blocks of an article look.
 *
 * Tags serve the look of blocks and the language of their glyphs alone (Simplified and Traditional share
 * characters that are drawn differently). Annotations are drawn, not tagged. */

#include "config.h"

#include "cf-article-tags.h"

#include "cf-font-language.h"

#define TAG_TEXT "text"
#define TAG_EVERY_OTHER "every-other"
#define TAG_PAIR_FIRST "pair-first"
#define TAG_RELATED_LAST "related-last"
#define TAG_HEADLINE_LAST "headline-last"
#define TAG_HEADLINE_SECOND "headline-second"
#define LANGUAGE_PREFIX "language "
#define HEADLINE_LINE_HEIGHT 1.25f
#define RELATED_BELOW 16

/* Space in pixels, for letters of the usual size; 0 in @scale and @weight is "as the text around". */
typedef struct
{
  const char *name;
  double scale;
  int weight;
  gboolean dim;
  int above;
  int below;
  int indent;
} Look;

static const Look looks[CF_N_BLOCK_KINDS] = {
  [CF_BLOCK_HEADLINE] = { "headline", 1.55, PANGO_WEIGHT_BOLD, FALSE, 0, 4, 0 },
  [CF_BLOCK_SUBHEADING] = { "subheading", 1.15, PANGO_WEIGHT_BOLD, FALSE, 10, 6, 0 },
  [CF_BLOCK_PARAGRAPH] = { "paragraph", 0, 0, FALSE, 0, 12, 0 },
  [CF_BLOCK_QUOTATION] = { "quotation", 0, 0, FALSE, 0, 12, 24 },
  [CF_BLOCK_LIST_ITEM] = { "list-item", 0, 0, FALSE, 0, 6, 18 },
  [CF_BLOCK_TABLE_ROW] = { "table-row", 0.92, 0, FALSE, 0, 4, 0 },
  [CF_BLOCK_CAPTION] = { "caption", 0.88, 0, TRUE, 0, 12, 18 },
  [CF_BLOCK_BYLINE] = { "byline", 0.88, 0, TRUE, 6, 12, 0 },
  [CF_BLOCK_RELATED] = { "related", 0.88, 0, TRUE, 0, 2, 18 },
};

static GtkTextTag *
ensure_tag (GtkTextBuffer *buffer, const char *name)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);

  return tag != NULL ? tag : gtk_text_buffer_create_tag (buffer, name, NULL);
}

/* Fainter than the text, and still 4.5 times brighter or darker than the background; with high contrast 7 times. */
static const GdkRGBA *
get_dim_colour (gboolean dark, gboolean high_contrast)
{
  static const GdkRGBA on_white[2] = { { 0.40f, 0.39f, 0.42f, 1 }, { 0.18f, 0.18f, 0.20f, 1 } };
  static const GdkRGBA on_black[2] = { { 0.66f, 0.66f, 0.67f, 1 }, { 0.90f, 0.90f, 0.90f, 1 } };

  return &(dark ? on_black : on_white)[high_contrast ? 1 : 0];
}

static GtkTextTag *
ensure_look (GtkTextBuffer *buffer, const Look *look)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), look->name);

  if (tag != NULL)
    return tag;
  tag = ensure_tag (buffer, look->name);
  if (look->scale > 0)
    g_object_set (tag, "scale", look->scale, NULL);
  if (look->weight > 0)
    g_object_set (tag, "weight", look->weight, NULL);
  /* Large letters need less leading. */
  if (look->scale > 1)
    g_object_set (tag, "line-height", HEADLINE_LINE_HEIGHT, NULL);
  return tag;
}

/* One for all text, with the lowest priority, so that the others add to it. */
static void
ensure_common (GtkTextBuffer *buffer)
{
  GtkTextTag *tag;

  ensure_tag (buffer, TAG_TEXT);
  ensure_tag (buffer, TAG_EVERY_OTHER);
  for (guint i = 0; i < CF_N_BLOCK_KINDS; i++)
    ensure_look (buffer, &looks[i]);
  g_object_set (ensure_tag (buffer, TAG_PAIR_FIRST), "pixels-below-lines", 0, NULL);
  ensure_tag (buffer, TAG_RELATED_LAST);
  ensure_tag (buffer, TAG_HEADLINE_LAST);
  tag = ensure_tag (buffer, TAG_HEADLINE_SECOND);
  /* Scales multiply. */
  g_object_set (tag, "scale", 0.74, NULL);
}

static void
apply (GtkTextBuffer *buffer, const char *name, CfSpan view)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) view.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) view.end);
  /* The line end belongs to the paragraph, whose space it carries. */
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_apply_tag_by_name (buffer, name, &start, &end);
}

static void
apply_language (GtkTextBuffer *buffer, const char *language, CfSpan view)
{
  g_autofree char *name = g_strconcat (LANGUAGE_PREFIX, language, NULL);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);

  if (tag == NULL)
    g_object_set (ensure_tag (buffer, name), "language", cf_font_language_get (language), NULL);
  apply (buffer, name, view);
}

/* The first block from @index on that is shown, or NULL. */
static const CfBlock *
find_shown (CfArticle *article, CfSide side, guint index)
{
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  while (index < n_blocks && !cf_side_has (side, &blocks[index]))
    index++;
  return index < n_blocks ? &blocks[index] : NULL;
}

/**
 * cf_article_tags_count_headlines:
 * @article: an article
 * @side: what of it is shown
 *
 * Returns: how many of the first blocks are headlines: two in a bilingual article of which both languages are shown
 */
guint
cf_article_tags_count_headlines (CfArticle *article, CfSide side)
{
  guint n_blocks, n = 0;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (!cf_side_has (side, &blocks[i]))
      continue;
    else if (blocks[i].kind == CF_BLOCK_HEADLINE)
      n++;
    else
      break;
  return n;
}

/* GTK 4.8 keeps the look of the line that it has laid out last until a tag begins or ends, also where the next line
 * that it lays out is not the next one in the buffer: so a tag begins or ends with each line. */
static void
apply_to_every_other_line (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (gtk_text_iter_forward_line (&start))
    {
      end = start;
      gtk_text_iter_forward_line (&end);
      gtk_text_buffer_apply_tag_by_name (buffer, TAG_EVERY_OTHER, &start, &end);
      start = end;
    }
}

/**
 * cf_article_tags_apply_pairs:
 * @buffer: the buffer of a view, with tags
 * @article: the article
 * @side: what of it is shown
 * @projection: the same
 *
 * To be called when other blocks are pairs too: those of one stand nearer to each other.
 */
void
cf_article_tags_apply_pairs (GtkTextBuffer *buffer,
                             CfArticle *article,
                             CfSide side,
                             CfProjection *projection)
{
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks), *next;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG_PAIR_FIRST, &start, &end);
  for (const CfBlock *block = find_shown (article, side, 0); block != NULL; block = next)
    {
      next = find_shown (article, side, (guint) (block - blocks) + 1);
      if (block->pair != 0 && next != NULL && next->pair == block->pair)
        apply (buffer, TAG_PAIR_FIRST, cf_projection_span_to_view (projection, block->span));
    }
}

/**
 * cf_article_tags_apply:
 * @buffer: the buffer of a view, with the text of @projection
 * @article: the article
 * @side: what of it is shown
 * @projection: the same
 */
void
cf_article_tags_apply (GtkTextBuffer *buffer,
                       CfArticle *article,
                       CfSide side,
                       CfProjection *projection)
{
  guint n_blocks, n = 0, n_headlines = cf_article_tags_count_headlines (article, side);
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks), *next;

  ensure_common (buffer);
  apply (buffer, TAG_TEXT, (CfSpan){ 0, cf_projection_get_view_length (projection) });
  apply_to_every_other_line (buffer);
  for (const CfBlock *block = find_shown (article, side, 0); block != NULL; block = next, n++)
    {
      CfSpan view = cf_projection_span_to_view (projection, block->span);

      next = find_shown (article, side, (guint) (block - blocks) + 1);
      apply (buffer, looks[block->kind].name, view);
      if (block->language != NULL)
        apply_language (buffer, block->language, view);
      if (block->kind == CF_BLOCK_RELATED && (next == NULL || next->kind != CF_BLOCK_RELATED))
        apply (buffer, TAG_RELATED_LAST, view);
      if (n > 0 && n < n_headlines)
        apply (buffer, TAG_HEADLINE_SECOND, view);
      if (n + 1 == n_headlines)
        apply (buffer, TAG_HEADLINE_LAST, view);
    }
  cf_article_tags_apply_pairs (buffer, article, side, projection);
}

/**
 * cf_article_tags_set_scale:
 * @buffer: the buffer of a view, with tags
 * @scale: how much larger than usual its letters are: so is the space between blocks
 * @meta_height: the room that is kept below the headline, in pixels
 */
void
cf_article_tags_set_scale (GtkTextBuffer *buffer, double scale, int meta_height)
{
  for (guint i = 0; i < CF_N_BLOCK_KINDS; i++)
    {
      GtkTextTag *tag = ensure_tag (buffer, looks[i].name);

      g_object_set (tag, "pixels-above-lines", (int) (looks[i].above * scale), "pixels-below-lines",
                    (int) (looks[i].below * scale), NULL);
      if (looks[i].indent > 0)
        g_object_set (tag, "left-margin", (int) (looks[i].indent * scale), "accumulative-margin",
                      TRUE, NULL);
    }
  g_object_set (ensure_tag (buffer, TAG_RELATED_LAST), "pixels-below-lines",
                (int) (RELATED_BELOW * scale), NULL);
  g_object_set (ensure_tag (buffer, TAG_HEADLINE_LAST), "pixels-below-lines", meta_height, NULL);
}

/**
 * cf_article_tags_set_colours:
 * @buffer: the buffer of a view, with tags
 * @dark: whether it is shown dark
 * @high_contrast: whether edges and letters are to stand out more
 */
void
cf_article_tags_set_colours (GtkTextBuffer *buffer, gboolean dark, gboolean high_contrast)
{
  const GdkRGBA *dim = get_dim_colour (dark, high_contrast);

  for (guint i = 0; i < CF_N_BLOCK_KINDS; i++)
    if (looks[i].dim)
      g_object_set (ensure_tag (buffer, looks[i].name), "foreground-rgba", dim, NULL);
  g_object_set (ensure_tag (buffer, TAG_HEADLINE_SECOND), "foreground-rgba", dim, NULL);
}

/**
 * cf_article_tags_set_line_height:
 * @buffer: the buffer of a view
 * @line_height: lines are that much higher than their font
 */
void
cf_article_tags_set_line_height (GtkTextBuffer *buffer, double line_height)
{
  g_object_set (ensure_tag (buffer, TAG_TEXT), "line-height", (float) line_height, NULL);
}
