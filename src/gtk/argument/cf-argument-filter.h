/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which cards of the argument map are shown. */

#pragma once

#include "cf-argument-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ARGUMENT_FILTER (cf_argument_filter_get_type ())
G_DECLARE_FINAL_TYPE (CfArgumentFilter, cf_argument_filter, CF, ARGUMENT_FILTER, GtkPopover)

GtkWidget *cf_argument_filter_new (void);
void cf_argument_filter_offer (CfArgumentFilter *self, const CfArgumentGraph *graph);
void cf_argument_filter_apply (CfArgumentFilter *self, CfArgumentQuery *query);
gboolean cf_argument_filter_is_set (CfArgumentFilter *self);
void cf_argument_filter_clear (CfArgumentFilter *self);

G_END_DECLS
