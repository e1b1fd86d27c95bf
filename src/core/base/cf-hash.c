/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hashes for tables whose keys come from outside.
 *
 * GLib's hashes are known to everybody: a file of a few megabytes whose ids all have one hash keeps a table
 * busy for hours. These begin with a number that each process draws for itself. Nothing that is written
 * depends on the order of such a table. */

#include "config.h"

#include "cf-hash.h"

#include "cf-strings.h"

#define FACTOR G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static guint64
get_seed (void)
{
  static guint64 seed;
  static gsize drawn;

  if (g_once_init_enter (&drawn))
    {
      seed = (guint64) g_random_int () << 32 | g_random_int ();
      g_once_init_leave (&drawn, 1);
    }
  return seed;
}

static guint64
mix (guint64 hash, guint64 value)
{
  hash = (hash ^ value) * FACTOR;
  return hash ^ hash >> 29;
}

/**
 * cf_hash_string:
 * @string: (type utf8): a string
 *
 * Returns: its hash, for a table with g_str_equal()
 */
guint
cf_hash_string (gconstpointer string)
{
  guint64 hash = get_seed ();

  for (const guchar *p = string; *p != '\0'; p++)
    hash = mix (hash, *p);
  return (guint) (mix (hash, 0) >> 32);
}

/**
 * cf_hash_digest:
 * @digest: (type guint64*): the digest of a version, which a file may have made up
 *
 * Returns: its hash, for a table with g_int64_equal()
 */
guint
cf_hash_digest (gconstpointer digest)
{
  return (guint) (mix (mix (get_seed (), *(const guint64 *) digest), 0) >> 32);
}

/**
 * cf_hash_list_keys:
 * @table: a table of strings
 *
 * Returns: (transfer container) (element-type utf8): its keys, in code point order
 */
GPtrArray *
cf_hash_list_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_sized_new (g_hash_table_size (table));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, cf_strings_compare);
  return keys;
}
