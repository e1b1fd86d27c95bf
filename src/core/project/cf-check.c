/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds what is wrong with articles, sidecars and codebook: for the window's list, and for `check`. */

#include "config.h"

#include "cf-check.h"

#include "cf-article-table.h"
#include "cf-check-private.h"
#include "cf-codebook-json.h"
#include "cf-conflict.h"
#include "cf-displaced.h"
#include "cf-file.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-reader.h"
#include "cf-sidecar.h"
#include "cf-target.h"
#include "cf-walk.h"

#include <glib/gi18n.h>

#include <string.h>

static CfProject *ensure_project (CfCheck *check, const char *path);

/* Only the content tells a conflict copy from any other file: names differ by program. */
static void
check_conflict_copy (CfCheck *check, const char *path)
{
  g_autoptr (CfConflict) conflict =
               cf_conflict_recognise (ensure_project (check, path), path, CF_FILE_CONFLICT_COPY);

  if (conflict == NULL)
    return;
  if (conflict->annotator != NULL)
    cf_problems_add (check->problems, CF_PROBLEM_CONFLICT_COPY, path, 0, 0,
                     _ ("a second copy of the layer of %s of %s"), conflict->annotator,
                     conflict->article_file);
  else
    cf_problems_add (check->problems, CF_PROBLEM_CONFLICT_COPY, path, 0, 0, "%s",
                     _ ("a second copy of the codebook of the project"));
}

static void
check_displaced (CfCheck *check, const char *path)
{
  g_autoptr (CfConflict) conflict = cf_displaced_recognise (ensure_project (check, path), path);

  if (conflict != NULL)
    cf_problems_add (check->problems, CF_PROBLEM_CONFLICT_COPY, path, 0, 0,
                     _ ("the layer of %s of %s stands where the project does not keep layers"),
                     conflict->annotator, conflict->article_file);
}

static void
check_codebook (CfCheck *check, const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CfCodebook) codebook = NULL;
  g_autoptr (JsonNode) node = NULL;
  CfJsonReport gate;

  if (!g_hash_table_add (check->tops, g_steal_pointer (&full)))
    return;
  bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, &error);
  if (bytes != NULL)
    codebook = cf_codebook_parse (bytes, path, check->problems, &error);
  if (codebook != NULL)
    node = cf_json_parse (bytes, path, &gate, NULL);
  if (node != NULL)
    {
      cf_check_against_schema (check, "codebook.schema.json", CF_PROBLEM_CODEBOOK_INVALID, path,
                               bytes, node);
      cf_check_codebook_names (check, path, bytes, json_node_get_object (node));
    }
  else
    cf_problems_add (check->problems, CF_PROBLEM_CODEBOOK_INVALID, path, 0, 0, "%s",
                     error->message);
}

/* The corrections of metadata, which stand at the top of a project. */
static void
check_table (CfCheck *check, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, CF_ARTICLE_TABLE_FILE, NULL);
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autoptr (CfArticleTable) table = NULL;

  if (!g_hash_table_add (check->tops, g_steal_pointer (&full)))
    return;
  table = cf_article_table_load (folder, check->problems);
  cf_article_table_check_files (table, check->problems);
}

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  if (kind == CF_FILE_CONFLICT_COPY)
    check_conflict_copy (user_data, path);
  else if (kind == CF_FILE_CODEBOOK)
    check_codebook (user_data, path);
  else if (kind == CF_FILE_SIDECAR)
    check_displaced (user_data, path);
  return TRUE;
}

/* The project to which a file belongs; its codebook is looked at with the first. */
static CfProject *
ensure_project (CfCheck *check, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  CfProject *known = g_hash_table_lookup (check->projects, folder);
  g_autoptr (CfProject) project = NULL;
  g_autofree char *codebook = NULL;
  g_autofree char *shown_top = NULL;
  const char *top;

  if (known != NULL)
    return known;
  project = cf_project_new (path, NULL);
  top = cf_project_get_top (project);
  known = g_hash_table_lookup (check->projects, top);
  if (known == NULL)
    {
      known = project;
      g_hash_table_insert (check->projects, g_strdup (top), g_object_ref (known));
      shown_top = cf_project_reach_top (known, path);
      codebook = cf_codebook_make_path (shown_top);
      if (g_file_test (codebook, G_FILE_TEST_EXISTS))
        check_codebook (check, codebook);
      check_table (check, shown_top);
    }
  g_hash_table_replace (check->projects, g_steal_pointer (&folder), g_object_ref (known));
  return known;
}

