/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the layers of a project are kept. */

#pragma once

#include "cf-field-row.h"

G_BEGIN_DECLS

#define CF_TYPE_LAYERS_ROW (cf_layers_row_get_type ())
G_DECLARE_FINAL_TYPE (CfLayersRow, cf_layers_row, CF, LAYERS_ROW, CfFieldRow)

GtkWidget *cf_layers_row_new (CfCodebookDesk *desk);

G_END_DECLS
