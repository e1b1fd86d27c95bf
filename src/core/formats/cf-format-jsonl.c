/* SPDX-License-Identifier: GPL-3.0-or-later
 * Format: JSON Lines.
 *
 * One object an article: metadata, text, blocks, spans, relations of all layers; or, with `rows=spans`,
 * one object a part of an annotation. Offsets are code points of `text`, the end exclusive: in Python
 * `text[start:end]` is the span. */

#include "config.h"

#include "cf-article-output.h"
#include "cf-export-rows.h"
#include "cf-json-writer.h"
#include "cf-record-output.h"

/* The code; where codes were merged, the one that took its place. */
static void
write_code (CfExport *export, CfJsonWriter *writer, const char *name, CfRecord *record)
{
  CfCodebook *codebook = cf_project_get_codebook (export->project);

  cf_json_writer_string_member (writer, name,
                                cf_codebook_follow_id (codebook, cf_record_get_code (record)));
}

static void
write_common (CfExport *export, CfJsonWriter *writer, CfRecord *record, CfLayer *layer)
{
  cf_json_writer_name (writer, "attributes");
  cf_write_attributes (writer, record, cf_project_get_codebook (export->project));
  cf_json_writer_string_member (writer, "note", cf_record_get_note (record));
  cf_json_writer_boolean_member (writer, "doubt", cf_record_get_doubt (record));
  cf_json_writer_string_member (writer, "annotator", cf_layer_get_annotator (layer)->name);
  cf_json_writer_string_member (writer, "created", cf_record_get_created (record));
  cf_json_writer_string_member (writer, "modified", cf_record_get_modified (record));
}

static void
write_span (CfExport *export, CfJsonWriter *writer, CfBundle *bundle, const CfExportRow *row)
{
  CfRecord *record = CF_RECORD (row->annotation);
  g_autofree char *text = cf_text_slice (cf_article_get_text (bundle->article), row->span);

  cf_json_writer_string_member (writer, "id", cf_record_get_id (record));
  cf_json_writer_integer_member (writer, "start", row->span.start);
  cf_json_writer_integer_member (writer, "end", row->span.end);
  write_code (export, writer, "label", record);
  cf_json_writer_string_member (writer, "text", text);
  cf_json_writer_integer_member (writer, "part", row->part + 1);
  cf_json_writer_integer_member (writer, "parts", cf_annotation_get_n_parts (row->annotation));
  write_common (export, writer, record, row->layer);
}

static void
write_article_annotation (CfExport *export, CfJsonWriter *writer, const CfExportRow *row)
{
  CfRecord *record = CF_RECORD (row->annotation);

  cf_json_writer_string_member (writer, "id", cf_record_get_id (record));
  write_code (export, writer, "label", record);
  write_common (export, writer, record, row->layer);
}

/* Those of the article as a whole, or the others. */
static void
write_rows (
  CfExport *export, CfJsonWriter *writer, CfBundle *bundle, GArray *rows, gboolean article_scope)
{
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < rows->len; i++)
    {
      const CfExportRow *row = &g_array_index (rows, CfExportRow, i);

      if (cf_annotation_has_article_scope (row->annotation) != article_scope)
        continue;
      cf_json_writer_begin_object (writer);
      if (article_scope)
        write_article_annotation (export, writer, row);
      else
        write_span (export, writer, bundle, row);
      cf_json_writer_end_object (writer);
    }
  cf_json_writer_end_array (writer);
}

static void
write_relations (CfExport *export, CfJsonWriter *writer, CfBundle *bundle)
{
  g_autoptr (GArray) links = cf_export_list_links (bundle);

  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < links->len; i++)
    {
      const CfExportLink *link = &g_array_index (links, CfExportLink, i);
      CfRelation *relation = link->relation;

      cf_json_writer_begin_object (writer);
      cf_json_writer_string_member (writer, "id", cf_record_get_id (CF_RECORD (relation)));
      cf_json_writer_string_member (writer, "type", cf_record_get_code (CF_RECORD (relation)));
      cf_json_writer_string_member (writer, "from", cf_relation_get_from (relation));
      cf_json_writer_string_member (writer, "to", cf_relation_get_to (relation));
      cf_json_writer_string_member (writer, "to_article", cf_relation_get_to_article (relation));
      cf_json_writer_string_member (writer, "to_file", cf_relation_get_to_file (relation));
      write_common (export, writer, CF_RECORD (relation), link->layer);
      cf_json_writer_end_object (writer);
    }
  cf_json_writer_end_array (writer);
}

static void
write_layers (CfJsonWriter *writer, CfBundle *bundle)
{
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < bundle->layers->len; i++)
    {
      CfLayerReading *layer = g_ptr_array_index (bundle->layers, i);

      if (layer->layer == NULL)
        continue;
      cf_json_writer_begin_object (writer);
      cf_json_writer_string_member (writer, "annotator",
                                    cf_layer_get_annotator (layer->layer)->name);
      cf_json_writer_string_member (writer, "status",
                                    cf_state_get_status (cf_layer_get_state (layer->layer)));
      cf_json_writer_end_object (writer);
    }
  cf_json_writer_end_array (writer);
}

static gboolean
finish_line (CfExport *export, CfJsonWriter *writer, GError **error)
{
  g_autoptr (GBytes) bytes = cf_json_writer_finish (writer);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return export->write (data, length, export->sink, error) &&
         export->write ("\n", 1, export->sink, error);
}

static gboolean
export_article (CfExport *export, CfBundle *bundle, gpointer user_data, GError **error)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);
  g_autoptr (GArray) rows = cf_export_list_rows (export, bundle);
  g_autofree char *file = cf_project_make_relative (export->project, bundle->path);

  cf_json_writer_begin_object (writer);
  cf_write_article_members (writer, file, bundle->id, bundle->article);
  cf_json_writer_name (writer, "layers");
  write_layers (writer, bundle);
  cf_json_writer_name (writer, "spans");
  write_rows (export, writer, bundle, rows, FALSE);
  cf_json_writer_name (writer, "article");
  write_rows (export, writer, bundle, rows, TRUE);
  cf_json_writer_name (writer, "relations");
  write_relations (export, writer, bundle);
  cf_json_writer_end_object (writer);
  return finish_line (export, writer, error);
}

static gboolean
export_row (
  CfExport *export, CfBundle *bundle, const char *file, const CfExportRow *row, GError **error)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);

  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "file", file);
  cf_json_writer_string_member (writer, "article", bundle->id);
  cf_json_writer_string_member (writer, "outlet", cf_article_get_outlet (bundle->article));
  cf_json_writer_string_member (writer, "published", cf_article_get_published (bundle->article));
  write_span (export, writer, bundle, row);
  cf_json_writer_end_object (writer);
  return finish_line (export, writer, error);
}

static gboolean
export_spans (CfExport *export, CfBundle *bundle, gpointer user_data, GError **error)
{
  g_autofree char *file = cf_project_make_relative (export->project, bundle->path);
  g_autoptr (GArray) rows = cf_export_list_rows (export, bundle);

  for (guint i = 0; i < rows->len; i++)
    {
      const CfExportRow *row = &g_array_index (rows, CfExportRow, i);

      if (!cf_annotation_has_article_scope (row->annotation) &&
          !export_row (export, bundle, file, row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cf_format_jsonl_export (CfExport *export, GError **error)
{
  const char *rows = g_hash_table_lookup (export->options, "rows");
  gboolean spans = g_strcmp0 (rows, "spans") == 0;

  return cf_export_each (export, spans ? export_spans : export_article, NULL, error);
}
