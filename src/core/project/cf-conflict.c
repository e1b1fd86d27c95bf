/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copies that sync programs and git leave where two people, or one on two machines, have changed one file.
 *
 * Every sync program calls them something else, in the language of its user, and stacks one upon the other; so their
 * content says what they are copies of. What a copy holds is first brought to the disk in that file; then the
 * copy is put away. Nothing is deleted. */

#include "config.h"

#include "cf-conflict.h"

#include "cf-codebook-json.h"
#include "cf-conflict-markers.h"
#include "cf-copy.h"
#include "cf-error.h"
#include "cf-file-mover.h"
#include "cf-file-writer.h"
#include "cf-file.h"
#include "cf-folder.h"
#include "cf-layer-access.h"
#include "cf-layer-place.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar.h"

#include <glib/gi18n.h>

#include <string.h>

/* How often a copy may change while it is put away. */
#define MAX_ROUNDS 8

void
cf_conflict_free (CfConflict *conflict)
{
  g_free (conflict->path);
  g_free (conflict->of);
  g_free (conflict->annotator);
  g_free (conflict->article_file);
  g_free (conflict);
}

void
cf_conflict_result_clear (CfConflictResult *result)
{
  g_clear_pointer (&result->kept_as, g_free);
}

static CfConflict *
conflict_new (const char *path, char *of, const char *annotator, const char *article_file)
{
  CfConflict *conflict = g_new0 (CfConflict, 1);

  conflict->path = g_strdup (path);
  conflict->of = of;
  conflict->annotator = g_strdup (annotator);
  conflict->article_file = g_strdup (article_file);
  return conflict;
}

static gboolean
is_same_layer (const char *path, const CfAnnotator *annotator, const char *article_id)
{
  g_autoptr (CfAnnotator) other = NULL;
  g_autofree char *other_id = NULL;

  return cf_sidecar_read_head (path, &other, &other_id) &&
         cf_annotator_is_same (other, annotator) && g_strcmp0 (other_id, article_id) == 0;
}

/* The article beside the copy of which it says that it is, there or not; NULL for nothing that could be one. */
static char *
find_article (const char *path, const CfLayerHead *head)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *file =
    head->article_file != NULL ? g_path_get_basename (head->article_file) : NULL;

  return file != NULL && cf_walk_classify (file) == CF_FILE_ARTICLE ? cf_folder_join (folder, file)
                                                                    : NULL;
}

/* The sidecar beside the copy that is the same layer; else where it would stand. */
static char *
find_layer (const char *path, CfSidecar *sidecar)
{
  const CfAnnotator *annotator = cf_sidecar_get_annotator (sidecar);
  const CfLayerHead *head = cf_sidecar_get_head (sidecar);
  g_autofree char *article = find_article (path, head);
  g_autofree char *usual = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GPtrArray) present = NULL;

  if (article == NULL || !cf_annotator_is_valid_name (annotator->name))
    return NULL;
  usual = cf_sidecar_name_make (article, annotator->name);
  if (g_file_test (usual, G_FILE_TEST_EXISTS))
    return is_same_layer (usual, annotator, head->article_id) ? g_steal_pointer (&usual) : NULL;
  present = cf_sidecar_name_list (article);
  for (guint i = 0; i < present->len; i++)
    if (is_same_layer (g_ptr_array_index (present, i), annotator, head->article_id))
      return g_strdup (g_ptr_array_index (present, i));
  whole = cf_layer_place_find_article (usual);
  return g_file_test (whole, G_FILE_TEST_EXISTS) ? g_steal_pointer (&usual) : NULL;
}

/* Whether it says that it is the codebook of the project that it lies in. */
static CfConflict *
recognise_codebook (CfProject *project, const char *path, GBytes *bytes)
{
  g_autoptr (CfCodebook) other = cf_codebook_parse (bytes, path, NULL, NULL);
  CfCodebook *ours = cf_project_get_codebook (project);
  g_autofree char *top = NULL;

  if (other == NULL || cf_codebook_get_id (other) == NULL ||
      g_strcmp0 (cf_codebook_get_id (other), cf_codebook_get_id (ours)) != 0)
    return NULL;
  top = cf_project_reach_top (project, path);
  return conflict_new (path, cf_codebook_make_path (top), NULL, NULL);
}

/* Of what nobody can read only the name can say what it is: it is not passed over as if it were not there. */
static CfConflict *
recognise_by_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  const char *end = strstr (name, ".anno");
  g_autofree char *sidecar =
    end != NULL ? g_strdup_printf ("%.*s%s", (int) (end - name), name, CF_SIDECAR_SUFFIX) : NULL;
  g_autofree char *of = cf_folder_join (folder, sidecar != NULL ? sidecar : CF_CODEBOOK_FILE);
  g_autofree char *article = NULL;
  g_autofree char *annotator = NULL;

  if (!g_file_test (of, G_FILE_TEST_EXISTS) ||
      (sidecar != NULL ? !cf_sidecar_name_parse (sidecar, &article, &annotator)
                       : !g_str_has_prefix (name, "codebook")))
    return NULL;
  return conflict_new (path, g_steal_pointer (&of), annotator, article);
}

