/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks whether the window is to be closed although something could not be saved. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void cf_unsaved_dialog_ask (GtkWindow *window, const char *message, const char *consequence);

G_END_DECLS
