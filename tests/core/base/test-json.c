/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading and writing JSON: what the gate lets through comes back equal. */

#include "config.h"

#include "cf-digest.h"
#include "cf-error.h"
#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-test.h"

#include <math.h>
#include <string.h>

static JsonNode *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  CfJsonReport report;
  JsonNode *node = cf_json_parse (bytes, "test.json", &report, &error);

  g_assert_no_error (error);
  return node;
}

static char *
write_node (JsonNode *node, CfJsonStyle style)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (style);

  cf_json_writer_node (writer, node);
  return cf_json_writer_finish_string (writer);
}

/* Each pair: what is read, and how it is written compactly. */
static const char *const rewritten[][2] = {
  { "0", "0" },
  { "-0", "0" },
  { "1.0", "1.0" },
  { "1.50", "1.5" },
  { "-0.0", "-0.0" },
  { "0.1", "0.1" },
  { "0.0000000006", "0.0000000006" },
  { "123456789.123456", "123456789.123456" },
  { "0.3", "0.3" },
  { "2.675", "2.675" },
  { "100000000000000.5", "100000000000000.5" },
  { "9007199254740992", "9007199254740992" },
  { "\"\\u0041\\u00e9\\/\"", "\"Aé/\"" },
  { "\"\\ud842\\udfb7\"", "\"𠮷\"" },
  { "\"\\u001f\\b\\f\\n\\r\\t\\\"\\\\\\u007f\"", "\"\\u001f\\b\\f\\n\\r\\t\\\"\\\\\x7f\"" },
  { "\"\\u2028\"", "\"\xe2\x80\xa8\"" },
  { " [ true , false , null , { } , [ ] ] ", "[true,false,null,{},[]]" },
  { "{\"b\":1,\"a\":{\"d\":1,\"c\":2}}", "{\"b\":1,\"a\":{\"d\":1,\"c\":2}}" },
  { "{\"\":1}", "{\"\":1}" },
};

static void
test_rewritten (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rewritten); i++)
    {
      g_autoptr (JsonNode) node = parse (rewritten[i][0]);
      g_autofree char *written = write_node (node, CF_JSON_COMPACT);

      g_assert_cmpstr (written, ==, rewritten[i][1]);
    }
}

static void
test_styles (void)
{
  g_autoptr (JsonNode) node = parse ("{\"b\":[1,{\"z\":0,\"y\":[]}],\"a\":{}}");
  g_autofree char *indented = write_node (node, CF_JSON_INDENTED);
  g_autofree char *sorted = write_node (node, CF_JSON_SORTED);

  g_assert_cmpstr (indented, ==,
                   "{\n  \"b\": [\n    1,\n    {\n      \"z\": 0,\n      \"y\": []\n    }\n  ],\n"
                   "  \"a\": {}\n}\n");
  g_assert_cmpstr (sorted, ==, "{\"a\":{},\"b\":[1,{\"y\":[],\"z\":0}]}");
}

/* Member names sort by code point: U+FFFD before U+20BB7, unlike in UTF-16. */
static void
test_sorting (void)
{
  g_autoptr (JsonNode) node = parse ("{\"𠮷\":1,\"\xef\xbf\xbd\":2,\"a\":3,\"B\":4,\"\":5}");
  g_autofree char *sorted = write_node (node, CF_JSON_SORTED);

  g_assert_cmpstr (sorted, ==, "{\"\":5,\"B\":4,\"a\":3,\"\xef\xbf\xbd\":2,\"𠮷\":1}");
}

static void
test_not_finite (void)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);
  g_autofree char *written = NULL;

  cf_json_writer_begin_array (writer);
  cf_json_writer_decimal (writer, INFINITY);
  cf_json_writer_decimal (writer, NAN);
  cf_json_writer_string (writer, NULL);
  cf_json_writer_end_array (writer);
  written = cf_json_writer_finish_string (writer);
  g_assert_cmpstr (written, ==, "[null,null,null]");
}

/* What cannot be held is shown as U+FFFD, and nothing around it moves. */
static void
test_read_only_view (void)
{
  static const char json[] = "{\"a\\u0000b\": \"x\\ud800y\\\\u0000\\udc00\", \"n\": 1e3}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  CfJsonReport report;
  g_autoptr (JsonNode) node = cf_json_parse (bytes, "x", &report, NULL);
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpint (report.verdict, ==, CF_JSON_READ_ONLY);
  g_assert_cmpstr (json_object_get_string_member (object, "a\xef\xbf\xbd"
                                                          "b"),
                   ==, "x\xef\xbf\xbdy\\u0000\xef\xbf\xbd");
}

