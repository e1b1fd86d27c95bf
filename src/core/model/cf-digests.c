/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lists of digests, of which none is there twice. */

#include "config.h"

#include "cf-digests.h"

/**
 * cf_digests_add:
 * @digests: (element-type guint64): digests
 * @digest: one more, unless it is there
 */
void
cf_digests_add (GArray *digests, guint64 digest)
{
  for (guint i = 0; i < digests->len; i++)
    if (g_array_index (digests, guint64, i) == digest)
      return;
  g_array_append_val (digests, digest);
}

/**
 * cf_digests_add_all:
 * @digests: (element-type guint64): digests
 * @others: (nullable) (element-type guint64): others, in order
 */
void
cf_digests_add_all (GArray *digests, GArray *others)
{
  for (guint i = 0; others != NULL && i < others->len; i++)
    cf_digests_add (digests, g_array_index (others, guint64, i));
}
