/* SPDX-License-Identifier: GPL-3.0-or-later
 * A row of the list of differences. */

#pragma once

#include "cf-comparer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_COMPARE_ROW (cf_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (CfCompareRow, cf_compare_row, CF, COMPARE_ROW, GtkWidget)

GtkWidget *cf_compare_row_new (CfComparer *comparer);
void cf_compare_row_show (CfCompareRow *self, guint item);
guint cf_compare_row_get_item (CfCompareRow *self);
void cf_compare_row_update (CfCompareRow *self);

G_END_DECLS
