/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of measures. */

#include "config.h"

#include "cf-measure.h"

#include <math.h>

static const CfMeasure *const measures[] = {
  &cf_measure_observed,
  &cf_measure_kappa,
  &cf_measure_pi,
  &cf_measure_s,
  &cf_measure_ac1,
  &cf_measure_ac2,
  &cf_measure_fleiss,
  &cf_measure_fleiss_k,
  &cf_measure_alpha,
  &cf_measure_alpha_ordinal,
  &cf_measure_alpha_interval,
  &cf_measure_alpha_ratio,
  &cf_measure_alpha_jaccard,
  &cf_measure_alpha_masi,
  &cf_measure_alpha_u,
  &cf_measure_u_alpha,
  &cf_measure_u_alpha_binary,
  &cf_measure_cu_alpha,
  &cf_measure_ku_alpha,
  &cf_measure_gamma,
  &cf_measure_gamma_cat,
  &cf_measure_gamma_k,
  &cf_measure_f1_exact,
  &cf_measure_f1_partial,
  &cf_measure_f1_relaxed,
  &cf_measure_iou,
  &cf_measure_b_cubed,
};

/**
 * cf_measures_get:
 * @n_measures: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_measures): all measures
 */
const CfMeasure *const *
cf_measures_get (guint *n_measures)
{
  *n_measures = G_N_ELEMENTS (measures);
  return measures;
}

/**
 * cf_measure_find:
 * @id: the name of a measure on the command line
 *
 * Returns: (transfer none) (nullable): the measure
 */
const CfMeasure *
cf_measure_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (g_str_equal (measures[i]->id, id))
      return measures[i];
  return NULL;
}

/**
 * cf_measures_share_sums:
 * @a: a measure
 * @b: another
 *
 * Returns: whether both are made of the same sums
 */
gboolean
cf_measures_share_sums (const CfMeasure *a, const CfMeasure *b)
{
  return a == b || (a->add == b->add && !a->own_sums && !b->own_sums);
}

/**
 * cf_measure_value_init:
 * @value: a value without content
 *
 * Nothing is known yet.
 */
void
cf_measure_value_init (CfMeasureValue *value)
{
  *value = (CfMeasureValue){
    .value = NAN, .observed = NAN, .expected = NAN, .coverage = NAN, .disorder = NAN
  };
}

/**
 * cf_measure_value_undefine:
 * @value: a value
 * @reason: why it is none; a static string, to be translated
 */
void
cf_measure_value_undefine (CfMeasureValue *value, const char *reason)
{
  value->value = NAN;
  value->reason = reason;
}
