/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plots of figures as pictures.
 *
 * Shades go from the paper to blue for agreement, to orange for less than chance and for what is not alike: these two
 * are told apart whatever colours an eye sees. The figure is written on each; what has none is hatched. */

#include "config.h"

#include "cf-figure-drawing.h"

#include <math.h>
#include <pango/pangocairo.h>

/* All in points. */
#define TEXT_SIZE 10.0
#define SMALL_SIZE 8.5
#define GAP 6.0
#define CELL_WIDTH 66.0
#define WIDEST_CELL 120.0
#define CELL_HEIGHT 32.0
#define HEAD_HEIGHT 20.0
#define NAME_WIDTH 60.0
#define WIDEST_NAME 170.0
#define WIDEST_LABEL 270.0
#define LABEL_SHARE 0.4
#define ROW_HEIGHT 26.0
#define BAR_HEIGHT 13.0
#define WHISKER 4.0
#define VALUE_WIDTH 36.0
#define EDGE 4.0
#define AXIS_HEIGHT 18.0
#define TICK 0.2
#define HATCH 5.0

typedef struct
{
  guint ink;
  guint pale;
  guint paper;
  guint line;
  guint bar;
  guint agree;
  guint differ;
} Colours;

static const Colours colours[] = {
  { 0x1e1e1e, 0x5e5c64, 0xffffff, 0xd5d3cf, 0x3584e4, 0x1a5fb4, 0xc64600 },
  { 0xffffff, 0xc0bfbc, 0x1e1e1e, 0x4a4a4a, 0x62a0ea, 0x99c1f1, 0xffbe6f },
};

/* Where things are across bars. */
typedef struct
{
  double name_width;
  double left;
  double right;
  double least; /* the value at @left; 1 is at @right */
} Scale;

static double
clamp_value (double value)
{
  return CLAMP (value, -1, 1);
}

/* From 0, or from below where there is anything. */
static double
find_least (const CfFigurePlot *plot)
{
  double least = 0;

  for (guint i = 0; i < plot->cells->len; i++)
    {
      const CfFigureCell *cell = g_ptr_array_index (plot->cells, i);

      if (cell->value < least)
        least = cell->value;
      if (cell->low < least)
        least = cell->low;
    }
  return clamp_value (floor (least / TICK) * TICK);
}

static void
lay_out (PangoLayout *layout, const char *text, double size)
{
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_layout_context_changed (layout);
  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
}

/* What the longest of these needs. */
static double
measure_longest (GPtrArray *texts, double size)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int width, longest = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      lay_out (layout, g_ptr_array_index (texts, i), size);
      pango_layout_get_size (layout, &width, NULL);
      longest = MAX (longest, width);
    }
  g_object_unref (context);
  return ceil (pango_units_to_double (longest)) + 2;
}

static Scale
get_scale (const CfFigureDrawing *drawing)
{
  double most = MIN (drawing->width * LABEL_SHARE, WIDEST_LABEL);
  Scale scale = { .name_width = MIN (drawing->name_width, most) };

  scale.left = scale.name_width + GAP;
  scale.right = drawing->width - VALUE_WIDTH - GAP - EDGE;
  scale.least = find_least (drawing->plot);
  return scale;
}

static double
get_x (const Scale *scale, double value)
{
  return scale->left +
         (scale->right - scale->left) * (clamp_value (value) - scale->least) / (1 - scale->least);
}

/* What the names of columns need, where there is room for it. */
static double
get_cell_width (const CfFigureDrawing *drawing, double width)
{
  double room = (width - drawing->name_width) / MAX (drawing->plot->columns->len, 1u);
  double needed = measure_longest (drawing->plot->columns, SMALL_SIZE) + GAP;

  return CLAMP (MIN (needed, room), CELL_WIDTH, WIDEST_CELL);
}

/**
 * cf_figure_drawing_new:
 * @plot: a plot, which is kept until the drawing is freed
 * @width: how wide it may be; tables are no wider than they need, and as wide as they must
 *
 * Returns: (transfer full): a drawing of it
 */
CfFigureDrawing *
cf_figure_drawing_new (const CfFigurePlot *plot, double width)
{
  CfFigureDrawing *drawing = g_new0 (CfFigureDrawing, 1);

  drawing->plot = plot;
  drawing->name_width = measure_longest (plot->rows, plot->is_matrix ? SMALL_SIZE : TEXT_SIZE);
  if (plot->is_matrix)
    drawing->name_width = CLAMP (drawing->name_width + GAP, NAME_WIDTH, WIDEST_NAME);
  drawing->cell_width = get_cell_width (drawing, width);
  drawing->boxes = g_array_new (FALSE, FALSE, sizeof (CfBox));
  drawing->width = plot->is_matrix ? drawing->name_width + plot->columns->len * drawing->cell_width
                                   : MAX (width, CF_FIGURE_LEAST_WIDTH);
  drawing->height = plot->is_matrix ? HEAD_HEIGHT + plot->rows->len * CELL_HEIGHT
                                    : plot->rows->len * ROW_HEIGHT + AXIS_HEIGHT;
  for (guint i = 0; i < plot->cells->len; i++)
    {
      const CfFigureCell *cell = g_ptr_array_index (plot->cells, i);
      CfBox box = { 0, cell->row * ROW_HEIGHT, drawing->width, ROW_HEIGHT };

      if (plot->is_matrix)
        box = (CfBox){ drawing->name_width + cell->column * drawing->cell_width,
                       HEAD_HEIGHT + cell->row * CELL_HEIGHT, drawing->cell_width, CELL_HEIGHT };
      g_array_append_val (drawing->boxes, box);
    }
  return drawing;
}

