/* SPDX-License-Identifier: GPL-3.0-or-later
 * Good copies of a sidecar, kept out of the shared folder.
 *
 * In the state folder each sidecar has a folder of its own, called after the digest of its path, with
 * files `TIME-DIGEST.json`, TIME in milliseconds. Kept are the last ten, one an hour for a day, and one a
 * day for thirty days. */

#include "config.h"

#include "cf-backup.h"

#include "cf-clock.h"
#include "cf-digest.h"
#include "cf-dirs.h"
#include "cf-file-writer.h"
#include "cf-file.h"
#include "cf-json-gate.h"
#include "cf-limits.h"

#include <glib/gstdio.h>

#include <stdlib.h>
#include <string.h>

#define KEEP_LAST 10
#define SECOND G_GINT64_CONSTANT (1000)
#define HOUR (60 * 60 * SECOND)
#define DAY (24 * HOUR)
#define KEEP_DAYS 30

/**
 * cf_backup_make_folder_name:
 * @path: a sidecar
 *
 * Returns: (transfer full): what stands for its path in the state folder
 */
char *
cf_backup_make_folder_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *real_folder = realpath (folder, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *full = g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);

  return cf_digest_short_to_string (cf_digest_short (full, strlen (full)));
}

static char *
get_folder (const char *path)
{
  g_autofree char *name = cf_backup_make_folder_name (path);

  return cf_dirs_get_state ("backups", name);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* Names begin with the time in fifteen digits, so they sort by it. */
static GPtrArray *
list_newest_first (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && *name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);
  return names;
}

static void
prune (const char *folder, GPtrArray *names, gint64 now)
{
  gint64 last_hour = -1, last_day = -1;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gint64 time = g_ascii_strtoll (name, NULL, 10);
      gint64 age = now - time;
      gboolean keep = i < KEEP_LAST;

      if (age < DAY && time / HOUR != last_hour)
        keep = TRUE;
      if (age < KEEP_DAYS * DAY && time / DAY != last_day)
        keep = TRUE;
      if (keep)
        {
          last_hour = time / HOUR;
          last_day = time / DAY;
        }
      else
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_unlink (path);
        }
    }
}

/**
 * cf_backup_keep:
 * @path: a sidecar
 * @bytes: a good content of it
 * @error: why it could not be kept
 *
 * Keeps the content, unless the newest copy is the same, and forgets old ones.
 */
gboolean
cf_backup_keep (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = get_folder (path);
  g_autofree char *digest = cf_file_digest (bytes);
  g_autofree char *tail = g_strdup_printf ("-%.16s.json", digest);
  g_autoptr (GPtrArray) names = list_newest_first (folder);
  gint64 now = cf_clock_now () * SECOND;
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;

  if (names->len > 0 && g_str_has_suffix (g_ptr_array_index (names, 0), tail))
    return TRUE;
  /* Neither a clock that was set back nor several copies in a second may make the newest copy look
   * old. */
  if (names->len > 0)
    now = MAX (now, g_ascii_strtoll (g_ptr_array_index (names, 0), NULL, 10) + 1);
  name = g_strdup_printf ("%015" G_GINT64_FORMAT "%s", now, tail);
  file = g_build_filename (folder, name, NULL);
  if (!cf_dirs_ensure (folder, error) || !cf_file_write (file, bytes, error))
    return FALSE;
  g_ptr_array_insert (names, 0, g_steal_pointer (&name));
  prune (folder, names, now);
  return TRUE;
}

/* A copy may be as damaged as what it is to replace. */
static gboolean
is_good (GBytes *bytes)
{
  return bytes != NULL && g_bytes_get_size (bytes) > 0 &&
         cf_json_gate_check (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)).verdict ==
           CF_JSON_OK;
}

/**
 * cf_backup_get_newest:
 * @path: a sidecar
 * @name: (out) (optional): the file name of the copy
 *
 * Returns: (transfer full) (nullable): the newest copy that can still be read
 */
GBytes *
cf_backup_get_newest (const char *path, char **name)
{
  g_autofree char *folder = get_folder (path);
  g_autoptr (GPtrArray) names = list_newest_first (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      GBytes *bytes = cf_file_read (file, CF_LIMIT_JSON_BYTES, NULL, NULL);

      if (!is_good (bytes))
        {
          g_clear_pointer (&bytes, g_bytes_unref);
          continue;
        }
      if (name != NULL)
        *name = g_strdup (g_ptr_array_index (names, i));
      return bytes;
    }
  return NULL;
}

/**
 * cf_backup_get_time:
 * @name: the file name of a copy
 *
 * Returns: when it was made, in seconds since 1970
 */
gint64
cf_backup_get_time (const char *name)
{
  return g_ascii_strtoll (name, NULL, 10) / SECOND;
}
