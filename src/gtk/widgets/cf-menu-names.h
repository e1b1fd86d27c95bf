/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gives the entries of menus their names for screen readers. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_menu_names_follow (GtkWidget *root);
void cf_menu_names_follow_menu (GtkPopoverMenu *menu);

G_END_DECLS
