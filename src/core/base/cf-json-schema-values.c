/* SPDX-License-Identifier: GPL-3.0-or-later
 * The keywords of a schema that look at one value: its type, its characters, its size. */

#include "config.h"

#include "cf-json-schema-private.h"
#include "cf-json-writer.h"
#include "cf-json.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

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

/* `type` */
gboolean
cf_json_schema_check_type (CfJsonValidation *v,
                           JsonObject *schema,
                           JsonNode *keyword,
                           JsonNode *node)
{
  g_autoptr (GString) names = g_string_new (NULL);
  JsonArray *types;

  if (!JSON_NODE_HOLDS_ARRAY (keyword))
    return is_of_type (node, json_node_get_string (keyword)) ||
           cf_json_schema_complain (v, _ ("this is not of the type “%s”"),
                                    json_node_get_string (keyword));
  types = json_node_get_array (keyword);
  for (guint i = 0; i < json_array_get_length (types); i++)
    {
      const char *type = json_array_get_string_element (types, i);

      if (is_of_type (node, type))
        return TRUE;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", type);
    }
  return cf_json_schema_complain (v, _ ("this is of none of the types: %s"), names->str);
}

/**
 * cf_json_schema_write:
 * @node: a value
 *
 * Returns: (transfer full): it, on one line
 */
char *
cf_json_schema_write (JsonNode *node)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);

  cf_json_writer_node (writer, node);
  return cf_json_writer_finish_string (writer);
}

/* `const` */
gboolean
cf_json_schema_check_const (CfJsonValidation *v,
                            JsonObject *schema,
                            JsonNode *keyword,
                            JsonNode *node)
{
  g_autofree char *text = NULL;

  if (cf_json_compare (keyword, node) == 0)
    return TRUE;
  text = cf_json_schema_write (keyword);
  return cf_json_schema_complain (v, _ ("here belongs %s"), text);
}

/* `enum` */
gboolean
cf_json_schema_check_enum (CfJsonValidation *v,
                           JsonObject *schema,
                           JsonNode *keyword,
                           JsonNode *node)
{
  JsonArray *values = json_node_get_array (keyword);
  g_autofree char *text = NULL;

  for (guint i = 0; i < json_array_get_length (values); i++)
    if (cf_json_compare (json_array_get_element (values, i), node) == 0)
      return TRUE;
  text = cf_json_schema_write (keyword);
  return cf_json_schema_complain (v, _ ("here belongs one of %s"), text);
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

/* `pattern` */
gboolean
cf_json_schema_check_pattern (CfJsonValidation *v,
                              JsonObject *schema,
                              JsonNode *keyword,
                              JsonNode *node)
{
  const char *pattern = json_node_get_string (keyword);

  if (!is_string (node) ||
      g_regex_match (get_regex (v->schema, pattern), json_node_get_string (node), 0, NULL))
    return TRUE;
  return cf_json_schema_complain (v, _ ("“%.80s” is not of the form that belongs here"),
                                  json_node_get_string (node));
}

/* `minLength` */
gboolean
cf_json_schema_check_min_length (CfJsonValidation *v,
                                 JsonObject *schema,
                                 JsonNode *keyword,
                                 JsonNode *node)
{
  return !is_string (node) ||
         g_utf8_strlen (json_node_get_string (node), -1) >= json_node_get_int (keyword) ||
         cf_json_schema_complain (v, "%s", _ ("this is too short"));
}

/* `maxLength` */
gboolean
cf_json_schema_check_max_length (CfJsonValidation *v,
                                 JsonObject *schema,
                                 JsonNode *keyword,
                                 JsonNode *node)
{
  return !is_string (node) ||
         g_utf8_strlen (json_node_get_string (node), -1) <= json_node_get_int (keyword) ||
         cf_json_schema_complain (v, "%s", _ ("this is too long"));
}

/* `minimum` */
gboolean
cf_json_schema_check_minimum (CfJsonValidation *v,
                              JsonObject *schema,
                              JsonNode *keyword,
                              JsonNode *node)
{
  return !is_number (node) || json_node_get_double (node) >= json_node_get_double (keyword) ||
         cf_json_schema_complain (v, _ ("this is less than %g"), json_node_get_double (keyword));
}

/* `maximum` */
gboolean
cf_json_schema_check_maximum (CfJsonValidation *v,
                              JsonObject *schema,
                              JsonNode *keyword,
                              JsonNode *node)
{
  return !is_number (node) || json_node_get_double (node) <= json_node_get_double (keyword) ||
         cf_json_schema_complain (v, _ ("this is greater than %.0f"),
                                  json_node_get_double (keyword));
}
