/* SPDX-License-Identifier: GPL-3.0-or-later
 * Krippendorff's α_U (1995, 2004): how far the units of a code lie from each other.
 *
 * Computed for each code and summed over codes; of several articles the disagreements are weighted by the squares of their
 * lengths, as if chance moved units within each
 * article. Whole numbers until the last step, since terms grow
 * with the third power of the length. */

#include "config.h"

#include "cf-measure.h"
#include "cf-partition.h"

#include <glib/gi18n.h>

#include <math.h>

__extension__ typedef __int128 Big;

/* Sums: units, found, expected, and of all articles the squares of their lengths. */
#define N_UNITS 0
#define FOUND 1
#define EXPECTED 2
#define SQUARES 3

static guint
count_sums (const CfMeasure *measure, const CfMaterial *material)
{
  return 4;
}

/* The units of one coder and code, as spans; the gaps go to those of all coders. */
static GArray *
collect_spans (const CfPartition *partition, GArray *gaps)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  guint begin = 0;

  for (guint i = 0; i < partition->stretches->len; i++)
    {
      CfStretch stretch = g_array_index (partition->stretches, CfStretch, i);
      CfSpan span = { begin, stretch.end };

      if (stretch.value == CF_GAP)
        {
          guint gap = cf_span_length (span);

          g_array_append_val (gaps, gap);
        }
      else
        {
          g_array_append_val (spans, span);
        }
      begin = stretch.end;
    }
  return spans;
}

static Big
square (Big number)
{
  return number * number;
}

/* The differences of what overlaps, and what stands alone on the side of @a. */
static Big
add_differences (GArray *a, GArray *b, gboolean alone_only)
{
  Big sum = 0;
  guint first = 0;

  for (guint i = 0; i < a->len; i++)
    {
      CfSpan x = g_array_index (a, CfSpan, i);
      gboolean alone = TRUE;

      while (first < b->len && g_array_index (b, CfSpan, first).end <= x.start)
        first++;
      for (guint k = first; k < b->len; k++)
        {
          CfSpan y = g_array_index (b, CfSpan, k);

          if (y.start >= x.end)
            break;
          alone = FALSE;
          if (!alone_only)
            sum += square ((Big) x.start - y.start) + square ((Big) x.end - y.end);
        }
      if (alone)
        sum += square (cf_span_length (x));
    }
  return sum;
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x > y ? -1 : x < y;
}

static int
compare_lengths_down (gconstpointer a, gconstpointer b)
{
  guint x = cf_span_length (*(const CfSpan *) a), y = cf_span_length (*(const CfSpan *) b);

  return x > y ? -1 : x < y;
}

/* Of all units, longest first: how far they would lie from units and gaps that chance puts anywhere. */
static double
get_expected (GArray *units, GArray *gaps, guint length, guint m)
{
  Big sum = 0, squares = 0, room = 0, n_gaps = 0;
  Big positions = (Big) m * length;
  guint next = 0;

  g_array_sort (units, compare_lengths_down);
  g_array_sort (gaps, compare_down);
  for (guint i = 0; i < units->len; i++)
    {
      Big l = cf_span_length (g_array_index (units, CfSpan, i));

      while (next < gaps->len && g_array_index (gaps, guint, next) >= l)
        {
          room += g_array_index (gaps, guint, next++);
          n_gaps++;
        }
      sum += (Big) (units->len - 1) * (2 * l * l * l - 3 * l * l + l) / 3;
      sum += l * l * (room - n_gaps * (l - 1));
      squares += l * (l - 1);
    }
  positions = positions * (positions - 1) - squares;
  return positions > 0 ? 2.0 * length * (double) sum / (double) positions : 0;
}

static void
add_code (const CfContinuum *continuum, guint code, guint m, CfSums *sums)
{
  g_autoptr (GPtrArray) coders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (guint));
  Big found = 0;

  for (guint i = 0; i < continuum->n_coders; i++)
    {
      g_autoptr (CfPartition) partition = NULL;
      GArray *spans;

      if (!continuum->codings[i].counts)
        continue;
      partition = cf_partition_new (continuum, i, code);
      spans = collect_spans (partition, gaps);
      g_array_append_vals (units, spans->data, spans->len);
      g_ptr_array_add (coders, spans);
    }
  if (units->len == 0)
    return;
  for (guint i = 0; i < m; i++)
    for (guint k = i + 1; k < m; k++)
      {
        GArray *a = g_ptr_array_index (coders, i), *b = g_ptr_array_index (coders, k);

        found += add_differences (a, b, FALSE) + add_differences (b, a, TRUE);
      }
  cf_sums_add (sums, N_UNITS, units->len);
  cf_sums_add (sums, FOUND, 2 * (double) found / ((double) m * (m - 1)));
  cf_sums_add (sums, EXPECTED, get_expected (units, gaps, continuum->length, m));
}

static gboolean
add (const CfMeasure *measure,
     const CfMeasureJob *job,
     const CfContinuum *continuum,
     CfSums *sums,
     GError **error)
{
  guint m = cf_continuum_count_coders (continuum);

  if (m >= 2)
    cf_sums_add (sums, SQUARES, (double) continuum->length * continuum->length);
  for (guint code = 0; m >= 2 && code < job->material->values->len; code++)
    add_code (continuum, code, m, sums);
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
    {
      cf_measure_value_undefine (value, N_ ("nobody marked anything"));
      return;
    }
  value->observed = sums[FOUND] / sums[SQUARES];
  value->expected = sums[EXPECTED] / sums[SQUARES];
  if (sums[EXPECTED] > 0)
    value->value = 1 - sums[FOUND] / sums[EXPECTED];
  else
    cf_measure_value_undefine (
      value, N_ ("everything is marked alike, so that nothing could have differed"));
}

const CfMeasure cf_measure_alpha_u = {
  .id = "alpha-u",
  .name = N_ ("Krippendorff’s α_U"),
  .data = CF_MEASURE_UNITS,
  .count_sums = count_sums,
  .add = add,
  .finish = finish,
};
