/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement, arranged to be looked at: a table of pairs, and bars of everything else. */

#include "config.h"

#include "cf-figure-plot.h"

#include "cf-language.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

static void
cell_free (gpointer data)
{
  CfFigureCell *cell = data;

  g_free (cell->text);
  g_free (cell->name);
  cf_figure_subject_clear (&cell->subject);
  g_free (cell);
}

/**
 * cf_figure_plot_new:
 * @title: what it shows
 * @note: (nullable): what must be known to read it
 * @is_matrix: whether it is a table, else bars
 *
 * Returns: (transfer full): a plot without cells
 */
CfFigurePlot *
cf_figure_plot_new (const char *title, const char *note, gboolean is_matrix)
{
  CfFigurePlot *plot = g_new0 (CfFigurePlot, 1);

  plot->title = g_strdup (title);
  plot->note = g_strdup (note);
  plot->is_matrix = is_matrix;
  plot->rows = g_ptr_array_new_with_free_func (g_free);
  plot->columns = g_ptr_array_new_with_free_func (g_free);
  plot->colours = g_ptr_array_new_with_free_func (g_free);
  plot->cells = g_ptr_array_new_with_free_func (cell_free);
  return plot;
}

void
cf_figure_plot_free (CfFigurePlot *plot)
{
  g_free (plot->title);
  g_free (plot->note);
  g_ptr_array_unref (plot->rows);
  g_ptr_array_unref (plot->columns);
  g_ptr_array_unref (plot->colours);
  g_ptr_array_unref (plot->cells);
  g_free (plot);
}

/**
 * cf_figure_plot_add_cell:
 * @plot: a plot that is being made
 * @row: of which row
 * @column: of which column
 *
 * Returns: (transfer none): a cell that says nothing yet
 */
CfFigureCell *
cf_figure_plot_add_cell (CfFigurePlot *plot, guint row, guint column)
{
  CfFigureCell *cell = g_new0 (CfFigureCell, 1);

  cell->row = row;
  cell->column = column;
  cell->value = cell->low = cell->high = NAN;
  g_ptr_array_add (plot->cells, cell);
  return cell;
}

/**
 * cf_figure_plot_format:
 * @number: a figure
 *
 * Returns: (transfer full): it with two digits, with a point whatever the language; a dash for none
 */
char *
cf_figure_plot_format (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (number))
    return g_strdup ("–");
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.2f", fabs (number) < 0.005 ? 0 : number));
}

/**
 * cf_figure_plot_get_code_label:
 * @report: figures
 * @code: a code, or what codes were collapsed to
 *
 * Returns: its name for people; that of nothing for the empty set
 */
const char *
cf_figure_plot_get_code_label (const CfAgreementReport *report, const char *code)
{
  CfCodebook *codebook = cf_agreement_report_get_material (report)->codebook;
  const CfCode *known = codebook != NULL ? cf_codebook_get_code (codebook, code) : NULL;

  if (*code == '\0')
    return _ ("Nothing");
  return known != NULL ? cf_code_get_label (known) : code;
}

/* How much was compared, in words. */
static char *
describe_number (const CfAgreementSettings *settings, guint64 n)
{
  guint number = (guint) MIN (n, G_MAXUINT);

  if (settings->unit == CF_UNIT_SENTENCES)
    return g_strdup_printf (ngettext ("%u sentence", "%u sentences", number), number);
  if (settings->unit == CF_UNIT_ARTICLES)
    return g_strdup_printf (ngettext ("%u article", "%u articles", number), number);
  if (settings->relation != NULL)
    return g_strdup_printf (ngettext ("%u link", "%u links", number), number);
  return g_strdup_printf (ngettext ("%u unit", "%u units", number), number);
}

static void
add_part (GString *text, const char *separator, char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
  g_free (part);
}

static char *
name_group (CfGroup group, const char *name)
{
  if (group == CF_GROUP_LANGUAGE)
    return cf_language_dup_full_name (name);
  return g_strdup (g_str_equal (name, CF_GROUP_UNKNOWN) ? _ ("date unknown") : name);
}

