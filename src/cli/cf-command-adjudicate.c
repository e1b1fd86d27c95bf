/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: adjudicate. */

#include "config.h"

#include "cf-adjudicator.h"
#include "cf-cli-difference.h"
#include "cf-cli-save.h"
#include "cf-error.h"
#include "cf-gold-layer.h"

#include <glib/gi18n.h>

static char *strategy_option;
static char **annotators_option;
static double overlap = 0.5;

static gboolean
read_strategy (CfStrategy *strategy, GError **error)
{
  for (guint i = 0; strategy_option != NULL && i < CF_N_STRATEGIES; i++)
    if (g_str_equal (cf_strategy_get_name (i), strategy_option))
      {
        *strategy = i;
        return TRUE;
      }
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s",
               _ ("say by which rule: --strategy unanimous, majority or union"));
  return FALSE;
}

/* Places are taken as they were marked: where the words are elsewhere now that would be wrong. */
static gboolean
check_places (const CfComparable *found, GError **error)
{
  if (found->n_moved == 0 && found->n_lost == 0)
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               ngettext ("the article has changed since %u annotation was made",
                         "articles have changed since %u annotations were made",
                         found->n_moved + found->n_lost),
               found->n_moved + found->n_lost);
  return FALSE;
}

/* Returns: (transfer full) (nullable): the gold layers in which something was decided, saved */
static GPtrArray *
write_gold (CfCall *call,
            CfProject *project,
            const CfMaterial *material,
            GPtrArray *decisions,
            CfStrategy strategy,
            GError **error)
{
  g_autoptr (GPtrArray) layers = cf_adjudicator_new_layers (material->continua->len);
  g_autoptr (CfHistory) history = cf_history_new ();
  const CfAdjudicating how = { 0 };
  CfStep *step = NULL;

  if (cf_adjudicator_open (project, layers, material, decisions, &how, call->problems, error))
    step = cf_adjudicator_draft (layers, decisions, strategy, &how, error);
  if (step == NULL)
    return NULL;
  cf_adjudicator_apply (history, step);
  for (guint i = 0; i < layers->len; i++)
    {
      const CfGoldLayer *layer = g_ptr_array_index (layers, i);

      if (layer != NULL && !cf_cli_save (call, layer->document, error))
        return NULL;
    }
  return g_steal_pointer (&layers);
}

/* Whether people have decided it; a rule leaves rulings as they are. */
static gboolean
is_decided (CfGold *gold, const CfDifference *difference)
{
  g_autofree char *id = cf_difference_make_id (difference);
  CfDecided decided = gold != NULL ? cf_gold_judge (gold, id, difference) : CF_DECIDED_NOT;

  return decided == CF_DECIDED_TAKEN || decided == CF_DECIDED_NONE;
}

/* Returns: (transfer full) (nullable): what is decided of an article */
static CfGold *
find_gold (CfProject *project, const CfMaterial *material, GPtrArray *layers, guint continuum)
{
  const CfGoldLayer *layer = g_ptr_array_index (layers, continuum);
  const CfContinuum *article = g_ptr_array_index (material->continua, continuum);

  return layer != NULL ? cf_gold_ref (layer->gold) : cf_gold_load (project, article->name);
}

/* @rest: the differences of an article together. Returns: how many are left for people */
static guint
print_rest (
  CfCall *call, CfProject *project, const CfMaterial *material, GPtrArray *layers, GPtrArray *rest)
{
  g_autoptr (CfGold) gold = NULL;
  const CfDifference *last = NULL;
  guint n = 0;

  for (guint i = 0; i < rest->len; i++)
    {
      const CfDifference *difference = g_ptr_array_index (rest, i);

      if (last == NULL || last->continuum != difference->continuum)
        {
          g_clear_pointer (&gold, cf_gold_unref);
          gold = find_gold (project, material, layers, difference->continuum);
        }
      last = difference;
      if (is_decided (gold, difference))
        continue;
      cf_cli_print_difference (call, material, difference);
      n++;
    }
  return n;
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfProject) project = cf_project_new (call->arguments[0], call->problems);
  g_auto (GStrv) annotators = cf_cli_split_annotators (annotators_option);
  g_autoptr (CfComparable) found = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) layers = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  guint n_open;
  CfStrategy strategy;
  CfExit status;

  if (!read_strategy (&strategy, &error))
    return cf_call_fail (call, NULL, error);
  if (!(overlap > 0 && overlap <= 1))
    return cf_call_refuse (call, "%s", _ ("--overlap is more than 0 and at most 1"));
  found = cf_cli_collect (call, project, annotators, FALSE, &error);
  if (found == NULL || !check_places (found, &error))
    return cf_call_fail (call, cf_call_find_absent (call), error);
  differences = cf_differences_list (found->material, NULL, &error);
  decisions =
    differences != NULL ? cf_adjudicate (found->material, strategy, overlap, NULL, &error) : NULL;
  if (decisions != NULL)
    layers = write_gold (call, project, found->material, decisions, strategy, &error);
  if (layers == NULL)
    return cf_call_fail (call, NULL, error);
  rest = cf_adjudication_list_rest (decisions, differences);
  n_open = print_rest (call, project, found->material, layers, rest);
  status = cf_call_judge (call);
  return status == CF_EXIT_DONE && n_open > 0 ? CF_EXIT_ATTENTION : status;
}

static const GOptionEntry entries[] = {
  { "strategy", 0, 0, G_OPTION_ARG_STRING, &strategy_option, N_ ("unanimous, majority or union"),
    N_ ("RULE") },
  { "annotators", 0, 0, G_OPTION_ARG_STRING_ARRAY, &annotators_option,
    N_ ("Whose layers, with commas between"), N_ ("NAME,NAME…") },
  { "overlap", 0, 0, G_OPTION_ARG_DOUBLE, &overlap,
    N_ ("Of a union: the share of the longer one that makes two one, 0.5 without"), N_ ("SHARE") },
  { NULL },
};

const CfCommand cf_command_adjudicate = {
  "adjudicate", "PATH…", N_ ("Write what a rule settles into the gold layer, list the rest"), 1, 0,
  entries,      run
};
