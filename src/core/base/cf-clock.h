/* SPDX-License-Identifier: GPL-3.0-or-later
 * The only place that asks what time it is. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 cf_clock_now (void);
void cf_clock_set_fixed (gint64 seconds);
char *cf_clock_format (gint64 seconds);
char *cf_clock_format_ms (gint64 milliseconds);

G_END_DECLS