static void
test_errors (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[\n1,,2]", 7);
  g_autoptr (GError) error = NULL;
  CfJsonReport report;

  g_assert_null (cf_json_parse (bytes, "a/b.json", &report, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (error->message, "a/b.json:2:3: "));
}

static void
test_accessors (void)
{
  g_autoptr (JsonNode) node = parse (
    "{\"o\":{\"k\":1},\"a\":[\"x\",1,{}],\"s\":\"t\",\"i\":5,\"d\":5.0,\"b\":true,\"n\":null}");
  JsonObject *object = json_node_get_object (node);
  static const char *const members[] = { "o", "a", "s", "i", "d", "b", "n", "absent" };
  g_auto (GStrv) strings = cf_json_get_strings (object, "a");
  gint64 value = 0;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *m = members[i];

      g_assert_cmpint (cf_json_get_object (object, m) != NULL, ==, g_str_equal (m, "o"));
      g_assert_cmpint (cf_json_get_array (object, m) != NULL, ==, g_str_equal (m, "a"));
      g_assert_cmpint (cf_json_get_string (object, m) != NULL, ==, g_str_equal (m, "s"));
      g_assert_cmpint (cf_json_get_integer (object, m, &value), ==, g_str_equal (m, "i"));
      g_assert_cmpint (cf_json_get_boolean (object, m), ==, g_str_equal (m, "b"));
      g_assert_cmpint (cf_json_is_null_or_absent (object, m), ==,
                       g_str_equal (m, "n") || g_str_equal (m, "absent"));
    }
  g_assert_cmpint (value, ==, 5);
  g_assert_cmpuint (g_strv_length (strings), ==, 1);
  g_assert_null (cf_json_get_object (NULL, "o"));
  g_assert_null (cf_json_array_get_string (cf_json_get_array (object, "a"), 1));
  g_assert_nonnull (cf_json_array_get_object (cf_json_get_array (object, "a"), 2));
}

static void
test_unknown (void)
{
  g_autoptr (JsonNode) origin =
               parse ("{\"known\":1,\"z\":{\"b\":1,\"a\":2},\"m\":[{\"y\":1,\"x\":2}]}");
  g_autoptr (JsonNode) target = parse ("{\"known\":2}");
  const char *const known[] = { "known", NULL };
  g_autofree char *written = NULL;

  cf_json_append_unknown (json_node_get_object (target), json_node_get_object (origin), known);
  written = write_node (target, CF_JSON_COMPACT);
  g_assert_cmpstr (written, ==, "{\"known\":2,\"m\":[{\"x\":2,\"y\":1}],\"z\":{\"a\":2,\"b\":1}}");
  g_assert_false (cf_json_has_only (json_node_get_object (origin), known));
  g_assert_true (cf_json_has_only (json_node_get_object (origin),
                                   (const char *const[]){ "m", "z", "known", NULL }));
}

/* The name of a file may be no UTF-8. */
static void
test_any_bytes (void)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);
  g_autofree char *written = NULL;

  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "\xff", "a\xff\xfe网\xe7\xbd.txt");
  cf_json_writer_end_object (writer);
  written = cf_json_writer_finish_string (writer);
  g_assert_cmpstr (
    written, ==, "{\"\xef\xbf\xbd\":\"a\xef\xbf\xbd\xef\xbf\xbd网\xef\xbf\xbd\xef\xbf\xbd.txt\"}");
}

/* Of 64 bits of SHA-256 over the sorted form; the value is Python's. */
static void
test_digest (void)
{
  g_autoptr (JsonNode) a = parse ("{\"b\":[1,2.50],\"a\":\"网\"}");
  g_autoptr (JsonNode) b = parse ("{\"a\":\"\\u7f51\", \"b\":[1, 2.5]}");
  g_autofree char *digest =
    cf_digest_short_to_string (cf_json_object_digest (json_node_get_object (a)));

  /* hashlib.sha256('{"a":"网","b":[1,2.5]}'.encode()).hexdigest()[:16] */
  g_assert_cmpstr (digest, ==, "e8311553ee156763");
  g_assert_cmpuint (cf_json_object_digest (json_node_get_object (b)), ==,
                    cf_json_object_digest (json_node_get_object (a)));
  g_assert_cmpint (cf_json_compare (a, b), ==, 0);
}

/* The files of the suite that are `ok`, and the naughty strings, come back equal. */
static void
check_round_trip (const char *path)
{
  g_autoptr (GBytes) bytes = cf_test_read (path);
  CfJsonReport report;
  g_autoptr (JsonNode) node = cf_json_parse (bytes, path, &report, NULL);
  g_autoptr (JsonNode) again = NULL;
  g_autofree char *written = NULL;

  g_assert_cmpint (report.verdict, ==, CF_JSON_OK);
  written = write_node (node, CF_JSON_INDENTED);
  again = parse (written);
  g_assert_cmpint (cf_json_compare (node, again), ==, 0);
  g_assert_true (json_node_equal (node, again));
}

static void
test_round_trips (void)
{
  g_autofree char *list = cf_test_data ("suites", "JSONTestSuite", "expected.tsv", NULL);
  g_autofree char *naughty =
    cf_test_data ("suites", "big-list-of-naughty-strings", "blns.json", NULL);
  g_autoptr (GBytes) bytes = cf_test_read (list);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  guint n = 0;

  check_round_trip (naughty);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", 3);
      g_autofree char *path = NULL;

      if (g_strv_length (row) < 2 || !g_str_equal (row[1], "ok"))
        continue;
      path = cf_test_data ("suites", "JSONTestSuite", "test_parsing", row[0], NULL);
      check_round_trip (path);
      n++;
    }
  g_assert_cmpuint (n, ==, 79);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/json/rewritten", test_rewritten);
  g_test_add_func ("/json/styles", test_styles);
  g_test_add_func ("/json/sorting", test_sorting);
  g_test_add_func ("/json/not-finite", test_not_finite);
  g_test_add_func ("/json/read-only-view", test_read_only_view);
  g_test_add_func ("/json/errors", test_errors);
  g_test_add_func ("/json/accessors", test_accessors);
  g_test_add_func ("/json/unknown", test_unknown);
  g_test_add_func ("/json/digest", test_digest);
  g_test_add_func ("/json/round-trips", test_round_trips);
  g_test_add_func ("/json/any-bytes", test_any_bytes);
  return g_test_run ();
}
