/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a record of gold comes from.
 *
 * Each says it in a member of its own:
 *
 *   "cf:adjudicated": { "cf:rule": "majority",
 *                       "cf:from": [ { "id": ..., "creator": { "id": ... }, "cf:version": DIGEST }, ... ],
 *                       "creator": { "id": ... } }
 *
 * The rule is that of a strategy, or that somebody chose: then the creator is who. When, the record says. */

#include "config.h"

#include "cf-provenance.h"

#include "cf-digest.h"
#include "cf-json.h"

#define MEMBER "cf:adjudicated"

/**
 * cf_provenance_new_person:
 * @id: an identity
 *
 * Returns: (transfer full): how it stands in JSON
 */
JsonObject *
cf_provenance_new_person (const char *id)
{
  JsonObject *person = json_object_new ();

  json_object_set_string_member (person, "id", id);
  return person;
}

/**
 * cf_provenance_list_sources:
 * @records: (array length=n_records): annotations or relations; %NULL is none
 * @n_records: how many
 *
 * Returns: (transfer full): their ids, whose they are, and in which version
 */
JsonArray *
cf_provenance_list_sources (CfRecord *const *records, guint n_records)
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
      if (cf_record_get_creator (records[i]) != NULL)
        json_object_set_object_member (
          source, "creator", cf_provenance_new_person (cf_record_get_creator (records[i])));
      json_object_set_string_member (source, "cf:version", digest);
      json_array_add_object_element (sources, source);
    }
  return sources;
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
  json_object_set_array_member (provenance, "cf:from",
                                cf_provenance_list_sources (records, n_records));
  if (adjudicator != NULL)
    json_object_set_object_member (provenance, "creator", cf_provenance_new_person (adjudicator));
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
