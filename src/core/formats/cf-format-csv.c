/* SPDX-License-Identifier: GPL-3.0-or-later
 * Format: CSV, RFC 4180: one row a part of a span.
 *
 * Lines end in CRLF, a cell with comma, quotation mark or line break is quoted, UTF-8 without byte order
 * mark. No cell is changed: `spreadsheet=yes` is for eyes, puts an apostrophe before what a spreadsheet
 * would take for a formula, and says in the column `escaped` where it did. An annotation of the article as a whole is a row without
 * offsets. */

#include "config.h"

#include "cf-export-rows.h"
#include "cf-record-output.h"

#include <glib/gi18n.h>

#include <string.h>

static const char *const columns[] = { "file",      "article", "title",   "outlet",   "published",
                                       "annotator", "id",      "part",    "parts",    "start",
                                       "end",       "label",   "text",    "language", "note",
                                       "doubt",     "created", "modified" };

typedef struct
{
  CfExport *export;
  GString *line;
  GPtrArray *names; /* of the columns: char * */
  guint column;     /* the next */
  gboolean spreadsheet;
  GString *escaped;     /* the columns of this line in which a cell was */
  GHashTable *reported; /* attributes without a column */
} Table;

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

static void
add_cell (Table *table, const char *value)
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

static void
add_number (Table *table, guint value)
{
  char text[16];

  g_snprintf (text, sizeof text, "%u", value);
  add_cell (table, text);
}

static gboolean
end_line (Table *table, GError **error)
{
  gboolean ok;

  if (table->spreadsheet)
    add_cell (table, table->escaped->str);
  g_string_truncate (table->escaped, 0);
  g_string_append (table->line, "\r\n");
  ok = table->export->write (table->line->str, table->line->len, table->export->sink, error);
  g_string_truncate (table->line, 0);
  table->column = 0;
  return ok;
}

static GPtrArray *
get_attributes (Table *table)
{
  return cf_codebook_get_attributes (cf_project_get_codebook (table->export->project));
}

static void
name_columns (Table *table)
{
  GPtrArray *attributes = get_attributes (table);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (table->names, g_strdup (columns[i]));
  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);

      g_ptr_array_add (table->names, g_strconcat ("attribute_", attribute->id, NULL));
    }
}

static gboolean
write_header (Table *table, GError **error)
{
  for (guint i = 0; i < table->names->len; i++)
    add_cell (table, g_ptr_array_index (table->names, i));
  if (table->spreadsheet)
    g_string_assign (table->escaped, "escaped");
  return end_line (table, error);
}

static void
add_article_cells (Table *table, CfBundle *bundle)
{
  g_autofree char *file = cf_project_make_relative (table->export->project, bundle->path);

  add_cell (table, file);
  add_cell (table, bundle->id);
  add_cell (table, cf_article_get_title (bundle->article));
  add_cell (table, cf_article_get_outlet (bundle->article));
  add_cell (table, cf_article_get_published (bundle->article));
}

/* The language of the block in which the span begins. */
static const char *
find_language (CfArticle *article, CfSpan span)
{
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  return n_blocks > 0 ? blocks[cf_article_find_block (article, span.start)].language : NULL;
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
        add_cell (table, NULL);
      add_cell (table, code);
      add_cell (table, NULL);
      add_cell (table, NULL);
      return;
    }
  text = cf_text_slice (cf_article_get_text (bundle->article), row->span);
  add_number (table, row->part + 1);
  add_number (table, cf_annotation_get_n_parts (row->annotation));
  add_number (table, row->span.start);
  add_number (table, row->span.end);
  add_cell (table, code);
  add_cell (table, text);
  add_cell (table, find_language (bundle->article, row->span));
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
  GPtrArray *attributes = get_attributes (table);

  report_unknown (table, bundle, record);
  add_article_cells (table, bundle);
  add_cell (table, cf_layer_get_annotator (row->layer)->name);
  add_cell (table, cf_record_get_id (record));
  add_part_cells (table, bundle, row);
  add_cell (table, cf_record_get_note (record));
  add_cell (table, cf_record_get_doubt (record) ? "yes" : "no");
  add_cell (table, cf_record_get_created (record));
  add_cell (table, cf_record_get_modified (record));
  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);
      g_autofree char *values = cf_join_values (record, attribute->id);

      add_cell (table, values);
    }
  return end_line (table, error);
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
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) escaped = g_string_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) reported = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Table table = { export, line, names, 0, FALSE, escaped, reported };

  table.spreadsheet = g_strcmp0 (g_hash_table_lookup (export->options, "spreadsheet"), "yes") == 0;
  name_columns (&table);
  return write_header (&table, error) && cf_export_each (export, export_bundle, &table, error);
}
