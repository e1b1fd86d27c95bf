/* SPDX-License-Identifier: GPL-3.0-or-later
 * A file that is being written beside the one whose place it is to take.
 *
 * Its name is `.~NAME.PID.tmp`: sync programs leave such names alone, and the number tells whose it
 * is; 0 is nobody's, for what is left on purpose. While it is being written nobody may read it; when it is
 * whole it gets mode, owner and attributes of the file that it is to replace. So what a killed process has
 * left tells whether it was torn. Functions that return %FALSE leave the reason in errno. */

#include "config.h"

#include "cf-temp-file.h"

#include "cf-file.h"
#include "cf-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#define TEMP_PREFIX ".~"
#define TEMP_SUFFIX ".tmp"
#define MAX_ATTEMPTS 1000
/* Of a file that is not whole: no program makes one of this mode. */
#define TORN_MODE 0200

struct _CfTempFile
{
  int folder_fd; /* not owned */
  int fd;
  char *target; /* the name of the file whose place it is to take */
  char *name;
  mode_t mode;     /* of a new file here */
  gboolean hidden; /* has TORN_MODE until it is whole */
  gboolean whole;
  gboolean left;
};

/* Names that are in use in this process. Its number alone does not tell: in a container every process of
 * ours may have the same. */
static GMutex mutex;
static GHashTable *in_use;

static void
count_use (const char *name, int change)
{
  g_mutex_lock (&mutex);
  if (in_use == NULL)
    in_use = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  change += GPOINTER_TO_INT (g_hash_table_lookup (in_use, name));
  if (change > 0)
    g_hash_table_insert (in_use, g_strdup (name), GINT_TO_POINTER (change));
  else
    g_hash_table_remove (in_use, name);
  g_mutex_unlock (&mutex);
}

static gboolean
is_in_use (const char *name)
{
  gboolean found;

  g_mutex_lock (&mutex);
  found = in_use != NULL && g_hash_table_contains (in_use, name);
  g_mutex_unlock (&mutex);
  return found;
}

/* A name that leaves no room for the rest is cut between two characters. */
static char *
make_name (const char *name, int owner, guint attempt)
{
  g_autofree char *tail = attempt == 0 ? g_strdup_printf (".%d" TEMP_SUFFIX, owner)
                                       : g_strdup_printf (".%d-%u" TEMP_SUFFIX, owner, attempt);
  gsize length = strlen (name);
  gsize room = CF_LIMIT_FILE_NAME_BYTES - strlen (TEMP_PREFIX) - strlen (tail);

  if (length > room)
    for (length = room; length > 0 && ((guchar) name[length] & 0xc0) == 0x80;)
      length--;
  return g_strdup_printf (TEMP_PREFIX "%.*s%s", (int) length, name, tail);
}

static void
copy_xattr (int from, int to, const char *name)
{
  gssize size = fgetxattr (from, name, NULL, 0);
  g_autofree char *value = size >= 0 ? g_try_malloc ((gsize) size + 1) : NULL;

  if (value == NULL)
    return;
  size = fgetxattr (from, name, value, (gsize) size);
  if (size >= 0)
    (void) !fsetxattr (to, name, value, (gsize) size, 0);
}

static void
copy_xattrs (int from, int to)
{
  gssize length = flistxattr (from, NULL, 0);
  g_autofree char *names = length > 0 ? g_try_malloc ((gsize) length) : NULL;

  if (names == NULL)
    return;
  length = flistxattr (from, names, (gsize) length);
  for (gssize i = 0; i < length; i += (gssize) strlen (names + i) + 1)
    copy_xattr (from, to, names + i);
}

/* Owner, mode, ACL and extended attributes of the file that is replaced, as far as we may; of a new
 * file those that it got when it was made. %FALSE if it would stay a file that nobody may read: where no mode
 * can be set, it has had one all the time. */
