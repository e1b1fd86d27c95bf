/* SPDX-License-Identifier: GPL-3.0-or-later
 * Format: CSV, RFC 4180: one row a part of a span.
 *
 * An annotation of the article as a whole is a row without offsets. */

#include "config.h"

#include "cf-csv-table.h"
#include "cf-export-rows.h"
#include "cf-record-output.h"

#include <glib/gi18n.h>

static const char *const columns[] = { "file",      "article", "title",   "outlet",   "published",
                                       "annotator", "id",      "part",    "parts",    "start",
                                       "end",       "label",   "text",    "language", "note",
                                       "doubt",     "created", "modified" };

typedef struct
{
  CfExport *export;
  CfCsvTable *cells;
  GHashTable *reported; /* attributes without a column */
} Table;

static GPtrArray *
get_attributes (CfExport *export)
{
  return cf_codebook_get_attributes (cf_project_get_codebook (export->project));
}

static GPtrArray *
list_columns (CfExport *export)
{
  GPtrArray *attributes = get_attributes (export);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (names, g_strdup (columns[i]));
  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);

      g_ptr_array_add (names, g_strconcat ("attribute_", attribute->id, NULL));
    }
  return names;
}

static void
add_article_cells (Table *table, CfBundle *bundle)
{
  g_autofree char *file = cf_project_make_relative (table->export->project, bundle->path);

  cf_csv_table_add (table->cells, file);
  cf_csv_table_add (table->cells, bundle->id);
  cf_csv_table_add (table->cells, cf_article_get_title (bundle->article));
  cf_csv_table_add (table->cells, cf_article_get_outlet (bundle->article));
  cf_csv_table_add (table->cells, cf_article_get_published (bundle->article));
}

static void
add_part_cells (Table *table, CfBundle *bundle, const CfExportRow *row)
{
  CfCodebook *codebook = cf_project_get_codebook (table->export->project);
  const char *code =
    cf_codebook_follow_id (codebook, cf_record_get_code (CF_RECORD (row->annotation)));
  g_autofree char *text = NULL;

  if (cf_annotation_has_article_scope (row->annotation))
    {
      for (guint i = 0; i < 4; i++)
        cf_csv_table_add (table->cells, NULL);
      cf_csv_table_add (table->cells, code);
      cf_csv_table_add (table->cells, NULL);
      cf_csv_table_add (table->cells, NULL);
      return;
    }
  text = cf_text_slice (cf_article_get_text (bundle->article), row->span);
  cf_csv_table_add_number (table->cells, row->part + 1);
  cf_csv_table_add_number (table->cells, cf_annotation_get_n_parts (row->annotation));
  cf_csv_table_add_number (table->cells, row->span.start);
  cf_csv_table_add_number (table->cells, row->span.end);
  cf_csv_table_add (table->cells, code);
  cf_csv_table_add (table->cells, text);
  cf_csv_table_add (table->cells, cf_export_find_language (bundle->article, row->span));
}

/* What has no column is said, once. */
static void
report_unknown (Table *table, CfBundle *bundle, CfRecord *record)
{
  CfCodebook *codebook = cf_project_get_codebook (table->export->project);
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    if (cf_codebook_get_attribute (codebook, values[i].attribute) == NULL &&
        g_hash_table_add (table->reported, g_strdup (values[i].attribute)))
      cf_problems_add (table->export->problems, CF_PROBLEM_CODE_UNKNOWN, bundle->path, 0, 0,
                       _ ("the attribute “%s” is not in the codebook and was left out"),
                       values[i].attribute);
}

static gboolean
write_row (Table *table, CfBundle *bundle, const CfExportRow *row, GError **error)
{
  CfRecord *record = CF_RECORD (row->annotation);
  GPtrArray *attributes = get_attributes (table->export);

  report_unknown (table, bundle, record);
  add_article_cells (table, bundle);
  cf_csv_table_add (table->cells, cf_layer_get_annotator (row->layer)->name);
  cf_csv_table_add (table->cells, cf_record_get_id (record));
  add_part_cells (table, bundle, row);
  cf_csv_table_add (table->cells, cf_record_get_note (record));
  cf_csv_table_add (table->cells, cf_record_get_doubt (record) ? "yes" : "no");
  cf_csv_table_add (table->cells, cf_record_get_created (record));
  cf_csv_table_add (table->cells, cf_record_get_modified (record));
  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);
      g_autofree char *values = cf_join_values (record, attribute->id);

      cf_csv_table_add (table->cells, values);
    }
  return cf_csv_table_end_row (table->cells, error);
}

static gboolean
export_bundle (CfExport *export, CfBundle *bundle, gpointer user_data, GError **error)
{
  g_autoptr (GArray) rows = cf_export_list_rows (export, bundle);

  for (guint i = 0; i < rows->len; i++)
    if (!write_row (user_data, bundle, &g_array_index (rows, CfExportRow, i), error))
      return FALSE;
  return TRUE;
}

gboolean
cf_format_csv_export (CfExport *export, GError **error)
{
  g_autoptr (GHashTable) reported = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CfCsvTable) cells = cf_csv_table_new (
    list_columns (export), cf_export_is_for_spreadsheet (export), export->write, export->sink);
  Table table = { export, cells, reported };

  return cf_csv_table_write_header (cells, error) &&
         cf_export_each (export, export_bundle, &table, error);
}
