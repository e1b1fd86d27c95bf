/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a difference between coders was decided.
 *
 * It stands in the gold layer among what is deleted: a difference that was decided is none any more, and its
 * tombstone says why. So that nothing was taken is kept as well as what was, and none of it is counted, exported or
 * searched. Its id is that of the difference, its modification time when it was decided. What was decided is a JSON
 * object that only this file reads and makes:
 *
 *   "cf:decision": { "cf:verdict": "taken", "cf:kind": "attribute", "cf:attribute": ..., "cf:from": [ ... ],
 *                    "cf:taken": ID, "cf:gold": ID, "creator": { "id": ... }, "cf:reason": ..., "cf:note": ... }
 *
 * What it has besides stays when the difference is decided again. */

#include "config.h"

#include "cf-ruling.h"

#include "cf-digest.h"
#include "cf-json.h"
#include "cf-provenance.h"

/* By CfDecided. */
static const char *const verdicts[] = { "open", "taken", "none" };

struct _CfRuling
{
  CfRecord parent_instance;

  JsonObject *decision; /* never changed */
};

G_DEFINE_FINAL_TYPE (CfRuling, cf_ruling, CF_TYPE_RECORD)

static void
cf_ruling_finalize (GObject *object)
{
  g_clear_pointer (&CF_RULING (object)->decision, json_object_unref);
  G_OBJECT_CLASS (cf_ruling_parent_class)->finalize (object);
}

static void
cf_ruling_copy_into (CfRecord *record, CfRecord *copy)
{
  CF_RULING (copy)->decision = json_object_ref (CF_RULING (record)->decision);
}

static gboolean
cf_ruling_content_equal (CfRecord *a, CfRecord *b)
{
  g_autoptr (JsonNode) x = json_node_init_object (json_node_alloc (), CF_RULING (a)->decision);
  g_autoptr (JsonNode) y = json_node_init_object (json_node_alloc (), CF_RULING (b)->decision);

  return cf_json_equal (x, y);
}

static void
cf_ruling_class_init (CfRulingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_ruling_finalize;
  CF_RECORD_CLASS (klass)->copy_into = cf_ruling_copy_into;
  CF_RECORD_CLASS (klass)->content_equal = cf_ruling_content_equal;
}

static void
cf_ruling_init (CfRuling *self)
{
}

/**
 * cf_ruling_new:
 * @id: the difference
 * @decision: what was decided; it is not changed any more
 *
 * Returns: (transfer full): a ruling, not sealed
 */
CfRuling *
cf_ruling_new (const char *id, JsonObject *decision)
{
  CfRuling *self = g_object_new (CF_TYPE_RULING, NULL);

  cf_record_set_id (CF_RECORD (self), id);
  self->decision = json_object_ref (decision);
  return self;
}

static void
set_text (JsonObject *decision, const char *member, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (decision, member, text);
}

static JsonObject *
make_decision (const CfRulingDraft *draft)
{
  JsonObject *decision = json_object_new ();

  json_object_set_string_member (decision, "cf:verdict", verdicts[draft->decided]);
  json_object_set_string_member (decision, "cf:kind", draft->kind);
  set_text (decision, "cf:attribute", draft->attribute);
  cf_provenance_set_sources (decision, draft->sources, 2);
  set_text (decision, "cf:taken", draft->taken);
  set_text (decision, "cf:gold", draft->gold);
  cf_provenance_set_person (decision, draft->decider);
  set_text (decision, "cf:reason", draft->reason);
  set_text (decision, "cf:note", draft->note);
  return decision;
}

/**
 * cf_ruling_make:
 * @id: the difference
 * @draft: what is said of it
 * @before: (nullable): what gold has of that id: what nobody here knows of it stays
 * @when: the time
 *
 * Returns: (transfer full): a ruling, not sealed
 */
