/* SPDX-License-Identifier: GPL-3.0-or-later
 * The folders of our own outside any project. */

#include "config.h"

#include "cf-dirs.h"

#include "cf-error.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <errno.h>

#define FOLDER_NAME "counterframe"

/**
 * cf_dirs_get_settings:
 * @name: a file name
 *
 * Returns: (transfer full): the path of that file in the settings folder, which window and command
 *   line share
 */
char *
cf_dirs_get_settings (const char *name)
{
  return g_build_filename (g_get_user_config_dir (), FOLDER_NAME, name, NULL);
}

/**
 * cf_dirs_get_state:
 * @folder: `journal` or `backups`
 * @name: (nullable): a file name in it
 *
 * Returns: (transfer full): the path in the state folder
 */
char *
cf_dirs_get_state (const char *folder, const char *name)
{
  return g_build_filename (g_get_user_state_dir (), FOLDER_NAME, folder, name, NULL);
}

/**
 * cf_dirs_ensure:
 * @folder: a folder of our own
 * @error: why it cannot be made
 *
 * Makes the folder and those above it, readable by the user alone: they hold texts of articles.
 */
gboolean
cf_dirs_ensure (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  cf_set_error_errno (error, errno, folder, _ ("could not be made"));
  return FALSE;
}

/**
 * cf_dirs_is_uninstalled:
 *
 * Returns: whether the program runs from the folder that it was built in
 */
gboolean
cf_dirs_is_uninstalled (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, CF_BUILD_ROOT "/");
}

/**
 * cf_dirs_get_locale:
 *
 * Returns: where the translations are
 */
const char *
cf_dirs_get_locale (void)
{
  return cf_dirs_is_uninstalled () ? CF_BUILD_ROOT "/po" : CF_LOCALEDIR;
}
