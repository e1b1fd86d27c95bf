/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each keyword of a schema takes and rejects, and where it says that something is wrong. Our own
 * schemas are held against another's validator in tests/data/test-schemas.py. */

#include "config.h"

#include "cf-json-schema.h"
#include "cf-json.h"
#include "cf-test.h"

#include <string.h>

/* The places of all complaints, with spaces between them; empty for a document that is valid. */
static const struct
{
  const char *schema;
  const char *document;
  const char *places;
} rows[] = {
  { "{}", "{\"a\": [1]}", "" },
  { "{\"type\": \"object\"}", "[]", "." },
  { "{\"properties\": {\"a\": {\"type\": [\"string\", \"null\"]}}}", "{\"a\": null}", "" },
  { "{\"properties\": {\"a\": {\"type\": [\"string\", \"null\"]}}}", "{\"a\": 1}", "/a" },
  { "{\"properties\": {\"a\": {\"type\": \"integer\"}}}", "{\"a\": 1.0}", "" },
  { "{\"properties\": {\"a\": {\"type\": \"integer\"}}}", "{\"a\": 1.5}", "/a" },
  { "{\"properties\": {\"a\": {\"type\": \"integer\"}}}", "{\"a\": true}", "/a" },
  { "{\"required\": [\"a\", \"b\"]}", "{}", "/a /b" },
  { "{\"required\": [\"a\"]}", "[]", "" },
  { "{\"properties\": {\"a\": false}}", "{\"a\": 1}", "/a" },
  { "{\"properties\": {\"a\": {}}, \"additionalProperties\": false}", "{\"a\": 1, \"b\": 2}",
    "/b" },
  { "{\"additionalProperties\": {\"type\": \"string\"}}", "{\"a\": \"\", \"b\": 2}", "/b" },
  { "{\"items\": {\"enum\": [1, \"x\", null]}}", "[1, \"x\", null, 2, \"1\"]", "/3 /4" },
  { "{\"prefixItems\": [{\"const\": 1}], \"items\": {\"const\": {\"b\": [], \"a\": 1}}}",
    "[1, {\"a\": 1, \"b\": []}, 1]", "/2" },
  { "{\"prefixItems\": [{\"const\": 1}]}", "[2, 3]", "/0" },
  { "{\"items\": {\"pattern\": \"^[a-z]+$\"}}", "[\"ab\", \"ab\\n\", \"\", 5]", "/1 /2" },
  { "{\"items\": {\"minLength\": 1, \"maxLength\": 2}}", "[\"\", \"网𠮷\", \"abc\", 5]", "/0 /2" },
  { "{\"items\": {\"minimum\": 0, \"maximum\": 3}}", "[-1, 0, 3, 3.5, \"x\"]", "/0 /3" },
  { "{\"items\": {\"minItems\": 1, \"maxItems\": 2}}", "[[], [1], [1, 2], [1, 2, 3]]", "/0 /3" },
  { "{\"items\": {\"uniqueItems\": true}}", "[[1, 2], [{\"a\": 1}, {\"a\": 1}]]", "/1" },
  { "{\"items\": {\"contains\": {\"const\": 1}}}", "[[0, 1], [0], [], 5]", "/1 /2" },
  { "{\"allOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}]}", "{\"b\": 1}", "/a" },
  { "{\"items\": {\"anyOf\": [{\"type\": \"string\"}, {\"minimum\": 3}]}}", "[\"x\", 4, 2]", "/2" },
  { "{\"items\": {\"not\": {\"type\": \"string\"}}}", "[1, \"x\"]", "/1" },
  { "{\"items\": {\"if\": {\"type\": \"string\"}, \"then\": {\"minLength\": 2}, \"else\": "
    "{\"const\": 1}}}",
    "[\"ab\", \"a\", 1, 2]", "/1 /3" },
  { "{\"items\": {\"$ref\": \"#/$defs/x\", \"maximum\": 3}, \"$defs\": {\"x\": {\"minimum\": 2}}}",
    "[1, 2, 4]", "/0 /2" },
};

static gboolean
note (const char *pointer, const char *text, gpointer user_data)
{
  GString *places = user_data;

  g_assert_cmpstr (text, !=, "");
  g_string_append_printf (places, "%s%s", places->len > 0 ? " " : "",
                          *pointer != '\0' ? pointer : ".");
  return TRUE;
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  CfJsonReport gate;
  JsonNode *node = cf_json_parse (bytes, "test", &gate, NULL);

  g_assert_nonnull (node);
  return node;
}

static CfJsonSchema *
parse_schema (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  return cf_json_schema_new (bytes);
}

static void
test_keywords (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CfJsonSchema) schema = parse_schema (rows[i].schema);
      g_autoptr (JsonNode) node = parse (rows[i].document);
      g_autoptr (GString) places = g_string_new (NULL);
      gboolean valid = cf_json_schema_validate (schema, node, note, places);

      if (!g_str_equal (places->str, rows[i].places) || valid != (*rows[i].places == '\0'))
        {
          g_test_message ("%s with %s: %d, %s", rows[i].schema, rows[i].document, valid,
                          places->str);
          g_test_fail ();
        }
      g_assert_cmpint (cf_json_schema_validate (schema, node, NULL, NULL), ==, valid);
    }
}

static gboolean
stop (const char *pointer, const char *text, gpointer user_data)
{
  (*(guint *) user_data)++;
  return FALSE;
}

/* Who has heard enough hears no more. */
static void
test_stop (void)
{
  g_autoptr (CfJsonSchema) schema = parse_schema ("{\"items\": {\"type\": \"string\"}}");
  g_autoptr (JsonNode) node = parse ("[1, 2, 3]");
  guint n = 0;

  g_assert_false (cf_json_schema_validate (schema, node, stop, &n));
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/json-schema/keywords", test_keywords);
  g_test_add_func ("/json-schema/stop", test_stop);
  return g_test_run ();
}
