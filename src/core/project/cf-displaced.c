/* SPDX-License-Identifier: GPL-3.0-or-later
 * Layers that stand where the project does not want them: beside the article, where it keeps them in folders of coders, or
 * the other way round, since somebody has changed that or a machine did not know yet; or in the folder of another coder.
 * What a project wants whose codebook cannot be read nobody knows: nothing is moved.
 *
 * They are brought home as conflict copies are: what they hold is on the disk in the right place before they are put away,
 * and where there is a layer already, both are merged. Each coder's is when they open the article; `merge` does it for
 * all. */

#include "config.h"

#include "cf-displaced.h"

#include "cf-folder.h"
#include "cf-journal.h"
#include "cf-layer-place.h"
#include "cf-layer-reading.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar-store.h"

static gboolean
is_same_file (const char *a, const char *b)
{
  g_autofree char *left = g_canonicalize_filename (a, NULL);
  g_autofree char *right = g_canonicalize_filename (b, NULL);

  return g_str_equal (left, right);
}

static gboolean
is_unread (CfProject *project)
{
  return cf_codebook_is_unread (cf_project_get_codebook (project));
}

/**
 * cf_displaced_recognise:
 * @project: a project
 * @sidecar: a sidecar of it
 *
 * Returns: (transfer full) (nullable): that it is to be merged into the place where it ought to be; %NULL if it is there,
 *   or nobody knows where that is
 */
CfConflict *
cf_displaced_recognise (CfProject *project, const char *sidecar)
{
  g_autofree char *name = g_path_get_basename (sidecar);
  g_autofree char *annotator = NULL;
  g_autofree char *article = cf_layer_place_find_article (sidecar);
  g_autofree char *place = NULL;
  CfConflict *conflict;

  if (article == NULL || is_unread (project) || !cf_sidecar_name_parse (name, NULL, &annotator) ||
      !g_file_test (article, G_FILE_TEST_EXISTS))
    return NULL;
  place = cf_layer_place_make (project, article, annotator);
  if (is_same_file (sidecar, place))
    return NULL;
  conflict = g_new0 (CfConflict, 1);
  conflict->path = g_strdup (sidecar);
  /* Two people of one short name: nobody's layer gives way. */
  if (!g_file_test (place, G_FILE_TEST_EXISTS) || cf_layer_reading_is_one (sidecar, place))
    conflict->of = g_steal_pointer (&place);
  conflict->annotator = g_steal_pointer (&annotator);
  conflict->article_file = g_filename_display_basename (article);
  return conflict;
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
  CfConflict *conflict =
    kind == CF_FILE_SIDECAR ? cf_displaced_recognise (listing->project, path) : NULL;

  if (conflict != NULL)
    g_ptr_array_add (listing->conflicts, conflict);
  return TRUE;
}

/**
 * cf_displaced_list:
 * @project: a project
 * @folder: a folder of it
 * @problems: (nullable) (element-type CfProblem): gets folders that could not be read
 *
 * Returns: (transfer full) (element-type CfConflict): the layers there that stand in the wrong place
 */
GPtrArray *
cf_displaced_list (CfProject *project, const char *folder, GPtrArray *problems)
{
  Listing listing = { project, g_ptr_array_new_with_free_func ((GDestroyNotify) cf_conflict_free) };

  cf_walk (folder, on_file, &listing, problems, NULL);
  return listing.conflicts;
}

/* Whether a process that is gone did what is not in the file. */
static gboolean
was_left (const char *sidecar)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = cf_journal_read (sidecar, files);

  return entries->len > 0;
}

/**
 * cf_displaced_recover:
 * @conflict: a layer in the wrong place
 *
 * What a crash has left of it is known by that place: it goes into the layer in the right one, before that place is
 * forgotten.
 */
void
cf_displaced_recover (const CfConflict *conflict)
{
  g_autoptr (CfAnnotator) owner = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;

  if (conflict->of == NULL || !was_left (conflict->path) ||
      !cf_sidecar_read_head (conflict->path, &owner, NULL))
    return;
  if (!cf_sidecar_store_copy_as (conflict->path, owner, conflict->of, &digest, &error))
    g_message ("What was left of %s stays in its journal: %s", conflict->path, error->message);
}

/* What cannot be brought home stays where it is and is used there. */
static char *
choose (char *place, char *other)
{
  const gboolean stays = !g_file_test (place, G_FILE_TEST_EXISTS);

  g_free (stays ? place : other);
  return stays ? other : place;
}

/**
 * cf_displaced_bring_home:
 * @project: a project
 * @article: an article of it, as it is reached
 * @annotator: a short name
 * @error: that there is no place for the layer
 *
 * Waits for the disk.
 *
 * Returns: (transfer full) (nullable): where the layer is to be written, with all that it holds in either place
 */
char *
cf_displaced_bring_home (CfProject *project,
                         const char *article,
                         const char *annotator,
                         GError **error)
{
  g_autofree char *place = cf_layer_place_make (project, article, annotator);
  g_autofree char *other = cf_layer_place_make_other (project, article, annotator);
  const gboolean is_elsewhere =
    !is_same_file (place, other) && g_file_test (other, G_FILE_TEST_EXISTS);
  g_autoptr (CfConflict) conflict = NULL;
  CfConflictResult result;
  gboolean done;

  if (is_elsewhere && is_unread (project))
    return choose (g_steal_pointer (&place), g_steal_pointer (&other));
  if (cf_layer_place_is_apart (project) &&
      !cf_folder_ensure_of (cf_project_get_top (project), place, is_elsewhere ? NULL : error))
    return is_elsewhere ? g_steal_pointer (&other) : NULL;
  /* Only a journal knows of a layer that was never written: it is written first where that looks for it. */
  if (!is_elsewhere && !is_same_file (place, other) && was_left (other) &&
      cf_folder_ensure_of (cf_project_get_top (project), other, NULL))
    return g_steal_pointer (&other);
  if (is_elsewhere)
    conflict = cf_displaced_recognise (project, other);
  if (conflict == NULL)
    return g_steal_pointer (&place);
  cf_displaced_recover (conflict);
  done = cf_conflict_merge (project, conflict, &result, NULL);
  cf_conflict_result_clear (&result);
  return done ? g_steal_pointer (&place)
              : choose (g_steal_pointer (&place), g_steal_pointer (&other));
}