/* Its title, and where that does not tell it apart its file: a file alone is all that some articles have. */
static char *
name_article (const CfAgreementReport *report, const char *path, gboolean with_file)
{
  const CfContinuum *article =
    cf_material_find_article (cf_agreement_report_get_material (report), path);
  g_autofree char *file = g_path_get_basename (path);

  if (article == NULL || article->title == NULL || *article->title == '\0')
    return g_steal_pointer (&file);
  return with_file ? g_strdup_printf ("%s (%s)", article->title, file) : g_strdup (article->title);
}

/* What a figure is of: “lin and wang, code Claim”. */
static char *
describe_subject (const CfAgreementReport *report, const CfFigure *figure, const char *code)
{
  GString *text = g_string_new (NULL);

  if (figure->coders[0] != NULL)
    /* Translators: two coders. */
    add_part (text, ", ", g_strdup_printf (_ ("%s and %s"), figure->coders[0], figure->coders[1]));
  else
    add_part (text, ", ", g_strdup (_ ("all coders")));
  if (code != NULL)
    add_part (text, ", ",
              g_strdup_printf (_ ("code %s"), cf_figure_plot_get_code_label (report, code)));
  for (guint g = 0; g < CF_N_GROUPS; g++)
    if (figure->groups[g] != NULL)
      add_part (text, ", ", name_group (g, figure->groups[g]));
  if (figure->article != NULL)
    add_part (text, ", ", name_article (report, figure->article, TRUE));
  return g_string_free (text, FALSE);
}

static char *
describe_figure (const CfAgreementReport *report, const CfFigure *figure, const char *code)
{
  const CfMeasureResult *result = &figure->result;
  g_autofree char *subject = describe_subject (report, figure, code);
  g_autofree char *value = cf_figure_plot_format (result->value.value);
  g_autofree char *low = cf_figure_plot_format (result->low);
  g_autofree char *high = cf_figure_plot_format (result->high);
  g_autofree char *n = describe_number (report->settings, result->value.n);
  char *text;

  if (isnan (result->value.value))
    /* Translators: what a figure is of, and why it has no value. */
    return g_strdup_printf (_ ("%s: no value, since %s"), subject,
                            result->value.reason != NULL ? _ (result->value.reason) : "");
  if (isnan (result->low))
    text = g_strdup_printf ("%s: %s, %s", subject, value, n);
  else
    text = g_strdup_printf (_ ("%s: %s, interval %s to %s, %s"), subject, value, low, high, n);
  if (!isnan (result->value.coverage))
    {
      g_autofree char *figure_text = text;
      g_autofree char *coverage = cf_figure_plot_format (result->value.coverage);

      /* Translators: a figure, and the share of what could have been compared. */
      text = g_strdup_printf (_ ("%s, coverage %s"), figure_text, coverage);
    }
  return text;
}

static void
fill (CfFigureCell *cell, const CfAgreementReport *report, const CfFigure *figure)
{
  const char *code = figure->code != NULL ? figure->code : report->settings->code;

  cell->value = figure->result.value.value;
  cell->low = figure->result.low;
  cell->high = figure->result.high;
  cell->text = cf_figure_plot_format (cell->value);
  cell->name = describe_figure (report, figure, code);
  for (guint i = 0; i < 2; i++)
    cell->subject.coders[i] = g_strdup (figure->coders[i]);
  cell->subject.codes[0] = g_strdup (code);
  for (guint g = 0; g < CF_N_GROUPS; g++)
    cell->subject.groups[g] = g_strdup (figure->groups[g]);
  cell->subject.article = g_strdup (figure->article);
}

/* Of a measure of one code there is a figure of each: only where one is asked for is there one of a pair. */
static gboolean
is_of_section (const CfAgreementReport *report, const CfFigure *figure)
{
  return !figure->measure->for_each_code || report->settings->code != NULL;
}

