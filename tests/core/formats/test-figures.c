/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plots of figures: what is said of each, how much is shown, that what is written in a field can be read, and pictures
 * of them. */

#include "config.h"

#include "cf-colour.h"
#include "cf-figure-drawing.h"
#include "cf-limits.h"
#include "cf-test-material.h"
#include "cf-test.h"

#include <math.h>
#include <string.h>

/* A report of material; its figures are added by the test. */
static CfAgreementReport *
make_report (CfMaterial *material)
{
  CfAgreementReport *report = g_atomic_rc_box_new0 (CfAgreementReport);

  report->settings = cf_agreement_settings_new ();
  report->languages = g_ptr_array_new_with_free_func (g_free);
  report->confusions = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_confusion_free);
  report->material = material;
  for (guint i = 0; i < CF_N_SECTIONS; i++)
    report->figures[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_figure_free);
  return report;
}

static CfFigure *
add_figure (CfAgreementReport *report, CfFigureSection section, double value)
{
  CfFigure *figure = g_new0 (CfFigure, 1);

  figure->measure = report->settings->measure;
  cf_measure_value_init (&figure->result.value);
  figure->result.value.value = value;
  figure->result.value.n = 40;
  figure->result.low = figure->result.high = NAN;
  g_ptr_array_add (report->figures[section], figure);
  return figure;
}

static const CfFigurePlot *
find_plot (GPtrArray *plots, const char *title)
{
  for (guint i = 0; i < plots->len; i++)
    if (g_str_has_prefix (((CfFigurePlot *) g_ptr_array_index (plots, i))->title, title))
      return g_ptr_array_index (plots, i);
  return NULL;
}

static const CfFigureCell *
get_cell (const CfFigurePlot *plot, guint index)
{
  return g_ptr_array_index (plot->cells, index);
}

static void
test_names (void)
{
  g_autoptr (CfAgreementReport) report = make_report (cf_test_material_new (2, 1));
  CfFigure *pair = add_figure (report, CF_SECTION_PAIRS, 0.7349);
  CfFigure *code = add_figure (report, CF_SECTION_CODES, NAN);
  g_autoptr (GPtrArray) plots = NULL;
  g_autoptr (GPtrArray) undefined = NULL;
  const CfFigurePlot *pairs, *codes;

  pair->coders[0] = g_strdup ("coder-0");
  pair->coders[1] = g_strdup ("coder-1");
  pair->result.low = 0.6111;
  pair->result.high = 0.8249;
  pair->result.value.coverage = 0.686;
  code->code = g_strdup ("code-0");
  cf_measure_value_undefine (&code->result.value, "nobody marked anything");
  plots = cf_figure_plots_make (report, 0);
  pairs = find_plot (plots, "Pairs");
  codes = find_plot (plots, "Codes");
  g_assert_cmpuint (pairs->cells->len, ==, 2);
  g_assert_cmpstr (get_cell (pairs, 0)->name, ==,
                   "coder-0 and coder-1: 0.73, interval 0.61 to 0.82, 40 units, coverage 0.69");
  g_assert_cmpstr (get_cell (pairs, 0)->text, ==, "0.73");
  g_assert_cmpuint (get_cell (pairs, 0)->row, ==, 0);
  g_assert_cmpuint (get_cell (pairs, 0)->column, ==, 1);
  g_assert_cmpuint (get_cell (pairs, 1)->row, ==, 1);
  g_assert_cmpstr (get_cell (codes, 0)->name, ==,
                   "all coders, code code-0: no value, since nobody marked anything");
  undefined = cf_figure_plots_list_undefined (plots);
  g_assert_cmpuint (undefined->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (undefined, 0), ==, get_cell (codes, 0)->name);
}

/* The lowest are shown, and that there are more. */
static void
test_rows (void)
{
  for (guint n = CF_LIMIT_FIGURE_ROWS; n <= CF_LIMIT_FIGURE_ROWS + 1; n++)
    {
      g_autoptr (CfAgreementReport) report = make_report (cf_test_material_new (2, 1));
      g_autoptr (GPtrArray) plots = NULL;
      const CfFigurePlot *articles;

      for (guint i = 0; i < n; i++)
        add_figure (report, CF_SECTION_ARTICLES, 1 - i / (double) n)->article =
          g_strdup_printf ("%u.txt", i);
      plots = cf_figure_plots_make (report, 0);
      articles = find_plot (plots, "Articles");
      g_assert_cmpuint (articles->cells->len, ==, CF_LIMIT_FIGURE_ROWS);
      g_assert_cmpfloat (get_cell (articles, 0)->value, ==, 1 - (n - 1) / (double) n);
      g_assert_cmpint (articles->note != NULL, ==, n > CF_LIMIT_FIGURE_ROWS);
    }
}

