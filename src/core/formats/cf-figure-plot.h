/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement, arranged to be looked at. */

#pragma once

#include "cf-figure-differences.h"

G_BEGIN_DECLS

/**
 * CfFigureCell:
 * @row: of the plot
 * @column: of the plot; 0 in bars
 * @value: what its colour or length shows: a figure, or of a count its share; NaN where it has none
 * @low: where its interval begins, NaN for none
 * @high: where it ends
 * @differs: whether it counts what is not alike
 * @text: what is written in it
 * @name: all that there is to say of it, and why it has no value
 * @subject: of what it is
 *
 * One figure of a plot.
 */
typedef struct
{
  guint row;
  guint column;
  double value;
  double low;
  double high;
  gboolean differs;
  char *text;
  char *name;
  CfFigureSubject subject;
} CfFigureCell;

/**
 * CfFigurePlot:
 * @title: what it shows
 * @note: (nullable): what must be known to read it
 * @is_matrix: whether a cell is a field of a table, else a bar
 * @is_confusion: whether it is of codes of one pair of coders
 * @rows: (element-type utf8): their names
 * @columns: (element-type utf8): their names; none of bars
 * @colours: (element-type utf8): of bars: `#rrggbb` for light and for dark, or %NULL, two a row
 * @cells: (element-type CfFigureCell): by row, then column
 *
 * Never changes once it is made.
 */
typedef struct
{
  char *title;
  char *note;
  gboolean is_matrix;
  gboolean is_confusion;
  GPtrArray *rows;
  GPtrArray *columns;
  GPtrArray *colours;
  GPtrArray *cells;
} CfFigurePlot;

GPtrArray *cf_figure_plots_make (const CfAgreementReport *report, guint pair);
void cf_figure_plot_free (CfFigurePlot *plot);
CfFigurePlot *cf_figure_plot_new (const char *title, const char *note, gboolean is_matrix);
CfFigureCell *cf_figure_plot_add_cell (CfFigurePlot *plot, guint row, guint column);

CfFigurePlot *cf_confusion_plot_new (const CfAgreementReport *report, guint pair);
const char *cf_figure_plot_get_code_label (const CfAgreementReport *report, const char *code);
char *cf_figure_plot_format (double number);
GPtrArray *cf_figure_plots_list_undefined (GPtrArray *plots);

G_END_DECLS
