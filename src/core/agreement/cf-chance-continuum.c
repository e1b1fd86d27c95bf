/* SPDX-License-Identifier: GPL-3.0-or-later
 * Random continua that look like what coders have marked: the statistical sampler of pygamma-agreement.
 *
 * How many units a coder has, the gaps between them (below 0 where they overlap) and their lengths are drawn
 * from normal distributions of the mean and deviation over all coders; codes as often as they occur. */

#include "config.h"

#include "cf-chance-continuum.h"

#include <math.h>

typedef struct
{
  double mean;
  double deviation;
} Normal;

struct _CfChanceContinuum
{
  guint n_coders;
  Normal number;
  Normal gap;
  Normal length;
  GArray *codes; /* guint: one a unit, sorted */
};

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* Sorted, so that the order of coders changes nothing, not even by rounding. */
static Normal
describe (GArray *values)
{
  Normal normal = { 0, 0 };

  g_array_sort (values, compare_doubles);

  for (guint i = 0; i < values->len; i++)
    normal.mean += g_array_index (values, double, i) / values->len;
  for (guint i = 0; i < values->len; i++)
    {
      double difference = g_array_index (values, double, i) - normal.mean;

      normal.deviation += difference * difference / values->len;
    }
  normal.deviation = sqrt (normal.deviation);
  return normal;
}

static void
append (GArray *values, double value)
{
  g_array_append_val (values, value);
}

/**
 * cf_chance_continuum_new:
 * @coders: (element-type GArray): the units of each coder (#CfAlignedUnit), by begin; one unit at least
 *
 * Returns: (transfer full): a source of continua like these
 */
CfChanceContinuum *
cf_chance_continuum_new (GPtrArray *coders)
{
  CfChanceContinuum *chance = g_new0 (CfChanceContinuum, 1);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (double));

  chance->n_coders = coders->len;
  chance->codes = g_array_new (FALSE, FALSE, sizeof (guint));
  /* So that a single unit has a gap before it too. */
  append (gaps, 0);
  for (guint c = 0; c < coders->len; c++)
    {
      GArray *units = g_ptr_array_index (coders, c);
      double end = 0;

      append (numbers, units->len);
      for (guint i = 0; i < units->len; i++)
        {
          const CfAlignedUnit *unit = &g_array_index (units, CfAlignedUnit, i);

          if (i > 0 || unit->begin > 0)
            append (gaps, unit->begin - end);
          append (lengths, unit->end - unit->begin);
          g_array_append_val (chance->codes, unit->code);
          end = unit->end;
        }
    }
  g_array_sort (chance->codes, compare_codes);
  chance->number = describe (numbers);
  chance->gap = describe (gaps);
  chance->length = describe (lengths);
  return chance;
}

void
cf_chance_continuum_free (CfChanceContinuum *chance)
{
  g_array_unref (chance->codes);
  g_free (chance);
}

static GArray *
draw_coder (const CfChanceContinuum *chance, CfRandom *random)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (CfAlignedUnit));
  double end = 0;
  guint n = (guint) fabs (cf_random_normal (random, chance->number.mean, chance->number.deviation));

  for (guint i = 0; i < n; i++)
    {
      double gap = cf_random_normal (random, chance->gap.mean, chance->gap.deviation);
      double length;
      CfAlignedUnit unit;

      do
        length = fabs (cf_random_normal (random, chance->length.mean, chance->length.deviation));
      while (length <= 0);
      unit.begin = end + gap;
      unit.end = end = unit.begin + length;
      unit.code =
        g_array_index (chance->codes, guint, cf_random_below (random, chance->codes->len));
      g_array_append_val (units, unit);
    }
  return units;
}

/**
 * cf_chance_continuum_draw:
 * @chance: a source
 * @random: where chance comes from
 *
 * Returns: (transfer full) (element-type GArray): as many coders as there were, with one unit at least
 */
GPtrArray *
cf_chance_continuum_draw (const CfChanceContinuum *chance, CfRandom *random)
{
  GPtrArray *coders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n = 0;

  while (n == 0)
    {
      g_ptr_array_set_size (coders, 0);
      for (guint c = 0; c < chance->n_coders; c++)
        {
          g_ptr_array_add (coders, draw_coder (chance, random));
          n += ((GArray *) g_ptr_array_index (coders, c))->len;
        }
    }
  return coders;
}
