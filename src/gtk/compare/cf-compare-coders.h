/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who is compared, and in which round. */

#pragma once

#include "cf-comparer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_COMPARE_CODERS (cf_compare_coders_get_type ())
G_DECLARE_FINAL_TYPE (CfCompareCoders, cf_compare_coders, CF, COMPARE_CODERS, GtkPopover)

GtkWidget *cf_compare_coders_new (void);
void cf_compare_coders_offer (CfCompareCoders *self, CfComparer *comparer);
void cf_compare_coders_forget (CfCompareCoders *self);
void cf_compare_coders_choose (CfCompareCoders *self,
                               const char *const *names,
                               const char *round,
                               gboolean live);
CfComparisonQuery *cf_compare_coders_make_query (CfCompareCoders *self, const char *path);

G_END_DECLS
