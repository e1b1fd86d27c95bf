/* SPDX-License-Identifier: GPL-3.0-or-later
 * Format: CSV, as a folder of tables with a Data Package that says what they hold.
 *
 * An annotation of the article as a whole is part 1 of 1 without offsets. Attributes and notes are those of
 * annotations and of relations, by id. The other end of a relation may be in an article that was not exported. */

#include "config.h"

#include "cf-csv-table.h"
#include "cf-data-package.h"
#include "cf-error.h"
#include "cf-export-rows.h"
#include "cf-file-writer.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <errno.h>

#define FILE_COLUMN               \
  {                               \
    "file", "string", "documents" \
  }
#define ANNOTATOR_COLUMN            \
  {                                 \
    "annotator", "string", "coders" \
  }
#define COLUMN(name, type) \
  {                        \
    name, type, NULL       \
  }
#define END COLUMN (NULL, NULL)

static const CfTableColumn documents[] = { COLUMN ("file", "string"),
                                           COLUMN ("article", "string"),
                                           COLUMN ("title", "string"),
                                           COLUMN ("outlet", "string"),
                                           COLUMN ("published", "string"),
                                           COLUMN ("byline", "string"),
                                           COLUMN ("url", "string"),
                                           COLUMN ("languages", "string"),
                                           COLUMN ("reader", "string"),
                                           COLUMN ("digest", "string"),
                                           COLUMN ("length", "integer"),
                                           COLUMN ("text", "string"),
                                           END };
static const CfTableColumn spans[] = { FILE_COLUMN,
                                       ANNOTATOR_COLUMN,
                                       COLUMN ("id", "string"),
                                       COLUMN ("part", "integer"),
                                       COLUMN ("parts", "integer"),
                                       COLUMN ("start", "integer"),
                                       COLUMN ("end", "integer"),
                                       COLUMN ("label", "string"),
                                       COLUMN ("text", "string"),
                                       COLUMN ("language", "string"),
                                       COLUMN ("doubt", "boolean"),
                                       COLUMN ("created", "string"),
                                       COLUMN ("modified", "string"),
                                       END };
static const CfTableColumn attributes[] = { FILE_COLUMN,
                                            ANNOTATOR_COLUMN,
                                            COLUMN ("id", "string"),
                                            COLUMN ("attribute", "string"),
                                            COLUMN ("value", "string"),
                                            END };
static const CfTableColumn notes[] = { FILE_COLUMN, ANNOTATOR_COLUMN, COLUMN ("id", "string"),
                                       COLUMN ("note", "string"), END };
static const CfTableColumn relations[] = { FILE_COLUMN,
                                           ANNOTATOR_COLUMN,
                                           COLUMN ("id", "string"),
                                           COLUMN ("type", "string"),
                                           COLUMN ("from", "string"),
                                           COLUMN ("to", "string"),
                                           COLUMN ("to_file", "string"),
                                           COLUMN ("doubt", "boolean"),
                                           COLUMN ("created", "string"),
                                           COLUMN ("modified", "string"),
                                           END };
static const CfTableColumn coders[] = { COLUMN ("annotator", "string"),
                                        COLUMN ("identity", "string"), COLUMN ("name", "string"),
                                        END };

enum
{
  DOCUMENTS,
  SPANS,
  ATTRIBUTES,
  NOTES,
  RELATIONS,
  CODERS,
  N_TABLES
};

static const CfTableSchema schemas[N_TABLES] = {
  [DOCUMENTS] = { "documents", documents, 1 },    [SPANS] = { "spans", spans, 4 },
  [ATTRIBUTES] = { "attributes", attributes, 5 }, [NOTES] = { "notes", notes, 3 },
  [RELATIONS] = { "relations", relations, 3 },    [CODERS] = { "coders", coders, 1 },
};

typedef struct
{
  CfFileWriter *writers[N_TABLES];
  CfCsvTable *tables[N_TABLES];
  GHashTable *coders;
} Package;

static void
package_clear (Package *package)
{
  for (guint i = 0; i < N_TABLES; i++)
    {
      g_clear_pointer (&package->tables[i], cf_csv_table_free);
      g_clear_pointer (&package->writers[i], cf_file_writer_free);
    }
  g_hash_table_unref (package->coders);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Package, package_clear)

