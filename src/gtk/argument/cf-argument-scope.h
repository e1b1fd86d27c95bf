/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the argument map is of: chosen in a list or by a digit. */

#pragma once

#include "cf-argument-query.h"
#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_argument_scope_fill (GtkDropDown *list, GtkWidget *view);
CfArgumentScope cf_argument_scope_get (GtkDropDown *list);
CfArgumentQuery *cf_argument_scope_make_query (CfArgumentScope scope, CfSession *session);

G_END_DECLS
