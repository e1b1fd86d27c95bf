/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which blocks translate each other.
 *
 * In a bilingual text a block and its translation stand next to each other, in the same order
 * throughout. So one order is tried, then the other, and the one that pairs more is right: a missing
 * translation leaves a block alone and does not shift the rest. */

#include "config.h"

#include "cf-pairing.h"

#include "cf-language.h"

typedef enum
{
  SIDE_NONE,
  SIDE_CHINESE,
  SIDE_OTHER,
} Side;

static Side
get_side (const CfBlock *block)
{
  if (block->language == NULL)
    return SIDE_NONE;
  return cf_language_is_chinese (block->language) ? SIDE_CHINESE : SIDE_OTHER;
}

static guint
pair_in_order (GArray *blocks, Side first, Side second, gboolean assign)
{
  guint n = 0;

  for (guint i = 0; i + 1 < blocks->len; i++)
    {
      CfBlock *a = &g_array_index (blocks, CfBlock, i);
      CfBlock *b = a + 1;

      if (get_side (a) != first || get_side (b) != second)
        continue;
      n++;
      if (assign)
        a->pair = b->pair = n;
      i++;
    }
  return n;
}

/**
 * cf_pairing_assign:
 * @blocks: (element-type CfBlock): the blocks of a text, with their languages
 *
 * Numbers the pairs from 1, in order.
 *
 * Returns: how many there are
 */
guint
cf_pairing_assign (GArray *blocks)
{
  guint chinese_first, other_first;
  Side first;

  chinese_first = pair_in_order (blocks, SIDE_CHINESE, SIDE_OTHER, FALSE);
  other_first = pair_in_order (blocks, SIDE_OTHER, SIDE_CHINESE, FALSE);
  if (chinese_first == 0 && other_first == 0)
    return 0;
  first = chinese_first > other_first ? SIDE_CHINESE : SIDE_OTHER;
  if (chinese_first == other_first &&
      get_side (&g_array_index (blocks, CfBlock, 0)) == SIDE_CHINESE)
    first = SIDE_CHINESE;
  return pair_in_order (blocks, first, first == SIDE_CHINESE ? SIDE_OTHER : SIDE_CHINESE, TRUE);
}
