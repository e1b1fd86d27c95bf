/* SPDX-License-Identifier: GPL-3.0-or-later
 * The lines of the argument map: relations with an arrow and their type, and dots to the propositions by which cards
 * meet.
 *
 * Each is painted once and kept; those of the card that has the focus are painted stronger. */

#include "config.h"

#include "cf-argument-lines.h"

#include "cf-argument-words.h"
#include "cf-code-style.h"

#include <math.h>

#define WIDTH 1.4
#define STRONG_WIDTH 2.8
#define ARROW 8.0
#define TYPE_SCALE 0.78
#define TYPE_PADDING 3.0f

struct _CfArgumentLines
{
  CfArgumentMap *map;
  GtkWidget *widget; /* not owned: whose font and colours they have */
  double margin;
  GskRenderNode **nodes[2]; /* of each line; the second ones are strong; NULL until they are seen */
  PangoLayout **types;      /* of each edge; NULL until it is seen */
};

/**
 * cf_argument_lines_new:
 * @map: a map
 * @widget: what they are drawn on
 * @margin: how far from its edge the map begins
 *
 * Returns: (transfer full): its lines
 */
CfArgumentLines *
cf_argument_lines_new (CfArgumentMap *map, GtkWidget *widget, double margin)
{
  CfArgumentLines *lines = g_new0 (CfArgumentLines, 1);

  lines->map = cf_argument_map_ref (map);
  lines->widget = widget;
  lines->margin = margin;
  for (guint i = 0; i < G_N_ELEMENTS (lines->nodes); i++)
    lines->nodes[i] = g_new0 (GskRenderNode *, map->layout->n_lines + 1);
  lines->types = g_new0 (PangoLayout *, map->graph->edges->len + 1);
  return lines;
}

/**
 * cf_argument_lines_forget:
 * @lines: lines
 *
 * Colours or letters are others: all is painted anew when it is seen next.
 */
void
cf_argument_lines_forget (CfArgumentLines *lines)
{
  for (guint n = 0; n < G_N_ELEMENTS (lines->nodes); n++)
    for (guint i = 0; i < lines->map->layout->n_lines; i++)
      g_clear_pointer (&lines->nodes[n][i], gsk_render_node_unref);
  for (guint i = 0; i < lines->map->graph->edges->len; i++)
    g_clear_object (&lines->types[i]);
}

void
cf_argument_lines_free (CfArgumentLines *lines)
{
  cf_argument_lines_forget (lines);
  for (guint i = 0; i < G_N_ELEMENTS (lines->nodes); i++)
    g_free (lines->nodes[i]);
  g_free (lines->types);
  cf_argument_map_unref (lines->map);
  g_free (lines);
}

static gboolean
is_rtl (CfArgumentLines *lines)
{
  return gtk_widget_get_direction (lines->widget) == GTK_TEXT_DIR_RTL;
}

/* Where reading goes from right to left the map is turned round. */
static CfPoint
to_widget (CfArgumentLines *lines, CfPoint point)
{
  double x = is_rtl (lines) ? lines->map->layout->width - point.x : point.x;

  return (CfPoint){ x + lines->margin, point.y + lines->margin };
}

static graphene_rect_t
get_bounds (CfArgumentLines *lines, const CfLayoutLine *line)
{
  CfPoint first = to_widget (lines, line->points[0]);
  double left = first.x, right = first.x, top = first.y, bottom = first.y;

  for (guint p = 1; p < line->n_points; p++)
    {
      CfPoint point = to_widget (lines, line->points[p]);

      left = MIN (left, point.x);
      right = MAX (right, point.x);
      top = MIN (top, point.y);
      bottom = MAX (bottom, point.y);
    }
  return GRAPHENE_RECT_INIT ((float) (left - ARROW), (float) (top - ARROW),
                             (float) (right - left + 2 * ARROW),
                             (float) (bottom - top + 2 * ARROW));
}

static void
trace (CfArgumentLines *lines, cairo_t *cairo, const CfLayoutLine *line)
{
  CfPoint start = to_widget (lines, line->points[0]);

  cairo_move_to (cairo, start.x, start.y);
  for (guint p = 1; p + 2 < line->n_points; p += 3)
    {
      CfPoint a = to_widget (lines, line->points[p]), b = to_widget (lines, line->points[p + 1]);
      CfPoint end = to_widget (lines, line->points[p + 2]);

      cairo_curve_to (cairo, a.x, a.y, b.x, b.y, end.x, end.y);
    }
}

/* Where the one spoken of stands. */
static void
paint_arrow (CfArgumentLines *lines, cairo_t *cairo, const CfLayoutLine *line)
{
  CfPoint end = to_widget (lines, line->points[line->n_points - 1]);
  CfPoint before = to_widget (lines, line->points[line->n_points - 2]);

  cairo_translate (cairo, end.x, end.y);
  cairo_rotate (cairo, atan2 (end.y - before.y, end.x - before.x));
  cairo_move_to (cairo, 0, 0);
  cairo_line_to (cairo, -ARROW, ARROW / 2.5);
  cairo_line_to (cairo, -ARROW, -ARROW / 2.5);
  cairo_close_path (cairo);
  cairo_fill (cairo);
}

static gboolean
is_edge (CfArgumentLines *lines, guint line)
{
  return line < lines->map->graph->edges->len;
}

