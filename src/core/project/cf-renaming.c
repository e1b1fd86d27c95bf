/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layers of an annotator under another short name.
 *
 * Whose a layer is, its identity says: a file of the former name that is somebody else's stays where it is. The new
 * file is on the disk before the old one is put away, to `.counterframe/renamed/`; so whoever is interrupted has at worst
 * both, of which the next run makes one. Sealed copies keep their names, and so does whoever is a coder of a round, whose
 * work, seals and blindness go by the name. */

#include "config.h"

#include "cf-renaming.h"

#include "cf-displaced.h"
#include "cf-error.h"
#include "cf-file-mover.h"
#include "cf-file.h"
#include "cf-layer-place.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar-store.h"
#include "cf-walk.h"

#include <glib/gi18n.h>

/* A sync program may write the old file again while it is put away. */
#define MAX_ROUNDS 5

typedef struct
{
  CfProject *project;
  const CfAnnotator *owner;
  const char *const *former;
  GPtrArray *paths; /* of char * */
} Search;

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Search *search = user_data;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;
  g_autoptr (CfAnnotator) owner = NULL;

  if (kind == CF_FILE_SIDECAR && cf_sidecar_name_parse (base, NULL, &name) &&
      g_strv_contains (search->former, name) && cf_sidecar_read_head (path, &owner, NULL) &&
      cf_annotator_is_same (owner, search->owner))
    g_ptr_array_add (search->paths, g_strdup (path));
  return TRUE;
}

static char *
put_away (CfProject *project, const char *path, GError **error)
{
  const char *top = cf_project_get_top (project);
  g_autofree char *relative = cf_project_make_relative (project, path);
  g_autofree char *inside = g_path_get_dirname (relative);
  g_autofree char *folder = g_build_filename (top, CF_RENAMING_FOLDER, inside, NULL);

  return cf_file_move_into (path, top, folder, error);
}

static gboolean
has_digest (const char *path, const char *digest)
{
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  g_autofree char *now = cf_file_digest (bytes);

  return g_strcmp0 (now, digest) == 0;
}

static gboolean
rename_one (const Search *search, const char *path, GError **error)
{
  g_autofree char *article = cf_layer_place_find_article (path);
  g_autofree char *to = NULL;
  g_autofree char *kept = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_DENIED, _ ("%s is a link; it keeps its name"), path);
      return FALSE;
    }
  to = cf_displaced_bring_home (search->project, article, search->owner->name, error);
  for (guint i = 0; to != NULL && i < MAX_ROUNDS; i++)
    {
      const char *from = kept != NULL ? kept : path;
      g_autofree char *digest = NULL;

      if (!cf_sidecar_store_copy_as (from, search->owner, to, &digest, error))
        return FALSE;
      if (kept == NULL)
        kept = put_away (search->project, path, error);
      if (kept == NULL)
        return FALSE;
      if (has_digest (kept, digest))
        return TRUE;
    }
  if (to != NULL)
    g_set_error (error, CF_ERROR, CF_ERROR_IO, _ ("%s is being changed all the time"), path);
  return FALSE;
}

/**
 * cf_renaming_find_round:
 * @project: a project
 * @names: (array zero-terminated=1): short names
 *
 * Returns: (transfer none) (nullable): a round that has one of them as a coder: then the name must stay
 */
const CfRound *
cf_renaming_find_round (CfProject *project, const char *const *names)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));

  for (guint i = 0; i < rounds->len; i++)
    for (guint k = 0; names[k] != NULL; k++)
      if (cf_round_has_coder (g_ptr_array_index (rounds, i), names[k]))
        return g_ptr_array_index (rounds, i);
  return NULL;
}

/**
 * cf_renaming_concerns:
 * @project: a project
 * @article: an article of it
 * @former: (array zero-terminated=1): short names
 *
 * Returns: whether it has a layer of one of these names, which cf_renaming_run() may rename
 */
gboolean
cf_renaming_concerns (CfProject *project, const char *article, const char *const *former)
{
  for (guint i = 0; former[i] != NULL; i++)
    {
      g_autofree char *path = cf_layer_place_find (project, article, former[i]);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/**
 * cf_renaming_run:
 * @project: a project
 * @owner: an annotator, under the new short name
 * @former: (array zero-terminated=1): short names that they had before
 * @cancellable: (nullable): stops it between two layers
 *
 * Renames all layers of that identity that have a former name, also those that an earlier run has left. Waits for the
 * disk: not on the main thread, and not while one of these layers is open.
 *
 * Returns: (transfer full): what came of it
 */
CfRenaming *
cf_renaming_run (CfProject *project,
                 const CfAnnotator *owner,
                 const char *const *former,
                 GCancellable *cancellable)
{
  CfRenaming *renaming = g_new0 (CfRenaming, 1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Search search = { project, owner, former, paths };

  renaming->failures = g_ptr_array_new_with_free_func (g_free);
  if (former[0] == NULL || cf_renaming_find_round (project, former) != NULL)
    return renaming;
  cf_walk (cf_project_get_top (project), on_file, &search, NULL, cancellable);
  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GError) error = NULL;

      if (rename_one (&search, g_ptr_array_index (paths, i), &error))
        renaming->n_renamed++;
      else
        g_ptr_array_add (renaming->failures, g_strdup (error->message));
    }
  return renaming;
}

void
cf_renaming_free (CfRenaming *renaming)
{
  g_ptr_array_unref (renaming->failures);
  g_free (renaming);
}
