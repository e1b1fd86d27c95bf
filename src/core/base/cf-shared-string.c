/* SPDX-License-Identifier: GPL-3.0-or-later
 * Strings of which equal ones are the same one: thousands of annotations have a dozen codes, and are compared.
 *
 * GLib has such strings too; but until 2.80 one thread may be given a string that another is just freeing. */

#include "config.h"

#include "cf-shared-string.h"

#include "cf-hash.h"

#include <stddef.h>
#include <string.h>

typedef struct
{
  gint count; /* atomic; becomes 0 only while the table is locked */
  char text[];
} Shared;

static GMutex lock;
static GHashTable *table; /* text -> Shared, of which it is a part; locked */

static Shared *
get_shared (const char *text)
{
  return (Shared *) (gpointer) ((char *) text - offsetof (Shared, text));
}

static Shared *
add (const char *text)
{
  gsize size = strlen (text) + 1;
  Shared *shared = g_malloc (sizeof (Shared) + size);

  shared->count = 0;
  memcpy (shared->text, text, size);
  g_hash_table_insert (table, shared->text, shared);
  return shared;
}

/**
 * cf_shared_string_new:
 * @text: a text
 *
 * In any thread.
 *
 * Returns: (transfer full): the one string of this text, for cf_shared_string_unref()
 */
const char *
cf_shared_string_new (const char *text)
{
  Shared *shared;

  g_mutex_lock (&lock);
  if (table == NULL)
    table = g_hash_table_new (cf_hash_string, g_str_equal);
  shared = g_hash_table_lookup (table, text);
  if (shared == NULL)
    shared = add (text);
  g_atomic_int_inc (&shared->count);
  g_mutex_unlock (&lock);
  return shared->text;
}

/**
 * cf_shared_string_ref:
 * @shared: a string of cf_shared_string_new()
 *
 * Returns: (transfer full): the same
 */
const char *
cf_shared_string_ref (const char *shared)
{
  g_atomic_int_inc (&get_shared (shared)->count);
  return shared;
}

static gboolean
unref_unless_last (Shared *shared)
{
  gint count = g_atomic_int_get (&shared->count);

  while (count > 1)
    {
      if (g_atomic_int_compare_and_exchange (&shared->count, count, count - 1))
        return TRUE;
      count = g_atomic_int_get (&shared->count);
    }
  return FALSE;
}

/**
 * cf_shared_string_unref:
 * @shared: (transfer full): a string of cf_shared_string_new()
 */
void
cf_shared_string_unref (const char *shared)
{
  Shared *entry = get_shared (shared);

  if (unref_unless_last (entry))
    return;
  g_mutex_lock (&lock);
  if (g_atomic_int_dec_and_test (&entry->count))
    {
      g_hash_table_remove (table, entry->text);
      g_free (entry);
    }
  g_mutex_unlock (&lock);
}
