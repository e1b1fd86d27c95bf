/* SPDX-License-Identifier: GPL-3.0-or-later
 * codebook.json on disk: read to be changed, and replaced.
 *
 * What somebody else has written meanwhile is merged in, entry by entry. A file that we do not wholly
 * understand is not written. */

#include "config.h"

#include "cf-backup.h"
#include "cf-codebook-copy.h"
#include "cf-codebook-json.h"
#include "cf-error.h"
#include "cf-file-replacer.h"
#include "cf-file.h"
#include "cf-json-file.h"

#include <glib/gi18n.h>

/**
 * cf_codebook_copy_load:
 * @folder: the top of a project
 * @digest: (out) (nullable) (optional): what tells this state of the file from another; %NULL for none
 * @error: why it could not be read, or must not be written
 *
 * Returns: (transfer full) (nullable): the project's codebook; the default one where it has none
 */
CfCodebookCopy *
cf_codebook_copy_load (const char *folder, char **digest, GError **error)
{
  g_autofree char *path = cf_codebook_make_path (folder);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = cf_json_file_read (path, &local);

  if (digest != NULL)
    *digest = bytes != NULL ? cf_file_digest (bytes) : NULL;
  if (bytes != NULL)
    return cf_codebook_copy_parse (bytes, path, error);
  if (!g_error_matches (local, CF_ERROR, CF_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  bytes = cf_codebook_get_template (CF_CODEBOOK_DEFAULT);
  return cf_codebook_copy_parse (bytes, CF_CODEBOOK_DEFAULT, error);
}

/* What we write can be read again: a limit that it passes is found before it is written. */
static GBytes *
to_bytes (CfCodebookCopy *copy, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CfCodebookCopy) again = NULL;

  cf_codebook_copy_record_revision (copy);
  bytes = cf_codebook_copy_to_bytes (copy);
  again = cf_codebook_copy_parse (bytes, path, error);
  return again != NULL ? g_steal_pointer (&bytes) : NULL;
}

static GBytes *
merge (GBytes *ours, GBytes *theirs, gpointer user_data, GError **error)
{
  const char *path = user_data;
  g_autoptr (CfCodebookCopy) copy = cf_codebook_copy_parse (ours, path, error);
  g_autoptr (CfCodebookCopy) other =
               copy != NULL ? cf_codebook_copy_parse (theirs, path, error) : NULL;

  if (other == NULL || !cf_codebook_copy_merge_in (copy, other, error))
    return NULL;
  return to_bytes (copy, path, error);
}

static gboolean
keep (GBytes *old, gpointer user_data, GError **error)
{
  return cf_backup_keep (user_data, old, error);
}

/**
 * cf_codebook_copy_save:
 * @copy: what is to stand in the file; it learns of the revision
 * @folder: the top of a project
 * @expected: (nullable): of cf_codebook_copy_load(): what the file was when it was read
 * @digest: (out) (optional): what tells the new state of the file
 * @error: why the file is as it was
 *
 * Waits for the disk: not on the main thread.
 *
 * Returns: (transfer full) (nullable): what stands there now: @copy, and what others had written
 */
CfCodebookCopy *
cf_codebook_copy_save (
  CfCodebookCopy *copy, const char *folder, const char *expected, char **digest, GError **error)
{
  g_autofree char *path = cf_codebook_make_path (folder);
  g_autoptr (GBytes) bytes = to_bytes (copy, path, error);
  CfReplaceResult result = { 0 };
  CfReplacement replacement = { .path = path,
                                .content = bytes,
                                .expected = expected,
                                .merge = merge,
                                .keep = keep,
                                .user_data = path };
  CfCodebookCopy *written;

  if (bytes == NULL || !cf_file_check_link (folder, path, error) ||
      !cf_file_replace (&replacement, &result, error))
    return NULL;
  written = cf_codebook_copy_parse (result.written, path, error);
  if (digest != NULL)
    *digest = cf_file_digest (result.written);
  g_bytes_unref (result.written);
  return written;
}

/**
 * cf_codebook_copy_create:
 * @copy: a codebook
 * @folder: a folder
 * @error: why it was not written: there is a codebook already
 *
 * Returns: whether the folder has it now
 */
gboolean
cf_codebook_copy_create (CfCodebookCopy *copy, const char *folder, GError **error)
{
  g_autofree char *path = cf_codebook_make_path (folder);
  g_autoptr (GBytes) bytes = to_bytes (copy, path, error);
  CfReplaceResult result = { 0 };
  CfReplacement replacement = { .path = path, .content = bytes };

  if (bytes == NULL)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   _ ("%s is there already; “import” adds to it"), path);
      return FALSE;
    }
  if (!cf_file_replace (&replacement, &result, error))
    return FALSE;
  g_bytes_unref (result.written);
  return TRUE;
}
