/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps what is not shown from screen readers. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_unshown_follow (GtkWidget *root);
void cf_unshown_follow_page (GtkWidget *page);

G_END_DECLS
