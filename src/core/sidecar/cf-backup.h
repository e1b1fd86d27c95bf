/* SPDX-License-Identifier: GPL-3.0-or-later
 * Good copies of a sidecar, kept out of the shared folder. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean cf_backup_keep (const char *path, GBytes *bytes, GError **error);
GBytes *cf_backup_get_newest (const char *path, char **name);
char *cf_backup_make_folder_name (const char *path);

gint64 cf_backup_get_time (const char *name);

G_END_DECLS
