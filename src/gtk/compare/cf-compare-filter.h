/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which differences are listed. */

#pragma once

#include "cf-compare-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_COMPARE_FILTER (cf_compare_filter_get_type ())
G_DECLARE_FINAL_TYPE (CfCompareFilter, cf_compare_filter, CF, COMPARE_FILTER, GtkPopover)

GtkWidget *cf_compare_filter_new (void);
void cf_compare_filter_offer (CfCompareFilter *self, CfComparer *comparer);
const CfCompareWanted *cf_compare_filter_get (CfCompareFilter *self);
gboolean cf_compare_filter_is_set (CfCompareFilter *self);
void cf_compare_filter_toggle_open (CfCompareFilter *self);
void cf_compare_filter_clear (CfCompareFilter *self);

G_END_DECLS
