/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sums that an article adds to. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfSums:
 * @values: the sums
 * @seen: whether something was added
 * @touched: (element-type guint): to which
 *
 * Numbered sums of which most stay zero. Measures are functions of sums over articles, so that an article may be
 * counted twice, or not at all, without being read again.
 */
typedef struct
{
  double *values;
  gboolean *seen;
  GArray *touched; /* guint: which are seen */
} CfSums;

CfSums *cf_sums_new (guint n);
void cf_sums_free (CfSums *sums);
void cf_sums_touch (CfSums *sums, guint index);
const double *cf_sums_get (const CfSums *sums);
void cf_sums_clear (CfSums *sums);

/* Called for each stretch of a text. */
static inline void
cf_sums_add (CfSums *sums, guint index, double amount)
{
  sums->values[index] += amount;
  if (G_UNLIKELY (!sums->seen[index]))
    cf_sums_touch (sums, index);
}

GArray *cf_sums_pack (const CfSums *sums);
void cf_sums_add_packed (CfSums *sums, const GArray *packed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfSums, cf_sums_free)

G_END_DECLS
