/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one way in which a file is written.
 *
 * A new file is written beside the old one and synced; then the two exchange names in one step, and
 * what came out is compared with what the caller had last read. If somebody else wrote in between,
 * their bytes are in our hands, not lost: they are merged in and the exchange is done again. Only
 * when the folder is synced too does the caller hear of success. GLib's own writers lose data in
 * each of these steps (they skip the sync of new files, or of the folder, or write in place). */

#include "config.h"

#include "cf-file-replacer.h"

#include "cf-error.h"
#include "cf-file.h"
#include "cf-limits.h"
#include "cf-temp-file.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef RENAME_NOREPLACE
#define RENAME_NOREPLACE (1 << 0)
#endif
#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE (1 << 1)
#endif

/* How often somebody else may get in between before we give up: each time they wrote a whole file. */
#define MAX_ROUNDS 64

/* git and sync programs take a file away and make it anew; other programs write into it. */
#define WAIT_US 250000
#define WAIT_TIMES 8
#define WRITER_US 10000
#define WRITER_TIMES 200

typedef struct
{
  const CfReplacement *request;
  char *folder;
  char *name; /* of the file, in @folder */
  int folder_fd;
  GPtrArray *temps;   /* of CfTempFile: the newest is written last; all go when all is on disk */
  GPtrArray *theirs;  /* of CfTempFile, not owned: those that hold what others had written */
  GBytes *placed;     /* what of ours stands in the file, should all fail yet; NULL for nothing */
  CfTempFile *before; /* not owned; holds what stood there before that; NULL if there was no file */
  GBytes *content;    /* what is to be written in this round */
  char *expected;     /* digest of what ought to come out in this round */
  gboolean waited;    /* for a file that is not there */
  gboolean merged;
  gboolean weak;
} Job;

static int
rename_at (int folder, const char *from, const char *to, unsigned int flags)
{
  return (int) syscall (SYS_renameat2, folder, from, folder, to, flags);
}

static gboolean
fail (Job *job, GError **error, const char *doing)
{
  cf_set_error_errno (error, errno, job->request->path, doing);
  return FALSE;
}

static gboolean
job_open (Job *job, const CfReplacement *request, GError **error)
{
  /* A link is followed, so that the link stays and the file it points to is replaced. */
  g_autofree char *real = realpath (request->path, NULL);
  const char *path = real != NULL ? real : request->path;

  memset (job, 0, sizeof *job);
  job->request = request;
  job->folder = g_path_get_dirname (path);
  job->name = g_path_get_basename (path);
  job->temps = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_temp_file_free);
  job->theirs = g_ptr_array_new ();
  job->content = g_bytes_ref (request->content);
  job->expected = g_strdup (request->expected);
  job->folder_fd = open (job->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (job->folder_fd < 0)
    return fail (job, error, _ ("could not be written"));
  return TRUE;
}

static CfTempFile *
last_temp (Job *job)
{
  return g_ptr_array_index (job->temps, job->temps->len - 1);
}

static GBytes *
read_name (Job *job, const char *name, GError **error)
{
  return cf_file_read_at (job->folder_fd, name, CF_LIMIT_JSON_BYTES, NULL, error);
}

/* Whether what has come out of the file is what we had put there: then nobody needs it. */
static gboolean
is_placed (Job *job, const char *name)
{
  g_autoptr (GBytes) out = read_name (job, name, NULL);

  return out != NULL && g_bytes_equal (out, job->placed);
}

/* Who is told that a save has failed makes the next one from what was there before: so that is put back. If
 * somebody else got in meanwhile, it is their version that comes out: its file is left for whoever opens the
 * sidecar next. */
static void
take_back (Job *job)
{
  CfTempFile *temp = job->before != NULL ? job->before : last_temp (job);
  const char *name = cf_temp_file_get_name (temp);

  if (job->before != NULL)
    {
      if (rename_at (job->folder_fd, name, job->name, RENAME_EXCHANGE) == 0 &&
          is_placed (job, name))
        g_ptr_array_remove (job->theirs, temp);
      else if (!g_ptr_array_find (job->theirs, temp, NULL))
        g_ptr_array_add (job->theirs, temp);
      return;
    }
  if (rename_at (job->folder_fd, job->name, name, RENAME_NOREPLACE) == 0 &&
      !is_placed (job, name) && rename_at (job->folder_fd, name, job->name, RENAME_NOREPLACE) != 0)
    g_ptr_array_add (job->theirs, temp);
}

/* Without success there is no file that holds what was merged in: it stays where it came out. */
static void
job_close (Job *job, gboolean ok)
{
  if (!ok && job->placed != NULL)
    take_back (job);
  for (guint i = 0; !ok && i < job->theirs->len; i++)
    cf_temp_file_abandon (g_ptr_array_index (job->theirs, i));
  g_clear_pointer (&job->placed, g_bytes_unref);
  g_ptr_array_unref (job->theirs);
  g_ptr_array_unref (job->temps);
  if (job->folder_fd >= 0)
    close (job->folder_fd);
  g_bytes_unref (job->content);
  g_free (job->expected);
  g_free (job->folder);
  g_free (job->name);
}

