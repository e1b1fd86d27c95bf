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
#include "cf-record-json.h"

static void
add_strings (JsonObject *object, const char *member, const char *value)
{
  JsonArray *array = json_array_new ();

  json_array_add_string_element (array, value);
  json_object_set_array_member (object, member, array);
}

/* The member as it was read where there is one; else one of ours. */
static void
add_strings_or_origin (JsonObject *object,
                       const char *member,
                       const char *value,
                       JsonObject *origin)
{
  JsonNode *node = origin != NULL ? json_object_get_member (origin, member) : NULL;

  if (node != NULL)
    json_object_set_member (object, member, json_node_copy (node));
  else
    add_strings (object, member, value);
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

static JsonObject *
new_body (const char *type, const char *purpose, const char *attribute, const char *value)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "type", type);
  json_object_set_string_member (body, "purpose", purpose);
  if (attribute != NULL)
    json_object_set_string_member (body, "cf:attribute", attribute);
  json_object_set_string_member (body, "value", value);
  return body;
}

/* The bodies that were read, each given away once. */
typedef struct
{
  JsonArray *bodies; /* NULL if nothing was read */
  gboolean *used;
} OldBodies;

static gboolean
is_body (JsonObject *body, const char *purpose, const char *attribute, const char *value)
{
  return g_strcmp0 (cf_json_get_string (body, "type"), "TextualBody") == 0 &&
         g_strcmp0 (cf_json_get_string (body, "purpose"), purpose) == 0 &&
         g_strcmp0 (cf_json_get_string (body, "cf:attribute"), attribute) == 0 &&
         cf_json_get_string (body, "value") != NULL &&
         (value == NULL || g_str_equal (cf_json_get_string (body, "value"), value));
}

static JsonObject *
find_old_body (OldBodies *old, const char *purpose, const char *attribute, const char *value)
{
  for (guint i = 0; old->bodies != NULL && i < json_array_get_length (old->bodies); i++)
    {
      JsonObject *body = cf_json_array_get_object (old->bodies, i);

      if (body == NULL || old->used[i] || !is_body (body, purpose, attribute, value))
        continue;
      old->used[i] = TRUE;
      return body;
    }
  return NULL;
}

/* A body with the same value hands on what it knew; else one of the same attribute does. */
static void
take_over_unknown (
  JsonObject *body, OldBodies *old, const char *purpose, const char *attribute, const char *value)
{
  JsonObject *from = find_old_body (old, purpose, attribute, value);

  if (from == NULL && (attribute == NULL || old->bodies == NULL))
    from = find_old_body (old, purpose, attribute, NULL);
  cf_json_append_unknown (body, from, cf_shape_get_members (&cf_shape_body));
}

static void
add_body (
  JsonArray *bodies, OldBodies *old, const char *purpose, const char *attribute, const char *value)
{
  JsonObject *body;

  if (value == NULL)
    return;
  body = new_body ("TextualBody", purpose, attribute, value);
  take_over_unknown (body, old, purpose, attribute, value);
  json_array_add_object_element (bodies, body);
}

/* Bodies that are none of ours follow as they were; ours that are left over were taken away. */
static void
add_foreign_bodies (JsonArray *bodies, OldBodies *old)
{
  for (guint i = 0; old->bodies != NULL && i < json_array_get_length (old->bodies); i++)
    {
      JsonObject *body = cf_json_array_get_object (old->bodies, i);
      const char *attribute = body != NULL ? cf_json_get_string (body, "cf:attribute") : NULL;
      gboolean ours =
        body != NULL &&
        (is_body (body, "tagging", NULL, NULL) || is_body (body, "commenting", NULL, NULL) ||
         (attribute != NULL && is_body (body, "classifying", attribute, NULL)));

      if (!old->used[i] && !ours)
        json_array_add_element (bodies,
                                cf_json_sorted_copy (json_array_get_element (old->bodies, i)));
    }
}

static void
add_link_body (JsonArray *bodies, OldBodies *old, const char *from)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "type", "SpecificResource");
  json_object_set_string_member (body, "source", from);
  json_object_set_string_member (body, "purpose", "linking");
  for (guint i = 0; old->bodies != NULL && i < json_array_get_length (old->bodies); i++)
    {
      JsonObject *other = cf_json_array_get_object (old->bodies, i);

      if (other == NULL || g_strcmp0 (cf_json_get_string (other, "type"), "SpecificResource") != 0)
        continue;
      old->used[i] = TRUE;
      cf_json_append_unknown (body, other, cf_shape_get_members (&cf_shape_body));
      break;
    }
  json_array_add_object_element (bodies, body);
}

