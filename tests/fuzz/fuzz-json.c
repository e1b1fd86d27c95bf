/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the gate lets through comes back equal, and passes it again. */

#include "config.h"

#include "cf-json-writer.h"
#include "cf-json.h"
#include "fuzz.h"

static GBytes *
write_node (JsonNode *node, CfJsonStyle style)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (style);

  cf_json_writer_node (writer, node);
  return cf_json_writer_finish (writer);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  CfJsonReport report;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) twice = NULL;
  guint line, column;

  if (size > FUZZ_MAX_BYTES)
    return 0;
  node = cf_json_parse (bytes, "x", &report, NULL);
  g_assert ((node != NULL) ==
            (report.verdict == CF_JSON_OK || report.verdict == CF_JSON_READ_ONLY));
  if (node == NULL)
    return 0;
  cf_json_locate (bytes, "/a/0/b", &line, &column);
  written = write_node (node, CF_JSON_INDENTED);
  if (report.verdict != CF_JSON_OK)
    return 0;
  again = cf_json_parse (written, "x", &report, NULL);
  g_assert (report.verdict == CF_JSON_OK);
  g_assert (cf_json_compare (node, again) == 0);
  g_assert (cf_json_contains (node, again));
  twice = write_node (again, CF_JSON_INDENTED);
  g_assert (g_bytes_equal (written, twice));
  return 0;
}
