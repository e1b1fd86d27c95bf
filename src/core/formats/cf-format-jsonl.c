/* SPDX-License-Identifier: GPL-3.0-or-later
 * Format: JSON Lines.
 *
 * One object an article: metadata, text, blocks, spans, relations of all layers; or, with `rows=spans`,
 * one object a part of a span. Offsets are code points of `text`, the end exclusive: in Python
 * `text[start:end]` is the span. */

#include "config.h"

#include "cf-article-output.h"
#include "cf-format.h"
#include "cf-json-writer.h"
#include "cf-record-output.h"

typedef struct
{
  CfExport *export;
  CfBundle *bundle;
  CfBundleLayer *layer;
  CfJsonWriter *writer;
  GArray *spans; /* of CfSpan: where the annotation at hand stands */
} Row;

static const char *
get_annotator (const Row *row)
{
  return cf_layer_get_annotator (row->layer->layer)->name;
}

static void
write_common (const Row *row, CfRecord *record)
{
  CfJsonWriter *writer = row->writer;

  cf_json_writer_name (writer, "attributes");
  cf_write_attributes (writer, record, cf_project_get_codebook (row->export->project));
  cf_json_writer_string_member (writer, "note", cf_record_get_note (record));
  cf_json_writer_boolean_member (writer, "doubt", cf_record_get_doubt (record));
  cf_json_writer_string_member (writer, "annotator", get_annotator (row));
  cf_json_writer_string_member (writer, "created", cf_record_get_created (record));
  cf_json_writer_string_member (writer, "modified", cf_record_get_modified (record));
}

static void
write_part (const Row *row, CfAnnotation *annotation, guint index)
{
  CfJsonWriter *writer = row->writer;
  CfSpan span = g_array_index (row->spans, CfSpan, index);
  g_autofree char *text = cf_text_slice (cf_article_get_text (row->bundle->article), span);

  cf_json_writer_string_member (writer, "id", cf_record_get_id (CF_RECORD (annotation)));
  cf_json_writer_integer_member (writer, "start", span.start);
  cf_json_writer_integer_member (writer, "end", span.end);
  cf_json_writer_string_member (writer, "label", cf_record_get_code (CF_RECORD (annotation)));
  cf_json_writer_string_member (writer, "text", text);
  cf_json_writer_integer_member (writer, "part", index + 1);
  cf_json_writer_integer_member (writer, "parts", cf_annotation_get_n_parts (annotation));
  write_common (row, CF_RECORD (annotation));
}

static void
write_relation (const Row *row, CfRelation *relation)
{
  CfJsonWriter *writer = row->writer;

  cf_json_writer_begin_object (writer);
  cf_json_writer_string_member (writer, "id", cf_record_get_id (CF_RECORD (relation)));
  cf_json_writer_string_member (writer, "type", cf_record_get_code (CF_RECORD (relation)));
  cf_json_writer_string_member (writer, "from", cf_relation_get_from (relation));
  cf_json_writer_string_member (writer, "to", cf_relation_get_to (relation));
  cf_json_writer_string_member (writer, "to_article", cf_relation_get_to_article (relation));
  cf_json_writer_string_member (writer, "to_file", cf_relation_get_to_file (relation));
  write_common (row, CF_RECORD (relation));
  cf_json_writer_end_object (writer);
}

/* Calls @write for each annotation of spans, or of the article, in all layers. */
static void
for_each_annotation (Row *row, gboolean article_scope, void (*write) (Row *, CfAnnotation *))
{
  for (guint i = 0; i < row->bundle->layers->len; i++)
    {
      row->layer = g_ptr_array_index (row->bundle->layers, i);
      if (row->layer->layer == NULL)
        continue;
      for (guint a = 0; a < cf_layer_get_n_annotations (row->layer->layer); a++)
        {
          CfAnnotation *annotation = cf_layer_get_nth (row->layer->layer, a);

          if (cf_annotation_has_article_scope (annotation) == article_scope &&
              cf_export_place (row->export, row->bundle, row->layer, annotation, row->spans))
            write (row, annotation);
        }
    }
}

static void
write_spans_of (Row *row, CfAnnotation *annotation)
{
  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    {
      cf_json_writer_begin_object (row->writer);
      write_part (row, annotation, i);
      cf_json_writer_end_object (row->writer);
    }
}

