/* SPDX-License-Identifier: GPL-3.0-or-later
 * B³ on clusters of units that restate each other (Bagga & Baldwin 1998): the harmonic mean of the shares that a
 * unit's cluster of the one coder has in common with that of the other. */

#include "config.h"

#include "cf-measure.h"

#include <glib/gi18n.h>

#include <math.h>

#define N_UNITS 0
#define PRECISION 1
#define RECALL 2

static guint
count_sums (const CfMeasure *measure, const CfMaterial *material)
{
  return 3;
}

static gboolean
add (const CfMeasure *measure,
     const CfMeasureJob *job,
     const CfContinuum *continuum,
     CfSums *sums,
     GError **error)
{
  for (guint i = 0; i + 1 < continuum->scores->len; i += 2)
    {
      cf_sums_add (sums, N_UNITS, 1);
      cf_sums_add (sums, PRECISION, g_array_index (continuum->scores, double, i));
      cf_sums_add (sums, RECALL, g_array_index (continuum->scores, double, i + 1));
    }
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

static void
finish (const CfMeasure *measure,
        const CfMeasureJob *job,
        const double *sums,
        CfMeasureValue *value)
{
  value->n = (guint64) llround (sums[N_UNITS]);
  if (sums[N_UNITS] == 0)
    cf_measure_value_undefine (value, N_ ("nothing that both coders marked restates anything"));
  else
    value->value = value->observed =
      2 * sums[PRECISION] * sums[RECALL] / (sums[PRECISION] + sums[RECALL]) / sums[N_UNITS];
}

const CfMeasure cf_measure_b_cubed = {
  .id = "b-cubed",
  .name = N_ ("B³ on clusters"),
  .data = CF_MEASURE_CLUSTERS,
  .count_sums = count_sums,
  .add = add,
  .finish = finish,
};
