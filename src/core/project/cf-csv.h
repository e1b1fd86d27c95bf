/* SPDX-License-Identifier: GPL-3.0-or-later
 * A table of text, as spreadsheets save it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfCsv:
 *
 * The text of a table with the places of its rows and cells. Rows and columns are counted from 0.
 */
typedef struct _CfCsv CfCsv;

/**
 * CfCsvEdit:
 * @row: a row; those behind the last are added
 * @column: a cell of it; cells that the row has not are added
 * @value: what is to stand there; a cell is edited once
 */
typedef struct
{
  guint row;
  guint column;
  const char *value;
} CfCsvEdit;

CfCsv *cf_csv_parse (char *text, gsize length, const char *wanted, GError **error);
void cf_csv_free (CfCsv *csv);

guint cf_csv_get_n_rows (CfCsv *csv);
guint cf_csv_get_n_cells (CfCsv *csv, guint row);
gboolean cf_csv_is_blank (CfCsv *csv, guint row);
char *cf_csv_dup_value (CfCsv *csv, guint row, guint column);
void cf_csv_get_place (CfCsv *csv, guint row, guint column, guint *line, guint *in_line);
gboolean cf_csv_find_open_quote (CfCsv *csv, guint *line, guint *in_line);
GString *cf_csv_edit (CfCsv *csv, const CfCsvEdit *edits, guint n_edits, guint n_columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfCsv, cf_csv_free)

G_END_DECLS
