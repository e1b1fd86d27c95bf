/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folders: what is in them as they are reached, and folders inside another, which nothing leads out of. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cf_folder_join (const char *folder, const char *name);
gboolean cf_folder_ensure (const char *root, const char *folder, GError **error);
gboolean cf_folder_ensure_of (const char *root, const char *file, GError **error);

G_END_DECLS
