/* SPDX-License-Identifier: GPL-3.0-or-later
 * Shows a window when there is something to read in it. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_presenter_present (GtkWindow *window, CfSession *session);

G_END_DECLS
