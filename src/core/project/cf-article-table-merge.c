/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two versions of articles.csv that were written at the same moment, united.
 *
 * All of theirs stays as it is; what ours has and theirs has not is put in: cells, rows and columns. What
 * is in neither was taken away by both; what only one has may have been taken away by the other, and comes
 * back: absence is not deletion. */

#include "config.h"

#include "cf-article-table-private.h"

typedef struct
{
  CfArticleTable *ours;
  CfArticleTable *theirs;
  guint *columns;     /* ours -> theirs */
  guint n_columns;    /* of theirs, with those that are added */
  guint n_rows;       /* the same */
  GHashTable *added;  /* name of a file -> row that is added */
  GHashTable *filled; /* row and column that are filled */
  GPtrArray *strings; /* of char * */
  GArray *edits;      /* of CfCsvEdit */
} Union;

static void
put (Union *self, guint row, guint column, char *value)
{
  CfCsvEdit edit = { row, column, value };
  gint64 place = ((gint64) row << 32) | column;

  g_ptr_array_add (self->strings, value);
  if (g_hash_table_add (self->filled, g_memdup2 (&place, sizeof place)))
    g_array_append_val (self->edits, edit);
}

static char *
dup_stripped (CfArticleTable *table, guint row, guint column)
{
  char *value = cf_csv_dup_value (table->csv, row, column);

  return value != NULL ? g_strstrip (value) : g_strdup ("");
}

static void
match_columns (Union *self)
{
  guint n_ours = cf_csv_get_n_cells (self->ours->csv, 0);
  guint n_theirs = cf_csv_get_n_cells (self->theirs->csv, 0);

  self->columns = g_new0 (guint, n_ours);
  self->n_columns = n_theirs;
  for (guint i = 0; i < n_ours; i++)
    {
      g_autofree char *name = dup_stripped (self->ours, 0, i);

      self->columns[i] = CF_NO_COLUMN;
      for (guint k = 0; k < n_theirs && self->columns[i] == CF_NO_COLUMN; k++)
        {
          g_autofree char *other = dup_stripped (self->theirs, 0, k);

          if (g_ascii_strcasecmp (name, other) == 0)
            self->columns[i] = k;
        }
      if (self->columns[i] != CF_NO_COLUMN || *name == '\0')
        continue;
      self->columns[i] = self->n_columns++;
      put (self, 0, self->columns[i], g_strdup (name));
    }
}

/* Whether any of their rows of the file has something in that column. */
static gboolean
has_value (Union *self, guint row, guint column)
{
  for (guint at = row; at != 0; at = cf_article_table_get_next_row (self->theirs, at))
    {
      g_autofree char *value = dup_stripped (self->theirs, at, column);

      if (*value != '\0')
        return TRUE;
    }
  return FALSE;
}

static guint
find_or_add_row (Union *self, const char *name, gboolean *is_new)
{
  gpointer known;
  guint row;

  *is_new = FALSE;
  if (cf_article_table_get_row (self->theirs, name, &row))
    return row;
  *is_new = TRUE;
  if (g_hash_table_lookup_extended (self->added, name, NULL, &known))
    return GPOINTER_TO_UINT (known);
  row = self->n_rows++;
  g_hash_table_insert (self->added, g_strdup (name), GUINT_TO_POINTER (row));
  return row;
}

static void
unite_row (Union *self, guint row)
{
  g_autofree char *name = dup_stripped (self->ours, row, self->ours->file_column);
  guint n =
    MIN (cf_csv_get_n_cells (self->ours->csv, row), cf_csv_get_n_cells (self->ours->csv, 0));
  gboolean is_new;
  guint to = find_or_add_row (self, name, &is_new);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = cf_csv_dup_value (self->ours->csv, row, i);

      if (*value != '\0' && self->columns[i] != CF_NO_COLUMN &&
          (is_new || !has_value (self, to, self->columns[i])))
        put (self, to, self->columns[i], g_steal_pointer (&value));
    }
}

static char *
join_row (CfArticleTable *table, guint row)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < cf_csv_get_n_cells (table->csv, row); i++)
    {
      g_autofree char *value = cf_csv_dup_value (table->csv, row, i);

      g_string_append_printf (joined, "%s\x1f", value);
    }
  return g_string_free (joined, FALSE);
}

static gboolean
is_about_a_file (CfArticleTable *table, guint row)
{
  g_autofree char *name = dup_stripped (table, row, table->file_column);
  guint first;

  if (*name == '\0' || !cf_article_table_get_row (table, name, &first))
    return FALSE;
  while (first != 0 && first != row)
    first = cf_article_table_get_next_row (table, first);
  return first == row;
}

/* Rows that are not understood are somebody's all the same. */
static void
unite_strange_rows (Union *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 1; row < cf_csv_get_n_rows (self->theirs->csv); row++)
    if (!is_about_a_file (self->theirs, row))
      g_hash_table_add (known, join_row (self->theirs, row));
  for (guint row = 1; row < cf_csv_get_n_rows (self->ours->csv); row++)
    {
      if (is_about_a_file (self->ours, row) || cf_csv_is_blank (self->ours->csv, row) ||
          !g_hash_table_add (known, join_row (self->ours, row)))
        continue;
      for (guint i = 0; i < cf_csv_get_n_cells (self->ours->csv, row); i++)
        put (self, self->n_rows, i, cf_csv_dup_value (self->ours->csv, row, i));
      self->n_rows++;
    }
}

/**
 * cf_article_table_merge:
 * @ours: a table
 * @theirs: another, of the same folder
 * @error: why they cannot be united
 *
 * Returns: (transfer full) (nullable): the text of @theirs with what only @ours has; %NULL if there is no
 *   such thing, or nothing to be put into
 */
GString *
cf_article_table_merge (CfArticleTable *ours, CfArticleTable *theirs, GError **error)
{
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) filled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (CfCsvEdit));
  Union self = { .ours = ours,
                 .theirs = theirs,
                 .added = added,
                 .filled = filled,
                 .strings = strings,
                 .edits = edits };
  guint n_columns;

  if (ours->file_column == CF_NO_COLUMN || theirs->file_column == CF_NO_COLUMN)
    return NULL;
  self.n_rows = cf_csv_get_n_rows (theirs->csv);
  match_columns (&self);
  for (guint row = 1; row < cf_csv_get_n_rows (ours->csv); row++)
    if (is_about_a_file (ours, row))
      unite_row (&self, row);
  unite_strange_rows (&self);
  n_columns = self.n_columns > cf_csv_get_n_cells (theirs->csv, 0) ? self.n_columns : 0;
  g_free (self.columns);
  if (edits->len == 0 || (n_columns > 0 && !cf_article_table_check_width (theirs, error)))
    return NULL;
  return cf_csv_edit (theirs->csv, (const CfCsvEdit *) (gpointer) edits->data, edits->len,
                      n_columns);
}
