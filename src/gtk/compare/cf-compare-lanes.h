/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lanes beside the text, one a coder. */

#pragma once

#include "cf-article-view.h"
#include "cf-comparer.h"
#include "cf-lanes.h"

G_BEGIN_DECLS

#define CF_TYPE_COMPARE_LANES (cf_compare_lanes_get_type ())
G_DECLARE_FINAL_TYPE (CfCompareLanes, cf_compare_lanes, CF, COMPARE_LANES, GtkWidget)

void cf_compare_lanes_set (CfCompareLanes *self, CfComparer *comparer, CfArticleView *view);
void cf_compare_lanes_show (CfCompareLanes *self, CfLanes *lanes);
void cf_compare_lanes_set_current (CfCompareLanes *self, CfRecord *first, CfRecord *second);

G_END_DECLS
