/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a rule would settle: as `adjudicate` of the command line, without writing anything. */

#include "config.h"

#include "cf-rule-preview.h"

#include "cf-target.h"

/**
 * cf_rule_preview_free:
 * @preview: (transfer full): a preview
 */
void
cf_rule_preview_free (CfRulePreview *preview)
{
  g_clear_pointer (&preview->found, cf_comparable_free);
  g_clear_pointer (&preview->decisions, g_ptr_array_unref);
  g_free (preview);
}

static void
unref_gold (gpointer gold)
{
  if (gold != NULL)
    cf_gold_unref (gold);
}

/* Of links only those whose ends gold gets as well could be told, so all that are not there count. */
static void
count_new (CfRulePreview *preview, CfProject *project, GHashTable *open)
{
  GPtrArray *continua = preview->found->material->continua;
  g_autoptr (GPtrArray) golds = g_ptr_array_new_with_free_func (unref_gold);

  for (guint i = 0; i < continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (continua, i);
      CfGold *gold = open != NULL ? g_hash_table_lookup (open, continuum->name) : NULL;

      g_ptr_array_add (golds,
                       gold != NULL ? cf_gold_ref (gold) : cf_gold_load (project, continuum->name));
    }
  for (guint i = 0; i < preview->decisions->len; i++)
    {
      const CfDecision *decision = g_ptr_array_index (preview->decisions, i);
      CfGold *gold = g_ptr_array_index (golds, decision->continuum);
      gboolean known = FALSE;

      for (guint s = 0; gold != NULL && s < decision->sources->len && !known; s++)
        {
          const char *id = cf_record_get_id (g_ptr_array_index (decision->sources, s));

          known = cf_gold_find_made (gold, id) != NULL || cf_gold_is_rejected (gold, id, NULL);
        }
      preview->n_new += !known;
    }
}

/**
 * cf_rule_preview_make:
 * @project: a project
 * @query: where, and of whom; its round is not looked at
 * @strategy: the rule
 * @overlap: of a union, the share of the longer one that makes two one
 * @open: (nullable) (element-type utf8 CfGold): gold layers that are open and may not be saved yet, by article
 * @cancellable: (nullable): ends it
 * @error: what cannot be read, or that it was ended
 *
 * May be called in any thread.
 *
 * Returns: (transfer full) (nullable): what it would settle of the layers that are finished
 */
CfRulePreview *
cf_rule_preview_make (CfProject *project,
                      const CfComparisonQuery *query,
                      CfStrategy strategy,
                      double overlap,
                      GHashTable *open,
                      GCancellable *cancellable,
                      GError **error)
{
  const char *const paths[] = { query->path, NULL };
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (GPtrArray) targets = cf_target_expand (paths, problems, error);
  CfComparableOptions options = { .annotators = query->annotators, .whole = TRUE, .live = TRUE };
  g_autoptr (CfRulePreview) preview = g_new0 (CfRulePreview, 1);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) rest = NULL;

  if (targets != NULL)
    preview->found =
      cf_comparable_collect (project, targets, &options, problems, cancellable, error);
  if (preview->found == NULL)
    return NULL;
  cf_material_drop_nested (preview->found->material);
  differences = cf_differences_list (preview->found->material, cancellable, error);
  if (differences != NULL)
    preview->decisions =
      cf_adjudicate (preview->found->material, strategy, overlap, cancellable, error);
  if (preview->decisions == NULL)
    return NULL;
  rest = cf_adjudication_list_rest (preview->decisions, differences);
  preview->n_differences = differences->len;
  preview->n_settled = differences->len - rest->len;
  count_new (preview, project, open);
  return g_steal_pointer (&preview);
}
