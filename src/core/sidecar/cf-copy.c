/* SPDX-License-Identifier: GPL-3.0-or-later
 * One copy of a file that several machines write: a sidecar, or a codebook.
 *
 * Which it is its content says, not its name. */

#include "config.h"

#include "cf-copy.h"

#include "cf-backup.h"
#include "cf-codebook-copy.h"
#include "cf-codebook-json.h"
#include "cf-conflict-markers.h"
#include "cf-error.h"
#include "cf-file-replacer.h"
#include "cf-file.h"
#include "cf-json-file.h"
#include "cf-limits.h"
#include "cf-sidecar-private.h"

#include <glib/gi18n.h>

/* One of both. */
struct _CfCopy
{
  CfSidecar *sidecar;
  CfCodebookCopy *codebook;
  gboolean had_markers;
};

void
cf_copy_free (CfCopy *copy)
{
  g_clear_pointer (&copy->sidecar, cf_sidecar_free);
  g_clear_pointer (&copy->codebook, cf_codebook_copy_free);
  g_free (copy);
}

static void
set_unmergeable (GError **error, const char *name, CfSidecarStatus status)
{
  g_autofree char *shown = g_filename_display_name (name);

  g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY,
               status == CF_SIDECAR_NEWER
                 ? _ ("%s was made by a newer version, and is not merged")
                 : _ ("%s holds what would not be written back equal, and is not merged"),
               shown);
}

static gboolean
is_layer (CfSidecar *sidecar)
{
  return sidecar->annotator->id != NULL && sidecar->head.article_id != NULL;
}

static CfCopy *
parse_one (GBytes *bytes, const char *name, GError **error)
{
  CfCopy *copy;
  CfSidecarStatus status;
  g_autoptr (CfSidecar) sidecar = cf_sidecar_parse (bytes, name, &status, NULL, error);
  CfCodebookCopy *codebook = NULL;

  if (sidecar == NULL)
    return NULL;
  if (!is_layer (sidecar))
    {
      codebook = cf_codebook_copy_parse (bytes, name, NULL);
      if (codebook == NULL)
        {
          g_autofree char *shown = g_filename_display_name (name);

          g_set_error (error, CF_ERROR, CF_ERROR_DAMAGED,
                       _ ("%s is neither a sidecar nor a codebook"), shown);
          return NULL;
        }
    }
  else if (status != CF_SIDECAR_WRITABLE)
    {
      set_unmergeable (error, name, status);
      return NULL;
    }
  copy = g_new0 (CfCopy, 1);
  copy->codebook = codebook;
  if (codebook == NULL)
    copy->sidecar = g_steal_pointer (&sidecar);
  return copy;
}

static CfCopy *
parse_sides (GPtrArray *sides, const char *name, GError **error)
{
  g_autoptr (CfCopy) copy = parse_one (g_ptr_array_index (sides, 0), name, error);

  for (guint i = 1; copy != NULL && i < sides->len; i++)
    {
      g_autoptr (CfCopy) other = parse_one (g_ptr_array_index (sides, i), name, error);

      if (other == NULL || !cf_copy_merge_in (copy, other, error))
        return NULL;
    }
  if (copy != NULL)
    copy->had_markers = TRUE;
  return g_steal_pointer (&copy);
}

/**
 * cf_copy_parse:
 * @bytes: the content of a file, perhaps with the marks of a conflict in git
 * @name: the file, as it was reached
 * @error: why it cannot be merged: it is damaged, would not come back equal, or is something else
 *
 * Returns: (transfer full) (nullable): what it holds, on all sides if it has marks
 */
CfCopy *
cf_copy_parse (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GPtrArray) sides = cf_conflict_markers_split (bytes);

  return sides != NULL ? parse_sides (sides, name, error) : parse_one (bytes, name, error);
}

/**
 * cf_copy_read:
 * @path: a file
 * @error: why it cannot be read, or merged
 *
 * Returns: (transfer full) (nullable): what it holds
 */
CfCopy *
cf_copy_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = cf_json_file_read (path, error);

  return bytes != NULL ? cf_copy_parse (bytes, path, error) : NULL;
}

/**
 * cf_copy_is_codebook:
 * @copy: a copy
 *
 * Returns: whether it is one of a codebook; else it is one of a sidecar
 */
gboolean
cf_copy_is_codebook (CfCopy *copy)
{
  return copy->codebook != NULL;
}

/**
 * cf_copy_had_markers:
 * @copy: a copy
 *
 * Returns: whether it was put together from the sides of a conflict in git
 */
gboolean
cf_copy_had_markers (CfCopy *copy)
{
  return copy->had_markers;
}

/**
 * cf_copy_count_annotations:
 * @copy: a copy
 *
 * Returns: how many annotations of its layer are shown; relations are not counted
 */
guint
cf_copy_count_annotations (CfCopy *copy)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  guint n = 0;

  if (copy->sidecar != NULL)
    cf_sidecar_choose (copy->sidecar, shown, NULL);
  for (guint i = 0; i < shown->len; i++)
    {
      const CfVersion *version = g_ptr_array_index (shown, i);

      n += version->kind == CF_VERSION_ARTICLE || version->kind == CF_VERSION_SPAN;
    }
  return n;
}

