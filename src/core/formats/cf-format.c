/* SPDX-License-Identifier: GPL-3.0-or-later
 * Exchange formats.
 *
 * A new format is one file and one row here. Dialogs, the command line and the tests read the
 * table. */

#include "config.h"

#include "cf-format.h"

#include "cf-anchor.h"
#include "cf-error.h"
#include "cf-file-writer.h"
#include "cf-walk.h"

#include <glib/gi18n.h>

#include <stdlib.h>
#include <string.h>

#define SIDECAR_MARK ".anno"

static const char *const nothing[] = { NULL };
static const char *const csv_loses[] = { N_ ("relations"), N_ ("blocks"), NULL };
static const char *const graph_loses[] = { N_ ("offsets"), N_ ("blocks"), NULL };
static const char *const jsonl_options[] = { "rows=articles", "rows=spans", NULL };
static const char *const csv_options[] = { "spreadsheet=no", "spreadsheet=yes", NULL };

static const CfFormat formats[] = {
  { "jsonl", N_ ("JSON Lines"), ".jsonl", nothing, jsonl_options, cf_format_jsonl_export, NULL },
  { "csv", N_ ("CSV table"), ".csv", csv_loses, csv_options, cf_format_csv_export,
    cf_format_csv_export_folder },
  { "graphml", N_ ("GraphML graph"), ".graphml", graph_loses, nothing, cf_format_graphml_export,
    NULL },
  { "dot", N_ ("DOT graph"), ".dot", graph_loses, nothing, cf_format_dot_export, NULL },
};

/**
 * cf_format_get_all:
 * @n_formats: (out): how many
 *
 * Returns: (transfer none) (array length=n_formats): the table of formats
 */
const CfFormat *
cf_format_get_all (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

const CfFormat *
cf_format_get (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];
  return NULL;
}

/**
 * cf_format_check_options:
 * @format: a format
 * @options: (element-type utf8 utf8): what was asked for
 * @error: which option it does not understand, and which it does
 */
gboolean
cf_format_check_options (const CfFormat *format, GHashTable *options, GError **error)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, options);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_autofree char *option = g_strdup_printf ("%s=%s", (char *) name, (char *) value);
      g_autofree char *known = g_strjoinv (", ", (char **) format->options);

      if (g_strv_contains (format->options, option))
        continue;
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   _ ("%s does not understand the option “%s”; it understands: %s"), format->id,
                   option, known);
      return FALSE;
    }
  return TRUE;
}

/* Names the article that is not in the export. */
static void
report_left_out (CfExport *export, const char *path, const GError *error)
{
  cf_problems_add (export->problems, CF_PROBLEM_ARTICLE_UNREADABLE, path, 0, 0, "%s",
                   error->message);
}

/**
 * cf_export_each:
 * @export: an export
 * @each: called for each article that can be read
 * @user_data: for @each
 * @error: why the export stopped
 *
 * Reads the articles one after another. What cannot be read is reported and left out.
 */
gboolean
cf_export_each (CfExport *export, CfExportBundle each, gpointer user_data, GError **error)
{
  for (guint i = 0; i < export->targets->len; i++)
    {
      const CfTarget *target = g_ptr_array_index (export->targets, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (CfBundle) bundle = NULL;

      if (g_cancellable_set_error_if_cancelled (export->cancellable, error))
        return FALSE;
      bundle = cf_target_load (target, export->problems, &local);
      if (bundle != NULL)
        cf_bundle_correct (bundle, export->project);
      if (bundle == NULL)
        report_left_out (export, target->article, local);
      else if (!each (export, bundle, user_data, error))
        return FALSE;
      if (export->progress != NULL)
        export->progress (i + 1, export->targets->len, export->progress_data);
    }
  return TRUE;
}

/**
 * cf_export_place:
 * @export: an export
 * @bundle: the article
 * @layer: one of its layers
 * @annotation: an annotation of that layer
 * @spans: (element-type CfSpan): emptied, then filled with where its parts stand in the article's text
 *
 * Returns: whether it may be exported: what no longer stands where it was marked is reported and left
 *   out, since its offsets would be wrong
 */
gboolean
cf_export_place (CfExport *export,
                 CfBundle *bundle,
                 CfLayerReading *layer,
                 CfAnnotation *annotation,
                 GArray *spans)
{
  CfVerdict verdict =
    cf_anchor_annotation (cf_article_get_text (bundle->article), annotation, spans);

  if (verdict == CF_ANCHOR_EXACT)
    return TRUE;
  cf_problems_add (
    export->problems, CF_PROBLEM_NOT_ANCHORED, layer->path, 0, 0,
    _ ("%s was left out: the article has changed since, and it is not confirmed where "
       "its words stand now"),
    cf_record_get_id (CF_RECORD (annotation)));
  return FALSE;
}

static gboolean
write_to_file (const void *data, gsize length, gpointer sink, GError **error)
{
  return cf_file_writer_write (sink, data, length, error);
}

/* A sidecar's name is kept free even where none is; so is that of what would be a second copy of one. */
static gboolean
is_of_project (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  switch (cf_walk_classify (name))
    {
    case CF_FILE_SIDECAR:
    case CF_FILE_CODEBOOK:
    case CF_FILE_TABLE:
      return TRUE;
    case CF_FILE_CONFLICT_COPY:
      return strstr (name, SIDECAR_MARK) != NULL;
    case CF_FILE_ARTICLE:
      return g_file_test (path, G_FILE_TEST_EXISTS);
    case CF_FILE_OTHER:
    default:
      return FALSE;
    }
}

/**
 * cf_export_check_destination:
 * @path: a file
 * @error: why it is none to export to
 *
 * An export may replace an older one, but nothing that the project is made of, nor through a link.
 */
gboolean
cf_export_check_destination (const char *path, GError **error)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *shown = NULL;

  if (!is_of_project (path) && (real == NULL || !is_of_project (real)))
    return TRUE;
  shown = g_filename_display_name (path);
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               _ ("%s belongs to the project and is not replaced by an export"), shown);
  return FALSE;
}

/**
 * cf_format_export_file:
 * @format: a format that writes
 * @export: what to export; its sink is set here
 * @path: the file
 * @error: why the file is as it was
 *
 * Writes the whole file, or nothing.
 */
gboolean
cf_format_export_file (const CfFormat *format, CfExport *export, const char *path, GError **error)
{
  g_autoptr (CfFileWriter) writer = NULL;

  if (!cf_export_check_destination (path, error))
    return FALSE;
  writer = cf_file_writer_new (path, error);
  if (writer == NULL)
    return FALSE;
  export->write = write_to_file;
  export->sink = writer;
  return format->export(export, error) && cf_file_writer_commit (writer, error);
}
