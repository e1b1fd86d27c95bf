/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done with the pairs of an article.
 *
 * A row is what stands side by side: a pair, or a block without one. Joining, splitting and shifting are done on rows
 * as they are shown; what comes of it is written down as far as it is other than what the reader of the article
 * made, so that it says no more than the person did. */

#include "config.h"

#include "cf-mending.h"

#include "cf-sides.h"

#include <string.h>

/* The pairs of an article while they are changed. */
typedef struct
{
  const CfBlock *blocks;
  guint n_blocks;
  GArray *rows;    /* of CfRow */
  GArray *list[2]; /* of guint: the blocks of each side, which rows point into */
  guint *pairs;    /* of each block, 0 for none */
  guint next;      /* a number that no pair has */
} Bench;

static void
bench_init (Bench *bench, CfArticle *article)
{
  bench->blocks = cf_article_get_blocks (article, &bench->n_blocks);
  bench->rows = cf_sides_list_rows (article);
  bench->list[0] = cf_sides_list_blocks (article, CF_SIDE_FIRST);
  bench->list[1] = cf_sides_list_blocks (article, CF_SIDE_SECOND);
  bench->pairs = g_new (guint, bench->n_blocks + 1);
  bench->next = cf_article_count_pairs (article) + 1;
  for (guint i = 0; i < bench->n_blocks; i++)
    bench->pairs[i] = bench->blocks[i].pair;
}

static void
bench_clear (Bench *bench)
{
  g_clear_pointer (&bench->rows, g_array_unref);
  g_clear_pointer (&bench->list[0], g_array_unref);
  g_clear_pointer (&bench->list[1], g_array_unref);
  g_free (bench->pairs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_clear)

static const CfRow *
get_row (const Bench *bench, guint row)
{
  return &g_array_index (bench->rows, CfRow, row);
}

static gboolean
has_side (const Bench *bench, guint row, guint side)
{
  return get_row (bench, row)->start[side] < get_row (bench, row)->end[side];
}

/* The blocks of one side of a row are of that pair from now on. */
static void
set_pair (Bench *bench, guint row, guint side, guint pair)
{
  for (guint i = get_row (bench, row)->start[side]; i < get_row (bench, row)->end[side]; i++)
    bench->pairs[g_array_index (bench->list[side], guint, i)] = pair;
}

static guint
find_row (const Bench *bench, guint block)
{
  for (guint row = 0; row < bench->rows->len; row++)
    for (guint side = 0; side < 2; side++)
      for (guint i = get_row (bench, row)->start[side]; i < get_row (bench, row)->end[side]; i++)
        if (g_array_index (bench->list[side], guint, i) == block)
          return row;
  return 0;
}

/* Of the row next to it in that direction, unless that has only what is in the same language. */
static gboolean
join (Bench *bench, guint block, gboolean after)
{
  guint row = find_row (bench, block), other = after ? row + 1 : row - 1;
  guint across = bench->blocks[block].side == CF_SIDE_FIRST ? 1 : 0, pair;

  if (after ? other >= bench->rows->len : row == 0)
    return FALSE;
  if (!has_side (bench, other, across))
    return FALSE;
  pair =
    bench->pairs[g_array_index (bench->list[across], guint, get_row (bench, other)->start[across])];
  if (pair == 0)
    {
      pair = bench->next;
      set_pair (bench, other, 0, pair);
      set_pair (bench, other, 1, pair);
    }
  bench->pairs[block] = pair;
  return TRUE;
}

static gboolean
join_before (Bench *bench, guint block)
{
  return join (bench, block, FALSE);
}

static gboolean
join_after (Bench *bench, guint block)
{
  return join (bench, block, TRUE);
}

/* What is left of its pair stays one while it has both languages. */
static gboolean
split (Bench *bench, guint block)
{
  if (bench->pairs[block] == 0)
    return FALSE;
  bench->pairs[block] = 0;
  return TRUE;
}

static gboolean
has_second_from (const Bench *bench, guint row)
{
  for (; row < bench->rows->len; row++)
    if (has_side (bench, row, 1))
      return TRUE;
  return FALSE;
}

/* As a column of a table does when a cell is taken out: what stood in it is joined to what is in the cell above. */
static gboolean
shift_up (Bench *bench, guint block)
{
  guint first = find_row (bench, block);

  if (!has_second_from (bench, first))
    return FALSE;
  for (guint row = first; row < bench->rows->len; row++)
    {
      set_pair (bench, row, 0, bench->next + row);
      set_pair (bench, row, 1, row > 0 ? bench->next + row - 1 : 0);
    }
  if (first > 0 && has_side (bench, first, 1))
    {
      set_pair (bench, first - 1, 0, bench->next + first - 1);
      set_pair (bench, first - 1, 1, bench->next + first - 1);
    }
  return TRUE;
}

/* As a column of a table does when an empty cell is put in. */
static gboolean
shift_down (Bench *bench, guint block)
{
  guint first = find_row (bench, block);

  if (!has_second_from (bench, first))
    return FALSE;
  for (guint row = first; row < bench->rows->len; row++)
    {
      set_pair (bench, row, 0, bench->next + row);
      set_pair (bench, row, 1, bench->next + row + 1);
    }
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*run) (Bench *bench, guint block); /* NULL where it is not done to a block */
} mends[CF_N_MENDS] = {
  [CF_MEND_JOIN_BEFORE] = { "join-before", join_before },
  [CF_MEND_JOIN_AFTER] = { "join-after", join_after },
  [CF_MEND_SPLIT] = { "split", split },
  [CF_MEND_SHIFT_UP] = { "shift-up", shift_up },
  [CF_MEND_SHIFT_DOWN] = { "shift-down", shift_down },
  [CF_MEND_RESET] = { "reset", NULL },
};