static void
add_pair (CfFigurePlot *plot, const CfAgreementReport *report, const CfFigure *figure)
{
  GPtrArray *coders = cf_agreement_report_get_material (report)->coders;
  guint place[2] = { 0, 0 };

  for (guint i = 0; i < 2; i++)
    for (guint c = 0; c < coders->len; c++)
      if (g_strcmp0 (g_ptr_array_index (coders, c), figure->coders[i]) == 0)
        place[i] = c;
  fill (cf_figure_plot_add_cell (plot, place[0], place[1]), report, figure);
  fill (cf_figure_plot_add_cell (plot, place[1], place[0]), report, figure);
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const CfFigureCell *x = *(CfFigureCell *const *) a, *y = *(CfFigureCell *const *) b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  return x->column < y->column ? -1 : x->column > y->column;
}

static CfFigurePlot *
make_pairs (const CfAgreementReport *report)
{
  GPtrArray *coders = cf_agreement_report_get_material (report)->coders;
  CfFigurePlot *plot = cf_figure_plot_new (_ ("Pairs of Coders"), NULL, TRUE);

  for (guint c = 0; c < coders->len; c++)
    {
      g_ptr_array_add (plot->rows, g_strdup (g_ptr_array_index (coders, c)));
      g_ptr_array_add (plot->columns, g_strdup (g_ptr_array_index (coders, c)));
    }
  for (guint i = 0; i < report->figures[CF_SECTION_PAIRS]->len; i++)
    {
      const CfFigure *figure = g_ptr_array_index (report->figures[CF_SECTION_PAIRS], i);

      if (is_of_section (report, figure))
        add_pair (plot, report, figure);
    }
  g_ptr_array_sort (plot->cells, compare_cells);
  return plot;
}

static void
add_colours (CfFigurePlot *plot, const CfAgreementReport *report, const char *code)
{
  CfCodebook *codebook = cf_agreement_report_get_material (report)->codebook;
  const CfCode *known =
    code != NULL && codebook != NULL ? cf_codebook_get_code (codebook, code) : NULL;

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (plot->colours, known != NULL ? g_strdup (known->colour[i]) : NULL);
}

static void
add_bar (CfFigurePlot *plot,
         const CfAgreementReport *report,
         const CfFigure *figure,
         const char *label)
{
  gboolean is_known = g_ptr_array_find_with_equal_func (plot->rows, label, g_str_equal, NULL);

  add_colours (plot, report, figure->code);
  fill (cf_figure_plot_add_cell (plot, plot->rows->len, 0), report, figure);
  g_ptr_array_add (plot->rows, is_known && figure->article != NULL
                                 ? name_article (report, figure->article, TRUE)
                                 : g_strdup (label));
}

/* What tells the figures of a section apart. */
static char *
make_label (const CfAgreementReport *report, CfFigureSection section, const CfFigure *figure)
{
  switch (section)
    {
    case CF_SECTION_CODES:
      return g_strdup (figure->code != NULL ? cf_figure_plot_get_code_label (report, figure->code)
                                            : _ ("All codes"));
    case CF_SECTION_LANGUAGES:
      return cf_language_dup_full_name (figure->groups[CF_GROUP_LANGUAGE]);
    case CF_SECTION_PUBLISHED:
      return name_group (CF_GROUP_PUBLISHED, figure->groups[CF_GROUP_PUBLISHED]);
    case CF_SECTION_CODED:
      return name_group (CF_GROUP_CODED, figure->groups[CF_GROUP_CODED]);
    case CF_SECTION_ARTICLES:
      return name_article (report, figure->article, FALSE);
    case CF_SECTION_ALL:
    case CF_SECTION_PAIRS:
    case CF_N_SECTIONS:
    default:
      return figure->coders[0] != NULL
               ? g_strdup_printf (_ ("%s and %s"), figure->coders[0], figure->coders[1])
               : g_strdup (_ ("All coders"));
    }
}

