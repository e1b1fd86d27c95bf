/* SPDX-License-Identifier: GPL-3.0-or-later
 * A small bar that shows how many annotations of each code an article has. */

#pragma once

#include "cf-entry-info.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_CODE_BAR_HEIGHT 6

float cf_code_bar_measure (const CfEntryInfo *info, CfCodebook *codebook);
void cf_code_bar_snapshot (const CfEntryInfo *info,
                           CfCodebook *codebook,
                           GtkSnapshot *snapshot,
                           float x,
                           float y,
                           float width);
char *cf_code_bar_describe (const CfEntryInfo *info, CfCodebook *codebook);

G_END_DECLS