void
cf_figure_drawing_free (CfFigureDrawing *drawing)
{
  g_array_unref (drawing->boxes);
  g_free (drawing);
}

static void
set_colour (cairo_t *cairo, guint rgb)
{
  cairo_set_source_rgb (cairo, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

/* @place: 0 for the beginning of the room, 1 for its end. */
static void
show_text (cairo_t *cairo,
           const CfBox *room,
           const char *text,
           double size,
           guint colour,
           PangoAlignment place)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cairo);
  PangoRectangle extents;

  lay_out (layout, text, size);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, place);
  pango_layout_set_width (layout, (int) (room->width * PANGO_SCALE));
  pango_layout_get_extents (layout, NULL, &extents);
  set_colour (cairo, colour);
  cairo_move_to (cairo, room->x,
                 room->y + (room->height - pango_units_to_double (extents.height)) / 2);
  pango_cairo_show_layout (cairo, layout);
}

static double
mix (guint from, guint to, guint shift, double share)
{
  double a = from >> shift & 0xff, b = to >> shift & 0xff;

  return round (a + (b - a) * share);
}

static guint
mix_colours (guint from, guint to, double share)
{
  guint colour = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    colour |= (guint) mix (from, to, shift, share) << shift;
  return colour;
}

/**
 * cf_figure_drawing_get_shade:
 * @cell: a cell of a table
 * @dark: whether on dark paper
 *
 * Returns: its colour, as 0xrrggbb
 */
guint
cf_figure_drawing_get_shade (const CfFigureCell *cell, gboolean dark)
{
  const Colours *set = &colours[dark];

  if (isnan (cell->value))
    return set->paper;
  return mix_colours (set->paper, cell->differs || cell->value < 0 ? set->differ : set->agree,
                      fabs (clamp_value (cell->value)));
}

