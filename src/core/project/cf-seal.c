/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copies of finished layers that nothing changes any more.
 *
 * When a coder finishes an article of a round, the bytes of the sidecar are kept as
 * `.counterframe/sealed/ROUND/ARTICLE.NAME.anno.json`. The first is what agreement reads: what was coded before anybody
 * talked about it. Who reopens and finishes again leaves one more, with a number, and the first as it was. */

#include "config.h"

#include "cf-seal.h"

#include "cf-error.h"
#include "cf-file-replacer.h"
#include "cf-file.h"
#include "cf-folder.h"
#include "cf-layer-place.h"
#include "cf-limits.h"
#include "cf-round-place.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <string.h>

/* How often one coder may finish one article anew in a round. */
#define MAX_AGAIN 1000
/* In how many folders what is sealed is looked for when it comes from elsewhere. */
#define MAX_FOLDERS 256u

/* The id of a round is any text: as the name of a folder it must lead nowhere. */
static char *
make_folder_name (const char *round_id)
{
  g_autofree char *escaped = g_uri_escape_string (round_id, NULL, TRUE);
  GString *name = g_string_new (NULL);

  for (const char *at = escaped; *at != '\0' && name->len < CF_LIMIT_FILE_NAME_BYTES; at++)
    if (*at == '.' || *at == '/')
      g_string_append_printf (name, "%%%02X", (guint) (guchar) *at);
    else
      g_string_append_c (name, *at);
  return g_string_free (name, FALSE);
}

/**
 * cf_seal_make_path:
 * @project: a project
 * @round: a round of it
 * @article: an article of it, from its top
 * @annotator: a short name
 *
 * Returns: (transfer full): where the sealed layer is, or would be
 */
char *
cf_seal_make_path (CfProject *project,
                   const CfRound *round,
                   const char *article,
                   const char *annotator)
{
  g_autofree char *folder = make_folder_name (round->id);
  g_autofree char *place = cf_round_place_find (project, round, article);
  const char *coder = cf_round_find_coder (round, annotator);
  g_autofree char *path =
    g_build_filename (cf_project_get_top (project), CF_SEAL_FOLDER, folder, place, NULL);

  return cf_sidecar_name_make (path, coder != NULL ? coder : annotator);
}

/**
 * cf_seal_exists:
 * @project: a project
 * @round: a round of it
 * @article: an article of it, from its top
 * @annotator: a short name
 *
 * Returns: whether that coder has finished the article in that round, once at least
 */
gboolean
cf_seal_exists (CfProject *project,
                const CfRound *round,
                const char *article,
                const char *annotator)
{
  g_autofree char *path = cf_seal_make_path (project, round, article, annotator);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
add_folder (GHashTable *folders, char *folder)
{
  if (g_hash_table_size (folders) < MAX_FOLDERS)
    g_hash_table_add (folders, folder);
  else
    g_free (folder);
}

/* Those of its articles; a folder comes into being in the one above it. */
static void
add_folders_of_round (GHashTable *folders, const char *root, const CfRound *round)
{
  g_autofree char *name = make_folder_name (round->id);
  GHashTableIter iter;
  gpointer article;

  g_hash_table_iter_init (&iter, round->articles);
  while (g_hash_table_iter_next (&iter, &article, NULL) &&
         g_hash_table_size (folders) < MAX_FOLDERS)
    for (g_autofree char *at = g_path_get_dirname (article);;)
      {
        char *above;

        add_folder (folders,
                    g_build_filename (root, name, g_str_equal (at, ".") ? NULL : at, NULL));
        if (g_str_equal (at, "."))
          break;
        above = g_path_get_dirname (at);
        g_free (at);
        at = above;
      }
}

/**
 * cf_seal_list_folders:
 * @project: a project
 *
 * Returns: (transfer full) (element-type filename): where something may be sealed, there or not, with the folders above up
 *   to the top; of very many the first
 */
GPtrArray *
cf_seal_list_folders (CfProject *project)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));
  g_autofree char *root = g_build_filename (cf_project_get_top (project), CF_SEAL_FOLDER, NULL);
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer folder;

  if (rounds->len == 0)
    return list;
  add_folder (folders, g_path_get_dirname (root));
  add_folder (folders, g_strdup (root));
  for (guint i = 0; i < rounds->len; i++)
    add_folders_of_round (folders, root, rounds->pdata[i]);
  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &folder, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (list, folder);
    }
  return list;
}

