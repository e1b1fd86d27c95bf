/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a sidecar is called: `<article file>.<annotator>.anno.json`, beside the article. */

#include "config.h"

#include "cf-sidecar-name.h"

#include "cf-annotator.h"
#include "cf-digest.h"
#include "cf-file.h"
#include "cf-limits.h"
#include "cf-strings.h"

#include <string.h>

#define HASH_DIGITS 8

/* 85 Chinese characters fill a name: a longer one is cut and given a part of its digest. */
static char *
cut_article (const char *article, gsize room)
{
  g_autofree char *digest = NULL;
  gsize length = strlen (article);

  if (length <= room)
    return g_strdup (article);
  digest = cf_digest_hex (article, length);
  length = room - HASH_DIGITS - 1;
  while (length > 0 && ((guchar) article[length] & 0xc0) == 0x80)
    length--;
  return g_strdup_printf ("%.*s~%.*s", (int) length, article, HASH_DIGITS, digest);
}

/**
 * cf_sidecar_name_make:
 * @article_path: the path of an article
 * @annotator: a short name
 *
 * Returns: (transfer full): the path of that annotator's sidecar of it
 */
char *
cf_sidecar_name_make (const char *article_path, const char *annotator)
{
  g_autofree char *folder = g_path_get_dirname (article_path);
  g_autofree char *article = g_path_get_basename (article_path);
  gsize room = CF_LIMIT_FILE_NAME_BYTES - strlen (annotator) - strlen (CF_SIDECAR_SUFFIX) - 1;
  g_autofree char *cut = cut_article (article, room);
  g_autofree char *name = g_strconcat (cut, ".", annotator, CF_SIDECAR_SUFFIX, NULL);

  if (g_str_equal (folder, ".") && strncmp (article_path, "./", 2) != 0)
    return g_steal_pointer (&name);
  return g_build_filename (folder, name, NULL);
}

/**
 * cf_sidecar_name_make_damaged:
 * @path: a file of ours
 * @bytes: what of it cannot be read
 *
 * Returns: (transfer full): where these bytes are kept, `NAME.damaged-HEX8`
 */
char *
cf_sidecar_name_make_damaged (const char *path, GBytes *bytes)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *digest = cf_file_digest (bytes);
  g_autofree char *tail = g_strdup_printf (".damaged-%.*s", HASH_DIGITS, digest);
  gsize room = CF_LIMIT_FILE_NAME_BYTES - strlen (tail);
  gsize length = strlen (name);
  const int before = (int) (strlen (path) - length); /* the folder, as it was reached */

  if (length > room)
    for (length = room; length > 0 && ((guchar) name[length] & 0xc0) == 0x80;)
      length--;
  return g_strdup_printf ("%.*s%.*s%s", before, path, (int) length, name, tail);
}

/**
 * cf_sidecar_name_parse:
 * @name: a file name without folder
 * @article: (out) (optional): the part that names the article, perhaps cut
 * @annotator: (out) (optional): the short name
 *
 * Returns: whether it is the name of a sidecar
 */
gboolean
cf_sidecar_name_parse (const char *name, char **article, char **annotator)
{
  gsize length = strlen (name), tail = strlen (CF_SIDECAR_SUFFIX);
  g_autofree char *stem = NULL;
  char *dot;

  if (length <= tail || *name == '.' || !g_str_has_suffix (name, CF_SIDECAR_SUFFIX))
    return FALSE;
  stem = g_strndup (name, length - tail);
  dot = strrchr (stem, '.');
  if (dot == NULL || dot == stem || !cf_annotator_is_valid_name (dot + 1))
    return FALSE;
  *dot = '\0';
  if (article != NULL)
    *article = g_strdup (stem);
  if (annotator != NULL)
    *annotator = g_strdup (dot + 1);
  return TRUE;
}

/**
 * cf_sidecar_name_is_cut:
 * @article: the part of a sidecar's name that names the article
 *
 * Returns: whether it may be less than the article's name
 */
gboolean
cf_sidecar_name_is_cut (const char *article)
{
  gsize length = strlen (article);

  return length > HASH_DIGITS && article[length - HASH_DIGITS - 1] == '~';
}

/**
 * cf_sidecar_name_belongs:
 * @name: a file name without folder
 * @article: the file name of an article
 *
 * Returns: whether it is the name of a sidecar of that article
 */
gboolean
cf_sidecar_name_belongs (const char *name, const char *article)
{
  g_autofree char *stem = NULL;
  g_autofree char *annotator = NULL;
  g_autofree char *path = NULL;

  if (!cf_sidecar_name_parse (name, &stem, &annotator))
    return FALSE;
  path = cf_sidecar_name_make (article, annotator);
  return g_str_equal (path, name);
}

/**
 * cf_sidecar_name_list:
 * @article_path: the path of an article
 *
 * Returns: (transfer full) (element-type filename): the paths of its sidecars, sorted
 */
GPtrArray *
cf_sidecar_name_list (const char *article_path)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (article_path);
  g_autofree char *article = g_path_get_basename (article_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *annotator = NULL;

      if (cf_sidecar_name_belongs (name, article) && cf_sidecar_name_parse (name, NULL, &annotator))
        g_ptr_array_add (paths, cf_sidecar_name_make (article_path, annotator));
    }
  g_ptr_array_sort (paths, cf_strings_compare);
  return paths;
}
