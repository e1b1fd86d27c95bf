/* SPDX-License-Identifier: GPL-3.0-or-later
 * The ends of the chosen annotation, by which it can be dragged.
 *
 * The start's is at the top of its first character, the end's at the bottom of its last, so that those of
 * neighbouring parts stay apart. They are drawn, and found again by where they were drawn. */

#include "config.h"

#include "cf-handles.h"

#define RADIUS 4.5f
#define RIM 1.5f
/* How far from its middle a handle can be taken, in pixels. */
#define REACH 11.0

typedef struct
{
  CfHandle handle;
  graphene_point_t point;
} Drawn;

struct CfHandles
{
  CfLineBoxes *boxes; /* not owned */
  GArray *drawn;      /* of Drawn */
};

/**
 * cf_handles_new:
 * @boxes: the lines of the view
 *
 * Returns: (transfer full): no handles yet
 */
CfHandles *
cf_handles_new (CfLineBoxes *boxes)
{
  CfHandles *handles = g_new0 (CfHandles, 1);

  handles->boxes = boxes;
  handles->drawn = g_array_new (FALSE, FALSE, sizeof (Drawn));
  return handles;
}

void
cf_handles_free (CfHandles *handles)
{
  g_array_unref (handles->drawn);
  g_free (handles);
}

void
cf_handles_clear (CfHandles *handles)
{
  g_array_set_size (handles->drawn, 0);
}

/**
 * cf_handles_add:
 * @handles: handles
 * @part: which part of the annotation
 * @view: where in the view it stands
 */
void
cf_handles_add (CfHandles *handles, guint part, CfSpan view)
{
  for (int is_end = 0; is_end < 2; is_end++)
    {
      guint at = is_end ? view.end - 1 : view.start;
      Drawn drawn = { .handle = { part, is_end } };
      int start_x, end_x;
      CfLineBox box;
      graphene_rect_t ink;

      cf_line_boxes_get (handles->boxes, at, &box);
      cf_line_boxes_get_edges (handles->boxes, at, &start_x, &end_x);
      ink = cf_line_box_get_ink (&box, start_x, 0);
      drawn.point = is_end ? GRAPHENE_POINT_INIT ((float) end_x, ink.origin.y + ink.size.height)
                           : GRAPHENE_POINT_INIT ((float) start_x, ink.origin.y);
      g_array_append_val (handles->drawn, drawn);
    }
}

static void
append_disc (GtkSnapshot *snapshot, const graphene_point_t *middle, float r, const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (middle->x - r, middle->y - r, 2 * r, 2 * r);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, r);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

/**
 * cf_handles_draw:
 * @handles: handles
 * @snapshot: where to, in buffer coordinates
 * @colour: of the code
 */
void
cf_handles_draw (CfHandles *handles, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };

  for (guint i = 0; i < handles->drawn->len; i++)
    {
      const Drawn *drawn = &g_array_index (handles->drawn, Drawn, i);

      append_disc (snapshot, &drawn->point, RADIUS, &white);
      append_disc (snapshot, &drawn->point, RADIUS - RIM, colour);
    }
}

/**
 * cf_handles_find:
 * @handles: handles, as they were drawn
 * @x: a place, in buffer coordinates
 * @y: a place, in buffer coordinates
 * @handle: (out): the one that can be taken there
 *
 * Returns: whether there is one
 */
gboolean
cf_handles_find (CfHandles *handles, double x, double y, CfHandle *handle)
{
  double least = REACH * REACH;
  gboolean found = FALSE;

  for (guint i = 0; i < handles->drawn->len; i++)
    {
      const Drawn *drawn = &g_array_index (handles->drawn, Drawn, i);
      double dx = x - (double) drawn->point.x, dy = y - (double) drawn->point.y;

      if (dx * dx + dy * dy >= least)
        continue;
      least = dx * dx + dy * dy;
      *handle = drawn->handle;
      found = TRUE;
    }
  return found;
}
