/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of a CSV table, RFC 4180.
 *
 * Lines end in CRLF, a cell with comma, quotation mark or line break is quoted, UTF-8 without byte order
 * mark. No cell is changed, unless the table is for a spreadsheet: then an apostrophe stands before what it
 * would take for a formula, and the column `escaped` says where. */

#include "config.h"

#include "cf-csv-table.h"

#include <string.h>

#define ESCAPED "escaped"

struct _CfCsvTable
{
  GPtrArray *names;
  GString *line;
  guint column; /* the next */
  gboolean spreadsheet;
  GString *escaped; /* the columns of this line in which a cell was */
  CfCsvWrite write;
  gpointer sink;
};

/**
 * cf_csv_table_new:
 * @names: (transfer full) (element-type utf8): of the columns
 * @spreadsheet: whether it is for eyes
 * @write: takes the bytes
 * @sink: for @write
 *
 * Returns: (transfer full): a table without rows
 */
CfCsvTable *
cf_csv_table_new (GPtrArray *names, gboolean spreadsheet, CfCsvWrite write, gpointer sink)
{
  CfCsvTable *table = g_new0 (CfCsvTable, 1);

  table->names = names;
  table->line = g_string_new (NULL);
  table->spreadsheet = spreadsheet;
  table->escaped = g_string_new (NULL);
  table->write = write;
  table->sink = sink;
  return table;
}

void
cf_csv_table_free (CfCsvTable *table)
{
  g_ptr_array_unref (table->names);
  g_string_free (table->line, TRUE);
  g_string_free (table->escaped, TRUE);
  g_free (table);
}

static void
add_quoted (GString *line, const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
}

/**
 * cf_csv_table_add:
 * @table: a table
 * @value: (nullable): the next cell of the row
 */
void
cf_csv_table_add (CfCsvTable *table, const char *value)
{
  const char *name =
    table->column < table->names->len ? g_ptr_array_index (table->names, table->column) : NULL;
  gboolean escape;

  if (table->column++ > 0)
    g_string_append_c (table->line, ',');
  if (value == NULL || *value == '\0')
    return;
  escape = table->spreadsheet && strchr ("=+-@\t\r", *value) != NULL;
  if (strpbrk (value, ",\"\r\n") == NULL && !escape)
    {
      g_string_append (table->line, value);
      return;
    }
  g_string_append (table->line, escape ? "\"'" : "\"");
  add_quoted (table->line, value);
  g_string_append_c (table->line, '"');
  if (escape && name != NULL)
    g_string_append_printf (table->escaped, "%s%s", table->escaped->len > 0 ? "|" : "", name);
}

void
cf_csv_table_add_number (CfCsvTable *table, guint value)
{
  char text[16];

  g_snprintf (text, sizeof text, "%u", value);
  cf_csv_table_add (table, text);
}

/**
 * cf_csv_table_end_row:
 * @table: a table
 * @error: why the row was not written
 *
 * Writes the row and begins the next.
 */
gboolean
cf_csv_table_end_row (CfCsvTable *table, GError **error)
{
  gboolean ok;

  if (table->spreadsheet)
    cf_csv_table_add (table, table->escaped->str);
  g_string_truncate (table->escaped, 0);
  g_string_append (table->line, "\r\n");
  ok = table->write (table->line->str, table->line->len, table->sink, error);
  g_string_truncate (table->line, 0);
  table->column = 0;
  return ok;
}

gboolean
cf_csv_table_write_header (CfCsvTable *table, GError **error)
{
  for (guint i = 0; i < table->names->len; i++)
    cf_csv_table_add (table, g_ptr_array_index (table->names, i));
  if (table->spreadsheet)
    g_string_assign (table->escaped, ESCAPED);
  return cf_csv_table_end_row (table, error);
}
