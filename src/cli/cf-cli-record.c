/* SPDX-License-Identifier: GPL-3.0-or-later
 * Annotations and relations as commands print them. */

#include "config.h"

#include "cf-cli-record.h"

#include "cf-record-output.h"

static void
write_annotation (CfJsonWriter *writer,
                  CfAnnotation *annotation,
                  const char *file,
                  const char *annotator,
                  CfCodebook *codebook)
{
  CfRecord *record = CF_RECORD (annotation);
  g_autofree char *quote = cf_annotation_get_quote (annotation);

  cf_json_writer_string_member (writer, "id", cf_record_get_id (record));
  cf_json_writer_string_member (writer, "file", file);
  cf_json_writer_string_member (writer, "annotator", annotator);
  cf_json_writer_string_member (writer, "code",
                                cf_codebook_follow_id (codebook, cf_record_get_code (record)));
  cf_json_writer_name (writer, "spans");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    {
      CfSpan span = cf_annotation_get_part (annotation, i)->span;

      cf_json_writer_begin_array (writer);
      cf_json_writer_integer (writer, span.start);
      cf_json_writer_integer (writer, span.end);
      cf_json_writer_end_array (writer);
    }
  cf_json_writer_end_array (writer);
  cf_json_writer_string_member (writer, "quote", quote);
  cf_json_writer_name (writer, "attributes");
  cf_write_attributes (writer, record, codebook);
  cf_json_writer_string_member (writer, "note", cf_record_get_note (record));
  cf_json_writer_boolean_member (writer, "doubt", cf_record_get_doubt (record));
  cf_json_writer_string_member (writer, "created", cf_record_get_created (record));
  cf_json_writer_string_member (writer, "modified", cf_record_get_modified (record));
}

static void
write_relation (CfJsonWriter *writer,
                CfRelation *relation,
                const char *file,
                const char *to_file,
                const char *annotator,
                CfCodebook *codebook)
{
  CfRecord *record = CF_RECORD (relation);

  cf_json_writer_string_member (writer, "id", cf_record_get_id (record));
  cf_json_writer_string_member (writer, "type", cf_record_get_code (record));
  cf_json_writer_string_member (writer, "from", cf_relation_get_from (relation));
  cf_json_writer_string_member (writer, "to", cf_relation_get_to (relation));
  cf_json_writer_string_member (writer, "from_file", file);
  cf_json_writer_string_member (writer, "to_file", to_file);
  cf_json_writer_string_member (writer, "annotator", annotator);
  cf_json_writer_name (writer, "attributes");
  cf_write_attributes (writer, record, codebook);
  cf_json_writer_string_member (writer, "note", cf_record_get_note (record));
  cf_json_writer_boolean_member (writer, "doubt", cf_record_get_doubt (record));
}

/* A line is a record, a tab separates: what is in a cell is neither. */
static void
print_cell (const char *text)
{
  g_autofree char *cell = g_strdelimit (g_strdup (text), "\t\n\r", ' ');

  cf_print ("\t%s", cell);
}

static void
print_annotation (CfAnnotation *annotation,
                  const char *file,
                  const char *annotator,
                  CfCodebook *codebook)
{
  g_autofree char *quote = cf_annotation_get_quote (annotation);
  g_autoptr (GString) spans = g_string_new (NULL);
  guint n;
  const CfValue *values = cf_record_get_values (CF_RECORD (annotation), &n);

  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    {
      CfSpan span = cf_annotation_get_part (annotation, i)->span;

      g_string_append_printf (spans, "%s%u-%u", i > 0 ? "," : "", span.start, span.end);
    }
  cf_print ("%s\t%s\t%s\t%s\t%s", file, annotator,
            cf_codebook_follow_id (codebook, cf_record_get_code (CF_RECORD (annotation))),
            spans->str, cf_record_get_id (CF_RECORD (annotation)));
  print_cell (quote);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *pair = g_strdup_printf ("%s=%s", values[i].attribute, values[i].value);

      print_cell (pair);
    }
  cf_print ("\n");
}

/**
 * cf_cli_print_record:
 * @call: says whether as JSON
 * @record: an annotation or relation
 * @file: the article in whose sidecar it stands
 * @to_file: (nullable): the article of a relation's other end; else where the relation says that it is
 * @annotator: whose it is
 * @codebook: the project's
 */
void
cf_cli_print_record (CfCall *call,
                     CfRecord *record,
                     const char *file,
                     const char *to_file,
                     const char *annotator,
                     CfCodebook *codebook)
{
  if (to_file == NULL && CF_IS_RELATION (record))
    to_file = cf_relation_get_to_file (CF_RELATION (record));
  if (call->json)
    {
      CfJsonWriter *writer = cf_print_begin ();

      if (CF_IS_RELATION (record))
        write_relation (writer, CF_RELATION (record), file, to_file, annotator, codebook);
      else
        write_annotation (writer, CF_ANNOTATION (record), file, annotator, codebook);
      cf_print_end (writer);
    }
  else if (CF_IS_RELATION (record))
    {
      cf_print ("%s\t%s\t%s\t%s\t%s\t%s\n", file, annotator, cf_record_get_code (record),
                cf_relation_get_from (CF_RELATION (record)),
                cf_relation_get_to (CF_RELATION (record)), to_file != NULL ? to_file : "");
    }
  else
    {
      print_annotation (CF_ANNOTATION (record), file, annotator, codebook);
    }
}