/* The table, with what begins its rows. */
static CfCsvTable *
begin (Package *package, guint table, const char *file, CfLayer *layer, CfRecord *record)
{
  CfCsvTable *cells = package->tables[table];

  cf_csv_table_add (cells, file);
  cf_csv_table_add (cells, cf_layer_get_annotator (layer)->name);
  cf_csv_table_add (cells, cf_record_get_id (record));
  return cells;
}

static gboolean
write_document (Package *package, CfBundle *bundle, const char *file, GError **error)
{
  CfCsvTable *cells = package->tables[DOCUMENTS];
  CfArticle *article = bundle->article;
  CfText *text = cf_article_get_text (article);
  g_autofree char *languages = g_strjoinv ("|", (char **) cf_article_get_languages (article));
  g_autofree char *digest = g_strconcat ("sha256:", cf_text_get_digest (text), NULL);
  const char *const values[] = { file,
                                 bundle->id,
                                 cf_article_get_title (article),
                                 cf_article_get_outlet (article),
                                 cf_article_get_published (article),
                                 cf_article_get_byline (article),
                                 cf_article_get_url (article),
                                 languages,
                                 cf_article_get_reader (article),
                                 digest };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    cf_csv_table_add (cells, values[i]);
  cf_csv_table_add_number (cells, cf_text_get_length (text));
  cf_csv_table_add (cells, cf_text_get_utf8 (text, NULL));
  return cf_csv_table_end_row (cells, error);
}

static gboolean
write_coder (Package *package, CfLayer *layer, GError **error)
{
  const CfAnnotator *annotator = cf_layer_get_annotator (layer);
  CfCsvTable *cells = package->tables[CODERS];

  if (!g_hash_table_add (package->coders, g_strdup (annotator->name)))
    return TRUE;
  cf_csv_table_add (cells, annotator->name);
  cf_csv_table_add (cells, annotator->id);
  cf_csv_table_add (cells, annotator->full_name);
  return cf_csv_table_end_row (cells, error);
}

/* What annotations and relations have in common: attributes, several values in several rows, and a note. */
static gboolean
write_details (Package *package, const char *file, CfLayer *layer, CfRecord *record, GError **error)
{
  const char *note = cf_record_get_note (record);
  CfCsvTable *cells;
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    {
      cells = begin (package, ATTRIBUTES, file, layer, record);
      cf_csv_table_add (cells, values[i].attribute);
      cf_csv_table_add (cells, values[i].value);
      if (!cf_csv_table_end_row (cells, error))
        return FALSE;
    }
  if (note == NULL)
    return TRUE;
  cells = begin (package, NOTES, file, layer, record);
  cf_csv_table_add (cells, note);
  return cf_csv_table_end_row (cells, error);
}

static gboolean
end_record (CfCsvTable *cells, CfRecord *record, GError **error)
{
  cf_csv_table_add (cells, cf_record_get_doubt (record) ? "yes" : "no");
  cf_csv_table_add (cells, cf_record_get_created (record));
  cf_csv_table_add (cells, cf_record_get_modified (record));
  return cf_csv_table_end_row (cells, error);
}

static gboolean
write_span (Package *package,
            CfExport *export,
            CfBundle *bundle,
            const char *file,
            const CfExportRow *row,
            GError **error)
{
  CfRecord *record = CF_RECORD (row->annotation);
  CfCodebook *codebook = cf_project_get_codebook (export->project);
  gboolean is_whole = cf_annotation_has_article_scope (row->annotation);
  CfCsvTable *cells = begin (package, SPANS, file, row->layer, record);
  g_autofree char *words =
    is_whole ? NULL : cf_text_slice (cf_article_get_text (bundle->article), row->span);

  cf_csv_table_add_number (cells, row->part + 1);
  cf_csv_table_add_number (cells, is_whole ? 1 : cf_annotation_get_n_parts (row->annotation));
  for (guint i = 0; i < 2; i++)
    if (is_whole)
      cf_csv_table_add (cells, NULL);
    else
      cf_csv_table_add_number (cells, i == 0 ? row->span.start : row->span.end);
  cf_csv_table_add (cells, cf_codebook_follow_id (codebook, cf_record_get_code (record)));
  cf_csv_table_add (cells, words);
  cf_csv_table_add (cells, is_whole ? NULL : cf_export_find_language (bundle->article, row->span));
  return end_record (cells, record, error) &&
         (row->part > 0 || write_details (package, file, row->layer, record, error));
}

