/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws annotations behind the text.
 *
 * Cost follows what is on screen: the annotations in the visible range are asked for, and each is drawn
 * as a tint, an underline in a lane of its own, and for the chosen one an outline with handles at its
 * ends. Lanes are given out block by block, so that they do not change while scrolling. Beside the line
 * where an annotation begins stands a chip with its code. All in buffer coordinates. */

#include "config.h"

#include "cf-painter.h"

#include "cf-chips.h"
#include "cf-code-style.h"
#include "cf-limits.h"
#include "cf-line-boxes.h"
#include "cf-underline.h"

#define RADIUS 3.0f
#define OUTLINE 1.5f
#define LANE_HEIGHT 3.5f
#define MAX_LANES 4

/* One part of an annotation with the lane of its underline. */
typedef struct
{
  CfSpan view;
  CfAnnotation *annotation;
  guint lane;
  gboolean chosen;
} Mark;

struct _CfPainter
{
  GtkTextView *view; /* not owned */
  CfLineBoxes *boxes;
  CfChips *chips;
  GArray *found; /* of CfIndexed */
  GArray *marks; /* of Mark */
  GArray *runs;  /* of CfRun */
  CfHandles *handles;
};

CfPainter *
cf_painter_new (GtkTextView *view)
{
  CfPainter *painter = g_new0 (CfPainter, 1);

  painter->view = view;
  painter->boxes = cf_line_boxes_new (view);
  painter->chips = cf_chips_new (view);
  painter->found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  painter->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  painter->runs = g_array_new (FALSE, FALSE, sizeof (CfRun));
  painter->handles = cf_handles_new (painter->boxes);
  return painter;
}

void
cf_painter_free (CfPainter *painter)
{
  cf_line_boxes_free (painter->boxes);
  cf_chips_free (painter->chips);
  g_array_unref (painter->found);
  g_array_unref (painter->marks);
  g_array_unref (painter->runs);
  cf_handles_free (painter->handles);
  g_free (painter);
}

/**
 * cf_painter_forget_lines:
 * @painter: a painter
 *
 * To be called when width, font, tags or text have changed.
 */
void
cf_painter_forget_lines (CfPainter *painter)
{
  cf_line_boxes_forget (painter->boxes);
}

static CfSpan
get_visible_text (CfPainter *painter, const CfScene *scene)
{
  GdkRectangle visible;
  GtkTextIter top, bottom;

  gtk_text_view_get_visible_rect (painter->view, &visible);
  gtk_text_view_get_line_at_y (painter->view, &top, visible.y, NULL);
  gtk_text_view_get_line_at_y (painter->view, &bottom, visible.y + visible.height, NULL);
  gtk_text_iter_forward_to_line_end (&bottom);
  return cf_projection_span_to_text (scene->projection,
                                     (CfSpan){ (guint) gtk_text_iter_get_offset (&top),
                                               (guint) gtk_text_iter_get_offset (&bottom) });
}

static void
add_mark (
  CfPainter *painter, const CfScene *scene, CfSpan span, CfAnnotation *annotation, guint lane)
{
  Mark mark = { cf_projection_span_to_view (scene->projection, span), annotation, lane,
                annotation == scene->chosen };

  if (mark.view.start < mark.view.end)
    g_array_append_val (painter->marks, mark);
}

/* The first lane in which nothing stands at @start any more. */
static guint
take_lane (guint lane_ends[MAX_LANES], CfSpan span)
{
  for (guint lane = 0; lane < MAX_LANES; lane++)
    if (lane_ends[lane] <= span.start)
      {
        lane_ends[lane] = span.end;
        return lane;
      }
  return MAX_LANES - 1;
}

static void
collect_block (CfPainter *painter, const CfScene *scene, CfSpan block)
{
  guint lane_ends[MAX_LANES] = { 0 };

  cf_document_query (scene->document, block, painter->found);
  for (guint i = 0; i < painter->found->len && painter->marks->len < CF_LIMIT_MARKS_DRAWN; i++)
    {
      const CfIndexed *part = &g_array_index (painter->found, CfIndexed, i);
      CfSpan here = { MAX (part->span.start, block.start), MIN (part->span.end, block.end) };

      if (part->annotation == scene->chosen && scene->dragged != NULL)
        continue;
      add_mark (painter, scene, here, part->annotation, take_lane (lane_ends, here));
    }
}

