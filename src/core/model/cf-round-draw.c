/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws the articles of a round, and who codes which of them.
 *
 * Both depend on nothing but what is drawn from and the seed: neither on the order in which it was given nor on the
 * machine. What was drawn is written down all the same (cf-round-json.c), since articles come and go. */

#include "config.h"

#include "cf-round-draw.h"

#include "cf-hash.h"
#include "cf-random.h"
#include "cf-strings.h"

#include <string.h>

/* The articles of one outlet. */
typedef struct
{
  const char *outlet;
  GPtrArray *candidates;
  guint size;   /* how many of them are drawn */
  guint64 rest; /* what the share has behind the point, in parts of the number of all */
} Stratum;

static void
candidate_free (gpointer data)
{
  CfRoundCandidate *candidate = data;

  g_free (candidate->path);
  g_free (candidate->outlet);
  g_free (candidate);
}

/**
 * cf_round_candidates_new:
 *
 * Returns: (transfer full) (element-type CfRoundCandidate): none yet
 */
GPtrArray *
cf_round_candidates_new (void)
{
  return g_ptr_array_new_with_free_func (candidate_free);
}

/**
 * cf_round_candidates_add:
 * @candidates: of cf_round_candidates_new()
 * @path: an article, from the project's top
 * @outlet: (nullable): its outlet
 */
void
cf_round_candidates_add (GPtrArray *candidates, const char *path, const char *outlet)
{
  CfRoundCandidate *candidate = g_new0 (CfRoundCandidate, 1);

  candidate->path = g_strdup (path);
  candidate->outlet = g_strdup (outlet);
  g_ptr_array_add (candidates, candidate);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(CfRoundCandidate *const *) a)->path, (*(CfRoundCandidate *const *) b)->path);
}

static int
compare_outlets (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(Stratum *const *) a)->outlet, (*(Stratum *const *) b)->outlet);
}

/* The largest rest first; of equal ones that of the larger outlet, then by name. */
static int
compare_rests (gconstpointer a, gconstpointer b)
{
  const Stratum *left = *(Stratum *const *) a, *right = *(Stratum *const *) b;

  if (left->rest != right->rest)
    return left->rest > right->rest ? -1 : 1;
  if (left->candidates->len != right->candidates->len)
    return left->candidates->len > right->candidates->len ? -1 : 1;
  return g_strcmp0 (left->outlet, right->outlet);
}

static void
stratum_free (gpointer data)
{
  Stratum *stratum = data;

  g_ptr_array_unref (stratum->candidates);
  g_free (stratum);
}

static GPtrArray *
group_by_outlet (GPtrArray *sorted)
{
  g_autoptr (GHashTable) by_outlet = g_hash_table_new (cf_hash_string, g_str_equal);
  GPtrArray *strata = g_ptr_array_new_with_free_func (stratum_free);

  for (guint i = 0; i < sorted->len; i++)
    {
      CfRoundCandidate *candidate = g_ptr_array_index (sorted, i);
      const char *outlet = candidate->outlet != NULL ? candidate->outlet : "";
      Stratum *stratum = g_hash_table_lookup (by_outlet, outlet);

      if (stratum == NULL)
        {
          stratum = g_new0 (Stratum, 1);
          stratum->outlet = outlet;
          stratum->candidates = g_ptr_array_new ();
          g_hash_table_insert (by_outlet, (gpointer) outlet, stratum);
          g_ptr_array_add (strata, stratum);
        }
      g_ptr_array_add (stratum->candidates, candidate);
    }
  g_ptr_array_sort (strata, compare_outlets);
  return strata;
}

/* In proportion, by largest remainders (Hamilton): no outlet is off by one or more. */
static void
share_out (GPtrArray *strata, guint n, guint size)
{
  g_autoptr (GPtrArray) by_rest = g_ptr_array_new ();
  guint given = 0;

  for (guint i = 0; i < strata->len; i++)
    {
      Stratum *stratum = g_ptr_array_index (strata, i);
      const guint64 part = (guint64) size * stratum->candidates->len;

      stratum->size = (guint) (part / n);
      stratum->rest = part % n;
      given += stratum->size;
      g_ptr_array_add (by_rest, stratum);
    }
  g_ptr_array_sort (by_rest, compare_rests);
  for (guint i = 0; given < size; i++, given++)
    ((Stratum *) g_ptr_array_index (by_rest, i))->size++;
}

