/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sample project: a copy of the user's own, to work on. */

#include "config.h"

#include "cf-sample.h"

#include "cf-dirs.h"
#include "cf-file-writer.h"
#include "cf-file.h"
#include "cf-limits.h"

/* One of the two coders whose layers it has. */
#define CODER "lin"

static char *
find_original (void)
{
  static const char *const places[] = { CF_PKGDATADIR "/sample", CF_SOURCE_DATADIR "/sample" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_file_test (places[i], G_FILE_TEST_IS_DIR))
      return g_strdup (places[i]);
  return g_strdup (places[0]);
}

static char *
get_copy (void)
{
  return g_build_filename (g_get_user_data_dir (), "counterframe", "sample", NULL);
}

static gboolean
copy_file (const char *from_folder, const char *to_folder, const char *name, GError **error)
{
  g_autofree char *from = g_build_filename (from_folder, name, NULL);
  g_autofree char *to = g_build_filename (to_folder, name, NULL);
  g_autoptr (GBytes) bytes = NULL;

  /* What the user has changed there stays. */
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return TRUE;
  bytes = cf_file_read (from, CF_LIMIT_JSON_BYTES, NULL, error);
  return bytes != NULL && cf_file_write (to, bytes, error);
}

/**
 * cf_sample_ensure:
 * @error: why it could not be copied
 *
 * Returns: (transfer full) (nullable): the folder of the user's copy, made now if there was none
 */
char *
cf_sample_ensure (GError **error)
{
  g_autofree char *original = find_original ();
  g_autofree char *copy = get_copy ();
  g_autoptr (GDir) dir = g_dir_open (original, 0, error);
  const char *name;

  if (dir == NULL || !cf_dirs_ensure (copy, error))
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!copy_file (original, copy, name, error))
      return NULL;
  return g_steal_pointer (&copy);
}

/**
 * cf_sample_get_coder:
 * @folder: a folder
 *
 * Returns: (nullable): the short name as whom the user works there, if it is their copy of the sample
 */
const char *
cf_sample_get_coder (const char *folder)
{
  g_autofree char *copy = get_copy ();

  return g_str_equal (folder, copy) ? CODER : NULL;
}
