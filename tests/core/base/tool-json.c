/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tool for test-json.py: says what the gate thinks of each document on standard input, and writes it.
 *
 * In: `LENGTH\n` and so many bytes, repeated. Out: `VERDICT DIGEST LENGTH\n` and so many bytes. */

#include "config.h"

#include "cf-digest.h"
#include "cf-json-writer.h"
#include "cf-json.h"

#include <stdio.h>
#include <stdlib.h>

static void
answer (GBytes *bytes)
{
  CfJsonReport report;
  g_autoptr (JsonNode) node = cf_json_parse (bytes, "-", &report, NULL);
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_INDENTED);
  g_autofree char *digest = g_strdup ("-");
  g_autofree char *text = NULL;

  if (report.verdict != CF_JSON_OK)
    {
      printf ("%s - 0\n", cf_json_verdict_get_name (report.verdict));
      return;
    }
  cf_json_writer_node (writer, node);
  text = cf_json_writer_finish_string (writer);
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_free (digest);
      digest = cf_digest_short_to_string (cf_json_object_digest (json_node_get_object (node)));
    }
  printf ("ok %s %zu\n%s", digest, strlen (text), text);
}

int
main (void)
{
  char line[32];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      gsize length = (gsize) atol (line);
      char *data = g_malloc (length + 1);
      g_autoptr (GBytes) bytes = NULL;

      if (fread (data, 1, length, stdin) != length)
        return 1;
      bytes = g_bytes_new_take (data, length);
      answer (bytes);
    }
  return 0;
}