static gboolean
copy_attributes (CfTempFile *temp)
{
  struct stat info;
  int old = openat (temp->folder_fd, temp->target, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
  mode_t mode = temp->mode;

  if (old >= 0 && fstat (old, &info) == 0)
    {
      mode = info.st_mode & 0777;
      if (fchown (temp->fd, info.st_uid, info.st_gid) != 0)
        (void) !fchown (temp->fd, (uid_t) -1, info.st_gid);
      copy_xattrs (old, temp->fd);
    }
  if (old >= 0)
    close (old);
  return fchmod (temp->fd, mode) == 0 || !temp->hidden;
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
      g_autofree char *temp_name = make_name (name, (int) getpid (), attempt);
      int fd =
        openat (folder_fd, temp_name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
      CfTempFile *temp;
      struct stat info;

      if (fd < 0 && errno == EEXIST)
        continue;
      if (fd < 0)
        return NULL;
      temp = g_new0 (CfTempFile, 1);
      temp->folder_fd = folder_fd;
      temp->fd = fd;
      temp->target = g_strdup (name);
      temp->name = g_steal_pointer (&temp_name);
      temp->mode = fstat (fd, &info) == 0 ? info.st_mode & 0777 : 0600;
      temp->hidden = fchmod (fd, TORN_MODE) == 0;
      count_use (temp->name, 1);
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
  count_use (temp->name, -1);
  g_free (temp->target);
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

/* From now on it is only read: whoever has it open to write into it is somebody else. */
static gboolean
end_writing (CfTempFile *temp)
{
  int fd = openat (temp->folder_fd, temp->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  int written = temp->fd;

  if (fd < 0)
    return errno == EACCES; /* the file that it replaces may be of a mode that lets nobody read */
  temp->fd = fd;
  return close (written) == 0;
}

/**
 * cf_temp_file_sync:
 * @temp: a temporary file
 *
 * Brings what was written to the disk: all that is to be written. After a failure nothing is known of it: a
 * new one is needed.
 */
gboolean
cf_temp_file_sync (CfTempFile *temp)
{
  if (temp->whole)
    return fsync (temp->fd) == 0;
  temp->whole = TRUE;
  return copy_attributes (temp) && fsync (temp->fd) == 0 && end_writing (temp);
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
 * What has its name when it is freed is not removed: it has become the file itself.
 */
void
cf_temp_file_leave (CfTempFile *temp)
{
  temp->left = TRUE;
}

/**
 * cf_temp_file_abandon:
 * @temp: a temporary file that holds what somebody else wrote, and what is nowhere else
 *
 * Leaves it as nobody's, so that whoever opens the file next finds it, this process too.
 */
void
cf_temp_file_abandon (CfTempFile *temp)
{
  temp->left = TRUE;
  for (guint attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autofree char *name = make_name (temp->target, 0, attempt);

      if (linkat (temp->folder_fd, temp->name, temp->folder_fd, name, 0) == 0)
        {
          temp->left = FALSE; /* the name of before goes when it is freed */
          return;
        }
      if (errno != EEXIST)
        break;
    }
}

/* `PID` or `PID-N` at the end of @stem, which is cut before it; -1 if there is none. */
static int
cut_owner (char *stem)
{
  char *dot = strrchr (stem, '.');
  char *end;
  gint64 pid;

  if (dot == NULL || !g_ascii_isdigit (dot[1]))
    return -1;
  pid = g_ascii_strtoll (dot + 1, &end, 10);
  if (*end == '-' && g_ascii_isdigit (end[1]))
    g_ascii_strtoull (end + 1, &end, 10);
  if (*end != '\0' || pid > G_MAXINT)
    return -1;
  *dot = '\0';
  return (int) pid;
}

/* The process that a temporary file of @target belongs to, 0 for nobody's, -1 if it is none. */
static int
get_owner (const char *temp, const char *target)
{
  gsize length = strlen (temp), tail = strlen (TEMP_SUFFIX);
  g_autofree char *stem = NULL;
  const char *name;
  int pid;

  if (!g_str_has_prefix (temp, TEMP_PREFIX) || !g_str_has_suffix (temp, TEMP_SUFFIX))
    return -1;
  stem = g_strndup (temp, length - tail);
  pid = cut_owner (stem);
  if (pid < 0 || strlen (stem) <= strlen (TEMP_PREFIX))
    return -1;
  name = stem + strlen (TEMP_PREFIX);
  if (g_str_equal (name, target))
    return pid;
  /* A name that was cut fills its room but for a part of a character. */
  return length + 4 > CF_LIMIT_FILE_NAME_BYTES && g_str_has_prefix (target, name) ? pid : -1;
}

static char *
read_program (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/comm", pid);
  g_autoptr (GBytes) bytes = cf_file_read (path, 64, NULL, NULL);

  return bytes != NULL ? g_strdup (g_bytes_get_data (bytes, NULL)) : NULL;
}

/* Numbers are given out anew: after the computer was started again, a temporary file may bear that of
 * another program. */
static gboolean
runs_other_program (int pid)
{
  g_autofree char *theirs = read_program (pid);
  g_autofree char *ours = read_program ((int) getpid ());

  return theirs != NULL && ours != NULL && !g_str_equal (theirs, ours) &&
         !g_str_has_prefix (theirs, "counterframe");
}

static gboolean
is_gone (int pid, const char *name)
{
  if (pid == getpid ())
    return !is_in_use (name);
  return pid == 0 || (kill (pid, 0) != 0 && errno == ESRCH) || runs_other_program (pid);
}

/**
 * cf_temp_file_is_torn:
 * @path: what a process has left
 *
 * Returns: whether it was never whole, and so never stood in the place of a file
 */
gboolean
cf_temp_file_is_torn (const char *path)
{
  struct stat info;

  return lstat (path, &info) == 0 && S_ISREG (info.st_mode) &&
         ((info.st_mode & 07777) == TORN_MODE || info.st_size == 0);
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
 *   gone, and of those that were left on purpose
 */
GPtrArray *
cf_temp_file_list_leftovers (const char *path)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *real = realpath (path, NULL); /* as the replacer does */
  g_autofree char *folder = g_path_get_dirname (real != NULL ? real : path);
  g_autofree char *name = g_path_get_basename (real != NULL ? real : path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      int pid = get_owner (entry, name);

      if (pid >= 0 && is_gone (pid, entry))
        g_ptr_array_add (found, g_build_filename (folder, entry, NULL));
    }
  return found;
}