CfRuling *
cf_ruling_make (const char *id, const CfRulingDraft *draft, CfRecord *before, const char *when)
{
  static const char *const known[] = { "cf:verdict", "cf:kind", "cf:attribute", "cf:from",
                                       "cf:taken",   "cf:gold", "creator",      "cf:reason",
                                       "cf:note",    NULL };
  g_autoptr (JsonObject) decision = make_decision (draft);
  JsonObject *origin = before != NULL ? cf_record_get_origin (before, NULL) : NULL;
  g_autoptr (CfRuling) self = NULL;

  if (before != NULL && CF_IS_RULING (before))
    cf_json_append_unknown (decision, CF_RULING (before)->decision, known);
  self = cf_ruling_new (id, decision);
  cf_record_set_modified (CF_RECORD (self), when);
  if (origin == NULL)
    return g_steal_pointer (&self);
  cf_record_set_origin (CF_RECORD (self), origin);
  return CF_RULING (
    cf_record_copy (CF_RECORD (self))); /* which writes the origin with what it has itself */
}

/**
 * cf_ruling_get_decision:
 * @self: a ruling
 *
 * Returns: (transfer none): what was decided, as it is written
 */
JsonObject *
cf_ruling_get_decision (CfRuling *self)
{
  return self->decision;
}

/**
 * cf_ruling_get_source:
 * @self: a ruling
 * @n: which of them, from 0
 *
 * Returns: (nullable): the id of a coder's record of which it was decided; %NULL after the last
 */
const char *
cf_ruling_get_source (CfRuling *self, guint n)
{
  return cf_provenance_get_source (self->decision, n, NULL);
}

/**
 * cf_ruling_get_decided:
 * @self: a ruling
 *
 * Returns: how it was decided; %CF_DECIDED_NOT for words of another program
 */
CfDecided
cf_ruling_get_decided (CfRuling *self)
{
  const char *verdict = cf_json_get_string (self->decision, "cf:verdict");

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (g_strcmp0 (verdict, verdicts[i]) == 0)
      return i;
  return CF_DECIDED_NOT;
}

/**
 * cf_ruling_get_attribute:
 * @self: a ruling
 *
 * Returns: (nullable): the attribute in which the coders differed
 */
const char *
cf_ruling_get_attribute (CfRuling *self)
{
  return cf_json_get_string (self->decision, "cf:attribute");
}

/**
 * cf_ruling_get_taken:
 * @self: a ruling
 *
 * Returns: (nullable): the id of the version that was taken
 */
const char *
cf_ruling_get_taken (CfRuling *self)
{
  return cf_json_get_string (self->decision, "cf:taken");
}

/**
 * cf_ruling_get_gold:
 * @self: a ruling
 *
 * Returns: (nullable): the id of what stands in gold for it
 */
const char *
cf_ruling_get_gold (CfRuling *self)
{
  return cf_json_get_string (self->decision, "cf:gold");
}

/**
 * cf_ruling_get_reason:
 * @self: a ruling
 *
 * Returns: (nullable): what the difference is due to, a word of a short list
 */
const char *
cf_ruling_get_reason (CfRuling *self)
{
  return cf_json_get_string (self->decision, "cf:reason");
}

const char *
cf_ruling_get_note (CfRuling *self)
{
  return cf_json_get_string (self->decision, "cf:note");
}

/**
 * cf_ruling_names_version:
 * @self: a ruling
 * @record: an annotation or relation of a coder
 *
 * Returns: whether it is of that one, as it is
 */
gboolean
cf_ruling_names_version (CfRuling *self, CfRecord *record)
{
  g_autofree char *digest = cf_digest_short_to_string (cf_record_get_digest (record));
  const char *id, *version;

  for (guint i = 0; (id = cf_provenance_get_source (self->decision, i, &version)) != NULL; i++)
    if (g_str_equal (id, cf_record_get_id (record)))
      return g_strcmp0 (version, digest) == 0;
  return FALSE;
}
