/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of a CSV table, RFC 4180. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CfCsvTable CfCsvTable;

typedef gboolean (*CfCsvWrite) (const void *data, gsize length, gpointer sink, GError **error);

CfCsvTable *
cf_csv_table_new (GPtrArray *names, gboolean spreadsheet, CfCsvWrite write, gpointer sink);
void cf_csv_table_free (CfCsvTable *table);
gboolean cf_csv_table_write_header (CfCsvTable *table, GError **error);
void cf_csv_table_add (CfCsvTable *table, const char *value);
void cf_csv_table_add_number (CfCsvTable *table, guint value);
gboolean cf_csv_table_end_row (CfCsvTable *table, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfCsvTable, cf_csv_table_free)

G_END_DECLS
