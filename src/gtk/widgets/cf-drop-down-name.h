/* SPDX-License-Identifier: GPL-3.0-or-later
 * Names for what a drop-down is made of. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void cf_drop_down_name_parts (GtkDropDown *drop_down, const char *name);
void cf_drop_down_name_value (GtkWidget *widget, const char *text);
void cf_drop_down_name_row (AdwComboRow *row);

G_END_DECLS
