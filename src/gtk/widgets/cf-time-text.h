/* SPDX-License-Identifier: GPL-3.0-or-later
 * Times for people. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cf_time_text_date (const char *rfc3339);
char *cf_time_text_date_and_time (const char *rfc3339);
char *cf_time_text_clock (gint64 seconds);
char *cf_time_text_ago (const char *rfc3339, gint64 now);

G_END_DECLS
