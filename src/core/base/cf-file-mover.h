/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts a file away, under a name that nothing else has. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cf_file_move_into (const char *path, const char *root, const char *folder, GError **error);

G_END_DECLS