static void
add_bodies (JsonObject *object, CfRecord *record, JsonObject *origin)
{
  OldBodies old = { origin != NULL ? cf_json_get_array (origin, "body") : NULL, NULL };
  g_autofree gboolean *used =
    old.bodies != NULL ? g_new0 (gboolean, json_array_get_length (old.bodies) + 1) : NULL;
  JsonArray *bodies = json_array_new ();
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  old.used = used;
  if (CF_IS_RELATION (record))
    add_link_body (bodies, &old, cf_relation_get_from (CF_RELATION (record)));
  add_body (bodies, &old, "tagging", NULL, cf_record_get_code (record));
  for (guint i = 0; i < n; i++)
    add_body (bodies, &old, "classifying", values[i].attribute, values[i].value);
  add_body (bodies, &old, "commenting", NULL, cf_record_get_note (record));
  add_foreign_bodies (bodies, &old);
  if (json_array_get_length (bodies) > 0)
    json_object_set_array_member (object, "body", bodies);
  else
    json_array_unref (bodies);
}

/* The selector of that type that was read at the same part. */
static JsonObject *
find_old_selector (JsonObject *target, const char *type)
{
  JsonArray *selectors = target != NULL ? cf_json_get_array (target, "selector") : NULL;

  for (guint i = 0; selectors != NULL && i < json_array_get_length (selectors); i++)
    {
      JsonObject *selector = cf_json_array_get_object (selectors, i);

      if (selector != NULL && g_strcmp0 (cf_json_get_string (selector, "type"), type) == 0)
        return selector;
    }
  return NULL;
}

static void
add_foreign_selectors (JsonArray *selectors, JsonObject *old_target)
{
  JsonArray *old = old_target != NULL ? cf_json_get_array (old_target, "selector") : NULL;

  for (guint i = 0; old != NULL && i < json_array_get_length (old); i++)
    {
      JsonObject *selector = cf_json_array_get_object (old, i);
      const char *type = selector != NULL ? cf_json_get_string (selector, "type") : NULL;

      if (g_strcmp0 (type, "TextPositionSelector") != 0 &&
          g_strcmp0 (type, "TextQuoteSelector") != 0)
        json_array_add_element (selectors, cf_json_sorted_copy (json_array_get_element (old, i)));
    }
}

static JsonArray *
new_selectors (const CfPart *part, JsonObject *old_target)
{
  JsonArray *selectors = json_array_new ();
  JsonObject *position = json_object_new (), *quote = json_object_new ();
  const char *const *known = cf_shape_get_members (&cf_shape_selector);

  json_object_set_string_member (position, "type", "TextPositionSelector");
  json_object_set_int_member (position, "start", part->span.start);
  json_object_set_int_member (position, "end", part->span.end);
  cf_json_append_unknown (position, find_old_selector (old_target, "TextPositionSelector"), known);
  json_array_add_object_element (selectors, position);

  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", part->quote.exact);
  json_object_set_string_member (quote, "prefix", part->quote.prefix);
  json_object_set_string_member (quote, "suffix", part->quote.suffix);
  cf_json_append_unknown (quote, find_old_selector (old_target, "TextQuoteSelector"), known);
  json_array_add_object_element (selectors, quote);
  add_foreign_selectors (selectors, old_target);
  return selectors;
}

static JsonObject *
new_part_target (CfAnnotation *annotation, guint index, JsonObject *old_target)
{
  JsonObject *target = json_object_new ();
  const CfPart *part = cf_annotation_get_part (annotation, index);

  json_object_set_string_member (target, "source", cf_annotation_get_source (annotation));
  if (cf_annotation_get_n_parts (annotation) > 1)
    json_object_set_int_member (target, "cf:part", index + 1);
  if (part->text != 0)
    {
      g_autofree char *digest = cf_digest_short_to_string (part->text);

      json_object_set_string_member (target, "cf:text", digest);
    }
  /* Numbers that make no span stay as they were read: nothing is clamped. */
  if (part->span.start == part->span.end && old_target != NULL)
    json_object_set_member (target, "selector",
                            cf_json_sorted_copy (json_object_get_member (old_target, "selector")));
  else
    json_object_set_array_member (target, "selector", new_selectors (part, old_target));
  cf_json_append_unknown (target, old_target, cf_shape_get_members (&cf_shape_target));
  return target;
}

