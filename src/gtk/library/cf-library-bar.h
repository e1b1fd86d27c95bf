/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is asked of the library: words, filters and an order. */

#pragma once

#include "cf-library.h"
#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_LIBRARY_BAR (cf_library_bar_get_type ())
G_DECLARE_FINAL_TYPE (CfLibraryBar, cf_library_bar, CF, LIBRARY_BAR, GtkWidget)

void cf_library_bar_set_library (CfLibraryBar *self, CfLibrary *library, CfSession *session);
void cf_library_bar_set_order (CfLibraryBar *self, CfLibraryOrder order);
void cf_library_bar_set_count (CfLibraryBar *self, guint n_articles);
void cf_library_bar_load (CfLibraryBar *self);
void cf_library_bar_clear (CfLibraryBar *self);
void cf_library_bar_go_to (CfLibraryBar *self);
void cf_library_bar_end_going (CfLibraryBar *self);
gboolean cf_library_bar_take_entered (CfLibraryBar *self);

G_END_DECLS