static const char *
last_name (Job *job)
{
  return cf_temp_file_get_name (last_temp (job));
}

static gboolean
try_write_temp (Job *job)
{
  CfTempFile *temp = cf_temp_file_new (job->folder_fd, job->name);
  gsize length;
  const void *data = g_bytes_get_data (job->content, &length);

  if (temp == NULL)
    return FALSE;
  if (cf_temp_file_write (temp, data, length) && cf_temp_file_sync (temp))
    {
      g_ptr_array_add (job->temps, temp);
      return TRUE;
    }
  cf_temp_file_free (temp);
  return FALSE;
}

/* After an error the pages of a file are in no known state: never a second fsync of the same one,
 * but a new temp from memory. */
static gboolean
write_temp (Job *job, GError **error)
{
  if (try_write_temp (job))
    return TRUE;
  if (errno == EIO && try_write_temp (job))
    return TRUE;
  return fail (job, error, _ ("could not be written"));
}

/* A file that was read and is not there may just be taken away and made anew, as git does it; else it is
 * gone, and ours is a new one. */
static gboolean
look_at_target (Job *job, struct stat *info)
{
  for (guint i = 0; fstatat (job->folder_fd, job->name, info, AT_SYMLINK_NOFOLLOW) != 0; i++)
    {
      if (errno != ENOENT || job->expected == NULL || job->waited || i == WAIT_TIMES)
        {
          job->waited = job->waited || i == WAIT_TIMES;
          return FALSE;
        }
      g_usleep (WAIT_US);
    }
  return TRUE;
}

static gboolean
check_target (Job *job, GError **error)
{
  struct stat info;

  if (!look_at_target (job, &info))
    return errno == ENOENT || fail (job, error, _ ("could not be written"));
  if (!S_ISREG (info.st_mode))
    {
      g_autofree char *shown = g_filename_display_name (job->request->path);

      g_set_error (error, CF_ERROR, CF_ERROR_UNSUPPORTED, _ ("%s is not a regular file"), shown);
      return FALSE;
    }
  if (faccessat (job->folder_fd, job->name, W_OK, AT_EACCESS) != 0)
    return fail (job, error, _ ("is write-protected"));
  return TRUE;
}

/* Unites what is to be written with @theirs. @done is set if nothing remains to be written. */
static gboolean
merge_in (Job *job, GBytes *theirs, gboolean *done, GError **error)
{
  g_autoptr (GBytes) united = NULL;

  if (job->request->merge == NULL)
    {
      g_autofree char *shown = g_filename_display_name (job->request->path);

      g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY, _ ("%s was changed by another program"),
                   shown);
      return FALSE;
    }
  united = job->request->merge (job->content, theirs, job->request->user_data, error);
  if (united == NULL)
    return FALSE;
  job->merged = TRUE;
  *done = g_bytes_equal (united, job->content);
  g_free (job->expected);
  job->expected = cf_file_digest (job->content);
  g_bytes_unref (job->content);
  job->content = g_steal_pointer (&united);
  return TRUE;
}

/* Whether somebody has the file open to write into it, as far as the system tells: a lease is not given
 * then. The signal that comes with a lease is set to one that nobody minds. */
