/* SPDX-License-Identifier: GPL-3.0-or-later
 * The chosen annotation, or the list of them. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_INSPECTOR_PANE (cf_inspector_pane_get_type ())
G_DECLARE_FINAL_TYPE (CfInspectorPane, cf_inspector_pane, CF, INSPECTOR_PANE, GtkWidget)

void cf_inspector_pane_set_session (CfInspectorPane *self, CfSession *session);
void cf_inspector_pane_edit_note (CfInspectorPane *self);
void cf_inspector_pane_commit (CfInspectorPane *self);

G_END_DECLS