/* @bytes: (nullable): what could be read of it, perhaps with the marks of a conflict in git */
static CfConflict *
recognise_copy (CfProject *project, const char *path, GBytes *bytes)
{
  g_autoptr (GPtrArray) sides = bytes != NULL ? cf_conflict_markers_split (bytes) : NULL;
  GBytes *side = sides != NULL ? g_ptr_array_index (sides, 0) : bytes;
  CfSidecarStatus status;
  g_autoptr (CfSidecar) sidecar =
               side != NULL ? cf_sidecar_parse (side, path, &status, NULL, NULL) : NULL;
  const CfAnnotator *owner = sidecar != NULL ? cf_sidecar_get_annotator (sidecar) : NULL;
  const CfLayerHead *head = sidecar != NULL ? cf_sidecar_get_head (sidecar) : NULL;

  if (sidecar == NULL)
    return recognise_by_name (path);
  if (owner->id == NULL || head->article_id == NULL)
    return recognise_codebook (project, path, side);
  return conflict_new (path, find_layer (path, sidecar),
                       owner->name != NULL ? owner->name : owner->id,
                       head->article_file != NULL ? head->article_file : head->article_id);
}

static CfConflict *
recognise_marked (const char *path, GBytes *bytes)
{
  g_autoptr (GPtrArray) sides = cf_conflict_markers_split (bytes);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *article = NULL;
  g_autofree char *annotator = NULL;

  if (sides == NULL)
    return NULL;
  cf_sidecar_name_parse (name, &article, &annotator);
  return conflict_new (path, g_strdup (path), annotator, article);
}

/**
 * cf_conflict_recognise:
 * @project: the project that the file lies in
 * @path: a file
 * @kind: what it is by its name
 *
 * Returns: (transfer full) (nullable): what is to be merged of it, if anything; its `of` is %NULL where the layer of
 *   which it is a copy has no place there: its article is gone, or another's layer has its name
 */
CfConflict *
cf_conflict_recognise (CfProject *project, const char *path, CfFileKind kind)
{
  g_autoptr (GBytes) bytes = NULL;

  if (kind != CF_FILE_CONFLICT_COPY && kind != CF_FILE_SIDECAR && kind != CF_FILE_CODEBOOK)
    return NULL;
  bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  if (kind == CF_FILE_CONFLICT_COPY)
    return recognise_copy (project, path, bytes);
  return bytes != NULL ? recognise_marked (path, bytes) : NULL;
}

typedef struct
{
  CfProject *project;
  GPtrArray *conflicts;
} Listing;

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Listing *listing = user_data;
  CfConflict *conflict = cf_conflict_recognise (listing->project, path, kind);

  if (conflict != NULL)
    g_ptr_array_add (listing->conflicts, conflict);
  return TRUE;
}

/**
 * cf_conflict_list:
 * @project: a project
 * @folder: a folder of it
 * @problems: (nullable) (element-type CfProblem): gets folders that could not be read
 * @cancellable: (nullable): stops it
 *
 * Reads every sidecar: not on the main thread.
 *
 * Returns: (transfer container) (element-type CfConflict): what is to be merged there, in the order of names
 */
GPtrArray *
cf_conflict_list (CfProject *project,
                  const char *folder,
                  GPtrArray *problems,
                  GCancellable *cancellable)
{
  Listing listing = { project, g_ptr_array_new_with_free_func ((GDestroyNotify) cf_conflict_free) };

  cf_walk (folder, on_file, &listing, problems, cancellable);
  return listing.conflicts;
}

/* Where the copy is to be kept: in folders as it has now. */
static char *
make_folder (CfProject *project, const char *path)
{
  g_autofree char *top = cf_project_reach_top (project, path);
  g_autofree char *relative = cf_project_make_relative (project, path);
  g_autofree char *inside = g_path_get_dirname (relative);
  g_autofree char *folder = g_build_filename (CF_CONFLICT_FOLDER, inside, NULL);

  return cf_folder_join (top, g_str_equal (inside, ".") ? CF_CONFLICT_FOLDER : folder);
}

static gboolean
check_place (CfProject *project, const CfConflict *conflict, GError **error)
{
  g_autofree char *shown = g_filename_display_name (conflict->path);

  if (conflict->of == NULL)
    {
      g_set_error (
        error, CF_ERROR, CF_ERROR_INVALID,
        _ ("%s is a copy of the layer of %s of %s, which has no place beside it; it stays "
           "where it is"),
        shown, conflict->annotator, conflict->article_file);
      return FALSE;
    }
  if (!g_file_test (conflict->path, G_FILE_TEST_IS_SYMLINK) &&
      (!g_file_test (conflict->of, G_FILE_TEST_EXISTS) ||
       cf_file_is_within (cf_project_get_top (project), conflict->of)))
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY,
               _ ("%s is a link, or a copy of one that leads out of the folder; it stays as it is"),
               shown);
  return FALSE;
}

