/* SPDX-License-Identifier: GPL-3.0-or-later
 * Format: CSV, RFC 4180: one row a part of a span.
 *
 * Lines end in CRLF, a cell with comma, quotation mark or line break is quoted, UTF-8 without byte order
 * mark. No cell is changed: `spreadsheet=yes` is for eyes, and puts an apostrophe before what a
 * spreadsheet would take for a formula. An annotation of the article as a whole is a row without
 * offsets. */

#include "config.h"

#include "cf-format.h"
#include "cf-record-output.h"

#include <string.h>

static const char *const columns[] = { "file",      "article", "title",   "outlet",   "published",
                                       "annotator", "id",      "part",    "parts",    "start",
                                       "end",       "label",   "text",    "language", "note",
                                       "doubt",     "created", "modified" };

typedef struct
{
  CfExport *export;
  GString *line;
  GArray *spans; /* of CfSpan: where the annotation at hand stands */
  gboolean first;
  gboolean spreadsheet;
} Table;

static void
add_cell (Table *table, const char *value)
{
  if (!table->first)
    g_string_append_c (table->line, ',');
  table->first = FALSE;
  if (value == NULL || *value == '\0')
    return;
  if (strpbrk (value, ",\"\r\n") == NULL && !(table->spreadsheet && strchr ("=+-@\t\r", *value)))
    {
      g_string_append (table->line, value);
      return;
    }
  g_string_append_c (table->line, '"');
  if (table->spreadsheet && strchr ("=+-@\t\r", *value) != NULL)
    g_string_append_c (table->line, '\'');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (table->line, '"');
      g_string_append_c (table->line, *p);
    }
  g_string_append_c (table->line, '"');
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

  g_string_append (table->line, "\r\n");
  ok = table->export->write (table->line->str, table->line->len, table->export->sink, error);
  g_string_truncate (table->line, 0);
  table->first = TRUE;
  return ok;
}

static GPtrArray *
get_attributes (Table *table)
{
  return cf_codebook_get_attributes (cf_project_get_codebook (table->export->project));
}

static gboolean
write_header (Table *table, GError **error)
{
  GPtrArray *attributes = get_attributes (table);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_cell (table, columns[i]);
  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);
      g_autofree char *name = g_strconcat ("attribute_", attribute->id, NULL);

      add_cell (table, name);
    }
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
add_part_cells (Table *table, CfBundle *bundle, CfAnnotation *annotation, guint index)
{
  const char *code = cf_record_get_code (CF_RECORD (annotation));
  g_autofree char *text = NULL;
  CfSpan span;

  if (cf_annotation_has_article_scope (annotation))
    {
      for (guint i = 0; i < 4; i++)
        add_cell (table, NULL);
      add_cell (table, code);
      add_cell (table, NULL);
      add_cell (table, NULL);
      return;
    }
  span = g_array_index (table->spans, CfSpan, index);
  text = cf_text_slice (cf_article_get_text (bundle->article), span);
  add_number (table, index + 1);
  add_number (table, cf_annotation_get_n_parts (annotation));
  add_number (table, span.start);
  add_number (table, span.end);
  add_cell (table, code);
  add_cell (table, text);
  add_cell (table, find_language (bundle->article, span));
}

static gboolean
write_row (Table *table,
           CfBundle *bundle,
           CfLayer *layer,
           CfAnnotation *annotation,
           guint index,
           GError **error)
{
  CfRecord *record = CF_RECORD (annotation);
  GPtrArray *attributes = get_attributes (table);

  add_article_cells (table, bundle);
  add_cell (table, cf_layer_get_annotator (layer)->name);
  add_cell (table, cf_record_get_id (record));
  add_part_cells (table, bundle, annotation, index);
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
write_layer (Table *table, CfBundle *bundle, CfBundleLayer *layer, GError **error)
{
  for (guint a = 0; a < cf_layer_get_n_annotations (layer->layer); a++)
    {
      CfAnnotation *annotation = cf_layer_get_nth (layer->layer, a);
      guint n_rows = MAX (cf_annotation_get_n_parts (annotation), 1);

      if (!cf_export_place (table->export, bundle, layer, annotation, table->spans))
        continue;
      for (guint i = 0; i < n_rows; i++)
        if (!write_row (table, bundle, layer->layer, annotation, i, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
export_bundle (CfExport *export, CfBundle *bundle, gpointer user_data, GError **error)
{
  for (guint i = 0; i < bundle->layers->len; i++)
    {
      CfBundleLayer *layer = g_ptr_array_index (bundle->layers, i);

      if (layer->layer != NULL && !write_layer (user_data, bundle, layer, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cf_format_csv_export (CfExport *export, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  Table table = { export, line, spans, TRUE, FALSE };

  table.spreadsheet = g_strcmp0 (g_hash_table_lookup (export->options, "spreadsheet"), "yes") == 0;
  return write_header (&table, error) && cf_export_each (export, export_bundle, &table, error);
}
