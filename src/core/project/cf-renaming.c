/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layers of an annotator under another short name.
 *
 * Whose a layer is, its identity says: a file of the former name that is somebody else's stays where it is. The new
 * file is on the disk before the old one is put away, to `.counterframe/renamed/`; so whoever is interrupted has at worst
 * both, of which the next run makes one.
 *
 * Rounds and sealed copies keep the names that coders had when they were made. That somebody is called otherwise now is an
 * entry of its own in codebook.json (cf-renamed.h). */

#include "config.h"

#include "cf-renaming.h"

#include "cf-codebook-copy.h"
#include "cf-codebook-json.h"
#include "cf-displaced.h"
#include "cf-error.h"
#include "cf-file-mover.h"
#include "cf-file.h"
#include "cf-json.h"
#include "cf-layer-place.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar-store.h"
#include "cf-walk.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <unistd.h>

/* A sync program may write the old file again while it is put away. */
#define MAX_ROUNDS 5

typedef struct
{
  CfProject *project;
  const CfAnnotator *owner;
  const char *const *former;
  GPtrArray *paths;   /* of char * */
  GHashTable *found;  /* of char *: former names of these */
  GHashTable *others; /* of char *: former names that somebody else has */
  GHashTable
    *unsaid; /* of char *: former names of which the codebook could not say whose they are */
} Search;

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Search *search = user_data;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;
  g_autoptr (CfAnnotator) owner = NULL;

  if (kind != CF_FILE_SIDECAR || !cf_sidecar_name_parse (base, NULL, &name) ||
      !g_strv_contains (search->former, name) || !cf_sidecar_read_head (path, &owner, NULL))
    return TRUE;
  if (!cf_annotator_is_same (owner, search->owner))
    {
      g_hash_table_add (search->others, g_steal_pointer (&name));
      return TRUE;
    }
  g_hash_table_add (search->found, g_steal_pointer (&name));
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
has_unsaid_name (const Search *search, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;

  return cf_sidecar_name_parse (base, NULL, &name) && g_hash_table_contains (search->unsaid, name);
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
 * @name: a short name
 *
 * Returns: (transfer none) (nullable): a round that has it as a coder
 */
const CfRound *
cf_renaming_find_round (CfProject *project, const char *name)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));

  for (guint i = 0; i < rounds->len; i++)
    if (cf_round_has_coder (rounds->pdata[i], name))
      return rounds->pdata[i];
  return NULL;
}

/**
 * cf_renaming_can_record:
 * @project: a project
 *
 * Returns: whether its codebook can say that somebody has another name
 */
gboolean
cf_renaming_can_record (CfProject *project)
{
  g_autofree char *path = cf_codebook_make_path (cf_project_get_top (project));

  return g_access (path, W_OK) == 0;
}

static JsonObject *
make_entry (const char *former, const CfAnnotator *owner)
{
  JsonObject *entry = json_object_new ();

  json_object_set_string_member (entry, "id", former);
  json_object_set_string_member (entry, "name", owner->name);
  json_object_set_string_member (entry, "creator", owner->id);
  return entry;
}

/* Who takes a former name back has it, and is not called otherwise any more; somebody else who had it still is. */
static void
take_back_name (const Search *search, CfCodebookCopy *copy)
{
  const CfAnnotator *owner = search->owner;
  const CfEntry *entry = cf_codebook_copy_get (copy, CF_PLACE_RENAMED, owner->name);

  if (entry != NULL && g_strcmp0 (cf_json_get_string (entry->object, "creator"), owner->id) == 0)
    cf_codebook_copy_remove (copy, CF_PLACE_RENAMED, owner->name);
}

static gboolean
record (const Search *search, const char *former, GError **error)
{
  const char *top = cf_project_get_top (search->project);
  g_autofree char *digest = NULL;
  g_autoptr (CfCodebookCopy) copy = cf_codebook_copy_load (top, &digest, error);
  g_autoptr (CfCodebookCopy) written = NULL;
  g_autoptr (JsonObject) entry = NULL;
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (CfCodebook) codebook = NULL;

  if (copy == NULL)
    return FALSE;
  entry = make_entry (former, search->owner);
  cf_codebook_copy_put (copy, CF_PLACE_RENAMED, entry, TRUE);
  take_back_name (search, copy);
  written = cf_codebook_copy_save (copy, top, digest, NULL, error);
  if (written == NULL)
    return FALSE;
  root = cf_codebook_copy_to_json (written);
  codebook = cf_codebook_new_from_json (root);
  cf_project_set_codebook (search->project, codebook);
  return TRUE;
}

/* Where there are rounds, or nobody knows, those of this name, and those that colleagues make who have not heard of it yet,
 * mean the same person; unless somebody else has it too. */
static gboolean
is_to_be_recorded (const Search *search, const char *former)
{
  CfCodebook *codebook = cf_project_get_codebook (search->project);
  GPtrArray *renamed = cf_codebook_get_renamed (codebook);

  return (cf_codebook_get_rounds (codebook)->len > 0 || cf_codebook_is_unread (codebook)) &&
         (g_hash_table_contains (search->found, former) ||
          cf_renaming_find_round (search->project, former) != NULL) &&
         !g_hash_table_contains (search->others, former) &&
         g_str_equal (cf_renamed_follow (renamed, former, NULL), former);
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

static void
record_all (Search *search, GPtrArray *failures, GCancellable *cancellable)
{
  for (guint i = 0; search->former[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *former = search->former[i];
      g_autoptr (GError) error = NULL;

      if (!is_to_be_recorded (search, former) || record (search, former, &error))
        continue;
      g_hash_table_add (search->unsaid, g_strdup (former));
      g_ptr_array_add (failures, g_strdup (error->message));
    }
}

/**
 * cf_renaming_run:
 * @project: a project
 * @owner: an annotator, under the new short name
 * @former: (array zero-terminated=1): short names that they had before
 * @cancellable: (nullable): stops it between two layers
 *
 * Renames all layers of that identity that have a former name, also those that an earlier run has left; where there are
 * rounds the codebook says so first, and as long as it cannot they keep it. Waits for the disk: not on the main thread, and
 * not while one of these layers is open.
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
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) unsaid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { project, owner, former, paths, found, others, unsaid };

  renaming->failures = g_ptr_array_new_with_free_func (g_free);
  if (former[0] == NULL)
    return renaming;
  cf_walk (cf_project_get_top (project), on_file, &search, NULL, cancellable);
  record_all (&search, renaming->failures, cancellable);
  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (GError) error = NULL;

      if (has_unsaid_name (&search, path))
        continue;
      if (rename_one (&search, path, &error))
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
