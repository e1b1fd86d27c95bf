/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a coder has to code in a round, and has finished. What others have to code is not in it. */

#include "config.h"

#include "cf-round-work.h"

#include "cf-hash.h"
#include "cf-seal.h"

static CfRoundWork *
round_work_new (CfProject *project, const CfRound *round, const char *coder)
{
  CfRoundWork *work = g_new0 (CfRoundWork, 1);
  g_autoptr (GPtrArray) articles = cf_round_list_work (round, coder);
  const char *label = cf_labels_get (round->label);

  g_atomic_ref_count_init (&work->count);
  work->id = g_strdup (round->id);
  work->label = g_strdup (label != NULL && *label != '\0' ? label : round->id);
  work->kind = round->kind;
  work->n = articles->len;
  work->articles = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, NULL);
  for (guint i = 0; i < articles->len; i++)
    {
      const gboolean sealed = cf_seal_exists (project, round, articles->pdata[i], coder);

      g_hash_table_insert (work->articles, g_strdup (articles->pdata[i]), GINT_TO_POINTER (sealed));
      work->n_sealed += sealed ? 1 : 0;
    }
  return work;
}

/**
 * cf_round_work_list:
 * @project: a project
 * @coder: the short name of an annotator
 * @cancellable: (nullable): stops it
 *
 * Waits for the disk: not on the main thread.
 *
 * Returns: (transfer full) (element-type CfRoundWork): the rounds in which the coder has something to code, as the codebook
 *   lists them
 */
GPtrArray *
cf_round_work_list (CfProject *project, const char *coder, GCancellable *cancellable)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_round_work_unref);

  for (guint i = 0; i < rounds->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (CfRoundWork) work = NULL;

      if (!cf_round_has_coder (rounds->pdata[i], coder))
        continue;
      work = round_work_new (project, rounds->pdata[i], coder);
      if (work->n > 0)
        g_ptr_array_add (list, g_steal_pointer (&work));
    }
  return list;
}

CfRoundWork *
cf_round_work_ref (CfRoundWork *work)
{
  g_atomic_ref_count_inc (&work->count);
  return work;
}

void
cf_round_work_unref (CfRoundWork *work)
{
  if (!g_atomic_ref_count_dec (&work->count))
    return;
  g_free (work->id);
  g_free (work->label);
  g_hash_table_unref (work->articles);
  g_free (work);
}

/**
 * cf_round_work_has:
 * @work: some work
 * @article: a path from the project's top
 *
 * Returns: whether the coder has it to code
 */
gboolean
cf_round_work_has (const CfRoundWork *work, const char *article)
{
  g_autofree char *name = cf_round_name_article (article);

  return g_hash_table_contains (work->articles, name);
}

/**
 * cf_round_work_is_sealed:
 * @work: some work
 * @article: a path from the project's top
 *
 * Returns: whether the coder has finished it in the round, once at least
 */
gboolean
cf_round_work_is_sealed (const CfRoundWork *work, const char *article)
{
  g_autofree char *name = cf_round_name_article (article);

  return g_hash_table_lookup (work->articles, name) != NULL;
}
