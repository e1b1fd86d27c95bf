/* SPDX-License-Identifier: GPL-3.0-or-later
 * Intersection over union of units of one code, as programs for labelling print it: the mean over the units of two
 * coders, those that are matched as one, what only one has as 0; then over pairs of coders. */

#include "config.h"

#include "cf-matching.h"
#include "cf-measure-pairs.h"

#include <glib/gi18n.h>

static double
get_iou (const CfCodedUnit *a, const CfCodedUnit *b)
{
  guint begin = MAX (a->begin, b->begin), end = MIN (a->end, b->end);
  guint either = MAX (a->end, b->end) - MIN (a->begin, b->begin);

  return end > begin ? (double) (end - begin) / either : 0;
}

static void
count_pair (const CfMeasure *measure,
            const CfCoding *first,
            const CfCoding *second,
            guint n_codes,
            double *shared,
            double *all)
{
  g_autoptr (CfMatching) matching = cf_matching_new (first, second);

  cf_matching_extend (matching, first, second, n_codes, CF_MATCH_EXACT);
  cf_matching_extend (matching, first, second, n_codes, CF_MATCH_HALF);
  cf_matching_extend (matching, first, second, n_codes, CF_MATCH_OVERLAP);
  *shared = 0;
  for (guint u = 0; u < first->units->len; u++)
    if (matching->of_first[u] != CF_NONE)
      *shared += get_iou (&g_array_index (first->units, CfCodedUnit, u),
                          &g_array_index (second->units, CfCodedUnit, matching->of_first[u]));
  *all = (double) first->units->len + second->units->len - matching->n;
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

const CfMeasure cf_measure_iou = {
  .id = "iou",
  .name = N_ ("Intersection over union"),
  .data = CF_MEASURE_UNITS,
  .matching = N_ ("same code, any overlap; the extents of units are compared, and what only one "
                  "has counts 0"),
  .own_sums = TRUE,
  .count_sums = cf_measure_pairs_count_sums,
  .add = add,
  .finish = cf_measure_pairs_finish,
};