static void
collect_marks (CfPainter *painter, const CfScene *scene, CfSpan visible)
{
  CfArticle *article = cf_document_get_article (scene->document);
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  g_array_set_size (painter->marks, 0);
  for (guint b = n_blocks > 0 ? cf_article_find_block (article, visible.start) : 0;
       b < n_blocks && blocks[b].span.start <= visible.end; b++)
    collect_block (painter, scene, blocks[b].span);
  for (guint i = 0; scene->dragged != NULL && i < scene->dragged->len; i++)
    add_mark (painter, scene, g_array_index (scene->dragged, CfSpan, i), scene->chosen, 0);
}

static void
append_rounded (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *colour)
{
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect, bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, colour, bounds);
  gtk_snapshot_pop (snapshot);
}

typedef struct _Brush Brush;
typedef void (*PaintRect) (const Brush *brush, const graphene_rect_t *rect);

/* Paints each line that the stretch stands on, as far as it can be seen. */
static void
paint_stretch (
  CfPainter *painter, const CfScene *scene, CfSpan view, PaintRect paint, const Brush *brush)
{
  GdkRectangle visible;
  guint at = view.start;

  gtk_text_view_get_visible_rect (painter->view, &visible);
  while (at < view.end)
    {
      CfLineBox box;
      CfSpan piece;

      cf_line_boxes_get (painter->boxes, at, &box);
      piece = (CfSpan){ at, MIN (view.end, MAX (box.view.end, at + 1)) };
      at = piece.end;
      if (box.y > visible.y + visible.height)
        return;
      if (box.y + box.height < visible.y)
        continue;
      g_array_set_size (painter->runs, 0);
      cf_line_boxes_get_runs (painter->boxes, &box, piece, painter->runs);
      for (guint i = 0; i < painter->runs->len; i++)
        {
          const CfRun *run = &g_array_index (painter->runs, CfRun, i);
          graphene_rect_t rect = cf_line_box_get_ink (&box, scene->line_height, run->x, run->width);

          if (run->width > 0)
            paint (brush, &rect);
        }
    }
}

struct _Brush
{
  GtkSnapshot *snapshot;
  const Mark *mark;
  CfCodeStyle style;
  const GdkRGBA *colour;
};

static void
paint_tint (const Brush *brush, const graphene_rect_t *rect)
{
  append_rounded (brush->snapshot, rect, brush->colour);
}

static void
paint_line (const Brush *brush, const graphene_rect_t *rect)
{
  float y = rect->origin.y + rect->size.height + 1 + (float) brush->mark->lane * LANE_HEIGHT;

  cf_underline_append (brush->snapshot, rect->origin.x + 1, y, rect->size.width - 2,
                       brush->style.line, &brush->style.ink);
}

static void
paint_outline (const Brush *brush, const graphene_rect_t *rect)
{
  const float widths[4] = { OUTLINE, OUTLINE, OUTLINE, OUTLINE };
  const GdkRGBA colours[4] = { brush->style.ink, brush->style.ink, brush->style.ink,
                               brush->style.ink };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, RADIUS);
  gtk_snapshot_append_border (brush->snapshot, &outline, widths, colours);
}

static void
init_brush (Brush *brush, const CfScene *scene, GtkSnapshot *snapshot, const Mark *mark)
{
  const CfCode *code =
    cf_codebook_follow_code (scene->codebook, cf_record_get_code (CF_RECORD (mark->annotation)));

  brush->snapshot = snapshot;
  brush->mark = mark;
  cf_code_style_init (&brush->style, code, cf_is_dark ());
  brush->colour = mark->chosen ? &brush->style.strong_tint : &brush->style.tint;
}

static void
paint_marks (
  CfPainter *painter, const CfScene *scene, GtkSnapshot *snapshot, gboolean chosen, PaintRect paint)
{
  for (guint i = 0; i < painter->marks->len; i++)
    {
      const Mark *mark = &g_array_index (painter->marks, Mark, i);
      Brush brush;

      if (chosen && !mark->chosen)
        continue;
      init_brush (&brush, scene, snapshot, mark);
      paint_stretch (painter, scene, mark->view, paint, &brush);
    }
}

