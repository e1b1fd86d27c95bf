/* SPDX-License-Identifier: GPL-3.0-or-later
 * A number on a disc. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_count_badge_append (GtkSnapshot *snapshot,
                            GtkWidget *widget,
                            guint count,
                            const GdkRGBA *colour,
                            graphene_point_t middle,
                            float diameter);

G_END_DECLS
