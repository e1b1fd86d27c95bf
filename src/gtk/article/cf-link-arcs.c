/* SPDX-License-Identifier: GPL-3.0-or-later
 * The links of the chosen annotation, drawn beside the text.
 *
 * They run in the margin at the beginning of the lines, from the line of the chosen annotation to that of each other
 * end, and out of what is seen where that end is not in it. Ends that this view does not show, since they are in
 * another article, a layer that is not shown or the other column, are counted at a stub; in the other column a stub leads to them.
 * Which links there are is looked up when something has changed; what a frame costs follows their number, which is
 * bounded. All in buffer coordinates. */

#include "config.h"

#include "cf-link-arcs.h"

#include "cf-arc-layout.h"
#include "cf-code-style.h"
#include "cf-count-badge.h"
#include "cf-link-end.h"

#include <math.h>

/* In pixels, from the text outwards. */
#define GAP 3.0f
#define FIRST_LANE 8.0f
#define LANE_STEP 8.0f
#define BEND 7.0f
#define WIDTH 1.5f
#define STRONG_WIDTH 2.5f
#define BADGE 13.0f
/* Further links of one annotation are only counted. */
#define MAX_ENDS 64u

struct _CfLinkArcs
{
  GtkTextView *view;    /* not owned */
  CfLineBoxes *boxes;   /* not owned */
  CfAnnotation *chosen; /* whose ends are known */
  CfDocument *document; /* in which */
  GArray *ends;         /* of CfLinkEnd */
  guint n_elsewhere;    /* links without an end in this layer */
  GdkRGBA ink;          /* of the chosen one */
  GskRenderNode *badge; /* of badge_count, around the origin */
  guint badge_count;
  GArray *arcs;  /* of CfArc: to the ends that this view shows */
  GArray *drawn; /* of guint: which end each is of */
  GArray *spans; /* of CfSpan */
};

/* Where the margin beside the lines is. */
typedef struct
{
  float edge; /* of the view */
  float text;
  float out; /* the direction from the text to the edge */
} Gutter;

/**
 * cf_link_arcs_new:
 * @view: a view of an article
 * @boxes: its lines, which live longer
 *
 * Returns: (transfer full): no links yet
 */
CfLinkArcs *
cf_link_arcs_new (GtkTextView *view, CfLineBoxes *boxes)
{
  CfLinkArcs *arcs = g_new0 (CfLinkArcs, 1);

  arcs->view = view;
  arcs->boxes = boxes;
  arcs->ends = g_array_new (FALSE, FALSE, sizeof (CfLinkEnd));
  g_array_set_clear_func (arcs->ends, cf_link_end_clear);
  arcs->arcs = g_array_new (FALSE, TRUE, sizeof (CfArc));
  arcs->drawn = g_array_new (FALSE, FALSE, sizeof (guint));
  arcs->spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  return arcs;
}

/**
 * cf_link_arcs_forget:
 * @arcs: links
 *
 * To be called when links, annotations, fonts or colours have changed.
 */
void
cf_link_arcs_forget (CfLinkArcs *arcs)
{
  g_clear_object (&arcs->chosen);
  g_clear_object (&arcs->document);
  g_array_set_size (arcs->ends, 0);
  arcs->n_elsewhere = 0;
  g_clear_pointer (&arcs->badge, gsk_render_node_unref);
}

void
cf_link_arcs_free (CfLinkArcs *arcs)
{
  cf_link_arcs_forget (arcs);
  g_array_unref (arcs->ends);
  g_array_unref (arcs->arcs);
  g_array_unref (arcs->drawn);
  g_array_unref (arcs->spans);
  g_free (arcs);
}

static gboolean
is_rtl (CfLinkArcs *arcs)
{
  return gtk_widget_get_direction (GTK_WIDGET (arcs->view)) == GTK_TEXT_DIR_RTL;
}

