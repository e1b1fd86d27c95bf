/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which codes of two coders met, as a table to be looked at. */

#include "config.h"

#include "cf-figure-plot.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <math.h>

/* What is filled in. */
typedef struct
{
  CfFigurePlot *plot;
  const CfAgreementReport *report;
  const CfConfusion *confusion;
  const char *coders[2];
} Filling;

static const char *
get_code (const Filling *filling, guint place)
{
  return place < filling->confusion->codes->len
           ? cf_material_get_value (cf_agreement_report_get_material (filling->report),
                                    g_array_index (filling->confusion->codes, guint, place))
           : NULL;
}

static char *
describe (const Filling *filling, const char *const *codes, guint count)
{
  const char *labels[2];
  g_autofree char *n = g_strdup_printf (ngettext ("%u unit", "%u units", count), count);

  for (guint i = 0; i < 2; i++)
    labels[i] =
      codes[i] != NULL ? cf_figure_plot_get_code_label (filling->report, codes[i]) : _ ("nothing");
  /* Translators: a coder and a code, another and the code that met it there, and how many units. */
  return g_strdup_printf (_ ("%s %s, %s %s: %s"), filling->coders[0], labels[0], filling->coders[1],
                          labels[1], n);
}

static guint
add_up_row (const CfConfusion *confusion, guint row)
{
  guint sum = 0;

  for (guint column = 0; column <= confusion->codes->len; column++)
    sum += cf_confusion_get (confusion, row, column);
  return sum;
}

static void
add_cell (const Filling *filling, guint row, guint column)
{
  const char *const codes[] = { get_code (filling, row), get_code (filling, column) };
  guint count = cf_confusion_get (filling->confusion, row, column);
  guint sum = add_up_row (filling->confusion, row);
  CfFigureCell *cell;

  /* What neither has marked is no unit. */
  if (codes[0] == NULL && codes[1] == NULL)
    return;
  cell = cf_figure_plot_add_cell (filling->plot, row, column);
  cell->value = sum > 0 ? (double) count / sum : 0;
  cell->differs = row != column;
  cell->text = g_strdup_printf ("%u", count);
  cell->name = describe (filling, codes, count);
  for (guint i = 0; i < 2; i++)
    {
      cell->subject.coders[i] = g_strdup (filling->coders[i]);
      cell->subject.codes[i] = g_strdup (codes[i] != NULL ? codes[i] : "");
    }
}

/* The last is of what the other has not. */
static void
add_names (const Filling *filling, guint n)
{
  for (guint i = 0; i <= n; i++)
    {
      const char *code = get_code (filling, i);
      const char *label =
        code != NULL ? cf_figure_plot_get_code_label (filling->report, code) : _ ("Nothing");

      g_ptr_array_add (filling->plot->rows, g_strdup (label));
      g_ptr_array_add (filling->plot->columns, g_strdup (label));
    }
}

/**
 * cf_confusion_plot_new:
 * @report: figures
 * @pair: of which pair of coders, among the report's
 *
 * Returns: (transfer full) (nullable): a table of the codes that met; %NULL where none are compared, or too many
 */
CfFigurePlot *
cf_confusion_plot_new (const CfAgreementReport *report, guint pair)
{
  Filling filling = { NULL, report, NULL, { NULL, NULL } };
  g_autofree char *title = NULL;
  guint n;

  if (pair >= report->confusions->len)
    return NULL;
  filling.confusion = g_ptr_array_index (report->confusions, pair);
  n = filling.confusion->codes->len;
  if (n == 0 || n > CF_LIMIT_FIGURE_CODES)
    return NULL;
  for (guint i = 0; i < 2; i++)
    filling.coders[i] = g_ptr_array_index (cf_agreement_report_get_material (report)->coders,
                                           filling.confusion->coders[i]);
  title = g_strdup_printf (_ ("Codes that Meet: %s in Rows, %s in Columns"), filling.coders[0],
                           filling.coders[1]);
  filling.plot =
    cf_figure_plot_new (title,
                        _ ("Units are one where they share half of the longer one at least, "
                           "whatever their codes. The fuller the colour, the more of the row."),
                        TRUE);
  filling.plot->is_confusion = TRUE;
  add_names (&filling, n);
  for (guint row = 0; row <= n; row++)
    for (guint column = 0; column <= n; column++)
      add_cell (&filling, row, column);
  return filling.plot;
}
