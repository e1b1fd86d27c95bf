/* SPDX-License-Identifier: GPL-3.0-or-later
 * A file that is being written beside the one whose place it is to take.
 *
 * Its name is `.~NAME.PID.tmp`: sync programs leave such names alone, and the number tells whose it
 * is. It gets mode, owner and attributes of the file that it is to replace. Functions that return
 * %FALSE leave the reason in errno. */

#include "config.h"

#include "cf-temp-file.h"

#include "cf-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#define TEMP_PREFIX ".~"
#define TEMP_SUFFIX ".tmp"
#define MAX_ATTEMPTS 1000

struct _CfTempFile
{
  int folder_fd; /* not owned */
  int fd;
  char *name;
  gboolean left;
};

static char *
make_name (const char *name, guint attempt)
{
  g_autofree char *tail = attempt == 0
                            ? g_strdup_printf (".%d" TEMP_SUFFIX, (int) getpid ())
                            : g_strdup_printf (".%d-%u" TEMP_SUFFIX, (int) getpid (), attempt);
  gsize room = CF_LIMIT_FILE_NAME_BYTES - strlen (TEMP_PREFIX) - strlen (tail);

  return g_strdup_printf (TEMP_PREFIX "%.*s%s", (int) MIN (strlen (name), room), name, tail);
}

static void
copy_xattrs (int from, int to)
{
  char names[4096];
  gssize length = flistxattr (from, names, sizeof names);

  for (gssize i = 0; i < length; i += (gssize) strlen (names + i) + 1)
    {
      char value[8192];
      gssize size = fgetxattr (from, names + i, value, sizeof value);

      if (size >= 0)
        (void) !fsetxattr (to, names + i, value, (gsize) size, 0);
    }
}

/* Owner, mode, ACL and extended attributes of the file that is replaced, as far as we may. */
static void
copy_attributes (int folder_fd, const char *name, int fd)
{
  struct stat info;
  int old = openat (folder_fd, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);

  if (old < 0)
    return;
  if (fstat (old, &info) == 0)
    {
      (void) !fchown (fd, info.st_uid, info.st_gid);
      (void) !fchmod (fd, info.st_mode & 07777);
      copy_xattrs (old, fd);
    }
  close (old);
}

/**
 * cf_temp_file_new:
 * @folder_fd: the open folder, which must stay open as long as the file
 * @name: the name of the file whose place it is to take
 *
 * Returns: (transfer full) (nullable): an empty file; %NULL with errno set
 */
CfTempFile *
cf_temp_file_new (int folder_fd, const char *name)
{
  for (guint attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autofree char *temp_name = make_name (name, attempt);
      int fd =
        openat (folder_fd, temp_name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
      CfTempFile *temp;

      if (fd < 0 && errno == EEXIST)
        continue;
      if (fd < 0)
        return NULL;
      copy_attributes (folder_fd, name, fd);
      temp = g_new0 (CfTempFile, 1);
      temp->folder_fd = folder_fd;
      temp->fd = fd;
      temp->name = g_steal_pointer (&temp_name);
      return temp;
    }
  return NULL;
}

/**
 * cf_temp_file_free:
 * @temp: a temporary file
 *
 * Closes it and removes what now has its name, unless it is to be left.
 */
void
cf_temp_file_free (CfTempFile *temp)
{
  int saved = errno;

  close (temp->fd);
  if (!temp->left)
    unlinkat (temp->folder_fd, temp->name, 0);
  g_free (temp->name);
  g_free (temp);
  errno = saved;
}

gboolean
cf_temp_file_write (CfTempFile *temp, const void *data, gsize length)
{
  const char *p = data;

  while (length > 0)
    {
      gssize n = write (temp->fd, p, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      p += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/**
 * cf_temp_file_sync:
 * @temp: a temporary file
 *
 * Brings what was written to the disk. After a failure nothing is known of it: a new one is needed.
 */
gboolean
cf_temp_file_sync (CfTempFile *temp)
{
  return fsync (temp->fd) == 0;
}

const char *
cf_temp_file_get_name (CfTempFile *temp)
{
  return temp->name;
}

/**
 * cf_temp_file_leave:
 * @temp: a temporary file
 *
 * What has its name when it is freed is not removed: it has become the file itself, or holds what
 * somebody has to look at.
 */
void
cf_temp_file_leave (CfTempFile *temp)
{
  temp->left = TRUE;
}

/* The process that `.~NAME.PID.tmp` or `.~NAME.PID-N.tmp` belongs to, 0 if it is no such name. */
static int
get_owner (const char *temp, const char *prefix)
{
  const char *tail = temp + strlen (prefix);
  char *end;
  gint64 pid;

  if (!g_str_has_prefix (temp, prefix) || !g_str_has_suffix (temp, TEMP_SUFFIX))
    return 0;
  pid = g_ascii_strtoll (tail, &end, 10);
  if (end == tail || pid <= 0 || pid > G_MAXINT)
    return 0;
  if (*end == '-')
    g_ascii_strtoull (end + 1, &end, 10);
  return strcmp (end, TEMP_SUFFIX) == 0 ? (int) pid : 0;
}

/**
 * cf_temp_file_list_leftovers:
 * @path: a file that is replaced by way of temporary files
 *
 * A process that was killed between the exchange of names and its check has left what came out,
 * perhaps somebody else's version that nobody has seen, in a temporary file. Whoever opens the file
 * next merges these in, and only then removes them.
 *
 * Returns: (transfer full) (element-type filename): paths of temporary files of processes that are
 *   gone
 */
GPtrArray *
cf_temp_file_list_leftovers (const char *path)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *own = make_name (name, 0);
  g_autofree char *prefix = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  /* The name up to the number, cut where make_name() cuts it. */
  *strrchr (own, '.') = '\0';
  *strrchr (own, '.') = '\0';
  prefix = g_strconcat (own, ".", NULL);
  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      int pid = get_owner (entry, prefix);

      if (pid > 0 && pid != getpid () && kill (pid, 0) != 0 && errno == ESRCH)
        g_ptr_array_add (found, g_build_filename (folder, entry, NULL));
    }
  return found;
}
