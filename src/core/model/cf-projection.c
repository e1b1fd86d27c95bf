/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of an article a view shows, and where.
 *
 * A projection shows some blocks of an article, all or those of one language. It cuts paragraphs where
 * CfCuts says, folds what it says into one character, and shows control characters as pictures. So view
 * offsets are not offsets of the text: a sorted list of pieces maps one to the other. Behind a paragraph the
 * view has one line feed, which may or may not be in the text. */

#include "config.h"

#include "cf-projection.h"

/* In the place of marks that are not shown. */
#define FOLDED 0x2026

typedef struct
{
  guint view_start;
  guint view_length; /* that of the span; 1 for what is folded */
  CfSpan span;       /* of the reference text */
} Piece;

struct _CfProjection
{
  GArray *pieces; /* of Piece, in order in both */
  GString *view_text;
  guint view_length;
};

/* U+0080 to U+00BF begin with 0xC2. */
static inline gboolean
may_be_control (char c)
{
  return (guchar) c < 0x20 || c == 0x7f || (guchar) c == 0xc2;
}

static void
append_special (GString *out, gunichar c)
{
  /* U+0085 is a line end to GTK: shown as one. */
  if (c == '\n' || c == '\t' || c == 0x85 || c >= 0xa0)
    g_string_append_unichar (out, c);
  else if (c < 0x20)
    g_string_append_unichar (out, 0x2400 + c);
  else
    g_string_append_unichar (out, c == 0x7f ? 0x2421 : 0xfffd);
}

