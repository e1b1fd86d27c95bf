/* SPDX-License-Identifier: GPL-3.0-or-later
 * Fleiss' kappa of one value: how far coders agree where one of them gives it. */

#include "config.h"

#include "cf-item-table.h"

#include <glib/gi18n.h>

#include <math.h>

static guint
find_value (const CfItemTable *table, const char *name)
{
  for (guint i = 0; i < table->n; i++)
    if (g_str_equal (table->values[i], name))
      return i;
  return CF_NONE;
}

static void
finish (const CfMeasure *measure,
        const CfMeasureJob *job,
        const double *sums,
        CfMeasureValue *value)
{
  g_autoptr (CfItemTable) table = cf_item_table_new (job->material, sums);
  guint own = find_value (table, cf_material_get_value (job->material, job->code));
  double share = 0;

  value->n = (guint64) llround (table->n_items);
  for (guint other = 0; own != CF_NONE && other < table->n; other++)
    share += (table->together[own * table->n + other] + table->together[other * table->n + own]) /
             (2 * table->n_items);
  if (!(share > 0))
    {
      cf_measure_value_undefine (value, N_ ("no item with values of two coders has it"));
      return;
    }
  value->observed = table->together[own * table->n + own] / table->n_items / share;
  value->expected = share;
  if (share < 1)
    value->value = (value->observed - share) / (1 - share);
  else
    cf_measure_value_undefine (
      value, N_ ("only one value was used, so that nothing could have differed by chance"));
}

const CfMeasure cf_measure_fleiss_k = {
  .id = "fleiss-k",
  .name = N_ ("Fleiss’ kappa of each value"),
  .data = CF_MEASURE_ITEMS,
  .for_each_code = TRUE,
  .count_sums = cf_item_table_count_sums,
  .add = cf_item_table_add,
  .finish = finish,
};
