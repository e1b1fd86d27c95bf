/* SPDX-License-Identifier: GPL-3.0-or-later
 * Strings of which equal ones are the same one. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *cf_shared_string_new (const char *text);
const char *cf_shared_string_ref (const char *shared);
void cf_shared_string_unref (const char *shared);

G_END_DECLS
