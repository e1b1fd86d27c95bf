/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gamma (Mathet, Widlöcher & Métivier 2015), γ-cat and γ-k (Mathet 2017).
 *
 * Gamma is 1 - disorder of the best alignment / mean disorder of random continua; γ-cat and γ-k compare the codes
 * of what that alignment puts together, the nearer in place the more, γ-k where one of the two has the code. Of
 * several articles the disorders are added up by units, and chance moves units within each. */

#include "config.h"

#include "cf-chance-continuum.h"

#include <glib/gi18n.h>

#include <math.h>

typedef enum
{
  WHOLE,
  CODES,
  OF_CODE,
} Variant;

/* Sums: units, units by coders, disorder found and by chance, continua that were too much. Then of all codes, and
 * of each, what was compared: weight and disorder as found, and both by chance. */
#define N_UNITS 0
#define UNITS_A_CODER 1
#define FOUND 2
#define EXPECTED 3
#define TOO_MUCH 4
#define COMPARED 5
#define WIDTH 4

static guint
count_sums (const CfMeasure *measure, const CfMaterial *material)
{
  return COMPARED + WIDTH * (material->values->len + 1);
}

static GPtrArray *
collect_units (const CfContinuum *continuum, guint *n_units)
{
  GPtrArray *coders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  *n_units = 0;
  for (guint c = 0; c < continuum->n_coders; c++)
    {
      const CfCoding *coding = &continuum->codings[c];
      GArray *units;

      if (!coding->counts)
        continue;
      units = g_array_sized_new (FALSE, FALSE, sizeof (CfAlignedUnit), coding->units->len);
      for (guint i = 0; i < coding->units->len; i++)
        {
          const CfCodedUnit *unit = &g_array_index (coding->units, CfCodedUnit, i);
          CfAlignedUnit aligned = { unit->begin, unit->end, unit->code };

          g_array_append_val (units, aligned);
        }
      *n_units += units->len;
      g_ptr_array_add (coders, units);
    }
  return coders;
}

static void
add_pair (CfSums *sums, guint kind, guint code, double weight, gboolean differs)
{
  guint place = COMPARED + WIDTH * code + kind;

  cf_sums_add (sums, place, weight);
  cf_sums_add (sums, place + 1, differs ? weight : 0);
}

/* @kind: 0 for what was found, 2 for chance. */
static void
compare_codes (GPtrArray *coders, const CfAlignment *alignment, guint kind, CfSums *sums)
{
  for (guint r = 0; r < alignment->n_rows; r++)
    {
      const guint *row = &g_array_index (alignment->rows, guint, r * alignment->n_coders);
      guint n_taken = 0;

      for (guint c = 0; c < alignment->n_coders; c++)
        n_taken += row[c] != CF_NONE;
      for (guint i = 0; i < alignment->n_coders; i++)
        for (guint k = i + 1; k < alignment->n_coders; k++)
          {
            const CfAlignedUnit *a, *b;
            double weight;

            if (row[i] == CF_NONE || row[k] == CF_NONE)
              continue;
            a = &g_array_index ((GArray *) g_ptr_array_index (coders, i), CfAlignedUnit, row[i]);
            b = &g_array_index ((GArray *) g_ptr_array_index (coders, k), CfAlignedUnit, row[k]);
            weight = MAX (0, 1 - cf_unit_distance (a, b)) / (n_taken - 1);
            add_pair (sums, kind, 0, weight, a->code != b->code);
            add_pair (sums, kind, a->code + 1, weight, a->code != b->code);
            if (a->code != b->code)
              add_pair (sums, kind, b->code + 1, weight, TRUE);
          }
    }
}

static gboolean
add_chance (const CfMeasureJob *job,
            const CfContinuum *continuum,
            GPtrArray *coders,
            double units_a_coder,
            CfSums *sums,
            const char **reason,
            GError **error)
{
  g_autofree char *name =
    g_strconcat (continuum->name, continuum->language != NULL ? continuum->language : "", NULL);
  g_autoptr (CfChanceContinuum) chance = cf_chance_continuum_new (coders);
  CfRandom random = cf_random_new (job->options->seed, name);
  double sum = 0;

  for (guint s = 0; s < job->options->samples; s++)
    {
      g_autoptr (GPtrArray) drawn = cf_chance_continuum_draw (chance, &random);
      g_autoptr (CfAlignment) alignment =
                   cf_alignment_new (drawn, job->options, job->cancellable, reason, error);
      guint n = 0;

      if (alignment == NULL)
        return FALSE;
      for (guint c = 0; c < drawn->len; c++)
        n += ((GArray *) g_ptr_array_index (drawn, c))->len;
      sum += alignment->disorder * drawn->len / n;
      compare_codes (drawn, alignment, 2, sums);
      if (job->progress != NULL)
        job->progress (s + 1, job->options->samples, job->progress_data);
    }
  cf_sums_add (sums, EXPECTED, sum / job->options->samples * units_a_coder);
  return TRUE;
}

