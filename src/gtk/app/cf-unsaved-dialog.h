/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks whether the window is to be closed although something could not be saved. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *cf_unsaved_dialog_new (GtkWindow *parent, const char *message, const char *consequence);

G_END_DECLS
