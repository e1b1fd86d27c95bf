/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands at the head of a sidecar, for those who need no more. */

#include "config.h"

#include "cf-conflict-markers.h"
#include "cf-file.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-sidecar-private.h"

const char *const cf_sidecar_items_path[] = { "first", "items", NULL };

/* Whose layer it says that it is. */
CfAnnotator *
cf_sidecar_annotator_from_json (JsonObject *root)
{
  JsonObject *creator = cf_json_get_object (root, "creator");

  return cf_annotator_new (creator != NULL ? cf_json_get_string (creator, "id") : NULL,
                           creator != NULL ? cf_json_get_string (creator, "nickname") : NULL,
                           creator != NULL ? cf_json_get_string (creator, "name") : NULL);
}

/* Whose and of which article it is, both sides of a conflict in git say alike. */
static JsonNode *
parse_head (GBytes *bytes, const char *path)
{
  g_autoptr (GArray) slices = g_array_new (FALSE, FALSE, sizeof (CfJsonSlice));
  g_autoptr (GPtrArray) sides = NULL;
  CfJsonReport gate;
  JsonNode *node = cf_json_parse_without (bytes, path, cf_sidecar_items_path, slices, &gate, NULL);

  if (node == NULL)
    sides = cf_conflict_markers_split (bytes);
  return sides == NULL ? node
                       : cf_json_parse_without (g_ptr_array_index (sides, 0), path,
                                                cf_sidecar_items_path, slices, &gate, NULL);
}

/**
 * cf_sidecar_read_head:
 * @path: a file
 * @annotator: (out) (optional): whose layer it says that it is
 * @article_id: (out) (optional) (nullable): of which article
 *
 * Looks at no annotation: for many files, and large ones. It may have the marks of a conflict in git.
 *
 * Returns: whether it is a sidecar that can be read
 */
gboolean
cf_sidecar_read_head (const char *path, CfAnnotator **annotator, char **article_id)
{
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  g_autoptr (JsonNode) node = bytes != NULL ? parse_head (bytes, path) : NULL;
  JsonObject *root;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  root = json_node_get_object (node);
  if (annotator != NULL)
    *annotator = cf_sidecar_annotator_from_json (root);
  if (article_id != NULL)
    *article_id = g_strdup (cf_json_get_string (cf_json_get_object (root, "cf:article"), "id"));
  return TRUE;
}
