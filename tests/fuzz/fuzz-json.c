/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the gate lets through comes back equal, and passes it again. */

#include "config.h"

#include "cf-json-locator.h"
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

/* What was looked for before has no influence on what is found. */
static void
check_places (CfJsonLocator *locator, GBytes *bytes)
{
  static const char *const pointers[] = {
    "/a/0/b", "/a/2", "/a/1", "/0", "/1/a", "/1/0", "/3", ""
  };

  for (guint i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      guint line, column, line_again, column_again;
      gboolean found = cf_json_locator_find (locator, pointers[i], &line, &column);

      g_assert (found == cf_json_locate (bytes, pointers[i], &line_again, &column_again));
      g_assert (line == line_again && column == column_again && line > 0 && column > 0);
    }
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
  g_autoptr (CfJsonLocator) locator = NULL;

  if (size > FUZZ_MAX_BYTES)
    return 0;
  node = cf_json_parse (bytes, "x", &report, NULL);
  g_assert ((node != NULL) ==
            (report.verdict == CF_JSON_OK || report.verdict == CF_JSON_READ_ONLY));
  if (node == NULL)
    return 0;
  locator = cf_json_locator_new (bytes);
  check_places (locator, bytes);
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
