/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sums that an article adds to. */

#include "config.h"

#include "cf-sums.h"

typedef struct
{
  guint index;
  double amount;
} Entry;

CfSums *
cf_sums_new (guint n)
{
  CfSums *sums = g_new0 (CfSums, 1);

  sums->values = g_new0 (double, MAX (n, 1));
  sums->seen = g_new0 (gboolean, MAX (n, 1));
  sums->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  return sums;
}

void
cf_sums_free (CfSums *sums)
{
  g_free (sums->values);
  g_free (sums->seen);
  g_array_unref (sums->touched);
  g_free (sums);
}

void
cf_sums_touch (CfSums *sums, guint index)
{
  sums->seen[index] = TRUE;
  g_array_append_val (sums->touched, index);
}

const double *
cf_sums_get (const CfSums *sums)
{
  return sums->values;
}

void
cf_sums_clear (CfSums *sums)
{
  for (guint i = 0; i < sums->touched->len; i++)
    {
      guint index = g_array_index (sums->touched, guint, i);

      sums->values[index] = 0;
      sums->seen[index] = FALSE;
    }
  g_array_set_size (sums->touched, 0);
}

/**
 * cf_sums_pack:
 * @sums: sums
 *
 * Returns: (transfer full): those that are not zero, for cf_sums_add_packed()
 */
GArray *
cf_sums_pack (const CfSums *sums)
{
  GArray *packed = g_array_sized_new (FALSE, FALSE, sizeof (Entry), sums->touched->len);

  for (guint i = 0; i < sums->touched->len; i++)
    {
      guint index = g_array_index (sums->touched, guint, i);
      Entry entry = { index, sums->values[index] };

      g_array_append_val (packed, entry);
    }
  return packed;
}

void
cf_sums_add_packed (CfSums *sums, const GArray *packed)
{
  for (guint i = 0; i < packed->len; i++)
    {
      const Entry *entry = &g_array_index (packed, Entry, i);

      cf_sums_add (sums, entry->index, entry->amount);
    }
}
