/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pairwise F1 on units: twice the pairs by the units of both coders; the mean over pairs of coders.
 *
 * It equals positive specific agreement (Hripcsak & Rothschild 2005). Chance is not corrected for: that would
 * need a number of units that nobody marked. */

#include "config.h"

#include "cf-matching.h"
#include "cf-measure-pairs.h"

#include <glib/gi18n.h>

typedef enum
{
  EXACT,
  PARTIAL,
  RELAXED,
} Rule;

/* Taking exact pairs first loses none: each stands in the way of two at most that count half. */
static double
count_matched (Rule rule, const CfCoding *first, const CfCoding *second, guint n_codes)
{
  g_autoptr (CfMatching) matching = cf_matching_new (first, second);
  guint exact;

  if (rule != RELAXED)
    cf_matching_extend (matching, first, second, n_codes, CF_MATCH_EXACT);
  exact = matching->n;
  if (rule != EXACT)
    cf_matching_extend (matching, first, second, n_codes, CF_MATCH_OVERLAP);
  return rule == PARTIAL ? exact + (matching->n - exact) / 2.0 : matching->n;
}

/* Twice the pairs, by the units of both. */
static void
count_pair (const CfMeasure *measure,
            const CfCoding *first,
            const CfCoding *second,
            guint n_codes,
            double *shared,
            double *all)
{
  *shared = 2 * count_matched ((Rule) measure->parameter, first, second, n_codes);
  *all = (double) first->units->len + second->units->len;
}

static gboolean
add (const CfMeasure *measure,
     const CfMeasureJob *job,
     const CfContinuum *continuum,
     CfSums *sums,
     GError **error)
{
  return cf_measure_pairs_add (measure, job, continuum, count_pair, sums, error);
}

#define F1(id_, name_, rule_, matching_)                                                           \
  {                                                                                                \
    .id = id_, .name = name_, .data = CF_MEASURE_UNITS, .matching = matching_, .parameter = rule_, \
    .own_sums = TRUE, .count_sums = cf_measure_pairs_count_sums, .add = add,                       \
    .finish = cf_measure_pairs_finish,                                                             \
  }

const CfMeasure cf_measure_f1_exact =
  F1 ("f1-exact", N_ ("F1, exact"), EXACT, N_ ("same places and code"));
const CfMeasure cf_measure_f1_partial =
  F1 ("f1-partial",
      N_ ("F1, partial"),
      PARTIAL,
      N_ ("same code; same places count 1, any overlap one half; the greatest sum"));
const CfMeasure cf_measure_f1_relaxed = F1 ("f1-relaxed",
                                            N_ ("F1, relaxed"),
                                            RELAXED,
                                            N_ ("same code, any overlap; as many pairs as can be"));
