/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws annotations behind the text.
 *
 * Cost follows what is on screen: the annotations in the visible range are asked for, and each is drawn
 * as a tint, an underline in a lane of its own, and for the chosen one an outline with handles at its
 * ends. Lanes are given out paragraph by paragraph, so that they do not change while scrolling. Beside the line
 * where an annotation begins stands a chip with its code. The links of the chosen one run beside the text, and what it
 * is linked with has a thin outline. All in buffer coordinates. */

#include "config.h"

#include "cf-painter.h"

#include "cf-chips.h"
#include "cf-code-style.h"
#include "cf-edit.h"
#include "cf-limits.h"
#include "cf-line-boxes.h"
#include "cf-link-arcs.h"
#include "cf-strokes.h"
#include "cf-underlines.h"
#include "cf-washes.h"

#include <math.h>

#define RADIUS 3.0f
#define OUTLINE 1.5f
#define THIN_OUTLINE 1.0f
#define LANE_HEIGHT 3.5f
#define MAX_LANES 4
#define SELECTION_ALPHA 0.3f

/* One part of an annotation with the lane of its underline; or what is selected. */
typedef struct
{
  CfSpan view;
  CfAnnotation *annotation;  /* NULL for the selection */
  const CfOtherLayer *other; /* whose it is; NULL for one's own */
  guint lane;
  gboolean chosen;
  gboolean linked; /* with the chosen one */
  CfCodeStyle style;
} Mark;

struct _CfPainter
{
  GtkTextView *view; /* not owned */
  CfLineBoxes *boxes;
  CfChips *chips;
  GArray *found;  /* of CfIndexed */
  GArray *others; /* of CfOthersPart */
  GArray *marks;  /* of Mark */
  CfStrokes *strokes;
  GArray *spans; /* of CfSpan */
  CfUnderlines *underlines;
  CfHandles *handles;
  CfLinkArcs *arcs;
};

CfPainter *
cf_painter_new (GtkTextView *view)
{
  CfPainter *painter = g_new0 (CfPainter, 1);

  painter->view = view;
  painter->boxes = cf_line_boxes_new (view);
  painter->chips = cf_chips_new (view);
  painter->found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  painter->others = g_array_new (FALSE, FALSE, sizeof (CfOthersPart));
  painter->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  painter->strokes = cf_strokes_new (painter->boxes);
  painter->spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  painter->underlines = cf_underlines_new ();
  painter->handles = cf_handles_new (painter->boxes);
  painter->arcs = cf_link_arcs_new (view, painter->boxes);
  return painter;
}

void
cf_painter_free (CfPainter *painter)
{
  cf_link_arcs_free (painter->arcs);
  cf_line_boxes_free (painter->boxes);
  cf_chips_free (painter->chips);
  g_array_unref (painter->found);
  g_array_unref (painter->others);
  g_array_unref (painter->marks);
  cf_strokes_free (painter->strokes);
  g_array_unref (painter->spans);
  cf_underlines_free (painter->underlines);
  cf_handles_free (painter->handles);
  g_free (painter);
}

/**
 * cf_painter_forget:
 * @painter: a painter
 *
 * To be called when width, font, colours, tags or text have changed.
 */
void
cf_painter_forget (CfPainter *painter)
{
  cf_line_boxes_forget (painter->boxes);
  cf_chips_forget (painter->chips);
  cf_link_arcs_forget (painter->arcs);
}

/**
 * cf_painter_forget_links:
 * @painter: a painter
 *
 * To be called when links or annotations have changed.
 */
void
cf_painter_forget_links (CfPainter *painter)
{
  cf_link_arcs_forget (painter->arcs);
}

/* What of the text is on the lines that are seen. */
static CfSpan
look_at_lines (CfPainter *painter, const CfScene *scene)
{
  GdkRectangle visible;
  const CfLineBox *lines;
  guint n;

  gtk_text_view_get_visible_rect (painter->view, &visible);
  cf_line_boxes_look (painter->boxes, visible.y, visible.y + visible.height);
  lines = cf_line_boxes_get_visible (painter->boxes, 0, &n);
  if (n == 0)
    return (CfSpan){ 0, 0 };
  return cf_projection_span_to_text (scene->projection,
                                     (CfSpan){ lines[0].view.start, lines[n - 1].view.end });
}

static void
add_mark (CfPainter *painter,
          const CfScene *scene,
          CfSpan span,
          CfAnnotation *annotation,
          const CfOtherLayer *other,
          guint lane)
{
  Mark mark = { .view = cf_projection_span_to_view (scene->projection, span),
                .annotation = annotation,
                .other = other,
                .lane = lane,
                .chosen = annotation == scene->chosen,
                .linked = cf_link_arcs_end_at (painter->arcs, annotation) };

  if (mark.view.start >= mark.view.end)
    return;
  cf_code_style_init (
    &mark.style,
    cf_codebook_follow_code (scene->codebook, cf_record_get_code (CF_RECORD (annotation))),
    cf_is_dark ());
  if (other != NULL)
    cf_code_style_lighten (&mark.style);
  g_array_append_val (painter->marks, mark);
}

