/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plots of figures below each other with their titles, on white, as a file. */

#include "config.h"

#include "cf-figure-drawing.h"
#include "cf-picture.h"

#include <pango/pangocairo.h>

/* All in points. */
#define MARGIN 24.0
#define WIDTH 480.0
#define CAPTION_SIZE 14.0
#define TITLE_SIZE 12.0
#define NOTE_SIZE 8.5
#define TITLE_GAP 6.0
#define PLOT_GAP 26.0
#define INK 0x1e / 255.0
#define PALE 0x5e / 255.0

typedef struct
{
  const char *caption;
  GPtrArray *drawings; /* of CfFigureDrawing */
  const char *methods; /* or NULL */
  double width;
} Sheet;

static PangoLayout *
make_text (cairo_t *cairo, const char *text, double size, double width, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string (bold ? "Sans Bold" : "Sans");

  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_layout_context_changed (layout);
  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Returns: how high it is. */
static double
show_text (cairo_t *cairo, double y, const char *text, double size, double width, gboolean bold)
{
  g_autoptr (PangoLayout) layout = make_text (cairo, text, size, width, bold);
  double ink = bold ? INK : PALE;
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  cairo_set_source_rgb (cairo, ink, ink, ink);
  cairo_move_to (cairo, 0, y);
  pango_cairo_show_layout (cairo, layout);
  return pango_units_to_double (extents.height);
}

/* Returns: how high all is. */
static double
paint_all (const Sheet *sheet, cairo_t *cairo)
{
  double y = show_text (cairo, 0, sheet->caption, CAPTION_SIZE, sheet->width - 2 * MARGIN, TRUE);

  for (guint i = 0; i < sheet->drawings->len; i++)
    {
      const CfFigureDrawing *drawing = g_ptr_array_index (sheet->drawings, i);
      double width = sheet->width - 2 * MARGIN;

      y += PLOT_GAP;
      y += show_text (cairo, y, drawing->plot->title, TITLE_SIZE, width, TRUE) + TITLE_GAP;
      if (drawing->plot->note != NULL)
        y += show_text (cairo, y, drawing->plot->note, NOTE_SIZE, width, FALSE) + TITLE_GAP;
      cairo_save (cairo);
      cairo_translate (cairo, 0, y);
      cf_figure_drawing_paint (drawing, cairo, FALSE);
      cairo_restore (cairo);
      y += drawing->height;
    }
  if (sheet->methods != NULL)
    y += PLOT_GAP + show_text (cairo, y + PLOT_GAP, sheet->methods, NOTE_SIZE,
                               sheet->width - 2 * MARGIN, FALSE);
  return y;
}

static void
paint (gpointer data, cairo_t *cairo)
{
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_translate (cairo, MARGIN, MARGIN);
  paint_all (data, cairo);
}

/* What is painted tells how high it is. */
static double
measure (const Sheet *sheet)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cairo = cairo_create (surface);
  double height = paint_all (sheet, cairo);

  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return height + 2 * MARGIN;
}

static const struct
{
  const char *format;
  GBytes *(*make) (const CfPicture *picture, GError **error);
} formats[] = {
  { "svg", cf_picture_make_svg },
  { "png", cf_picture_make_png },
  { "pdf", cf_picture_make_pdf },
};

/**
 * cf_figure_sheet_make:
 * @caption: what the figures are
 * @plots: (element-type CfFigurePlot): what is to be seen, one at least
 * @methods: (nullable): where they come from
 * @format: `svg`, `png` or `pdf`
 * @error: why there is no picture
 *
 * Returns: (transfer full) (nullable): all of them, below each other
 */
GBytes *
cf_figure_sheet_make (
  const char *caption, GPtrArray *plots, const char *methods, const char *format, GError **error)
{
  g_autoptr (GPtrArray) drawings =
               g_ptr_array_new_with_free_func ((GDestroyNotify) cf_figure_drawing_free);
  Sheet sheet = { caption, drawings, methods, WIDTH };
  CfPicture picture = { .paint = paint, .data = &sheet };

  for (guint i = 0; i < plots->len; i++)
    {
      CfFigureDrawing *drawing = cf_figure_drawing_new (g_ptr_array_index (plots, i), WIDTH);

      sheet.width = MAX (sheet.width, drawing->width);
      g_ptr_array_add (drawings, drawing);
    }
  sheet.width += 2 * MARGIN;
  picture.width = sheet.width;
  picture.height = measure (&sheet);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].format, format))
      return formats[i].make (&picture, error);
  g_return_val_if_reached (NULL);
}
