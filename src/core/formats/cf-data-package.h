/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the tables of an export, for programs: a Data Package. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CF_DATA_PACKAGE_FILE "datapackage.json"

/**
 * CfTableColumn:
 * @name: in the header
 * @type: as Table Schema has it
 * @table: (nullable): the table whose column of this name has each of its values
 */
typedef struct
{
  const char *name;
  const char *type;
  const char *table;
} CfTableColumn;

/**
 * CfTableSchema:
 * @name: of the table, and of its file without extension
 * @columns: (array zero-terminated=1): its columns
 * @n_key: how many of them, from the first, tell a row from all others
 */
typedef struct
{
  const char *name;
  const CfTableColumn *columns;
  guint n_key;
} CfTableSchema;

GBytes *cf_data_package_make (const CfTableSchema *tables, guint n_tables, gboolean spreadsheet);
gboolean cf_data_package_is_ours (const char *path);

G_END_DECLS
