/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the place of the argument map while there is none. */

#pragma once

#include "cf-argument-notice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ARGUMENT_BLANK (cf_argument_blank_get_type ())
G_DECLARE_FINAL_TYPE (CfArgumentBlank, cf_argument_blank, CF, ARGUMENT_BLANK, GtkWidget)

void cf_argument_blank_show_notice (CfArgumentBlank *self, const CfNotice *notice);
void cf_argument_blank_show_error (CfArgumentBlank *self, const char *text);
void cf_argument_blank_show_busy (CfArgumentBlank *self, CfArgumentKeeper *keeper);

G_END_DECLS
