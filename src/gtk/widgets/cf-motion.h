/* SPDX-License-Identifier: GPL-3.0-or-later
 * What comes without moving in. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean cf_motion_stop (GtkWidget *widget);
void cf_motion_go_on (GtkWidget *widget, gboolean moved);

G_END_DECLS