static void
paint_matches (CfPainter *painter, const CfScene *scene, GtkSnapshot *snapshot, CfSpan visible)
{
  static const GdkRGBA light = { 0.98f, 0.83f, 0.18f, 0.55f },
                       dark = { 0.90f, 0.65f, 0.04f, 0.45f };
  Brush brush = { .snapshot = snapshot, .colour = cf_is_dark () ? &dark : &light };

  for (guint i = 0; scene->matches != NULL && i < scene->matches->len; i++)
    {
      CfSpan match = g_array_index (scene->matches, CfSpan, i);

      if (match.start > visible.end)
        return;
      if (cf_span_overlaps (match, visible))
        paint_stretch (painter, scene, cf_projection_span_to_view (scene->projection, match),
                       paint_tint, &brush);
    }
}

static void
paint_handles (CfPainter *painter, const CfScene *scene, GtkSnapshot *snapshot, CfSpan visible)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  CfCodeStyle style;

  cf_handles_clear (painter->handles);
  if (scene->chosen == NULL)
    return;
  if (scene->dragged != NULL)
    g_array_append_vals (spans, scene->dragged->data, scene->dragged->len);
  else
    cf_document_get_spans (scene->document, scene->chosen, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      CfSpan span = g_array_index (spans, CfSpan, i);

      if (cf_span_overlaps (span, visible))
        cf_handles_add (painter->handles, i, cf_projection_span_to_view (scene->projection, span),
                        scene->line_height);
    }
  cf_code_style_init (
    &style,
    cf_codebook_follow_code (scene->codebook, cf_record_get_code (CF_RECORD (scene->chosen))),
    cf_is_dark ());
  cf_handles_draw (painter->handles, snapshot, &style.ink);
}

/* A chip stands where its annotation begins, not where another part of it does. */
static void
collect_chips (CfPainter *painter, const CfScene *scene)
{
  cf_chips_clear (painter->chips);
  for (guint i = 0; scene->margin > 0 && i < painter->marks->len; i++)
    {
      const Mark *mark = &g_array_index (painter->marks, Mark, i);
      CfIndexed first = { { 0, 0 }, mark->annotation };
      CfLineBox box;
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

      cf_document_get_spans (scene->document, mark->annotation, spans);
      if (spans->len == 0)
        continue;
      first.span = cf_projection_span_to_view (scene->projection, g_array_index (spans, CfSpan, 0));
      if (mark->view.start != first.span.start &&
          !(mark->chosen && scene->dragged != NULL && mark->lane == 0))
        continue;
      cf_line_boxes_get (painter->boxes, mark->view.start, &box);
      cf_chips_add (painter->chips, mark->annotation, box.y, box.height);
    }
}

/**
 * cf_painter_draw:
 * @painter: a painter
 * @scene: what there is to draw
 * @snapshot: where to, in buffer coordinates
 */
void
cf_painter_draw (CfPainter *painter, const CfScene *scene, GtkSnapshot *snapshot)
{
  CfSpan visible = get_visible_text (painter, scene);

  collect_marks (painter, scene, visible);
  paint_matches (painter, scene, snapshot, visible);
  paint_marks (painter, scene, snapshot, FALSE, paint_tint);
  paint_marks (painter, scene, snapshot, FALSE, paint_line);
  paint_marks (painter, scene, snapshot, TRUE, paint_outline);
  paint_handles (painter, scene, snapshot, visible);
  collect_chips (painter, scene);
  cf_chips_draw (painter->chips, snapshot, scene->codebook, scene->chosen, scene->margin);
}

/**
 * cf_painter_find_chip:
 * @painter: a painter
 * @x: a place, in buffer coordinates
 * @y: a place, in buffer coordinates
 *
 * Returns: (transfer none) (nullable): the annotation whose chip was last drawn there
 */
CfAnnotation *
cf_painter_find_chip (CfPainter *painter, double x, double y)
{
  return cf_chips_find (painter->chips, x, y);
}

/**
 * cf_painter_find_handle:
 * @painter: a painter
 * @x: a place, in buffer coordinates
 * @y: a place, in buffer coordinates
 * @handle: (out): which end of the chosen annotation can be taken there
 *
 * Returns: whether there is one
 */
gboolean
cf_painter_find_handle (CfPainter *painter, double x, double y, CfHandle *handle)
{
  return cf_handles_find (painter->handles, x, y, handle);
}
