/* SPDX-License-Identifier: GPL-3.0-or-later
 * The folders that were open, in a menu. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void cf_recent_menu_fill (GMenu *section, const char *const *folders, const char *open);

G_END_DECLS
