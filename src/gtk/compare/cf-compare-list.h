/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of differences. */

#pragma once

#include "cf-compare-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_COMPARE_LIST (cf_compare_list_get_type ())
G_DECLARE_FINAL_TYPE (CfCompareList, cf_compare_list, CF, COMPARE_LIST, GtkWidget)

void cf_compare_list_set_comparer (CfCompareList *self, CfComparer *comparer);
void cf_compare_list_fill (CfCompareList *self, const CfCompareWanted *wanted);
guint cf_compare_list_get_current (CfCompareList *self);
guint cf_compare_list_count (CfCompareList *self);
gboolean cf_compare_list_go (CfCompareList *self, int step);
gboolean cf_compare_list_go_open (CfCompareList *self);
gboolean cf_compare_list_go_article (CfCompareList *self, gboolean backward);
void cf_compare_list_go_to (CfCompareList *self, guint item);

G_END_DECLS
