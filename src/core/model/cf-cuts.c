/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where an article is too much for a text view.
 *
 * The cost of a text view is that of its longest paragraph: so long blocks are cut, best behind a sentence. And
 * what is left of a long run of combining marks is folded into one character. Both depend on the text alone,
 * and take a while where it is one long line: so they are found once, where nobody waits. */

#include "config.h"

#include "cf-cuts.h"

#include "cf-limits.h"
#include "cf-mark.h"
#include "cf-segment.h"

struct _CfCuts
{
  GArray *places; /* of guint, ascending */
  GArray *folds;  /* of CfSpan, in order */
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

/* What is left of a block. */
typedef struct
{
  CfText *text;
  CfSpan rest;
  GArray *folds; /* of CfSpan: all so far */
  guint fold;    /* the first that may be in @rest */
} Block;

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

/* The last unit that begins in the window, but not with it; 0 if none does. */
static guint
find_last_start (CfText *text, CfSpan window, CfUnit unit)
{
  g_autoptr (GArray) found = cf_segment (text, window, unit);

  return found->len > 1 ? g_array_index (found, CfSpan, found->len - 1).start : 0;
}

/* The best place to cut a long paragraph: behind the last sentence that ends in the second half of what
 * fits, else the last word, else between two graphemes, for which there is some more room. */
static guint
find_cut (const Block *block)
{
  static const CfUnit units[] = { CF_UNIT_SENTENCE, CF_UNIT_WORD, CF_UNIT_GRAPHEME };
  CfSpan window = { advance (block, CF_LIMIT_DISPLAY_PARAGRAPH / 2),
                    advance (block, CF_LIMIT_DISPLAY_PARAGRAPH) };
  guint cut = 0;

  for (guint u = 0; u < G_N_ELEMENTS (units) && cut == 0; u++)
    cut = find_last_start (block->text, window, units[u]);
  window.end = advance (block, CF_LIMIT_DISPLAY_PARAGRAPH * 4 / 3);
  if (cut == 0)
    cut = find_last_start (block->text, window, CF_UNIT_GRAPHEME);
  return cut != 0 ? cut : window.end;
}

static void
cut_block (CfCuts *cuts, CfText *text, CfSpan span)
{
  Block block = { text, span, cuts->folds, cuts->folds->len };

  find_folds (text, span, cuts->folds);
  while (advance (&block, CF_LIMIT_DISPLAY_PARAGRAPH * 4 / 3) < span.end)
    {
      block.rest.start = find_cut (&block);
      g_array_append_val (cuts->places, block.rest.start);
      while (block.fold < cuts->folds->len &&
             g_array_index (cuts->folds, CfSpan, block.fold).start < block.rest.start)
        block.fold++;
    }
}

/**
 * cf_cuts_new:
 * @text: the text of an article
 * @blocks: (array length=n_blocks): its blocks, in order
 * @n_blocks: how many
 *
 * Returns: (transfer full): where it is to be cut
 */
CfCuts *
cf_cuts_new (CfText *text, const CfBlock *blocks, guint n_blocks)
{
  CfCuts *cuts = g_new0 (CfCuts, 1);

  cuts->places = g_array_new (FALSE, FALSE, sizeof (guint));
  cuts->folds = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  for (guint i = 0; i < n_blocks; i++)
    cut_block (cuts, text, blocks[i].span);
  return cuts;
}

void
cf_cuts_free (CfCuts *cuts)
{
  g_array_unref (cuts->places);
  g_array_unref (cuts->folds);
  g_free (cuts);
}

/* The first element, which begins with a code point, that is not before @offset. */
static guint
find_first (GArray *array, guint offset)
{
  gsize size = g_array_get_element_size (array);
  guint low = 0, high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (*(const guint *) (gpointer) (array->data + middle * size) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * cf_cuts_get_places:
 * @cuts: cuts
 * @block: a block of the article
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): where it is cut, ascending
 */
const guint *
cf_cuts_get_places (CfCuts *cuts, CfSpan block, guint *n)
{
  guint first = find_first (cuts->places, block.start);

  *n = find_first (cuts->places, block.end) - first;
  return (const guint *) (gpointer) cuts->places->data + first;
}

/**
 * cf_cuts_get_folds:
 * @cuts: cuts
 * @block: a block of the article
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): what of it is not shown as it is, in order
 */
const CfSpan *
cf_cuts_get_folds (CfCuts *cuts, CfSpan block, guint *n)
{
  guint first = find_first (cuts->folds, block.start);

  *n = find_first (cuts->folds, block.end) - first;
  return (const CfSpan *) (gpointer) cuts->folds->data + first;
}
