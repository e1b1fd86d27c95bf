/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far the annotator is with an article.
 *
 * Who reopens an article that was sealed in a round says so in the state of the layer, and it stays there:
 *
 *   "cf:reopened": [ { "cf:when": "2026-11-21T21:40:00Z", "cf:round": "first" } ] */

#include "config.h"

#include "cf-clock.h"
#include "cf-edit.h"
#include "cf-json.h"
#include "cf-seal.h"

#define MEMBER "cf:reopened"

/**
 * cf_edit_list_seals:
 * @document: an article
 *
 * Returns: (transfer container) (element-type CfRound): the rounds in which the layer has been sealed
 */
GPtrArray *
cf_edit_list_seals (CfDocument *document)
{
  CfProject *project = cf_document_get_project (document);
  const char *annotator = cf_layer_get_annotator (cf_document_get_layer (document))->name;
  g_autofree char *article = cf_project_make_relative (project, cf_document_get_path (document));
  GPtrArray *rounds = cf_seal_list_rounds (project, article, annotator);

  for (guint i = rounds->len; i > 0; i--)
    if (!cf_seal_exists (project, rounds->pdata[i - 1], article, annotator))
      g_ptr_array_remove_index (rounds, i - 1);
  return rounds;
}

static JsonArray *
copy_reopened (JsonObject *origin)
{
  JsonArray *old = cf_json_get_array (origin, MEMBER);
  JsonArray *copy = json_array_new ();

  for (guint i = 0; old != NULL && i < json_array_get_length (old); i++)
    json_array_add_element (copy, cf_json_sorted_copy (json_array_get_element (old, i)));
  return copy;
}

/* A copy that says in which rounds the article was finished before. */
static CfRecord *
note_reopened (CfRecord *state, GPtrArray *rounds)
{
  gboolean verbatim;
  JsonObject *old = cf_record_get_origin (state, &verbatim);
  g_autoptr (CfRecord) base = cf_record_copy (state);
  g_autoptr (JsonObject) origin = json_object_new ();
  g_autofree char *now = cf_clock_format (cf_clock_now ());
  JsonArray *reopened = copy_reopened (old);

  if (old != NULL)
    cf_json_append_unknown (origin, old, (const char *const[]){ MEMBER, NULL });
  for (guint i = 0; i < rounds->len; i++)
    {
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "cf:when", now);
      json_object_set_string_member (entry, "cf:round", ((CfRound *) rounds->pdata[i])->id);
      json_array_add_object_element (reopened, entry);
    }
  json_object_set_array_member (origin, MEMBER, reopened);
  cf_record_set_origin (base, origin);
  return cf_record_copy (base);
}

/**
 * cf_edit_set_finished:
 * @history: takes the step
 * @document: where
 * @finished: whether the annotator has finished the article
 * @label: what was done, for people
 *
 * What was sealed stays: an article that is opened again says so, and is sealed once more when it is finished.
 */
void
cf_edit_set_finished (CfHistory *history,
                      CfDocument *document,
                      gboolean finished,
                      const char *label)
{
  CfState *state = cf_layer_get_state (cf_document_get_layer (document));
  g_autoptr (GPtrArray) seals = NULL;
  g_autoptr (CfRecord) changed = NULL;
  CfStep *step;

  if (cf_state_is_finished (state) == (finished != FALSE))
    return;
  seals = cf_edit_list_seals (document);
  changed = !finished && seals->len > 0 ? note_reopened (CF_RECORD (state), seals)
                                        : cf_record_copy (CF_RECORD (state));
  cf_record_set_code (changed, finished ? CF_STATUS_FINISHED : CF_STATUS_IN_PROGRESS);
  step = cf_step_new (label);
  cf_step_add (step, document, NULL, CF_RECORD (state), changed);
  cf_history_do (history, step, NULL);
}
