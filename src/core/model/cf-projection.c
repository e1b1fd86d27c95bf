/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of an article a view shows, and where.
 *
 * A projection shows some blocks of an article, all or those of one language. It cuts paragraphs
 * that are too long for a text view, whose cost is that of the longest paragraph, and shows control
 * characters as pictures. So view offsets are not offsets of the text: a sorted list of pieces maps
 * one to the other. Between two pieces the view has one line feed, which may or may not be in the
 * text. */

#include "config.h"

#include "cf-projection.h"

#include "cf-limits.h"
#include "cf-segment.h"

typedef struct
{
  guint view_start;
  CfSpan span; /* of the reference text; the same number of characters in the view */
} Piece;

struct _CfProjection
{
  GArray *pieces; /* of Piece, in order in both */
  GString *view_text;
  guint view_length;
};

static void
append_shown (GString *out, const char *utf8, const char *end)
{
  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      else if (c == '\n' || c == '\t')
        g_string_append_c (out, (char) c);
      else if (c == 0x85) /* a line end to GTK: shown as one */
        g_string_append (out, "\xc2\x85");
      else if (c < 0x20)
        g_string_append_unichar (out, 0x2400 + c);
      else
        g_string_append_unichar (out, c == 0x7f ? 0x2421 : 0xfffd);
    }
}

static void
add_piece (CfProjection *projection, CfText *text, CfSpan span)
{
  Piece piece = { 0, span };

  if (projection->pieces->len > 0)
    {
      g_string_append_c (projection->view_text, '\n');
      projection->view_length++;
    }
  piece.view_start = projection->view_length;
  g_array_append_val (projection->pieces, piece);
  append_shown (projection->view_text, cf_text_pointer (text, span.start),
                cf_text_pointer (text, span.end));
  projection->view_length += cf_span_length (span);
}

/* The best place to cut a long paragraph: behind the last sentence that ends in the second half of
 * what fits, else the last word, else between two graphemes. */
static guint
find_cut (CfText *text, CfSpan rest)
{
  static const CfUnit units[] = { CF_UNIT_SENTENCE, CF_UNIT_WORD, CF_UNIT_GRAPHEME };
  CfSpan window = { rest.start, rest.start + CF_LIMIT_DISPLAY_PARAGRAPH };

  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    {
      g_autoptr (GArray) found = cf_segment (text, window, units[u]);

      /* The last unit may go on behind the window. */
      for (guint i = found->len > 0 ? found->len - 1 : 0; i > 0; i--)
        {
          guint start = g_array_index (found, CfSpan, i).start;

          if (start > rest.start + CF_LIMIT_DISPLAY_PARAGRAPH / 2)
            return start;
        }
    }
  return window.end;
}

static void
add_block (CfProjection *projection, CfText *text, CfSpan span)
{
  while (cf_span_length (span) > CF_LIMIT_DISPLAY_PARAGRAPH * 4 / 3)
    {
      guint cut = find_cut (text, span);

      add_piece (projection, text, (CfSpan){ span.start, cut });
      span.start = cut;
    }
  add_piece (projection, text, span);
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
  guint n_all;
  const CfBlock *all = cf_article_get_blocks (article, &n_all);

  projection->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  projection->view_text = g_string_new (NULL);
  for (guint i = 0; i < (blocks != NULL ? n_blocks : n_all); i++)
    add_block (projection, cf_article_get_text (article), all[blocks != NULL ? blocks[i] : i].span);
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
 * Returns: where the view shows it; for what is not shown, the end of what is shown before it
 */
guint
cf_projection_to_view (CfProjection *projection, guint offset)
{
  const Piece *piece = find_piece (projection, offset, FALSE);

  if (piece == NULL)
    return 0;
  return piece->view_start + MIN (offset - piece->span.start, cf_span_length (piece->span));
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
  return piece->span.start + MIN (view_offset - piece->view_start, cf_span_length (piece->span));
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
 * Returns: the index of the display paragraph that begins at or last before it; 0 if none does
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
 * @index: of a display paragraph
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
