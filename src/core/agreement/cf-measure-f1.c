/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pairwise F1 on units: twice the pairs by the units of both coders; the mean over pairs of coders.
 *
 * It equals positive specific agreement (Hripcsak & Rothschild 2005). Chance is not corrected for: that would
 * need a number of units that nobody marked. */

#include "config.h"

#include "cf-matching.h"
#include "cf-measure.h"

#include <glib/gi18n.h>

#include <math.h>

typedef enum
{
  EXACT,
  PARTIAL,
  RELAXED,
} Rule;

/* The units of all coders, then for each pair of coders what is matched, and the units of both. */
#define N_UNITS 0
#define MATCHED 1
#define UNITS 2
#define WIDTH 2

static guint
count_sums (const CfMeasure *measure, const CfMaterial *material)
{
  return N_UNITS + 1 + WIDTH * material->coders->len * material->coders->len;
}

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

static gboolean
add (const CfMeasure *measure,
     const CfMeasureJob *job,
     const CfContinuum *continuum,
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

        if (!first->counts || !second->counts)
          continue;
        cf_sums_add (
          sums, place + MATCHED,
          count_matched ((Rule) measure->parameter, first, second, job->material->values->len));
        cf_sums_add (sums, place + UNITS, (double) first->units->len + second->units->len);
      }
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

static void
finish (const CfMeasure *measure,
        const CfMeasureJob *job,
        const double *sums,
        CfMeasureValue *value)
{
  guint n_coders = job->material->coders->len;
  double sum = 0;
  guint n_pairs = 0;

  for (guint i = 0; i < n_coders * n_coders; i++)
    {
      if (sums[WIDTH * i + UNITS] == 0)
        continue;
      sum += 2 * sums[WIDTH * i + MATCHED] / sums[WIDTH * i + UNITS];
      n_pairs++;
    }
  value->n = (guint64) llround (sums[N_UNITS]);
  if (n_pairs > 0)
    value->value = value->observed = sum / n_pairs;
  else
    cf_measure_value_undefine (value, N_ ("nobody marked anything"));
}

#define F1(id_, name_, rule_, matching_)                                                           \
  {                                                                                                \
    .id = id_, .name = name_, .data = CF_MEASURE_UNITS, .matching = matching_, .parameter = rule_, \
    .own_sums = TRUE, .count_sums = count_sums, .add = add, .finish = finish,                      \
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
