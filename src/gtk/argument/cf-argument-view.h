/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map of an article, a selection, a thread or the project. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_ARGUMENT_VIEW (cf_argument_view_get_type ())
G_DECLARE_FINAL_TYPE (CfArgumentView, cf_argument_view, CF, ARGUMENT_VIEW, GtkWidget)

GtkWidget *cf_argument_view_new (void);
void cf_argument_view_set_session (CfArgumentView *self, CfSession *session);

G_END_DECLS
