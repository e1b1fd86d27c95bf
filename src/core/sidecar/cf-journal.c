/* SPDX-License-Identifier: GPL-3.0-or-later
 * What has been done and is not saved yet.
 *
 * One file a sidecar and journal in the state folder, called after the digest of the sidecar's path, the
 * process, and a random number, so that no process takes the file of one that is gone for its own; the
 * process holds a lock on it as long as it lives. The first line names the sidecar; each further
 * one is `CRC JSON`: eight hex digits of CRC-32 over the JSON, and a record
 * as the sidecar would hold it, or `{"id": …, "cf:forgotten": true}` for one that never was saved and
 * is gone again. The last line of an id counts; those before tell what it replaces, should the process have
 * ended between the save of one of them and its word that it is saved. A line that was torn by a crash does not match its
 * sum and is passed over. When the sidecar is on the disk, the file goes. */

#include "config.h"

#include "cf-journal.h"

#include "cf-backup.h"
#include "cf-dirs.h"
#include "cf-error.h"
#include "cf-json-writer.h"
#include "cf-record-json.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define MAX_ATTEMPTS 10

struct _CfJournal
{
  GMutex mutex;
  char *sidecar_path;
  char *path;         /* of the file; NULL while there is none */
  int fd;             /* -1 while there is none */
  gsize size;         /* of what of it is whole */
  GPtrArray *waiting; /* of char *: lines that could not be written */
};

static char *
make_path (const char *sidecar_path)
{
  g_autofree char *digest = cf_backup_make_folder_name (sidecar_path);
  g_autofree char *name =
    g_strdup_printf ("%s.%d-%08x.jsonl", digest, (int) getpid (), g_random_int ());

  return cf_dirs_get_state ("journal", name);
}

/**
 * cf_journal_new:
 * @sidecar_path: the sidecar that it is for
 *
 * Returns: (transfer full): a journal; a file is made with the first line. Any thread may use it.
 */
CfJournal *
cf_journal_new (const char *sidecar_path)
{
  CfJournal *journal = g_new0 (CfJournal, 1);

  g_mutex_init (&journal->mutex);
  journal->sidecar_path = g_canonicalize_filename (sidecar_path, NULL);
  journal->fd = -1;
  journal->waiting = g_ptr_array_new_with_free_func (g_free);
  return journal;
}

/**
 * cf_journal_free:
 * @journal: a journal
 *
 * Closes it; its file stays.
 */
void
cf_journal_free (CfJournal *journal)
{
  if (journal->fd >= 0)
    close (journal->fd);
  g_mutex_clear (&journal->mutex);
  g_ptr_array_unref (journal->waiting);
  g_free (journal->sidecar_path);
  g_free (journal->path);
  g_free (journal);
}

static void
append_line (GString *out, const char *json)
{
  uLong sum = crc32 (crc32 (0, NULL, 0), (const Bytef *) json, (uInt) strlen (json));

  g_string_append_printf (out, "%08lx %s\n", sum, json);
}

/**
 * cf_journal_make_line:
 * @record: (nullable): a sealed record
 * @forgotten_id: (nullable): instead, the id of one that is gone without having been saved
 *
 * Returns: (transfer full): the JSON of a line
 */
char *
cf_journal_make_line (CfRecord *record, const char *forgotten_id)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);

  if (record != NULL)
    {
      object = cf_record_to_json (record);
    }
  else
    {
      object = json_object_new ();
      json_object_set_string_member (object, "id", forgotten_id);
      json_object_set_boolean_member (object, CF_JOURNAL_FORGOTTEN, TRUE);
    }
  cf_json_writer_object (writer, object);
  return cf_json_writer_finish_string (writer);
}

static char *
make_first_line (CfJournal *journal)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);
  g_autofree char *shown = g_filename_to_uri (journal->sidecar_path, NULL, NULL);

  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "sidecar", shown);
  cf_json_writer_end_object (writer);
  return cf_json_writer_finish_string (writer);
}

static gboolean
fail (CfJournal *journal, GError **error)
{
  cf_set_error_errno (error, errno, journal->path, _ ("could not be written"));
  return FALSE;
}

/* The lock is waited for: somebody who looks whether the file is left holds it for a moment, and may have
 * taken it away. */
