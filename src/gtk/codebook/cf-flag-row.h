/* SPDX-License-Identifier: GPL-3.0-or-later
 * A member of an entry that is yes or no. */

#pragma once

#include "cf-field-row.h"

G_BEGIN_DECLS

#define CF_TYPE_FLAG_ROW (cf_flag_row_get_type ())
G_DECLARE_FINAL_TYPE (CfFlagRow, cf_flag_row, CF, FLAG_ROW, CfFieldRow)

GtkWidget *cf_flag_row_new (
  CfCodebookDesk *desk, const char *place, const char *id, const char *member, const char *title);

G_END_DECLS
