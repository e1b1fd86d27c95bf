/* SPDX-License-Identifier: GPL-3.0-or-later
 * The best alignment of units of several coders (Mathet, Widlöcher & Métivier 2015).
 *
 * A unitary alignment takes one unit, or none, of each coder. Only those are looked at that are better than their
 * units each alone: what they gain is a set packing, which falls apart into pieces that share no unit, and GLPK
 * finds the best of each, exactly. */

#include "config.h"

#include "cf-alignment.h"

#include "cf-limits.h"
#include "cf-packing.h"

#include <glib/gi18n.h>

#include <math.h>

/**
 * cf_unit_distance:
 * @a: a unit
 * @b: another
 *
 * Returns: how far their places are from each other, where 1 is as far as none: the square of the differences
 *   of begins and ends by both lengths
 */
double
cf_unit_distance (const CfAlignedUnit *a, const CfAlignedUnit *b)
{
  double lengths = (a->end - a->begin) + (b->end - b->begin);
  double share = (fabs (a->begin - b->begin) + fabs (a->end - b->end)) / lengths;

  return share * share;
}

/* The way through the units of one coder after another. */
typedef struct
{
  GPtrArray *coders;
  const CfMeasureOptions *options;
  GCancellable *cancellable;
  guint *offsets;     /* where the units of a coder begin among all */
  guint *row;         /* what was taken */
  double n_pairs;     /* of coders */
  CfPacking *packing; /* what is worth looking at */
  guint n_steps;
  gboolean too_many;
} Search;

/* How many places are looked at for each alignment that may be kept. */
#define STEPS 100u
/* Of more units it is not tried whether a row falls apart: there are twice as many ways with each. */
#define MOST_SPLIT 10u

static const CfAlignedUnit *
get_unit (const Search *search, guint coder, guint index)
{
  return &g_array_index ((GArray *) g_ptr_array_index (search->coders, coder), CfAlignedUnit,
                         index);
}

static guint
count_units (const Search *search, guint coder)
{
  return ((GArray *) g_ptr_array_index (search->coders, coder))->len;
}

static double
get_distance (const Search *search, const CfAlignedUnit *a, const CfAlignedUnit *b)
{
  const CfMeasureOptions *options = search->options;
  double distance = options->gamma_alpha * cf_unit_distance (a, b);

  if (a->code != b->code)
    distance += options->gamma_beta;
  return distance * options->gamma_empty;
}

/* Distances between the units of one half of a row and those of the other. */
static double
sum_between (double distances[MOST_SPLIT][MOST_SPLIT], guint n, guint half)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; (half >> i & 1) != 0 && k < n; k++)
      if ((half >> k & 1) == 0)
        sum += distances[i][k];
  return sum;
}

/* Whether the row is no better than two rows that it falls into: then it need not be looked at. A row of k units
 * gains, with p pairs of coders, (k - 1) + (k choose 2) / p less its distances by p; so what two parts of a and b units
 * gain together is as much where the distances between them are p + ab at least. */
static gboolean
falls_apart (const Search *search, guint n_taken)
{
  const CfAlignedUnit *units[MOST_SPLIT];
  double distances[MOST_SPLIT][MOST_SPLIT];
  guint n = 0;

  if (n_taken < 3 || n_taken > MOST_SPLIT)
    return FALSE;
  for (guint c = 0; c < search->coders->len; c++)
    if (search->row[c] != CF_NONE)
      units[n++] = get_unit (search, c, search->row[c]);
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      distances[i][k] = distances[k][i] = get_distance (search, units[i], units[k]);
  for (guint half = 1; half < 1u << (n - 1); half++)
    {
      guint a = (guint) __builtin_popcount (half);

      if (sum_between (distances, n, half) >=
          (search->n_pairs + a * (n - a)) * search->options->gamma_empty)
        return TRUE;
    }
  return FALSE;
}

static void
add_row (Search *search, guint n_taken, double cost)
{
  guint n = search->coders->len;
  double gain = n_taken * search->options->gamma_empty - cost / search->n_pairs;
  g_autofree guint *members = NULL;
  guint m = 0;

  if (n_taken < 2 || gain <= 0 || falls_apart (search, n_taken))
    return;
  members = g_new (guint, n_taken);
  for (guint c = 0; c < n; c++)
    if (search->row[c] != CF_NONE)
      members[m++] = search->offsets[c] + search->row[c];
  if (cf_packing_get_n_sets (search->packing) >= CF_LIMIT_ALIGNMENTS)
    search->too_many = TRUE;
  else
    cf_packing_add (search->packing, members, n_taken, gain);
}