/* In one's own layer, or in one of those that are shown besides. */
static CfAnnotation *
find_annotation (const CfScene *scene, const char *id, const CfOtherLayer **owner)
{
  CfAnnotation *found = cf_layer_get_annotation (cf_document_get_layer (scene->document), id);
  guint n = cf_other_layers_get_n (scene->others);

  for (guint i = 0; found == NULL && i < n; i++)
    {
      const CfOtherLayer *other = cf_other_layers_get_nth (scene->others, i);

      if (!other->shown || other->layer == NULL)
        continue;
      found = cf_layer_get_annotation (other->layer, id);
      *owner = found != NULL ? other : NULL;
    }
  return found;
}

static void
add_link (CfLinkArcs *arcs, const CfScene *scene, CfRelation *relation)
{
  const char *own = cf_record_get_id (CF_RECORD (scene->chosen));
  const char *from = cf_relation_get_from (relation), *to = cf_relation_get_to (relation);
  const char *other = g_strcmp0 (from, own) == 0 ? to : from;
  const CfOtherLayer *owner = NULL;
  CfAnnotation *annotation = other != NULL ? find_annotation (scene, other, &owner) : NULL;

  if (annotation != NULL && annotation != scene->chosen && from != NULL &&
      arcs->ends->len < MAX_ENDS)
    {
      CfLinkEnd end;

      cf_link_end_init (&end, arcs->view, scene, relation, annotation, owner);
      g_array_append_val (arcs->ends, end);
    }
  else
    arcs->n_elsewhere++;
}

/**
 * cf_link_arcs_look:
 * @arcs: links
 * @scene: what there is to draw
 *
 * Learns of the links of the chosen annotation, if they are not known.
 */
void
cf_link_arcs_look (CfLinkArcs *arcs, const CfScene *scene)
{
  g_autoptr (GPtrArray) links = NULL;

  if (scene->chosen == arcs->chosen && scene->document == arcs->document)
    return;
  cf_link_arcs_forget (arcs);
  if (scene->chosen == NULL)
    return;
  arcs->chosen = g_object_ref (scene->chosen);
  arcs->document = g_object_ref (scene->document);
  cf_scene_get_ink (scene, scene->chosen, &arcs->ink);
  links = cf_link_keeper_list (scene->links, cf_record_get_id (CF_RECORD (scene->chosen)));
  for (guint i = 0; i < links->len; i++)
    add_link (arcs, scene, ((const CfLink *) g_ptr_array_index (links, i))->relation);
}

/**
 * cf_link_arcs_end_at:
 * @arcs: links, as they were looked at last
 * @annotation: an annotation
 *
 * Returns: whether the chosen one is linked with it
 */
gboolean
cf_link_arcs_end_at (CfLinkArcs *arcs, CfAnnotation *annotation)
{
  for (guint i = 0; i < arcs->ends->len; i++)
    if (g_array_index (arcs->ends, CfLinkEnd, i).annotation == annotation)
      return TRUE;
  return FALSE;
}

/* The middle of the line on which it begins; infinite where that is not seen; NaN where this view does not show it. */
static double
find_line (CfLinkArcs *arcs,
           const CfScene *scene,
           CfAnnotation *annotation,
           const CfOtherLayer *other)
{
  GArray *spans = arcs->spans;
  guint n;

  cf_scene_get_spans (scene, annotation, other, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      CfSpan view =
        cf_projection_span_to_view (scene->projection, g_array_index (spans, CfSpan, i));
      const CfLineBox *line;

      if (view.start >= view.end)
        continue;
      line = cf_line_boxes_get_visible (arcs->boxes, view.start, &n);
      if (n == 0)
        return INFINITY;
      return line->view.start <= view.start ? line->y + line->height / 2.0 : -INFINITY;
    }
  return NAN;
}

static Gutter
get_gutter (CfLinkArcs *arcs, const GdkRectangle *visible)
{
  float left = (float) visible->x, right = left + (float) visible->width;

  if (is_rtl (arcs))
    return (Gutter){ right, right - (float) gtk_text_view_get_right_margin (arcs->view) + GAP, 1 };
  return (Gutter){ left, left + (float) gtk_text_view_get_left_margin (arcs->view) - GAP, -1 };
}

