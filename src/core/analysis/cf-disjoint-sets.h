/* SPDX-License-Identifier: GPL-3.0-or-later
 * What belongs together, found by pairs. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfDisjointSets:
 *
 * The numbers below a bound in sets, at first each in one of its own.
 */
typedef struct _CfDisjointSets CfDisjointSets;

CfDisjointSets *cf_disjoint_sets_new (guint n);
void cf_disjoint_sets_free (CfDisjointSets *sets);
guint cf_disjoint_sets_find (CfDisjointSets *sets, guint item);
void cf_disjoint_sets_join (CfDisjointSets *sets, guint a, guint b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfDisjointSets, cf_disjoint_sets_free)

G_END_DECLS
