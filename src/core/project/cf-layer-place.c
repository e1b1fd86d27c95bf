/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where layers stand: beside the article, or, where the project says so, in a folder for each coder, so that rights to
 * folders can keep one from reading another's:
 *
 *   TOP/sub/a.txt    TOP/sub/a.txt.lin.anno.json    or    TOP/layers/lin/sub/a.txt.lin.anno.json
 *
 * Both places are always read, whatever the project says; only what is written goes to the one that it says. The top is
 * the nearest folder with a codebook: without one nobody has said anything, and layers stand beside articles. */

#include "config.h"

#include "cf-layer-place.h"

#include "cf-codebook-json.h"
#include "cf-folder.h"
#include "cf-sidecar-name.h"
#include "cf-strings.h"

#include <string.h>

static gboolean
is_top (const char *folder)
{
  g_autofree char *codebook = cf_codebook_make_path (folder);

  return g_file_test (codebook, G_FILE_TEST_IS_REGULAR);
}

/* The top of the project of a folder, as it is reached from there, and the way from it; NULL without a codebook. */
static char *
find_top (const char *folder, char **relative)
{
  g_autofree char *top = g_strdup (folder);
  g_autofree char *full = g_canonicalize_filename (folder, NULL);

  while (!is_top (top))
    {
      g_autofree char *full_top = g_canonicalize_filename (top, NULL);
      char *above;

      if (g_str_equal (full_top, "/"))
        return NULL;
      above = cf_project_go_up (top);
      g_free (top);
      top = above;
    }
  if (relative != NULL)
    {
      g_autofree char *full_top = g_canonicalize_filename (top, NULL);
      const char *rest = full + strlen (full_top);

      *relative = g_strdup (*rest == '/' ? rest + 1 : rest);
    }
  return g_steal_pointer (&top);
}

/* The folder of a coder that stands for @folder. */
static char *
make_counterpart (const char *top, const char *coder, const char *relative)
{
  g_autofree char *layers = cf_folder_join (top, CF_LAYER_FOLDER);

  return g_build_filename (layers, coder, *relative != '\0' ? relative : NULL, NULL);
}

static char *
make_apart (const char *article, const char *annotator)
{
  g_autofree char *folder = g_path_get_dirname (article);
  g_autofree char *beside = cf_sidecar_name_make (article, annotator);
  g_autofree char *name = g_path_get_basename (beside);
  g_autofree char *relative = NULL;
  g_autofree char *top = find_top (folder, &relative);
  g_autofree char *apart = top != NULL ? make_counterpart (top, annotator, relative) : NULL;

  return apart != NULL ? g_build_filename (apart, name, NULL) : g_steal_pointer (&beside);
}

/**
 * cf_layer_place_is_apart:
 * @project: a project
 *
 * While its codebook cannot be read, folders of coders say that there are some: what is hidden in them is to be no
 * easier to read for others.
 *
 * Returns: whether it keeps the layers of each coder in a folder of their own
 */
gboolean
cf_layer_place_is_apart (CfProject *project)
{
  CfCodebook *codebook = cf_project_get_codebook (project);
  g_autofree char *layers = g_build_filename (cf_project_get_top (project), CF_LAYER_FOLDER, NULL);

  return cf_codebook_keeps_layers_apart (codebook) ||
         (cf_codebook_is_unread (codebook) && g_file_test (layers, G_FILE_TEST_IS_DIR));
}

/**
 * cf_layer_place_make:
 * @project: a project
 * @article: an article of it, as it is reached
 * @annotator: a short name
 *
 * Returns: (transfer full): where that annotator's layer is to be written
 */
char *
cf_layer_place_make (CfProject *project, const char *article, const char *annotator)
{
  return cf_layer_place_is_apart (project) ? make_apart (article, annotator)
                                           : cf_sidecar_name_make (article, annotator);
}

/**
 * cf_layer_place_make_other:
 * @project: a project
 * @article: an article of it, as it is reached
 * @annotator: a short name
 *
 * Returns: (transfer full): where the layer stands if it was written under the other setting
 */
char *
cf_layer_place_make_other (CfProject *project, const char *article, const char *annotator)
{
  return cf_layer_place_is_apart (project) ? cf_sidecar_name_make (article, annotator)
                                           : make_apart (article, annotator);
}

/**
 * cf_layer_place_find:
 * @project: a project
 * @article: an article of it, as it is reached
 * @annotator: a short name
 *
 * Returns: (transfer full): where the layer is; where it would be written, if it is nowhere
 */
char *
cf_layer_place_find (CfProject *project, const char *article, const char *annotator)
{
  g_autofree char *place = cf_layer_place_make (project, article, annotator);
  g_autofree char *other = NULL;

  if (g_file_test (place, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&place);
  other = cf_layer_place_make_other (project, article, annotator);
  return g_file_test (other, G_FILE_TEST_EXISTS) ? g_steal_pointer (&other)
                                                 : g_steal_pointer (&place);
}

/**
 * cf_layer_place_list_of:
 * @article: an article, as it is reached
 * @annotator: a short name
 *
 * For whoever only reads, whatever the project says.
 *
 * Returns: (transfer full) (element-type filename): where that annotator's layer is: beside the article, in the folder of
 *   its coder, both or neither
 */
GPtrArray *
cf_layer_place_list_of (const char *article, const char *annotator)
{
  GPtrArray *present = g_ptr_array_new_with_free_func (g_free);
  char *places[] = { cf_sidecar_name_make (article, annotator), make_apart (article, annotator) };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_file_test (places[i], G_FILE_TEST_EXISTS) &&
        (i == 0 || !g_str_equal (places[i], places[0])))
      g_ptr_array_add (present, places[i]);
    else
      g_free (places[i]);
  return present;
}

