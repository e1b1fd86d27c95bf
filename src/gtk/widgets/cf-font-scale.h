/* SPDX-License-Identifier: GPL-3.0-or-later
 * How large letters are. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double cf_font_scale (GtkWidget *widget);

G_END_DECLS