/* From @first on the first lane in which nothing stands at the start of @span any more; MAX_LANES for none. */
static guint
take_lane (guint lane_ends[MAX_LANES], guint first, CfSpan span)
{
  for (guint lane = first; lane < MAX_LANES; lane++)
    if (lane_ends[lane] <= span.start)
      {
        lane_ends[lane] = span.end;
        return lane;
      }
  return MAX_LANES;
}

/* Lanes are given out to all that stands in the paragraph, marks only to what is seen of it. Returns how many lanes
 * were needed. */
static guint
collect_own (CfPainter *painter, const CfScene *scene, CfSpan paragraph, CfSpan visible)
{
  guint lane_ends[MAX_LANES] = { 0 };
  guint n_lanes = 0;

  cf_document_query (scene->document, paragraph, painter->found);
  for (guint i = 0; i < painter->found->len && painter->marks->len < CF_LIMIT_MARKS_DRAWN; i++)
    {
      const CfIndexed *part = &g_array_index (painter->found, CfIndexed, i);
      CfSpan here = cf_span_clip (part->span, paragraph);
      guint lane;

      if (part->annotation == scene->chosen && scene->dragged != NULL)
        continue;
      lane = take_lane (lane_ends, 0, here);
      lane = MIN (lane, MAX_LANES - 1);
      n_lanes = MAX (n_lanes, lane + 1);
      if (cf_span_overlaps (here, visible))
        add_mark (painter, scene, here, part->annotation, NULL, lane);
    }
  return n_lanes;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const CfOthersPart *x = a, *y = b;

  return cf_span_compare (x->part.span, y->part.span);
}

/* The lanes of other people's layers are below those of one's own. What finds none has no line: many coders mark the same
 * words. */
static void
collect_others (
  CfPainter *painter, const CfScene *scene, CfSpan paragraph, CfSpan visible, guint first_lane)
{
  guint lane_ends[MAX_LANES] = { 0 };

  cf_other_layers_query (scene->others, paragraph, painter->others);
  g_array_sort (painter->others, compare_parts);
  for (guint i = 0; i < painter->others->len && painter->marks->len < CF_LIMIT_MARKS_DRAWN; i++)
    {
      const CfOthersPart *one = &g_array_index (painter->others, CfOthersPart, i);
      CfSpan here = cf_span_clip (one->part.span, paragraph);
      guint lane = take_lane (lane_ends, MIN (first_lane, MAX_LANES - 1), here);

      if (cf_span_overlaps (here, visible))
        add_mark (painter, scene, here, one->part.annotation, one->other, lane);
    }
}

static void
collect_marks (CfPainter *painter, const CfScene *scene, CfSpan visible)
{
  CfSpan paragraph;

  g_array_set_size (painter->marks, 0);
  for (guint i = cf_projection_find_piece (scene->projection, visible.start);
       cf_projection_get_piece (scene->projection, i, &paragraph) && paragraph.start <= visible.end;
       i++)
    {
      guint n_lanes = collect_own (painter, scene, paragraph, visible);

      collect_others (painter, scene, paragraph, visible, n_lanes);
    }
  for (guint i = 0; scene->dragged != NULL && i < scene->dragged->len; i++)
    add_mark (painter, scene, g_array_index (scene->dragged, CfSpan, i), scene->chosen, NULL, 0);
}

/* The last one, over the others. GTK's own selection would fill the space between paragraphs too, and the room for
 * outlet and date. */
static void
add_selection (CfPainter *painter, const CfScene *scene, CfSpan visible)
{
  GtkWidget *widget = GTK_WIDGET (painter->view);
  CfSpan seen = { MAX (scene->selection.start, visible.start),
                  MIN (scene->selection.end, visible.end) };
  Mark mark = { .style.tint = { 0.5f, 0.5f, 0.5f, 1 } };

  if (seen.start >= seen.end)
    return;
  mark.view = cf_projection_span_to_view (scene->projection, seen);
  if (mark.view.start >= mark.view.end)
    return;
  if (gtk_widget_has_focus (widget))
    gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_bg_color",
                                    &mark.style.tint);
  mark.style.tint.alpha = SELECTION_ALPHA;
  g_array_append_val (painter->marks, mark);
}

static void
append_tint (CfPainter *painter, GtkSnapshot *snapshot, const CfStroke *stroke, const Mark *mark)
{
  const GdkRGBA *tint = mark->chosen ? &mark->style.strong_tint : &mark->style.tint;

  /* There may be hundreds of other people's. */
  if (mark->other != NULL)
    gtk_snapshot_append_color (snapshot, tint, &stroke->rect);
  else
    cf_stroke_append_rounded (stroke, snapshot, tint);
}

