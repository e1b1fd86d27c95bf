/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a value stands in its file. */

#include "config.h"

#include "cf-json.h"
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
test_locate (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint line, column;
      gboolean found = cf_json_locate (bytes, rows[i].pointer, &line, &column);

      if (found != rows[i].found || line != rows[i].line || column != rows[i].column)
        {
          g_test_message ("%s: %d at %u:%u", rows[i].pointer, found, line, column);
          g_test_fail ();
        }
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/locate/all", test_locate);
  return g_test_run ();
}
