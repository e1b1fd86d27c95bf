/* SPDX-License-Identifier: GPL-3.0-or-later
 * The two languages of a bilingual article.
 *
 * Each block is on one side: Chinese, of whatever script, or the other language. A block without a language is on
 * that of the block before it, so that nothing is shown twice or nowhere. */

#include "config.h"

#include "cf-sides.h"

#include "cf-language.h"

static gboolean
is_chinese (const char *language)
{
  return language != NULL && cf_language_is_chinese (language);
}

/* The language of the first block that has a partner. */
static const char *
find_first_language (GArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    if (g_array_index (blocks, CfBlock, i).pair != 0)
      return g_array_index (blocks, CfBlock, i).language;
  return NULL;
}

/**
 * cf_sides_assign:
 * @blocks: (inout) (element-type CfBlock): the blocks of an article with pairs; others take their place where they
 *   change, since articles share them
 * @first_language: (nullable): of the first side; %NULL for that of the first pair
 */
void
cf_sides_assign (GArray **blocks, const char *first_language)
{
  gboolean chinese_first =
    is_chinese (first_language != NULL ? first_language : find_first_language (*blocks));
  GArray *assigned = g_array_copy (*blocks);
  CfSide side = CF_SIDE_FIRST;
  gboolean changed = FALSE;

  for (guint i = 0; i < assigned->len; i++)
    {
      CfBlock *block = &g_array_index (assigned, CfBlock, i);

      if (block->language != NULL)
        side = is_chinese (block->language) == chinese_first ? CF_SIDE_FIRST : CF_SIDE_SECOND;
      changed = changed || block->side != side;
      block->side = side;
    }
  if (changed)
    {
      g_array_unref (*blocks);
      *blocks = assigned;
    }
  else
    g_array_unref (assigned);
}

/**
 * cf_side_has:
 * @side: what is shown
 * @block: a block
 *
 * Returns: whether it is there
 */
gboolean
cf_side_has (CfSide side, const CfBlock *block)
{
  return side == CF_SIDE_BOTH || block->side == CF_SIDE_BOTH || block->side == side;
}

/**
 * cf_sides_find:
 * @article: an article
 * @offset: a code point of its text
 *
 * Returns: on which side it stands; %CF_SIDE_BOTH in an article without pairs
 */
CfSide
cf_sides_find (CfArticle *article, guint offset)
{
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  return n_blocks > 0 ? blocks[cf_article_find_block (article, offset)].side : CF_SIDE_BOTH;
}

/**
 * cf_sides_are_opposite:
 * @article: an article
 * @offset: a place in it
 * @other: another
 *
 * Returns: whether they stand on the two sides of one pair
 */
gboolean
cf_sides_are_opposite (CfArticle *article, guint offset, guint other)
{
  guint n;
  const CfBlock *blocks = cf_article_get_blocks (article, &n);
  const CfBlock *a = &blocks[cf_article_find_block (article, offset)];
  const CfBlock *b = &blocks[cf_article_find_block (article, other)];

  return n > 0 && a->pair != 0 && a->pair == b->pair && a->side != b->side;
}

/**
 * cf_sides_get_language:
 * @article: an article with pairs
 * @side: one of its sides
 *
 * Returns: (nullable): the language of its first block there
 */
const char *
cf_sides_get_language (CfArticle *article, CfSide side)
{
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].side == side && blocks[i].language != NULL)
      return blocks[i].language;
  return NULL;
}

/* The first block of that pair on that side. */
static const CfBlock *
find_partner (const CfBlock *blocks, guint n_blocks, CfSide side, guint pair)
{
  for (guint i = 0; i < n_blocks && pair != 0; i++)
    if (blocks[i].pair == pair && blocks[i].side == side)
      return &blocks[i];
  return NULL;
}

/**
 * cf_sides_find_shown:
 * @article: an article
 * @side: what of it is shown
 * @offset: a code point of its text
 *
 * Returns: the place itself where it is shown; else the start of what stands beside it, or the end of what is shown
 *   before it
 */
guint
cf_sides_find_shown (CfArticle *article, CfSide side, guint offset)
{
  guint n_blocks, i = cf_article_find_block (article, offset);
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks), *partner;

  if (n_blocks == 0 || cf_side_has (side, &blocks[i]))
    return offset;
  partner = find_partner (blocks, n_blocks, side, blocks[i].pair);
  if (partner != NULL)
    return partner->span.start;
  while (i > 0 && !cf_side_has (side, &blocks[i]))
    i--;
  return cf_side_has (side, &blocks[i]) ? blocks[i].span.end : 0;
}

