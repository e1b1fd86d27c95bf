/* SPDX-License-Identifier: GPL-3.0-or-later
 * Holds JSON against a JSON Schema.
 *
 * So that what is said of our files to other programs and what `check` finds wrong with them is one
 * text. A keyword is a function and a row in the table; one that is not there is an error in the schema,
 * and found by a test. The schemas are our own; what is held against them has passed the gate, so that
 * its depth is bounded, and that of the recursion with it. */

#include "config.h"

#include "cf-json-schema.h"

#include "cf-json-writer.h"
#include "cf-json.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

struct _CfJsonSchema
{
  JsonNode *root;
  GHashTable *patterns; /* pattern -> GRegex */
};

typedef struct
{
  CfJsonSchema *schema;
  CfJsonComplaint on_complaint;
  gpointer user_data;
  GString *pointer;
  guint silent; /* how many "if this, or that" are open */
  gboolean stopped;
} Validation;

static gboolean validate (Validation *v, JsonNode *schema, JsonNode *node);

static gboolean complain (Validation *v, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Always returns FALSE. */
static gboolean
complain (Validation *v, const char *format, ...)
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
is_valid (Validation *v, JsonNode *schema, JsonNode *node)
{
  gboolean valid;

  v->silent++;
  valid = validate (v, schema, node);
  v->silent--;
  return valid;
}

static gboolean
validate_member (Validation *v, JsonNode *schema, JsonNode *node, const char *name)
{
  gsize length = v->pointer->len;
  gboolean valid;

  g_string_append_printf (v->pointer, "/%s", name);
  valid = validate (v, schema, node);
  g_string_truncate (v->pointer, length);
  return valid;
}

static gboolean
validate_element (Validation *v, JsonNode *schema, JsonNode *node, guint index)
{
  char name[16];

  g_snprintf (name, sizeof name, "%u", index);
  return validate_member (v, schema, node, name);
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
is_of_type (JsonNode *node, const char *type)
{
  if (g_str_equal (type, "object"))
    return JSON_NODE_HOLDS_OBJECT (node);
  if (g_str_equal (type, "array"))
    return JSON_NODE_HOLDS_ARRAY (node);
  if (g_str_equal (type, "null"))
    return JSON_NODE_HOLDS_NULL (node);
  if (g_str_equal (type, "string"))
    return is_string (node);
  if (g_str_equal (type, "boolean"))
    return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;
  return is_number (node) &&
         (g_str_equal (type, "number") || fabs (fmod (json_node_get_double (node), 1.0)) < DBL_MIN);
}

static gboolean
check_ref (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  g_auto (GStrv) path = g_strsplit (json_node_get_string (keyword), "/", -1);
  JsonNode *target = v->schema->root;

  for (guint i = 1; path[i] != NULL; i++)
    target = json_object_get_member (json_node_get_object (target), path[i]);
  return validate (v, target, node);
}

static gboolean
check_type (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  g_autoptr (GString) names = g_string_new (NULL);
  JsonArray *types;

  if (!JSON_NODE_HOLDS_ARRAY (keyword))
    return is_of_type (node, json_node_get_string (keyword)) ||
           complain (v, _ ("this is not of the type “%s”"), json_node_get_string (keyword));
  types = json_node_get_array (keyword);
  for (guint i = 0; i < json_array_get_length (types); i++)
    {
      const char *type = json_array_get_string_element (types, i);

      if (is_of_type (node, type))
        return TRUE;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", type);
    }
  return complain (v, _ ("this is of none of the types: %s"), names->str);
}

static char *
write_node (JsonNode *node)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);

  cf_json_writer_node (writer, node);
  return cf_json_writer_finish_string (writer);
}

static gboolean
check_const (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  g_autofree char *text = NULL;

  if (cf_json_compare (keyword, node) == 0)
    return TRUE;
  text = write_node (keyword);
  return complain (v, _ ("here belongs %s"), text);
}

static gboolean
check_enum (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *values = json_node_get_array (keyword);
  g_autofree char *text = NULL;

  for (guint i = 0; i < json_array_get_length (values); i++)
    if (cf_json_compare (json_array_get_element (values, i), node) == 0)
      return TRUE;
  text = write_node (keyword);
  return complain (v, _ ("here belongs one of %s"), text);
}

