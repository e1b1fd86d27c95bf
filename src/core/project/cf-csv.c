/* SPDX-License-Identifier: GPL-3.0-or-later
 * A table of text, as spreadsheets save it: RFC 4180, and also with semicolons or tabs, with any line
 * ends, and with Excel's line `sep=;` at its head.
 *
 * The text stays as it is and cells are places in it: what is not edited is written back byte for byte,
 * and problems have a line and a column. The parsers of the distribution give values only, so that
 * quoting, line ends and spaces would be lost in each save. */

#include "config.h"

#include "cf-csv.h"

#include "cf-error.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <string.h>

#define NOWHERE G_MAXUINT32

typedef struct
{
  guint32 start, end; /* bytes of the text, with the quotation marks */
} Cell;

typedef struct
{
  guint32 first_cell;
  guint32 line;
} Row;

struct _CfCsv
{
  char *text;
  gsize length;
  char separator;
  const char *line_end;
  GArray *cells; /* of Cell */
  GArray *rows;  /* of Row */
  guint32 open_quote;
};

void
cf_csv_free (CfCsv *csv)
{
  g_free (csv->text);
  g_array_unref (csv->cells);
  g_array_unref (csv->rows);
  g_free (csv);
}

static const Cell *
get_cell (CfCsv *csv, guint row, guint column)
{
  guint first = g_array_index (csv->rows, Row, row).first_cell;

  return &g_array_index (csv->cells, Cell, first + column);
}

/* Behind the closing quotation mark of a cell that begins with one. */
static gsize
skip_quoted (CfCsv *csv, gsize at)
{
  gsize p = at + 1;

  while (p < csv->length)
    {
      const char *quote = memchr (csv->text + p, '"', csv->length - p);

      if (quote == NULL)
        break;
      p = (gsize) (quote - csv->text) + 1;
      if (p == csv->length || csv->text[p] != '"')
        return p;
      p++;
    }
  csv->open_quote = (guint32) at;
  return csv->length;
}

static gsize
skip_line_end (CfCsv *csv, gsize at)
{
  return at + (csv->text[at] == '\r' && at + 1 < csv->length && csv->text[at + 1] == '\n' ? 2 : 1);
}

/* Puts the cells of the row that begins @at into the list, and gives the place behind its line end. */
static gsize
read_row (CfCsv *csv, gsize at)
{
  while (csv->cells->len <= CF_LIMIT_TABLE_CELLS)
    {
      Cell cell = { (guint32) at, 0 };

      if (at < csv->length && csv->text[at] == '"')
        at = skip_quoted (csv, at);
      while (at < csv->length && csv->text[at] != csv->separator && csv->text[at] != '\r' &&
             csv->text[at] != '\n')
        at++;
      cell.end = (guint32) at;
      g_array_append_val (csv->cells, cell);
      if (at == csv->length)
        break;
      if (csv->text[at] != csv->separator)
        return skip_line_end (csv, at);
      at++;
    }
  return csv->length;
}

static guint32
count_lines (CfCsv *csv, gsize from, gsize to)
{
  guint32 n = 0;

  while (from < to)
    if (csv->text[from] == '\r' || csv->text[from] == '\n')
      {
        from = skip_line_end (csv, from);
        n++;
      }
    else
      {
        from++;
      }
  return n;
}

static void
read_rows (CfCsv *csv, gsize at, guint max_rows)
{
  guint32 line = 1 + count_lines (csv, 0, at);

  g_array_set_size (csv->cells, 0);
  g_array_set_size (csv->rows, 0);
  csv->open_quote = NOWHERE;
  while (at < csv->length && csv->rows->len < max_rows && csv->cells->len <= CF_LIMIT_TABLE_CELLS)
    {
      Row row = { csv->cells->len, line };
      gsize next = read_row (csv, at);

      line += count_lines (csv, at, next);
      g_array_append_val (csv->rows, row);
      at = next;
    }
}