/* Where agreement is least is looked at first; what has no value stands last. */
static int
compare_values (gconstpointer a, gconstpointer b)
{
  const CfFigure *x = *(CfFigure *const *) a, *y = *(CfFigure *const *) b;
  double left = x->result.value.value, right = y->result.value.value;

  if (isnan (left) || isnan (right))
    return isnan (left) - isnan (right);
  if (left != right)
    return left < right ? -1 : 1;
  return g_strcmp0 (x->article, y->article);
}

static void
add_bars (CfFigurePlot *plot, const CfAgreementReport *report, CfFigureSection section)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();

  g_ptr_array_extend (figures, report->figures[section], NULL, NULL);
  if (section == CF_SECTION_ARTICLES)
    g_ptr_array_sort (figures, compare_values);
  for (guint i = 0; i < figures->len && plot->rows->len < CF_LIMIT_FIGURE_ROWS; i++)
    {
      const CfFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *label = make_label (report, section, figure);

      if (section == CF_SECTION_CODES || is_of_section (report, figure))
        add_bar (plot, report, figure, label);
    }
  if (figures->len > CF_LIMIT_FIGURE_ROWS)
    plot->note = g_strdup_printf (
      ngettext ("The lowest %u; the table that can be exported has all %u.",
                "The lowest %u; the table that can be exported has all %u.", figures->len),
      CF_LIMIT_FIGURE_ROWS, figures->len);
}

static const struct
{
  CfFigureSection section;
  const char *title;
} bars[] = {
  { CF_SECTION_CODES, N_ ("Codes") },
  { CF_SECTION_LANGUAGES, N_ ("Languages") },
  { CF_SECTION_PUBLISHED, N_ ("Over Time, by the Month of the Article’s Date") },
  { CF_SECTION_CODED, N_ ("Over Time, by the Month of Coding") },
  { CF_SECTION_ARTICLES, N_ ("Articles, the Lowest First") },
};

static CfFigurePlot *
make_bars (const CfAgreementReport *report, guint i)
{
  CfFigurePlot *plot = cf_figure_plot_new (_ (bars[i].title), NULL, FALSE);

  if (bars[i].section == CF_SECTION_CODES)
    add_bars (plot, report, CF_SECTION_ALL);
  add_bars (plot, report, bars[i].section);
  return plot;
}

static void
take (GPtrArray *plots, CfFigurePlot *plot)
{
  if (plot != NULL && plot->cells->len > 0)
    g_ptr_array_add (plots, plot);
  else if (plot != NULL)
    cf_figure_plot_free (plot);
}

/**
 * cf_figure_plots_make:
 * @report: figures
 * @pair: of which pair of coders what codes met is shown, among the report's
 *
 * Returns: (transfer full) (element-type CfFigurePlot): all that there is to look at
 */
GPtrArray *
cf_figure_plots_make (const CfAgreementReport *report, guint pair)
{
  GPtrArray *plots = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_figure_plot_free);

  if (report->why != CF_FIGURES_THERE)
    return plots;
  take (plots, make_pairs (report));
  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      take (plots, make_bars (report, i));
      if (bars[i].section == CF_SECTION_CODES)
        take (plots, cf_confusion_plot_new (report, pair));
    }
  return plots;
}

/**
 * cf_figure_plots_list_undefined:
 * @plots: (element-type CfFigurePlot): plots
 *
 * Returns: (transfer container) (element-type utf8): what is said of each cell that has no value, each once
 */
GPtrArray *
cf_figure_plots_list_undefined (GPtrArray *plots)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint p = 0; p < plots->len; p++)
    {
      const CfFigurePlot *plot = g_ptr_array_index (plots, p);

      for (guint i = 0; i < plot->cells->len; i++)
        {
          const CfFigureCell *cell = g_ptr_array_index (plot->cells, i);

          if (isnan (cell->value) &&
              !g_ptr_array_find_with_equal_func (names, cell->name, g_str_equal, NULL))
            g_ptr_array_add (names, cell->name);
        }
    }
  return names;
}
