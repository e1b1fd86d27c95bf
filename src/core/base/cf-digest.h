/* SPDX-License-Identifier: GPL-3.0-or-later
 * SHA-256 as hex, the 64-bit digests of versions, and UUIDs. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CF_UUID_PREFIX "urn:uuid:"

char *cf_digest_hex (const void *data, gsize length);
guint64 cf_digest_short (const void *data, gsize length);
char *cf_digest_short_to_string (guint64 digest);
gboolean cf_digest_short_from_string (const char *string, guint64 *digest);
guint64 cf_digest_short_of_hex (const char *hex);

char *cf_uuid_new (void);
char *cf_uuid_new_v5 (const char *space, const char *name);

G_END_DECLS
