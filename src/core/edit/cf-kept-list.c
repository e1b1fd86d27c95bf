/* SPDX-License-Identifier: GPL-3.0-or-later
 * A list that the window remembers, in a file of its own outside any project.
 *
 *     { "MEMBER": [ { … } ] }
 *
 * What cannot be read is as if nothing had been remembered: it is a convenience, and the next one takes its place. */

#include "config.h"

#include "cf-kept-list.h"

#include "cf-dirs.h"
#include "cf-file-writer.h"
#include "cf-file.h"
#include "cf-limits.h"

#define FOLDER "window"

/**
 * cf_kept_list_load:
 * @file_name: its file
 * @member: what the list is called in it
 *
 * Returns: (transfer full) (nullable): what was remembered
 */
JsonArray *
cf_kept_list_load (const char *file_name, const char *member)
{
  g_autofree char *path = cf_dirs_get_state (FOLDER, file_name);
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array = NULL;
  CfJsonReport report;

  if (bytes != NULL)
    node = cf_json_parse (bytes, path, &report, NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    array = cf_json_get_array (json_node_get_object (node), member);
  return array != NULL ? json_array_ref (array) : NULL;
}

/**
 * cf_kept_list_begin:
 * @member: what the list is called
 *
 * Returns: (transfer full): a writer that waits for what is in the list
 */
CfJsonWriter *
cf_kept_list_begin (const char *member)
{
  CfJsonWriter *writer = cf_json_writer_new (CF_JSON_INDENTED);

  cf_json_writer_begin_object (writer);
  cf_json_writer_name (writer, member);
  cf_json_writer_begin_array (writer);
  return writer;
}

/**
 * cf_kept_list_save:
 * @writer: of cf_kept_list_begin(), with all that is in the list
 * @file_name: its file
 * @error: why it will not be remembered
 */
gboolean
cf_kept_list_save (CfJsonWriter *writer, const char *file_name, GError **error)
{
  g_autofree char *path = cf_dirs_get_state (FOLDER, file_name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = NULL;

  cf_json_writer_end_array (writer);
  cf_json_writer_end_object (writer);
  bytes = cf_json_writer_finish (writer);
  return cf_dirs_ensure (folder, error) && cf_file_write (path, bytes, error);
}
