/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folders that a test makes, looks at, and takes away again. */

#include "config.h"

#include "cf-test.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>

/**
 * cf_test_make_folder:
 *
 * Returns: (transfer full): the path of an empty folder
 */
char *
cf_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("counterframe-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/**
 * cf_test_remove_folder:
 * @folder: a folder of the test's own
 */
void
cf_test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat info;

      if (lstat (path, &info) == 0 && S_ISDIR (info.st_mode))
        cf_test_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cf_test_list_folder:
 * @folder: a folder
 *
 * Returns: (transfer full) (element-type filename): the names in it, hidden ones too, sorted
 */
GPtrArray *
cf_test_list_folder (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * cf_test_list_folder_text:
 * @folder: a folder
 *
 * Returns: (transfer full): the names in it, joined by spaces
 */
char *
cf_test_list_folder_text (const char *folder)
{
  g_autoptr (GPtrArray) names = cf_test_list_folder (folder);

  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}
