/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which values items were given together. */

#include "config.h"

#include "cf-item-table.h"

#include <math.h>

/* Where the sums stand: items, valued items, shares, pairs, coincidences. */
#define N_ITEMS 0
#define N_VALUED 1
#define SHARES 2

static guint
get_pairs_start (guint n)
{
  return SHARES + n;
}

static guint
get_coincidences_start (guint n)
{
  return SHARES + n + n * n;
}

guint
cf_item_table_count_sums (const CfMeasure *measure, const CfMaterial *material)
{
  guint n = material->values->len;

  return SHARES + n + 2 * n * n;
}

static void
add_item (const guint *values, guint n_coders, guint n, CfSums *sums)
{
  double m = 0;

  for (guint i = 0; i < n_coders; i++)
    m += values[i] != CF_NONE;
  if (m == 0)
    return;
  cf_sums_add (sums, N_VALUED, 1);
  for (guint i = 0; i < n_coders; i++)
    if (values[i] != CF_NONE)
      cf_sums_add (sums, SHARES + values[i], 1 / m);
  if (m < 2)
    return;
  cf_sums_add (sums, N_ITEMS, 1);
  for (guint i = 0; i < n_coders; i++)
    for (guint k = i + 1; k < n_coders; k++)
      {
        if (values[i] == CF_NONE || values[k] == CF_NONE)
          continue;
        cf_sums_add (sums, get_pairs_start (n) + values[i] * n + values[k], 2 / (m * (m - 1)));
        cf_sums_add (sums, get_coincidences_start (n) + values[i] * n + values[k], 1 / (m - 1));
        cf_sums_add (sums, get_coincidences_start (n) + values[k] * n + values[i], 1 / (m - 1));
      }
}

gboolean
cf_item_table_add (const CfMeasure *measure,
                   const CfMeasureJob *job,
                   const CfContinuum *continuum,
                   CfSums *sums,
                   GError **error)
{
  guint n_items = cf_continuum_count_items (continuum);
  const guint *values = (const guint *) (const void *) continuum->items->data;

  for (guint i = 0; i < n_items; i++)
    add_item (values + i * continuum->n_coders, continuum->n_coders, job->material->values->len,
              sums);
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

/**
 * cf_item_table_new:
 * @material: material
 * @sums: of cf_item_table_add()
 *
 * Returns: (transfer full): the table of the values that occur
 */
CfItemTable *
cf_item_table_new (const CfMaterial *material, const double *sums)
{
  CfItemTable *table = g_new0 (CfItemTable, 1);
  guint all = material->values->len;
  g_autofree guint *used = g_new (guint, all + 1);
  const double *pairs = sums + get_pairs_start (all);
  const double *coincidences = sums + get_coincidences_start (all);

  for (guint i = 0; i < all; i++)
    if (sums[SHARES + i] > 0)
      used[table->n++] = i;
  table->values = g_new0 (const char *, table->n + 1);
  table->shares = g_new0 (double, table->n + 1);
  table->together = g_new0 (double, table->n * table->n + 1);
  table->coincidences = g_new0 (double, table->n * table->n + 1);
  table->n_items = sums[N_ITEMS];
  table->n_valued = sums[N_VALUED];
  for (guint a = 0; a < table->n; a++)
    {
      table->values[a] = cf_material_get_value (material, used[a]);
      table->shares[a] = sums[SHARES + used[a]];
      for (guint b = 0; b < table->n; b++)
        {
          table->together[a * table->n + b] = pairs[used[a] * all + used[b]];
          table->coincidences[a * table->n + b] = coincidences[used[a] * all + used[b]];
        }
    }
  return table;
}

void
cf_item_table_free (CfItemTable *table)
{
  g_free (table->values);
  g_free (table->shares);
  g_free (table->together);
  g_free (table->coincidences);
  g_free (table);
}

/**
 * cf_item_table_get_alpha:
 * @table: a table
 * @distances: (array length=n*n): of its values
 * @observed: (out): the disagreement that was found
 * @expected: (out): the disagreement that chance would make
 *
 * Krippendorff's alpha: 1 - observed / expected.
 *
 * Returns: alpha, NaN where nothing can differ
 */
double
cf_item_table_get_alpha (const CfItemTable *table,
                         const double *distances,
                         double *observed,
                         double *expected)
{
  guint n = table->n;
  g_autofree double *counts = g_new0 (double, n + 1);
  double total = 0;

  *observed = *expected = 0;
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      {
        counts[a] += table->coincidences[a * n + b];
        total += table->coincidences[a * n + b];
        *observed += table->coincidences[a * n + b] * distances[a * n + b];
      }
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      *expected += counts[a] * counts[b] * distances[a * n + b];
  *observed /= total;
  *expected /= total * (total - 1);
  return *expected > 0 ? 1 - *observed / *expected : NAN;
}

/**
 * cf_item_table_get_weighted_kappa:
 * @table: a table of two coders
 * @distances: (array length=n*n): of its values
 *
 * Cohen's kappa with distances: 1 - found / expected, where each coder's own shares make what is expected.
 *
 * Returns: kappa, NaN where nothing can differ
 */
double
cf_item_table_get_weighted_kappa (const CfItemTable *table, const double *distances)
{
  guint n = table->n;
  g_autofree double *first = g_new0 (double, n + 1);
  g_autofree double *second = g_new0 (double, n + 1);
  double observed = 0, expected = 0;

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      {
        double share = table->together[a * n + b] / table->n_items;

        first[a] += share;
        second[b] += share;
        observed += share * distances[a * n + b];
      }
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      expected += first[a] * second[b] * distances[a * n + b];
  return expected > 0 ? 1 - observed / expected : NAN;
}
