/* SPDX-License-Identifier: GPL-3.0-or-later
 * One detail of an article that can be corrected. */

#pragma once

#include "cf-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_DETAILS_ROW (cf_details_row_get_type ())
G_DECLARE_FINAL_TYPE (CfDetailsRow, cf_details_row, CF, DETAILS_ROW, AdwEntryRow)

CfDetailsRow *cf_details_row_new (CfField field);
GtkWidget *cf_details_row_get_note (CfDetailsRow *self);
void cf_details_row_show (CfDetailsRow *self, CfArticle *article);
gboolean cf_details_row_is_valid (CfDetailsRow *self);
char *cf_details_row_dup_correction (CfDetailsRow *self);

G_END_DECLS
