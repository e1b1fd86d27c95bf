/* SPDX-License-Identifier: GPL-3.0-or-later
 * Krippendorff's alpha on coded items, with the distances of numbers and of sets. */

#include "config.h"

#include "cf-item-table.h"

#include <glib/gi18n.h>

#include <math.h>

static void
finish (const CfMeasure *measure,
        const CfMeasureJob *job,
        const double *sums,
        CfMeasureValue *value)
{
  g_autoptr (CfItemTable) table = cf_item_table_new (job->material, sums);
  g_autofree double *counts = g_new0 (double, table->n + 1);
  g_autofree double *distances = NULL;

  value->n = (guint64) llround (table->n_items);
  if (table->n_items == 0)
    {
      cf_measure_value_undefine (value, N_ ("no item has values of two coders"));
      return;
    }
  for (guint a = 0; a < table->n; a++)
    for (guint b = 0; b < table->n; b++)
      counts[a] += table->coincidences[a * table->n + b];
  distances = cf_distances_new ((CfDistance) measure->parameter, table->values, counts, table->n,
                                &value->reason);
  if (distances == NULL)
    return;
  value->value = cf_item_table_get_alpha (table, distances, &value->observed, &value->expected);
  if (isnan (value->value))
    cf_measure_value_undefine (
      value, N_ ("all items have one value, so that nothing could have differed by chance"));
}

#define ALPHA(id_, name_, distance_)                                                    \
  {                                                                                     \
    .id = id_, .name = name_, .data = CF_MEASURE_ITEMS, .parameter = distance_,         \
    .count_sums = cf_item_table_count_sums, .add = cf_item_table_add, .finish = finish, \
  }

const CfMeasure cf_measure_alpha =
  ALPHA ("alpha", N_ ("Krippendorff’s alpha, nominal"), CF_DISTANCE_NOMINAL);
const CfMeasure cf_measure_alpha_ordinal =
  ALPHA ("alpha-ordinal", N_ ("Krippendorff’s alpha, ordinal"), CF_DISTANCE_ORDINAL);
const CfMeasure cf_measure_alpha_interval =
  ALPHA ("alpha-interval", N_ ("Krippendorff’s alpha, interval"), CF_DISTANCE_INTERVAL);
const CfMeasure cf_measure_alpha_ratio =
  ALPHA ("alpha-ratio", N_ ("Krippendorff’s alpha, ratio"), CF_DISTANCE_RATIO);
const CfMeasure cf_measure_alpha_jaccard =
  ALPHA ("alpha-jaccard", N_ ("Krippendorff’s alpha with Jaccard distance"), CF_DISTANCE_JACCARD);
const CfMeasure cf_measure_alpha_masi =
  ALPHA ("alpha-masi",
         N_ ("Krippendorff’s alpha with MASI distance (Passonneau, exact fractions)"),
         CF_DISTANCE_MASI);
