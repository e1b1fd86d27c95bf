/* SPDX-License-Identifier: GPL-3.0-or-later
 * The folders of our own outside any project. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cf_dirs_is_uninstalled (void);
const char *cf_dirs_get_locale (void);
char *cf_dirs_get_settings (const char *name);
char *cf_dirs_get_state (const char *folder, const char *name);
gboolean cf_dirs_ensure (const char *folder, GError **error);

G_END_DECLS