static CfArticle *
read_article (CfCheck *check, const char *path)
{
  g_autoptr (GError) error = NULL;
  CfArticle *article = NULL;

  if (cf_walk_check_article (path, &error))
    article = cf_reader_read_file (path, check->problems, &error);
  if (article == NULL)
    cf_problems_add (check->problems, CF_PROBLEM_ARTICLE_UNREADABLE, path, 0, 0, "%s",
                     error->message);
  return article;
}

/* @id: (transfer full) (nullable): the smallest that its sidecars carry */
static void
check_duplicate (CfCheck *check, CfArticle *article, const char *path, char *id)
{
  const char *other;

  if (id == NULL)
    id = cf_article_make_id (article);
  other = g_hash_table_lookup (check->articles, id);
  if (other == NULL)
    {
      g_hash_table_insert (check->articles, id, g_strdup (path));
      return;
    }
  cf_problems_add (check->problems, CF_PROBLEM_ARTICLE_DUPLICATE, path, 0, 0,
                   _ ("it is the same article as %s"), other);
  g_free (id);
}

static void
check_target (CfCheck *check, const CfTarget *target)
{
  CfProject *project = ensure_project (check, target->article);
  gboolean exists = g_file_test (target->article, G_FILE_TEST_EXISTS);
  g_autoptr (CfArticle) article = exists ? read_article (check, target->article) : NULL;
  g_autofree char *smallest = NULL;

  for (guint i = 0; i < target->sidecars->len; i++)
    {
      const char *path = g_ptr_array_index (target->sidecars, i);
      g_autofree char *id = NULL;

      if (!exists)
        cf_problems_add (check->problems, CF_PROBLEM_SIDECAR_ORPHAN, path, 0, 0,
                         _ ("its article %s is not there"), target->article);
      id = cf_check_sidecar (check, project, path, article);
      if (id != NULL && (smallest == NULL || strcmp (id, smallest) < 0))
        {
          g_free (smallest);
          smallest = g_steal_pointer (&id);
        }
    }
  if (article != NULL)
    check_duplicate (check, article, target->article, g_steal_pointer (&smallest));
}

static void
check_folders_and_codebooks (CfCheck *check, const char *const *paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *folder = g_path_get_dirname (paths[i]);
      CfFileKind kind = cf_walk_classify (name);

      if (g_file_test (paths[i], G_FILE_TEST_IS_DIR))
        cf_walk (paths[i], on_file, check, NULL, NULL);
      else if (kind == CF_FILE_TABLE)
        check_table (check, folder);
      else
        on_file (paths[i], kind, check);
    }
}

/* Codebooks, tables and conflict copies are checked by themselves; the others are articles and sidecars. */
static char **
list_targets (const char *const *paths)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      CfFileKind kind = cf_walk_classify (name);

      if (g_file_test (paths[i], G_FILE_TEST_IS_DIR) ||
          (kind != CF_FILE_CODEBOOK && kind != CF_FILE_CONFLICT_COPY && kind != CF_FILE_TABLE))
        g_strv_builder_add (builder, paths[i]);
    }
  return g_strv_builder_end (builder);
}

static void
init (CfCheck *check, GPtrArray *problems)
{
  check->problems = problems;
  check->projects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  check->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  check->links = g_array_new (FALSE, FALSE, sizeof (CfLink));
  g_array_set_clear_func (check->links, (GDestroyNotify) cf_link_clear);
  check->articles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  check->tops = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  check->schemas =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cf_json_schema_free);
}

static void
clear (CfCheck *check)
{
  g_hash_table_unref (check->projects);
  g_hash_table_unref (check->ids);
  g_array_unref (check->links);
  g_hash_table_unref (check->articles);
  g_hash_table_unref (check->tops);
  g_hash_table_unref (check->schemas);
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
  g_auto (GStrv) others = list_targets (paths);
  g_autoptr (GPtrArray) targets =
               cf_target_expand_all ((const char *const *) others, problems, error);
  CfCheck check;

  if (targets == NULL)
    return FALSE;
  init (&check, problems);
  check_folders_and_codebooks (&check, paths);
  for (guint i = 0; i < targets->len; i++)
    check_target (&check, g_ptr_array_index (targets, i));
  cf_check_links (&check);
  clear (&check);
  return TRUE;
}