/**
 * cf_mend_from_name:
 * @name: what can be done, as the window's action has it
 * @mend: (out): the same
 *
 * Returns: whether it is anything
 */
gboolean
cf_mend_from_name (const char *name, CfMend *mend)
{
  for (*mend = 0; *mend < CF_N_MENDS; (*mend)++)
    if (g_str_equal (mends[*mend].name, name))
      return TRUE;
  return FALSE;
}

/* The blocks of each pair; those without one are groups of their own. */
static GPtrArray *
list_groups (const CfBlock *blocks, guint n_blocks)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) of_pair = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_blocks; i++)
    {
      gpointer pair = GUINT_TO_POINTER (blocks[i].pair);
      GArray *group = pair != NULL ? g_hash_table_lookup (of_pair, pair) : NULL;

      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (groups, group);
          g_hash_table_insert (of_pair, pair, group);
        }
      g_array_append_val (group, i);
    }
  return groups;
}

/* Whether a group is one among @others, of which @of says where each block is. */
static gboolean
is_among (const GArray *group, GPtrArray *others, const guint *of)
{
  const GArray *other = g_ptr_array_index (others, of[g_array_index (group, guint, 0)]);

  return group->len == other->len &&
         memcmp (group->data, other->data, group->len * sizeof (guint)) == 0;
}

static guint *
index_groups (GPtrArray *groups, guint n_blocks)
{
  guint *of = g_new (guint, n_blocks + 1);

  for (guint g = 0; g < groups->len; g++)
    {
      const GArray *group = g_ptr_array_index (groups, g);

      for (guint i = 0; i < group->len; i++)
        of[g_array_index (group, guint, i)] = g;
    }
  return of;
}

static void
add_group (CfPairs *pairing, CfText *text, const CfBlock *blocks, const GArray *group)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (CfBlockName));

  for (guint i = 0; i < group->len; i++)
    {
      CfBlockName name = cf_pairs_name_block (text, &blocks[g_array_index (group, guint, i)]);

      g_array_append_val (names, name);
    }
  cf_pairs_add (pairing, (const CfBlockName *) (gpointer) names->data, names->len);
}

/* What was said of blocks that are not there now is said further on, unless it is of blocks of which something else
 * is. */
static void
keep_lost (CfPairs *pairing, CfPairs *before, CfArticle *article)
{
  CfText *text = cf_article_get_text (article);
  guint n_blocks, at = 0;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);
  g_autofree gboolean *named = g_new0 (gboolean, n_blocks + 1);
  g_autoptr (GArray) said = cf_pairs_find_blocks (pairing, text, blocks, n_blocks);
  g_autoptr (GArray) found = cf_pairs_find_blocks (before, text, blocks, n_blocks);

  for (guint i = 0; i < said->len; i++)
    if (g_array_index (said, guint, i) != CF_NO_BLOCK)
      named[g_array_index (said, guint, i)] = TRUE;
  for (guint g = 0; g < cf_pairs_get_n_groups (before); g++)
    {
      guint n, n_lost = 0;
      const CfBlockName *names = cf_pairs_get_group (before, g, &n);
      gboolean is_free = TRUE;

      for (guint i = 0; i < n; i++, at++)
        {
          guint block = g_array_index (found, guint, at);

          n_lost += block == CF_NO_BLOCK;
          is_free = is_free && (block == CF_NO_BLOCK || !named[block]);
        }
      if (n_lost > 0 && is_free)
        cf_pairs_add (pairing, names, n);
    }
}

/* What must be said for the pairs to be those of @wanted, given those that the reader made. */
static CfPairs *
compare (CfArticle *article, GArray *wanted, CfPairs *before)
{
  CfText *text = cf_article_get_text (article);
  guint n;
  const CfBlock *own = cf_article_get_blocks (cf_article_get_source (article), &n);
  g_autoptr (GPtrArray) source = list_groups (own, n);
  g_autoptr (GPtrArray) groups = list_groups ((const CfBlock *) (gpointer) wanted->data, n);
  g_autofree guint *of = index_groups (source, n);
  g_autoptr (CfPairs) pairing = cf_pairs_new ();

  for (guint g = 0; g < groups->len; g++)
    if (!is_among (g_ptr_array_index (groups, g), source, of))
      add_group (pairing, text, own, g_ptr_array_index (groups, g));
  if (before != NULL)
    keep_lost (pairing, before, article);
  return cf_pairs_get_n_groups (pairing) > 0 ? g_steal_pointer (&pairing) : NULL;
}

/**
 * cf_mending_make:
 * @article: an article with two languages, with the pairs that hold now
 * @before: (nullable): what was said of its pairs, which it has
 * @block: one of its blocks
 * @mend: what is to be done with it
 * @after: (out) (transfer full) (nullable): what is to be said of its pairs instead; %NULL for nothing
 *
 * Returns: whether anything can be done
 */
gboolean
cf_mending_make (CfArticle *article, CfPairs *before, guint block, CfMend mend, CfPairs **after)
{
  g_auto (Bench) bench = { NULL };
  g_autoptr (GArray) wanted = NULL;

  *after = NULL;
  if (mends[mend].run == NULL)
    return before != NULL;
  bench_init (&bench, article);
  if (block >= bench.n_blocks || !mends[mend].run (&bench, block))
    return FALSE;
  wanted = g_array_sized_new (FALSE, FALSE, sizeof (CfBlock), bench.n_blocks);
  g_array_append_vals (wanted, bench.blocks, bench.n_blocks);
  for (guint i = 0; i < wanted->len; i++)
    g_array_index (wanted, CfBlock, i).pair = bench.pairs[i];
  cf_pairs_number (wanted);
  *after = compare (article, wanted, before);
  return !cf_pairs_equal (before, *after);
}
