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
#include "cf-file.h"
#include "cf-layer-place.h"
#include "cf-round-place.h"
#include "cf-seal.h"
#include "cf-sidecar-name.h"
#include "cf-target.h"

#include <stdlib.h>
#include <string.h>

/* What a coder is to do in a round, and how much of it from its beginning is known to be sealed: this is asked for each of
 * the round's other articles. A seal is never taken back, so what was sealed once is not looked for again. */
typedef struct
{
  GPtrArray *work; /* of paths that belong to the round, which lives as long as the project */
  guint n_sealed;  /* atomic */
} Progress;

G_LOCK_DEFINE_STATIC (progress);

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_ptr_array_unref (progress->work);
  g_free (progress);
}

/* By the round itself, not its id: in another codebook it may have other work. Returns: as long as the project lives */
static Progress *
ensure_progress (CfProject *project, const CfRound *round, const char *reader)
{
  static const char key[] = "cf-layer-access-progress";
  g_autofree char *name = g_strdup_printf ("%p %s", (gconstpointer) round, reader);
  GHashTable *by_name;
  Progress *progress;

  G_LOCK (progress);
  by_name = g_object_get_data (G_OBJECT (project), key);
  if (by_name == NULL)
    {
      by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, progress_free);
      g_object_set_data_full (G_OBJECT (project), key, by_name,
                              (GDestroyNotify) g_hash_table_unref);
    }
  progress = g_hash_table_lookup (by_name, name);
  if (progress == NULL)
    {
      progress = g_new0 (Progress, 1);
      progress->work = cf_round_list_work (round, reader);
      g_hash_table_insert (by_name, g_steal_pointer (&name), progress);
    }
  G_UNLOCK (progress);
  return progress;
}

static gboolean
has_sealed_all (CfProject *project, const CfRound *round, const char *reader)
{
  Progress *progress = ensure_progress (project, round, reader);
  guint n = (guint) g_atomic_int_get (&progress->n_sealed);

  while (n < progress->work->len &&
         cf_seal_exists (project, round, g_ptr_array_index (progress->work, n), reader))
    n++;
  g_atomic_int_set (&progress->n_sealed, n);
  return n == progress->work->len;
}

static gboolean
is_hiding (const CfRound *round, const char *owner)
{
  return round->blind ||
         (round->kind == CF_ROUND_TRAINING && g_strcmp0 (owner, CF_ANNOTATOR_GOLD) == 0);
}

/* That the reader has not yet done what they are to do before they see others' layers of it. */
static gboolean
is_unfinished (CfProject *project, const CfRound *round, const char *reader, const char *article)
{
  if (cf_round_assigns (round, reader, article))
    return !cf_seal_exists (project, round, article, reader);
  return !has_sealed_all (project, round, reader);
}

static gboolean
hides (CfProject *project,
       const CfRound *round,
       const char *reader,
       const char *article,
       const char *owner)
{
  g_autoptr (GPtrArray) places = NULL;

  if (!is_hiding (round, owner))
    return FALSE;
  places = cf_round_place_list (project, round, article);
  for (guint i = 0; i < places->len; i++)
    if (is_unfinished (project, round, reader, places->pdata[i]))
      return TRUE;
  return FALSE;
}

/**
 * cf_project_find_coder:
 * @project: a project
 * @round: a round of it
 *
 * Returns: (transfer none) (nullable): how the project's reader is called in the round; %NULL if they are none of its
 *   coders
 */
const char *
cf_project_find_coder (CfProject *project, const CfRound *round)
{
  const char *const *names = cf_project_get_reader_names (project);
  const char *coder = NULL;

  for (guint i = 0; coder == NULL && names[i] != NULL; i++)
    coder = cf_round_find_coder (round, names[i]);
  return coder;
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
  CfCodebook *codebook = cf_project_get_codebook (project);
  GPtrArray *rounds = cf_codebook_get_rounds (codebook);

  for (guint i = 0; i < rounds->len; i++)
    if (is_hiding (rounds->pdata[i], CF_ANNOTATOR_GOLD) &&
        cf_project_find_coder (project, rounds->pdata[i]) != NULL)
      return TRUE;
  return cf_codebook_is_unread (codebook);
}

