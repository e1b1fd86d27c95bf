/* SPDX-License-Identifier: GPL-3.0-or-later
 * Krippendorff's alpha for unitizing: uα, |uα, cuα and (k)uα (Krippendorff, Mathet, Bouvry & Widlöcher 2016).
 *
 * All are made of how much text two coders gave which two values, gaps among them. Units that overlap within a
 * coder are separated before (cf-partition). Of several articles the lengths are added up. */

#include "config.h"

#include "cf-measure.h"
#include "cf-partition.h"

#include <glib/gi18n.h>

#include <math.h>

/* What the sums are, with v values, the gap the first of them:
 *
 * 0: units, 1: of all coders the lengths of their continua,
 * then v×v: lengths of intersections; v: corrections; v: corrections without gaps. */
#define N_UNITS 0
#define LENGTH 1
#define TOGETHER 2

typedef enum
{
  WHOLE,
  BINARY,
  CODED,
  OF_CODE,
} Variant;

static guint
count_sums (const CfMeasure *measure, const CfMaterial *material)
{
  guint v = material->values->len + 1;

  return TOGETHER + v * v + 2 * v;
}

/* One coder on the way through the continuum. */
typedef struct
{
  CfPartition *partition;
  guint at;      /* the stretch */
  guint begin;   /* of the stretch */
  double shared; /* of it, the places that another coder marked too */
} Reader;

static inline const CfStretch *
get_stretch (const Reader *reader)
{
  return &g_array_index (reader->partition->stretches, CfStretch, reader->at);
}

static void
end_stretch (Reader *reader, guint v, CfSums *sums)
{
  CfStretch stretch = *get_stretch (reader);
  double length = stretch.end - reader->begin;
  guint corrections = TOGETHER + v * v;

  if (stretch.value == CF_GAP)
    {
      cf_sums_add (sums, corrections, length);
    }
  else
    {
      cf_sums_add (sums, N_UNITS, 1);
      cf_sums_add (sums, corrections + stretch.value, length * length);
      cf_sums_add (sums, corrections + v + stretch.value, reader->shared * reader->shared);
    }
  reader->at++;
  reader->begin = stretch.end;
  reader->shared = 0;
}

/* All coders have one value each from here to there. */
static void
add_interval (Reader *readers, guint m, guint length, guint v, CfSums *sums)
{
  guint n_marked = 0;

  for (guint i = 0; i < m; i++)
    n_marked += get_stretch (&readers[i])->value != CF_GAP;
  for (guint i = 0; i < m; i++)
    {
      guint first = get_stretch (&readers[i])->value;

      if (n_marked > 1 && first != CF_GAP)
        readers[i].shared += length;
      for (guint k = i + 1; k < m; k++)
        {
          guint second = get_stretch (&readers[k])->value;
          double amount = (double) length / (m - 1);

          cf_sums_add (sums, TOGETHER + first * v + second, amount);
          cf_sums_add (sums, TOGETHER + second * v + first, amount);
        }
    }
}

static void
read_together (Reader *readers, guint m, guint length, guint v, CfSums *sums)
{
  guint place = 0;

  while (place < length)
    {
      guint next = length;

      for (guint i = 0; i < m; i++)
        next = MIN (next, get_stretch (&readers[i])->end);
      add_interval (readers, m, next - place, v, sums);
      for (guint i = 0; i < m; i++)
        if (get_stretch (&readers[i])->end == next)
          end_stretch (&readers[i], v, sums);
      place = next;
    }
}

