/* SPDX-License-Identifier: GPL-3.0-or-later
 * Markdown from outside, made into HTML within bounds. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *cf_markdown_to_html (const char *utf8, gsize length, const char *name, GError **error);

G_END_DECLS
