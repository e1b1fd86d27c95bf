/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels of buttons, where there is little room. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_button_labels_shrink (GtkWidget *widget);

G_END_DECLS
