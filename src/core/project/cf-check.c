/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds what is wrong with articles, sidecars and codebook: for the window's list, and for `check`. */

#include "config.h"

#include "cf-check.h"

#include "cf-article-table.h"
#include "cf-codebook-json.h"
#include "cf-file.h"
#include "cf-limits.h"
#include "cf-reader.h"
#include "cf-walk.h"

#include <glib/gi18n.h>

static void
clear_link (gpointer data)
{
  CfLink *link = data;

  g_free (link->sidecar);
  g_clear_object (&link->relation);
}

/* Only the content tells a conflict copy from some other file of a similar name. */
static void
check_conflict_copy (CfCheck *check, const char *path)
{
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  CfSidecarStatus status = CF_SIDECAR_DAMAGED;
  g_autoptr (CfSidecar) sidecar = NULL;

  if (bytes != NULL)
    sidecar = cf_sidecar_parse (bytes, path, &status, NULL, NULL);
  if (sidecar == NULL || cf_sidecar_get_annotator (sidecar)->id == NULL ||
      cf_sidecar_get_head (sidecar)->article_id == NULL)
    return;
  cf_problems_add (check->problems, CF_PROBLEM_CONFLICT_COPY, path, 0, 0,
                   _ ("a second copy of the layer of %s of %s"),
                   cf_sidecar_get_annotator (sidecar)->name,
                   cf_sidecar_get_head (sidecar)->article_file);
}

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  CfCheck *check = user_data;

  if (kind == CF_FILE_CONFLICT_COPY)
    check_conflict_copy (check, path);
  return TRUE;
}

static void
check_codebook_file (CfCheck *check, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, &error);
  g_autoptr (CfCodebook) codebook = NULL;

  if (bytes != NULL)
    codebook = cf_codebook_parse (bytes, path, check->problems, &error);
  if (codebook == NULL && error != NULL)
    cf_problems_add (check->problems, CF_PROBLEM_CODEBOOK_INVALID, path, 0, 0, "%s",
                     error->message);
}

static gboolean
on_codebook (const char *path, CfFileKind kind, gpointer user_data)
{
  if (kind == CF_FILE_CODEBOOK)
    check_codebook_file (user_data, path);
  return TRUE;
}

static void
check_target (CfCheck *check, const CfTarget *target, GHashTable *by_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfBundle) bundle = NULL;
  const char *other;

  if (g_file_test (target->article, G_FILE_TEST_EXISTS))
    bundle = cf_bundle_load (target->article, NULL, &error);
  if (bundle != NULL)
    {
      CfArticle *again = cf_reader_read_file (target->article, check->problems, NULL);

      g_clear_object (&again); /* only what is to be said about it counts */
      other = g_hash_table_lookup (by_id, bundle->id);
      if (other != NULL)
        cf_problems_add (check->problems, CF_PROBLEM_ARTICLE_DUPLICATE, target->article, 0, 0,
                         _ ("it is the same article as %s"), other);
      else
        g_hash_table_insert (by_id, g_strdup (bundle->id), g_strdup (target->article));
    }
  else if (error != NULL)
    {
      cf_problems_add (check->problems, CF_PROBLEM_ARTICLE_UNREADABLE, target->article, 0, 0, "%s",
                       error->message);
    }
  for (guint i = 0; i < target->sidecars->len; i++)
    {
      const char *path = g_ptr_array_index (target->sidecars, i);

      if (bundle == NULL && error == NULL)
        cf_problems_add (check->problems, CF_PROBLEM_SIDECAR_ORPHAN, path, 0, 0,
                         _ ("its article %s is not there"), target->article);
      cf_check_sidecar (check, path, bundle != NULL ? bundle->article : NULL);
    }
}

typedef struct
{
  GHashTable *ids;
} Collection;