static JsonObject *
new_relation_target (CfRelation *relation, JsonObject *old_target)
{
  JsonObject *target = json_object_new ();

  json_object_set_string_member (target, "id", cf_relation_get_to (relation));
  if (cf_relation_get_to_article (relation) != NULL)
    {
      JsonObject *article = json_object_new ();

      json_object_set_string_member (article, "id", cf_relation_get_to_article (relation));
      json_object_set_object_member (target, "cf:article", article);
    }
  if (cf_relation_get_to_file (relation) != NULL)
    json_object_set_string_member (target, "cf:file", cf_relation_get_to_file (relation));
  cf_json_append_unknown (target, old_target, cf_shape_get_members (&cf_shape_target));
  return target;
}

static void
add_targets (JsonObject *object, CfRecord *record, JsonObject *origin)
{
  JsonArray *old = origin != NULL ? cf_json_get_array (origin, "target") : NULL;
  guint n_old = old != NULL ? json_array_get_length (old) : 0;
  JsonArray *targets = json_array_new ();

  if (CF_IS_RELATION (record))
    {
      JsonObject *first = n_old > 0 ? cf_json_array_get_object (old, 0) : NULL;

      json_array_add_object_element (targets, new_relation_target (CF_RELATION (record), first));
    }
  else if (cf_annotation_has_article_scope (CF_ANNOTATION (record)))
    {
      JsonObject *target = json_object_new ();

      json_object_set_string_member (target, "source",
                                     cf_annotation_get_source (CF_ANNOTATION (record)));
      cf_json_append_unknown (target, n_old > 0 ? cf_json_array_get_object (old, 0) : NULL,
                              cf_shape_get_members (&cf_shape_target));
      json_array_add_object_element (targets, target);
    }
  else
    {
      for (guint i = 0; i < cf_annotation_get_n_parts (CF_ANNOTATION (record)); i++)
        json_array_add_object_element (
          targets, new_part_target (CF_ANNOTATION (record), i,
                                    i < n_old ? cf_json_array_get_object (old, i) : NULL));
    }
  json_object_set_array_member (object, "target", targets);
}

static JsonObject *
new_creator (CfRecord *record, JsonObject *origin)
{
  JsonObject *creator = json_object_new ();

  json_object_set_string_member (creator, "id", cf_record_get_creator (record));
  json_object_set_string_member (creator, "type", "Person");
  cf_json_append_unknown (creator, origin != NULL ? cf_json_get_object (origin, "creator") : NULL,
                          (const char *const[]){ "id", "type", NULL });
  return creator;
}

static JsonObject *
encode_annotation (CfRecord *record, JsonObject *origin)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", cf_record_get_id (record));
  add_strings_or_origin (object, "type", "Annotation", origin);
  add_strings_or_origin (object, "motivation", CF_IS_RELATION (record) ? "linking" : "tagging",
                         origin);
  if (cf_record_get_creator (record) != NULL)
    json_object_set_object_member (object, "creator", new_creator (record, origin));
  if (cf_record_get_created (record) != NULL)
    json_object_set_string_member (object, "created", cf_record_get_created (record));
  if (cf_record_get_modified (record) != NULL)
    json_object_set_string_member (object, "modified", cf_record_get_modified (record));
  add_bodies (object, record, origin);
  add_targets (object, record, origin);
  if (cf_record_get_revision (record) != NULL)
    json_object_set_string_member (object, "cf:codebook-revision", cf_record_get_revision (record));
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
  if (cf_record_get_modified (record) != NULL)
    json_object_set_string_member (object, "as:deleted", cf_record_get_modified (record));
  add_supersedes (object, record, FALSE);
  cf_json_append_unknown (object, origin, cf_shape_get_members (&cf_shape_tombstone));
  return object;
}

static JsonObject *
encode_state (CfRecord *record, JsonObject *origin)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "cf:status", cf_record_get_code (record));
  add_supersedes (object, record, TRUE);
  cf_json_append_unknown (object, origin, cf_shape_get_members (&cf_shape_state));
  return object;
}

/**
 * cf_record_to_json:
 * @record: an annotation, relation, tombstone or state
 *
 * May be called from any thread for a sealed record.
 *
 * Returns: (transfer full): its object in a sidecar
 */
JsonObject *
cf_record_to_json (CfRecord *record)
{
  JsonObject *origin = cf_record_get_origin (record);

  if (origin != NULL && cf_record_is_saved (record))
    return json_object_ref (origin);
  if (CF_IS_STATE (record))
    return encode_state (record, origin);
  if (CF_IS_TOMBSTONE (record))
    return encode_tombstone (record, origin);
  return encode_annotation (record, origin);
}
