/* SPDX-License-Identifier: GPL-3.0-or-later
 * Strings of which there is one each, so that they are compared by address and take room once.
 *
 * As g_ref_string_new_intern(), but in a table that strings from outside cannot slow down (cf-hash.c). Any
 * thread may use it. */

#include "config.h"

#include "cf-shared-string.h"

#include "cf-hash.h"

#include <stddef.h>
#include <string.h>

typedef struct
{
  guint n_users;
  char text[];
} Shared;

static GMutex mutex;
static GHashTable *table; /* of text, in its Shared */

static Shared *
get_shared (const char *text)
{
  return (Shared *) (gpointer) (text - offsetof (Shared, text));
}

/**
 * cf_shared_string_get:
 * @string: a string
 *
 * Returns: (transfer full): the one that is equal to it; to be released
 */
const char *
cf_shared_string_get (const char *string)
{
  const char *text;

  g_mutex_lock (&mutex);
  if (table == NULL)
    table = g_hash_table_new (cf_hash_string, g_str_equal);
  text = g_hash_table_lookup (table, string);
  if (text == NULL)
    {
      gsize size = strlen (string) + 1;
      Shared *shared = g_malloc (sizeof (Shared) + size);

      shared->n_users = 0;
      text = memcpy (shared->text, string, size);
      g_hash_table_add (table, shared->text);
    }
  get_shared (text)->n_users++;
  g_mutex_unlock (&mutex);
  return text;
}

/**
 * cf_shared_string_release:
 * @shared: (transfer full): a string of cf_shared_string_get()
 */
void
cf_shared_string_release (const char *shared)
{
  g_mutex_lock (&mutex);
  if (--get_shared (shared)->n_users == 0)
    {
      g_hash_table_remove (table, shared);
      g_free (get_shared (shared));
    }
  g_mutex_unlock (&mutex);
}
