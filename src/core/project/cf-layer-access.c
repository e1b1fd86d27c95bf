/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which layers may be read.
 *
 * One predicate, through which everything passes that shows, counts, searches or exports what is in layers. It keeps an
 * honest coder from seeing by accident: the files lie in the shared folder, and who wants to can open them with any
 * other program. What rights to folders can enforce, they must.
 *
 * While a round is blind, a coder of it sees nobody else's layers of the articles that are theirs to code until
 * their own is sealed; and of the round's other articles not before all of their own are, since that others have
 * them is not theirs to know. Gold is hidden like another's layer, in training rounds too. */

#include "config.h"

#include "cf-layer-access.h"

#include "cf-annotator.h"
#include "cf-layer-place.h"
#include "cf-seal.h"
#include "cf-sidecar-name.h"
#include "cf-target.h"

static gboolean
has_sealed_all (CfProject *project, const CfRound *round, const char *reader)
{
  g_autoptr (GPtrArray) work = cf_round_list_work (round, reader);

  for (guint i = 0; i < work->len; i++)
    if (!cf_seal_exists (project, round, g_ptr_array_index (work, i), reader))
      return FALSE;
  return TRUE;
}

static gboolean
is_hiding (const CfRound *round, const char *owner)
{
  return round->blind ||
         (round->kind == CF_ROUND_TRAINING && g_strcmp0 (owner, CF_ANNOTATOR_GOLD) == 0);
}

static gboolean
hides (CfProject *project,
       const CfRound *round,
       const char *reader,
       const char *article,
       const char *owner)
{
  if (!is_hiding (round, owner) || !cf_round_has_coder (round, reader) ||
      !cf_round_has_article (round, article))
    return FALSE;
  if (cf_round_assigns (round, reader, article))
    return !cf_seal_exists (project, round, article, reader);
  return !has_sealed_all (project, round, reader);
}

/**
 * cf_project_is_blind:
 * @project: a project
 *
 * Returns: whether there may be layers in it that its reader may not see yet
 */
gboolean
cf_project_is_blind (CfProject *project)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));
  const char *reader = cf_project_get_reader (project);

  for (guint i = 0; i < rounds->len; i++)
    {
      const CfRound *round = g_ptr_array_index (rounds, i);

      if (is_hiding (round, CF_ANNOTATOR_GOLD) && cf_round_has_coder (round, reader))
        return TRUE;
    }
  return FALSE;
}

/**
 * cf_project_may_read_layer:
 * @project: a project
 * @article: the path of an article of it
 * @annotator: the short name of the annotator whose layer it is
 *
 * Returns: whether the project's reader may see what is in that layer
 */
gboolean
cf_project_may_read_layer (CfProject *project, const char *article, const char *annotator)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));
  const char *reader = cf_project_get_reader (project);
  g_autofree char *relative = NULL;

  if (!cf_project_is_blind (project) || g_str_equal (annotator, reader))
    return TRUE;
  relative = cf_project_make_relative (project, article);
  for (guint i = 0; i < rounds->len; i++)
    if (hides (project, g_ptr_array_index (rounds, i), reader, relative, annotator))
      return FALSE;
  return TRUE;
}

/**
 * cf_project_may_read_sidecar:
 * @project: a project
 * @sidecar: a sidecar of it
 *
 * As cf_project_may_read_layer().
 */
gboolean
cf_project_may_read_sidecar (CfProject *project, const char *sidecar)
{
  g_autofree char *name = g_path_get_basename (sidecar);
  g_autofree char *annotator = NULL;
  g_autofree char *article = NULL;

  if (!cf_project_is_blind (project) || !cf_sidecar_name_parse (name, NULL, &annotator))
    return TRUE;
  article = cf_layer_place_find_article (sidecar);
  return cf_project_may_read_layer (project, article, annotator);
}

/* The project of a file, as many files of one folder have one. */
static CfProject *
ensure_project (GHashTable *projects, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  CfProject *project = g_hash_table_lookup (projects, folder);

  if (project == NULL)
    {
      project = cf_project_new (path, NULL);
      g_hash_table_insert (projects, g_steal_pointer (&folder), project);
    }
  return project;
}

/**
 * cf_targets_hide:
 * @targets: (element-type CfTarget): articles with the layers that are meant, perhaps of several projects
 *
 * Takes out the layers that may not be read.
 */
void
cf_targets_hide (GPtrArray *targets)
{
  g_autoptr (GHashTable) projects =
               g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < targets->len; i++)
    {
      CfTarget *target = g_ptr_array_index (targets, i);
      CfProject *project = ensure_project (projects, target->article);

      for (guint k = target->sidecars->len; k > 0; k--)
        if (!cf_project_may_read_sidecar (project, g_ptr_array_index (target->sidecars, k - 1)))
          g_ptr_array_remove_index (target->sidecars, k - 1);
    }
}
