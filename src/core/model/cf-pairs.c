/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which blocks of an article translate each other, where a person says otherwise than its reader does.
 *
 * A pairing is a list of groups. The blocks of a group are a pair, a group of one is a block that has none, and
 * blocks that no group names are paired as the reader did. A group holds only where all of its blocks are there:
 * otherwise nobody knows what the person would say now. Immutable once it is shared. */

#include "config.h"

#include "cf-pairs.h"

#include "cf-digest.h"
#include "cf-hash.h"

struct _CfPairs
{
  gatomicrefcount ref_count;
  GArray *names; /* of CfBlockName, group after group */
  GArray *ends;  /* of guint: where in @names each group ends */
};

CfPairs *
cf_pairs_new (void)
{
  CfPairs *pairing = g_new0 (CfPairs, 1);

  g_atomic_ref_count_init (&pairing->ref_count);
  pairing->names = g_array_new (FALSE, FALSE, sizeof (CfBlockName));
  pairing->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  return pairing;
}

CfPairs *
cf_pairs_ref (CfPairs *pairing)
{
  g_atomic_ref_count_inc (&pairing->ref_count);
  return pairing;
}

void
cf_pairs_unref (CfPairs *pairing)
{
  if (!g_atomic_ref_count_dec (&pairing->ref_count))
    return;
  g_array_unref (pairing->names);
  g_array_unref (pairing->ends);
  g_free (pairing);
}

/**
 * cf_pairs_add:
 * @pairing: a pairing that nobody else has yet
 * @names: (array length=n_names): the blocks of a group
 * @n_names: how many; 0 for what was not understood, which keeps its place
 */
void
cf_pairs_add (CfPairs *pairing, const CfBlockName *names, guint n_names)
{
  guint end = pairing->names->len + n_names;

  g_array_append_vals (pairing->names, names, n_names);
  g_array_append_val (pairing->ends, end);
}

/**
 * cf_pairs_get_n_groups:
 * @pairing: (nullable): a pairing; %NULL says nothing
 *
 * Returns: how many groups it has
 */
guint
cf_pairs_get_n_groups (CfPairs *pairing)
{
  return pairing != NULL ? pairing->ends->len : 0;
}

/**
 * cf_pairs_get_group:
 * @pairing: a pairing
 * @group: which
 * @n_names: (out): how many blocks it has
 *
 * Returns: (transfer none) (array length=n_names): its blocks
 */
const CfBlockName *
cf_pairs_get_group (CfPairs *pairing, guint group, guint *n_names)
{
  guint start = group > 0 ? g_array_index (pairing->ends, guint, group - 1) : 0;

  *n_names = g_array_index (pairing->ends, guint, group) - start;
  return (const CfBlockName *) (gpointer) pairing->names->data + start;
}

/**
 * cf_pairs_equal:
 * @a: (nullable): a pairing
 * @b: (nullable): another
 *
 * Returns: whether both say the same, in the same order
 */
gboolean
cf_pairs_equal (CfPairs *a, CfPairs *b)
{
  guint n = cf_pairs_get_n_groups (a);

  if (n != cf_pairs_get_n_groups (b))
    return FALSE;
  for (guint g = 0; g < n; g++)
    {
      guint n_a, n_b;
      const CfBlockName *of_a = cf_pairs_get_group (a, g, &n_a);
      const CfBlockName *of_b = cf_pairs_get_group (b, g, &n_b);

      if (n_a != n_b)
        return FALSE;
      for (guint i = 0; i < n_a; i++)
        if (of_a[i].start != of_b[i].start || of_a[i].words != of_b[i].words)
          return FALSE;
    }
  return TRUE;
}

/**
 * cf_pairs_name_block:
 * @text: the text of an article
 * @block: a block of it
 *
 * Returns: its name
 */
CfBlockName
cf_pairs_name_block (CfText *text, const CfBlock *block)
{
  const char *start = cf_text_pointer (text, block->span.start);
  const char *end = cf_text_pointer (text, block->span.end);

  return (CfBlockName){ block->span.start, cf_digest_short (start, (gsize) (end - start)) };
}

/* What the words of each block are, and which block has them; CF_NO_BLOCK where several have. */
typedef struct
{
  const CfBlock *blocks;
  guint n_blocks;
  guint64 *words; /* of each block */
  GHashTable *places;
} Index;

static void
index_init (Index *index, CfText *text)
{
  index->words = g_new (guint64, index->n_blocks + 1);
  index->places = g_hash_table_new (cf_hash_digest, g_int64_equal);
  for (guint i = 0; i < index->n_blocks; i++)
    {
      gboolean again;

      index->words[i] = cf_pairs_name_block (text, &index->blocks[i]).words;
      again = g_hash_table_contains (index->places, &index->words[i]);
      g_hash_table_insert (index->places, &index->words[i],
                           GUINT_TO_POINTER (again ? CF_NO_BLOCK : i));
    }
}

