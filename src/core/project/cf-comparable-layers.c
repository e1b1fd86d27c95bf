/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which layers are compared: those that may be read, of coders that are wanted, as they were sealed or as they are. */

#include "config.h"

#include "cf-comparable-private.h"
#include "cf-layer-access.h"
#include "cf-layer-reading.h"
#include "cf-round-place.h"
#include "cf-seal.h"
#include "cf-sidecar-name.h"

/**
 * cf_collecting_dup_annotator:
 * @sidecar: a sidecar
 *
 * Returns: (transfer full) (nullable): whose it is
 */
char *
cf_collecting_dup_annotator (const char *sidecar)
{
  g_autofree char *name = g_path_get_basename (sidecar);
  char *annotator = NULL;

  cf_sidecar_name_parse (name, NULL, &annotator);
  return annotator;
}

/**
 * cf_collecting_wants:
 * @collecting: what is collected
 * @article: an article
 * @annotator: (nullable): a short name
 *
 * Returns: whether that layer is wanted, and may be read
 */
gboolean
cf_collecting_wants (const CfCollecting *collecting, const char *article, const char *annotator)
{
  char **annotators = collecting->options->annotators;

  if (annotator == NULL || !cf_project_may_read_layer (collecting->project, article, annotator))
    return FALSE;
  if (g_strcmp0 (annotator, collecting->options->with) == 0)
    return TRUE;
  if (annotators != NULL)
    return g_strv_contains ((const char *const *) annotators, annotator);
  return !g_str_equal (annotator, CF_ANNOTATOR_GOLD);
}

/* Gold is what has been decided so far. */
static gboolean
is_finished (CfLayer *layer, const char *annotator)
{
  return cf_state_is_finished (cf_layer_get_state (layer)) ||
         g_str_equal (annotator, CF_ANNOTATOR_GOLD);
}

/* How many of the coders have sealed the article in the round; gold is no coder. */
static guint
count_seals (CfCollecting *collecting, const CfRound *round, const char *article)
{
  const CfMaterial *material = collecting->found->material;
  guint n = 0;

  for (guint c = 0; c < material->coders->len; c++)
    n +=
      cf_seal_exists (collecting->project, round, article, g_ptr_array_index (material->coders, c));
  return n;
}

/* The round of which the sealed layers are read: the one that is asked for, else the last in which two have sealed. */
static const CfRound *
choose_round (CfCollecting *collecting, const char *article)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (collecting->project));

  if (collecting->options->live || collecting->options->round != NULL)
    return collecting->options->live ? NULL : collecting->options->round;
  for (guint i = rounds->len; i > 0; i--)
    if (count_seals (collecting, g_ptr_array_index (rounds, i - 1), article) >= 2)
      return g_ptr_array_index (rounds, i - 1);
  return NULL;
}

/* Of an article that nobody can be compared in, nothing is said. */
static void
note_round (CfCollecting *collecting, const CfRound *round, CfLayer **layers)
{
  GPtrArray *rounds = collecting->found->rounds;
  guint n = 0;

  for (guint c = 0; c < collecting->found->material->coders->len; c++)
    n += layers[c] != NULL;
  if (n < 2)
    return;
  if (round == NULL)
    collecting->found->n_live++;
  else if (!g_ptr_array_find_with_equal_func (rounds, round->id, g_str_equal, NULL))
    g_ptr_array_add (rounds, g_strdup (round->id));
}

/* Where the coder's layer is to be read from, or NULL. */
static char *
find_layer (CfCollecting *collecting,
            const CfRound *round,
            const char *article,
            const char *annotator,
            const char *sidecar)
{
  const CfRound *wanted = collecting->options->round;
  g_autofree char *place = NULL;

  if (g_str_equal (annotator, CF_ANNOTATOR_GOLD))
    return g_strdup (sidecar);
  if (wanted != NULL)
    place = cf_round_place_find (collecting->project, wanted, article);
  if (wanted != NULL && !cf_round_assigns (wanted, annotator, place))
    return NULL;
  if (round == NULL)
    return g_strdup (sidecar);
  return cf_seal_exists (collecting->project, round, article, annotator)
           ? cf_seal_make_path (collecting->project, round, article, annotator)
           : NULL;
}

/* What is not finished is no material, unless that is wanted. */
static gboolean
takes (CfCollecting *collecting, CfLayer *layer, const char *annotator)
{
  if (is_finished (layer, annotator))
    return TRUE;
  collecting->found->n_unfinished++;
  return collecting->options->unfinished;
}

/* Where the layers that are wanted are to be read from. @coders gets, for each of these paths, whose it is today: a seal
 * has the name that the round knows. */
static GPtrArray *
list_wanted (CfCollecting *collecting,
             const CfRound *round,
             const char *article,
             const CfTarget *target,
             GHashTable *coders)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < target->sidecars->len; i++)
    {
      const char *sidecar = g_ptr_array_index (target->sidecars, i);
      g_autofree char *annotator = cf_collecting_dup_annotator (sidecar);
      char *path = cf_collecting_wants (collecting, target->article, annotator)
                     ? find_layer (collecting, round, article, annotator, sidecar)
                     : NULL;

      /* A layer in both places has one seal. */
      if (path == NULL || g_hash_table_contains (coders, path))
        {
          g_free (path);
          continue;
        }
      g_ptr_array_add (paths, path);
      g_hash_table_insert (coders, path, g_steal_pointer (&annotator));
    }
  return paths;
}

/**
 * cf_collecting_load_layers:
 * @collecting: what is collected; it notes the round, and what is not finished
 * @target: an article
 *
 * Returns: (transfer full) (array): its layers, one a coder of the material, %NULL where there is none
 */
CfLayer **
cf_collecting_load_layers (CfCollecting *collecting, const CfTarget *target)
{
  const CfMaterial *material = collecting->found->material;
  CfLayer **layers = g_new0 (CfLayer *, material->coders->len + 1);
  g_autofree char *article = cf_project_make_relative (collecting->project, target->article);
  const CfRound *round = choose_round (collecting, article);
  g_autoptr (GHashTable) coders = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) wanted = list_wanted (collecting, round, article, target, coders);
  g_autoptr (GPtrArray) read = cf_layer_reading_load_all (wanted, collecting->problems);

  for (guint i = 0; i < read->len; i++)
    {
      const CfLayerReading *one = g_ptr_array_index (read, i);
      const char *annotator = g_hash_table_lookup (coders, one->path);
      const guint coder = cf_material_find_coder (material, annotator);

      if (coder != CF_NONE && layers[coder] == NULL && one->layer != NULL &&
          takes (collecting, one->layer, annotator))
        layers[coder] = g_object_ref (one->layer);
    }
  note_round (collecting, round, layers);
  return layers;
}

/**
 * cf_collecting_is_in_round:
 * @collecting: what is collected
 * @target: an article
 *
 * Returns: whether it is of the round that is asked for, or none is
 */
gboolean
cf_collecting_is_in_round (const CfCollecting *collecting, const CfTarget *target)
{
  const CfRound *round = collecting->options->round;
  g_autofree char *article = cf_project_make_relative (collecting->project, target->article);
  g_autofree char *place =
    round != NULL ? cf_round_place_find (collecting->project, round, article) : NULL;

  return round == NULL || cf_round_has_article (round, place);
}
