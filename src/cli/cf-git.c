/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one place where git is run: to write two lines into a repository's configuration.
 *
 * The configuration of a repository can run programs, so nothing but `git config` is called, which runs none; and
 * only for a user who asks for it in a shell. */

#include "config.h"

#include "cf-git.h"

#include "cf-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/**
 * cf_git_configure:
 * @folder: a folder of a repository
 * @key: a key of git's configuration
 * @value: its value
 * @error: what git said
 *
 * Writes it into the configuration of that repository alone, which no clone takes over.
 */
gboolean
cf_git_configure (const char *folder, const char *key, const char *value, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;

  g_subprocess_launcher_set_cwd (launcher, folder);
  process =
    g_subprocess_launcher_spawn (launcher, error, "git", "config", "--local", key, value, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, error))
    return FALSE;
  if (g_subprocess_get_successful (process))
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_IO, "%s",
               said != NULL && *said != '\0' ? g_strchomp (said) : _ ("git failed"));
  return FALSE;
}
