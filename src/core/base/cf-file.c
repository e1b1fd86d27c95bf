/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounded reading of files that somebody else may be writing.
 *
 * Files are copied to the heap, never mapped: a sync program that cuts a mapped file kills the
 * reader. FIFOs and devices are refused before a byte is read. */

#include "config.h"

#include "cf-file.h"

#include "cf-digest.h"
#include "cf-error.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
fill_stamp (const struct stat *info, CfFileStamp *stamp)
{
  stamp->device = (guint64) info->st_dev;
  stamp->inode = (guint64) info->st_ino;
  stamp->size = (guint64) info->st_size;
  stamp->mtime_ns = (gint64) info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
}

static void
set_too_big (GError **error, const char *name, gsize limit)
{
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG, _ ("%s was not read: it is larger than %s"),
               shown, size);
}

/* @size is what fstat said; the file may have grown or shrunk since. */
static GBytes *
read_all (int fd, const char *name, gsize size, gsize limit, GError **error)
{
  gsize capacity = MIN (size, limit) + 1;
  gsize length = 0;
  char *buffer = g_malloc (capacity + 1);

  while (TRUE)
    {
      gssize n;

      if (length == capacity)
        {
          capacity = MIN (capacity * 2, limit + 1);
          buffer = g_realloc (buffer, capacity + 1);
        }
      n = read (fd, buffer + length, capacity - length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          cf_set_error_errno (error, errno, name, _ ("could not be read"));
          g_free (buffer);
          return NULL;
        }
      if (n == 0)
        break;
      length += (gsize) n;
      if (length > limit)
        {
          set_too_big (error, name, limit);
          g_free (buffer);
          return NULL;
        }
    }
  buffer[length] = '\0';
  return g_bytes_new_take (buffer, length);
}

/**
 * cf_file_read_at:
 * @folder: an open folder, or `AT_FDCWD`
 * @name: a path from there
 * @limit: the most bytes to take
 * @stamp: (out) (optional): the state that was read
 * @error: why not: %CF_ERROR_NOT_FOUND, %CF_ERROR_DENIED, %CF_ERROR_TOO_BIG, %CF_ERROR_UNSUPPORTED for
 *   what is no regular file, %CF_ERROR_IO
 *
 * Returns: (transfer full) (nullable): the bytes; a NUL stands behind the last, not counted
 */
GBytes *
cf_file_read_at (int folder, const char *name, gsize limit, CfFileStamp *stamp, GError **error)
{
  struct stat info;
  GBytes *bytes = NULL;
  int fd = openat (folder, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

  if (fd < 0)
    {
      cf_set_error_errno (error, errno, name, _ ("could not be read"));
      return NULL;
    }
  if (fstat (fd, &info) != 0)
    {
      cf_set_error_errno (error, errno, name, _ ("could not be read"));
    }
  else if (!S_ISREG (info.st_mode))
    {
      g_autofree char *shown = g_filename_display_name (name);

      g_set_error (error, CF_ERROR, CF_ERROR_UNSUPPORTED, _ ("%s is not a regular file"), shown);
    }
  else if ((guint64) info.st_size > limit)
    {
      set_too_big (error, name, limit);
    }
  else
    {
      if (stamp != NULL)
        fill_stamp (&info, stamp);
      bytes = read_all (fd, name, (gsize) info.st_size, limit, error);
    }
  close (fd);
  return bytes;
}

GBytes *
cf_file_read (const char *path, gsize limit, CfFileStamp *stamp, GError **error)
{
  return cf_file_read_at (AT_FDCWD, path, limit, stamp, error);
}

/**
 * cf_file_get_stamp:
 * @path: a file
 * @stamp: (out): its state, all zero where there is no such file
 *
 * Returns: whether there is a regular file
 */
gboolean
cf_file_get_stamp (const char *path, CfFileStamp *stamp)
{
  struct stat info;

  memset (stamp, 0, sizeof *stamp);
  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
  fill_stamp (&info, stamp);
  return TRUE;
}

gboolean
cf_file_stamp_equal (const CfFileStamp *a, const CfFileStamp *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size &&
         a->mtime_ns == b->mtime_ns;
}

/**
 * cf_file_digest:
 * @bytes: (nullable): the content of a file, or %NULL for no file
 *
 * Returns: (transfer full) (nullable): its SHA-256 in hex, which stands for "what we last read"
 */
char *
cf_file_digest (GBytes *bytes)
{
  if (bytes == NULL)
    return NULL;
  return cf_digest_hex (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * cf_file_is_within:
 * @root: a folder
 * @path: a path that exists
 *
 * Returns: whether @path, its links followed, lies in @root
 */
gboolean
cf_file_is_within (const char *root, const char *path)
{
  g_autofree char *real_root = realpath (root, NULL);
  g_autofree char *real_path = realpath (path, NULL);
  gsize length;

  if (real_root == NULL || real_path == NULL)
    return FALSE;
  length = strlen (real_root);
  return strncmp (real_root, real_path, length) == 0 &&
         (real_path[length] == '/' || real_path[length] == '\0' || real_root[length - 1] == '/');
}

/**
 * cf_file_check_link:
 * @root: a folder
 * @path: a file that is to be written, whether it exists or not
 * @error: %CF_ERROR_READ_ONLY where @path is a link to a place outside of @root
 *
 * A link is followed inside of @root. Where it leads out of it, or nowhere, somebody wants another file written.
 *
 * Returns: whether @path may be written
 */
gboolean
cf_file_check_link (const char *root, const char *path, GError **error)
{
  g_autofree char *shown = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) || cf_file_is_within (root, path))
    return TRUE;
  shown = g_filename_display_name (path);
  g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY, _ ("%s is a link that leads out of the folder"),
               shown);
  return FALSE;
}
