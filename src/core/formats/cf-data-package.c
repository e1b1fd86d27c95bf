/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the tables of an export, for programs: a Data Package, version 2, which readers of version 1
 * understand. */

#include "config.h"

#include "cf-data-package.h"

#include "cf-file.h"
#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-limits.h"

#define NAME "counterframe-tables"
#define OFFSET "Unicode code points of the text of the document, from 0; the end is exclusive"

static void
write_strings (CfJsonWriter *writer, const char *name, const char *value)
{
  cf_json_writer_name (writer, name);
  cf_json_writer_begin_array (writer);
  cf_json_writer_string (writer, value);
  cf_json_writer_end_array (writer);
}

static void
write_field (CfJsonWriter *writer, const char *name, const char *type)
{
  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "name", name);
  cf_json_writer_string_member (writer, "type", type);
  if (g_str_equal (type, "boolean"))
    {
      write_strings (writer, "trueValues", "yes");
      write_strings (writer, "falseValues", "no");
    }
  if (g_str_equal (name, "start") || g_str_equal (name, "end"))
    cf_json_writer_string_member (writer, "description", OFFSET);
  cf_json_writer_end_object (writer);
}

static void
write_foreign_key (CfJsonWriter *writer, const CfTableColumn *column)
{
  cf_json_writer_begin_object (writer);
  write_strings (writer, "fields", column->name);
  cf_json_writer_name (writer, "reference");
  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "resource", column->table);
  write_strings (writer, "fields", column->name);
  cf_json_writer_end_object (writer);
  cf_json_writer_end_object (writer);
}

static void
write_schema (CfJsonWriter *writer, const CfTableSchema *table, gboolean spreadsheet)
{
  cf_json_writer_begin_object (writer);
  cf_json_writer_name (writer, "fields");
  cf_json_writer_begin_array (writer);
  for (const CfTableColumn *column = table->columns; column->name != NULL; column++)
    write_field (writer, column->name, column->type);
  if (spreadsheet)
    write_field (writer, "escaped", "string");
  cf_json_writer_end_array (writer);
  write_strings (writer, "missingValues", "");
  cf_json_writer_name (writer, "primaryKey");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < table->n_key; i++)
    cf_json_writer_string (writer, table->columns[i].name);
  cf_json_writer_end_array (writer);
  cf_json_writer_name (writer, "foreignKeys");
  cf_json_writer_begin_array (writer);
  for (const CfTableColumn *column = table->columns; column->name != NULL; column++)
    if (column->table != NULL)
      write_foreign_key (writer, column);
  cf_json_writer_end_array (writer);
  cf_json_writer_end_object (writer);
}

static void
write_resource (CfJsonWriter *writer, const CfTableSchema *table, gboolean spreadsheet)
{
  g_autofree char *path = g_strconcat (table->name, ".csv", NULL);

  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "name", table->name);
  cf_json_writer_string_member (writer, "path", path);
  cf_json_writer_string_member (writer, "profile", "tabular-data-resource");
  cf_json_writer_string_member (writer, "format", "csv");
  cf_json_writer_string_member (writer, "mediatype", "text/csv");
  cf_json_writer_string_member (writer, "encoding", "utf-8");
  cf_json_writer_name (writer, "dialect");
  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "delimiter", ",");
  cf_json_writer_string_member (writer, "lineTerminator", "\r\n");
  cf_json_writer_string_member (writer, "quoteChar", "\"");
  cf_json_writer_boolean_member (writer, "doubleQuote", TRUE);
  cf_json_writer_boolean_member (writer, "header", TRUE);
  cf_json_writer_end_object (writer);
  cf_json_writer_name (writer, "schema");
  write_schema (writer, table, spreadsheet);
  cf_json_writer_end_object (writer);
}

/**
 * cf_data_package_make:
 * @tables: (array length=n_tables): the tables
 * @n_tables: how many
 * @spreadsheet: whether they have the column `escaped`
 *
 * Returns: (transfer full): the content of its file
 */
GBytes *
cf_data_package_make (const CfTableSchema *tables, guint n_tables, gboolean spreadsheet)
{
  CfJsonWriter *writer = cf_json_writer_new (CF_JSON_INDENTED);
  GBytes *bytes;

  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "$schema",
                                "https://datapackage.org/profiles/2.0/datapackage.json");
  cf_json_writer_string_member (writer, "profile", "data-package");
  cf_json_writer_string_member (writer, "name", NAME);
  cf_json_writer_name (writer, "resources");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < n_tables; i++)
    write_resource (writer, &tables[i], spreadsheet);
  cf_json_writer_end_array (writer);
  cf_json_writer_end_object (writer);
  bytes = cf_json_writer_finish (writer);
  cf_json_writer_free (writer);
  return bytes;
}

/**
 * cf_data_package_is_ours:
 * @path: a file, which may be absent
 *
 * Returns: whether it is one of cf_data_package_make(): an export may replace it and its tables
 */
gboolean
cf_data_package_is_ours (const char *path)
{
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  g_autoptr (JsonNode) node = NULL;
  CfJsonReport gate;

  if (bytes != NULL)
    node = cf_json_parse (bytes, path, &gate, NULL);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
         g_strcmp0 (cf_json_get_string (json_node_get_object (node), "name"), NAME) == 0;
}