/* The way to an article from the top, whatever links lead there; NULL if it is not in the project, or nowhere. */
static char *
make_real_relative (CfProject *project, const char *article)
{
  g_autofree char *top = realpath (cf_project_get_top (project), NULL);
  g_autofree char *real = realpath (article, NULL);
  const gsize length = top != NULL ? strlen (top) : 0;

  if (top == NULL || real == NULL || !cf_file_is_within (top, real))
    return NULL;
  return g_strdup (real[length] == '/' ? real + length + 1 : real + length);
}

static gboolean
is_hidden (CfProject *project, const char *relative, const char *annotator)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));

  for (guint i = 0; i < rounds->len; i++)
    {
      const char *reader = cf_project_find_coder (project, rounds->pdata[i]);

      if (reader != NULL && hides (project, rounds->pdata[i], reader, relative, annotator))
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
 * What rounds hide of an article that is not there, and what those of a codebook hide that cannot be read, nobody knows:
 * all that is not one's own.
 *
 * Returns: whether the project's reader may see what is in that layer
 */
gboolean
cf_project_may_read_layer (CfProject *project, const char *article, const char *annotator)
{
  g_autofree char *relative = NULL;
  g_autofree char *real = NULL;

  if (!cf_project_is_blind (project) || g_str_equal (annotator, cf_project_get_reader (project)))
    return TRUE;
  if (cf_codebook_is_unread (cf_project_get_codebook (project)) ||
      !g_file_test (article, G_FILE_TEST_EXISTS))
    return FALSE;
  relative = cf_project_make_relative (project, article);
  real = make_real_relative (project, article);
  return !is_hidden (project, relative, annotator) &&
         (real == NULL || g_str_equal (real, relative) || !is_hidden (project, real, annotator));
}

/* A link says nothing of whose layer it leads to. */
static gboolean
may_read_file (CfProject *project, const char *article, const char *sidecar)
{
  g_autofree char *name = g_path_get_basename (sidecar);
  g_autofree char *annotator = NULL;
  g_autofree char *real = NULL;

  if (!cf_project_is_blind (project) || !cf_sidecar_name_parse (name, NULL, &annotator))
    return TRUE;
  if (!cf_project_may_read_layer (project, article, annotator))
    return FALSE;
  if (!g_file_test (sidecar, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  real = realpath (sidecar, NULL);
  return real != NULL && cf_project_may_read_sidecar (project, real);
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
  g_autofree char *article = NULL;

  if (!cf_project_is_blind (project))
    return TRUE;
  article = cf_layer_place_find_article (sidecar);
  return article == NULL || may_read_file (project, article, sidecar);
}

/* The project of a folder, as many files of one folder have one; links that lead there may pass by its codebook. */
typedef struct
{
  CfProject *reached;
  CfProject *real; /* NULL where no link leads there */
} Projects;

static void
projects_free (gpointer data)
{
  Projects *projects = data;

  g_object_unref (projects->reached);
  g_clear_object (&projects->real);
  g_free (projects);
}

static const Projects *
ensure_projects (GHashTable *by_folder, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  Projects *projects = g_hash_table_lookup (by_folder, folder);
  g_autofree char *full = NULL;
  g_autofree char *real = NULL;

  if (projects != NULL)
    return projects;
  full = g_canonicalize_filename (folder, NULL);
  real = realpath (folder, NULL);
  projects = g_new0 (Projects, 1);
  projects->reached = cf_project_new (path, NULL);
  if (real != NULL && !g_str_equal (full, real))
    projects->real = cf_project_new (real, NULL);
  g_hash_table_insert (by_folder, g_steal_pointer (&folder), projects);
  return projects;
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
  g_autoptr (GHashTable) by_folder =
               g_hash_table_new_full (g_str_hash, g_str_equal, g_free, projects_free);

  for (guint i = 0; i < targets->len; i++)
    {
      CfTarget *target = g_ptr_array_index (targets, i);
      const Projects *projects = ensure_projects (by_folder, target->article);

      for (guint k = target->sidecars->len; k > 0; k--)
        {
          const char *sidecar = g_ptr_array_index (target->sidecars, k - 1);

          if (!may_read_file (projects->reached, target->article, sidecar) ||
              (projects->real != NULL && !may_read_file (projects->real, target->article, sidecar)))
            g_ptr_array_remove_index (target->sidecars, k - 1);
        }
    }
}
