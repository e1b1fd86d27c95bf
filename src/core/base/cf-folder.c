/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folders: what is in them as they are reached, and folders inside another, which nothing leads out of. */

#include "config.h"

#include "cf-folder.h"

#include "cf-error.h"
#include "cf-file.h"

#include <glib/gi18n.h>

#include <errno.h>

/**
 * cf_folder_join:
 * @folder: a folder, as it is reached
 * @name: of a file in it, or the way to one
 *
 * Returns: (transfer full): the file, reached as the folder is: without a `./` that nobody typed
 */
char *
cf_folder_join (const char *folder, const char *name)
{
  return g_str_equal (folder, ".") ? g_strdup (name) : g_build_filename (folder, name, NULL);
}

/* What of the way to @folder is there already. */
static char *
find_present (const char *folder)
{
  char *present = g_strdup (folder);

  while (!g_file_test (present, G_FILE_TEST_EXISTS))
    {
      char *parent = g_path_get_dirname (present);

      g_free (present);
      present = parent;
    }
  return present;
}

/**
 * cf_folder_ensure:
 * @root: a folder
 * @folder: a folder in it, which need not be there
 * @error: why it cannot be made
 *
 * Makes @folder and those above it. Any of them may be a link to anywhere: outside of @root nothing is made.
 *
 * Returns: whether it is there now
 */
gboolean
cf_folder_ensure (const char *root, const char *folder, GError **error)
{
  g_autofree char *present = find_present (folder);
  g_autofree char *shown = g_filename_display_name (present);

  if (!cf_file_is_within (root, present))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY,
                   _ ("%s is a link that leads out of the folder"), shown);
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  cf_set_error_errno (error, errno, folder, _ ("could not be made"));
  return FALSE;
}

/**
 * cf_folder_ensure_of:
 * @root: a folder
 * @file: a file in it, which need not be there
 * @error: why its folder cannot be made
 *
 * Returns: whether the folder of @file is there now, as cf_folder_ensure() makes it
 */
gboolean
cf_folder_ensure_of (const char *root, const char *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);

  return cf_folder_ensure (root, folder, error);
}
