/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of an article a view shows, and where.
 *
 * A projection shows some blocks of an article, all or those of one language. It cuts paragraphs
 * that are too long for a text view, whose cost is that of the longest paragraph, shows control
 * characters as pictures, and folds what is left of a long run of combining marks into one character. So view
 * offsets are not offsets of the text: a sorted list of pieces maps one to the other. Behind a paragraph the
 * view has one line feed, which may or may not be in the text. */

#include "config.h"

#include "cf-projection.h"

#include "cf-limits.h"
#include "cf-mark.h"
#include "cf-segment.h"

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

/* Whether this is certainly no mark, as nearly always: Latin, U+4000 to U+9FFF, and the punctuation of both
 * scripts. */
static inline gboolean
is_no_mark (const char *p)
{
  const guchar *u = (const guchar *) p;

  return u[0] < 0xcc || (u[0] >= 0xe4 && u[0] <= 0xe9) || (u[0] == 0xef && u[1] == 0xbc) ||
         (u[0] == 0xe3 && u[1] == 0x80 && u[2] < 0xaa) ||
         (u[0] == 0xe2 && u[1] == 0x80 && u[2] >= 0x90);
}

static const char *
skip_unmarked (const char *p, const char *end, guint *n)
{
  for (; p < end && is_no_mark (p); p = g_utf8_next_char (p))
    (*n)++;
  return p;
}

/* What of a block are marks behind the 32nd of a run. */
static void
find_folds (CfText *text, CfSpan block, GArray *folds)
{
  const char *p = cf_text_pointer (text, block.start);
  const char *const end = cf_text_pointer (text, block.end);
  guint at = block.start, n_marks = 0;

  while ((p = skip_unmarked (p, end, &at)) < end)
    {
      guint before = at;

      for (n_marks = 0; p < end && cf_mark_is (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        {
          n_marks++;
          at++;
        }
      if (n_marks > CF_LIMIT_MARKS_SHOWN)
        {
          CfSpan fold = { before + CF_LIMIT_MARKS_SHOWN, at };

          g_array_append_val (folds, fold);
        }
      if (n_marks > 0)
        continue;
      p = g_utf8_next_char (p);
      at++;
    }
}

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
  GArray *folds; /* of CfSpan, in order */
  guint fold;    /* the first that is in @rest */
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
  for (; block->fold < block->folds->len; block->fold++)
    {
      CfSpan fold = g_array_index (block->folds, CfSpan, block->fold);

      if (fold.start >= end)
        break;
      add_piece (projection, block->text, (CfSpan){ block->rest.start, fold.start }, FALSE);
      add_piece (projection, block->text, fold, TRUE);
      block->rest.start = fold.end;
    }
  add_piece (projection, block->text, (CfSpan){ block->rest.start, end }, FALSE);
  block->rest.start = end;
}

/* Where the view has shown @n characters of the rest; its end if there are not as many. Not in a fold. */
static guint
advance (const Block *block, guint n)
{
  guint at = block->rest.start;

  for (guint i = block->fold; i < block->folds->len; i++)
    {
      CfSpan fold = g_array_index (block->folds, CfSpan, i);

      if (n <= fold.start - at)
        break;
      n -= fold.start - at + 1;
      at = fold.end;
    }
  return n < block->rest.end - at ? at + n : block->rest.end;
}

/* The last unit that begins in the second half of the window; 0 if none does. */
static guint
find_last_start (CfText *text, CfSpan window, guint half, CfUnit unit)
{
  g_autoptr (GArray) found = cf_segment (text, window, unit);

  /* The last unit may go on behind the window. */
  for (guint i = found->len > 0 ? found->len - 1 : 0; i > 0; i--)
    {
      guint start = g_array_index (found, CfSpan, i).start;

      if (start > half)
        return start;
    }
  return 0;
}

/* The best place to cut a long paragraph: behind the last sentence that ends in the second half of what
 * fits, else the last word, else between two graphemes, for which there is some more room. */
static guint
find_cut (const Block *block)
{
  static const CfUnit units[] = { CF_UNIT_SENTENCE, CF_UNIT_WORD, CF_UNIT_GRAPHEME };
  guint half = advance (block, CF_LIMIT_DISPLAY_PARAGRAPH / 2);
  CfSpan window = { block->rest.start, advance (block, CF_LIMIT_DISPLAY_PARAGRAPH) };
  guint cut = 0;

  for (guint u = 0; u < G_N_ELEMENTS (units) && cut == 0; u++)
    cut = find_last_start (block->text, window, half, units[u]);
  window.end = advance (block, CF_LIMIT_DISPLAY_PARAGRAPH * 4 / 3);
  if (cut == 0)
    cut = find_last_start (block->text, window, half, CF_UNIT_GRAPHEME);
  return cut != 0 ? cut : window.end;
}

static void
add_block (CfProjection *projection, CfText *text, CfSpan span, GArray *folds)
{
  Block block = { text, span, folds, 0 };

  g_array_set_size (folds, 0);
  find_folds (text, span, folds);
  while (advance (&block, CF_LIMIT_DISPLAY_PARAGRAPH * 4 / 3) < span.end)
    add_paragraph (projection, &block, find_cut (&block));
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
  g_autoptr (GArray) folds = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  CfText *text = cf_article_get_text (article);
  guint n_all;
  const CfBlock *all = cf_article_get_blocks (article, &n_all);

  projection->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  projection->view_text = g_string_new (NULL);
  for (guint i = 0; i < (blocks != NULL ? n_blocks : n_all); i++)
    add_block (projection, text, all[blocks != NULL ? blocks[i] : i].span, folds);
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

/**
 * cf_projection_span_to_view:
 * @projection: a projection
 * @span: a span of the text
 *
 * A span that ends where a paragraph is cut ends before the cut, one that begins there begins behind
 * it: so neither shows a line feed that is not in the text.
 *
 * Returns: the stretch of the view that shows it
 */
CfSpan
cf_projection_span_to_view (CfProjection *projection, CfSpan span)
{
  CfSpan view = { cf_projection_to_view (projection, span.start), 0 };

  if (span.end <= span.start)
    return (CfSpan){ view.start, view.start };
  view.end = cf_projection_to_view (projection, span.end - 1) + 1;
  return view;
}

CfSpan
cf_projection_span_to_text (CfProjection *projection, CfSpan view_span)
{
  return (CfSpan){ cf_projection_to_text (projection, view_span.start),
                   cf_projection_to_text (projection, view_span.end) };
}
