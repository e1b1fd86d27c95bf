/* SPDX-License-Identifier: GPL-3.0-or-later
 * What belongs together, found by pairs. */

#include "config.h"

#include "cf-disjoint-sets.h"

struct _CfDisjointSets
{
  guint *parents; /* of the least of a set: itself */
};

CfDisjointSets *
cf_disjoint_sets_new (guint n)
{
  CfDisjointSets *sets = g_new (CfDisjointSets, 1);

  sets->parents = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    sets->parents[i] = i;
  return sets;
}

void
cf_disjoint_sets_free (CfDisjointSets *sets)
{
  g_free (sets->parents);
  g_free (sets);
}

/**
 * cf_disjoint_sets_find:
 * @sets: sets
 * @item: a number
 *
 * Returns: the least number of its set
 */
guint
cf_disjoint_sets_find (CfDisjointSets *sets, guint item)
{
  while (sets->parents[item] != item)
    {
      sets->parents[item] = sets->parents[sets->parents[item]];
      item = sets->parents[item];
    }
  return item;
}

void
cf_disjoint_sets_join (CfDisjointSets *sets, guint a, guint b)
{
  guint x = cf_disjoint_sets_find (sets, a), y = cf_disjoint_sets_find (sets, b);

  sets->parents[MAX (x, y)] = MIN (x, y);
}
