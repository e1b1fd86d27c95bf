/* SPDX-License-Identifier: GPL-3.0-or-later
 * Holds JSON against a JSON Schema.
 *
 * So that what is said of our files to other programs and what `check` finds wrong with them is one
 * text. A keyword is a function and a row in the table; one that is not there is an error in the schema,
 * and found by a test. The schemas are our own; what is held against them has passed the gate, so that
 * its depth is bounded, and that of the recursion with it. */

#include "config.h"

#include "cf-json-schema-private.h"
#include "cf-json.h"

#include <glib/gi18n.h>

#include <string.h>

static gboolean validate (CfJsonValidation *v, JsonNode *schema, JsonNode *node);

/**
 * cf_json_schema_complain:
 * @v: a validation
 * @format: what is wrong with the value that it has come to, for people
 *
 * Returns: always %FALSE
 */
gboolean
cf_json_schema_complain (CfJsonValidation *v, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  if (v->silent > 0 || v->stopped)
    return FALSE;
  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  v->stopped = v->on_complaint != NULL && !v->on_complaint (v->pointer->str, text, v->user_data);
  return FALSE;
}

static gboolean
is_valid (CfJsonValidation *v, JsonNode *schema, JsonNode *node)
{
  gboolean valid;

  v->silent++;
  valid = validate (v, schema, node);
  v->silent--;
  return valid;
}

static gboolean
validate_member (CfJsonValidation *v, JsonNode *schema, JsonNode *node, const char *name)
{
  gsize length = v->pointer->len;
  gboolean valid;

  g_string_append_printf (v->pointer, "/%s", name);
  valid = validate (v, schema, node);
  g_string_truncate (v->pointer, length);
  return valid;
}

static gboolean
validate_element (CfJsonValidation *v, JsonNode *schema, JsonNode *node, guint index)
{
  char name[16];

  g_snprintf (name, sizeof name, "%u", index);
  return validate_member (v, schema, node, name);
}

static gboolean
check_ref (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  g_auto (GStrv) path = g_strsplit (json_node_get_string (keyword), "/", -1);
  JsonNode *target = v->schema->root;

  for (guint i = 1; path[i] != NULL; i++)
    target = json_object_get_member (json_node_get_object (target), path[i]);
  return validate (v, target, node);
}

static gboolean
check_min_items (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  return !JSON_NODE_HOLDS_ARRAY (node) ||
         json_array_get_length (json_node_get_array (node)) >= json_node_get_int (keyword) ||
         cf_json_schema_complain (v, "%s", _ ("there are too few elements"));
}

static gboolean
check_max_items (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  return !JSON_NODE_HOLDS_ARRAY (node) ||
         json_array_get_length (json_node_get_array (node)) <= json_node_get_int (keyword) ||
         cf_json_schema_complain (v, "%s", _ ("there are too many elements"));
}

static gboolean
check_unique_items (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!g_hash_table_add (seen, cf_json_schema_write (json_array_get_element (array, i))))
      return cf_json_schema_complain (v, "%s", _ ("an element is there twice"));
  return TRUE;
}

static gboolean
check_prefix_items (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *schemas = json_node_get_array (keyword);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;
  gboolean valid = TRUE;

  for (guint i = 0; i < MIN (n, json_array_get_length (schemas)); i++)
    valid = validate_element (v, json_array_get_element (schemas, i),
                              json_array_get_element (array, i), i) &&
            valid;
  return valid;
}

static gboolean
check_items (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *prefix = cf_json_get_array (schema, "prefixItems");
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean valid = TRUE;

  for (guint i = prefix != NULL ? json_array_get_length (prefix) : 0;
       array != NULL && i < json_array_get_length (array) && !v->stopped; i++)
    valid = validate_element (v, keyword, json_array_get_element (array, i), i) && valid;
  return valid;
}

static gboolean
check_contains (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (is_valid (v, keyword, json_array_get_element (array, i)))
      return TRUE;
  return array == NULL ||
         cf_json_schema_complain (v, "%s", _ ("something that belongs here is missing"));
}

static gboolean
check_required (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *names = json_node_get_array (keyword);
  gboolean valid = TRUE;

  for (guint i = 0; JSON_NODE_HOLDS_OBJECT (node) && i < json_array_get_length (names); i++)
    {
      const char *name = json_array_get_string_element (names, i);
      gsize length = v->pointer->len;

      if (json_object_has_member (json_node_get_object (node), name))
        continue;
      g_string_append_printf (v->pointer, "/%s", name);
      valid = cf_json_schema_complain (v, "%s", _ ("this is missing"));
      g_string_truncate (v->pointer, length);
    }
  return valid;
}