static gboolean
is_being_written (Job *job, const char *name)
{
  int fd = openat (job->folder_fd, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
  gboolean busy = FALSE;

  if (fd < 0)
    return FALSE;
  if (fcntl (fd, F_SETSIG, SIGWINCH) == 0)
    {
      if (fcntl (fd, F_SETLEASE, F_RDLCK) != 0)
        busy = errno == EAGAIN;
      else
        fcntl (fd, F_SETLEASE, F_UNLCK);
    }
  close (fd);
  return busy;
}

/* What came out is as it was read last; but somebody may be about to write into it, in the belief that it is
 * the file still. They are waited for. If they never end, their file stays for whoever comes next. */
static void
wait_for_writer (Job *job)
{
  for (guint i = 0; i < WRITER_TIMES; i++)
    {
      if (!is_being_written (job, last_name (job)))
        return;
      g_usleep (WRITER_US);
    }
  cf_temp_file_abandon (last_temp (job));
}

/* The names are exchanged: the newest temp is what stood in the file before. */
static gboolean
verify_exchanged (Job *job, gboolean *done, GError **error)
{
  g_autoptr (GBytes) old = NULL;
  g_autofree char *digest = NULL;

  *done = TRUE;
  wait_for_writer (job);
  old = read_name (job, last_name (job), error);
  digest = cf_file_digest (old);
  if (old != NULL && g_strcmp0 (digest, job->expected) == 0)
    {
      if (job->theirs->len == 0) /* else it is ours, of the round before */
        job->before = last_temp (job);
      return TRUE;
    }
  job->before = last_temp (job);
  if (old == NULL || !merge_in (job, old, done, error))
    return FALSE;
  g_ptr_array_add (job->theirs, last_temp (job));
  return TRUE;
}

static gboolean
is_unsupported (int number)
{
  return number == EINVAL || number == ENOSYS || number == EOPNOTSUPP;
}

/* For file systems that cannot exchange names: nobody who asks for the same lock gets in between. */
static gboolean
replace_locked (Job *job, gboolean *done, GError **error)
{
  g_autoptr (GBytes) old = NULL;
  g_autofree char *digest = NULL;
  struct stat info;

  job->weak = TRUE;
  if (flock (job->folder_fd, LOCK_EX) != 0 && errno != ENOLCK && errno != EOPNOTSUPP)
    return fail (job, error, _ ("could not be locked"));
  if (fstatat (job->folder_fd, job->name, &info, AT_SYMLINK_NOFOLLOW) == 0)
    {
      old = read_name (job, job->name, error);
      if (old == NULL)
        return FALSE;
      digest = cf_file_digest (old);
      if (g_strcmp0 (digest, job->expected) != 0)
        {
          if (!merge_in (job, old, done, error))
            return FALSE;
          g_free (job->expected);
          job->expected = g_steal_pointer (&digest);
          *done = FALSE; /* now with what stands there as expected */
          return TRUE;
        }
      if (job->request->keep != NULL && !job->request->keep (old, job->request->user_data, error))
        return FALSE;
    }
  if (renameat (job->folder_fd, last_name (job), job->folder_fd, job->name) != 0)
    {
      g_autoptr (GBytes) now = read_name (job, job->name, NULL);

      /* Network file systems may do it and say that they did not. */
      if (now == NULL || !g_bytes_equal (now, job->content))
        return fail (job, error, _ ("could not be replaced"));
    }
  *done = TRUE;
  return TRUE;
}

static void
note_placed (Job *job)
{
  g_clear_pointer (&job->placed, g_bytes_unref);
  job->placed = g_bytes_ref (job->content);
}

static gboolean
put_in_place (Job *job, gboolean *done, GError **error)
{
  *done = TRUE;
  if (!job->weak && rename_at (job->folder_fd, last_name (job), job->name, RENAME_NOREPLACE) == 0)
    {
      note_placed (job);
      job->before = NULL;
      return TRUE;
    }
  if (!job->weak && errno == EEXIST)
    {
      if (rename_at (job->folder_fd, last_name (job), job->name, RENAME_EXCHANGE) == 0)
        {
          note_placed (job);
          return verify_exchanged (job, done, error);
        }
      if (errno == ENOENT) /* it vanished in between: the next round puts a new file there */
        {
          *done = FALSE;
          return TRUE;
        }
    }
  if (!job->weak && !is_unsupported (errno))
    {
      g_autoptr (GBytes) now = read_name (job, job->name, NULL);

      if (now != NULL && g_bytes_equal (now, job->content))
        return TRUE;
      return fail (job, error, _ ("could not be replaced"));
    }
  return replace_locked (job, done, error);
}

/* Some network file systems have no such call for folders: there it is for the server to keep names. */
static gboolean
sync_folder (Job *job)
{
  if (fsync (job->folder_fd) == 0)
    return TRUE;
  job->weak = job->weak || is_unsupported (errno);
  return is_unsupported (errno);
}

static gboolean
run_rounds (Job *job, GError **error)
{
  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      gboolean done = FALSE;

      if (!check_target (job, error) || !write_temp (job, error) ||
          !put_in_place (job, &done, error))
        return FALSE;
      if (!done)
        continue;
      /* The second fsync costs nothing on a clean file; without it one new file in 65,000 was
       * missing after a forced shutdown of xfs. */
      if (!cf_temp_file_sync (last_temp (job)) || !sync_folder (job))
        return fail (job, error, _ ("could not be brought to the disk"));
      return TRUE;
    }
  g_set_error (error, CF_ERROR, CF_ERROR_IO, _ ("%s is being changed all the time"),
               job->request->path);
  return FALSE;
}

/**
 * cf_file_replace:
 * @replacement: what to write, where, and what is known of what stands there
 * @result: (out) (optional): what stands there now; its bytes are the caller's to unref
 * @error: why the file is as it was
 *
 * Puts @replacement's content into the file, or leaves the file as it is. Returns only when the
 * bytes and the name are on the disk. Must not be called on the main thread: it waits for the disk.
 *
 * Returns: whether the file is written; with %FALSE nothing was lost, and nothing may be called saved
 */
gboolean
cf_file_replace (const CfReplacement *replacement, CfReplaceResult *result, GError **error)
{
  Job job;
  gboolean ok;

  g_return_val_if_fail (replacement->path != NULL && replacement->content != NULL, FALSE);

  ok = job_open (&job, replacement, error) && run_rounds (&job, error);
  if (ok && result != NULL)
    {
      result->written = g_bytes_ref (job.content);
      result->merged = job.merged;
      result->weak = job.weak;
    }
  job_close (&job, ok);
  return ok;
}
