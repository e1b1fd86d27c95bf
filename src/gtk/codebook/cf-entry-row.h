/* SPDX-License-Identifier: GPL-3.0-or-later
 * A row of the list of what stands in the codebook. */

#pragma once

#include "cf-entry-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ENTRY_ROW (cf_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (CfEntryRow, cf_entry_row, CF, ENTRY_ROW, GtkListBoxRow)

GtkWidget *cf_entry_row_new (void);
void cf_entry_row_show (CfEntryRow *self, CfCodebookDesk *desk, const CfEntryItem *item);

G_END_DECLS
