/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks for a folder or an article to open. */

#pragma once

#include "cf-window.h"

G_BEGIN_DECLS

void cf_path_chooser_ask (CfWindow *window, const char *title, GtkFileChooserAction action);

G_END_DECLS