static float
get_width (void)
{
  return cf_is_high_contrast () ? STRONG_WIDTH : WIDTH;
}

static void
append_line (GtkSnapshot *snapshot, const GdkRGBA *ink, float x, float to_x, double y)
{
  float width = get_width ();

  gtk_snapshot_append_color (
    snapshot, ink,
    &GRAPHENE_RECT_INIT (MIN (x, to_x), (float) y - width / 2, fabsf (to_x - x), width));
}

/* The tip is at the text. */
static void
append_arrow_head (GtkSnapshot *snapshot, const CfLinkEnd *end, const Gutter *gutter, double y)
{
  float x = gutter->out < 0 ? gutter->text - CF_ARROW_LENGTH : gutter->text;

  if (end->arrow_head != NULL)
    gtk_snapshot_append_texture (snapshot, end->arrow_head,
                                 &GRAPHENE_RECT_INIT (x,
                                                      roundf ((float) y - CF_ARROW_HEIGHT / 2.0f),
                                                      CF_ARROW_LENGTH, CF_ARROW_HEIGHT));
}

static float
get_lane (const Gutter *gutter, const CfArc *arc)
{
  return gutter->text + gutter->out * (FIRST_LANE + LANE_STEP * (float) arc->lane);
}

/* Its bends are at the ends of the rectangle, which may be out of sight. */
static void
append_arc (GtkSnapshot *snapshot, const CfLinkEnd *end, const CfArc *arc, const Gutter *gutter)
{
  float lane = get_lane (gutter, arc);
  float left = MIN (lane, gutter->text), width = get_width ();
  float height = (float) (arc->bottom - arc->top);
  float bend = MIN (BEND, height / 2);
  const float widths[4] = { width, gutter->out > 0 ? width : 0, width,
                            gutter->out < 0 ? width : 0 };
  const GdkRGBA colours[4] = { end->ink, end->ink, end->ink, end->ink };
  const graphene_size_t round = GRAPHENE_SIZE_INIT (bend, bend), edge = GRAPHENE_SIZE_INIT (0, 0);
  const graphene_size_t *at_left = gutter->out < 0 ? &round : &edge;
  const graphene_size_t *at_right = gutter->out < 0 ? &edge : &round;
  GskRoundedRect outline;

  gsk_rounded_rect_init (&outline,
                         &GRAPHENE_RECT_INIT (left, (float) arc->top - width / 2,
                                              fabsf (lane - gutter->text), height + width),
                         at_left, at_right, at_right, at_left);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
append_label (GtkSnapshot *snapshot, const CfLinkEnd *end, const CfArc *arc, const Gutter *gutter)
{
  if (isnan (arc->label_at))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (get_lane (gutter, arc), (float) arc->label_at));
  gtk_snapshot_append_node (snapshot, end->label);
  gtk_snapshot_restore (snapshot);
}

/* How many links lead to what this view does not show. */
static void
append_badge (CfLinkArcs *arcs, GtkSnapshot *snapshot, float x, double y, guint count)
{
  if (arcs->badge == NULL || arcs->badge_count != count)
    {
      GtkSnapshot *badge = gtk_snapshot_new ();

      cf_count_badge_append (badge, GTK_WIDGET (arcs->view), count, &arcs->ink,
                             GRAPHENE_POINT_INIT (0, 0), BADGE);
      g_clear_pointer (&arcs->badge, gsk_render_node_unref);
      arcs->badge = gtk_snapshot_free_to_node (badge);
      arcs->badge_count = count;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, roundf ((float) y)));
  gtk_snapshot_append_node (snapshot, arcs->badge);
  gtk_snapshot_restore (snapshot);
}