/**
 * cf_round_draw_sample:
 * @candidates: (element-type CfRoundCandidate): the articles to draw from, each once, in any order
 * @size: how many; all, where there are no more
 * @seed: of chance
 *
 * A sample stratified by outlet, in proportion to how many articles of each there are; those without one are an outlet
 * of their own.
 *
 * Returns: (transfer container) (element-type filename): their paths, sorted; they live as long as @candidates
 */
GPtrArray *
cf_round_draw_sample (GPtrArray *candidates, guint size, guint64 seed)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (candidates, NULL, NULL);
  g_autoptr (GPtrArray) strata = NULL;
  GPtrArray *drawn = g_ptr_array_new ();

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_candidates);
  strata = group_by_outlet (sorted);
  if (sorted->len > 0)
    share_out (strata, sorted->len, MIN (size, sorted->len));
  for (guint i = 0; i < strata->len; i++)
    {
      Stratum *stratum = g_ptr_array_index (strata, i);
      CfRandom random = cf_random_new (seed, stratum->outlet);

      cf_random_shuffle (&random, stratum->candidates->pdata, stratum->candidates->len,
                         sizeof (gpointer));
      for (guint k = 0; k < stratum->size; k++)
        g_ptr_array_add (drawn,
                         ((CfRoundCandidate *) g_ptr_array_index (stratum->candidates, k))->path);
    }
  g_ptr_array_sort (drawn, cf_strings_compare);
  return drawn;
}

/* Who has drawn how much, and how often together with whom. */
typedef struct
{
  guint n;
  guint *load;     /* of n */
  guint *together; /* of n * n */
  guint *order;    /* of n: who comes first where all else is equal */
} Draw;

static guint
count_together (const Draw *draw, const guint *chosen, guint n_chosen, guint coder)
{
  guint count = 0;

  for (guint i = 0; i < n_chosen; i++)
    count += draw->together[chosen[i] * draw->n + coder];
  return count;
}

/* Of those who have least, who has met those chosen already least. */
static guint
choose_coder (const Draw *draw, const guint *chosen, guint n_chosen, const gboolean *is_chosen)
{
  guint best = G_MAXUINT, best_met = 0;

  for (guint i = 0; i < draw->n; i++)
    {
      const guint coder = draw->order[i];
      const guint met = count_together (draw, chosen, n_chosen, coder);

      if (is_chosen[coder])
        continue;
      if (best == G_MAXUINT || draw->load[coder] < draw->load[best] ||
          (draw->load[coder] == draw->load[best] && met < best_met))
        {
          best = coder;
          best_met = met;
        }
    }
  return best;
}

static void
draw_coders (Draw *draw, guint each, CfRandom *random, guint *chosen)
{
  g_autofree gboolean *is_chosen = g_new0 (gboolean, draw->n);

  cf_random_shuffle (random, draw->order, draw->n, sizeof *draw->order);
  for (guint i = 0; i < each; i++)
    {
      chosen[i] = choose_coder (draw, chosen, i, is_chosen);
      is_chosen[chosen[i]] = TRUE;
    }
  for (guint i = 0; i < each; i++)
    {
      draw->load[chosen[i]]++;
      for (guint k = 0; k < each; k++)
        draw->together[chosen[i] * draw->n + chosen[k]]++;
    }
}

/**
 * cf_round_draw_work:
 * @round: a round with its coders and articles, and nothing assigned yet
 * @each: how many coders code each article; all, where there are no more
 * @seed: of chance
 *
 * No coder gets two articles more than another, and pairs of coders meet about equally often. Where all code all nothing
 * is assigned.
 */
void
cf_round_draw_work (CfRound *round, guint each, guint64 seed)
{
  const guint n = g_strv_length (round->coders);
  g_autoptr (GPtrArray) articles = cf_hash_list_keys (round->articles);
  g_autofree guint *load = g_new0 (guint, n);
  g_autofree guint *together = g_new0 (guint, (gsize) n * n);
  g_autofree guint *order = g_new0 (guint, n);
  g_autofree guint *chosen = g_new0 (guint, n);
  CfRandom random = cf_random_new (seed, "work");
  Draw draw = { n, load, together, order };

  if (each == 0 || each >= n)
    return;
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_ptr_array_sort (articles, cf_strings_compare);
  cf_random_shuffle (&random, articles->pdata, articles->len, sizeof (gpointer));
  for (guint i = 0; i < articles->len; i++)
    {
      draw_coders (&draw, each, &random, chosen);
      for (guint k = 0; k < each; k++)
        cf_round_assign (round, round->coders[chosen[k]], g_ptr_array_index (articles, i));
    }
}
