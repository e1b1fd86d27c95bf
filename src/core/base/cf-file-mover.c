/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts a file away, under a name that nothing else has. */

#include "config.h"

#include "cf-file-mover.h"

#include "cf-error.h"
#include "cf-file.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
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

/* Any folder on the way may be a link to anywhere: nothing is made there. */
static gboolean
ensure_folder (const char *folder, const char *root, GError **error)
{
  g_autofree char *present = g_strdup (folder);

  while (!g_file_test (present, G_FILE_TEST_EXISTS))
    {
      char *parent = g_path_get_dirname (present);

      g_free (present);
      present = parent;
    }
  if (!cf_file_is_within (root, present))
    {
      errno = EXDEV;
      return fail (folder, error);
    }
  return g_mkdir_with_parents (folder, 0777) == 0 || fail (folder, error);
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

  if (!ensure_folder (folder, root, error))
    return NULL;
  for (guint i = 1; i < MAX_NAMES; i++)
    {
      g_autofree char *numbered = i > 1 ? g_strdup_printf ("%u-%s", i, name) : g_strdup (name);
      g_autofree char *to = g_build_filename (folder, numbered, NULL);

      if (move (path, to))
        return sync_folder (to, error) && sync_folder (path, error) ? g_steal_pointer (&to) : NULL;
      if (errno != EEXIST)
        break;
    }
  fail (path, error);
  return NULL;
}
