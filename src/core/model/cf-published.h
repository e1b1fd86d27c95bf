/* SPDX-License-Identifier: GPL-3.0-or-later
 * When an article was published, as people and spreadsheets write it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cf_published_parse (const char *text, GError **error);
char *cf_published_shorten (const char *rfc3339);
gboolean cf_published_is_day (const char *rfc3339);

G_END_DECLS
