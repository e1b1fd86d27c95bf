/* SPDX-License-Identifier: GPL-3.0-or-later
 * articles.csv: what people say of articles in place of what their files say.
 *
 * Rows are found by the file's name, composed (NFC) and with slashes, however a spreadsheet wrote it. Of
 * several rows of one file the first cell with anything in it counts, column by column, so that two people
 * who added a row each lose nothing. What is not understood corrects nothing, and is a problem. */

#include "config.h"

#include "cf-article-table-private.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-folder.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <string.h>

static void
table_clear (gpointer data)
{
  CfArticleTable *table = data;

  g_free (table->folder);
  g_free (table->path);
  g_free (table->digest);
  g_free (table->read_only);
  g_clear_pointer (&table->csv, cf_csv_free);
  g_hash_table_unref (table->first_rows);
  g_array_unref (table->next_rows);
}

CfArticleTable *
cf_article_table_ref (CfArticleTable *table)
{
  return g_atomic_rc_box_acquire (table);
}

void
cf_article_table_unref (CfArticleTable *table)
{
  g_atomic_rc_box_release_full (table, table_clear);
}

static char *
make_key (const char *name)
{
  g_autofree char *slashes = g_strstrip (g_strdelimit (g_strdup (name), "\\", '/'));
  const char *start = slashes;

  while (start[0] == '.' && start[1] == '/')
    start += 2;
  return g_str_is_ascii (start) ? g_strdup (start)
                                : g_utf8_normalize (start, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static void
add_problem (CfArticleTable *table, GPtrArray *problems, guint row, guint column, const char *text)
{
  guint line, in_line;

  if (problems == NULL || problems->len >= CF_LIMIT_TABLE_PROBLEMS)
    return;
  cf_csv_get_place (table->csv, row, column, &line, &in_line);
  cf_problems_add (problems, CF_PROBLEM_METADATA_INVALID, table->path, line, in_line, "%s", text);
}

static void
add_column_problem (
  CfArticleTable *table, GPtrArray *problems, guint column, const char *format, const char *name)
{
  g_auto (GStrv) pieces = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strjoinv (name, pieces);

  add_problem (table, problems, 0, column, text);
}

static void
read_header (CfArticleTable *table, GPtrArray *problems)
{
  guint n = cf_csv_get_n_rows (table->csv) > 0 ? cf_csv_get_n_cells (table->csv, 0) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strstrip (cf_csv_dup_value (table->csv, 0, i));
      guint *column =
        g_ascii_strcasecmp (name, CF_ARTICLE_TABLE_KEY) == 0 ? &table->file_column : NULL;

      for (guint field = 0; field < CF_N_FIELDS; field++)
        if (g_ascii_strcasecmp (name, cf_field_get_name (field)) == 0)
          column = &table->columns[field];
      if (column == NULL)
        continue;
      if (*column == CF_NO_COLUMN)
        *column = i;
      else
        add_column_problem (table, problems, i,
                            _ ("there are two columns “%s”; the first one counts"), name);
    }
}

/* The cells of a title with a comma and without quotation marks have moved to the right: what stands in
 * which column nobody knows. */
static gboolean
is_too_long (CfArticleTable *table, guint row)
{
  guint n = cf_csv_get_n_cells (table->csv, row);

  for (guint i = cf_csv_get_n_cells (table->csv, 0); i < n; i++)
    {
      g_autofree char *value = cf_csv_dup_value (table->csv, row, i);

      if (*g_strstrip (value) != '\0')
        return TRUE;
    }
  return FALSE;
}

static void
index_row (CfArticleTable *table, guint row, GArray *last_rows, GPtrArray *problems)
{
  g_autofree char *name = cf_csv_dup_value (table->csv, row, table->file_column);
  g_autofree char *key = name != NULL ? make_key (name) : NULL;
  gpointer first;
  guint32 *last;

  if (key == NULL || *key == '\0')
    {
      if (!cf_csv_is_blank (table->csv, row))
        add_problem (table, problems, row, 0, _ ("the row names no file; it corrects nothing"));
      return;
    }
  if (is_too_long (table, row))
    {
      if (table->long_row == 0)
        table->long_row = row;
      add_problem (table, problems, row, cf_csv_get_n_cells (table->csv, 0),
                   _ ("the row has more cells than there are columns; it corrects nothing"));
      return;
    }
  if (!g_hash_table_lookup_extended (table->first_rows, key, NULL, &first))
    {
      g_hash_table_insert (table->first_rows, g_steal_pointer (&key), GUINT_TO_POINTER (row));
      g_array_index (last_rows, guint32, row) = row;
      return;
    }
  last = &g_array_index (last_rows, guint32, GPOINTER_TO_UINT (first));
  g_array_index (table->next_rows, guint32, *last) = row;
  *last = row;
  add_problem (table, problems, row, table->file_column,
               _ ("there is a row of this file already; of each column the first value counts"));
}

static gboolean
report_whole (CfArticleTable *table, GPtrArray *problems, guint line, guint column, char *text)
{
  cf_problems_add (problems, CF_PROBLEM_METADATA_INVALID, table->path, line, column, "%s", text);
  g_free (table->read_only);
  table->read_only = g_strdup_printf ("%s:%u:%u: %s", table->path, line, column, text);
  g_free (text);
  return FALSE;
}

/* Whether what the rows say can be used; what may be read may be forbidden to be written. */
static gboolean
check_whole (CfArticleTable *table, GBytes *bytes, GPtrArray *problems)
{
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GString) utf8 = cf_csv_edit (table->csv, NULL, 0, 0);
  guint line, column;

  if (table->text.invalid_line > 0)
    report_whole (
      table, problems, table->text.invalid_line, 1,
      g_strdup_printf (_ ("there are bytes that are not valid %s; save it as UTF-8 to be able to "
                          "change it here"),
                       table->text.encoding));
  else
    again = cf_table_text_write (&table->text, utf8->str, utf8->len);
  if (table->text.invalid_line == 0 && (again == NULL || !g_bytes_equal (again, bytes)))
    report_whole (table, problems, 1, 1,
                  g_strdup (_ ("its encoding is not quite clear; save it as UTF-8 to be able to "
                               "change it here")));
  if (cf_csv_find_open_quote (table->csv, &line, &column))
    report_whole (table, problems, line, column,
                  g_strdup (_ ("this quotation mark is not closed")));
  if (table->file_column == CF_NO_COLUMN && cf_csv_get_n_rows (table->csv) > 0)
    return report_whole (table, problems, 1, 1,
                         g_strdup (_ ("there is no column “file”; the table corrects nothing")));
  return TRUE;
}

