/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folders of cases: a case is a file, what is expected of it stands in FILE.expected. */

#include "config.h"

#include "cf-test.h"

#include <string.h>

#define EXPECTED ".expected"

typedef struct
{
  char *path;
  CfTestRun run;
} Case;

static void
case_free (gpointer data)
{
  Case *item = data;

  g_free (item->path);
  g_free (item);
}

/* `\r` would be lost by an editor, and is seen by nobody. */
static char *
show_carriage_returns (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "\r", -1);

  return g_strjoinv ("␍", pieces);
}

static void
run_case (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (GBytes) bytes = cf_test_read (item->path);
  g_autofree char *raw = item->run (item->path, bytes);
  g_autofree char *got = show_carriage_returns (raw);
  g_autofree char *expected_path = g_strconcat (item->path, EXPECTED, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *name = g_path_get_basename (item->path);

  if (g_getenv ("CF_TEST_ACCEPT") != NULL)
    cf_test_write (expected_path, got, -1);
  if (!g_file_get_contents (expected_path, &expected, NULL, NULL))
    expected = g_strdup ("");
  cf_test_assert_same_text (expected, got, name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_cases (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, EXPECTED) && !g_str_has_suffix (name, ".py") && *name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * cf_test_add_cases:
 * @test_path: under which each case is a test of its own
 * @folder: a folder under `tests/data`
 * @run: makes of a case what is expected
 *
 * A new case is a new file. With CF_TEST_ACCEPT=1 what comes out becomes what is expected: to be read
 * before it is committed.
 *
 * Returns: how many cases there are
 */
guint
cf_test_add_cases (const char *test_path, const char *folder, CfTestRun run)
{
  g_autofree char *full = cf_test_data (folder, NULL);
  g_autoptr (GPtrArray) names = list_cases (full);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_strconcat (test_path, "/", name, NULL);
      Case *item = g_new0 (Case, 1);

      item->path = g_build_filename (full, name, NULL);
      item->run = run;
      g_test_add_data_func_full (path, item, run_case, case_free);
    }
  g_assert_cmpuint (names->len, >, 0);
  return names->len;
}