/**
 * cf_sides_list_blocks:
 * @article: an article
 * @side: a side of it, or both
 *
 * Returns: (transfer full) (element-type guint): its blocks there, in order
 */
GArray *
cf_sides_list_blocks (CfArticle *article, CfSide side)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (cf_side_has (side, &blocks[i]))
      g_array_append_val (list, i);
  return list;
}

/* Where one is in the list of the blocks of each side. */
typedef struct
{
  const CfBlock *blocks;
  GArray *list[2]; /* of guint */
  guint at[2];
} Walk;

static const CfBlock *
get_block (const Walk *walk, guint side, guint at)
{
  return at < walk->list[side]->len ? &walk->blocks[g_array_index (walk->list[side], guint, at)]
                                    : NULL;
}

/* Takes the blocks of one pair that stand together; those without a pair one at a time. */
static void
take (Walk *walk, guint side, CfRow *row)
{
  const CfBlock *block = get_block (walk, side, walk->at[side]);
  guint pair = block->pair;

  do
    row->end[side] = ++walk->at[side];
  while (pair != 0 && (block = get_block (walk, side, walk->at[side])) != NULL &&
         block->pair == pair);
}

static gboolean
comes (const Walk *walk, guint side, guint pair)
{
  const CfBlock *block;

  for (guint at = walk->at[side]; (block = get_block (walk, side, at)) != NULL; at++)
    if (block->pair == pair)
      return TRUE;
  return FALSE;
}

static gboolean
may_stand_alone (const Walk *walk, guint side, const CfBlock *block)
{
  return block != NULL && (block->pair == 0 || !comes (walk, 1 - side, block->pair));
}

static CfRow
next_row (Walk *walk)
{
  CfRow row = { { walk->at[0], walk->at[1] }, { walk->at[0], walk->at[1] } };
  const CfBlock *a = get_block (walk, 0, walk->at[0]), *b = get_block (walk, 1, walk->at[1]);
  gboolean a_alone = may_stand_alone (walk, 0, a), b_alone = may_stand_alone (walk, 1, b);

  if (a != NULL && b != NULL && a->pair != 0 && a->pair == b->pair)
    {
      take (walk, 0, &row);
      take (walk, 1, &row);
    }
  else if (a_alone && b_alone)
    take (walk, a->span.start < b->span.start ? 0 : 1, &row);
  else if (a_alone || b_alone)
    take (walk, a_alone ? 0 : 1, &row);
  else
    /* Pairs that cross: what comes first in the text has a row of its own. */
    take (walk, b == NULL || (a != NULL && a->span.start < b->span.start) ? 0 : 1, &row);
  return row;
}

/**
 * cf_sides_list_rows:
 * @article: an article with pairs
 *
 * Returns: (transfer full) (element-type CfRow): what stands side by side, in the order of the text; each block of
 *   cf_sides_list_blocks() is in one row
 */
GArray *
cf_sides_list_rows (CfArticle *article)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (CfRow));
  guint n_blocks;
  Walk walk = { .blocks = cf_article_get_blocks (article, &n_blocks),
                .list = { cf_sides_list_blocks (article, CF_SIDE_FIRST),
                          cf_sides_list_blocks (article, CF_SIDE_SECOND) } };

  while (walk.at[0] < walk.list[0]->len || walk.at[1] < walk.list[1]->len)
    {
      CfRow row = next_row (&walk);

      g_array_append_val (rows, row);
    }
  g_array_unref (walk.list[0]);
  g_array_unref (walk.list[1]);
  return rows;
}

/**
 * cf_sides_clip:
 * @article: an article
 * @side: what of it is shown
 * @span: a stretch of the text
 * @parts: (element-type CfSpan): what of the stretch is shown is put at its end; blocks that follow one another
 *   stay together
 */
void
cf_sides_clip (CfArticle *article, CfSide side, CfSpan span, GArray *parts)
{
  guint n_blocks, first = parts->len;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  if (side == CF_SIDE_BOTH || span.start == span.end)
    {
      g_array_append_val (parts, span);
      return;
    }
  for (guint i = cf_article_find_block (article, span.start);
       i < n_blocks && blocks[i].span.start < span.end; i++)
    {
      CfSpan part = { MAX (span.start, blocks[i].span.start), MIN (span.end, blocks[i].span.end) };
      CfSpan *last = parts->len > first ? &g_array_index (parts, CfSpan, parts->len - 1) : NULL;

      if (!cf_side_has (side, &blocks[i]) || part.start >= part.end)
        continue;
      if (last != NULL && last->end + 1 == part.start)
        last->end = part.end;
      else
        g_array_append_val (parts, part);
    }
}
