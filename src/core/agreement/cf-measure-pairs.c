/* SPDX-License-Identifier: GPL-3.0-or-later
 * Measures that are a share for each pair of coders, and the mean of those. */

#include "config.h"

#include "cf-measure-pairs.h"

#include <glib/gi18n.h>

#include <math.h>

/* The units of all coders, then for each pair of coders what they share, and of how much. */
#define N_UNITS 0
#define SHARED 1
#define ALL 2
#define WIDTH 2

guint
cf_measure_pairs_count_sums (const CfMeasure *measure, const CfMaterial *material)
{
  return N_UNITS + 1 + WIDTH * material->coders->len * material->coders->len;
}

/**
 * cf_measure_pairs_add:
 * @measure: a measure whose sums are those of cf_measure_pairs_count_sums()
 * @job: what is measured
 * @continuum: an article of it
 * @count: what a pair of coders shares in it
 * @sums: gets that of each pair of coders who count
 * @error: that it was ended
 *
 * Returns: whether it was not ended
 */
gboolean
cf_measure_pairs_add (const CfMeasure *measure,
                      const CfMeasureJob *job,
                      const CfContinuum *continuum,
                      CfPairCount count,
                      CfSums *sums,
                      GError **error)
{
  gboolean compared = cf_continuum_count_coders (continuum) >= 2;

  for (guint i = 0; compared && i < continuum->n_coders; i++)
    if (continuum->codings[i].counts)
      cf_sums_add (sums, N_UNITS, continuum->codings[i].units->len);
  for (guint i = 0; i < continuum->n_coders; i++)
    for (guint k = i + 1; k < continuum->n_coders; k++)
      {
        const CfCoding *first = &continuum->codings[i], *second = &continuum->codings[k];
        guint place = WIDTH * (i * continuum->n_coders + k);
        double shared, all;

        if (!first->counts || !second->counts)
          continue;
        count (measure, first, second, job->material->values->len, &shared, &all);
        cf_sums_add (sums, place + SHARED, shared);
        cf_sums_add (sums, place + ALL, all);
      }
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

void
cf_measure_pairs_finish (const CfMeasure *measure,
                         const CfMeasureJob *job,
                         const double *sums,
                         CfMeasureValue *value)
{
  guint n_coders = job->material->coders->len;
  double sum = 0;
  guint n_pairs = 0;

  for (guint i = 0; i < n_coders * n_coders; i++)
    {
      if (sums[WIDTH * i + ALL] == 0)
        continue;
      sum += sums[WIDTH * i + SHARED] / sums[WIDTH * i + ALL];
      n_pairs++;
    }
  value->n = (guint64) llround (sums[N_UNITS]);
  if (n_pairs > 0)
    value->value = value->observed = sum / n_pairs;
  else
    cf_measure_value_undefine (value, N_ ("nobody marked anything"));
}