static void
check_values (CfArticleTable *table, GPtrArray *problems)
{
  guint n_rows = cf_csv_get_n_rows (table->csv);

  for (guint row = 1; row < n_rows && problems->len < CF_LIMIT_TABLE_PROBLEMS; row++)
    for (guint field = 0; field < CF_N_FIELDS; field++)
      {
        g_autofree char *text = cf_csv_dup_value (table->csv, row, table->columns[field]);
        g_autoptr (GError) error = NULL;
        g_autofree char *value = text != NULL ? cf_field_normalise (field, text, &error) : NULL;

        if (error != NULL)
          add_problem (table, problems, row, table->columns[field], error->message);
      }
}

static void
read_table (CfArticleTable *table, GBytes *bytes, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) last_rows = g_array_new (FALSE, TRUE, sizeof (guint32)); /* by first row */
  guint n_rows;

  cf_table_text_read (&table->text, bytes);
  table->csv = cf_csv_parse (g_steal_pointer (&table->text.utf8), table->text.length,
                             CF_ARTICLE_TABLE_KEY, &error);
  if (table->csv == NULL)
    {
      report_whole (table, problems, 1, 1, g_strdup (error->message));
      return;
    }
  read_header (table, problems);
  if (!check_whole (table, bytes, problems))
    return;
  n_rows = cf_csv_get_n_rows (table->csv);
  g_array_set_size (table->next_rows, n_rows);
  g_array_set_size (last_rows, n_rows);
  for (guint row = 1; row < n_rows; row++)
    index_row (table, row, last_rows, problems);
  if (problems != NULL)
    check_values (table, problems);
}

static CfArticleTable *
table_new (const char *folder)
{
  CfArticleTable *table = g_atomic_rc_box_new0 (CfArticleTable);

  table->folder = g_strdup (folder);
  table->path = cf_folder_join (folder, CF_ARTICLE_TABLE_FILE);
  table->text.encoding = "UTF-8";
  table->file_column = CF_NO_COLUMN;
  for (guint i = 0; i < CF_N_FIELDS; i++)
    table->columns[i] = CF_NO_COLUMN;
  table->first_rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table->next_rows = g_array_new (FALSE, TRUE, sizeof (guint32));
  return table;
}

/**
 * cf_article_table_new:
 * @folder: the folder that it stands in
 * @bytes: (nullable): what stands in it; %NULL for no file
 * @problems: (nullable) (element-type CfProblem): gets what is not understood, with its place
 *
 * Returns: (transfer full): the table
 */
CfArticleTable *
cf_article_table_new (const char *folder, GBytes *bytes, GPtrArray *problems)
{
  CfArticleTable *table = table_new (folder);

  table->digest = cf_file_digest (bytes);
  if (bytes != NULL)
    read_table (table, bytes, problems);
  return table;
}

/**
 * cf_article_table_load:
 * @folder: the folder that it stands in
 * @problems: (nullable) (element-type CfProblem): gets what is not understood, with its place
 *
 * Returns: (transfer full): the table; what could not be read corrects nothing
 */
