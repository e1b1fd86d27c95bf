/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a drop-down offers. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_drop_down_shrink (GtkDropDown *drop_down);
void cf_drop_down_fill (GtkDropDown *drop_down, GtkStringList *labels, guint selected);

G_END_DECLS