static guint
count_unsettled_entries (CfCodebookCopy *codebook)
{
  g_autoptr (GBytes) bytes = cf_codebook_copy_to_bytes (codebook);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfCodebook) parsed = cf_codebook_parse (bytes, CF_CODEBOOK_FILE, problems, NULL);
  guint n = 0;

  for (guint i = 0; parsed != NULL && i < problems->len; i++)
    n += ((const CfProblem *) g_ptr_array_index (problems, i))->id == CF_PROBLEM_TO_SETTLE;
  return n;
}

/**
 * cf_copy_count_to_settle:
 * @copy: a copy
 *
 * Returns: how many versions wait for a person to settle them
 */
guint
cf_copy_count_to_settle (CfCopy *copy)
{
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) others = NULL;

  if (copy->codebook != NULL)
    return count_unsettled_entries (copy->codebook);
  shown = g_ptr_array_new ();
  others = g_ptr_array_new ();
  cf_sidecar_choose (copy->sidecar, shown, others);
  return others->len;
}

/**
 * cf_copy_merge_in:
 * @copy: a copy
 * @other: another copy of the same file
 * @error: that they are of two files
 *
 * Makes @copy hold all that either holds.
 */
gboolean
cf_copy_merge_in (CfCopy *copy, CfCopy *other, GError **error)
{
  if (cf_copy_is_codebook (copy) != cf_copy_is_codebook (other))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s",
                   _ ("one file is a sidecar, and the other a codebook"));
      return FALSE;
    }
  if (copy->codebook != NULL)
    return cf_codebook_copy_merge_in (copy->codebook, other->codebook, error);
  return cf_sidecar_merge_in (copy->sidecar, other->sidecar, error);
}

/**
 * cf_copy_to_bytes:
 * @copy: a copy
 * @name: of the file that it is to be written to
 * @error: that it passes a limit, and would not be read again
 *
 * Returns: (transfer full) (nullable): its canonical form
 */
GBytes *
cf_copy_to_bytes (CfCopy *copy, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CfCopy) again = NULL;

  if (copy->codebook != NULL)
    cf_codebook_copy_record_revision (copy->codebook);
  bytes = copy->codebook != NULL ? cf_codebook_copy_to_bytes (copy->codebook)
                                 : cf_sidecar_to_bytes (copy->sidecar);
  again = parse_one (bytes, name, error);
  return again != NULL ? g_steal_pointer (&bytes) : NULL;
}

static GBytes *
unite (GBytes *ours, GBytes *theirs, gpointer user_data, GError **error)
{
  const char *path = user_data;
  g_autoptr (CfCopy) copy = cf_copy_parse (ours, path, error);
  g_autoptr (CfCopy) other = copy != NULL ? cf_copy_parse (theirs, path, error) : NULL;

  if (other == NULL || !cf_copy_merge_in (copy, other, error))
    return NULL;
  return cf_copy_to_bytes (copy, path, error);
}

static gboolean
keep (GBytes *old, gpointer user_data, GError **error)
{
  return cf_backup_keep (user_data, old, error);
}

/* What of a codebook or sidecar has been good is kept; the marks of a conflict are not. */
static gboolean
keep_good (CfCopy *copy, const char *path, GBytes *bytes, GError **error)
{
  return copy->had_markers || cf_backup_keep (path, bytes, error);
}

static gboolean
write_into (CfCopy *copy, const char *path, GBytes *old, GError **error)
{
  g_autoptr (GBytes) bytes = cf_copy_to_bytes (copy, path, error);
  g_autofree char *digest = cf_file_digest (old);
  CfReplaceResult result = { 0 };
  CfReplacement replacement = { .path = path,
                                .content = bytes,
                                .expected = digest,
                                .merge = unite,
                                .keep = keep,
                                .user_data = (gpointer) path };
  g_autoptr (GError) local = NULL;

  if (bytes == NULL)
    return FALSE;
  if (old != NULL && g_bytes_equal (bytes, old))
    return TRUE;
  if (!cf_file_replace (&replacement, &result, error))
    return FALSE;
  if (!cf_backup_keep (path, result.written, &local))
    g_message ("No backup of %s: %s", path, local->message);
  g_bytes_unref (result.written);
  return TRUE;
}

/**
 * cf_copy_save_into:
 * @copy: a copy; gets what the file holds besides
 * @path: the file that it is a copy of, which need not exist
 * @error: why the file is as it was
 *
 * Makes the file hold all that it holds and all that @copy holds. Waits for the disk: not on the main thread.
 */
gboolean
cf_copy_save_into (CfCopy *copy, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) old = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, &local);
  g_autoptr (CfCopy) present = NULL;

  if (old == NULL && !g_error_matches (local, CF_ERROR, CF_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (old != NULL)
    {
      present = cf_copy_parse (old, path, error);
      if (present == NULL || !keep_good (present, path, old, error) ||
          !cf_copy_merge_in (copy, present, error))
        return FALSE;
    }
  return write_into (copy, path, old, error);
}
