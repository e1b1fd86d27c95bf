/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a file of JSON that somebody else may be writing. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *cf_json_file_read (const char *path, GError **error);
GBytes *cf_json_file_await (const char *path, GError **error);

G_END_DECLS
