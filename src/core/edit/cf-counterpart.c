/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where in the other language of an article the same is said: in the blocks of its pair, narrowed by what both
 * sides share. */

#include "config.h"

#include "cf-counterpart.h"

#include "cf-annotation.h"
#include "cf-parallel.h"

/* The blocks of one pair on one side as one text. */
typedef struct
{
  GArray *spans; /* of CfSpan, where they stand in the article */
  CfText *text;
} Passage;

static void
passage_clear (Passage *passage)
{
  g_clear_pointer (&passage->spans, g_array_unref);
  g_clear_pointer (&passage->text, cf_text_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passage, passage_clear)

static void
passage_init (Passage *passage, CfArticle *article, guint pair, CfSide side)
{
  GString *text = g_string_new (NULL);
  guint n;
  const CfBlock *blocks = cf_article_get_blocks (article, &n);

  passage->spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  for (guint i = 0; i < n; i++)
    if (blocks[i].pair == pair && blocks[i].side == side)
      {
        g_autofree char *slice = cf_text_slice (cf_article_get_text (article), blocks[i].span);

        if (passage->spans->len > 0)
          g_string_append_c (text, '\n');
        g_string_append (text, slice);
        g_array_append_val (passage->spans, blocks[i].span);
      }
  passage->text = cf_text_new (text->str, (gssize) text->len);
  g_string_free (text, TRUE);
}

/* From the article into the passage: what of @span is in it. */
static CfSpan
enter (const Passage *passage, CfSpan span)
{
  CfSpan entered = { G_MAXUINT, 0 };
  guint at = 0;

  for (guint i = 0; i < passage->spans->len; i++)
    {
      CfSpan block = g_array_index (passage->spans, CfSpan, i);
      guint start = MAX (span.start, block.start), end = MIN (span.end, block.end);

      if (start < end)
        {
          entered.start = MIN (entered.start, at + start - block.start);
          entered.end = at + end - block.start;
        }
      at += cf_span_length (block) + 1;
    }
  return entered;
}

/* And back: a stretch for each block. */
static void
leave (const Passage *passage, CfSpan span, GArray *found)
{
  guint at = 0;

  for (guint i = 0; i < passage->spans->len; i++)
    {
      CfSpan block = g_array_index (passage->spans, CfSpan, i);
      guint start = MAX (span.start, at), end = MIN (span.end, at + cf_span_length (block));

      if (start < end)
        {
          CfSpan part = { block.start + start - at, block.start + end - at };

          g_array_append_val (found, part);
        }
      at += cf_span_length (block) + 1;
    }
}

static CfSide
get_other (CfSide side)
{
  return side == CF_SIDE_FIRST ? CF_SIDE_SECOND : CF_SIDE_FIRST;
}

/* What of @span is in this pair, on this side, over there. */
static void
add_counterpart (CfArticle *article, CfSpan span, const CfBlock *block, GArray *found)
{
  g_auto (Passage) here = { NULL };
  g_auto (Passage) there = { NULL };
  CfSpan entered;

  passage_init (&there, article, block->pair, get_other (block->side));
  if (there.spans->len == 0)
    return;
  passage_init (&here, article, block->pair, block->side);
  entered = enter (&here, span);
  if (entered.start < entered.end)
    leave (&there, cf_parallel_find (here.text, entered, there.text), found);
}

/* Of a stretch over several pairs that of each, once. */
static void
add_span (CfArticle *article, CfSpan span, CfSide side, GArray *found)
{
  guint n, pair = 0;
  const CfBlock *blocks = cf_article_get_blocks (article, &n);

  for (guint i = cf_article_find_block (article, span.start);
       i < n && blocks[i].span.start < span.end; i++)
    {
      if (blocks[i].side != side || blocks[i].pair == 0 || blocks[i].pair == pair)
        continue;
      pair = blocks[i].pair;
      add_counterpart (article, span, &blocks[i], found);
    }
}

/**
 * cf_counterpart_find:
 * @article: an article
 * @spans: (array length=n_spans): words of it, in one of its languages: that of the first
 * @n_spans: how many stretches, at least 1
 * @found: (element-type CfSpan): what seems to say the same in the other is put at its end, in the order of the text
 *
 * Returns: whether it is there, or why not
 */
CfCounterpartResult
cf_counterpart_find (CfArticle *article, const CfSpan *spans, guint n_spans, GArray *found)
{
  guint n, first = cf_article_find_block (article, spans[0].start), n_before = found->len;
  const CfBlock *blocks = cf_article_get_blocks (article, &n);

  if (!cf_article_is_bilingual (article))
    return CF_COUNTERPART_ONE_LANGUAGE;
  for (guint i = 0; i < n_spans; i++)
    add_span (article, spans[i], blocks[first].side, found);
  if (found->len == n_before)
    return CF_COUNTERPART_NO_PAIR;
  g_array_set_size (found, n_before + cf_spans_normalise (&g_array_index (found, CfSpan, n_before),
                                                          found->len - n_before));
  return CF_COUNTERPART_FOUND;
}