static void
write_article_annotation (Row *row, CfAnnotation *annotation)
{
  cf_json_writer_begin_object (row->writer);
  cf_json_writer_string_member (row->writer, "id", cf_record_get_id (CF_RECORD (annotation)));
  cf_json_writer_string_member (row->writer, "label", cf_record_get_code (CF_RECORD (annotation)));
  write_common (row, CF_RECORD (annotation));
  cf_json_writer_end_object (row->writer);
}

static void
write_relations (Row *row)
{
  for (guint i = 0; i < row->bundle->layers->len; i++)
    {
      g_autoptr (GPtrArray) relations = NULL;

      row->layer = g_ptr_array_index (row->bundle->layers, i);
      if (row->layer->layer == NULL)
        continue;
      relations = cf_layer_list_relations (row->layer->layer);
      for (guint r = 0; r < relations->len; r++)
        write_relation (row, g_ptr_array_index (relations, r));
    }
}

static void
write_layers (Row *row)
{
  cf_json_writer_name (row->writer, "layers");
  cf_json_writer_begin_array (row->writer);
  for (guint i = 0; i < row->bundle->layers->len; i++)
    {
      CfBundleLayer *layer = g_ptr_array_index (row->bundle->layers, i);

      if (layer->layer == NULL)
        continue;
      cf_json_writer_begin_object (row->writer);
      cf_json_writer_string_member (row->writer, "annotator",
                                    cf_layer_get_annotator (layer->layer)->name);
      cf_json_writer_string_member (row->writer, "status",
                                    cf_state_get_status (cf_layer_get_state (layer->layer)));
      cf_json_writer_end_object (row->writer);
    }
  cf_json_writer_end_array (row->writer);
}

static void
write_array (Row *row,
             const char *name,
             gboolean article_scope,
             void (*write) (Row *, CfAnnotation *))
{
  cf_json_writer_name (row->writer, name);
  cf_json_writer_begin_array (row->writer);
  for_each_annotation (row, article_scope, write);
  cf_json_writer_end_array (row->writer);
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
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  Row row = { export, bundle, NULL, writer, spans };
  g_autofree char *file = cf_project_make_relative (export->project, bundle->path);

  cf_json_writer_begin_object (writer);
  cf_write_article_members (writer, file, bundle->id, bundle->article);
  write_layers (&row);
  write_array (&row, "spans", FALSE, write_spans_of);
  write_array (&row, "article", TRUE, write_article_annotation);
  cf_json_writer_name (writer, "relations");
  cf_json_writer_begin_array (writer);
  write_relations (&row);
  cf_json_writer_end_array (writer);
  cf_json_writer_end_object (writer);
  return finish_line (export, writer, error);
}

typedef struct
{
  Row row;
  const char *file;
  GError **error;
  gboolean ok;
} SpanRows;

static void
export_spans_of (Row *row, CfAnnotation *annotation)
{
  SpanRows *rows = (SpanRows *) row;

  for (guint i = 0; rows->ok && i < cf_annotation_get_n_parts (annotation); i++)
    {
      g_autoptr (CfJsonWriter) writer = cf_json_writer_new (CF_JSON_COMPACT);
      CfArticle *article = row->bundle->article;

      row->writer = writer;
      cf_json_writer_begin_object (writer);
      cf_json_writer_string_member (writer, "file", rows->file);
      cf_json_writer_string_member (writer, "article", row->bundle->id);
      cf_json_writer_string_member (writer, "outlet", cf_article_get_outlet (article));
      cf_json_writer_string_member (writer, "published", cf_article_get_published (article));
      write_part (row, annotation, i);
      cf_json_writer_end_object (writer);
      rows->ok = finish_line (row->export, writer, rows->error);
    }
}

static gboolean
export_spans (CfExport *export, CfBundle *bundle, gpointer user_data, GError **error)
{
  g_autofree char *file = cf_project_make_relative (export->project, bundle->path);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  SpanRows rows = { { export, bundle, NULL, NULL, spans }, file, error, TRUE };

  for_each_annotation (&rows.row, FALSE, export_spans_of);
  return rows.ok;
}

gboolean
cf_format_jsonl_export (CfExport *export, GError **error)
{
  const char *rows = g_hash_table_lookup (export->options, "rows");
  gboolean spans = g_strcmp0 (rows, "spans") == 0;

  return cf_export_each (export, spans ? export_spans : export_article, NULL, error);
}
