/* SPDX-License-Identifier: GPL-3.0-or-later
 * Of sets that share members, those of greatest gain that share none. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CfPacking CfPacking;

CfPacking *cf_packing_new (guint n_members);
void cf_packing_free (CfPacking *packing);
void cf_packing_add (CfPacking *packing, const guint *members, guint n_members, double gain);
guint cf_packing_get_n_sets (const CfPacking *packing);
const guint *cf_packing_get_set (const CfPacking *packing, guint set, guint *n_members);
double cf_packing_get_gain (const CfPacking *packing, guint set);
GArray *cf_packing_solve (CfPacking *packing, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfPacking, cf_packing_free)

G_END_DECLS