static void
append_shown (GString *out, const char *p, const char *end)
{
  while (p < end)
    {
      const char *plain = p;

      while (p < end && !may_be_control (*p))
        p++;
      g_string_append_len (out, plain, p - plain);
      if (p == end)
        return;
      append_special (out, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
}

static void
add_piece (CfProjection *projection, CfText *text, CfSpan span, gboolean folded)
{
  Piece piece = { projection->view_length, folded ? 1 : cf_span_length (span), span };

  if (span.start == span.end)
    return;
  g_array_append_val (projection->pieces, piece);
  if (folded)
    g_string_append_unichar (projection->view_text, FOLDED);
  else
    append_shown (projection->view_text, cf_text_pointer (text, span.start),
                  cf_text_pointer (text, span.end));
  projection->view_length += piece.view_length;
}

/* What is to be shown of one block, and what of it is folded. */
typedef struct
{
  CfText *text;
  CfSpan rest;
  const CfSpan *folds; /* those in @rest */
  guint n_folds;
} Block;

/* A paragraph of the view: the block up to @end. */
static void
add_paragraph (CfProjection *projection, Block *block, guint end)
{
  if (projection->pieces->len > 0)
    {
      g_string_append_c (projection->view_text, '\n');
      projection->view_length++;
    }
  for (; block->n_folds > 0 && block->folds->start < end; block->folds++, block->n_folds--)
    {
      CfSpan fold = *block->folds;

      add_piece (projection, block->text, (CfSpan){ block->rest.start, fold.start }, FALSE);
      add_piece (projection, block->text, fold, TRUE);
      block->rest.start = fold.end;
    }
  add_piece (projection, block->text, (CfSpan){ block->rest.start, end }, FALSE);
  block->rest.start = end;
}

static void
add_block (CfProjection *projection, CfText *text, CfCuts *cuts, CfSpan span)
{
  Block block = { .text = text, .rest = span };
  guint n_places;
  const guint *places = cf_cuts_get_places (cuts, span, &n_places);

  block.folds = cf_cuts_get_folds (cuts, span, &block.n_folds);
  for (guint i = 0; i < n_places; i++)
    add_paragraph (projection, &block, places[i]);
  add_paragraph (projection, &block, span.end);
}

/**
 * cf_projection_new:
 * @article: an article
 * @blocks: (nullable) (array length=n_blocks): the blocks to show, ascending; %NULL for all
 * @n_blocks: how many
 *
 * Returns: (transfer full): the projection; the article is not kept
 */
CfProjection *
cf_projection_new (CfArticle *article, const guint *blocks, guint n_blocks)
{
  CfProjection *projection = g_new0 (CfProjection, 1);
  CfText *text = cf_article_get_text (article);
  CfCuts *cuts = cf_article_get_cuts (article);
  guint n_all;
  const CfBlock *all = cf_article_get_blocks (article, &n_all);

  projection->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  projection->view_text = g_string_new (NULL);
  for (guint i = 0; i < (blocks != NULL ? n_blocks : n_all); i++)
    add_block (projection, text, cuts, all[blocks != NULL ? blocks[i] : i].span);
  return projection;
}

void
cf_projection_free (CfProjection *projection)
{
  g_array_unref (projection->pieces);
  g_string_free (projection->view_text, TRUE);
  g_free (projection);
}

/**
 * cf_projection_get_view_text:
 * @projection: a projection
 *
 * Returns: (transfer none): what the view's buffer holds, and always will
 */
const char *
cf_projection_get_view_text (CfProjection *projection)
{
  return projection->view_text->str;
}

guint
cf_projection_get_view_length (CfProjection *projection)
{
  return projection->view_length;
}

static gboolean
is_folded (const Piece *piece)
{
  return piece->view_length != cf_span_length (piece->span);
}

/* The last piece that begins at or before @place, or NULL. */
static const Piece *
find_piece (CfProjection *projection, guint place, gboolean in_view)
{
  guint low = 0, high = projection->pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Piece *piece = &g_array_index (projection->pieces, Piece, middle);

      if ((in_view ? piece->view_start : piece->span.start) <= place)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (projection->pieces, Piece, low - 1) : NULL;
}

/**
 * cf_projection_to_view:
 * @projection: a projection
 * @offset: a code point of the text
 *
 * Returns: where the view shows it; for what is not shown, the end of what is shown before it; for what
 *   is folded, the character in its place
 */
guint
cf_projection_to_view (CfProjection *projection, guint offset)
{
  const Piece *piece = find_piece (projection, offset, FALSE);

  if (piece == NULL)
    return 0;
  if (offset >= piece->span.end)
    return piece->view_start + piece->view_length;
  return piece->view_start + (is_folded (piece) ? 0 : offset - piece->span.start);
}

/**
 * cf_projection_to_text:
 * @projection: a projection
 * @view_offset: a code point of the view
 *
 * Returns: the code point of the text that is shown there; behind a piece, its end
 */
guint
cf_projection_to_text (CfProjection *projection, guint view_offset)
{
  const Piece *piece = find_piece (projection, view_offset, TRUE);

  if (piece == NULL)
    return 0;
  if (view_offset >= piece->view_start + piece->view_length)
    return piece->span.end;
  return piece->span.start + (is_folded (piece) ? 0 : view_offset - piece->view_start);
}

gboolean
cf_projection_shows (CfProjection *projection, guint offset)
{
  const Piece *piece = find_piece (projection, offset, FALSE);

  return piece != NULL && offset <= piece->span.end;
}

/**
 * cf_projection_find_piece:
 * @projection: a projection
 * @offset: a code point of the text
 *
 * Returns: the index of the piece, of a paragraph of the view, that begins there or last before; 0 if none
 *   does
 */
guint
cf_projection_find_piece (CfProjection *projection, guint offset)
{
  const Piece *piece = find_piece (projection, offset, FALSE);

  return piece != NULL ? (guint) (piece - (const Piece *) (gpointer) projection->pieces->data) : 0;
}

/**
 * cf_projection_get_piece:
 * @projection: a projection
 * @index: of a piece
 * @span: (out): what of the text it shows
 *
 * Returns: whether there is one
 */
gboolean
cf_projection_get_piece (CfProjection *projection, guint index, CfSpan *span)
{
  if (index >= projection->pieces->len)
    return FALSE;
  *span = g_array_index (projection->pieces, Piece, index).span;
  return TRUE;
}

/* The first place of the view that shows anything at or behind @offset. */
static guint
find_first_shown (CfProjection *projection, guint offset)
{
  const Piece *piece = find_piece (projection, offset, FALSE);
  guint next =
    piece != NULL ? (guint) (piece - (const Piece *) (gpointer) projection->pieces->data) + 1 : 0;

  if (piece != NULL && offset < piece->span.end)
    return cf_projection_to_view (projection, offset);
  return next < projection->pieces->len ? g_array_index (projection->pieces, Piece, next).view_start
                                        : projection->view_length;
}

/**
 * cf_projection_span_to_view:
 * @projection: a projection
 * @span: a span of the text
 *
 * A span that ends where a paragraph is cut ends before the cut, one that begins there begins behind
 * it: so neither shows a line feed that is not in the text.
 *
 * Returns: the stretch of the view that shows it, from the first of it that is shown to the last; empty for what
 *   is not shown
 */
CfSpan
cf_projection_span_to_view (CfProjection *projection, CfSpan span)
{
  CfSpan view = { cf_projection_to_view (projection, span.start), 0 };
  const Piece *last;

  if (span.end <= span.start)
    return (CfSpan){ view.start, view.start };
  last = find_piece (projection, span.end - 1, FALSE);
  if (last == NULL || last->span.end <= span.start)
    return (CfSpan){ view.start, view.start };
  view.start = find_first_shown (projection, span.start);
  view.end = span.end - 1 < last->span.end ? cf_projection_to_view (projection, span.end - 1) + 1
                                           : last->view_start + last->view_length;
  return view;
}

CfSpan
cf_projection_span_to_text (CfProjection *projection, CfSpan view_span)
{
  return (CfSpan){ cf_projection_to_text (projection, view_span.start),
                   cf_projection_to_text (projection, view_span.end) };
}