/* The chosen one is in the other column: a stub comes from there to each end in this one. */
static void
draw_incoming (CfLinkArcs *arcs, const CfScene *scene, GtkSnapshot *snapshot, const Gutter *gutter)
{
  for (guint i = 0; i < arcs->ends->len; i++)
    {
      const CfLinkEnd *end = &g_array_index (arcs->ends, CfLinkEnd, i);
      double y = find_line (arcs, scene, end->annotation, end->other);

      if (!isfinite (y))
        continue;
      append_line (snapshot, &end->ink, gutter->edge, gutter->text, y);
      if (end->speaks)
        append_arrow_head (snapshot, end, gutter, y);
    }
}

/* Returns: how many ends this view does not show */
static guint
collect_arcs (CfLinkArcs *arcs, const CfScene *scene)
{
  g_array_set_size (arcs->arcs, 0);
  g_array_set_size (arcs->drawn, 0);
  for (guint i = 0; i < arcs->ends->len; i++)
    {
      const CfLinkEnd *end = &g_array_index (arcs->ends, CfLinkEnd, i);
      CfArc arc = { .end = find_line (arcs, scene, end->annotation, end->other),
                    .label = end->length };

      if (isnan (arc.end))
        continue;
      g_array_append_val (arcs->arcs, arc);
      g_array_append_val (arcs->drawn, i);
    }
  return arcs->ends->len - arcs->arcs->len;
}

/* Of two on one line the arc bends to that line a little below or above. */
static double
find_target (const CfLinkEnd *end, const CfArc *arc, double own)
{
  if (arc->end - own == 0)
    return end->speaks ? arc->bottom : arc->top;
  return end->speaks ? arc->end : own;
}

/* Patches of labels lie over the arcs of others. */
static void
draw_arcs (CfLinkArcs *arcs, GtkSnapshot *snapshot, const Gutter *gutter, double own)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < arcs->arcs->len; i++)
      {
        const CfArc *arc = &g_array_index (arcs->arcs, CfArc, i);
        const CfLinkEnd *end =
          &g_array_index (arcs->ends, CfLinkEnd, g_array_index (arcs->drawn, guint, i));
        double target = find_target (end, arc, own);

        if (!arc->seen)
          continue;
        if (pass == 0)
          append_arc (snapshot, end, arc, gutter);
        else
          append_label (snapshot, end, arc, gutter);
        if (pass == 1 && isfinite (target))
          append_arrow_head (snapshot, end, gutter, target);
      }
}

/**
 * cf_link_arcs_draw:
 * @arcs: links, which have been looked at
 * @scene: what there is to draw
 * @snapshot: where to, in buffer coordinates
 */
void
cf_link_arcs_draw (CfLinkArcs *arcs, const CfScene *scene, GtkSnapshot *snapshot)
{
  GdkRectangle visible;
  Gutter gutter;
  float badge_x;
  double own;
  guint n_aside;
  gboolean has_stub;

  if (scene->chosen == NULL || arcs->ends->len + arcs->n_elsewhere == 0)
    return;
  gtk_text_view_get_visible_rect (arcs->view, &visible);
  gutter = get_gutter (arcs, &visible);
  badge_x = gutter.edge - gutter.out * (BADGE / 2 + 1);
  own = find_line (arcs, scene, scene->chosen, scene->chosen_of);
  if (isnan (own))
    {
      draw_incoming (arcs, scene, snapshot, &gutter);
      return;
    }
  n_aside = arcs->n_elsewhere + collect_arcs (arcs, scene);
  cf_arcs_lay_out ((CfArc *) (gpointer) arcs->arcs->data, arcs->arcs->len, own, visible.y,
                   visible.y + visible.height);
  has_stub = n_aside > 0 && isfinite (own);
  if (has_stub)
    append_line (snapshot, &arcs->ink, gutter.text, badge_x, own);
  draw_arcs (arcs, snapshot, &gutter, own);
  if (has_stub)
    append_badge (arcs, snapshot, badge_x, own, n_aside);
}
