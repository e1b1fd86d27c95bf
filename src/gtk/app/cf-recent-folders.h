/* SPDX-License-Identifier: GPL-3.0-or-later
 * The folders that were open, as the settings remember them. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char **cf_recent_folders_list (GSettings *settings);
void cf_recent_folders_remember (GSettings *settings, const char *folder, gboolean is_there);

G_END_DECLS
