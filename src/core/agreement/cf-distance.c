/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far values are from each other: Krippendorff's distances, and those of sets. */

#include "config.h"

#include "cf-distance.h"

#include "cf-strings.h"

#include <glib/gi18n.h>

#include <math.h>
/**
 * cf_set_make:
 * @members: (element-type utf8): values; they are sorted, and each is kept once
 *
 * Returns: (transfer full): the set as a value
 */
char *
cf_set_make (GPtrArray *members)
{
  GString *set = g_string_new (NULL);

  g_ptr_array_sort (members, cf_strings_compare);
  for (guint i = 0; i < members->len; i++)
    {
      const char *member = g_ptr_array_index (members, i);

      if (i > 0 && g_str_equal (member, g_ptr_array_index (members, i - 1)))
        continue;
      g_string_append_printf (set, "%s%s", i > 0 ? CF_SET_SEPARATOR : "", member);
    }
  return g_string_free (set, FALSE);
}

static guint
count_members (char **members)
{
  guint n = 0;

  for (guint i = 0; members[i] != NULL; i++)
    n += *members[i] != '\0';
  return n;
}

/* Members of both, of the first and of the second. */
static guint
count_common (const char *a, const char *b, guint *n_a, guint *n_b)
{
  g_auto (GStrv) first = g_strsplit (a, CF_SET_SEPARATOR, -1);
  g_auto (GStrv) second = g_strsplit (b, CF_SET_SEPARATOR, -1);
  guint common = 0;

  *n_a = count_members (first);
  *n_b = count_members (second);
  for (guint i = 0; first[i] != NULL; i++)
    common += *first[i] != '\0' && g_strv_contains ((const char *const *) second, first[i]);
  return common;
}

/**
 * cf_set_distance_jaccard:
 * @a: a set
 * @b: another
 *
 * Returns: 1 - |A ∩ B| / |A ∪ B|; two empty sets are alike
 */
double
cf_set_distance_jaccard (const char *a, const char *b)
{
  guint n_a, n_b, common = count_common (a, b, &n_a, &n_b);

  return n_a + n_b == 0 ? 0 : 1 - (double) common / (n_a + n_b - common);
}

/**
 * cf_set_distance_masi:
 * @a: a set
 * @b: another
 *
 * Passonneau's form with exact fractions: NLTK rounds them, and DKPro multiplies the Jaccard distance.
 *
 * Returns: 1 - J·M, where J is the Jaccard index and M is 1 for equal sets, 2/3 where one holds the
 *   other, 1/3 where they overlap
 */
double
cf_set_distance_masi (const char *a, const char *b)
{
  guint n_a, n_b, common = count_common (a, b, &n_a, &n_b);
  double monotony = 1.0 / 3;

  if (n_a + n_b == 0)
    return 0;
  if (common == n_a && common == n_b)
    monotony = 1;
  else if (common == n_a || common == n_b)
    monotony = 2.0 / 3;
  return 1 - (double) common / (n_a + n_b - common) * monotony;
}

/**
 * cf_values_get_numbers:
 * @values: (array length=n): names of values
 * @n: how many
 * @numbers: (out) (array length=n): what they say
 *
 * Returns: whether all are numbers
 */
gboolean
cf_values_get_numbers (const char *const *values, guint n, double *numbers)
{
  for (guint i = 0; i < n; i++)
    {
      char *end;

      numbers[i] = g_ascii_strtod (values[i], &end);
      if (end == values[i] || *end != '\0' || !isfinite (numbers[i]))
        return FALSE;
    }
  return TRUE;
}

/* The values from the one to the other, half of those at the ends: what lies between them. */
static double
distance_ordinal (const double *numbers, const double *counts, guint n, guint a, guint b)
{
  double low = MIN (numbers[a], numbers[b]), high = MAX (numbers[a], numbers[b]);
  double between = -(counts[a] + counts[b]) / 2;

  for (guint g = 0; g < n; g++)
    if (low <= numbers[g] && numbers[g] <= high)
      between += counts[g];
  return a == b ? 0 : between * between;
}

static double
distance_numbers (CfDistance distance, double a, double b)
{
  double difference = a - b;

  if (distance == CF_DISTANCE_RATIO)
    difference = a + b != 0 ? difference / (a + b) : 0;
  return difference * difference;
}

/**
 * cf_distances_new:
 * @distance: which
 * @values: (array length=n): names of values
 * @counts: (array length=n): how often each occurs
 * @n: how many
 * @reason: (out): why there are none
 *
 * Returns: (transfer full) (nullable) (array length=n*n): the distance of each from each
 */
double *
cf_distances_new (CfDistance distance,
                  const char *const *values,
                  const double *counts,
                  guint n,
                  const char **reason)
{
  double *distances = g_new0 (double, MAX (n * n, 1));
  g_autofree double *numbers = g_new0 (double, MAX (n, 1));
  gboolean needs_numbers = distance >= CF_DISTANCE_ORDINAL && distance <= CF_DISTANCE_RATIO;

  if (needs_numbers && !cf_values_get_numbers (values, n, numbers))
    {
      *reason = N_ ("not all values are numbers");
      g_free (distances);
      return NULL;
    }
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      {
        double *cell = &distances[a * n + b];

        if (distance == CF_DISTANCE_NOMINAL)
          *cell = a != b;
        else if (distance == CF_DISTANCE_JACCARD)
          *cell = cf_set_distance_jaccard (values[a], values[b]);
        else if (distance == CF_DISTANCE_MASI)
          *cell = cf_set_distance_masi (values[a], values[b]);
        else if (distance == CF_DISTANCE_ORDINAL)
          *cell = distance_ordinal (numbers, counts, n, a, b);
        else
          *cell = distance_numbers (distance, numbers[a], numbers[b]);
      }
  return distances;
}
