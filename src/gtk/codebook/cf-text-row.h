/* SPDX-License-Identifier: GPL-3.0-or-later
 * A text of the codebook, on one line or several. */

#pragma once

#include "cf-field-row.h"
#include "cf-text-slot.h"

G_BEGIN_DECLS

#define CF_TYPE_TEXT_ROW (cf_text_row_get_type ())
G_DECLARE_FINAL_TYPE (CfTextRow, cf_text_row, CF, TEXT_ROW, CfFieldRow)

GtkWidget *cf_text_row_new (CfCodebookDesk *desk,
                            CfTextSlot *slot,
                            const char *title,
                            const char *name,
                            gboolean several_lines);

G_END_DECLS