static gboolean
on_sidecar (const char *path, CfFileKind kind, gpointer user_data)
{
  Collection *collection = user_data;
  g_autoptr (CfSidecarStore) store = NULL;
  g_autoptr (CfLayer) layer = NULL;

  if (kind != CF_FILE_SIDECAR)
    return TRUE;
  store = cf_sidecar_store_peek (path, NULL, NULL);
  layer = store != NULL ? cf_sidecar_store_peek_layer (store) : NULL;
  for (guint i = 0; layer != NULL && i < cf_layer_get_n_annotations (layer); i++)
    g_hash_table_add (collection->ids,
                      g_strdup (cf_record_get_id (CF_RECORD (cf_layer_get_nth (layer, i)))));
  return TRUE;
}

/* A relation may end anywhere in the project: all of it is read only if an end is not where we were
 * asked to look. */
static void
check_links (CfCheck *check, CfProject *project)
{
  gboolean read_all = FALSE;

  for (guint i = 0; i < check->links->len; i++)
    {
      const CfLink *link = &g_array_index (check->links, CfLink, i);
      const char *const ends[] = { cf_relation_get_from (link->relation),
                                   cf_relation_get_to (link->relation) };

      for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
        {
          if (!g_hash_table_contains (check->ids, ends[e]) && !read_all)
            {
              Collection collection = { check->ids };

              cf_walk (cf_project_get_top (project), on_sidecar, &collection, NULL, NULL);
              read_all = TRUE;
            }
          if (!g_hash_table_contains (check->ids, ends[e]))
            cf_problems_add (check->problems, CF_PROBLEM_RELATION_DANGLING, link->sidecar,
                             link->line, link->column,
                             _ ("the relation ends at %s, which is not there"), ends[e]);
        }
    }
}

static void
check_table (CfCheck *check, const char *folder)
{
  g_autoptr (CfArticleTable) table = cf_article_table_load (folder, check->problems);

  cf_article_table_check_files (table, check->problems);
}

static void
check_folders_and_codebooks (CfCheck *check, const char *const *paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);

      if (g_file_test (paths[i], G_FILE_TEST_IS_DIR))
        {
          cf_walk (paths[i], on_file, check, NULL, NULL);
          cf_walk (paths[i], on_codebook, check, NULL, NULL);
          check_table (check, paths[i]);
        }
      else if (g_str_equal (name, CF_ARTICLE_TABLE_FILE))
        {
          g_autofree char *folder = g_path_get_dirname (paths[i]);

          check_table (check, folder);
        }
      else if (cf_walk_classify (name) == CF_FILE_CODEBOOK)
        {
          check_codebook_file (check, paths[i]);
        }
    }
}

/* Codebooks and tables are checked by themselves; the others are articles and sidecars. */
static char **
list_others (const char *const *paths)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);

      if (cf_walk_classify (name) != CF_FILE_CODEBOOK && !g_str_equal (name, CF_ARTICLE_TABLE_FILE))
        g_strv_builder_add (builder, paths[i]);
    }
  return g_strv_builder_end (builder);
}

/**
 * cf_check:
 * @paths: (array zero-terminated=1): articles, sidecars, codebooks, tables of articles, and folders
 * @problems: (element-type CfProblem): gets what is wrong with them
 * @error: which path is not there
 */
gboolean
cf_check (const char *const *paths, GPtrArray *problems, GError **error)
{
  g_auto (GStrv) others = list_others (paths);
  g_autoptr (GPtrArray) targets = cf_target_expand ((const char *const *) others, problems, error);
  g_autoptr (CfProject) project = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (CfLink));
  CfCheck check = { NULL, problems, ids, links };

  if (targets == NULL)
    return FALSE;
  g_array_set_clear_func (links, clear_link);
  project = cf_project_new (paths[0], NULL);
  check.codebook = cf_project_get_codebook (project);
  check_folders_and_codebooks (&check, paths);
  for (guint i = 0; i < targets->len; i++)
    check_target (&check, g_ptr_array_index (targets, i), by_id);
  check_links (&check, project);
  return TRUE;
}
