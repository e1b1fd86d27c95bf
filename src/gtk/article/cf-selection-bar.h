/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done with the selection, near it. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_SELECTION_BAR (cf_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (CfSelectionBar, cf_selection_bar, CF, SELECTION_BAR, GtkWidget)

GtkWidget *cf_selection_bar_new (void);
void cf_selection_bar_set_session (CfSelectionBar *self, CfSession *session);
void cf_selection_bar_update (CfSelectionBar *self);

G_END_DECLS
