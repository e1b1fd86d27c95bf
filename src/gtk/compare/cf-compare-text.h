/* SPDX-License-Identifier: GPL-3.0-or-later
 * The article with the lanes of its coders. */

#pragma once

#include "cf-comparer.h"
#include "cf-lanes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_COMPARE_TEXT (cf_compare_text_get_type ())
G_DECLARE_FINAL_TYPE (CfCompareText, cf_compare_text, CF, COMPARE_TEXT, GtkWidget)

void cf_compare_text_set_comparer (CfCompareText *self, CfComparer *comparer);
void cf_compare_text_show (CfCompareText *self, CfLanes *lanes);
void cf_compare_text_show_item (CfCompareText *self, guint item);
void cf_compare_text_set_narrow (CfCompareText *self, gboolean narrow);
void cf_compare_text_set_look (CfCompareText *self, double text_size, double line_height);

G_END_DECLS