static void
get_ink (CfArgumentLines *lines, guint line, GdkRGBA *ink)
{
  const CfArgumentGraph *graph = lines->map->graph;
  const CfArgumentNode *node =
    cf_argument_graph_get_node (graph, lines->map->layout->lines[line].from);
  CfCodeStyle style;

  if (!is_edge (lines, line))
    {
      gtk_style_context_get_color (gtk_widget_get_style_context (lines->widget), ink);
      ink->alpha *= cf_get_dim_alpha ();
      return;
    }
  cf_code_style_init (&style, cf_codebook_get_code (graph->codebook, node->code ? node->code : ""),
                      cf_is_dark ());
  *ink = style.ink;
}

static gboolean
has_arrow (CfArgumentLines *lines, guint line)
{
  const CfArgumentGraph *graph = lines->map->graph;
  const CfRelationType *type;

  if (!is_edge (lines, line))
    return FALSE;
  type = cf_codebook_get_relation_type (
    graph->codebook, cf_argument_edge_get_type (cf_argument_graph_get_edge (graph, line)));
  return type == NULL || !type->symmetric;
}

static GskRenderNode *
paint (CfArgumentLines *lines, guint index, gboolean strong)
{
  static const double dots[] = { 1.5, 4 };
  const CfLayoutLine *line = &lines->map->layout->lines[index];
  graphene_rect_t bounds = get_bounds (lines, line);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cairo = gsk_cairo_node_get_draw_context (node);
  GdkRGBA ink;

  get_ink (lines, index, &ink);
  gdk_cairo_set_source_rgba (cairo, &ink);
  cairo_set_line_width (cairo, strong ? STRONG_WIDTH : WIDTH);
  if (!is_edge (lines, index))
    cairo_set_dash (cairo, dots, G_N_ELEMENTS (dots), 0);
  trace (lines, cairo, line);
  cairo_stroke (cairo);
  if (has_arrow (lines, index))
    paint_arrow (lines, cairo, line);
  cairo_destroy (cairo);
  return node;
}

static gboolean
touches (const CfLayoutLine *line, guint box)
{
  return line->from == box || line->to == box;
}

/**
 * cf_argument_lines_snapshot:
 * @lines: lines
 * @snapshot: what they are drawn on
 * @view: what of it is seen
 * @current: the box that has the focus, or %G_MAXUINT
 */
void
cf_argument_lines_snapshot (CfArgumentLines *lines,
                            GtkSnapshot *snapshot,
                            const graphene_rect_t *view,
                            guint current)
{
  for (guint i = 0; i < lines->map->layout->n_lines; i++)
    {
      const CfLayoutLine *line = &lines->map->layout->lines[i];
      GskRenderNode **node = &lines->nodes[touches (line, current)][i];
      graphene_rect_t bounds;

      if (line->points == NULL)
        continue;
      bounds = get_bounds (lines, line);
      if (!graphene_rect_intersection (view, &bounds, NULL))
        continue;
      if (*node == NULL)
        *node = paint (lines, i, touches (line, current));
      gtk_snapshot_append_node (snapshot, *node);
    }
}

static PangoLayout *
lay_out_type (CfArgumentLines *lines, guint edge)
{
  const CfArgumentGraph *graph = lines->map->graph;
  PangoLayout *layout = gtk_widget_create_pango_layout (
    lines->widget, cf_argument_words_get_type (graph, cf_argument_graph_get_edge (graph, edge)));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (TYPE_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
draw_type (CfArgumentLines *lines,
           GtkSnapshot *snapshot,
           guint edge,
           const graphene_rect_t *view,
           gboolean strong)
{
  CfPoint middle = to_widget (lines, cf_argument_map_get_label_place (lines->map, edge));
  GtkStyleContext *style = gtk_widget_get_style_context (lines->widget);
  int width, height;
  graphene_rect_t patch;
  GdkRGBA paper, ink;

  if (lines->types[edge] == NULL)
    lines->types[edge] = lay_out_type (lines, edge);
  pango_layout_get_pixel_size (lines->types[edge], &width, &height);
  patch = GRAPHENE_RECT_INIT ((float) middle.x - (float) width / 2 - TYPE_PADDING,
                              (float) middle.y - (float) height / 2,
                              (float) width + 2 * TYPE_PADDING, (float) height);
  if (!graphene_rect_intersection (view, &patch, NULL))
    return;
  gtk_style_context_get_color (style, &ink);
  if (!strong)
    ink.alpha *= cf_get_dim_alpha () + 0.15f;
  if (!gtk_style_context_lookup_color (style, "view_bg_color", &paper))
    paper = (GdkRGBA){ 1, 1, 1, 1 };
  gtk_snapshot_append_color (snapshot, &paper, &patch);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (patch.origin.x + TYPE_PADDING, patch.origin.y));
  gtk_snapshot_append_layout (snapshot, lines->types[edge], &ink);
  gtk_snapshot_restore (snapshot);
}

/**
 * cf_argument_lines_snapshot_types:
 * @lines: lines
 * @snapshot: what they are drawn on
 * @view: what of it is seen
 * @current: the box that has the focus, or %G_MAXUINT
 *
 * Draws what their relations are called.
 */
void
cf_argument_lines_snapshot_types (CfArgumentLines *lines,
                                  GtkSnapshot *snapshot,
                                  const graphene_rect_t *view,
                                  guint current)
{
  for (guint i = 0; i < lines->map->graph->edges->len; i++)
    if (lines->map->layout->lines[i].points != NULL && !cf_argument_map_repeats (lines->map, i))
      draw_type (lines, snapshot, i, view, touches (&lines->map->layout->lines[i], current));
}
