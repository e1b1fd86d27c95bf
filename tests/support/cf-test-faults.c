/* SPDX-License-Identifier: GPL-3.0-or-later
 * System calls that fail as bad disks let them.
 *
 * A program that is linked with this file calls these functions in the place of the C library's, from
 * its own code and from libraries. Unless something is armed they do what they always do. */

#include "config.h"

#include "cf-test-faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct
{
  CfTestCall call;
  guint nth; /* 0: nothing is armed; G_MAXUINT: every one */
  int error;
  CfTestHook hook;
  gpointer user_data;
  guint counts[CF_N_CALLS];
} armed;

static void
arm (CfTestCall call, guint nth)
{
  cf_test_faults_disarm ();
  armed.call = call;
  armed.nth = nth;
}

/**
 * cf_test_faults_arm:
 * @call: a call
 * @nth: which one of those that follow, from 1
 * @error: a value of errno with which it fails, or %CF_FAULT_KILL, %CF_FAULT_SHORT
 */
void
cf_test_faults_arm (CfTestCall call, guint nth, int error)
{
  arm (call, nth);
  armed.error = error;
}

/**
 * cf_test_faults_arm_always:
 * @call: a call
 * @error: a value of errno with which it always fails
 */
void
cf_test_faults_arm_always (CfTestCall call, int error)
{
  arm (call, G_MAXUINT);
  armed.error = error;
}

/**
 * cf_test_faults_hook:
 * @call: a call
 * @nth: which one of those that follow, from 1; %G_MAXUINT for each
 * @error: a value of errno with which it fails afterwards, or 0
 * @hook: what is done before it
 * @user_data: for @hook
 */
void
cf_test_faults_hook (CfTestCall call, guint nth, int error, CfTestHook hook, gpointer user_data)
{
  arm (call, nth);
  armed.error = error;
  armed.hook = hook;
  armed.user_data = user_data;
}

void
cf_test_faults_disarm (void)
{
  armed = (typeof (armed)){ 0 };
}

/**
 * cf_test_faults_get_count:
 * @call: a call
 *
 * Returns: how many there have been since something was armed
 */
guint
cf_test_faults_get_count (CfTestCall call)
{
  return armed.counts[call];
}

const char *
cf_test_call_get_name (CfTestCall call)
{
  static const char *const names[CF_N_CALLS] = { "openat",    "write",   "fsync", "fdatasync",
                                                 "close",     "fchmod",  "flock", "renameat",
                                                 "renameat2", "unlinkat" };

  return names[call];
}

/* What a hook calls is not hooked; what it arms stays armed. */
static void
run_hook (CfTestHook hook)
{
  typeof (armed) saved = armed;

  armed.nth = 0;
  hook (saved.user_data);
  if (armed.nth == 0)
    armed = saved;
}

/* Whether this call is the one; then with errno set, or the hook run. */
static gboolean
fails (CfTestCall call)
{
  CfTestHook hook = armed.hook;
  int error = armed.error;

  if (armed.nth == 0)
    return FALSE;
  armed.counts[call]++;
  if (call != armed.call || (armed.nth != G_MAXUINT && armed.counts[call] != armed.nth))
    return FALSE;
  if (error == CF_FAULT_KILL)
    raise (SIGKILL);
  if (hook != NULL)
    run_hook (hook);
  if (error == 0 || error == CF_FAULT_SHORT)
    return FALSE;
  errno = error;
  return TRUE;
}

static gboolean
is_short (CfTestCall call)
{
  return armed.nth != 0 && armed.call == call && armed.error == CF_FAULT_SHORT;
}

typedef long (*Syscall) (long, ...);

static long
call_kernel (long number, long a, long b, long c, long d, long e)
{
  static Syscall real;

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "syscall");
  return real (number, a, b, c, d, e, 0L);
}

int
openat (int folder, const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode = 0;

  if ((flags & O_CREAT) != 0)
    {
      va_start (arguments, flags);
      mode = va_arg (arguments, mode_t);
      va_end (arguments);
    }
  if (fails (CF_CALL_OPENAT))
    return -1;
  return (int) call_kernel (SYS_openat, folder, (long) path, flags, (long) mode, 0);
}

ssize_t
write (int fd, const void *data, size_t length)
{
  if (fd > 2 && fails (CF_CALL_WRITE))
    return -1;
  if (fd > 2 && length > 1 && is_short (CF_CALL_WRITE))
    length = 1;
  return call_kernel (SYS_write, fd, (long) data, (long) length, 0, 0);
}

int
fsync (int fd)
{
  return fails (CF_CALL_FSYNC) ? -1 : (int) call_kernel (SYS_fsync, fd, 0, 0, 0, 0);
}

int
fdatasync (int fd)
{
  return fails (CF_CALL_FDATASYNC) ? -1 : (int) call_kernel (SYS_fdatasync, fd, 0, 0, 0, 0);
}

int
close (int fd)
{
  /* The descriptor is closed even when the call says that it failed. */
  gboolean failed = fails (CF_CALL_CLOSE);
  int saved = errno;
  int result = (int) call_kernel (SYS_close, fd, 0, 0, 0, 0);

  if (!failed)
    return result;
  errno = saved;
  return -1;
}

int
fchmod (int fd, mode_t mode)
{
  return fails (CF_CALL_FCHMOD) ? -1 : (int) call_kernel (SYS_fchmod, fd, (long) mode, 0, 0, 0);
}

int
flock (int fd, int operation)
{
  return fails (CF_CALL_FLOCK) ? -1 : (int) call_kernel (SYS_flock, fd, operation, 0, 0, 0);
}

int
renameat (int from_folder, const char *from, int to_folder, const char *to)
{
  if (fails (CF_CALL_RENAMEAT))
    return -1;
  return (int) call_kernel (SYS_renameat, from_folder, (long) from, to_folder, (long) to, 0);
}

int
unlinkat (int folder, const char *path, int flags)
{
  if (fails (CF_CALL_UNLINKAT))
    return -1;
  return (int) call_kernel (SYS_unlinkat, folder, (long) path, flags, 0, 0);
}

/* Only the calls of this project come this way, and none of them has six arguments. */
long
syscall (long number, ...)
{
  va_list arguments;
  long values[5];

  va_start (arguments, number);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = va_arg (arguments, long);
  va_end (arguments);
  if (number == SYS_renameat2 && fails (CF_CALL_RENAMEAT2))
    return -1;
  return call_kernel (number, values[0], values[1], values[2], values[3], values[4]);
}
