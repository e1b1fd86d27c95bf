/* SPDX-License-Identifier: GPL-3.0-or-later
 * Under which path a round has an article.
 *
 * A round names articles by where they were when it was made. Who moves one means the same article: it is that of its
 * name which the round has, and which is not in its place any more. */

#include "config.h"

#include "cf-round-place.h"

static gboolean
is_gone (CfProject *project, const char *article)
{
  g_autofree char *path = g_build_filename (cf_project_get_top (project), article, NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * cf_round_place_list:
 * @project: a project
 * @round: a round of it
 * @article: an article of it, from its top
 *
 * Returns: (transfer full) (element-type filename): the paths under which the round may have it: more than one where
 *   several of one name were moved
 */
GPtrArray *
cf_round_place_list (CfProject *project, const CfRound *round, const char *article)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *named;

  if (cf_round_has_article (round, article))
    {
      g_ptr_array_add (list, cf_round_name_article (article));
      return list;
    }
  named = cf_round_list_named (round, article);
  for (guint i = 0; named != NULL && i < named->len; i++)
    if (is_gone (project, named->pdata[i]))
      g_ptr_array_add (list, g_strdup (named->pdata[i]));
  return list;
}

/**
 * cf_round_place_find:
 * @project: a project
 * @round: a round of it
 * @article: an article of it, from its top
 *
 * Returns: (transfer full): the path under which the round has it; as it is called there, if the round has it not, or
 *   nobody knows which it is
 */
char *
cf_round_place_find (CfProject *project, const CfRound *round, const char *article)
{
  g_autoptr (GPtrArray) list = cf_round_place_list (project, round, article);

  return list->len == 1 ? g_strdup (list->pdata[0]) : cf_round_name_article (article);
}
