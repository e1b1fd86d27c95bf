/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether there is anything to be seen. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cf_utf8_shows_something (const char *utf8, gsize length);

G_END_DECLS
