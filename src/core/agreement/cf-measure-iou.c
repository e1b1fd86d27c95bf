/* SPDX-License-Identifier: GPL-3.0-or-later
 * Intersection over union of units of one code, as programs for labelling print it: the mean over the units of two
 * coders, those that are matched as one, what only one has as 0; then over pairs of coders. */

#include "config.h"

#include "cf-matching.h"
#include "cf-measure.h"

#include <glib/gi18n.h>

#include <math.h>

/* The units of all coders, then for each pair of coders what they share, and their units, matched ones as one. */
#define N_UNITS 0
#define SHARED 1
#define UNITS 2
#define WIDTH 2

static guint
count_sums (const CfMeasure *measure, const CfMaterial *material)
{
  return N_UNITS + 1 + WIDTH * material->coders->len * material->coders->len;
}

static double
get_iou (const CfCodedUnit *a, const CfCodedUnit *b)
{
  guint begin = MAX (a->begin, b->begin), end = MIN (a->end, b->end);
  guint either = MAX (a->end, b->end) - MIN (a->begin, b->begin);

  return end > begin ? (double) (end - begin) / either : 0;
}

static void
add_pair (const CfCoding *first, const CfCoding *second, guint n_codes, guint place, CfSums *sums)
{
  g_autoptr (CfMatching) matching = cf_matching_new (first, second);
  double shared = 0;

  cf_matching_extend (matching, first, second, n_codes, CF_MATCH_EXACT);
  cf_matching_extend (matching, first, second, n_codes, CF_MATCH_HALF);
  cf_matching_extend (matching, first, second, n_codes, CF_MATCH_OVERLAP);
  for (guint u = 0; u < first->units->len; u++)
    if (matching->of_first[u] != CF_NONE)
      shared += get_iou (&g_array_index (first->units, CfCodedUnit, u),
                         &g_array_index (second->units, CfCodedUnit, matching->of_first[u]));
  cf_sums_add (sums, place + SHARED, shared);
  cf_sums_add (sums, place + UNITS, (double) first->units->len + second->units->len - matching->n);
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
      if (continuum->codings[i].counts && continuum->codings[k].counts)
        add_pair (&continuum->codings[i], &continuum->codings[k], job->material->values->len,
                  WIDTH * (i * continuum->n_coders + k), sums);
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
      sum += sums[WIDTH * i + SHARED] / sums[WIDTH * i + UNITS];
      n_pairs++;
    }
  value->n = (guint64) llround (sums[N_UNITS]);
  if (n_pairs > 0)
    value->value = value->observed = sum / n_pairs;
  else
    cf_measure_value_undefine (value, N_ ("nobody marked anything"));
}

const CfMeasure cf_measure_iou = {
  .id = "iou",
  .name = N_ ("Intersection over union"),
  .data = CF_MEASURE_UNITS,
  .matching = N_ ("same code, any overlap; the extents of units are compared, and what only one "
                  "has counts 0"),
  .own_sums = TRUE,
  .count_sums = count_sums,
  .add = add,
  .finish = finish,
};
