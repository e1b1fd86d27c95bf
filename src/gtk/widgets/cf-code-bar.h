/* SPDX-License-Identifier: GPL-3.0-or-later
 * A small bar that shows how many annotations of each code an article has. */

#pragma once

#include "cf-article-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_CODE_BAR (cf_code_bar_get_type ())
G_DECLARE_FINAL_TYPE (CfCodeBar, cf_code_bar, CF, CODE_BAR, GtkWidget)

void cf_code_bar_set_entry (CfCodeBar *self, CfArticleEntry *entry, CfCodebook *codebook);

G_END_DECLS