/**
 * cf_seal_is_begun:
 * @project: a project
 * @round_id: the id of a round of it
 *
 * Returns: whether anybody has finished an article in it
 */
gboolean
cf_seal_is_begun (CfProject *project, const char *round_id)
{
  g_autofree char *name = make_folder_name (round_id);
  g_autofree char *folder =
    g_build_filename (cf_project_get_top (project), CF_SEAL_FOLDER, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) != NULL;
}

/**
 * cf_seal_list_rounds:
 * @project: a project
 * @article: an article of it, from its top
 * @annotator: a short name
 *
 * Returns: (transfer container) (element-type CfRound): the rounds in which that coder has it to code
 */
GPtrArray *
cf_seal_list_rounds (CfProject *project, const char *article, const char *annotator)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < rounds->len; i++)
    {
      g_autofree char *place = cf_round_place_find (project, rounds->pdata[i], article);

      if (cf_round_assigns (rounds->pdata[i], annotator, place))
        g_ptr_array_add (list, rounds->pdata[i]);
    }
  return list;
}

static gboolean
is_finished (GBytes *bytes, const char *name)
{
  CfSidecarStatus status;
  g_autoptr (CfSidecar) sidecar = cf_sidecar_parse (bytes, name, &status, NULL, NULL);
  g_autoptr (CfLayer) layer = sidecar != NULL ? cf_sidecar_to_layer (sidecar) : NULL;

  return layer != NULL && cf_state_is_finished (cf_layer_get_state (layer));
}

/* The name of the nth copy: the second is `….anno.2.json`. */
static char *
number_path (const char *path, guint n)
{
  const gsize stem = strlen (path) - strlen (".json");

  return n > 1 ? g_strdup_printf ("%.*s.%u.json", (int) stem, path, n) : g_strdup (path);
}

/* Whether these bytes are among the sealed ones already, or are now: @fresh. */
static gboolean
write_seal (CfProject *project, const char *path, GBytes *bytes, gboolean *fresh, GError **error)
{
  *fresh = FALSE;
  if (!cf_folder_ensure_of (cf_project_get_top (project), path, error))
    return FALSE;
  for (guint n = 1; n < MAX_AGAIN; n++)
    {
      g_autofree char *numbered = number_path (path, n);
      g_autoptr (GBytes) present = cf_file_read (numbered, CF_LIMIT_JSON_BYTES, NULL, NULL);
      CfReplacement replacement = { .path = numbered, .content = bytes };

      if (present != NULL && g_bytes_equal (present, bytes))
        return TRUE;
      if (present != NULL)
        continue;
      if (!cf_file_replace (&replacement, NULL, error))
        return FALSE;
      g_chmod (numbered, 0444);
      *fresh = TRUE;
      return TRUE;
    }
  g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG, _ ("%s was finished too often"), path);
  return FALSE;
}

/**
 * cf_seal_layer:
 * @project: a project
 * @sidecar: a sidecar of it, as it is on the disk
 * @sealed: (nullable) (element-type CfRound): gets the rounds in which it is sealed, and was not before as it is now
 * @error: why it could not be sealed in one of them
 *
 * Seals it in every round that its annotator has it to code in, if it says that it is finished. Waits for the disk: not
 * on the main thread.
 */
gboolean
cf_seal_layer (CfProject *project, const char *sidecar, GPtrArray *sealed, GError **error)
{
  g_autofree char *name = g_path_get_basename (sidecar);
  g_autofree char *path = cf_layer_place_find_article (sidecar);
  g_autofree char *article = NULL;
  g_autofree char *annotator = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL || !cf_sidecar_name_parse (name, NULL, &annotator))
    return TRUE;
  article = cf_project_make_relative (project, path);
  rounds = cf_seal_list_rounds (project, article, annotator);
  if (rounds->len == 0)
    return TRUE;
  bytes = cf_file_read (sidecar, CF_LIMIT_JSON_BYTES, NULL, error);
  if (bytes == NULL)
    return FALSE;
  if (!is_finished (bytes, sidecar))
    return TRUE;
  for (guint i = 0; i < rounds->len; i++)
    {
      g_autofree char *to =
        cf_seal_make_path (project, g_ptr_array_index (rounds, i), article, annotator);

      gboolean fresh;

      if (!write_seal (project, to, bytes, &fresh, error))
        return FALSE;
      if (fresh && sealed != NULL)
        g_ptr_array_add (sealed, g_ptr_array_index (rounds, i));
    }
  return TRUE;
}
