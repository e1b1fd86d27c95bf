/* SPDX-License-Identifier: GPL-3.0-or-later
 * A group of rows under a heading, and small parts of rows. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *cf_group_new (const char *title, const char *description, GtkListBox **list);
GtkWidget *cf_icon_button_new (const char *icon, const char *name);
GtkWidget *cf_action_row_new (const char *title, const char *subtitle);
void cf_expander_row_name_parts (AdwExpanderRow *row);

G_END_DECLS