static void
index_clear (Index *index)
{
  g_hash_table_unref (index->places);
  g_free (index->words);
}

static gboolean
is_at (const Index *index, guint block, const CfBlockName *name)
{
  return index->blocks[block].span.start == name->start && index->words[block] == name->words;
}

static guint
index_find (const Index *index, const CfBlockName *name)
{
  guint low = 0, high = index->n_blocks;
  gpointer place;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (index->blocks[middle].span.start <= name->start)
        low = middle;
      else
        high = middle;
    }
  if (low < high && is_at (index, low, name))
    return low;
  return g_hash_table_lookup_extended (index->places, &name->words, NULL, &place)
           ? GPOINTER_TO_UINT (place)
           : CF_NO_BLOCK;
}

/**
 * cf_pairs_find_blocks:
 * @pairing: a pairing
 * @text: the text of an article
 * @blocks: (array length=n_blocks): its blocks
 * @n_blocks: how many
 *
 * A block is the one that begins there and has these words; else the only one that has them.
 *
 * Returns: (transfer full) (element-type guint): which block each of its names is, group after group; %CF_NO_BLOCK
 *   for what is not there
 */
GArray *
cf_pairs_find_blocks (CfPairs *pairing, CfText *text, const CfBlock *blocks, guint n_blocks)
{
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (guint), pairing->names->len);
  Index index = { .blocks = blocks, .n_blocks = n_blocks };

  index_init (&index, text);
  for (guint i = 0; i < pairing->names->len; i++)
    {
      guint block = index_find (&index, &g_array_index (pairing->names, CfBlockName, i));

      g_array_append_val (found, block);
    }
  index_clear (&index);
  return found;
}

static CfBlock *
get_block (GArray *blocks, guint i)
{
  return &g_array_index (blocks, CfBlock, i);
}

/* Whether all are there, and none has been named by a group before. */
static gboolean
holds (const guint *found, guint n, const gboolean *named)
{
  for (guint i = 0; i < n; i++)
    if (found[i] == CF_NO_BLOCK || named[found[i]])
      return FALSE;
  return TRUE;
}

static guint
find_last_number (GArray *blocks)
{
  guint last = 0;

  for (guint i = 0; i < blocks->len; i++)
    last = MAX (last, get_block (blocks, i)->pair);
  return last;
}

/**
 * cf_pairs_apply:
 * @pairing: a pairing
 * @text: the text of an article
 * @blocks: (inout) (element-type CfBlock): its blocks, as its reader paired them, and on their sides; others take
 *   their place, since articles share them
 */
void
cf_pairs_apply (CfPairs *pairing, CfText *text, GArray **blocks)
{
  GArray *paired = g_array_copy (*blocks);
  g_autoptr (GArray) found =
               cf_pairs_find_blocks (pairing, text, get_block (paired, 0), paired->len);
  g_autofree gboolean *named = g_new0 (gboolean, paired->len + 1);
  guint number = find_last_number (paired), at = 0;

  for (guint g = 0; g < pairing->ends->len; g++)
    {
      const guint *of_group = (const guint *) (gpointer) found->data + at;
      guint n = g_array_index (pairing->ends, guint, g) - at;

      at += n;
      if (n == 0 || !holds (of_group, n, named))
        continue;
      number++;
      for (guint i = 0; i < n; i++)
        {
          named[of_group[i]] = TRUE;
          get_block (paired, of_group[i])->pair = number;
        }
    }
  cf_pairs_number (paired);
  g_array_unref (*blocks);
  *blocks = paired;
}

/**
 * cf_pairs_number:
 * @blocks: (element-type CfBlock): the blocks of an article, on their sides; those of one pair have one number
 *
 * Numbers their pairs from 1, in the order of the text. What is on one side only is none.
 */
void
cf_pairs_number (GArray *blocks)
{
  guint last = find_last_number (blocks), next = 0;
  g_autofree guint *sides = g_new0 (guint, last + 1);
  g_autofree guint *numbers = g_new0 (guint, last + 1);

  for (guint i = 0; i < blocks->len; i++)
    sides[get_block (blocks, i)->pair] |= 1u << get_block (blocks, i)->side;
  for (guint i = 0; i < blocks->len; i++)
    {
      CfBlock *block = get_block (blocks, i);
      guint pair = block->pair;

      if (pair == 0)
        continue;
      if (sides[pair] != (1u << CF_SIDE_FIRST | 1u << CF_SIDE_SECOND))
        block->pair = 0;
      else if (numbers[pair] != 0)
        block->pair = numbers[pair];
      else
        block->pair = numbers[pair] = ++next;
    }
}
