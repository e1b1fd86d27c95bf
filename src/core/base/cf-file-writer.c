/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes a file of our own piece by piece: all of it, or nothing.
 *
 * For what nobody else writes to: exports, backups. It does not ask what it replaces; for sidecars and
 * settings there is cf-file-replacer. */

#include "config.h"

#include "cf-file-writer.h"

#include "cf-error.h"
#include "cf-temp-file.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_BYTES (256 << 10)

struct _CfFileWriter
{
  char *path;
  char *name;
  int folder_fd;
  CfTempFile *temp;
  GByteArray *buffer;
};

static gboolean
fail (CfFileWriter *writer, GError **error)
{
  cf_set_error_errno (error, errno, writer->path, _ ("could not be written"));
  return FALSE;
}

/* The place of a device, a pipe or a folder is nothing for a file: as root, `-o /dev/null` would end badly. */
static gboolean
check_target (CfFileWriter *writer, GError **error)
{
  struct stat info;
  g_autofree char *shown = NULL;

  if (fstatat (writer->folder_fd, writer->name, &info, AT_SYMLINK_NOFOLLOW) != 0 ||
      S_ISREG (info.st_mode))
    return TRUE;
  shown = g_filename_display_name (writer->path);
  g_set_error (error, CF_ERROR, CF_ERROR_UNSUPPORTED, _ ("%s is not a regular file"), shown);
  return FALSE;
}

/**
 * cf_file_writer_new:
 * @path: the file
 * @error: why it cannot be written
 *
 * Returns: (transfer full) (nullable): a writer; @path is as it was until it is committed
 */
CfFileWriter *
cf_file_writer_new (const char *path, GError **error)
{
  g_autoptr (CfFileWriter) writer = g_new0 (CfFileWriter, 1);
  g_autofree char *real =
    realpath (path, NULL); /* a link stays, and what it leads to is replaced */
  g_autofree char *folder = g_path_get_dirname (real != NULL ? real : path);

  writer->path = g_strdup (path);
  writer->name = g_path_get_basename (real != NULL ? real : path);
  writer->buffer = g_byte_array_sized_new (BUFFER_BYTES);
  writer->folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (writer->folder_fd >= 0 && !check_target (writer, error))
    return NULL;
  if (writer->folder_fd >= 0)
    writer->temp = cf_temp_file_new (writer->folder_fd, writer->name);
  if (writer->temp != NULL)
    return g_steal_pointer (&writer);
  fail (writer, error);
  return NULL;
}

/**
 * cf_file_writer_free:
 * @writer: a writer
 *
 * Forgets what was written, unless it was committed.
 */
void
cf_file_writer_free (CfFileWriter *writer)
{
  g_clear_pointer (&writer->temp, cf_temp_file_free);
  if (writer->folder_fd >= 0)
    close (writer->folder_fd);
  g_byte_array_unref (writer->buffer);
  g_free (writer->path);
  g_free (writer->name);
  g_free (writer);
}

static gboolean
flush (CfFileWriter *writer, GError **error)
{
  gboolean ok = cf_temp_file_write (writer->temp, writer->buffer->data, writer->buffer->len);

  g_byte_array_set_size (writer->buffer, 0);
  return ok || fail (writer, error);
}

gboolean
cf_file_writer_write (CfFileWriter *writer, const void *data, gsize length, GError **error)
{
  g_byte_array_append (writer->buffer, data, (guint) length);
  return writer->buffer->len < BUFFER_BYTES || flush (writer, error);
}

/**
 * cf_file_writer_commit:
 * @writer: a writer
 * @error: why the file is as it was
 *
 * Puts what was written in the file's place; returns when it is on the disk.
 */
gboolean
cf_file_writer_commit (CfFileWriter *writer, GError **error)
{
  if (!flush (writer, error))
    return FALSE;
  if (!cf_temp_file_sync (writer->temp) ||
      renameat (writer->folder_fd, cf_temp_file_get_name (writer->temp), writer->folder_fd,
                writer->name) != 0)
    return fail (writer, error);
  cf_temp_file_leave (writer->temp);
  return fsync (writer->folder_fd) == 0 || fail (writer, error);
}

/**
 * cf_file_write:
 * @path: the file
 * @bytes: what is to stand there
 * @error: why the file is as it was
 */
gboolean
cf_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (CfFileWriter) writer = cf_file_writer_new (path, error);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return writer != NULL && cf_file_writer_write (writer, data, length, error) &&
         cf_file_writer_commit (writer, error);
}
