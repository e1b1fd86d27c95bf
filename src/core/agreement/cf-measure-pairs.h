/* SPDX-License-Identifier: GPL-3.0-or-later
 * Measures that are a share for each pair of coders, and the mean of those. */

#pragma once

#include "cf-measure.h"

G_BEGIN_DECLS

/**
 * CfPairCount:
 * @measure: the measure
 * @first: what one coder marked in an article
 * @second: what another marked in it
 * @n_codes: how many codes there are
 * @shared: (out): what they share of it
 * @all: (out): of how much
 */
typedef void (*CfPairCount) (const CfMeasure *measure,
                             const CfCoding *first,
                             const CfCoding *second,
                             guint n_codes,
                             double *shared,
                             double *all);

guint cf_measure_pairs_count_sums (const CfMeasure *measure, const CfMaterial *material);
gboolean cf_measure_pairs_add (const CfMeasure *measure,
                               const CfMeasureJob *job,
                               const CfContinuum *continuum,
                               CfPairCount count,
                               CfSums *sums,
                               GError **error);
void cf_measure_pairs_finish (const CfMeasure *measure,
                              const CfMeasureJob *job,
                              const double *sums,
                              CfMeasureValue *value);

G_END_DECLS
