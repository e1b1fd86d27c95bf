/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement as tables, for the command line and the window. */

#include "config.h"

#include "cf-figure-csv.h"

#include "cf-csv-table.h"

#include <glib/gi18n.h>

#include <math.h>

static const char *const figure_columns[] = { "measure",  "code",      "coder_1",  "coder_2",
                                              "language", "article",   "value",    "low",
                                              "high",     "n",         "observed", "expected",
                                              "coverage", "disorder",  "articles", "coders",
                                              "reason",   "published", "coded" };
static const char *const confusion_columns[] = { "coder_1", "coder_2", "code_1", "code_2", "n" };

/**
 * cf_figure_round:
 * @number: a figure
 *
 * Returns: it in billionths: what differs beyond comes from the order of additions
 */
double
cf_figure_round (double number)
{
  return round (number * 1e9) / 1e9;
}

static gboolean
append (const void *data, gsize length, gpointer sink, GError **error)
{
  g_byte_array_append (sink, data, (guint) length);
  return TRUE;
}

static GPtrArray *
list_names (const char *const *columns, guint n)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup (columns[i]));
  return names;
}

/* @names: (transfer full): its columns */
static CfCsvTable *
begin (GPtrArray *names, GByteArray *bytes)
{
  CfCsvTable *table;

  table = cf_csv_table_new (names, FALSE, append, bytes);
  cf_csv_table_write_header (table, NULL);
  return table;
}

static void
add_number (CfCsvTable *table, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  cf_csv_table_add (
    table,
    isnan (number) ? NULL : g_ascii_formatd (text, sizeof text, "%.12g", cf_figure_round (number)));
}

static void
add_facts (CfCsvTable *table, const CfMethods *methods, const CfMeasure *measure)
{
  guint n;
  const CfFigureFact *facts = cf_figure_facts_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = facts[i].dup (methods, measure);

      cf_csv_table_add (table, value);
    }
}

static void
add_figure (CfCsvTable *table, const CfMethods *methods, const CfFigure *figure)
{
  const CfMeasureResult *result = &figure->result;
  g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, result->value.n);

  cf_csv_table_add (table, figure->measure->id);
  cf_csv_table_add (table, figure->code);
  cf_csv_table_add (table, figure->coders[0]);
  cf_csv_table_add (table, figure->coders[1]);
  cf_csv_table_add (table, figure->groups[CF_GROUP_LANGUAGE]);
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
  cf_csv_table_add (table, result->value.reason != NULL ? _ (result->value.reason) : NULL);
  cf_csv_table_add (table, figure->groups[CF_GROUP_PUBLISHED]);
  cf_csv_table_add (table, figure->groups[CF_GROUP_CODED]);
  add_facts (table, methods, figure->measure);
  cf_csv_table_end_row (table, NULL);
}

/**
 * cf_figure_csv_make:
 * @methods: where they come from
 * @figures: (element-type CfFigure): figures
 *
 * Returns: (transfer full): a row a figure; cells of what is of all are empty
 */
GBytes *
cf_figure_csv_make (const CfMethods *methods, GPtrArray *figures)
{
  GByteArray *bytes = g_byte_array_new ();
  GPtrArray *names = list_names (figure_columns, G_N_ELEMENTS (figure_columns));
  g_autoptr (CfCsvTable) table = NULL;
  guint n;
  const CfFigureFact *facts = cf_figure_facts_get (&n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup (facts[i].name));
  table = begin (names, bytes);
  for (guint i = 0; i < figures->len; i++)
    add_figure (table, methods, g_ptr_array_index (figures, i));
  return g_byte_array_free_to_bytes (bytes);
}

static void
add_confusion (CfCsvTable *table, const CfMaterial *material, const CfConfusion *confusion)
{
  guint n = confusion->codes->len;

  for (guint row = 0; row <= n; row++)
    for (guint column = 0; column <= n; column++)
      {
        guint count = cf_confusion_get (confusion, row, column);
        const guint cell[] = { row, column };

        if (count == 0)
          continue;
        for (guint c = 0; c < 2; c++)
          cf_csv_table_add (table, g_ptr_array_index (material->coders, confusion->coders[c]));
        for (guint c = 0; c < 2; c++)
          cf_csv_table_add (table, cell[c] < n
                                     ? cf_material_get_value (
                                         material, g_array_index (confusion->codes, guint, cell[c]))
                                     : NULL);
        cf_csv_table_add_number (table, count);
        cf_csv_table_end_row (table, NULL);
      }
}

/**
 * cf_confusion_csv_make:
 * @material: of which they are
 * @confusions: (element-type CfConfusion): of pairs of coders
 *
 * Returns: (transfer full): a row for each two codes that meet; an empty code is of units that the other coder has
 *   not
 */
GBytes *
cf_confusion_csv_make (const CfMaterial *material, GPtrArray *confusions)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (CfCsvTable) table =
               begin (list_names (confusion_columns, G_N_ELEMENTS (confusion_columns)), bytes);

  for (guint i = 0; i < confusions->len; i++)
    add_confusion (table, material, g_ptr_array_index (confusions, i));
  return g_byte_array_free_to_bytes (bytes);
}
