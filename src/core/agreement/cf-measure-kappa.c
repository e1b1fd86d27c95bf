/* SPDX-License-Identifier: GPL-3.0-or-later
 * Agreement on coded items, corrected for chance: (Ao - Ae) / (1 - Ae).
 *
 * Ao is the mean over items of the share of pairs of coders that agree; the measures differ in what they
 * take for chance. Items with fewer than two values are dropped. */

#include "config.h"

#include "cf-item-table.h"

#include <glib/gi18n.h>

#include <math.h>

typedef enum
{
  OBSERVED,
  KAPPA,
  PI,
  S,
  AC1,
  AC2,
  FLEISS,
} Chance;

static double
get_share (const CfItemTable *table, guint a, guint b)
{
  return table->together[a * table->n + b] / table->n_items;
}

/* Of the pairs' values, those of the first coders, or of the second. */
static double
get_margin (const CfItemTable *table, guint value, gboolean first)
{
  double sum = 0;

  for (guint other = 0; other < table->n; other++)
    sum += first ? get_share (table, value, other) : get_share (table, other, value);
  return sum;
}

/* Quadratic weights by rank, of the values as numbers. */
static double *
make_weights (const CfItemTable *table)
{
  guint n = table->n;
  g_autofree double *numbers = g_new0 (double, n + 1);
  double *weights;

  if (!cf_values_get_numbers (table->values, n, numbers))
    return NULL;
  weights = g_new0 (double, n *n + 1);
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      {
        double steps = 0;

        for (guint c = 0; c < n; c++)
          steps += (numbers[c] > MIN (numbers[a], numbers[b]) &&
                    numbers[c] <= MAX (numbers[a], numbers[b]));
        steps /= MAX (n - 1, 1);
        weights[a * n + b] = 1 - steps * steps;
      }
  return weights;
}

/* Gwet's chance, of the shares that all items with a value have. */
static double
get_gwet (const CfItemTable *table, const double *weights)
{
  double spread = 0, sum = 0;

  for (guint a = 0; a < table->n; a++)
    {
      double share = table->shares[a] / table->n_valued;

      spread += share * (1 - share);
      for (guint b = 0; b < table->n; b++)
        sum += weights != NULL ? weights[a * table->n + b] : a == b;
    }
  return sum / (table->n * (table->n - 1.0)) * spread;
}

static double
get_expected (Chance chance, const CfItemTable *table, const double *weights)
{
  double expected = 0;

  if (chance == S)
    return 1.0 / table->n;
  if (chance == AC1 || chance == AC2)
    return get_gwet (table, weights);
  for (guint a = 0; a < table->n; a++)
    {
      double first = get_margin (table, a, TRUE), second = get_margin (table, a, FALSE);

      expected += chance == KAPPA ? first * second : pow ((first + second) / 2, 2);
    }
  return expected;
}

static double
get_observed (const CfItemTable *table, const double *weights)
{
  double observed = 0;

  for (guint a = 0; a < table->n; a++)
    for (guint b = 0; b < table->n; b++)
      observed += get_share (table, a, b) * (weights != NULL ? weights[a * table->n + b] : a == b);
  return observed;
}

static const char *
find_obstacle (Chance chance, const CfMeasureJob *job, const CfItemTable *table)
{
  if (table->n_items == 0)
    return N_ ("no item has values of two coders");
  if ((chance == KAPPA || chance == PI) && job->material->coders->len != 2)
    return N_ ("it compares two coders: ask by pair, or for fleiss");
  if (chance != OBSERVED && table->n < 2)
    return N_ ("only one value was used, so that nothing could have differed by chance");
  return NULL;
}

static void
finish (const CfMeasure *measure,
        const CfMeasureJob *job,
        const double *sums,
        CfMeasureValue *value)
{
  Chance chance = (Chance) measure->parameter;
  g_autoptr (CfItemTable) table = cf_item_table_new (job->material, sums);
  const char *obstacle = find_obstacle (chance, job, table);
  g_autofree double *weights = NULL;

  value->n = (guint64) llround (table->n_items);
  if (obstacle != NULL)
    {
      cf_measure_value_undefine (value, obstacle);
      return;
    }
  if (chance == AC2 && (weights = make_weights (table)) == NULL)
    {
      cf_measure_value_undefine (value, N_ ("not all values are numbers"));
      return;
    }
  value->observed = get_observed (table, weights);
  if (chance == OBSERVED)
    {
      value->value = value->observed;
      return;
    }
  value->expected = get_expected (chance, table, weights);
  if (value->expected < 1)
    value->value = (value->observed - value->expected) / (1 - value->expected);
  else
    cf_measure_value_undefine (
      value, N_ ("chance alone would agree everywhere, so that nothing could have differed"));
}

#define ITEMS(id_, name_, chance_)                                                      \
  {                                                                                     \
    .id = id_, .name = name_, .data = CF_MEASURE_ITEMS, .parameter = chance_,           \
    .count_sums = cf_item_table_count_sums, .add = cf_item_table_add, .finish = finish, \
  }

const CfMeasure cf_measure_observed = ITEMS ("observed", N_ ("Observed agreement"), OBSERVED);
const CfMeasure cf_measure_kappa = ITEMS ("kappa", N_ ("Cohen’s kappa"), KAPPA);
const CfMeasure cf_measure_pi = ITEMS ("pi", N_ ("Scott’s pi"), PI);
const CfMeasure cf_measure_s = ITEMS ("s", N_ ("Bennett’s S"), S);
const CfMeasure cf_measure_ac1 = ITEMS ("ac1", N_ ("Gwet’s AC1"), AC1);
const CfMeasure cf_measure_ac2 = ITEMS ("ac2", N_ ("Gwet’s AC2, quadratic weights"), AC2);
const CfMeasure cf_measure_fleiss = ITEMS ("fleiss", N_ ("Fleiss’ kappa"), FLEISS);
