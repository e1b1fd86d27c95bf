/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sums that an article adds to. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfSums:
 *
 * Numbered sums of which most stay zero. Measures are functions of sums over articles, so that an article may be
 * counted twice, or not at all, without being read again.
 */
typedef struct _CfSums CfSums;

CfSums *cf_sums_new (guint n);
void cf_sums_free (CfSums *sums);
void cf_sums_add (CfSums *sums, guint index, double amount);
const double *cf_sums_get (const CfSums *sums);
void cf_sums_clear (CfSums *sums);

GArray *cf_sums_pack (const CfSums *sums);
void cf_sums_add_packed (CfSums *sums, const GArray *packed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfSums, cf_sums_free)

G_END_DECLS
