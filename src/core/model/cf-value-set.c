/* SPDX-License-Identifier: GPL-3.0-or-later
 * The attributes of a record: its values, by attribute, then value, none twice, in one piece of memory;
 * %NULL while there are none, as in most records. The strings are shared by all that are equal, so that
 * values are compared by address. */

#include "config.h"

#include "cf-value-set.h"

#include "cf-shared-string.h"

#include <string.h>

struct _CfValueSet
{
  guint n;
  CfValue values[];
};

static CfValueSet *
resize (CfValueSet *set, guint n)
{
  set = g_realloc (set, sizeof (CfValueSet) + n * sizeof (CfValue));
  set->n = n;
  return set;
}

static CfValue
value_new (const char *attribute, const char *value)
{
  return (CfValue){ cf_shared_string_new (attribute), cf_shared_string_new (value) };
}

static void
value_clear (const CfValue *value)
{
  cf_shared_string_unref (value->attribute);
  cf_shared_string_unref (value->value);
}

/**
 * cf_value_set_free:
 * @set: (nullable): a set
 */
void
cf_value_set_free (CfValueSet *set)
{
  for (guint i = 0; set != NULL && i < set->n; i++)
    value_clear (&set->values[i]);
  g_free (set);
}

/**
 * cf_value_set_copy:
 * @set: (nullable): a set
 *
 * Returns: (transfer full) (nullable): another with the same values
 */
CfValueSet *
cf_value_set_copy (const CfValueSet *set)
{
  CfValueSet *copy;

  if (set == NULL)
    return NULL;
  copy = resize (NULL, set->n);
  for (guint i = 0; i < set->n; i++)
    copy->values[i] = (CfValue){ cf_shared_string_ref (set->values[i].attribute),
                                 cf_shared_string_ref (set->values[i].value) };
  return copy;
}

gboolean
cf_value_set_equal (const CfValueSet *a, const CfValueSet *b)
{
  guint n, m;
  const CfValue *x = cf_value_set_get (a, &n), *y = cf_value_set_get (b, &m);

  return n == m && (n == 0 || memcmp (x, y, n * sizeof (CfValue)) == 0);
}

/**
 * cf_value_set_get:
 * @set: (nullable): a set
 * @n_values: (out): how many
 *
 * Returns: (transfer none) (array length=n_values) (nullable): its values, in code point order
 */
const CfValue *
cf_value_set_get (const CfValueSet *set, guint *n_values)
{
  *n_values = set != NULL ? set->n : 0;
  return set != NULL ? set->values : NULL;
}

/**
 * cf_value_set_get_first:
 * @set: (nullable): a set
 * @attribute: an id
 *
 * Returns: (nullable): the first value of that attribute
 */
const char *
cf_value_set_get_first (const CfValueSet *set, const char *attribute)
{
  for (guint i = 0; set != NULL && i < set->n; i++)
    if (g_str_equal (set->values[i].attribute, attribute))
      return set->values[i].value;
  return NULL;
}

gboolean
cf_value_set_has (const CfValueSet *set, const char *attribute, const char *value)
{
  for (guint i = 0; set != NULL && i < set->n; i++)
    if (g_str_equal (set->values[i].attribute, attribute) &&
        g_str_equal (set->values[i].value, value))
      return TRUE;
  return FALSE;
}

/**
 * cf_value_set_add:
 * @set: (inout) (nullable): a set
 * @attribute: an id
 * @value: a value; one that is there is not doubled
 */
void
cf_value_set_add (CfValueSet **set, const char *attribute, const char *value)
{
  guint n, at = 0;
  const CfValue *values = cf_value_set_get (*set, &n);

  if (cf_value_set_has (*set, attribute, value))
    return;
  for (; at < n; at++)
    {
      int order = strcmp (values[at].attribute, attribute);

      if (order > 0 || (order == 0 && strcmp (values[at].value, value) > 0))
        break;
    }
  *set = resize (*set, n + 1);
  memmove (&(*set)->values[at + 1], &(*set)->values[at], (n - at) * sizeof (CfValue));
  (*set)->values[at] = value_new (attribute, value);
}

/**
 * cf_value_set_remove:
 * @set: (inout) (nullable): a set
 * @attribute: an id
 * @value: (nullable): the value to take away, %NULL for all of the attribute
 */
void
cf_value_set_remove (CfValueSet **set, const char *attribute, const char *value)
{
  guint n, kept = 0;
  const CfValue *values = cf_value_set_get (*set, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].attribute, attribute) &&
        (value == NULL || g_str_equal (values[i].value, value)))
      value_clear (&values[i]);
    else
      (*set)->values[kept++] = values[i];
  if (kept > 0)
    *set = resize (*set, kept);
  else
    g_clear_pointer (set, g_free);
}
