/* SPDX-License-Identifier: GPL-3.0-or-later
 * SHA-256 as hex, the 64-bit digests of versions, and UUIDs. */

#include "config.h"

#include "cf-digest.h"

#include <string.h>

#define UUID_BYTES 16
/* RFC 9562, 6.6. */
#define URL_NAMESPACE "6ba7b811-9dad-11d1-80b4-00c04fd430c8"

/**
 * cf_digest_hex:
 * @data: bytes
 * @length: how many
 *
 * Returns: (transfer full): SHA-256 in lower-case hex, 64 digits
 */
char *
cf_digest_hex (const void *data, gsize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
}

/**
 * cf_digest_short:
 * @data: bytes
 * @length: how many
 *
 * Returns: the first 64 bits of SHA-256; its 16 hex digits are the digest of a version in a sidecar
 */
guint64
cf_digest_short (const void *data, gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize digest_length = sizeof digest;
  guint64 value = 0;

  g_checksum_update (checksum, data, length);
  g_checksum_get_digest (checksum, digest, &digest_length);
  for (guint i = 0; i < 8; i++)
    value = value << 8 | digest[i];
  return value;
}

/**
 * cf_digest_short_to_string:
 * @digest: the first 64 bits of a SHA-256
 *
 * Returns: (transfer full): 16 lower-case hex digits
 */
char *
cf_digest_short_to_string (guint64 digest)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", digest);
}

/**
 * cf_digest_short_from_string:
 * @string: text to read
 * @digest: (out): the value
 *
 * Returns: whether @string is exactly 16 lower-case hex digits
 */
gboolean
cf_digest_short_from_string (const char *string, guint64 *digest)
{
  if (strlen (string) != 16 || strspn (string, "0123456789abcdef") != 16)
    return FALSE;
  *digest = g_ascii_strtoull (string, NULL, 16);
  return TRUE;
}

/**
 * cf_digest_short_of_hex:
 * @hex: a SHA-256 in lower-case hex
 *
 * Returns: its first 64 bits
 */
guint64
cf_digest_short_of_hex (const char *hex)
{
  g_autofree char *head = g_strndup (hex, 16);

  return g_ascii_strtoull (head, NULL, 16);
}

/**
 * cf_uuid_new:
 *
 * Returns: (transfer full): a random UUID as `urn:uuid:…`
 */
char *
cf_uuid_new (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat (CF_UUID_PREFIX, uuid, NULL);
}

static gboolean
parse_uuid (const char *string, guint8 bytes[UUID_BYTES])
{
  guint n = 0;

  if (g_str_has_prefix (string, CF_UUID_PREFIX))
    string += strlen (CF_UUID_PREFIX);
  if (!g_uuid_string_is_valid (string))
    return FALSE;
  for (const char *p = string; *p != '\0'; p++)
    {
      if (*p == '-')
        continue;
      bytes[n / 2] = (guint8) (bytes[n / 2] << 4 | g_ascii_xdigit_value (*p));
      n++;
    }
  return TRUE;
}

/* RFC 9562, 5.5. */
static void
name_uuid (const guint8 space[UUID_BYTES], const char *name, guint8 uuid[UUID_BYTES])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 hash[20];
  gsize hash_length = sizeof hash;

  g_checksum_update (checksum, space, UUID_BYTES);
  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (checksum, hash, &hash_length);
  memcpy (uuid, hash, UUID_BYTES);
  uuid[6] = (uuid[6] & 0x0f) | 0x50;
  uuid[8] = (uuid[8] & 0x3f) | 0x80;
}

/**
 * cf_uuid_new_v5:
 * @space: a UUID, with or without `urn:uuid:`; or any other IRI, whose own version-5 UUID among the URLs
 *   then is the namespace: other programs name annotators by their home pages
 * @name: the name in that namespace
 *
 * Returns: (transfer full): the version-5 UUID as `urn:uuid:…`
 */
char *
cf_uuid_new_v5 (const char *space, const char *name)
{
  guint8 bytes[UUID_BYTES] = { 0 };
  GString *uuid = g_string_new (CF_UUID_PREFIX);

  if (!parse_uuid (space, bytes))
    {
      parse_uuid (URL_NAMESPACE, bytes);
      name_uuid (bytes, space, bytes);
    }
  name_uuid (bytes, name, bytes);
  for (guint i = 0; i < UUID_BYTES; i++)
    g_string_append_printf (uuid, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x",
                            bytes[i]);
  return g_string_free (uuid, FALSE);
}
