/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether JSON says the same. */

#include "config.h"

#include "cf-json-writer.h"
#include "cf-json.h"

#include <string.h>

/**
 * cf_json_to_sorted_text:
 * @node: a tree that passed the gate
 *
 * Returns: (transfer full): its compact, sorted form: the same for equal values
 */
char *
cf_json_to_sorted_text (JsonNode *node)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_SORTED);

  cf_json_writer_node (writer, node);
  return cf_json_writer_finish_string (writer);
}

/**
 * cf_json_compare:
 * @a: a value
 * @b: another
 *
 * Returns: the order of the bytes of their compact, sorted forms; 0 for equal values
 */
int
cf_json_compare (JsonNode *a, JsonNode *b)
{
  g_autofree char *x = cf_json_to_sorted_text (a);
  g_autofree char *y = cf_json_to_sorted_text (b);

  return strcmp (x, y);
}

static gboolean
objects_equal (JsonObject *a, JsonObject *b)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (json_object_get_size (a) != json_object_get_size (b))
    return FALSE;
  json_object_iter_init (&iter, a);
  while (json_object_iter_next (&iter, &name, &member))
    {
      JsonNode *same = json_object_get_member (b, name);

      if (same == NULL || !cf_json_equal (member, same))
        return FALSE;
    }
  return TRUE;
}

static gboolean
arrays_equal (JsonArray *a, JsonArray *b)
{
  guint n = json_array_get_length (a);

  if (n != json_array_get_length (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!cf_json_equal (json_array_get_element (a, i), json_array_get_element (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * cf_json_equal:
 * @a: a value
 * @b: another
 *
 * Returns: whether cf_json_compare() would find no difference
 */
gboolean
cf_json_equal (JsonNode *a, JsonNode *b)
{
  if (json_node_get_node_type (a) != json_node_get_node_type (b))
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (a))
    return objects_equal (json_node_get_object (a), json_node_get_object (b));
  if (JSON_NODE_HOLDS_ARRAY (a))
    return arrays_equal (json_node_get_array (a), json_node_get_array (b));
  if (JSON_NODE_HOLDS_NULL (a))
    return TRUE;
  if (json_node_get_value_type (a) == G_TYPE_STRING &&
      json_node_get_value_type (b) == G_TYPE_STRING)
    return g_str_equal (json_node_get_string (a), json_node_get_string (b));
  if (json_node_get_value_type (a) == G_TYPE_INT64 && json_node_get_value_type (b) == G_TYPE_INT64)
    return json_node_get_int (a) == json_node_get_int (b);
  return cf_json_compare (a, b) == 0;
}

/**
 * cf_json_contains:
 * @whole: a value
 * @part: another
 *
 * Returns: whether @whole says all that @part does: objects may have more members, at every level; all
 *   else is equal
 */
gboolean
cf_json_contains (JsonNode *whole, JsonNode *part)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (JSON_NODE_HOLDS_OBJECT (part) && JSON_NODE_HOLDS_OBJECT (whole))
    {
      json_object_iter_init (&iter, json_node_get_object (part));
      while (json_object_iter_next (&iter, &name, &member))
        {
          JsonNode *same = json_object_get_member (json_node_get_object (whole), name);

          if (same == NULL || !cf_json_contains (same, member))
            return FALSE;
        }
      return TRUE;
    }
  if (JSON_NODE_HOLDS_ARRAY (part) && JSON_NODE_HOLDS_ARRAY (whole))
    {
      JsonArray *a = json_node_get_array (whole), *b = json_node_get_array (part);
      guint n = json_array_get_length (b);

      if (json_array_get_length (a) != n)
        return FALSE;
      for (guint i = 0; i < n; i++)
        if (!cf_json_contains (json_array_get_element (a, i), json_array_get_element (b, i)))
          return FALSE;
      return TRUE;
    }
  return cf_json_compare (whole, part) == 0;
}