static double
get_luminance (guint colour)
{
  static const double weights[] = { 0.0722, 0.7152, 0.2126 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      double part = (colour >> 8 * i & 0xff) / 255.0;

      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/**
 * cf_figure_drawing_get_ink_on:
 * @shade: what is behind
 *
 * Returns: black or white, whichever is read better on it: of one the contrast is 4.5 at least
 */
guint
cf_figure_drawing_get_ink_on (guint shade)
{
  return get_luminance (shade) > 0.179 ? 0x000000 : 0xffffff;
}

static void
paint_hatching (cairo_t *cairo, const CfBox *box, guint colour)
{
  cairo_save (cairo);
  cairo_rectangle (cairo, box->x, box->y, box->width, box->height);
  cairo_clip (cairo);
  set_colour (cairo, colour);
  cairo_set_line_width (cairo, 1);
  for (double x = box->x - box->height; x < box->x + box->width; x += HATCH)
    {
      cairo_move_to (cairo, x, box->y + box->height);
      cairo_line_to (cairo, x + box->height, box->y);
    }
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

static void
paint_field (cairo_t *cairo, const CfFigureCell *cell, const CfBox *box, gboolean dark)
{
  guint shade = cf_figure_drawing_get_shade (cell, dark);
  CfBox inner = { box->x + 1, box->y + 1, box->width - 2, box->height - 2 };

  set_colour (cairo, shade);
  cairo_rectangle (cairo, inner.x, inner.y, inner.width, inner.height);
  cairo_fill (cairo);
  if (isnan (cell->value))
    paint_hatching (cairo, &inner, colours[dark].line);
  set_colour (cairo, colours[dark].line);
  cairo_set_line_width (cairo, 0.75);
  cairo_rectangle (cairo, inner.x, inner.y, inner.width, inner.height);
  cairo_stroke (cairo);
  show_text (cairo, &inner, cell->text, TEXT_SIZE, cf_figure_drawing_get_ink_on (shade),
             PANGO_ALIGN_CENTER);
}

static void
paint_matrix (const CfFigureDrawing *drawing, cairo_t *cairo, gboolean dark)
{
  const CfFigurePlot *plot = drawing->plot;

  for (guint i = 0; i < plot->columns->len; i++)
    {
      CfBox head = { drawing->name_width + i * drawing->cell_width + 2, 0, drawing->cell_width - 4,
                     HEAD_HEIGHT };

      show_text (cairo, &head, g_ptr_array_index (plot->columns, i), SMALL_SIZE, colours[dark].pale,
                 PANGO_ALIGN_CENTER);
    }
  for (guint i = 0; i < plot->rows->len; i++)
    {
      CfBox name = { 0, HEAD_HEIGHT + i * CELL_HEIGHT, drawing->name_width - GAP, CELL_HEIGHT };

      show_text (cairo, &name, g_ptr_array_index (plot->rows, i), SMALL_SIZE, colours[dark].pale,
                 PANGO_ALIGN_RIGHT);
    }
  for (guint i = 0; i < plot->cells->len; i++)
    paint_field (cairo, g_ptr_array_index (plot->cells, i),
                 &g_array_index (drawing->boxes, CfBox, i), dark);
}

static void
paint_axis (const CfFigureDrawing *drawing, cairo_t *cairo, const Scale *scale, gboolean dark)
{
  double bottom = drawing->plot->rows->len * ROW_HEIGHT;
  int from = (int) round (scale->least / TICK);

  cairo_set_line_width (cairo, 0.75);
  for (int i = from; i <= (int) round (1 / TICK); i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      double x = get_x (scale, i * TICK);
      CfBox room = { x - 14, bottom + 2, 28, AXIS_HEIGHT - 4 };

      set_colour (cairo, i == 0 ? colours[dark].pale : colours[dark].line);
      cairo_move_to (cairo, x, 0);
      cairo_line_to (cairo, x, bottom);
      cairo_stroke (cairo);
      g_ascii_formatd (text, sizeof text, "%.1f", i * TICK);
      show_text (cairo, &room, text, SMALL_SIZE, colours[dark].pale, PANGO_ALIGN_CENTER);
    }
}

/* A line from end to end of the interval, with a stroke across at each. */
static void
paint_whisker (
  cairo_t *cairo, const Scale *scale, const CfFigureCell *cell, double middle, guint colour)
{
  double ends[] = { get_x (scale, cell->low), get_x (scale, cell->high) };

  set_colour (cairo, colour);
  cairo_set_line_width (cairo, 1.5);
  cairo_move_to (cairo, ends[0], middle);
  cairo_line_to (cairo, ends[1], middle);
  for (guint i = 0; i < 2; i++)
    {
      cairo_move_to (cairo, ends[i], middle - WHISKER);
      cairo_line_to (cairo, ends[i], middle + WHISKER);
    }
  cairo_stroke (cairo);
}

static guint
get_bar_colour (const CfFigurePlot *plot, guint row, gboolean dark)
{
  const char *colour = g_ptr_array_index (plot->colours, 2 * row + (dark ? 1 : 0));

  return colour != NULL && colour[0] == '#'
           ? (guint) g_ascii_strtoull (colour + 1, NULL, 16) & 0xffffff
           : colours[dark].bar;
}

static void
paint_bar (const CfFigureDrawing *drawing,
           cairo_t *cairo,
           const Scale *scale,
           const CfFigureCell *cell,
           gboolean dark)
{
  double top = cell->row * ROW_HEIGHT, middle = top + ROW_HEIGHT / 2, zero = get_x (scale, 0);
  CfBox name = { 0, top, scale->name_width, ROW_HEIGHT };
  CfBox value = { scale->right + GAP, top, VALUE_WIDTH, ROW_HEIGHT };
  CfBox bar = { scale->left, middle - BAR_HEIGHT / 2, scale->right - scale->left, BAR_HEIGHT };

  show_text (cairo, &name, g_ptr_array_index (drawing->plot->rows, cell->row), TEXT_SIZE,
             colours[dark].ink, PANGO_ALIGN_RIGHT);
  show_text (cairo, &value, cell->text, TEXT_SIZE, colours[dark].ink, PANGO_ALIGN_RIGHT);
  if (isnan (cell->value))
    {
      paint_hatching (cairo, &bar, colours[dark].line);
      return;
    }
  set_colour (cairo, mix_colours (colours[dark].paper,
                                  get_bar_colour (drawing->plot, cell->row, dark), 0.72));
  cairo_rectangle (cairo, zero, bar.y, get_x (scale, cell->value) - zero, BAR_HEIGHT);
  cairo_fill (cairo);
  if (!isnan (cell->low))
    paint_whisker (cairo, scale, cell, middle, colours[dark].ink);
}

static void
paint_bars (const CfFigureDrawing *drawing, cairo_t *cairo, gboolean dark)
{
  Scale scale = get_scale (drawing);

  paint_axis (drawing, cairo, &scale, dark);
  for (guint i = 0; i < drawing->plot->cells->len; i++)
    paint_bar (drawing, cairo, &scale, g_ptr_array_index (drawing->plot->cells, i), dark);
}

/**
 * cf_figure_drawing_paint:
 * @drawing: a drawing
 * @cairo: what it is painted on, a unit of which is a point
 * @dark: whether on dark paper
 */
void
cf_figure_drawing_paint (const CfFigureDrawing *drawing, cairo_t *cairo, gboolean dark)
{
  if (drawing->plot->is_matrix)
    paint_matrix (drawing, cairo, dark);
  else
    paint_bars (drawing, cairo, dark);
}
