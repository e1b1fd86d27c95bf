/* SPDX-License-Identifier: GPL-3.0-or-later
 * An argument graph as a picture: a card for each node with its code, words, outlet and date, on white.
 *
 * Colour never stands alone: the code is written on the card, the type of a relation on its line. */

#include "config.h"

#include "cf-argument-drawing.h"

#include "cf-argument-words.h"

#include <math.h>
#include <pango/pangocairo.h>

/* All in points. */
#define MARGIN 24.0
#define CARD_WIDTH 230.0
#define CARD_HEIGHT 104.0
#define MATTER_HEIGHT 44.0
#define PADDING 9.0
#define BAR 5.0
#define HEAD_SIZE 8.0
#define QUOTE_SIZE 10.0
#define QUOTE_LINE 14.0
#define TYPE_SIZE 7.5
#define ARROW 7.0
#define N_QUOTE_LINES 4

#define INK 0x1e1e1eu
#define PALE 0x5e5c64u
#define PAPER 0xffffffu
#define EDGE 0xc0bfbcu
#define MATTER 0xeeeeecu
#define UNKNOWN_CODE 0x77767bu

struct _CfArgumentDrawing
{
  CfArgumentMap *map;
};

/**
 * cf_argument_drawing_new:
 * @graph: a graph
 * @error: why it has no layout
 *
 * Returns: (transfer full) (nullable): a drawing of it
 */
CfArgumentDrawing *
cf_argument_drawing_new (const CfArgumentGraph *graph, GError **error)
{
  static const CfArgumentMapSizes sizes = { CARD_WIDTH, CARD_HEIGHT, MATTER_HEIGHT };
  CfArgumentMap *map = cf_argument_map_new (graph, &sizes, NULL, error);
  CfArgumentDrawing *drawing;

  if (map == NULL)
    return NULL;
  drawing = g_new0 (CfArgumentDrawing, 1);
  drawing->map = map;
  return drawing;
}

void
cf_argument_drawing_free (CfArgumentDrawing *drawing)
{
  cf_argument_map_unref (drawing->map);
  g_free (drawing);
}

/**
 * cf_argument_drawing_get_size:
 * @drawing: a drawing
 * @width: (out): its width in points
 * @height: (out): its height in points
 */
void
cf_argument_drawing_get_size (CfArgumentDrawing *drawing, double *width, double *height)
{
  *width = drawing->map->layout->width + 2 * MARGIN;
  *height = drawing->map->layout->height + 2 * MARGIN;
}

static void
set_colour (cairo_t *cairo, guint rgb)
{
  cairo_set_source_rgb (cairo, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

/* `#rrggbb`, as the codebook has it. */
static guint
get_code_colour (const CfArgumentDrawing *drawing, const CfArgumentNode *node)
{
  const CfCode *code =
    node->code != NULL ? cf_codebook_get_code (drawing->map->graph->codebook, node->code) : NULL;

  return code != NULL && code->colour[0] != NULL && code->colour[0][0] == '#'
           ? (guint) g_ascii_strtoull (code->colour[0] + 1, NULL, 16) & 0xffffff
           : UNKNOWN_CODE;
}

/* @height: at most: negative for lines, as Pango has it. */
static PangoLayout *
make_text (cairo_t *cairo, const char *text, double size, double width, int height)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  g_autofree char *shown = cf_argument_words_shorten (text);

  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_layout_context_changed (layout);
  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, height);
  pango_layout_set_text (layout, shown, -1);
  return layout;
}

static void
show_text (
  cairo_t *cairo, double x, double y, const char *text, double size, guint colour, int height)
{
  g_autoptr (PangoLayout) layout =
               make_text (cairo, text, size, CARD_WIDTH - BAR - 2 * PADDING, height);

  set_colour (cairo, colour);
  cairo_move_to (cairo, x, y);
  pango_cairo_show_layout (cairo, layout);
}

