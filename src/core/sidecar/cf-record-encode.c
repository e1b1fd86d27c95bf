/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records to JSON.
 *
 * What was read and has not been changed is written as it was read. What has been changed is written
 * from the model, and what the model does not know is taken over from what was read, at the same
 * level: from the same body, target or selector. */

#include "config.h"

#include "cf-canonical.h"
#include "cf-digest.h"
#include "cf-json.h"
#include "cf-record-body.h"
#include "cf-record-json.h"
#include "cf-record-pairs.h"

/* The member as it was read where there is one; else @value, as an array of it or by itself. */
static void
set_or_keep (
  JsonObject *object, const char *member, const char *value, gboolean in_array, JsonObject *origin)
{
  JsonNode *node = origin != NULL ? json_object_get_member (origin, member) : NULL;
  JsonArray *array;

  if (node != NULL)
    {
      json_object_set_member (object, member, json_node_copy (node));
      return;
    }
  if (!in_array)
    {
      json_object_set_string_member (object, member, value);
      return;
    }
  array = json_array_new ();
  json_array_add_string_element (array, value);
  json_object_set_array_member (object, member, array);
}

static void
set_optional (JsonObject *object, const char *member, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
}

static void
add_supersedes (JsonObject *object, CfRecord *record, gboolean even_if_empty)
{
  guint n;
  const guint64 *digests = cf_record_get_supersedes (record, &n);
  JsonArray *array;

  if (n == 0 && !even_if_empty)
    return;
  array = json_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *digest = cf_digest_short_to_string (digests[i]);

      json_array_add_string_element (array, digest);
    }
  json_object_set_array_member (object, "cf:supersedes", array);
}

/* The one that was read and that the model took: the first of its type. */
static JsonObject *
find_selector (JsonArray *selectors, const char *type)
{
  for (guint i = 0; selectors != NULL && i < json_array_get_length (selectors); i++)
    {
      JsonObject *selector = cf_json_array_get_object (selectors, i);

      if (selector != NULL && g_strcmp0 (cf_json_get_string (selector, "type"), type) == 0)
        return selector;
    }
  return NULL;
}

static JsonObject *
new_position (const CfPart *part, JsonObject *old)
{
  JsonObject *position = json_object_new ();

  json_object_set_string_member (position, "type", "TextPositionSelector");
  json_object_set_int_member (position, "start", part->span.start);
  json_object_set_int_member (position, "end", part->span.end);
  cf_json_append_unknown (position, old, (const char *const[]){ "type", "start", "end", NULL });
  return position;
}

static JsonObject *
new_quote (const CfPart *part, JsonObject *old)
{
  JsonObject *quote = json_object_new ();

  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", part->quote.exact);
  json_object_set_string_member (quote, "prefix", part->quote.prefix);
  json_object_set_string_member (quote, "suffix", part->quote.suffix);
  cf_json_append_unknown (quote, old,
                          (const char *const[]){ "type", "exact", "prefix", "suffix", NULL });
  return quote;
}

static JsonArray *
new_selectors (const CfPart *part, JsonObject *old_target)
{
  JsonArray *selectors = json_array_new ();
  JsonArray *old = cf_json_get_array (old_target, "selector");
  JsonObject *position = find_selector (old, "TextPositionSelector");
  JsonObject *quote = find_selector (old, "TextQuoteSelector");

  json_array_add_object_element (selectors, new_position (part, position));
  /* A layer from elsewhere may have numbers alone: no words are made up. */
  if (quote != NULL || *part->quote.exact != '\0')
    json_array_add_object_element (selectors, new_quote (part, quote));
  for (guint i = 0; old != NULL && i < json_array_get_length (old); i++)
    {
      JsonObject *other = cf_json_array_get_object (old, i);

      if (other == NULL || (other != position && other != quote))
        json_array_add_element (selectors, cf_json_sorted_copy (json_array_get_element (old, i)));
    }
  return selectors;
}

static JsonObject *
new_part_target (CfAnnotation *annotation, guint index, JsonObject *old_target)
{
  static const char *const known[] = { "source", "cf:part", "cf:text", "selector", NULL };
  JsonObject *target = json_object_new ();
  const CfPart *part = cf_annotation_get_part (annotation, index);
  JsonNode *old_selector =
    old_target != NULL ? json_object_get_member (old_target, "selector") : NULL;

  json_object_set_string_member (target, "source", cf_annotation_get_source (annotation));
  if (cf_annotation_get_n_parts (annotation) > 1)
    json_object_set_int_member (target, "cf:part", index + 1);
  if (part->text != 0)
    {
      g_autofree char *digest = cf_digest_short_to_string (part->text);

      json_object_set_string_member (target, "cf:text", digest);
    }
  /* Numbers that make no span stay as they were read: nothing is clamped. */
  if (part->span.start == part->span.end && old_selector != NULL)
    json_object_set_member (target, "selector", cf_json_sorted_copy (old_selector));
  else
    json_object_set_array_member (target, "selector", new_selectors (part, old_target));
  cf_json_append_unknown (target, old_target, known);
  return target;
}

static JsonObject *
new_article_target (CfAnnotation *annotation, JsonObject *old_target)
{
  JsonObject *target = json_object_new ();

  json_object_set_string_member (target, "source", cf_annotation_get_source (annotation));
  cf_json_append_unknown (target, old_target, (const char *const[]){ "source", NULL });
  return target;
}

