/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the focus is. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean cf_focus_is_within (GtkWidget *widget);
gboolean cf_focus_may_move_within (GtkWidget *widget);
gboolean cf_focus_in_child (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