/* The words of the annotation, and of its first counterpart, which then share the room. */
static void
paint_quotes (cairo_t *cairo, const CfArgumentNode *node, double x, double y)
{
  guint n = MIN (node->annotations->len, 2);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *quote = cf_annotation_get_quote (g_ptr_array_index (node->annotations, i));

      show_text (cairo, x, y + i * N_QUOTE_LINES / 2 * QUOTE_LINE, quote, QUOTE_SIZE,
                 i == 0 ? INK : PALE, -N_QUOTE_LINES / (int) n);
    }
  if (n == 0)
    show_text (cairo, x, y, node->id, QUOTE_SIZE, INK, -N_QUOTE_LINES);
}

static void
paint_words (cairo_t *cairo,
             const CfArgumentDrawing *drawing,
             const CfArgumentNode *node,
             const CfBox *box)
{
  double x = box->x + BAR + PADDING;
  g_autofree char *head = cf_argument_words_make_head (drawing->map->graph, node);
  g_autofree char *place = cf_argument_words_make_place (node);

  show_text (cairo, x, box->y + PADDING, head, HEAD_SIZE, get_code_colour (drawing, node), -1);
  paint_quotes (cairo, node, x, box->y + PADDING + HEAD_SIZE * 1.7);
  show_text (cairo, x, box->y + box->height - PADDING - HEAD_SIZE * 1.3, place, HEAD_SIZE, PALE,
             -1);
}