/* What the next unit adds to the distances. A unit is worth taking into a row only where it is nearer to those in
 * it than alone: it would cost all pairs then, and those that it has left. */
static gboolean
get_added (const Search *search, guint coder, guint index, double *added)
{
  double empty = search->options->gamma_empty;
  double distances = 0;
  guint n_empty = 0;

  for (guint c = 0; c < coder; c++)
    if (search->row[c] == CF_NONE)
      n_empty++;
    else
      distances += get_distance (search, get_unit (search, c, search->row[c]),
                                 get_unit (search, coder, index));
  *added = distances + n_empty * empty;
  return distances < (search->n_pairs + search->coders->len - 1) * empty;
}

/* @cost: the distances of all pairs of the coders before this one. What a unit can still bring is at most what
 * it costs alone, by all pairs. */
static void
search_from (Search *search, guint coder, guint n_taken, double cost)
{
  guint n = search->coders->len;
  double empty = search->options->gamma_empty;
  double best_gain = (n_taken + (n - coder)) * empty - cost / search->n_pairs;

  if (best_gain <= 0 || search->too_many || g_cancellable_is_cancelled (search->cancellable))
    return;
  if (coder == n)
    {
      add_row (search, n_taken, cost);
      return;
    }
  search->row[coder] = CF_NONE;
  search_from (search, coder + 1, n_taken, cost + coder * empty);
  for (guint i = 0; i < count_units (search, coder); i++)
    {
      double added;

      if (++search->n_steps > STEPS * CF_LIMIT_ALIGNMENTS)
        search->too_many = TRUE;
      if (!get_added (search, coder, i, &added))
        continue;
      search->row[coder] = i;
      search_from (search, coder + 1, n_taken + 1, cost + added);
    }
  search->row[coder] = CF_NONE;
}

static CfAlignment *
make_alignment (const Search *search, const GArray *chosen)
{
  CfAlignment *alignment = g_new0 (CfAlignment, 1);
  guint n = search->coders->len;

  alignment->n_coders = n;
  alignment->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  alignment->n_rows = chosen->len;
  alignment->disorder = search->offsets[n] * search->options->gamma_empty;
  for (guint i = 0; i < chosen->len; i++)
    {
      guint set = g_array_index (chosen, guint, i), n_members, at = 0;
      const guint *members = cf_packing_get_set (search->packing, set, &n_members);

      alignment->disorder -= cf_packing_get_gain (search->packing, set);
      for (guint c = 0; c < n; c++)
        {
          guint unit = CF_NONE;

          if (at < n_members && members[at] < search->offsets[c + 1])
            unit = members[at++] - search->offsets[c];
          g_array_append_val (alignment->rows, unit);
        }
    }
  return alignment;
}

/**
 * cf_alignment_new:
 * @coders: (element-type GArray): the units of each coder (#CfAlignedUnit); two coders at least
 * @options: the weights
 * @cancellable: (nullable): ends it
 * @reason: (out): why there is none, where it is not an error
 * @error: that it was ended
 *
 * Returns: (transfer full) (nullable): the alignment of least disorder
 */
CfAlignment *
cf_alignment_new (GPtrArray *coders,
                  const CfMeasureOptions *options,
                  GCancellable *cancellable,
                  const char **reason,
                  GError **error)
{
  guint n = coders->len;
  g_autofree guint *offsets = g_new0 (guint, n + 1);
  g_autofree guint *row = g_new (guint, n);
  g_autoptr (CfPacking) packing = NULL;
  g_autoptr (GArray) chosen = NULL;
  Search search = { coders, options, cancellable, offsets, row, n * (n - 1) / 2.0, NULL, 0, FALSE };

  for (guint c = 0; c < n; c++)
    offsets[c + 1] = offsets[c] + count_units (&search, c);
  search.packing = packing = cf_packing_new (offsets[n]);
  search_from (&search, 0, 0, 0);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!search.too_many)
    chosen = cf_packing_solve (packing, cancellable, error);
  if (chosen != NULL)
    return make_alignment (&search, chosen);
  *reason = N_ ("there are too many possible alignments of units");
  return NULL;
}

void
cf_alignment_free (CfAlignment *alignment)
{
  g_array_unref (alignment->rows);
  g_free (alignment);
}
