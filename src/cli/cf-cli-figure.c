/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement as the command line prints them: an object a line, rows of CSV, or a table for eyes. */

#include "config.h"

#include "cf-cli-figure.h"

#include "cf-csv-table.h"
#include "cf-methods.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

#define COLUMN_GAP 2

/* Billionths: what differs beyond comes from the order of additions. */
static double
round_off (double number)
{
  return round (number * 1e9) / 1e9;
}

static void
write_number (CfJsonWriter *writer, const char *name, double number)
{
  cf_json_writer_name (writer, name);
  if (isnan (number))
    cf_json_writer_null (writer);
  else
    cf_json_writer_decimal (writer, round_off (number));
}

static void
write_optional (CfJsonWriter *writer, const char *name, double number)
{
  if (!isnan (number))
    write_number (writer, name, number);
}

static void
write_pair (CfJsonWriter *writer, const CfFigure *figure)
{
  cf_json_writer_name (writer, "pair");
  if (figure->coders[0] == NULL)
    {
      cf_json_writer_null (writer);
      return;
    }
  cf_json_writer_begin_array (writer);
  cf_json_writer_string (writer, figure->coders[0]);
  cf_json_writer_string (writer, figure->coders[1]);
  cf_json_writer_end_array (writer);
}

static const char *
get_reason (const CfFigure *figure)
{
  const char *reason = figure->result.value.reason;

  return reason != NULL ? _ (reason) : NULL;
}

/**
 * cf_cli_print_figures_json:
 * @figures: (element-type CfFigure): figures
 */
void
cf_cli_print_figures_json (GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const CfFigure *figure = g_ptr_array_index (figures, i);
      const CfMeasureResult *result = &figure->result;
      CfJsonWriter *writer = cf_print_begin ();

      cf_json_writer_string_member (writer, "measure", figure->measure->id);
      cf_json_writer_string_member (writer, "code", figure->code);
      write_pair (writer, figure);
      cf_json_writer_string_member (writer, "language", figure->language);
      cf_json_writer_string_member (writer, "article", figure->article);
      write_number (writer, "value", result->value.value);
      write_number (writer, "low", result->low);
      write_number (writer, "high", result->high);
      cf_json_writer_integer_member (writer, "n", (gint64) result->value.n);
      write_number (writer, "observed", result->value.observed);
      write_number (writer, "expected", result->value.expected);
      write_optional (writer, "coverage", result->value.coverage);
      write_optional (writer, "disorder", result->value.disorder);
      cf_json_writer_integer_member (writer, "articles", figure->n_articles);
      cf_json_writer_integer_member (writer, "coders", figure->n_coders);
      cf_json_writer_string_member (writer, "reason", get_reason (figure));
      cf_print_end (writer);
    }
}

static gboolean
print_bytes (const void *data, gsize length, gpointer sink, GError **error)
{
  g_autofree char *text = g_strndup (data, length);

  cf_print ("%s", text);
  return TRUE;
}

static void
add_number (CfCsvTable *table, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  cf_csv_table_add (table, isnan (number)
                             ? NULL
                             : g_ascii_formatd (text, sizeof text, "%.12g", round_off (number)));
}

/**
 * cf_cli_print_figures_csv:
 * @figures: (element-type CfFigure): figures
 */
void
cf_cli_print_figures_csv (GPtrArray *figures)
{
  static const char *const names[] = { "measure",  "code",     "coder_1",  "coder_2",  "language",
                                       "article",  "value",    "low",      "high",     "n",
                                       "observed", "expected", "coverage", "disorder", "articles",
                                       "coders",   "reason" };
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CfCsvTable) table = cf_csv_table_new (columns, FALSE, print_bytes, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (columns, g_strdup (names[i]));
  cf_csv_table_write_header (table, NULL);
  for (guint i = 0; i < figures->len; i++)
    {
      const CfFigure *figure = g_ptr_array_index (figures, i);
      const CfMeasureResult *result = &figure->result;
      g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, result->value.n);

      cf_csv_table_add (table, figure->measure->id);
      cf_csv_table_add (table, figure->code);
      cf_csv_table_add (table, figure->coders[0]);
      cf_csv_table_add (table, figure->coders[1]);
      cf_csv_table_add (table, figure->language);
      cf_csv_table_add (table, figure->article);
      add_number (table, result->value.value);
      add_number (table, result->low);
      add_number (table, result->high);
      cf_csv_table_add (table, n);
      add_number (table, result->value.observed);
      add_number (table, result->value.expected);
      add_number (table, result->value.coverage);
      add_number (table, result->value.disorder);
      cf_csv_table_add_number (table, figure->n_articles);
      cf_csv_table_add_number (table, figure->n_coders);
      cf_csv_table_add (table, get_reason (figure));
      cf_csv_table_end_row (table, NULL);
    }
}

