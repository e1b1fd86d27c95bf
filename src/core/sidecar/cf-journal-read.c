/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was done and perhaps not saved by processes that are gone: journals read. cf-journal.c says what is in
 * them. */

#include "config.h"

#include "cf-backup.h"
#include "cf-dirs.h"
#include "cf-file.h"
#include "cf-hash.h"
#include "cf-journal.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-record-json.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

/* The JSON of a line, if its sum is right. */
static const char *
check_line (const char *line)
{
  char *end;
  guint64 sum = g_ascii_strtoull (line, &end, 16);

  if (end != line + 8 || *end != ' ')
    return NULL;
  end++;
  return crc32 (crc32 (0, NULL, 0), (const Bytef *) end, (uInt) strlen (end)) == sum ? end : NULL;
}

static JsonNode *
parse_line (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  CfJsonReport report;
  JsonNode *node = cf_json_parse (bytes, "journal", &report, NULL);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return node;
  g_clear_pointer (&node, json_node_unref);
  return NULL;
}

void
cf_journal_entry_free (CfJournalEntry *entry)
{
  g_free (entry->id);
  g_clear_pointer (&entry->version, cf_version_unref);
  g_ptr_array_unref (entry->before);
  g_free (entry);
}

static CfJournalEntry *
ensure_entry (GHashTable *entries, const char *id)
{
  CfJournalEntry *entry = g_hash_table_lookup (entries, id != NULL ? id : "");

  if (entry != NULL)
    return entry;
  entry = g_new0 (CfJournalEntry, 1);
  entry->id = g_strdup (id);
  entry->before = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_version_unref);
  g_hash_table_insert (entries, entry->id != NULL ? entry->id : (char *) "", entry);
  return entry;
}

static void
apply_line (GHashTable *entries, JsonObject *object)
{
  const char *what, *where;
  const char *id = cf_json_get_string (object, "id");
  CfJournalEntry *entry;

  if (id == NULL && cf_json_get_string (object, "cf:status") == NULL)
    return;
  entry = ensure_entry (entries, id);
  if (entry->version != NULL)
    g_ptr_array_add (entry->before, g_steal_pointer (&entry->version));
  if (id == NULL)
    entry->version = cf_version_new_state_from_json (object);
  else if (!cf_json_get_boolean (object, CF_JOURNAL_FORGOTTEN))
    entry->version = cf_version_new_from_json (object, &what, &where);
}

/* The open file, locked for reading; -1 while the process that writes it is alive. */
static int
open_if_left (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  if (fd >= 0 && flock (fd, LOCK_SH | LOCK_NB) != 0)
    {
      close (fd);
      return -1;
    }
  return fd;
}

static GBytes *
read_if_left (const char *path)
{
  int fd = open_if_left (path);
  GBytes *bytes = fd >= 0 ? cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL) : NULL;

  if (fd >= 0)
    close (fd);
  return bytes;
}

/* By id, which is the entry's own; "" for the state. */
static GHashTable *
entries_new (void)
{
  return g_hash_table_new_full (cf_hash_string, g_str_equal, NULL,
                                (GDestroyNotify) cf_journal_entry_free);
}

static void
apply_lines (GHashTable *entries, GBytes *bytes)
{
  g_auto (GStrv) lines = NULL;

  if (g_bytes_get_size (bytes) == 0)
    return;
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *json = check_line (lines[i]);
      g_autoptr (JsonNode) node = json != NULL ? parse_line (json) : NULL;

      if (node != NULL)
        apply_line (entries, json_node_get_object (node));
    }
}

static gboolean
has_entries (GBytes *bytes)
{
  g_autoptr (GHashTable) entries = entries_new ();

  apply_lines (entries, bytes);
  return g_hash_table_size (entries) > 0;
}

/* One in which nothing is whole. Should it just have been made, its process waits for the lock, and sees then
 * that the file is gone. */
static void
remove_if_left (const char *path)
{
  int fd = open_if_left (path);
  struct stat info;

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &info) == 0 && info.st_nlink > 0)
    {
      g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);

      if (bytes != NULL && !has_entries (bytes))
        g_unlink (path);
    }
  if (fd >= 0)
    close (fd);
}

/**
 * cf_journal_read:
 * @sidecar_path: a sidecar
 * @files: (element-type filename): gets the files that were read: to be removed when the sidecar that
 *   holds their content is on the disk
 *
 * Journals of processes that are alive are theirs and are left alone.
 *
 * Returns: (transfer full) (element-type CfJournalEntry): what was done to the sidecar and perhaps not
 *   saved
 */
GPtrArray *
cf_journal_read (const char *sidecar_path, GPtrArray *files)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_journal_entry_free);
  g_autofree char *digest = cf_backup_make_folder_name (sidecar_path);
  g_autofree char *folder = cf_dirs_get_state ("journal", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GHashTable) entries = entries_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *path = NULL;
      GHashTableIter iter;
      gpointer entry;

      if (!g_str_has_prefix (name, digest))
        continue;
      path = g_build_filename (folder, name, NULL);
      bytes = read_if_left (path);
      if (bytes != NULL)
        apply_lines (entries, bytes);
      if (bytes != NULL && g_hash_table_size (entries) == 0)
        remove_if_left (path);
      if (g_hash_table_size (entries) == 0)
        continue;
      g_ptr_array_add (files, g_steal_pointer (&path));
      g_hash_table_iter_init (&iter, entries);
      while (g_hash_table_iter_next (&iter, NULL, &entry))
        {
          g_hash_table_iter_steal (&iter);
          g_ptr_array_add (found, entry);
        }
    }
  return found;
}

/* The sidecar that a journal's first line names. */
static char *
read_sidecar_path (const char *path)
{
  g_autoptr (GBytes) bytes = read_if_left (path);
  g_auto (GStrv) lines = NULL;
  g_autoptr (JsonNode) node = NULL;
  const char *json, *uri;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return NULL;
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", 2);
  json = lines[0] != NULL ? check_line (lines[0]) : NULL;
  node = json != NULL ? parse_line (json) : NULL;
  uri = node != NULL ? cf_json_get_string (json_node_get_object (node), "sidecar") : NULL;
  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

/**
 * cf_journal_list_paths:
 *
 * Returns: (transfer full) (element-type filename): the sidecars for which there is a journal: those
 *   that were not saved when the program ended
 */
GPtrArray *
cf_journal_list_paths (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = cf_dirs_get_state ("journal", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *sidecar = read_sidecar_path (path);

      if (sidecar != NULL)
        g_ptr_array_add (paths, sidecar);
    }
  return paths;
}
