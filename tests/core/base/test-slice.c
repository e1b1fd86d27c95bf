/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pieces of a JSON text: each element is what json-glib finds there, and the rest is the rest. */

#include "config.h"

#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-test.h"

#include <string.h>

static const char *const path[] = { "first", "items", NULL };

/* What is read around the array, and its elements, one a line. */
static char *
show (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GArray) slices = g_array_new (FALSE, FALSE, sizeof (CfJsonSlice));
  g_autoptr (GError) error = NULL;
  CfJsonReport report;
  g_autoptr (JsonNode) rest =
               cf_json_parse_without (bytes, "test.json", path, slices, &report, &error);
  GString *out = g_string_new (NULL);
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  cf_json_writer_node (writer, rest);
  written = cf_json_writer_finish_string (writer);
  g_string_append (out, written);
  for (guint i = 0; i < slices->len; i++)
    {
      const CfJsonSlice *slice = &g_array_index (slices, CfJsonSlice, i);

      g_string_append_printf (out, "\n%.*s", (int) (slice->end - slice->start),
                              json + slice->start);
    }
  return g_string_free (out, FALSE);
}

static const char *const cases[][2] = {
  { "{\"first\":{\"items\":[1,\"a\",{\"b\":[2]},[],null,-0.5]},\"x\":1}",
    "{\"first\":{\"items\":[]},\"x\":1}\n1\n\"a\"\n{\"b\":[2]}\n[]\nnull\n-0.5" },
  { " { \"x\" : { \"first\" : [ ] } , \"first\" : { \"a\" : \"]\" , \"items\" : [ 1 , { } ] } } ",
    "{\"x\":{\"first\":[]},\"first\":{\"a\":\"]\",\"items\":[]}}\n1\n{ }" },
  { "\xef\xbb\xbf{\"first\":{\"items\":[\"\\\"],\\\\\",\"\\\\\"]}}",
    "{\"first\":{\"items\":[]}}\n\"\\\"],\\\\\"\n\"\\\\\"" },
  /* Nothing to take out: all is in the tree. */
  { "{\"first\":{\"items\":[]}}", "{\"first\":{\"items\":[]}}" },
  { "{\"first\":{\"items\":{\"a\":[1]}}}", "{\"first\":{\"items\":{\"a\":[1]}}}" },
  { "{\"first\":[{\"items\":[1]}]}", "{\"first\":[{\"items\":[1]}]}" },
  { "{\"items\":[1]}", "{\"items\":[1]}" },
  { "{\"firstitems\":1,\"first\":{\"items2\":[1]}}",
    "{\"firstitems\":1,\"first\":{\"items2\":[1]}}" },
  { "{\"f\\u0069rst\":{\"items\":[1]}}", "{\"first\":{\"items\":[1]}}" },
  { "[{\"first\":{\"items\":[1]}}]", "[{\"first\":{\"items\":[1]}}]" },
  { "7", "7" },
  /* Only good for looking at: a member twice, an exponent. */
  { "{\"first\":{\"items\":[1e3]}}", "{\"first\":{\"items\":[1000.0]}}" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = show (cases[i][0]);

      g_assert_cmpstr (shown, ==, cases[i][1]);
    }
}

static JsonNode *
make_value (GRand *random, guint depth)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  gint32 kind = g_rand_int_range (random, 0, depth > 0 ? 6 : 4);
  JsonArray *array;
  JsonObject *object;

  if (kind < 2)
    json_node_set_int (node, g_rand_int_range (random, -1000, 1000));
  else if (kind == 2)
    json_node_set_string (node, g_rand_boolean (random) ? "]}\",\\ [{:" : "网络");
  else if (kind == 3)
    json_node_set_boolean (node, g_rand_boolean (random));
  else if (kind == 4)
    {
      array = json_array_new ();
      for (gint32 i = g_rand_int_range (random, 0, 4); i > 0; i--)
        json_array_add_element (array, make_value (random, depth - 1));
      json_node_init_array (node, array);
      json_array_unref (array);
    }
  else
    {
      object = json_object_new ();
      for (gint32 i = g_rand_int_range (random, 0, 4); i > 0; i--)
        json_object_set_member (object, i % 2 == 0 ? "items" : "first",
                                make_value (random, depth - 1));
      json_node_init_object (node, object);
      json_object_unref (object);
    }
  return node;
}

/* Of random values: all slices together, read some at a time, are the array. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
      g_autoptr (JsonObject) object = json_object_new ();
      JsonObject *page = json_object_new ();
      JsonArray *items = json_array_new ();
      guint n = (guint) g_rand_int_range (random, 1, 30);
      g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_INDENTED);
      g_autoptr (GArray) slices = g_array_new (FALSE, FALSE, sizeof (CfJsonSlice));
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (JsonNode) rest = NULL;
      CfJsonReport report;

      for (guint i = 0; i < n; i++)
        json_array_add_element (items, make_value (random, 4));
      json_object_set_array_member (page, "items", items);
      json_object_set_member (object, "before", make_value (random, 3));
      json_object_set_object_member (object, "first", page);
      json_object_set_member (object, "behind", make_value (random, 3));
      json_node_set_object (root, object);
      cf_json_writer_node (writer, root);
      bytes = cf_json_writer_finish (writer);
      rest = cf_json_parse_without (bytes, "test.json", path, slices, &report, NULL);
      g_assert_cmpuint (slices->len, ==, n);
      for (guint first = 0; first < n; first += 7)
        {
          guint many = MIN (7, n - first);
          JsonArray *some =
            cf_json_parse_slices (bytes, &g_array_index (slices, CfJsonSlice, first), many, NULL);

          g_assert_cmpuint (json_array_get_length (some), ==, many);
          for (guint i = 0; i < many; i++)
            g_assert_true (cf_json_equal (json_array_get_element (some, i),
                                          json_array_get_element (items, first + i)));
          json_array_unref (some);
        }
    }
}

/* Equal and compared are one. */
static void
test_equal (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (JsonNode) a = make_value (random, 3);
      g_autoptr (JsonNode) b = make_value (random, 3);
      g_autoptr (JsonNode) copy = cf_json_sorted_copy (a);

      g_assert_cmpint (cf_json_equal (a, b), ==, cf_json_compare (a, b) == 0);
      g_assert_true (cf_json_equal (a, copy));
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/slice/cases", test_cases);
  g_test_add_func ("/slice/random", test_random);
  g_test_add_func ("/slice/equal", test_equal);
  return g_test_run ();
}
