/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement as the command line prints them: an object a line, or a table for eyes. */

#include "config.h"

#include "cf-cli-figure.h"

#include "cf-figure-csv.h"
#include "cf-methods.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

#define COLUMN_GAP 2

static void
write_number (CfJsonWriter *writer, const char *name, double number)
{
  cf_json_writer_name (writer, name);
  if (isnan (number))
    cf_json_writer_null (writer);
  else
    cf_json_writer_decimal (writer, cf_figure_round (number));
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

/* Members that stand only where they were asked for. */
static const char *const months[CF_N_GROUPS] = {
  [CF_GROUP_PUBLISHED] = "published",
  [CF_GROUP_CODED] = "coded",
};

static const char *
get_reason (const CfFigure *figure)
{
  const char *reason = figure->result.value.reason;

  return reason != NULL ? _ (reason) : NULL;
}

static void
write_facts (CfJsonWriter *writer, const CfMethods *methods, const CfMeasure *measure)
{
  guint n;
  const CfFigureFact *facts = cf_figure_facts_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = facts[i].dup (methods, measure);

      if (value != NULL)
        cf_json_writer_string_member (writer, facts[i].name, value);
    }
}

/**
 * cf_cli_print_figures_json:
 * @methods: where they come from
 * @figures: (element-type CfFigure): figures
 */
void
cf_cli_print_figures_json (const CfMethods *methods, GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const CfFigure *figure = g_ptr_array_index (figures, i);
      const CfMeasureResult *result = &figure->result;
      CfJsonWriter *writer = cf_print_begin ();

      cf_json_writer_string_member (writer, "measure", figure->measure->id);
      cf_json_writer_string_member (writer, "code", figure->code);
      write_pair (writer, figure);
      cf_json_writer_string_member (writer, "language", figure->groups[CF_GROUP_LANGUAGE]);
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
      for (guint g = CF_GROUP_PUBLISHED; g < CF_N_GROUPS; g++)
        if (figure->groups[g] != NULL)
          cf_json_writer_string_member (writer, months[g], figure->groups[g]);
      write_facts (writer, methods, figure->measure);
      cf_print_end (writer);
    }
}

typedef enum
{
  MEASURE,
  CODE,
  PAIR,
  LANGUAGE,
  PUBLISHED,
  CODED,
  ARTICLE,
  VALUE,
  LOW,
  HIGH,
  N,
  COVERAGE,
  N_COLUMNS
} Column;

static const char *const titles[N_COLUMNS] = {
  N_ ("measure"), N_ ("code"),  N_ ("coders"), N_ ("language"), N_ ("published"), N_ ("coded"),
  N_ ("article"), N_ ("value"), N_ ("low"),    N_ ("high"),     N_ ("n"),         N_ ("coverage"),
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
      return g_strdup (figure->groups[CF_GROUP_LANGUAGE]);
    case PUBLISHED:
      return g_strdup (figure->groups[CF_GROUP_PUBLISHED]);
    case CODED:
      return g_strdup (figure->groups[CF_GROUP_CODED]);
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

static void
print_confusion_cell (const char *const *coders, const char *const *codes, guint n, gboolean json)
{
  CfJsonWriter *writer;

  if (!json)
    {
      cf_print ("%s: %s, %s: %s: %u\n", coders[0], codes[0] != NULL ? codes[0] : "–", coders[1],
                codes[1] != NULL ? codes[1] : "–", n);
      return;
    }
  writer = cf_print_begin ();
  cf_json_writer_name (writer, "pair");
  cf_json_writer_begin_array (writer);
  for (guint c = 0; c < 2; c++)
    cf_json_writer_string (writer, coders[c]);
  cf_json_writer_end_array (writer);
  cf_json_writer_name (writer, "codes");
  cf_json_writer_begin_array (writer);
  for (guint c = 0; c < 2; c++)
    if (codes[c] != NULL)
      cf_json_writer_string (writer, codes[c]);
    else
      cf_json_writer_null (writer);
  cf_json_writer_end_array (writer);
  cf_json_writer_integer_member (writer, "n", n);
  cf_print_end (writer);
}

/**
 * cf_cli_print_confusion:
 * @material: of which it is
 * @confusion: of two coders
 * @json: whether as objects, else as lines for people
 *
 * One for each two codes that meet; no code stands for what the other coder has not.
 */
void
cf_cli_print_confusion (const CfMaterial *material, const CfConfusion *confusion, gboolean json)
{
  const char *const coders[] = { g_ptr_array_index (material->coders, confusion->coders[0]),
                                 g_ptr_array_index (material->coders, confusion->coders[1]) };
  guint n = confusion->codes->len;

  for (guint i = 0; i < (n + 1) * (n + 1); i++)
    {
      const guint cell[] = { i / (n + 1), i % (n + 1) };
      const char *codes[2] = { NULL, NULL };

      for (guint c = 0; c < 2; c++)
        if (cell[c] < n)
          codes[c] =
            cf_material_get_value (material, g_array_index (confusion->codes, guint, cell[c]));
      if (g_array_index (confusion->counts, guint, i) > 0)
        print_confusion_cell (coders, codes, g_array_index (confusion->counts, guint, i), json);
    }
}