static gboolean
check_properties (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *property;
  gboolean valid = TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  json_object_iter_init_ordered (&iter, json_node_get_object (keyword));
  while (json_object_iter_next_ordered (&iter, &name, &property))
    {
      JsonNode *member = json_object_get_member (json_node_get_object (node), name);

      if (member != NULL)
        valid = validate_member (v, property, member, name) && valid;
    }
  return valid;
}

static gboolean
check_additional (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonObject *known = cf_json_get_object (schema, "properties");
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean valid = TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (known == NULL || !json_object_has_member (known, name))
      valid = validate_member (v, keyword, member, name) && valid;
  return valid;
}

static gboolean
check_all_of (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *schemas = json_node_get_array (keyword);
  gboolean valid = TRUE;

  for (guint i = 0; i < json_array_get_length (schemas); i++)
    valid = validate (v, json_array_get_element (schemas, i), node) && valid;
  return valid;
}

static gboolean
check_any_of (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *schemas = json_node_get_array (keyword);

  for (guint i = 0; i < json_array_get_length (schemas); i++)
    if (is_valid (v, json_array_get_element (schemas, i), node))
      return TRUE;
  return cf_json_schema_complain (v, "%s", _ ("this is of none of the shapes that may stand here"));
}

static gboolean
check_not (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  return !is_valid (v, keyword, node) ||
         cf_json_schema_complain (v, "%s", _ ("this is of a shape that may not stand here"));
}

static gboolean
check_if (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  const char *branch = is_valid (v, keyword, node) ? "then" : "else";
  JsonNode *chosen = json_object_get_member (schema, branch);

  return chosen == NULL || validate (v, chosen, node);
}

static const struct
{
  const char *name;
  CfJsonCheck *check;
} keywords[] = {
  { "$ref", check_ref },
  { "type", cf_json_schema_check_type },
  { "const", cf_json_schema_check_const },
  { "enum", cf_json_schema_check_enum },
  { "pattern", cf_json_schema_check_pattern },
  { "minLength", cf_json_schema_check_min_length },
  { "maxLength", cf_json_schema_check_max_length },
  { "minimum", cf_json_schema_check_minimum },
  { "maximum", cf_json_schema_check_maximum },
  { "minItems", check_min_items },
  { "maxItems", check_max_items },
  { "uniqueItems", check_unique_items },
  { "prefixItems", check_prefix_items },
  { "items", check_items },
  { "contains", check_contains },
  { "required", check_required },
  { "properties", check_properties },
  { "additionalProperties", check_additional },
  { "allOf", check_all_of },
  { "anyOf", check_any_of },
  { "not", check_not },
  { "if", check_if },
};

/* What says nothing by itself: words about the schema, and what another keyword looks at. */
static const char *const mute[] = { "then",    "else",  "$defs",       "$id",
                                    "$schema", "title", "description", NULL };

static gboolean
validate (CfJsonValidation *v, JsonNode *schema, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *keyword;
  gboolean valid = TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (schema))
    return json_node_get_boolean (schema) ||
           cf_json_schema_complain (v, "%s", _ ("this may not stand here"));
  json_object_iter_init_ordered (&iter, json_node_get_object (schema));
  while ((valid || v->silent == 0) && json_object_iter_next_ordered (&iter, &name, &keyword))
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (keywords) && !g_str_equal (keywords[i].name, name))
        i++;
      if (g_strv_contains (mute, name))
        continue;
      g_return_val_if_fail (i < G_N_ELEMENTS (keywords), FALSE);
      valid = keywords[i].check (v, json_node_get_object (schema), keyword, node) && valid;
    }
  return valid;
}

/**
 * cf_json_schema_new:
 * @bytes: a schema of ours
 *
 * Returns: (transfer full): it, for use in one thread at a time
 */
CfJsonSchema *
cf_json_schema_new (GBytes *bytes)
{
  CfJsonSchema *schema = g_new0 (CfJsonSchema, 1);
  CfJsonReport report;

  schema->root = cf_json_parse (bytes, "schema", &report, NULL);
  g_assert (schema->root != NULL);
  schema->patterns =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_regex_unref);
  return schema;
}

void
cf_json_schema_free (CfJsonSchema *schema)
{
  json_node_unref (schema->root);
  g_hash_table_unref (schema->patterns);
  g_free (schema);
}

/**
 * cf_json_schema_validate:
 * @schema: a schema
 * @node: what passed the gate
 * @on_complaint: (nullable): called for each value that is wrong
 * @user_data: for @on_complaint
 *
 * Returns: whether all is as the schema says
 */
gboolean
cf_json_schema_validate (CfJsonSchema *schema,
                         JsonNode *node,
                         CfJsonComplaint on_complaint,
                         gpointer user_data)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  CfJsonValidation v = { schema, on_complaint, user_data, pointer, 0, FALSE };

  return validate (&v, schema->root, node);
}
