/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes into articles.csv: single cells, compared with what was read there before.
 *
 * A cell that somebody else has changed meanwhile keeps what they wrote. All other cells, rows, columns
 * and their bytes stay as they are; a file that could not be read without doubt is not written. */

#include "config.h"

#include "cf-article-table-private.h"
#include "cf-backup.h"
#include "cf-error.h"
#include "cf-file-replacer.h"
#include "cf-file.h"
#include "cf-published.h"

#include <glib/gi18n.h>

/* The edits of cells that come of the edits of fields. */
typedef struct
{
  CfArticleTable *table;
  GArray *cells;      /* of CfCsvEdit */
  GPtrArray *strings; /* of char *: their values */
  GHashTable *rows;   /* name -> row that is added */
  guint file_column;
  guint columns[CF_N_FIELDS];
  guint n_columns; /* 0 if none is added */
} Plan;

static void
add_cell (Plan *plan, guint row, guint column, char *value)
{
  CfCsvEdit edit = { row, column, value };

  g_ptr_array_add (plan->strings, value);
  g_array_append_val (plan->cells, edit);
}

static void
plan_header (Plan *plan)
{
  if (cf_csv_get_n_rows (plan->table->csv) > 0)
    return;
  add_cell (plan, 0, 0, g_strdup (CF_ARTICLE_TABLE_KEY));
  plan->file_column = 0;
  for (guint field = 0; field < CF_N_FIELDS; field++)
    {
      plan->columns[field] = field + 1;
      add_cell (plan, 0, field + 1, g_strdup (cf_field_get_name (field)));
    }
}

static guint
ensure_column (Plan *plan, CfField field)
{
  if (plan->columns[field] == CF_NO_COLUMN)
    {
      if (plan->n_columns == 0)
        plan->n_columns = cf_csv_get_n_cells (plan->table->csv, 0);
      plan->columns[field] = plan->n_columns++;
      add_cell (plan, 0, plan->columns[field], g_strdup (cf_field_get_name (field)));
    }
  return plan->columns[field];
}

static guint
ensure_row (Plan *plan, const char *name)
{
  gpointer known;
  guint row;

  if (cf_article_table_get_row (plan->table, name, &row))
    return row;
  if (g_hash_table_lookup_extended (plan->rows, name, NULL, &known))
    return GPOINTER_TO_UINT (known);
  row = MAX (cf_csv_get_n_rows (plan->table->csv), 1) + g_hash_table_size (plan->rows);
  g_hash_table_insert (plan->rows, g_strdup (name), GUINT_TO_POINTER (row));
  add_cell (plan, row, plan->file_column, g_strdup (name));
  return row;
}

static char *
to_cell (CfField field, const char *value)
{
  if (field == CF_FIELD_PUBLISHED && cf_published_is_day (value))
    return cf_published_shorten (value);
  return g_strdup (value);
}

/* Where the value stands that counts, or where it may stand. */
static guint
find_row_to_write (Plan *plan, guint row, CfField field)
{
  guint at = row;

  if (row >= cf_csv_get_n_rows (plan->table->csv))
    return row;
  while (at != 0 && !cf_article_table_has_value (plan->table, at, field))
    at = cf_article_table_get_next_row (plan->table, at);
  return at != 0 ? at : row;
}

static void
plan_clearing (Plan *plan, guint row, CfField field)
{
  for (guint at = row; at != 0; at = cf_article_table_get_next_row (plan->table, at))
    if (cf_article_table_has_value (plan->table, at, field))
      add_cell (plan, at, plan->columns[field], g_strdup (""));
}

static void
plan_edit (Plan *plan, const CfTableEdit *edit)
{
  guint row;

  if (edit->after != NULL)
    {
      guint column = ensure_column (plan, edit->field);

      row = find_row_to_write (plan, ensure_row (plan, edit->file), edit->field);
      add_cell (plan, row, column, to_cell (edit->field, edit->after));
    }
  else if (cf_article_table_get_row (plan->table, edit->file, &row))
    {
      plan_clearing (plan, row, edit->field);
    }
}

/* What stands there is what was read, or else it is somebody else's. */
static gboolean
check_edit (CfArticleTable *table, const CfTableEdit *edit, GPtrArray *conflicts)
{
  g_autofree char *path = g_build_filename (table->folder, edit->file, NULL);
  g_autoptr (CfCorrection) correction = cf_article_table_lookup (table, path);
  const char *now = correction != NULL ? correction->values[edit->field] : NULL;

  if (g_strcmp0 (now, edit->after) == 0)
    return FALSE;
  if (g_strcmp0 (now, edit->before) == 0)
    return TRUE;
  if (conflicts != NULL)
    g_ptr_array_add (conflicts, g_strdup_printf (_ ("%s of %s was changed by somebody else and "
                                                    "stays as it is: %s"),
                                                 cf_field_get_label (edit->field), edit->file,
                                                 now != NULL ? now : "—"));
  return FALSE;
}

static GBytes *
encode (CfArticleTable *table, GString *utf8, GError **error)
{
  GBytes *bytes = cf_table_text_write (&table->text, utf8->str, utf8->len);

  if (bytes == NULL)
    g_set_error (error, CF_ERROR, CF_ERROR_UNSUPPORTED,
                 _ ("%s is in %s, in which this cannot be written without doubt; save it as UTF-8 "
                    "in the program that it comes from"),
                 table->path, table->text.encoding);
  return bytes;
}

