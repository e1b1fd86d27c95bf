/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a record of gold comes from.
 *
 * Each says it in a member of its own:
 *
 *   "cf:adjudicated": { "cf:rule": "majority",
 *                       "cf:from": [ { "id": ..., "creator": { "id": ... }, "cf:version": DIGEST }, ... ],
 *                       "creator": { "id": ... } }
 *
 * The rule is that of a strategy, or that somebody chose: then the creator is who. When, the record says. A ruling
 * names the versions that differed in the same way. */

#include "config.h"

#include "cf-provenance.h"

#include "cf-digest.h"
#include "cf-json.h"

#define MEMBER "cf:adjudicated"
#define SOURCES "cf:from"

/**
 * cf_provenance_set_person:
 * @object: what somebody has done
 * @id: (nullable): the identity of who; %NULL for nobody
 */
void
cf_provenance_set_person (JsonObject *object, const char *id)
{
  JsonObject *person;

  if (id == NULL)
    return;
  person = json_object_new ();
  json_object_set_string_member (person, "id", id);
  json_object_set_object_member (object, "creator", person);
}

/**
 * cf_provenance_set_sources:
 * @object: what is made of them
 * @records: (array length=n_records): annotations or relations; %NULL is none
 * @n_records: how many
 *
 * Names their ids, whose they are, and in which version.
 */
void
cf_provenance_set_sources (JsonObject *object, CfRecord *const *records, guint n_records)
{
  JsonArray *sources = json_array_new ();

  for (guint i = 0; i < n_records; i++)
    {
      JsonObject *source;
      g_autofree char *digest = NULL;

      if (records[i] == NULL)
        continue;
      source = json_object_new ();
      digest = cf_digest_short_to_string (cf_record_get_digest (records[i]));
      json_object_set_string_member (source, "id", cf_record_get_id (records[i]));
      cf_provenance_set_person (source, cf_record_get_creator (records[i]));
      json_object_set_string_member (source, "cf:version", digest);
      json_array_add_object_element (sources, source);
    }
  json_object_set_array_member (object, SOURCES, sources);
}

/**
 * cf_provenance_get_source:
 * @object: (nullable): what is made of sources
 * @n: which of them, from 0
 * @version: (out) (optional) (nullable): its digest
 *
 * Returns: (transfer none) (nullable): its id, empty where it has none; %NULL behind the last
 */
const char *
cf_provenance_get_source (JsonObject *object, guint n, const char **version)
{
  JsonArray *sources = object != NULL ? cf_json_get_array (object, SOURCES) : NULL;
  JsonObject *source;
  const char *id;

  if (sources == NULL || n >= json_array_get_length (sources))
    return NULL;
  source = cf_json_array_get_object (sources, n);
  id = source != NULL ? cf_json_get_string (source, "id") : NULL;
  if (version != NULL)
    *version = source != NULL ? cf_json_get_string (source, "cf:version") : NULL;
  return id != NULL ? id : "";
}

/**
 * cf_provenance_add:
 * @draft: a record of gold, not sealed
 * @rule: how it was decided
 * @records: (array length=n_records): what it is made of
 * @n_records: how many
 * @adjudicator: (nullable): who chose
 *
 * Returns: (transfer full): a copy of it that says so, not sealed
 */
CfRecord *
cf_provenance_add (CfRecord *draft,
                   const char *rule,
                   CfRecord *const *records,
                   guint n_records,
                   const char *adjudicator)
{
  g_autoptr (JsonObject) origin = json_object_new ();
  JsonObject *provenance = json_object_new ();

  json_object_set_string_member (provenance, "cf:rule", rule);
  cf_provenance_set_sources (provenance, records, n_records);
  cf_provenance_set_person (provenance, adjudicator);
  json_object_set_object_member (origin, MEMBER, provenance);
  cf_record_set_origin (draft, origin);
  return cf_record_copy (draft); /* which writes the origin with what it has itself */
}

/**
 * cf_provenance_get:
 * @record: a record of gold
 *
 * Returns: (transfer none) (nullable): where it says that it comes from
 */
JsonObject *
cf_provenance_get (CfRecord *record)
{
  JsonObject *origin = cf_record_get_origin (record, NULL);

  return origin != NULL ? cf_json_get_object (origin, MEMBER) : NULL;
}

/**
 * cf_provenance_get_rule:
 * @record: a record of gold
 *
 * Returns: (transfer none) (nullable): how it was decided that it stands there
 */
const char *
cf_provenance_get_rule (CfRecord *record)
{
  JsonObject *provenance = cf_provenance_get (record);

  return provenance != NULL ? cf_json_get_string (provenance, "cf:rule") : NULL;
}