static gboolean
first_row_has (CfCsv *csv, const char *wanted)
{
  for (guint i = 0; csv->rows->len > 0 && i < cf_csv_get_n_cells (csv, 0); i++)
    {
      g_autofree char *value = cf_csv_dup_value (csv, 0, i);

      if (g_ascii_strcasecmp (g_strstrip (value), wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The separator with which the first row has the column that is wanted. */
static void
choose_separator (CfCsv *csv, gsize at, const char *wanted)
{
  static const char separators[] = { ',', ';', '\t' };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      csv->separator = separators[i];
      read_rows (csv, at, 1);
      if (first_row_has (csv, wanted))
        return;
    }
  csv->separator = separators[0];
}

static const char *
find_line_end (CfCsv *csv)
{
  gsize at = strcspn (csv->text, "\r\n");

  if (csv->text[at] == '\n')
    return "\n";
  if (csv->text[at] == '\r' && csv->text[at + 1] != '\n')
    return "\r";
  return "\r\n";
}

/**
 * cf_csv_parse:
 * @text: (transfer full): valid UTF-8 without NUL or byte order mark, ended by a NUL
 * @length: its bytes
 * @wanted: the name of a column that the first row must have; it tells what the separator is
 * @error: that a limit is passed
 *
 * Any text is a table of some kind: whether the column is there, the caller has to look.
 *
 * Returns: (transfer full) (nullable): the table
 */
CfCsv *
cf_csv_parse (char *text, gsize length, const char *wanted, GError **error)
{
  g_autoptr (CfCsv) csv = g_new0 (CfCsv, 1);
  gsize at = 0;

  csv->text = text;
  csv->length = length;
  csv->line_end = find_line_end (csv);
  csv->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  csv->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  if (length > CF_LIMIT_TABLE_BYTES)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG, _ ("The table is larger than %s"), "64 MiB");
      return NULL;
    }
  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && length >= 6 && strchr ("\r\n", text[5]) != NULL)
    {
      csv->separator = text[4];
      at = skip_line_end (csv, 5);
    }
  else
    {
      choose_separator (csv, at, wanted);
    }
  read_rows (csv, at, G_MAXUINT);
  if (csv->cells->len <= CF_LIMIT_TABLE_CELLS)
    return g_steal_pointer (&csv);
  g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG, _ ("The table has more than %u cells"),
               CF_LIMIT_TABLE_CELLS);
  return NULL;
}

guint
cf_csv_get_n_rows (CfCsv *csv)
{
  return csv->rows->len;
}

guint
cf_csv_get_n_cells (CfCsv *csv, guint row)
{
  guint end =
    row + 1 < csv->rows->len ? g_array_index (csv->rows, Row, row + 1).first_cell : csv->cells->len;

  return end - g_array_index (csv->rows, Row, row).first_cell;
}

/**
 * cf_csv_is_blank:
 * @csv: a table
 * @row: a row
 *
 * Returns: whether it is an empty line
 */
gboolean
cf_csv_is_blank (CfCsv *csv, guint row)
{
  const Cell *cell = get_cell (csv, row, 0);

  return cf_csv_get_n_cells (csv, row) == 1 && cell->start == cell->end;
}

/**
 * cf_csv_dup_value:
 * @csv: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full) (nullable): what stands there, without quotation marks; %NULL where the row
 *   is shorter
 */
char *
cf_csv_dup_value (CfCsv *csv, guint row, guint column)
{
  const Cell *cell;
  GString *value;
  gsize p;

  if (column >= cf_csv_get_n_cells (csv, row))
    return NULL;
  cell = get_cell (csv, row, column);
  p = cell->start;
  if (p == cell->end || csv->text[p] != '"')
    return g_strndup (csv->text + p, cell->end - p);
  value = g_string_sized_new (cell->end - p);
  for (p++;
       p < cell->end && (csv->text[p] != '"' || (p + 1 < cell->end && csv->text[p + 1] == '"'));
       p++)
    {
      g_string_append_c (value, csv->text[p]);
      if (csv->text[p] == '"')
        p++;
    }
  /* What stands behind the closing mark belongs to it too, as spreadsheets read it. */
  if (p + 1 < cell->end)
    g_string_append_len (value, csv->text + p + 1, (gssize) (cell->end - p - 1));
  return g_string_free (value, FALSE);
}

static void
place_of (CfCsv *csv, gsize from, guint32 line, gsize at, guint *out_line, guint *in_line)
{
  gsize line_start = from;

  for (gsize p = from; p < at;)
    if (csv->text[p] == '\r' || csv->text[p] == '\n')
      {
        p = skip_line_end (csv, p);
        line_start = p;
        line++;
      }
    else
      {
        p++;
      }
  *out_line = line;
  *in_line =
    1 + (guint) g_utf8_strlen (csv->text + line_start, (gssize) (at - MIN (line_start, at)));
}

/**
 * cf_csv_get_place:
 * @csv: a table
 * @row: a row
 * @column: a column; of a shorter row the last is meant
 * @line: (out): its line in the text, from 1
 * @in_line: (out): where in that line it begins, in code points from 1
 */
void
cf_csv_get_place (CfCsv *csv, guint row, guint column, guint *line, guint *in_line)
{
  guint last = cf_csv_get_n_cells (csv, row) - 1;

  place_of (csv, get_cell (csv, row, 0)->start, g_array_index (csv->rows, Row, row).line,
            get_cell (csv, row, MIN (column, last))->start, line, in_line);
}

