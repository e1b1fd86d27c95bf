/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a value stands in its file. */

#include "config.h"

#include "cf-json-locator.h"
#include "cf-test.h"

#include <string.h>

static const char json[] = "\xef\xbb\xbf{\n"
                           "  \"a\": [1, {\"b\\\"\": \"}]\"}, []],\n"
                           "  \"网\": {\"x\": null, \"y\": [ ]},\n"
                           "  \"empty\": {}, \"s\": \"q\\\\\"\n"
                           "}\n";

static const struct
{
  const char *pointer;
  gboolean found;
  guint line, column;
} rows[] = {
  { "", TRUE, 1, 2 },
  { "/a", TRUE, 2, 8 },
  { "/a/0", TRUE, 2, 9 },
  { "/a/1", TRUE, 2, 12 },
  { "/a/2", TRUE, 2, 27 },
  { "/a/3", FALSE, 2, 8 },
  { "/a/2/0", FALSE, 2, 27 },
  { "/网/y", TRUE, 3, 25 },
  { "/网/z", FALSE, 3, 8 },
  { "/empty", TRUE, 4, 12 },
  { "/s", TRUE, 4, 21 },
  { "/s/0", FALSE, 4, 21 },
  { "/nothing/at/all", FALSE, 1, 2 },
};

static void
check_row (CfJsonLocator *locator, guint i)
{
  guint line, column;
  gboolean found = cf_json_locator_find (locator, rows[i].pointer, &line, &column);

  if (found != rows[i].found || line != rows[i].line || column != rows[i].column)
    {
      g_test_message ("%s: %d at %u:%u", rows[i].pointer, found, line, column);
      g_test_fail ();
    }
}

static void
test_fresh (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
      g_autoptr (CfJsonLocator) locator = cf_json_locator_new (bytes);

      check_row (locator, i);
    }
}

/* What was looked for before has no influence on what is found. */
static void
test_any_order (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (CfJsonLocator) locator = cf_json_locator_new (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
      {
        check_row (locator, i);
        check_row (locator, k);
      }
}

/* Far into a text, and back: lines and columns are those that counting gives. */
static void
test_far (void)
{
  g_autoptr (GString) text = g_string_new ("[\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CfJsonLocator) locator = NULL;
  guint lines[3000], columns[3000], line, column;

  for (guint i = 0, at = 1; i < G_N_ELEMENTS (lines); i++)
    {
      lines[i] = 2 + i / 7;
      columns[i] = at;
      g_string_append (text, i + 1 < G_N_ELEMENTS (lines) ? "{\"网\": [\"😀\"]}," : "{}");
      at = i % 7 == 6 ? 1 : at + 13;
      if (i % 7 == 6)
        g_string_append_c (text, '\n');
    }
  g_string_append_c (text, ']');
  bytes = g_bytes_new_static (text->str, text->len);
  locator = cf_json_locator_new (bytes);
  for (guint i = 0; i < 20000; i++)
    {
      guint n = i < 3000 ? i : i * 7919 % 3000;
      g_autofree char *pointer = g_strdup_printf ("/%u", n);

      g_assert_true (cf_json_locator_find (locator, pointer, &line, &column));
      g_assert_cmpuint (line, ==, lines[n]);
      g_assert_cmpuint (column, ==, columns[n]);
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/locate/fresh", test_fresh);
  g_test_add_func ("/locate/any-order", test_any_order);
  g_test_add_func ("/locate/far", test_far);
  return g_test_run ();
}