static gboolean
add (const CfMeasure *measure,
     const CfMeasureJob *job,
     const CfContinuum *continuum,
     CfSums *sums,
     GError **error)
{
  g_autofree Reader *readers = g_new0 (Reader, continuum->n_coders);
  guint m = 0;

  for (guint i = 0; i < continuum->n_coders; i++)
    if (continuum->codings[i].counts)
      readers[m++].partition = cf_partition_new (continuum, i, CF_NONE);
  if (m >= 2)
    {
      cf_sums_add (sums, LENGTH, (double) m * continuum->length);
      read_together (readers, m, continuum->length, job->material->values->len + 1, sums);
    }
  for (guint i = 0; i < m; i++)
    cf_partition_free (readers[i].partition);
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

/* What was found and what chance would make; without gaps where @from is 1. */
typedef struct
{
  guint v;
  guint from;
  const double *found;
  const double *corrections;
  double *margins;
  double total;
  double correction;
} Matrix;

static void
matrix_init (Matrix *matrix, guint v, guint from, const double *sums)
{
  matrix->v = v;
  matrix->from = from;
  matrix->found = sums + TOGETHER;
  matrix->corrections = sums + TOGETHER + v * v + from * v;
  matrix->margins = g_new0 (double, v);
  matrix->total = matrix->correction = 0;
  for (guint c = from; c < v; c++)
    {
      for (guint k = from; k < v; k++)
        matrix->margins[c] += matrix->found[c * v + k];
      matrix->total += matrix->margins[c];
      matrix->correction += matrix->corrections[c];
    }
}

static double
get_expected (const Matrix *matrix, guint c, guint k)
{
  double product = matrix->margins[c] * matrix->margins[k];

  if (c == k)
    product -= matrix->corrections[c];
  return matrix->total * product / (matrix->total * matrix->total - matrix->correction);
}

static void
finish_all (const Matrix *matrix, Variant variant, CfMeasureValue *value)
{
  double found = 0, expected = 0;

  for (guint c = matrix->from; c < matrix->v; c++)
    for (guint k = matrix->from; k < matrix->v; k++)
      {
        if (c == k || (variant == BINARY && c != CF_GAP && k != CF_GAP))
          continue;
        found += matrix->found[c * matrix->v + k];
        expected += get_expected (matrix, c, k);
      }
  value->observed = found / matrix->total;
  value->expected = expected / matrix->total;
  if (expected > 0)
    value->value = 1 - found / expected;
  else if (variant == CODED)
    cf_measure_value_undefine (
      value,
      N_ ("only one code was given where two coders marked, so that no other could have been"));
  else
    cf_measure_value_undefine (
      value, N_ ("everything is marked alike, so that nothing could have differed"));
}

static void
finish_code (const Matrix *coded, const double *sums, guint k, CfMeasureValue *value)
{
  double with_gaps = 0, margin = coded->margins[k];
  double own = coded->found[k * coded->v + k];
  double outside, outside_expected;

  for (guint c = 0; c < coded->v; c++)
    with_gaps += sums[TOGETHER + c * coded->v + k];
  if (with_gaps == 0)
    {
      cf_measure_value_undefine (value, N_ ("nobody used this code"));
      return;
    }
  value->coverage = margin / with_gaps;
  if (margin == 0)
    {
      cf_measure_value_undefine (value,
                                 N_ ("no other coder marked anything where this code was given"));
      return;
    }
  outside = margin - own;
  outside_expected = -get_expected (coded, k, k);
  for (guint c = 1; c < coded->v; c++)
    outside_expected += get_expected (coded, c, k);
  value->observed = outside / margin;
  if (outside == 0)
    value->value = 1;
  else
    value->value =
      1 - (outside_expected + get_expected (coded, k, k)) / margin * outside / outside_expected;
}

static void
finish (const CfMeasure *measure,
        const CfMeasureJob *job,
        const double *sums,
        CfMeasureValue *value)
{
  Variant variant = (Variant) measure->parameter;
  Matrix matrix;

  value->n = (guint64) llround (sums[N_UNITS]);
  if (sums[N_UNITS] == 0)
    {
      cf_measure_value_undefine (value, sums[LENGTH] > 0
                                          ? N_ ("nobody marked anything")
                                          : N_ ("no article was finished by two coders"));
      return;
    }
  matrix_init (&matrix, job->material->values->len + 1, variant >= CODED, sums);
  if (variant == OF_CODE)
    finish_code (&matrix, sums, job->code + 1, value);
  else if (matrix.total == 0)
    cf_measure_value_undefine (value, N_ ("no place was marked by two coders"));
  else
    finish_all (&matrix, variant, value);
  g_free (matrix.margins);
}

#define UNITIZING(id_, name_, variant_)                                                           \
  {                                                                                               \
    .id = id_, .name = name_, .data = CF_MEASURE_UNITS, .parameter = variant_,                    \
    .for_each_code = variant_ == OF_CODE, .count_sums = count_sums, .add = add, .finish = finish, \
  }

const CfMeasure cf_measure_u_alpha =
  UNITIZING ("u-alpha", N_ ("Krippendorff’s uα (units and codes)"), WHOLE);
const CfMeasure cf_measure_u_alpha_binary =
  UNITIZING ("u-alpha-binary", N_ ("Krippendorff’s |uα (marked or not)"), BINARY);
const CfMeasure cf_measure_cu_alpha =
  UNITIZING ("cu-alpha", N_ ("Krippendorff’s cuα (codes where both marked)"), CODED);
const CfMeasure cf_measure_ku_alpha =
  UNITIZING ("ku-alpha", N_ ("Krippendorff’s (k)uα (each code where both marked)"), OF_CODE);
