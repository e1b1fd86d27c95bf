/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the members of an object must be. */

#include "config.h"

#include "cf-json-rule.h"

#include "cf-digest.h"
#include "cf-json.h"

static gboolean
is_digests (JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *string = cf_json_array_get_string (array, i);
      guint64 digest;

      if (string == NULL || !cf_digest_short_from_string (string, &digest))
        return FALSE;
    }
  return array != NULL;
}

static gboolean
is_strings (JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (cf_json_array_get_string (array, i) == NULL)
      return FALSE;
  return array != NULL;
}

static gboolean
is_texts (JsonObject *object)
{
  JsonObjectIter iter;
  const char *member;

  if (object == NULL)
    return FALSE;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, NULL))
    if (cf_json_get_string (object, member) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_of_type (JsonObject *object, const char *member, CfJsonType type)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *string = cf_json_get_string (object, member);
  gint64 integer;
  guint64 digest;

  switch (type)
    {
    case CF_JSON_TYPE_STRING:
      return string != NULL;
    case CF_JSON_TYPE_BOOLEAN:
      return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;
    case CF_JSON_TYPE_OBJECT:
      return JSON_NODE_HOLDS_OBJECT (node);
    case CF_JSON_TYPE_ARRAY:
      return JSON_NODE_HOLDS_ARRAY (node);
    case CF_JSON_TYPE_INTEGER:
      return cf_json_get_integer (object, member, &integer);
    case CF_JSON_TYPE_DIGEST:
      return string != NULL && cf_digest_short_from_string (string, &digest);
    case CF_JSON_TYPE_STRINGS:
      return is_strings (cf_json_get_array (object, member));
    case CF_JSON_TYPE_STRING_OR_NULL:
      return string != NULL || JSON_NODE_HOLDS_NULL (node);
    case CF_JSON_TYPE_TEXTS:
      return is_texts (cf_json_get_object (object, member));
    case CF_JSON_TYPE_DIGESTS:
    default:
      return is_digests (cf_json_get_array (object, member));
    }
}

/**
 * cf_json_find_broken_rule:
 * @object: (nullable): an object
 * @rules: a table, ended by a %NULL member
 *
 * Returns: (transfer none) (nullable): the first rule that a member breaks; absent ones break none
 */
const CfJsonRule *
cf_json_find_broken_rule (JsonObject *object, const CfJsonRule *rules)
{
  for (const CfJsonRule *rule = rules; object != NULL && rule->member != NULL; rule++)
    if (json_object_has_member (object, rule->member) &&
        !is_of_type (object, rule->member, rule->type))
      return rule;
  return NULL;
}
