/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a path that a user gives stands for: an article with all its layers, one layer, or a folder of
 * both. */

#include "config.h"

#include "cf-target.h"

#include "cf-codebook-json.h"
#include "cf-error.h"
#include "cf-folder.h"
#include "cf-layer-access.h"
#include "cf-layer-place.h"
#include "cf-strings.h"
#include "cf-walk.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static void
target_free (gpointer data)
{
  CfTarget *target = data;

  g_free (target->article);
  g_ptr_array_unref (target->sidecars);
  g_free (target);
}

typedef struct
{
  GPtrArray *targets;
  GHashTable *by_article; /* path -> CfTarget */
} Expansion;

static CfTarget *
ensure_target (Expansion *expansion, const char *article)
{
  CfTarget *target = g_hash_table_lookup (expansion->by_article, article);

  if (target != NULL)
    return target;
  target = g_new0 (CfTarget, 1);
  target->article = g_strdup (article);
  target->sidecars = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (expansion->targets, target);
  g_hash_table_insert (expansion->by_article, target->article, target);
  return target;
}

static void
add_sidecar (CfTarget *target, const char *path)
{
  if (!g_ptr_array_find_with_equal_func (target->sidecars, path, g_str_equal, NULL))
    g_ptr_array_add (target->sidecars, g_strdup (path));
}

static void
add_article (Expansion *expansion, const char *path)
{
  CfTarget *target = ensure_target (expansion, path);
  g_autoptr (GPtrArray) sidecars = cf_layer_place_list (path);

  for (guint i = 0; i < sidecars->len; i++)
    add_sidecar (target, g_ptr_array_index (sidecars, i));
}

static void
add_sidecar_file (Expansion *expansion, const char *path)
{
  g_autofree char *article = cf_layer_place_find_article (path);

  if (article != NULL)
    add_sidecar (ensure_target (expansion, article), path);
}

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Expansion *expansion = user_data;

  if (kind == CF_FILE_ARTICLE)
    ensure_target (expansion, path);
  else if (kind == CF_FILE_SIDECAR)
    add_sidecar_file (expansion, path);
  return TRUE;
}

/* The folder of a coder that stands for one that was given. */
typedef struct
{
  Expansion *expansion;
  const char *folder;
  const char *given;
} Counterpart;

/* Its layers are those of articles in the folder that was given, as those are reached. */
static gboolean
on_file_apart (const char *path, CfFileKind kind, gpointer user_data)
{
  Counterpart *counterpart = user_data;
  const char *rest = path + strlen (counterpart->folder);
  g_autofree char *as_if = NULL;
  g_autofree char *article = NULL;

  if (kind != CF_FILE_SIDECAR)
    return TRUE;
  rest += strspn (rest, "/");
  as_if = cf_folder_join (counterpart->given, rest);
  article = cf_layer_place_find_article (as_if);
  if (article != NULL)
    add_sidecar (ensure_target (counterpart->expansion, article), path);
  return TRUE;
}

/* In the folder that was given, and, unless they are in it, in those of coders that stand for it. */
static void
expand_folder (Expansion *expansion, const char *path, GPtrArray *problems)
{
  g_autoptr (GPtrArray) folders = cf_layer_place_list_folders (path);
  g_autofree char *top = g_build_filename (path, CF_CODEBOOK_FILE, NULL);

  cf_walk (path, on_file, expansion, problems, NULL);
  if (g_file_test (top, G_FILE_TEST_EXISTS))
    return;
  for (guint i = 0; i < folders->len; i++)
    {
      Counterpart counterpart = { expansion, folders->pdata[i], path };

      if (g_file_test (folders->pdata[i], G_FILE_TEST_IS_DIR))
        cf_walk (folders->pdata[i], on_file_apart, &counterpart, problems, NULL);
    }
}

static int
compare_targets (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(CfTarget *const *) a)->article, (*(CfTarget *const *) b)->article);
}

static gboolean
expand_one (Expansion *expansion, const char *path, GPtrArray *problems, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  struct stat info;

  if (stat (path, &info) != 0)
    {
      cf_set_error_errno (error, errno, path, _ ("could not be read"));
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    expand_folder (expansion, path, problems);
  else if (cf_walk_classify (name) == CF_FILE_SIDECAR)
    add_sidecar_file (expansion, path);
  else if (cf_walk_check_article (path, error))
    add_article (expansion, path);
  else
    return FALSE;
  return TRUE;
}

/**
 * cf_target_expand_all:
 * @paths: (array zero-terminated=1): articles, sidecars and folders
 * @problems: (nullable) (element-type CfProblem): gets folders that could not be read
 * @error: which path is not there, or none of these
 *
 * For those who show nothing of what is in the layers.
 *
 * Returns: (transfer full) (element-type CfTarget) (nullable): the articles, by path, each once
 */
GPtrArray *
cf_target_expand_all (const char *const *paths, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (target_free);
  g_autoptr (GHashTable) by_article = g_hash_table_new (g_str_hash, g_str_equal);
  Expansion expansion = { targets, by_article };

  for (guint i = 0; paths[i] != NULL; i++)
    if (!expand_one (&expansion, paths[i], problems, error))
      return NULL;
  g_ptr_array_sort (targets, compare_targets);
  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_sort (((CfTarget *) g_ptr_array_index (targets, i))->sidecars, cf_strings_compare);
  return g_steal_pointer (&targets);
}

/**
 * cf_target_expand:
 * @paths: (array zero-terminated=1): articles, sidecars and folders
 * @problems: (nullable) (element-type CfProblem): gets folders that could not be read
 * @error: which path is not there, or none of these
 *
 * Returns: (transfer full) (element-type CfTarget) (nullable): the articles, by path, each once, with the layers that may
 *   be read
 */
GPtrArray *
cf_target_expand (const char *const *paths, GPtrArray *problems, GError **error)
{
  GPtrArray *targets = cf_target_expand_all (paths, problems, error);

  if (targets != NULL)
    cf_targets_hide (targets);
  return targets;
}

/**
 * cf_target_load:
 * @target: a target
 * @problems: (nullable) (element-type CfProblem): gets what is wrong and can be borne
 * @error: why the article could not be read
 *
 * Returns: (transfer full) (nullable): the article with the layers that are meant
 */
CfBundle *
cf_target_load (const CfTarget *target, GPtrArray *problems, GError **error)
{
  CfBundle *bundle = cf_bundle_load (target->article, problems, error);

  for (guint i = bundle != NULL ? bundle->layers->len : 0; i > 0; i--)
    {
      CfLayerReading *layer = g_ptr_array_index (bundle->layers, i - 1);

      if (!g_ptr_array_find_with_equal_func (target->sidecars, layer->path, g_str_equal, NULL))
        g_ptr_array_remove_index (bundle->layers, i - 1);
    }
  return bundle;
}
