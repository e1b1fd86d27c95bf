/* SPDX-License-Identifier: GPL-3.0-or-later
 * What coders of a classify round get from gold: its annotations, with their code, and nothing else that gold says of
 * them. Their ends stay where they are, and they are not deleted, so that all coders describe the same units.
 *
 * A copy says what it is of:
 *
 *   "cf:locked": { "cf:round": "second", "cf:from": "urn:uuid:..." }
 *
 * They come when the article is opened, and to the disk with the first change. Two machines of one coder make the same
 * bytes: the id is made from those of the coder, the round and the original, and the time is that of the original. */

#include "config.h"

#include "cf-gold-copies.h"

#include "cf-annotator.h"
#include "cf-digest.h"
#include "cf-error.h"
#include "cf-json.h"
#include "cf-layer-reading.h"
#include "cf-seal.h"

#include <glib/gi18n.h>

#define MEMBER "cf:locked"

/**
 * cf_edit_is_locked:
 * @record: an annotation or relation
 *
 * Returns: whether it stays where it is: neither its ends move, nor is it deleted
 */
gboolean
cf_edit_is_locked (CfRecord *record)
{
  gboolean verbatim;
  JsonObject *origin = CF_IS_ANNOTATION (record) ? cf_record_get_origin (record, &verbatim) : NULL;

  return origin != NULL && cf_json_get_object (origin, MEMBER) != NULL;
}

/**
 * cf_edit_check_unlocked:
 * @record: an annotation or relation
 * @error: that it is locked
 *
 * Returns: whether it may be moved and deleted
 */
gboolean
cf_edit_check_unlocked (CfRecord *record, GError **error)
{
  if (!cf_edit_is_locked (record))
    return TRUE;
  g_set_error_literal (error, CF_ERROR, CF_ERROR_INVALID,
                       _ ("This annotation is from gold: in its round it stays where it is"));
  return FALSE;
}

static char *
make_id (const char *coder_id, const CfRound *round, const char *original)
{
  g_autofree char *name = g_strdup_printf ("%s\n%s", round->id, original);

  return cf_uuid_new_v5 (coder_id, name);
}

static void
forget_values (CfRecord *record)
{
  guint n;
  const CfValue *values;

  while ((values = cf_record_get_values (record, &n)) != NULL && n > 0)
    {
      g_autofree char *attribute = g_strdup (values[0].attribute);

      cf_record_clear_values (record, attribute);
    }
}

static JsonObject *
make_origin (const CfRound *round, const char *original)
{
  JsonObject *origin = json_object_new ();
  JsonObject *locked = json_object_new ();

  json_object_set_string_member (locked, "cf:round", round->id);
  json_object_set_string_member (locked, "cf:from", original);
  json_object_set_object_member (origin, MEMBER, locked);
  return origin;
}

static void
add_copy (CfLayer *layer, const CfRound *round, CfRecord *original)
{
  const char *coder_id = cf_layer_get_annotator (layer)->id;
  g_autofree char *id = make_id (coder_id, round, cf_record_get_id (original));
  g_autoptr (JsonObject) origin = make_origin (round, cf_record_get_id (original));
  g_autoptr (CfRecord) base = NULL;
  g_autoptr (CfRecord) copy = NULL;

  if (cf_layer_get_record (layer, id) != NULL)
    return;
  base = cf_record_copy (original);
  cf_record_set_origin (base, origin);
  copy = cf_record_copy (base);
  cf_record_set_id (copy, id);
  cf_record_set_creator (copy, coder_id);
  cf_record_set_modified (copy, NULL);
  cf_record_set_note (copy, NULL);
  cf_record_set_doubt (copy, FALSE);
  cf_record_set_supersedes (copy, NULL, 0);
  if (round->revision != NULL)
    cf_record_set_revision (copy, round->revision);
  forget_values (copy);
  cf_layer_put (layer, copy);
}

static void
add_of_round (CfLayer *layer, const CfRound *round, CfLayer *gold)
{
  g_autoptr (GPtrArray) records = cf_layer_list_records (gold);

  for (guint i = 0; i < records->len; i++)
    if (CF_IS_ANNOTATION (records->pdata[i]) &&
        !cf_annotation_has_article_scope (records->pdata[i]))
      add_copy (layer, round, records->pdata[i]);
}

/**
 * cf_gold_copies_add:
 * @project: a project
 * @article: the path of an article of it
 * @layer: somebody's layer of it, which can be written
 *
 * Puts into it what it lacks of gold, for the classify rounds in which its annotator has the article to code and has not
 * finished it.
 */
void
cf_gold_copies_add (CfProject *project, const char *article, CfLayer *layer)
{
  const char *coder = cf_layer_get_annotator (layer)->name;
  g_autofree char *relative = cf_project_make_relative (project, article);
  g_autoptr (GPtrArray) rounds = cf_seal_list_rounds (project, relative, coder);
  g_autoptr (CfLayer) gold = NULL;

  for (guint i = 0; i < rounds->len; i++)
    {
      const CfRound *round = rounds->pdata[i];

      if (round->kind != CF_ROUND_CLASSIFY || cf_seal_exists (project, round, relative, coder))
        continue;
      if (gold == NULL)
        gold = cf_layer_reading_load (article, CF_ANNOTATOR_GOLD);
      if (gold != NULL)
        add_of_round (layer, round, gold);
    }
}