static void
append_line (CfPainter *painter, GtkSnapshot *snapshot, const CfStroke *stroke, const Mark *mark)
{
  const graphene_rect_t *rect = &stroke->rect;
  float y = rect->origin.y + rect->size.height + 1 + (float) mark->lane * LANE_HEIGHT;

  if (mark->annotation == NULL || mark->lane >= MAX_LANES)
    return;
  cf_underlines_append (
    painter->underlines, snapshot,
    &GRAPHENE_RECT_INIT (rect->origin.x + 1, roundf (y), rect->size.width - 2, 0), mark->style.line,
    &mark->style.ink);
}

static void
append_outline (CfPainter *painter, GtkSnapshot *snapshot, const CfStroke *stroke, const Mark *mark)
{
  const float width = mark->chosen ? OUTLINE : THIN_OUTLINE;
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colours[4] = { mark->style.ink, mark->style.ink, mark->style.ink, mark->style.ink };
  GskRoundedRect outline;

  if (!mark->chosen && !mark->linked)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &stroke->rect, RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

/* From the bottom to the top. */
static void (*const coats[]) (CfPainter *painter,
                              GtkSnapshot *snapshot,
                              const CfStroke *stroke,
                              const Mark *mark) = { append_tint, append_line, append_outline };

static void
paint_marks (CfPainter *painter, const CfScene *scene, GtkSnapshot *snapshot)
{
  const CfStroke *strokes;
  guint n;

  cf_strokes_clear (painter->strokes);
  for (guint i = 0; i < painter->marks->len; i++)
    cf_strokes_collect (painter->strokes, g_array_index (painter->marks, Mark, i).view, i);
  strokes = cf_strokes_get (painter->strokes, &n);
  cf_underlines_set_scale (painter->underlines,
                           gtk_widget_get_scale_factor (GTK_WIDGET (painter->view)));
  for (guint c = 0; c < G_N_ELEMENTS (coats); c++)
    for (guint i = 0; i < n; i++)
      coats[c](painter, snapshot, &strokes[i],
               &g_array_index (painter->marks, Mark, strokes[i].mark));
}

static void
paint_handles (CfPainter *painter, const CfScene *scene, GtkSnapshot *snapshot, CfSpan visible)
{
  GArray *spans = painter->spans;
  GdkRGBA ink;

  cf_handles_clear (painter->handles);
  if (scene->chosen == NULL || scene->chosen_of != NULL ||
      cf_edit_is_locked (CF_RECORD (scene->chosen)))
    return;
  cf_scene_get_spans (scene, scene->chosen, NULL, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      CfSpan span = g_array_index (spans, CfSpan, i);
      CfSpan view = cf_projection_span_to_view (scene->projection, span);

      if (cf_span_overlaps (span, visible) && view.start < view.end)
        cf_handles_add (painter->handles, i, view);
    }
  cf_scene_get_ink (scene, scene->chosen, &ink);
  cf_handles_draw (painter->handles, snapshot, &ink);
}

/* A chip stands where its annotation begins in this view, not where another part of it does. */
static gboolean
is_beginning (CfPainter *painter, const CfScene *scene, const Mark *mark)
{
  cf_scene_get_spans (scene, mark->annotation, mark->other, painter->spans);
  for (guint i = 0; i < painter->spans->len; i++)
    {
      CfSpan view =
        cf_projection_span_to_view (scene->projection, g_array_index (painter->spans, CfSpan, i));

      if (view.start < view.end)
        return view.start == mark->view.start;
    }
  return FALSE;
}

/* Those of the chosen one are seen. */
static guint
count_links (const CfScene *scene, CfAnnotation *annotation)
{
  if (annotation == scene->chosen)
    return 0;
  return cf_link_keeper_count (scene->links, cf_record_get_id (CF_RECORD (annotation)));
}

static void
collect_chips (CfPainter *painter, const CfScene *scene)
{
  cf_chips_clear (painter->chips);
  for (guint i = 0; scene->margin > 0 && i < painter->marks->len; i++)
    {
      const Mark *mark = &g_array_index (painter->marks, Mark, i);
      guint n_lines;
      const CfLineBox *line =
        cf_line_boxes_get_visible (painter->boxes, mark->view.start, &n_lines);

      if (mark->annotation != NULL && n_lines > 0 && line->view.start <= mark->view.start &&
          is_beginning (painter, scene, mark))
        cf_chips_add (painter->chips, mark->annotation,
                      mark->other != NULL ? mark->other->name : NULL,
                      count_links (scene, mark->annotation), line->y, line->height);
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
  CfSpan visible = look_at_lines (painter, scene);

  cf_link_arcs_look (painter->arcs, scene);
  collect_marks (painter, scene, visible);
  add_selection (painter, scene, visible);
  cf_washes_draw (painter->strokes, scene, snapshot, visible);
  paint_marks (painter, scene, snapshot);
  paint_handles (painter, scene, snapshot, visible);
  cf_link_arcs_draw (painter->arcs, scene, snapshot);
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