static gboolean
write_link (
  Package *package, CfExport *export, const char *file, const CfExportLink *link, GError **error)
{
  CfRecord *record = CF_RECORD (link->relation);
  CfCodebook *codebook = cf_project_get_codebook (export->project);
  CfCsvTable *cells = begin (package, RELATIONS, file, link->layer, record);

  cf_csv_table_add (cells, cf_codebook_follow_id (codebook, cf_record_get_code (record)));
  cf_csv_table_add (cells, cf_relation_get_from (link->relation));
  cf_csv_table_add (cells, cf_relation_get_to (link->relation));
  cf_csv_table_add (cells, cf_relation_get_to_file (link->relation));
  return end_record (cells, record, error) &&
         write_details (package, file, link->layer, record, error);
}

static gboolean
export_bundle (CfExport *export, CfBundle *bundle, gpointer user_data, GError **error)
{
  Package *package = user_data;
  g_autofree char *file = cf_project_make_relative (export->project, bundle->path);
  g_autoptr (GArray) rows = cf_export_list_rows (export, bundle);
  g_autoptr (GArray) links = cf_export_list_links (bundle);

  if (!write_document (package, bundle, file, error))
    return FALSE;
  for (guint i = 0; i < bundle->layers->len; i++)
    {
      CfLayerReading *layer = g_ptr_array_index (bundle->layers, i);

      if (layer->layer != NULL && !write_coder (package, layer->layer, error))
        return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    if (!write_span (package, export, bundle, file, &g_array_index (rows, CfExportRow, i), error))
      return FALSE;
  for (guint i = 0; i < links->len; i++)
    if (!write_link (package, export, file, &g_array_index (links, CfExportLink, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_to_file (const void *data, gsize length, gpointer sink, GError **error)
{
  return cf_file_writer_write (sink, data, length, error);
}

/* Only what an export has written gives way to another. */
static gboolean
check_free (const char *path, gboolean is_ours, GError **error)
{
  g_autofree char *shown = NULL;

  if (!cf_export_check_destination (path, error))
    return FALSE;
  if (is_ours || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  shown = g_filename_display_name (path);
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               _ ("%s is there already, and no export wrote it; name another folder"), shown);
  return FALSE;
}

static gboolean
open_table (Package *package, guint table, const char *path, gboolean spreadsheet, GError **error)
{
  GPtrArray *names = NULL;

  package->writers[table] = cf_file_writer_new (path, error);
  if (package->writers[table] == NULL)
    return FALSE;
  names = g_ptr_array_new ();
  for (const CfTableColumn *column = schemas[table].columns; column->name != NULL; column++)
    g_ptr_array_add (names, (gpointer) column->name);
  package->tables[table] =
    cf_csv_table_new (names, spreadsheet, write_to_file, package->writers[table]);
  return cf_csv_table_write_header (package->tables[table], error);
}

static gboolean
ensure_folder (const char *folder, GError **error)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR) || g_mkdir (folder, 0777) == 0)
    return TRUE;
  cf_set_error_errno (error, errno, folder, _ ("could not be made"));
  return FALSE;
}

static gboolean
open_tables (Package *package,
             const char *folder,
             const char *description,
             gboolean spreadsheet,
             GError **error)
{
  gboolean is_ours = cf_data_package_is_ours (description);

  if (!check_free (description, is_ours, error))
    return FALSE;
  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autofree char *name = g_strconcat (schemas[i].name, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!check_free (path, is_ours, error) || !open_table (package, i, path, spreadsheet, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cf_format_csv_export_folder:
 * @export: what to export
 * @folder: the folder, which is made if it is not there
 * @error: why nothing was written
 *
 * Each file is written whole; none is put in place before all are.
 */
gboolean
cf_format_csv_export_folder (CfExport *export, const char *folder, GError **error)
{
  g_auto (Package)
            package = { .coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  gboolean spreadsheet = cf_export_is_for_spreadsheet (export);
  g_autofree char *description = g_build_filename (folder, CF_DATA_PACKAGE_FILE, NULL);
  g_autoptr (GBytes) content = cf_data_package_make (schemas, N_TABLES, spreadsheet);

  if (!ensure_folder (folder, error) ||
      !open_tables (&package, folder, description, spreadsheet, error) ||
      !cf_export_each (export, export_bundle, &package, error))
    return FALSE;
  for (guint i = 0; i < N_TABLES; i++)
    if (!cf_file_writer_commit (package.writers[i], error))
      return FALSE;
  return cf_file_write (description, content, error);
}
