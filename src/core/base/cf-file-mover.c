/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts a file away, under a name that nothing else has. */

#include "config.h"

#include "cf-file-mover.h"

#include "cf-error.h"
#include "cf-folder.h"
#include "cf-limits.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef RENAME_NOREPLACE
#define RENAME_NOREPLACE (1 << 0)
#endif

/* How many files of one name a folder takes. */
#define MAX_NAMES 10000

static gboolean
fail (const char *path, GError **error)
{
  cf_set_error_errno (error, errno, path, _ ("could not be put away"));
  return FALSE;
}

/* Where the file system has no such flag, a second name is given, which fails as well where it is taken; and
 * where it has none of these either, a look before must do. */
static gboolean
move (const char *from, const char *to)
{
  if (syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
    return FALSE;
  if (link (from, to) == 0)
    return unlink (from) == 0;
  if (errno == EEXIST)
    return FALSE;
  if (g_file_test (to, G_FILE_TEST_EXISTS) || g_file_test (to, G_FILE_TEST_IS_SYMLINK))
    {
      errno = EEXIST;
      return FALSE;
    }
  return rename (from, to) == 0;
}

static gboolean
sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean ok = fd >= 0 && (fsync (fd) == 0 || errno == EINVAL);

  if (!ok)
    fail (folder, error);
  if (fd >= 0)
    close (fd);
  return ok;
}

/* Where that would be too long a name for a file system, its beginning gives way: what it is stands at its end. */
static char *
number_name (const char *name, guint n)
{
  g_autofree char *number = n > 1 ? g_strdup_printf ("%u-", n) : g_strdup ("");
  const gsize room = CF_LIMIT_FILE_NAME_BYTES - strlen (number);
  const gsize length = strlen (name);
  const char *rest = name + (length > room ? length - room : 0);

  while (rest > name && ((guchar) *rest & 0xc0) == 0x80) /* within a character of UTF-8 */
    rest++;
  return g_strconcat (number, rest, NULL);
}

/**
 * cf_file_move_into:
 * @path: a file
 * @root: a folder, which @folder must not lead out of
 * @folder: where it is to be kept, on the same file system; it is made if it is not there
 * @error: why the file is where it was
 *
 * Never replaces anything: where the name is taken, a number is put before it. Returns when the disk has it.
 *
 * Returns: (transfer full) (nullable): where the file is now
 */
char *
cf_file_move_into (const char *path, const char *root, const char *folder, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (!cf_folder_ensure (root, folder, error))
    return NULL;
  for (guint i = 1; i < MAX_NAMES; i++)
    {
      g_autofree char *numbered = number_name (name, i);
      g_autofree char *to = g_build_filename (folder, numbered, NULL);

      if (move (path, to))
        return sync_folder (to, error) && sync_folder (path, error) ? g_steal_pointer (&to) : NULL;
      if (errno != EEXIST)
        break;
    }
  fail (path, error);
  return NULL;
}
