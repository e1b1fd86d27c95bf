/* SPDX-License-Identifier: GPL-3.0-or-later
 * One's own layer of an article beside gold: what coders learn by in a training round, when they have finished. */

#include "config.h"

#include "cf-gold-comparison.h"

#include "cf-annotator.h"
#include "cf-error.h"
#include "cf-layer-place.h"
#include "cf-seal.h"

#include <glib/gi18n.h>

/**
 * cf_gold_comparison_is_due:
 * @project: a project
 * @article: the path of an article of it
 * @annotator: the short name of who has finished it
 *
 * Returns: whether that was for training, and there is gold to learn by
 */
gboolean
cf_gold_comparison_is_due (CfProject *project, const char *article, const char *annotator)
{
  g_autofree char *relative = cf_project_make_relative (project, article);
  g_autofree char *gold = cf_layer_place_find (project, article, CF_ANNOTATOR_GOLD);
  g_autoptr (GPtrArray) rounds = cf_seal_list_rounds (project, relative, annotator);

  for (guint i = 0; i < rounds->len; i++)
    if (((CfRound *) rounds->pdata[i])->kind == CF_ROUND_TRAINING)
      return g_file_test (gold, G_FILE_TEST_IS_REGULAR);
  return FALSE;
}

static gboolean
compare (CfGoldComparison *comparison,
         const char *annotator,
         GCancellable *cancellable,
         GError **error)
{
  CfMaterial *material = comparison->found->material;

  if (material->coders->len < 2 || !g_ptr_array_find_with_equal_func (
                                     material->coders, annotator, g_str_equal, &comparison->own))
    {
      g_set_error_literal (error, CF_ERROR, CF_ERROR_NOT_FOUND,
                           _ ("there are no layers of two annotators to compare"));
      return FALSE;
    }
  cf_material_drop_nested (material);
  comparison->differences = cf_differences_list (material, cancellable, error);
  return comparison->differences != NULL;
}

/**
 * cf_gold_comparison_load:
 * @project: a project whose reader may see gold of that article
 * @article: the path of an article of it
 * @annotator: a short name
 * @cancellable: (nullable): stops it
 * @error: why they cannot be compared
 *
 * Returns: (transfer full) (nullable): both layers as they are now
 */
CfGoldComparison *
cf_gold_comparison_load (CfProject *project,
                         const char *article,
                         const char *annotator,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (CfGoldComparison) comparison = g_new0 (CfGoldComparison, 1);
  char *names[] = { (char *) annotator, (char *) CF_ANNOTATOR_GOLD, NULL };
  CfComparableOptions options = {
    .annotators = names, .whole = TRUE, .live = TRUE, .unfinished = TRUE
  };
  g_autoptr (GPtrArray) targets =
               cf_target_expand ((const char *const[]){ article, NULL }, NULL, error);

  if (targets == NULL)
    return NULL;
  comparison->found = cf_comparable_collect (project, targets, &options, NULL, cancellable, error);
  if (comparison->found == NULL || !compare (comparison, annotator, cancellable, error))
    return NULL;
  return g_steal_pointer (&comparison);
}

void
cf_gold_comparison_free (CfGoldComparison *comparison)
{
  g_clear_pointer (&comparison->differences, g_ptr_array_unref);
  g_clear_pointer (&comparison->found, cf_comparable_free);
  g_free (comparison);
}