static gboolean
add (const CfMeasure *measure,
     const CfMeasureJob *job,
     const CfContinuum *continuum,
     CfSums *sums,
     GError **error)
{
  guint n_units;
  g_autoptr (GPtrArray) coders = collect_units (continuum, &n_units);
  g_autoptr (CfAlignment) alignment = NULL;
  g_autoptr (GError) ended = NULL;
  const char *reason = NULL;
  double units_a_coder;

  if (coders->len < 2 || n_units == 0)
    return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
  units_a_coder = (double) n_units / coders->len;
  alignment = cf_alignment_new (coders, job->options, job->cancellable, &reason, &ended);
  if (alignment != NULL)
    {
      cf_sums_add (sums, N_UNITS, n_units);
      cf_sums_add (sums, UNITS_A_CODER, units_a_coder);
      cf_sums_add (sums, FOUND, alignment->disorder);
      compare_codes (coders, alignment, 0, sums);
    }
  if (alignment == NULL ||
      !add_chance (job, continuum, coders, units_a_coder, sums, &reason, &ended))
    {
      if (ended != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&ended));
          return FALSE;
        }
      cf_sums_add (sums, TOO_MUCH, 1);
    }
  return TRUE;
}

static void
finish_whole (const double *sums, CfMeasureValue *value)
{
  value->disorder = value->observed = sums[FOUND] / sums[UNITS_A_CODER];
  value->expected = sums[EXPECTED] / sums[UNITS_A_CODER];
  if (sums[EXPECTED] > 0)
    value->value = 1 - sums[FOUND] / sums[EXPECTED];
  else
    cf_measure_value_undefine (value, N_ ("random continua have no disorder to compare with"));
}

static void
finish_codes (const double *compared, CfMeasureValue *value)
{
  if (!(compared[0] > 0))
    {
      cf_measure_value_undefine (
        value, N_ ("no units could be put together, so that no codes could be compared"));
      return;
    }
  value->observed = compared[1] / compared[0];
  value->expected = compared[2] > 0 ? compared[3] / compared[2] : 0;
  if (value->expected > 0)
    value->value = 1 - value->observed / value->expected;
  else
    cf_measure_value_undefine (
      value, N_ ("chance never put different codes together, so that nothing could have differed"));
}

static void
finish (const CfMeasure *measure,
        const CfMeasureJob *job,
        const double *sums,
        CfMeasureValue *value)
{
  value->n = (guint64) llround (sums[N_UNITS]);
  if (sums[TOO_MUCH] > 0)
    cf_measure_value_undefine (value, N_ ("there are too many possible alignments of units"));
  else if (sums[N_UNITS] == 0)
    cf_measure_value_undefine (value, N_ ("nobody marked anything"));
  else if (measure->parameter == WHOLE)
    finish_whole (sums, value);
  else
    finish_codes (sums + COMPARED + WIDTH * (measure->parameter == OF_CODE ? job->code + 1 : 0),
                  value);
}

#define GAMMA(id_, name_, variant_)                                                               \
  {                                                                                               \
    .id = id_, .name = name_, .data = CF_MEASURE_UNITS, .parameter = variant_,                    \
    .for_each_code = variant_ == OF_CODE, .count_sums = count_sums, .add = add, .finish = finish, \
  }

const CfMeasure cf_measure_gamma = GAMMA ("gamma", N_ ("γ"), WHOLE);
const CfMeasure cf_measure_gamma_cat =
  GAMMA ("gamma-cat", N_ ("γ-cat (codes of aligned units)"), CODES);
const CfMeasure cf_measure_gamma_k =
  GAMMA ("gamma-k", N_ ("γ-k (each code of aligned units)"), OF_CODE);
