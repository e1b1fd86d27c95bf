/* SPDX-License-Identifier: GPL-3.0-or-later
 * Strings of which there is one each. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *cf_shared_string_get (const char *string);
void cf_shared_string_release (const char *shared);

G_END_DECLS