static void
fill_result (CfConflictResult *result, CfCopy *copy)
{
  result->annotations = cf_copy_count_annotations (copy);
  result->to_settle = cf_copy_count_to_settle (copy);
}

/* The file itself has the marks: it is kept as it was, and then replaced by what its sides held. */
static gboolean
merge_marked (CfProject *project,
              const CfConflict *conflict,
              const char *folder,
              CfConflictResult *result,
              GError **error)
{
  g_autoptr (GBytes) bytes = cf_file_read (conflict->path, CF_LIMIT_JSON_BYTES, NULL, error);
  g_autoptr (CfCopy) copy = bytes != NULL ? cf_copy_parse (bytes, conflict->path, error) : NULL;
  g_autofree char *aside = NULL;

  if (copy == NULL)
    return FALSE;
  if (!cf_copy_had_markers (copy)) /* another process was first */
    return TRUE;
  aside = cf_sidecar_name_make_damaged (conflict->path, bytes);
  if (!cf_file_write (aside, bytes, error) || !cf_copy_save_into (copy, conflict->of, error))
    return FALSE;
  fill_result (result, copy);
  result->kept_as = cf_file_move_into (aside, cf_project_get_top (project), folder, error);
  return result->kept_as != NULL;
}

/* What the copy holds is on the disk before it is moved; and what a sync program may have written into it
 * meanwhile, after. */
static gboolean
merge_copy (CfProject *project,
            const CfConflict *conflict,
            const char *folder,
            CfConflictResult *result,
            GError **error)
{
  g_autoptr (GBytes) merged = NULL;

  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      const char *path = result->kept_as != NULL ? result->kept_as : conflict->path;
      g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, error);
      g_autoptr (CfCopy) copy = NULL;

      if (bytes == NULL)
        return FALSE;
      if (merged != NULL && g_bytes_equal (bytes, merged))
        return TRUE;
      copy = cf_copy_parse (bytes, path, error);
      if (copy == NULL || !cf_copy_save_into (copy, conflict->of, error))
        return FALSE;
      fill_result (result, copy);
      g_clear_pointer (&merged, g_bytes_unref);
      merged = g_steal_pointer (&bytes);
      if (result->kept_as == NULL)
        result->kept_as =
          cf_file_move_into (conflict->path, cf_project_get_top (project), folder, error);
      if (result->kept_as == NULL)
        return FALSE;
    }
  g_set_error (error, CF_ERROR, CF_ERROR_IO, _ ("%s is being changed all the time"),
               conflict->path);
  return FALSE;
}

/* Another process has put away what was to be, after what it held was on the disk. A file that had marks stays. */
static gboolean
was_done (const CfConflict *conflict, const CfConflictResult *result, const GError *error)
{
  const gboolean had_marks = g_str_equal (conflict->path, conflict->of);

  return result->kept_as == NULL && g_error_matches (error, CF_ERROR, CF_ERROR_NOT_FOUND) &&
         g_file_test (conflict->path, G_FILE_TEST_EXISTS) == had_marks;
}

/**
 * cf_conflict_merge:
 * @project: a project
 * @conflict: of it
 * @result: (out): what came of it, to be cleared even after an error
 * @error: why the copy is where it was, or what it is a copy of could not be written
 *
 * Brings what the copy holds into the file that it is a copy of, and puts the copy away. Waits for the disk: not
 * on the main thread.
 *
 * Returns: whether that is done, by this or another process
 */
gboolean
cf_conflict_merge (CfProject *project,
                   const CfConflict *conflict,
                   CfConflictResult *result,
                   GError **error)
{
  g_autofree char *folder = make_folder (project, conflict->path);
  g_autoptr (GError) local = NULL;
  gboolean done;

  *result = (CfConflictResult){ 0 };
  if (!check_place (project, conflict, error))
    return FALSE;
  /* A layer may be the first in the folder of its coder. */
  if (!cf_folder_ensure_of (cf_project_get_top (project), conflict->of, error))
    return FALSE;
  done = g_str_equal (conflict->path, conflict->of)
           ? merge_marked (project, conflict, folder, result, &local)
           : merge_copy (project, conflict, folder, result, &local);
  if (done || was_done (conflict, result, local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * cf_conflict_may_be_seen:
 * @project: a project
 * @conflict: of it
 *
 * Merging loses nothing that a blind round hides; only what came of it is not for everybody.
 *
 * Returns: whether the project's reader may know what is in it
 */
gboolean
cf_conflict_may_be_seen (CfProject *project, const CfConflict *conflict)
{
  g_autofree char *folder = g_path_get_dirname (conflict->path);
  g_autofree char *article = NULL;

  if (conflict->annotator == NULL)
    return TRUE;
  if (conflict->of != NULL)
    return cf_project_may_read_sidecar (project, conflict->of);
  article =
    g_build_filename (folder, conflict->article_file != NULL ? conflict->article_file : "", NULL);
  return cf_project_may_read_layer (project, article, conflict->annotator);
}
