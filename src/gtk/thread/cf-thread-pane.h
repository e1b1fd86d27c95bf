/* SPDX-License-Identifier: GPL-3.0-or-later
 * A thread as a list. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_THREAD_PANE (cf_thread_pane_get_type ())
G_DECLARE_FINAL_TYPE (CfThreadPane, cf_thread_pane, CF, THREAD_PANE, GtkWidget)

void cf_thread_pane_set_session (CfThreadPane *self, CfSession *session);
void cf_thread_pane_open (CfThreadPane *self);

G_END_DECLS