static GBytes *
run_plan (Plan *plan, GError **error)
{
  g_autoptr (GString) utf8 = NULL;

  if (plan->cells->len == 0 ||
      (plan->n_columns > 0 && !cf_article_table_check_width (plan->table, error)))
    return NULL;
  utf8 = cf_csv_edit (plan->table->csv, (const CfCsvEdit *) (gpointer) plan->cells->data,
                      plan->cells->len, plan->n_columns);
  return encode (plan->table, utf8, error);
}

/**
 * cf_article_table_edit:
 * @table: what stands in the file
 * @edits: (array length=n_edits): what is to be changed
 * @n_edits: how many
 * @conflicts: (nullable) (element-type utf8): gets what somebody else has changed, for people
 * @error: why the file may not be written
 *
 * Returns: (transfer full) (nullable): what is to stand there; %NULL without an error if that is what
 *   stands there already
 */
GBytes *
cf_article_table_edit (CfArticleTable *table,
                       const CfTableEdit *edits,
                       guint n_edits,
                       GPtrArray *conflicts,
                       GError **error)
{
  g_autoptr (CfArticleTable) blank = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (CfCsvEdit));
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Plan plan = { .cells = cells, .strings = strings, .rows = rows };

  if (table->read_only != NULL)
    {
      g_set_error_literal (error, CF_ERROR, CF_ERROR_READ_ONLY, table->read_only);
      return NULL;
    }
  /* For no file, or an empty one, a table to begin with. */
  if (table->csv == NULL || cf_csv_get_n_rows (table->csv) == 0)
    blank = cf_article_table_new (table->folder, nothing, NULL);
  plan.table = blank != NULL ? blank : table;
  plan.file_column = plan.table->file_column;
  for (guint i = 0; i < CF_N_FIELDS; i++)
    plan.columns[i] = plan.table->columns[i];
  for (guint i = 0; i < n_edits; i++)
    {
      if (!check_edit (plan.table, &edits[i], conflicts))
        continue;
      if (cells->len == 0)
        plan_header (&plan);
      plan_edit (&plan, &edits[i]);
    }
  return run_plan (&plan, error);
}

typedef struct
{
  const char *folder;
  const CfTableEdit *edits;
  guint n_edits;
  GPtrArray *conflicts;
} Saving;

/* What of ours is not in theirs, all of theirs, and the edits. */
static GBytes *
unite (Saving *saving, GBytes *ours, GBytes *theirs, GError **error)
{
  g_autoptr (CfArticleTable) our_table = cf_article_table_new (saving->folder, ours, NULL);
  g_autoptr (CfArticleTable) their_table = cf_article_table_new (saving->folder, theirs, NULL);
  g_autoptr (GString) utf8 = NULL;
  GError *local = NULL;

  if (their_table->read_only != NULL)
    {
      g_set_error_literal (error, CF_ERROR, CF_ERROR_READ_ONLY, their_table->read_only);
      return NULL;
    }
  utf8 = cf_article_table_merge (our_table, their_table, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (utf8 == NULL)
    return g_bytes_ref (theirs);
  return encode (their_table, utf8, error);
}

static GBytes *
merge (GBytes *ours, GBytes *theirs, gpointer user_data, GError **error)
{
  Saving *saving = user_data;
  g_autoptr (GBytes) united = unite (saving, ours, theirs, error);
  g_autoptr (CfArticleTable) table = NULL;
  GError *local = NULL;
  GBytes *bytes;

  if (united == NULL)
    return NULL;
  table = cf_article_table_new (saving->folder, united, NULL);
  if (saving->conflicts != NULL)
    g_ptr_array_set_size (saving->conflicts, 0);
  bytes = cf_article_table_edit (table, saving->edits, saving->n_edits, saving->conflicts, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return bytes != NULL ? bytes : g_steal_pointer (&united);
}

static gboolean
keep (GBytes *old, gpointer user_data, GError **error)
{
  Saving *saving = user_data;
  g_autofree char *path = g_build_filename (saving->folder, CF_ARTICLE_TABLE_FILE, NULL);

  return cf_backup_keep (path, old, error);
}

/**
 * cf_article_table_save:
 * @folder: the folder that the table stands in
 * @edits: (array length=n_edits): what is to be changed
 * @n_edits: how many
 * @conflicts: (nullable) (element-type utf8): gets what somebody else has changed, for people
 * @error: why the file is as it was
 *
 * Reads the file, changes it, and replaces it; what others write meanwhile is changed in its turn. Waits
 * for the disk: not on the main thread.
 *
 * Returns: (transfer full) (nullable): what stands there now
 */
CfArticleTable *
cf_article_table_save (
  const char *folder, const CfTableEdit *edits, guint n_edits, GPtrArray *conflicts, GError **error)
{
  g_autoptr (CfArticleTable) table = cf_article_table_load (folder, NULL);
  g_autoptr (GBytes) bytes = NULL;
  Saving saving = { folder, edits, n_edits, conflicts };
  GError *local = NULL;
  CfReplaceResult result = { 0 };
  CfReplacement replacement = { .path = table->path,
                                .expected = table->digest,
                                .merge = merge,
                                .keep = keep,
                                .user_data = &saving };
  CfArticleTable *saved;

  bytes = cf_article_table_edit (table, edits, n_edits, conflicts, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (bytes == NULL)
    return g_steal_pointer (&table);
  replacement.content = bytes;
  if (!cf_file_check_link (folder, table->path, error) ||
      !cf_file_replace (&replacement, &result, error))
    return NULL;
  saved = cf_article_table_new (folder, result.written, NULL);
  g_bytes_unref (result.written);
  return saved;
}
