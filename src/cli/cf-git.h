/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one place where git is run: to write two lines into a repository's configuration. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cf_git_configure (const char *folder, const char *key, const char *value, GError **error);

G_END_DECLS