static GRegex *
get_regex (CfJsonSchema *schema, const char *pattern)
{
  GRegex *regex = g_hash_table_lookup (schema->patterns, pattern);

  if (regex != NULL)
    return regex;
  regex = g_regex_new (pattern, G_REGEX_DOLLAR_ENDONLY | G_REGEX_OPTIMIZE, 0, NULL);
  g_assert (regex != NULL);
  g_hash_table_insert (schema->patterns, g_strdup (pattern), regex);
  return regex;
}

static gboolean
check_pattern (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  const char *pattern = json_node_get_string (keyword);

  if (!is_string (node) ||
      g_regex_match (get_regex (v->schema, pattern), json_node_get_string (node), 0, NULL))
    return TRUE;
  return complain (v, _ ("“%.80s” is not of the form that belongs here"),
                   json_node_get_string (node));
}

static gboolean
check_min_length (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  return !is_string (node) ||
         g_utf8_strlen (json_node_get_string (node), -1) >= json_node_get_int (keyword) ||
         complain (v, "%s", _ ("this is too short"));
}

static gboolean
check_max_length (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  return !is_string (node) ||
         g_utf8_strlen (json_node_get_string (node), -1) <= json_node_get_int (keyword) ||
         complain (v, "%s", _ ("this is too long"));
}

static gboolean
check_minimum (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  return !is_number (node) || json_node_get_double (node) >= json_node_get_double (keyword) ||
         complain (v, _ ("this is less than %g"), json_node_get_double (keyword));
}

static gboolean
check_maximum (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  return !is_number (node) || json_node_get_double (node) <= json_node_get_double (keyword) ||
         complain (v, _ ("this is greater than %.0f"), json_node_get_double (keyword));
}

static gboolean
check_min_items (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  return !JSON_NODE_HOLDS_ARRAY (node) ||
         json_array_get_length (json_node_get_array (node)) >= json_node_get_int (keyword) ||
         complain (v, "%s", _ ("there are too few elements"));
}

static gboolean
check_max_items (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  return !JSON_NODE_HOLDS_ARRAY (node) ||
         json_array_get_length (json_node_get_array (node)) <= json_node_get_int (keyword) ||
         complain (v, "%s", _ ("there are too many elements"));
}

static gboolean
check_unique_items (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!g_hash_table_add (seen, write_node (json_array_get_element (array, i))))
      return complain (v, "%s", _ ("an element is there twice"));
  return TRUE;
}

static gboolean
check_prefix_items (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
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
check_items (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
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
check_contains (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (is_valid (v, keyword, json_array_get_element (array, i)))
      return TRUE;
  return array == NULL || complain (v, "%s", _ ("something that belongs here is missing"));
}

static gboolean
check_required (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
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
      valid = complain (v, "%s", _ ("this is missing"));
      g_string_truncate (v->pointer, length);
    }
  return valid;
}

static gboolean
check_properties (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
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
check_additional (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
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
check_all_of (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *schemas = json_node_get_array (keyword);
  gboolean valid = TRUE;

  for (guint i = 0; i < json_array_get_length (schemas); i++)
    valid = validate (v, json_array_get_element (schemas, i), node) && valid;
  return valid;
}

static gboolean
check_any_of (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  JsonArray *schemas = json_node_get_array (keyword);

  for (guint i = 0; i < json_array_get_length (schemas); i++)
    if (is_valid (v, json_array_get_element (schemas, i), node))
      return TRUE;
  return complain (v, "%s", _ ("this is of none of the shapes that may stand here"));
}

static gboolean
check_not (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  return !is_valid (v, keyword, node) ||
         complain (v, "%s", _ ("this is of a shape that may not stand here"));
}

static gboolean
check_if (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node)
{
  const char *branch = is_valid (v, keyword, node) ? "then" : "else";
  JsonNode *chosen = json_object_get_member (schema, branch);

  return chosen == NULL || validate (v, chosen, node);
}

static const struct
{
  const char *name;
  gboolean (*check) (Validation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node);
} keywords[] = {
  { "$ref", check_ref },
  { "type", check_type },
  { "const", check_const },
  { "enum", check_enum },
  { "pattern", check_pattern },
  { "minLength", check_min_length },
  { "maxLength", check_max_length },
  { "minimum", check_minimum },
  { "maximum", check_maximum },
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
validate (Validation *v, JsonNode *schema, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *keyword;
  gboolean valid = TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (schema))
    return json_node_get_boolean (schema) || complain (v, "%s", _ ("this may not stand here"));
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
  Validation v = { schema, on_complaint, user_data, pointer, 0, FALSE };

  return validate (&v, schema->root, node);
}