typedef enum
{
  MEASURE,
  CODE,
  PAIR,
  LANGUAGE,
  ARTICLE,
  VALUE,
  LOW,
  HIGH,
  N,
  COVERAGE,
  N_COLUMNS
} Column;

static const char *const titles[N_COLUMNS] = {
  N_ ("measure"), N_ ("code"), N_ ("coders"), N_ ("language"), N_ ("article"),
  N_ ("value"),   N_ ("low"),  N_ ("high"),   N_ ("n"),        N_ ("coverage"),
};

static char *
make_cell (const CfFigure *figure, Column column)
{
  const CfMeasureResult *result = &figure->result;

  switch (column)
    {
    case MEASURE:
      return g_strdup (figure->measure->id);
    case CODE:
      return g_strdup (figure->code);
    case PAIR:
      return figure->coders[0] != NULL
               ? g_strconcat (figure->coders[0], " – ", figure->coders[1], NULL)
               : NULL;
    case LANGUAGE:
      return g_strdup (figure->language);
    case ARTICLE:
      return g_strdup (figure->article);
    case VALUE:
      return cf_methods_format_number (result->value.value);
    case LOW:
      return isnan (result->low) ? NULL : cf_methods_format_number (result->low);
    case HIGH:
      return isnan (result->high) ? NULL : cf_methods_format_number (result->high);
    case N:
      return g_strdup_printf ("%" G_GUINT64_FORMAT, result->value.n);
    case COVERAGE:
      return isnan (result->value.coverage) ? NULL
                                            : cf_methods_format_number (result->value.coverage);
    case N_COLUMNS:
    default:
      return NULL;
    }
}

/* Columns of a terminal: Chinese takes two a character. */
static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p))        ? 2
             : g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0
                                                           : 1;
  return width;
}

static void
print_row (char **cells, const guint *widths, const char *rest)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint c = 0; c < N_COLUMNS; c++)
    {
      const char *cell = cells[c] != NULL ? cells[c] : "";
      guint gap = widths[c] - get_width (cell);

      if (widths[c] == 0)
        continue;
      g_string_append_printf (line, c < VALUE ? "%2$s%1$*3$s" : "%1$*3$s%2$s", "", cell, (int) gap);
      g_string_append_printf (line, "%*s", COLUMN_GAP, "");
    }
  g_string_append (line, rest != NULL ? rest : "");
  cf_print ("%s\n", g_strchomp (line->str));
}

static void
free_rows (gpointer data)
{
  char **cells = data;

  for (guint c = 0; c < N_COLUMNS; c++)
    g_free (cells[c]);
  g_free (cells);
}

/**
 * cf_cli_print_figures_text:
 * @figures: (element-type CfFigure): figures
 *
 * Only columns in which something stands; why a figure is undefined stands behind it.
 */
void
cf_cli_print_figures_text (GPtrArray *figures)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_rows);
  guint widths[N_COLUMNS] = { 0 };
  char *heads[N_COLUMNS];

  for (guint i = 0; i < figures->len; i++)
    {
      char **cells = g_new0 (char *, N_COLUMNS);

      for (guint c = 0; c < N_COLUMNS; c++)
        {
          cells[c] = make_cell (g_ptr_array_index (figures, i), c);
          if (cells[c] != NULL)
            widths[c] = MAX (MAX (widths[c], get_width (cells[c])), get_width (_ (titles[c])));
        }
      g_ptr_array_add (rows, cells);
    }
  for (guint c = 0; c < N_COLUMNS; c++)
    heads[c] = (char *) _ (titles[c]);
  for (guint c = 0; c < N_COLUMNS; c++)
    if (widths[c] == 0)
      heads[c] = NULL;
  print_row (heads, widths, NULL);
  for (guint i = 0; i < rows->len; i++)
    print_row (g_ptr_array_index (rows, i), widths, get_reason (g_ptr_array_index (figures, i)));
}