/**
 * cf_csv_find_open_quote:
 * @csv: a table
 * @line: (out): its line in the text, from 1
 * @in_line: (out): its place in that line, in code points from 1
 *
 * Returns: whether there is a quotation mark that is never closed, and takes the rest into its cell
 */
gboolean
cf_csv_find_open_quote (CfCsv *csv, guint *line, guint *in_line)
{
  guint last = csv->rows->len - 1;

  if (csv->open_quote == NOWHERE)
    return FALSE;
  place_of (csv, get_cell (csv, last, 0)->start, g_array_index (csv->rows, Row, last).line,
            csv->open_quote, line, in_line);
  return TRUE;
}

static void
append_value (CfCsv *csv, GString *out, const char *value)
{
  const char special[] = { csv->separator, '"', '\r', '\n', '\0' };

  if (strpbrk (value, special) == NULL)
    {
      g_string_append (out, value);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static int
compare_edits (gconstpointer a, gconstpointer b)
{
  const CfCsvEdit *x = a, *y = b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  return x->column != y->column ? (x->column < y->column ? -1 : 1) : 0;
}

/* @edits are those of the row and of later ones, in order; what remains are the later ones. */
static const CfCsvEdit *
append_row (CfCsv *csv,
            GString *out,
            guint row,
            guint n_columns,
            const CfCsvEdit *edits,
            const CfCsvEdit *end)
{
  guint n_old = row < csv->rows->len ? cf_csv_get_n_cells (csv, row) : 0;
  gboolean is_edited = edits < end && edits->row == row;

  for (guint i = 0; i < MAX (n_columns, n_old) || is_edited; i++)
    {
      if (i > 0)
        g_string_append_c (out, csv->separator);
      if (is_edited && edits->column == i)
        {
          append_value (csv, out, edits->value);
          while (edits < end && edits->row == row && edits->column == i)
            edits++;
          is_edited = edits < end && edits->row == row;
        }
      else if (i < n_old)
        {
          const Cell *cell = get_cell (csv, row, i);

          g_string_append_len (out, csv->text + cell->start, cell->end - cell->start);
        }
    }
  return edits;
}

static gboolean
is_too_short (CfCsv *csv, guint row, guint n_columns)
{
  return n_columns > cf_csv_get_n_cells (csv, row) && !cf_csv_is_blank (csv, row);
}

/* Rows that are added are as wide as the first one will be. */
static guint
find_width (CfCsv *csv, const CfCsvEdit *edits, const CfCsvEdit *end, guint n_columns)
{
  if (csv->rows->len > 0)
    return MAX (n_columns, cf_csv_get_n_cells (csv, 0));
  for (; edits < end && edits->row == 0; edits++)
    n_columns = MAX (n_columns, edits->column + 1);
  return n_columns;
}

/**
 * cf_csv_edit:
 * @csv: a table without an open quotation mark
 * @edits: (array length=n_edits): what is to be changed
 * @n_edits: how many
 * @n_columns: how many cells each row is to have at least; 0 for as many as it has
 *
 * Returns: (transfer full): the text with the edits in it, and all else as it was
 */
GString *
cf_csv_edit (CfCsv *csv, const CfCsvEdit *edits, guint n_edits, guint n_columns)
{
  GString *out = g_string_sized_new (csv->length + 256);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (CfCsvEdit));
  const CfCsvEdit *next, *last;
  gsize copied = 0;
  guint width;

  g_array_set_size (sorted, 1); /* never without memory */
  g_array_set_size (sorted, 0);
  g_array_append_vals (sorted, edits, n_edits);
  g_array_sort (sorted, compare_edits);
  next = (const CfCsvEdit *) (gpointer) sorted->data;
  last = next + sorted->len;
  width = find_width (csv, next, last, n_columns);
  for (guint row = 0; row < csv->rows->len; row++)
    {
      gsize start;

      if (!is_too_short (csv, row, n_columns) && (next == last || next->row != row))
        continue;
      start = get_cell (csv, row, 0)->start;
      g_string_append_len (out, csv->text + copied, (gssize) (start - copied));
      next = append_row (csv, out, row, n_columns, next, last);
      copied = get_cell (csv, row, cf_csv_get_n_cells (csv, row) - 1)->end;
    }
  g_string_append_len (out, csv->text + copied, (gssize) (csv->length - copied));
  while (next < last)
    {
      if (out->len > 0 && strchr ("\r\n", out->str[out->len - 1]) == NULL)
        g_string_append (out, csv->line_end);
      next = append_row (csv, out, next->row, width, next, last);
      g_string_append (out, csv->line_end);
    }
  return out;
}
