/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds what is wrong with articles, sidecars and codebook. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean cf_check (const char *const *paths, GPtrArray *problems, GError **error);

G_END_DECLS