/* Behind the `layers/NAME/` that begins there, whoever NAME is; NULL for none. */
static const char *
pass_names (const char *at)
{
  const gsize length = strlen (CF_LAYER_FOLDER "/");
  const char *end = g_str_has_prefix (at, CF_LAYER_FOLDER "/") ? strchr (at + length, '/') : NULL;
  g_autofree char *coder =
    end != NULL ? g_strndup (at + length, (gsize) (end - at) - length) : NULL;

  return coder != NULL && cf_annotator_is_valid_name (coder) ? end + 1 : NULL;
}

/* What of @path is behind its last `layers/NAME/` that stands in the top of a project; NULL for none. Whose layer it
 * is the file says: it may lie in the folder of somebody else. */
static const char *
pass_layer_folder (const char *path, char **top)
{
  for (const char *at = path + strlen (path); at >= path; at--)
    {
      const char *rest = at == path || at[-1] == '/' ? pass_names (at) : NULL;
      g_autofree char *folder = NULL;

      if (rest == NULL)
        continue;
      folder = at == path       ? g_strdup (".")
               : at == path + 1 ? g_strdup ("/")
                                : g_strndup (path, (gsize) (at - path - 1));
      if (!is_top (folder))
        continue;
      *top = g_steal_pointer (&folder);
      return rest;
    }
  return NULL;
}

/* The article in this folder to which that sidecar belongs; a long name was cut, and only the folder knows the whole. */
static char *
find_in (const char *folder, const char *name, const char *stem)
{
  g_autofree char *path = cf_folder_join (folder, stem);
  g_autoptr (GDir) dir = NULL;
  const char *entry;

  if (!cf_sidecar_name_is_cut (stem) || g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (cf_sidecar_name_belongs (name, entry))
      return cf_folder_join (folder, entry);
  return g_steal_pointer (&path);
}

/* Where the article of a sidecar in the folder of a coder would be; NULL if it is in none. */
static char *
find_apart (const char *sidecar, const char *name, const char *stem)
{
  g_autofree char *full = g_canonicalize_filename (sidecar, NULL);
  g_autofree char *top = NULL;
  g_autofree char *below = NULL;
  g_autofree char *folder = NULL;
  const char *rest = pass_layer_folder (sidecar, &top);

  /* From within that folder the way to it does not say so. */
  if (rest == NULL)
    rest = pass_layer_folder (full, &top);
  if (rest == NULL)
    return NULL;
  below = g_path_get_dirname (rest);
  folder = g_str_equal (below, ".") ? g_strdup (top) : cf_folder_join (top, below);
  return find_in (folder, name, stem);
}

/**
 * cf_layer_place_find_article:
 * @sidecar: the path of a sidecar
 *
 * Returns: (transfer full) (nullable): the path of its article, which may be absent; %NULL if it is no sidecar
 */
char *
cf_layer_place_find_article (const char *sidecar)
{
  g_autofree char *given = g_path_get_dirname (sidecar);
  g_autofree char *name = g_path_get_basename (sidecar);
  g_autofree char *stem = NULL;
  g_autofree char *beside = NULL;
  char *apart;

  if (!cf_sidecar_name_parse (name, &stem, NULL))
    return NULL;
  beside = find_in (given, name, stem);
  /* `./a` stays that, where somebody typed it. */
  if (g_str_equal (given, ".") && g_str_has_prefix (sidecar, "./"))
    {
      char *dotted = g_strconcat ("./", beside, NULL);

      g_free (beside);
      beside = dotted;
    }
  if (g_file_test (beside, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&beside);
  apart = find_apart (sidecar, name, stem);
  return apart != NULL ? apart : g_steal_pointer (&beside);
}

static void
add_counterparts (GPtrArray *folders, const char *folder)
{
  g_autofree char *relative = NULL;
  g_autofree char *top = find_top (folder, &relative);
  g_autofree char *layers = top != NULL ? cf_folder_join (top, CF_LAYER_FOLDER) : NULL;
  g_autoptr (GDir) dir = layers != NULL ? g_dir_open (layers, 0, NULL) : NULL;
  const char *coder;

  while (dir != NULL && (coder = g_dir_read_name (dir)) != NULL)
    if (cf_annotator_is_valid_name (coder))
      g_ptr_array_add (folders, make_counterpart (top, coder, relative));
}

/**
 * cf_layer_place_list_folders:
 * @folder: a folder, as it is reached
 *
 * Returns: (transfer full) (element-type filename): the folders of coders that stand for it, there or not
 */
GPtrArray *
cf_layer_place_list_folders (const char *folder)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);

  add_counterparts (folders, folder);
  g_ptr_array_sort (folders, cf_strings_compare);
  return folders;
}

/**
 * cf_layer_place_list:
 * @article: the path of an article, as it is reached
 *
 * Returns: (transfer full) (element-type filename): the paths of its sidecars: those beside it, then those in folders of
 *   coders, each sorted
 */
GPtrArray *
cf_layer_place_list (const char *article)
{
  GPtrArray *paths = cf_sidecar_name_list (article);
  g_autofree char *folder = g_path_get_dirname (article);
  g_autoptr (GPtrArray) folders = cf_layer_place_list_folders (folder);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *file = g_path_get_basename (article);
      g_autofree char *as_if = g_build_filename (folders->pdata[i], file, NULL);
      g_autoptr (GPtrArray) there = cf_sidecar_name_list (as_if);

      for (guint k = 0; k < there->len; k++)
        g_ptr_array_add (paths, g_strdup (there->pdata[k]));
    }
  return paths;
}