static gboolean
make_file (CfJournal *journal)
{
  struct stat info;

  g_free (journal->path);
  journal->path = make_path (journal->sidecar_path);
  journal->size = 0;
  journal->fd = open (journal->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (journal->fd < 0)
    return FALSE;
  while (flock (journal->fd, LOCK_EX) != 0 && errno == EINTR)
    ;
  if (fstat (journal->fd, &info) == 0 && info.st_nlink > 0)
    return TRUE;
  close (journal->fd);
  journal->fd = -1;
  errno = EEXIST;
  return FALSE;
}

static gboolean
open_file (CfJournal *journal, GError **error)
{
  g_autofree char *folder = cf_dirs_get_state ("journal", NULL);

  if (journal->fd >= 0)
    return TRUE;
  if (!cf_dirs_ensure (folder, error))
    return FALSE;
  for (guint i = 0; i < MAX_ATTEMPTS; i++)
    if (make_file (journal))
      return TRUE;
    else if (errno != EEXIST)
      break;
  return fail (journal, error);
}

static gboolean
write_all (CfJournal *journal, const GString *out)
{
  gsize done = 0;

  if (lseek (journal->fd, (off_t) journal->size, SEEK_SET) < 0)
    return FALSE;
  while (done < out->len)
    {
      gssize n = write (journal->fd, out->str + done, out->len - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      done += (gsize) n;
    }
  return fdatasync (journal->fd) == 0;
}

/* The name of a new file must be on the disk too. */
static gboolean
sync_folder (CfJournal *journal)
{
  g_autofree char *folder = g_path_get_dirname (journal->path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return ok;
}

/* Behind what is whole; of an attempt that failed nothing stays. */
static gboolean
write_lines (CfJournal *journal, GPtrArray *lines, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean is_new;

  if (lines->len == 0)
    return TRUE;
  if (!open_file (journal, error))
    return FALSE;
  is_new = journal->size == 0;
  if (is_new)
    {
      g_autofree char *first = make_first_line (journal);

      append_line (out, first);
    }
  for (guint i = 0; i < lines->len; i++)
    append_line (out, g_ptr_array_index (lines, i));
  if (!write_all (journal, out) || (is_new && !sync_folder (journal)))
    {
      fail (journal, error);
      (void) !ftruncate (journal->fd, (off_t) journal->size);
      return FALSE;
    }
  journal->size += out->len;
  return TRUE;
}

static void
keep_waiting (CfJournal *journal, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (journal->waiting, g_strdup (g_ptr_array_index (lines, i)));
}

/**
 * cf_journal_append:
 * @journal: a journal
 * @lines: (element-type utf8): lines of cf_journal_make_line(); none, to try again with those that could
 *   not be written before
 * @error: why they are not on the disk: they wait for the next call
 *
 * Returns when they are on the disk; not for the main thread.
 */
gboolean
cf_journal_append (CfJournal *journal, GPtrArray *lines, GError **error)
{
  gboolean ok;

  g_mutex_lock (&journal->mutex);
  keep_waiting (journal, lines);
  ok = write_lines (journal, journal->waiting, error);
  if (ok)
    g_ptr_array_set_size (journal->waiting, 0);
  g_mutex_unlock (&journal->mutex);
  return ok;
}

/* Begins a new file with @lines, and only then takes the old one away. */
static gboolean
replace_file (CfJournal *journal, GPtrArray *lines, GError **error)
{
  CfJournal old = { .path = g_steal_pointer (&journal->path),
                    .fd = journal->fd,
                    .size = journal->size };
  gboolean ok;

  journal->fd = -1;
  ok = write_lines (journal, lines, error);
  if (!ok && journal->fd >= 0)
    {
      g_unlink (journal->path);
      close (journal->fd);
    }
  if (ok && old.path != NULL)
    {
      if (old.fd >= 0)
        (void) !ftruncate (old.fd, 0); /* should it not go, it says nothing any more */
      g_unlink (old.path);
    }
  if (ok && old.fd >= 0)
    close (old.fd);
  if (ok)
    {
      g_free (old.path);
      return TRUE;
    }
  g_free (journal->path);
  journal->path = old.path;
  journal->fd = old.fd;
  journal->size = old.size;
  return FALSE;
}

/**
 * cf_journal_reset:
 * @journal: a journal
 * @lines: (element-type utf8): what is still not saved
 * @error: why they are not on the disk: all that was there is there still, and they wait for the next call
 *
 * Called when a sidecar is on the disk: forgets all but @lines.
 */
gboolean
cf_journal_reset (CfJournal *journal, GPtrArray *lines, GError **error)
{
  gboolean ok;

  g_mutex_lock (&journal->mutex);
  g_ptr_array_set_size (journal->waiting, 0);
  ok = replace_file (journal, lines, error);
  if (!ok)
    keep_waiting (journal, lines);
  g_mutex_unlock (&journal->mutex);
  return ok;
}
