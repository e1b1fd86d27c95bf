/* SPDX-License-Identifier: GPL-3.0-or-later
 * The differences that are listed. */

#pragma once

#include "cf-comparer.h"

G_BEGIN_DECLS

#define CF_TYPE_COMPARE_ITEM (cf_compare_item_get_type ())
G_DECLARE_FINAL_TYPE (CfCompareItem, cf_compare_item, CF, COMPARE_ITEM, GObject)

guint cf_compare_item_get_index (CfCompareItem *self);

/**
 * CfCompareWanted:
 * @kinds: a bit for each kind of difference
 * @code: (nullable): only what has this code on either side
 * @coder: only what this coder has a part in; %CF_NONE for all
 * @open: only what is not decided
 *
 * Which differences are listed.
 */
typedef struct
{
  guint kinds;
  char *code;
  guint coder;
  gboolean open;
} CfCompareWanted;

#define CF_TYPE_COMPARE_ROWS (cf_compare_rows_get_type ())
G_DECLARE_FINAL_TYPE (CfCompareRows, cf_compare_rows, CF, COMPARE_ROWS, GObject)

CfCompareRows *cf_compare_rows_new (void);
void
cf_compare_rows_fill (CfCompareRows *self, CfComparer *comparer, const CfCompareWanted *wanted);
guint cf_compare_rows_get_index (CfCompareRows *self, guint position);
gboolean cf_compare_rows_find (CfCompareRows *self, guint index, guint *position);

G_END_DECLS