/* Articles are called by their titles, and by their files where titles do not tell them apart, or are not known. */
static void
test_titles (void)
{
  static const char *const titles[] = { "Port strike", "Port strike", NULL };
  static const char *const rows[] = { "Port strike", "Port strike (b.txt)", "c.txt" };
  CfMaterial *material = cf_test_material_new (2, 1);
  g_autoptr (CfAgreementReport) report = make_report (material);
  g_autoptr (GPtrArray) plots = NULL;
  const CfFigurePlot *articles;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/news/%c.txt", 'a' + i);

      cf_test_material_add (material, path, 10)->title = g_strdup (titles[i]);
      add_figure (report, CF_SECTION_ARTICLES, i / 4.0)->article = g_strdup (path);
    }
  plots = cf_figure_plots_make (report, 0);
  articles = find_plot (plots, "Articles");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (g_ptr_array_index (articles->rows, i), ==, rows[i]);
  g_assert_cmpstr (get_cell (articles, 0)->name, ==,
                   "all coders, Port strike (a.txt): 0.00, 40 units");
}

/* Two coders who give each code to one place. */
static void
test_codes (void)
{
  for (guint n = CF_LIMIT_FIGURE_CODES; n <= CF_LIMIT_FIGURE_CODES + 1; n++)
    {
      CfMaterial *material = cf_test_material_new (2, n);
      g_autoptr (CfAgreementReport) report = make_report (material);
      CfFigurePlot *plot;

      cf_test_material_add (material, "a", n);
      for (guint code = 0; code < n; code++)
        for (guint coder = 0; coder < 2; coder++)
          cf_test_material_mark (material, 0, &(CfTestUnit){ coder, code, code + 1, code });
      cf_material_sort (material);
      g_ptr_array_add (report->confusions, cf_confusion_new (material, 0, 1));
      plot = cf_confusion_plot_new (report, 0);
      g_assert_cmpint (plot != NULL, ==, n <= CF_LIMIT_FIGURE_CODES);
      g_clear_pointer (&plot, cf_figure_plot_free);
    }
}

static void
test_contrast (void)
{
  for (int i = -100; i <= 100; i++)
    for (guint dark = 0; dark < 2; dark++)
      for (guint differs = 0; differs < 2; differs++)
        {
          CfFigureCell cell = { .value = i / 100.0, .differs = differs != 0 };
          guint shade = cf_figure_drawing_get_shade (&cell, dark != 0);
          g_autofree char *behind = g_strdup_printf ("#%06x", shade);
          g_autofree char *ink = g_strdup_printf ("#%06x", cf_figure_drawing_get_ink_on (shade));

          g_assert_cmpfloat (cf_colour_get_contrast (ink, behind), >=, CF_CONTRAST_READABLE);
        }
}

static gboolean
overlap (const CfBox *a, const CfBox *b)
{
  return a->x + a->width > b->x + 0.01 && b->x + b->width > a->x + 0.01 &&
         a->y + a->height > b->y + 0.01 && b->y + b->height > a->y + 0.01;
}

/* No cell lies on another, and all within the picture, however narrow. */
static void
test_places (void)
{
  g_autoptr (CfAgreementReport) report = make_report (cf_test_material_new (3, 2));
  g_autoptr (GPtrArray) plots = NULL;
  static const char *const pairs[][2] = { { "coder-0", "coder-1" },
                                          { "coder-0", "coder-2" },
                                          { "coder-1", "coder-2" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      CfFigure *figure = add_figure (report, CF_SECTION_PAIRS, i - 1.0);

      for (guint c = 0; c < 2; c++)
        figure->coders[c] = g_strdup (pairs[i][c]);
      add_figure (report, CF_SECTION_CODES, i - 1.0)->code = g_strdup ("code-0");
    }
  plots = cf_figure_plots_make (report, 0);
  g_assert_cmpuint (plots->len, ==, 2);
  for (guint width = 0; width <= 900; width += 300)
    for (guint p = 0; p < plots->len; p++)
      {
        g_autoptr (CfFigureDrawing) drawing =
                     cf_figure_drawing_new (g_ptr_array_index (plots, p), width);

        for (guint i = 0; i < drawing->boxes->len; i++)
          {
            const CfBox *box = &g_array_index (drawing->boxes, CfBox, i);

            g_assert_cmpfloat (box->x + box->width, <=, drawing->width);
            g_assert_cmpfloat (box->y + box->height, <=, drawing->height);
            for (guint k = 0; k < i; k++)
              g_assert_false (overlap (box, &g_array_index (drawing->boxes, CfBox, k)));
          }
      }
}

static void
test_pictures (void)
{
  static const struct
  {
    const char *format;
    const char *start;
  } rows[] = { { "svg", "<?xml" }, { "png", "\x89PNG" }, { "pdf", "%PDF" } };
  g_autoptr (CfAgreementReport) report = make_report (cf_test_material_new (2, 1));
  g_autoptr (GPtrArray) plots = NULL;

  add_figure (report, CF_SECTION_ALL, 0.5);
  add_figure (report, CF_SECTION_ALL, NAN);
  plots = cf_figure_plots_make (report, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = cf_figure_sheet_make ("u-alpha", plots, "Said of all of them",
                                                       rows[i].format, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (rows[i].start), rows[i].start,
                       strlen (rows[i].start));
    }
}

int
main (int argc, char *argv[])
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/figures/names", test_names);
  g_test_add_func ("/figures/rows", test_rows);
  g_test_add_func ("/figures/titles", test_titles);
  g_test_add_func ("/figures/codes", test_codes);
  g_test_add_func ("/figures/contrast", test_contrast);
  g_test_add_func ("/figures/places", test_places);
  g_test_add_func ("/figures/pictures", test_pictures);
  return g_test_run ();
}