static void
paint_card (cairo_t *cairo, const CfArgumentDrawing *drawing, guint index)
{
  static const double dashes[] = { 4, 3 };
  const CfArgumentNode *node = cf_argument_graph_get_node (drawing->map->graph, index);
  const CfBox *box = &drawing->map->layout->boxes[index];

  cairo_save (cairo);
  cairo_rectangle (cairo, box->x, box->y, box->width, box->height);
  set_colour (cairo, PAPER);
  cairo_fill_preserve (cairo);
  set_colour (cairo, EDGE);
  cairo_set_line_width (cairo, 1);
  if (node->article == NULL || node->outside)
    cairo_set_dash (cairo, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke_preserve (cairo);
  cairo_clip (cairo);
  set_colour (cairo, get_code_colour (drawing, node));
  cairo_rectangle (cairo, box->x, box->y, BAR, box->height);
  cairo_fill (cairo);
  paint_words (cairo, drawing, node, box);
  cairo_restore (cairo);
}

/* The end of a line, where the one spoken of stands. */
static void
paint_arrow (cairo_t *cairo, const CfLayoutLine *line)
{
  CfPoint end = line->points[line->n_points - 1];
  CfPoint before = line->points[line->n_points - 2];
  double angle = atan2 (end.y - before.y, end.x - before.x);

  cairo_save (cairo);
  cairo_translate (cairo, end.x, end.y);
  cairo_rotate (cairo, angle);
  cairo_move_to (cairo, 0, 0);
  cairo_line_to (cairo, -ARROW, ARROW / 2.5);
  cairo_line_to (cairo, -ARROW, -ARROW / 2.5);
  cairo_close_path (cairo);
  cairo_fill (cairo);
  cairo_restore (cairo);
}

static void
paint_type (cairo_t *cairo, const CfArgumentDrawing *drawing, guint index)
{
  const CfArgumentGraph *graph = drawing->map->graph;
  const char *label = cf_argument_words_get_type (graph, cf_argument_graph_get_edge (graph, index));
  g_autoptr (PangoLayout) layout = make_text (cairo, label, TYPE_SIZE, CARD_WIDTH, -1);
  CfPoint middle = cf_argument_map_get_label_place (drawing->map, index);
  PangoRectangle size;

  pango_layout_get_extents (layout, NULL, &size);
  middle.x -= pango_units_to_double (size.width) / 2;
  middle.y -= pango_units_to_double (size.height) / 2;
  set_colour (cairo, PAPER);
  cairo_rectangle (cairo, middle.x - 1, middle.y, pango_units_to_double (size.width) + 2,
                   pango_units_to_double (size.height));
  cairo_fill (cairo);
  set_colour (cairo, PALE);
  cairo_move_to (cairo, middle.x, middle.y);
  pango_cairo_show_layout (cairo, layout);
}

/* A proposition by which cards meet. */
static void
paint_matter (cairo_t *cairo, const CfArgumentDrawing *drawing, guint index)
{
  const CfArgumentMatter *matter = g_ptr_array_index (drawing->map->matters, index);
  const CfBox *box = &drawing->map->layout->boxes[drawing->map->graph->nodes->len + index];
  g_autoptr (PangoLayout) words =
               make_text (cairo, matter->label, QUOTE_SIZE, CARD_WIDTH - 2 * PADDING, -2);
  PangoRectangle size;

  pango_layout_set_alignment (words, PANGO_ALIGN_CENTER);
  pango_layout_get_extents (words, NULL, &size);
  cairo_rectangle (cairo, box->x, box->y, box->width, box->height);
  set_colour (cairo, MATTER);
  cairo_fill (cairo);
  set_colour (cairo, INK);
  cairo_move_to (cairo, box->x + PADDING,
                 box->y + (box->height - pango_units_to_double (size.height)) / 2);
  pango_cairo_show_layout (cairo, words);
}

static void
trace_line (cairo_t *cairo, const CfLayoutLine *line)
{
  cairo_move_to (cairo, line->points[0].x, line->points[0].y);
  for (guint p = 1; p + 2 < line->n_points; p += 3)
    cairo_curve_to (cairo, line->points[p].x, line->points[p].y, line->points[p + 1].x,
                    line->points[p + 1].y, line->points[p + 2].x, line->points[p + 2].y);
}

/* From a card to a proposition that it is about. */
static void
paint_meeting (cairo_t *cairo, const CfLayoutLine *line)
{
  static const double dots[] = { 1.5, 3 };

  cairo_save (cairo);
  set_colour (cairo, PALE);
  cairo_set_line_width (cairo, 1.2);
  cairo_set_dash (cairo, dots, G_N_ELEMENTS (dots), 0);
  trace_line (cairo, line);
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

static void
paint_line (cairo_t *cairo, const CfArgumentDrawing *drawing, guint index)
{
  const CfLayoutLine *line = &drawing->map->layout->lines[index];
  const CfRelationType *type = cf_codebook_get_relation_type (
    drawing->map->graph->codebook,
    cf_argument_edge_get_type (cf_argument_graph_get_edge (drawing->map->graph, index)));

  set_colour (
    cairo, get_code_colour (drawing, cf_argument_graph_get_node (drawing->map->graph, line->from)));
  cairo_set_line_width (cairo, 1.2);
  trace_line (cairo, line);
  cairo_stroke (cairo);
  if (type == NULL || !type->symmetric)
    paint_arrow (cairo, line);
}

/**
 * cf_argument_drawing_paint:
 * @drawing: a drawing
 * @cairo: what it is painted on, a unit of which is a point
 */
void
cf_argument_drawing_paint (CfArgumentDrawing *drawing, cairo_t *cairo)
{
  const CfArgumentMap *map = drawing->map;
  guint n_edges = map->graph->edges->len;

  set_colour (cairo, PAPER);
  cairo_paint (cairo);
  cairo_save (cairo);
  cairo_translate (cairo, MARGIN, MARGIN);
  for (guint i = 0; i < map->layout->n_lines; i++)
    if (i >= n_edges)
      paint_meeting (cairo, &map->layout->lines[i]);
    else if (map->layout->lines[i].points != NULL)
      paint_line (cairo, drawing, i);
  for (guint i = 0; i < map->graph->nodes->len; i++)
    paint_card (cairo, drawing, i);
  for (guint i = 0; i < map->matters->len; i++)
    paint_matter (cairo, drawing, i);
  for (guint i = 0; i < n_edges; i++)
    if (map->layout->lines[i].points != NULL && !cf_argument_map_repeats (map, i))
      paint_type (cairo, drawing, i);
  cairo_restore (cairo);
}