static JsonObject *
new_relation_target (CfRelation *relation, JsonObject *old_target)
{
  static const char *const known[] = { "id", "cf:article", "cf:file", NULL };
  JsonObject *target = json_object_new ();

  json_object_set_string_member (target, "id", cf_relation_get_to (relation));
  if (cf_relation_get_to_article (relation) != NULL)
    {
      JsonObject *article = json_object_new ();

      json_object_set_string_member (article, "id", cf_relation_get_to_article (relation));
      cf_json_append_unknown (article, cf_json_get_object (old_target, "cf:article"),
                              (const char *const[]){ "id", NULL });
      json_object_set_object_member (target, "cf:article", article);
    }
  set_optional (target, "cf:file", cf_relation_get_to_file (relation));
  cf_json_append_unknown (target, old_target, known);
  return target;
}

static void
add_targets (JsonObject *object, CfRecord *record, JsonObject *origin)
{
  JsonArray *old = cf_json_get_array (origin, "target");
  guint n_old = old != NULL ? json_array_get_length (old) : 0;
  JsonObject *first = n_old > 0 ? cf_json_array_get_object (old, 0) : NULL;
  JsonArray *targets = json_array_new ();

  if (CF_IS_RELATION (record))
    json_array_add_object_element (targets, new_relation_target (CF_RELATION (record), first));
  else if (cf_annotation_has_article_scope (CF_ANNOTATION (record)))
    json_array_add_object_element (targets, new_article_target (CF_ANNOTATION (record), first));
  else
    for (guint i = 0; i < cf_annotation_get_n_parts (CF_ANNOTATION (record)); i++)
      json_array_add_object_element (
        targets, new_part_target (CF_ANNOTATION (record), i,
                                  i < n_old ? cf_json_array_get_object (old, i) : NULL));
  json_object_set_array_member (object, "target", targets);
}

static JsonObject *
new_creator (CfRecord *record, JsonObject *origin)
{
  JsonObject *old = cf_json_get_object (origin, "creator");
  JsonObject *creator = json_object_new ();

  json_object_set_string_member (creator, "id", cf_record_get_creator (record));
  set_or_keep (creator, "type", "Person", FALSE, old);
  cf_json_append_unknown (creator, old, (const char *const[]){ "id", "type", NULL });
  return creator;
}

static JsonObject *
encode_annotation (CfRecord *record, JsonObject *origin)
{
  JsonObject *object = json_object_new ();
  const char *motivation = CF_IS_RELATION (record) ? "linking" : "tagging";

  json_object_set_string_member (object, "id", cf_record_get_id (record));
  set_or_keep (object, "type", "Annotation", TRUE, origin);
  set_or_keep (object, "motivation", motivation, TRUE, origin);
  if (cf_record_get_creator (record) != NULL)
    json_object_set_object_member (object, "creator", new_creator (record, origin));
  set_optional (object, "created", cf_record_get_created (record));
  set_optional (object, "modified", cf_record_get_modified (record));
  json_object_set_array_member (object, "body",
                                cf_bodies_encode (record, cf_json_get_array (origin, "body")));
  add_targets (object, record, origin);
  set_optional (object, "cf:codebook-revision", cf_record_get_revision (record));
  if (cf_record_get_doubt (record))
    json_object_set_boolean_member (object, "cf:doubt", TRUE);
  add_supersedes (object, record, FALSE);
  cf_json_append_unknown (object, origin, cf_shape_get_members (&cf_shape_annotation));
  return object;
}

static JsonObject *
encode_tombstone (CfRecord *record, JsonObject *origin)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", cf_record_get_id (record));
  json_object_set_string_member (object, "type", "as:Tombstone");
  set_optional (object, "as:deleted", cf_record_get_modified (record));
  add_supersedes (object, record, FALSE);
  if (CF_IS_RULING (record))
    json_object_set_object_member (object, "cf:decision",
                                   json_object_ref (cf_ruling_get_decision (CF_RULING (record))));
  cf_json_append_unknown (object, origin, cf_shape_get_members (&cf_shape_tombstone));
  return object;
}

static JsonObject *
encode_state (CfRecord *record, JsonObject *origin)
{
  JsonObject *object = json_object_new ();
  JsonArray *before = origin != NULL ? cf_json_get_array (origin, "cf:pairs") : NULL;
  JsonArray *pairs = cf_pairs_encode (cf_state_get_pairs (CF_STATE (record)), before);

  json_object_set_string_member (object, "cf:status", cf_record_get_code (record));
  if (pairs != NULL)
    json_object_set_array_member (object, "cf:pairs", pairs);
  add_supersedes (object, record, TRUE);
  cf_json_append_unknown (object, origin, cf_shape_get_members (&cf_shape_state));
  return object;
}

/**
 * cf_record_to_json:
 * @record: an annotation, relation, tombstone, ruling or state
 *
 * May be called from any thread for a sealed record.
 *
 * Returns: (transfer full): its object in a sidecar
 */
JsonObject *
cf_record_to_json (CfRecord *record)
{
  gboolean verbatim;
  JsonObject *origin = cf_record_get_origin (record, &verbatim);

  if (origin != NULL && verbatim)
    return json_object_ref (origin);
  if (CF_IS_STATE (record))
    return encode_state (record, origin);
  if (CF_IS_TOMBSTONE (record) || CF_IS_RULING (record))
    return encode_tombstone (record, origin);
  return encode_annotation (record, origin);
}
