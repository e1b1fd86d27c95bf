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
#include "cf-layer-place.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar.h"

#include <glib/gi18n.h>

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
conflict_new (const char *path, char *of, const CfAnnotator *annotator, const char *article_file)
{
  CfConflict *conflict = g_new0 (CfConflict, 1);

  conflict->path = g_strdup (path);
  conflict->of = of;
  conflict->annotator = annotator != NULL ? g_strdup (annotator->name) : NULL;
  conflict->article_file = g_strdup (article_file);
  return conflict;
}

static char *
join (const char *folder, const char *name)
{
  return g_str_equal (folder, ".") ? g_strdup (name) : g_build_filename (folder, name, NULL);
}

static gboolean
is_same_layer (const char *path, const CfAnnotator *annotator, const char *article_id)
{
  g_autoptr (CfAnnotator) other = NULL;
  g_autofree char *other_id = NULL;

  return cf_sidecar_read_head (path, &other, &other_id) &&
         g_strcmp0 (other->id, annotator->id) == 0 && g_strcmp0 (other_id, article_id) == 0;
}

/* The sidecar beside the copy that is the same layer; else where it would stand. */
static char *
find_layer (const char *path, CfSidecar *sidecar)
{
  const CfAnnotator *annotator = cf_sidecar_get_annotator (sidecar);
  const CfLayerHead *head = cf_sidecar_get_head (sidecar);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *file =
    g_path_get_basename (head->article_file != NULL ? head->article_file : path);
  g_autofree char *article = join (folder, file);
  g_autofree char *usual = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GPtrArray) present = cf_sidecar_name_list (article);

  if (!cf_annotator_is_valid_name (annotator->name))
    return NULL;
  usual = cf_sidecar_name_make (article, annotator->name);
  if (g_file_test (usual, G_FILE_TEST_EXISTS))
    return is_same_layer (usual, annotator, head->article_id) ? g_steal_pointer (&usual) : NULL;
  for (guint i = 0; i < present->len; i++)
    if (is_same_layer (g_ptr_array_index (present, i), annotator, head->article_id))
      return g_strdup (g_ptr_array_index (present, i));
  whole = cf_layer_place_find_article (usual);
  return g_file_test (whole, G_FILE_TEST_EXISTS) ? g_steal_pointer (&usual) : NULL;
}

static CfConflict *
recognise_layer (const char *path, GBytes *bytes)
{
  CfSidecarStatus status;
  g_autoptr (CfSidecar) sidecar = cf_sidecar_parse (bytes, path, &status, NULL, NULL);
  const CfAnnotator *annotator = sidecar != NULL ? cf_sidecar_get_annotator (sidecar) : NULL;
  const CfLayerHead *head = sidecar != NULL ? cf_sidecar_get_head (sidecar) : NULL;

  if (sidecar == NULL || annotator->id == NULL || head->article_id == NULL)
    return NULL;
  return conflict_new (path, find_layer (path, sidecar), annotator, head->article_file);
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
  return conflict_new (path, join (top, CF_CODEBOOK_FILE), NULL, NULL);
}

static CfConflict *
recognise_marked (const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *article = NULL;
  g_autofree char *annotator = NULL;
  CfConflict *conflict;

  if (!cf_conflict_markers_split (bytes, &ours, &theirs))
    return NULL;
  cf_sidecar_name_parse (name, &article, &annotator);
  conflict = conflict_new (path, g_strdup (path), NULL, article);
  conflict->annotator = g_steal_pointer (&annotator);
  return conflict;
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
  CfConflict *conflict;

  if (kind != CF_FILE_CONFLICT_COPY && kind != CF_FILE_SIDECAR && kind != CF_FILE_CODEBOOK)
    return NULL;
  bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  if (bytes == NULL)
    return NULL;
  if (kind != CF_FILE_CONFLICT_COPY)
    return recognise_marked (path, bytes);
  conflict = recognise_layer (path, bytes);
  return conflict != NULL ? conflict : recognise_codebook (project, path, bytes);
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

  return join (top, g_str_equal (inside, ".") ? CF_CONFLICT_FOLDER : folder);
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

/* A layer may be the first in the folder of its coder. */
static gboolean
ensure_home (CfProject *project, const CfConflict *conflict, GError **error)
{
  g_autofree char *home = g_path_get_dirname (conflict->of);

  if (g_mkdir_with_parents (home, 0777) == 0 &&
      cf_file_is_within (cf_project_get_top (project), home))
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_IO, _ ("%s could not be made"), home);
  return FALSE;
}

static void
fill_result (CfConflictResult *result, CfCopy *copy)
{
  result->annotations = cf_copy_count_annotations (copy);
  result->to_settle = cf_copy_count_to_settle (copy);
}

/* The file itself has the marks: it is kept as it was, and then replaced by what both sides held. */
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

/**
 * cf_conflict_merge:
 * @project: a project
 * @conflict: of it
 * @result: (out): what came of it, to be cleared even after an error
 * @error: why the copy is where it was, or what it is a copy of could not be written
 *
 * Brings what the copy holds into the file that it is a copy of, and puts the copy away. Waits for the disk: not
 * on the main thread.
 */
gboolean
cf_conflict_merge (CfProject *project,
                   const CfConflict *conflict,
                   CfConflictResult *result,
                   GError **error)
{
  g_autofree char *folder = make_folder (project, conflict->path);

  *result = (CfConflictResult){ 0 };
  if (!check_place (project, conflict, error) || !ensure_home (project, conflict, error))
    return FALSE;
  if (g_str_equal (conflict->path, conflict->of))
    return merge_marked (project, conflict, folder, result, error);
  return merge_copy (project, conflict, folder, result, error);
}
