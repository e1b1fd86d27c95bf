/* SPDX-License-Identifier: GPL-3.0-or-later
 * The attributes of a record: an array of CfValue, by attribute, then value, none twice; %NULL while it
 * is empty, as in most records. The strings are shared by all that are equal, so that values are
 * compared by address. */

#include "config.h"

#include "cf-value-set.h"

#include <string.h>

static void
clear_value (gpointer data)
{
  CfValue *value = data;

  g_ref_string_release ((GRefString *) value->attribute);
  g_ref_string_release ((GRefString *) value->value);
}

static void
insert (GArray **set, guint at, const char *attribute, const char *value)
{
  CfValue inserted = { g_ref_string_new_intern (attribute), g_ref_string_new_intern (value) };

  if (*set == NULL)
    {
      *set = g_array_new (FALSE, FALSE, sizeof (CfValue));
      g_array_set_clear_func (*set, clear_value);
    }
  g_array_insert_val (*set, at, inserted);
}

/**
 * cf_value_set_copy:
 * @set: (nullable): a set
 *
 * Returns: (transfer full) (nullable): another with the same values
 */
GArray *
cf_value_set_copy (GArray *set)
{
  GArray *copy = NULL;
  guint n;
  const CfValue *values = cf_value_set_get (set, &n);

  for (guint i = 0; i < n; i++)
    insert (&copy, i, values[i].attribute, values[i].value);
  return copy;
}

gboolean
cf_value_set_equal (GArray *a, GArray *b)
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
cf_value_set_get (GArray *set, guint *n_values)
{
  *n_values = set != NULL ? set->len : 0;
  return set != NULL ? (const CfValue *) (gpointer) set->data : NULL;
}

/**
 * cf_value_set_get_first:
 * @set: (nullable): a set
 * @attribute: an id
 *
 * Returns: (nullable): the first value of that attribute
 */
const char *
cf_value_set_get_first (GArray *set, const char *attribute)
{
  guint n;
  const CfValue *values = cf_value_set_get (set, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].attribute, attribute))
      return values[i].value;
  return NULL;
}

gboolean
cf_value_set_has (GArray *set, const char *attribute, const char *value)
{
  guint n;
  const CfValue *values = cf_value_set_get (set, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].attribute, attribute) && g_str_equal (values[i].value, value))
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
cf_value_set_add (GArray **set, const char *attribute, const char *value)
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
  insert (set, at, attribute, value);
}

/**
 * cf_value_set_remove:
 * @set: (nullable): a set
 * @attribute: an id
 * @value: (nullable): the value to take away, %NULL for all of the attribute
 */
void
cf_value_set_remove (GArray *set, const char *attribute, const char *value)
{
  for (guint i = set != NULL ? set->len : 0; i > 0; i--)
    {
      const CfValue *other = &g_array_index (set, CfValue, i - 1);

      if (g_str_equal (other->attribute, attribute) &&
          (value == NULL || g_str_equal (other->value, value)))
        g_array_remove_index (set, i - 1);
    }
}
