/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rounds of coding: made, drawn, drawn anew, taken away.
 *
 * Articles and work are drawn once and written down. A round in which somebody has sealed a layer is begun: only its name
 * may change from then on, since figures are read from what was sealed in it. */

#include "config.h"

#include "cf-codebook-edit-rounds.h"

#include "cf-annotator.h"
#include "cf-codebook-edit.h"
#include "cf-error.h"
#include "cf-labels.h"
#include "cf-round-json.h"
#include "cf-seal.h"

#include <glib/gi18n.h>

static gboolean
check_coders (const char *const *coders, GError **error)
{
  for (guint i = 0; coders[i] != NULL; i++)
    {
      if (!cf_annotator_is_valid_name (coders[i]) || g_str_equal (coders[i], CF_ANNOTATOR_GOLD))
        {
          g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” cannot be the name of a coder"),
                       coders[i]);
          return FALSE;
        }
      for (guint k = 0; k < i; k++)
        if (g_str_equal (coders[i], coders[k]))
          {
            g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” stands there twice"),
                         coders[i]);
            return FALSE;
          }
    }
  if (coders[0] != NULL)
    return TRUE;
  g_set_error_literal (error, CF_ERROR, CF_ERROR_INVALID, _ ("a round needs a coder"));
  return FALSE;
}

/**
 * cf_round_plan_check:
 * @plan: a plan
 * @error: why no round can be made by it
 */
gboolean
cf_round_plan_check (const CfRoundPlan *plan, GError **error)
{
  const guint n_coders = g_strv_length ((char **) plan->coders);

  if (!check_coders (plan->coders, error))
    return FALSE;
  if (plan->candidates->len == 0)
    {
      g_set_error_literal (error, CF_ERROR, CF_ERROR_INVALID, _ ("a round needs an article"));
      return FALSE;
    }
  if (plan->sample > plan->candidates->len)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   ngettext ("there is only %u article to draw from",
                             "there are only %u articles to draw from", plan->candidates->len),
                   plan->candidates->len);
      return FALSE;
    }
  if (plan->each > n_coders)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   ngettext ("there is only %u coder", "there are only %u coders", n_coders),
                   n_coders);
      return FALSE;
    }
  if (plan->seed < CF_ROUND_MAX_SEED)
    return TRUE;
  g_set_error_literal (error, CF_ERROR, CF_ERROR_INVALID, _ ("the seed is too large"));
  return FALSE;
}

static JsonObject *
draw (CfCodebookEditor *editor, JsonObject *entry, const CfRoundPlan *plan)
{
  CfCodebook *codebook = cf_codebook_editor_get_codebook (editor);
  const guint n_coders = g_strv_length ((char **) plan->coders);
  const guint size = plan->sample > 0 ? plan->sample : plan->candidates->len;
  g_autoptr (CfRound) round = cf_round_new ("");
  g_autoptr (GPtrArray) drawn = cf_round_draw_sample (plan->candidates, size, plan->seed);

  round->kind = plan->kind;
  round->blind = plan->blind;
  g_strfreev (round->coders);
  round->coders = g_strdupv ((char **) plan->coders);
  round->revision = g_strdup (cf_codebook_get_revision (codebook));
  round->sample = plan->sample;
  round->each = plan->each < n_coders ? plan->each : 0;
  round->seed = plan->seed;
  for (guint i = 0; i < drawn->len; i++)
    cf_round_add_article (round, g_ptr_array_index (drawn, i));
  cf_round_draw_work (round, round->each, plan->seed);
  return cf_round_to_json (round, entry);
}

/**
 * cf_codebook_edit_add_round:
 * @editor: an editor
 * @label: what it is called, in the user's language
 * @plan: how it is made
 * @error: why not
 *
 * It keeps the revision that the codebook has now.
 *
 * Returns: (transfer full) (nullable): the id of the new round, which stands last
 */
char *
cf_codebook_edit_add_round (CfCodebookEditor *editor,
                            const char *label,
                            const CfRoundPlan *plan,
                            GError **error)
{
  g_autoptr (JsonObject) blank = json_object_new ();
  g_autoptr (JsonObject) named = NULL;
  g_autoptr (JsonObject) entry = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = g_strdup_printf (_ ("Add “%s”"), label);

  if (*label == '\0')
    {
      g_set_error_literal (error, CF_ERROR, CF_ERROR_INVALID, _ ("an entry needs a name"));
      return NULL;
    }
  if (!cf_round_plan_check (plan, error))
    return NULL;
  id = cf_codebook_edit_make_id (editor, CF_PLACE_ROUNDS, label);
  json_object_set_string_member (blank, "id", id);
  named = cf_codebook_edit_with_text (blank, "label", cf_labels_get_user_language (), label);
  entry = draw (editor, named, plan);
  cf_codebook_edit_commit (editor, CF_PLACE_ROUNDS, id, entry, text, NULL);
  return g_steal_pointer (&id);
}

static gboolean
check_not_begun (CfCodebookEditor *editor, CfProject *project, const char *id, GError **error)
{
  if (cf_codebook_edit_begin (editor, CF_PLACE_ROUNDS, id, error) == NULL)
    return FALSE;
  if (!cf_seal_is_begun (project, id))
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               _ ("somebody has finished an article of “%s”: make another round instead"), id);
  return FALSE;
}

/**
 * cf_codebook_edit_draw_round:
 * @editor: an editor
 * @project: its project
 * @id: a round that nobody has begun
 * @plan: how it is made anew
 * @error: why not
 */
gboolean
cf_codebook_edit_draw_round (CfCodebookEditor *editor,
                             CfProject *project,
                             const char *id,
                             const CfRoundPlan *plan,
                             GError **error)
{
  g_autoptr (JsonObject) entry = NULL;
  g_autofree char *text = g_strdup_printf (_ ("Change “%s”"), id);

  if (!check_not_begun (editor, project, id, error) || !cf_round_plan_check (plan, error))
    return FALSE;
  entry = draw (editor, cf_codebook_editor_get_entry (editor, CF_PLACE_ROUNDS, id), plan);
  return cf_codebook_edit_commit (editor, CF_PLACE_ROUNDS, id, entry, text, NULL);
}

/**
 * cf_codebook_edit_remove_round:
 * @editor: an editor
 * @project: its project
 * @id: a round that nobody has begun
 * @error: why not
 */
gboolean
cf_codebook_edit_remove_round (CfCodebookEditor *editor,
                               CfProject *project,
                               const char *id,
                               GError **error)
{
  return check_not_begun (editor, project, id, error) &&
         cf_codebook_edit_remove (editor, CF_PLACE_ROUNDS, id, error);
}
