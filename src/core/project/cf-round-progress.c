/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far the coders of a round are, as far as the project's reader may know.
 *
 * Where layers of an article are hidden from the reader, so is who has finished it; and an article that is for others
 * to code is not there at all. How many articles a coder has finished tells of none. */

#include "config.h"

#include "cf-round-progress.h"

#include "cf-hash.h"
#include "cf-layer-access.h"
#include "cf-seal.h"

static void
round_article_free (gpointer data)
{
  CfRoundArticle *article = data;

  g_free (article->path);
  g_free (article);
}

static gboolean
may_know (CfProject *project, const CfRound *round, const char *path)
{
  const char *reader = cf_project_find_coder (project, round);
  g_autofree char *full = g_build_filename (cf_project_get_top (project), path, NULL);

  for (guint i = 0; round->coders[i] != NULL; i++)
    if (g_strcmp0 (round->coders[i], reader) != 0 &&
        cf_round_assigns (round, round->coders[i], path) &&
        !cf_project_may_read_layer (project, full, round->coders[i]))
      return FALSE;
  return TRUE;
}

static void
add_article (CfRoundProgress *progress, CfProject *project, const CfRound *round, const char *path)
{
  const char *reader = cf_project_find_coder (project, round);
  const gboolean all = may_know (project, round, path);
  CfRoundArticle *article = g_new0 (CfRoundArticle, 1);

  article->path = g_strdup (path);
  for (guint i = 0; round->coders[i] != NULL; i++)
    {
      gboolean sealed;

      if (!cf_round_assigns (round, round->coders[i], path))
        continue;
      sealed = cf_seal_exists (project, round, path, round->coders[i]);
      progress->n_sealed[i] += sealed ? 1 : 0;
      if (!all && g_strcmp0 (round->coders[i], reader) != 0)
        continue;
      article->n_coders++;
      article->n_sealed += sealed ? 1 : 0;
    }
  if (all || article->n_coders > 0)
    g_ptr_array_add (progress->articles, article);
  else
    {
      progress->is_partial = TRUE;
      round_article_free (article);
    }
}

/**
 * cf_round_progress_read:
 * @project: a project
 * @round: a round of it
 * @cancellable: (nullable): stops it
 *
 * Waits for the disk: not on the main thread.
 *
 * Returns: (transfer full): how far it is
 */
CfRoundProgress *
cf_round_progress_read (CfProject *project, const CfRound *round, GCancellable *cancellable)
{
  CfRoundProgress *progress = g_new0 (CfRoundProgress, 1);
  g_autoptr (GPtrArray) paths = cf_hash_list_keys (round->articles);

  progress->articles = g_ptr_array_new_with_free_func (round_article_free);
  progress->n_sealed = g_new0 (guint, g_strv_length (round->coders) + 1);
  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    add_article (progress, project, round, paths->pdata[i]);
  return progress;
}

void
cf_round_progress_free (CfRoundProgress *progress)
{
  g_ptr_array_unref (progress->articles);
  g_free (progress->n_sealed);
  g_free (progress);
}
