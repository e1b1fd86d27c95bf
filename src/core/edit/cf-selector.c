/* SPDX-License-Identifier: GPL-3.0-or-later
 * Selecting by word, clause, sentence, quotation and paragraph.
 *
 * One key selects the unit at the caret; the same key again extends the selection by the next one, or
 * backward by the one before, over the borders of blocks; Backspace takes each step back. */

#include "config.h"

#include "cf-selector.h"

struct _CfSelector
{
  GArray *steps; /* of CfSpan: the selections that were made, the last is the present one */
  CfSpan before; /* what was selected before the first step */
  CfUnit unit;
};

CfSelector *
cf_selector_new (void)
{
  CfSelector *selector = g_new0 (CfSelector, 1);

  selector->steps = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  return selector;
}

void
cf_selector_free (CfSelector *selector)
{
  g_array_unref (selector->steps);
  g_free (selector);
}

/**
 * cf_selector_reset:
 * @selector: a selector
 *
 * Forgets the steps: the user has selected something by other means.
 */
void
cf_selector_reset (CfSelector *selector)
{
  g_array_set_size (selector->steps, 0);
}

static gboolean
is_at_last_step (CfSelector *selector, CfSpan selection)
{
  guint n = selector->steps->len;

  return n > 0 && cf_span_equal (g_array_index (selector->steps, CfSpan, n - 1), selection);
}

/* The first unit that begins at or behind @offset, in its block or a later one. */
static gboolean
find_next (CfArticle *article, CfSide side, CfUnit unit, guint offset, CfSpan *found)
{
  CfText *text = cf_article_get_text (article);
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  for (guint b = cf_article_find_block (article, offset); b < n_blocks; b++)
    {
      g_autoptr (GArray) units = NULL;

      if (!cf_side_has (side, &blocks[b]))
        continue;
      units = cf_segment (text, blocks[b].span, unit);
      for (guint i = 0; i < units->len; i++)
        if (g_array_index (units, CfSpan, i).start >= offset)
          {
            *found = g_array_index (units, CfSpan, i);
            return TRUE;
          }
    }
  return FALSE;
}

/* The last unit that ends at or before @offset, in its block or an earlier one. */
static gboolean
find_previous (CfArticle *article, CfSide side, CfUnit unit, guint offset, CfSpan *found)
{
  CfText *text = cf_article_get_text (article);
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  for (guint b = n_blocks > 0 ? cf_article_find_block (article, offset) + 1 : 0; b > 0; b--)
    {
      g_autoptr (GArray) units = NULL;

      if (!cf_side_has (side, &blocks[b - 1]))
        continue;
      units = cf_segment (text, blocks[b - 1].span, unit);
      for (guint i = units->len; i > 0; i--)
        if (g_array_index (units, CfSpan, i - 1).end <= offset)
          {
            *found = g_array_index (units, CfSpan, i - 1);
            return TRUE;
          }
    }
  return FALSE;
}

/* The smallest quotation around the selection that is larger than it. */
static gboolean
find_enclosing (CfArticle *article, CfSpan selection, CfSpan *found)
{
  CfSpan block = cf_article_get_block_span (article, selection.start);
  g_autoptr (GArray) quotations =
               cf_segment (cf_article_get_text (article), block, CF_UNIT_QUOTATION);
  gboolean any = FALSE;

  for (guint i = 0; i < quotations->len; i++)
    {
      CfSpan span = g_array_index (quotations, CfSpan, i);

      if (!cf_span_contains (span, selection) || cf_span_equal (span, selection))
        continue;
      if (!any || cf_span_length (span) < cf_span_length (*found))
        *found = span;
      any = TRUE;
    }
  return any;
}

static gboolean
extend (CfArticle *article, CfSide side, CfUnit unit, gboolean backward, CfSpan *selection)
{
  CfSpan found;

  if (unit == CF_UNIT_QUOTATION && find_enclosing (article, *selection, &found))
    *selection = found;
  else if (backward && find_previous (article, side, unit, selection->start, &found))
    selection->start = found.start;
  else if (!backward && find_next (article, side, unit, selection->end, &found))
    selection->end = found.end;
  else
    return FALSE;
  return TRUE;
}

static gboolean
begin (CfArticle *article, CfUnit unit, CfSpan *selection)
{
  CfSpan block = cf_article_get_block_span (article, selection->start);
  guint offset = CLAMP (selection->start, block.start, block.end);

  return cf_segment_find (cf_article_get_text (article), block, unit, offset, selection);
}

/**
 * cf_selector_select:
 * @selector: a selector
 * @article: the article
 * @side: what of it is shown: what is not, is passed over
 * @unit: what to select
 * @backward: whether to extend backward
 * @selection: (inout): what is selected, empty at the caret; what is to be selected
 *
 * Returns: whether there was anything to select
 */
gboolean
cf_selector_select (CfSelector *selector,
                    CfArticle *article,
                    CfSide side,
                    CfUnit unit,
                    gboolean backward,
                    CfSpan *selection)
{
  gboolean again = selector->unit == unit && is_at_last_step (selector, *selection);
  CfSpan before = *selection;

  if (!(again ? extend (article, side, unit, backward, selection)
              : begin (article, unit, selection)))
    return FALSE;
  if (!is_at_last_step (selector, before))
    {
      cf_selector_reset (selector);
      selector->before = before;
    }
  selector->unit = unit;
  g_array_append_val (selector->steps, *selection);
  return TRUE;
}

/**
 * cf_selector_step_back:
 * @selector: a selector
 * @selection: (inout): what is selected; what was selected a step ago
 *
 * Returns: whether there was a step to take back
 */
gboolean
cf_selector_step_back (CfSelector *selector, CfSpan *selection)
{
  guint n = selector->steps->len;

  if (!is_at_last_step (selector, *selection))
    return FALSE;
  *selection = n > 1 ? g_array_index (selector->steps, CfSpan, n - 2) : selector->before;
  g_array_set_size (selector->steps, n - 1);
  return TRUE;
}

/**
 * cf_selector_move_end:
 * @article: the article
 * @side: what of it is shown: where it is one language, no end leaves its block
 * @unit: by what: %CF_UNIT_GRAPHEME or %CF_UNIT_WORD
 * @end: whether to move the end, rather than the start
 * @forward: whether towards the end of the article
 * @span: (inout): a span, which does not become empty
 *
 * Returns: whether it was moved
 */
gboolean
cf_selector_move_end (
  CfArticle *article, CfSide side, CfUnit unit, gboolean end, gboolean forward, CfSpan *span)
{
  CfSpan moved = *span, found;
  CfSpan block = cf_article_get_block_span (article, end ? span->end - 1 : span->start);

  /* A start moves to the start of a unit, an end to the end of one. */
  if (end && forward && find_next (article, CF_SIDE_BOTH, unit, span->end, &found))
    moved.end = found.end;
  else if (end && !forward && find_previous (article, CF_SIDE_BOTH, unit, span->end - 1, &found))
    moved.end = found.end;
  else if (!end && forward && find_next (article, CF_SIDE_BOTH, unit, span->start + 1, &found))
    moved.start = found.start;
  else if (!end && !forward && find_previous (article, CF_SIDE_BOTH, unit, span->start, &found))
    moved.start = found.start;
  if (moved.start >= moved.end || cf_span_equal (moved, *span))
    return FALSE;
  if (side != CF_SIDE_BOTH && (end ? moved.end <= block.start || moved.end > block.end
                                   : moved.start < block.start || moved.start >= block.end))
    return FALSE;
  *span = moved;
  return TRUE;
}