CfArticleTable *
cf_article_table_load (const char *folder, GPtrArray *problems)
{
  g_autofree char *path = cf_folder_join (folder, CF_ARTICLE_TABLE_FILE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_TABLE_BYTES, NULL, &error);
  CfArticleTable *table;

  if (bytes != NULL || g_error_matches (error, CF_ERROR, CF_ERROR_NOT_FOUND))
    return cf_article_table_new (folder, bytes, problems);
  table = table_new (folder);
  report_whole (table, problems, 1, 1, g_strdup (error->message));
  return table;
}

const char *
cf_article_table_get_folder (CfArticleTable *table)
{
  return table->folder;
}

/**
 * cf_article_table_get_digest:
 * @table: a table
 *
 * Returns: (nullable): what stands for the bytes that were read; %NULL for no file
 */
const char *
cf_article_table_get_digest (CfArticleTable *table)
{
  return table->digest;
}

/**
 * cf_article_table_make_name:
 * @table: a table
 * @path: an article
 *
 * Returns: (transfer full) (nullable): what the table calls it; %NULL for what lies outside of its
 *   folder, or has a name that no text can hold
 */
char *
cf_article_table_make_name (CfArticleTable *table, const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  gsize length = strlen (table->folder);

  while (length > 0 && table->folder[length - 1] == '/')
    length--;
  if (strncmp (full, table->folder, length) != 0 || full[length] != '/' ||
      !g_utf8_validate (full + length + 1, -1, NULL))
    return NULL;
  return g_strdup (full + length + 1);
}

gboolean
cf_article_table_get_row (CfArticleTable *table, const char *name, guint *row)
{
  g_autofree char *key = make_key (name);
  gpointer value = NULL;
  gboolean found = g_hash_table_lookup_extended (table->first_rows, key, NULL, &value);

  *row = GPOINTER_TO_UINT (value);
  return found;
}

guint
cf_article_table_get_next_row (CfArticleTable *table, guint row)
{
  return g_array_index (table->next_rows, guint32, row);
}

/* Whether a column may be added; not where a row that is too long would come to stand under it. */
gboolean
cf_article_table_check_width (CfArticleTable *table, GError **error)
{
  guint line, in_line;

  if (table->long_row == 0)
    return TRUE;
  cf_csv_get_place (table->csv, table->long_row, cf_csv_get_n_cells (table->csv, 0), &line,
                    &in_line);
  g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY,
               _ ("%s:%u:%u: the row has more cells than there are columns; mend it, and a column "
                  "can be added"),
               table->path, line, in_line);
  return FALSE;
}

gboolean
cf_article_table_has_value (CfArticleTable *table, guint row, CfField field)
{
  g_autofree char *value = cf_csv_dup_value (table->csv, row, table->columns[field]);

  return value != NULL && *g_strstrip (value) != '\0';
}

static char *
find_value (CfArticleTable *table, guint row, CfField field)
{
  g_autofree char *text = NULL;

  while (row != 0 && !cf_article_table_has_value (table, row, field))
    row = cf_article_table_get_next_row (table, row);
  if (row == 0)
    return NULL;
  text = cf_csv_dup_value (table->csv, row, table->columns[field]);
  return cf_field_normalise (field, text, NULL);
}

/**
 * cf_article_table_lookup:
 * @table: a table
 * @path: an article
 *
 * Returns: (transfer full) (nullable): what is said of it; %NULL for nothing
 */
CfCorrection *
cf_article_table_lookup (CfArticleTable *table, const char *path)
{
  g_autofree char *name = cf_article_table_make_name (table, path);
  g_autoptr (CfCorrection) correction = NULL;
  guint row;

  if (name == NULL || !cf_article_table_get_row (table, name, &row))
    return NULL;
  correction = cf_correction_new ();
  for (guint field = 0; field < CF_N_FIELDS; field++)
    correction->values[field] = find_value (table, row, field);
  return cf_correction_is_empty (correction) ? NULL : g_steal_pointer (&correction);
}

/**
 * cf_article_table_check_files:
 * @table: a table
 * @problems: (element-type CfProblem): gets the rows whose file is not there
 */
void
cf_article_table_check_files (CfArticleTable *table, GPtrArray *problems)
{
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, table->first_rows);
  while (g_hash_table_iter_next (&iter, &key, &row) && problems->len < CF_LIMIT_TABLE_PROBLEMS)
    {
      g_autofree char *name =
        cf_csv_dup_value (table->csv, GPOINTER_TO_UINT (row), table->file_column);
      g_autofree char *as_written = g_build_filename (table->folder, g_strstrip (name), NULL);
      g_autofree char *composed = g_build_filename (table->folder, key, NULL);

      if (!g_file_test (as_written, G_FILE_TEST_EXISTS) &&
          !g_file_test (composed, G_FILE_TEST_EXISTS))
        add_problem (table, problems, GPOINTER_TO_UINT (row), table->file_column,
                     _ ("there is no such file"));
    }
}
