/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hashes for tables whose keys come from outside. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint cf_hash_string (gconstpointer string);
guint cf_hash_digest (gconstpointer digest);
GPtrArray *cf_hash_list_keys (GHashTable *table);

G_END_DECLS
