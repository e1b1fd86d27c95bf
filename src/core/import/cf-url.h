/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an address says of its outlet. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cf_url_get_outlet (const char *url);
gboolean cf_url_is_web (const char *url);

G_END_DECLS
