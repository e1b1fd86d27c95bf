/* SPDX-License-Identifier: GPL-3.0-or-later
 * The colour of a code. */

#pragma once

#include "cf-field-row.h"

G_BEGIN_DECLS

#define CF_TYPE_COLOUR_ROW (cf_colour_row_get_type ())
G_DECLARE_FINAL_TYPE (CfColourRow, cf_colour_row, CF, COLOUR_ROW, CfFieldRow)

GtkWidget *cf_colour_row_new (CfCodebookDesk *desk, const char *code);

G_END_DECLS
