/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one error domain. */

#include "config.h"

#include "cf-error.h"

#include <glib/gi18n.h>

#include <errno.h>

G_DEFINE_QUARK (cf - error, cf_error)

/**
 * cf_error_from_errno:
 * @number: a value of errno
 *
 * Returns: the code that tells a person what kind of failure it is
 */
CfError
cf_error_from_errno (int number)
{
  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      return CF_ERROR_NOT_FOUND;
    case EACCES:
    case EPERM:
    case EROFS:
      return CF_ERROR_DENIED;
    case ENOSPC:
    case EDQUOT:
      return CF_ERROR_NO_SPACE;
    case EFBIG:
      return CF_ERROR_TOO_BIG;
    default:
      return CF_ERROR_IO;
    }
}

/**
 * cf_set_error_errno:
 * @error: (out) (optional): where the error goes
 * @number: a value of errno
 * @path: the file concerned
 * @doing: what was tried, in the user's language ("could not be read")
 *
 * Sets "PATH DOING: reason".
 */
void
cf_set_error_errno (GError **error, int number, const char *path, const char *doing)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, CF_ERROR, cf_error_from_errno (number), "%s %s: %s", shown, doing,
               g_strerror (number));
}
