/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map as it is looked at: moved about, nearer or farther.
 *
 * It holds the plane with the cards and gives it a place by a transformation, so that nothing is laid out or painted
 * anew while it moves. It scrolls as any scrollable does.
 *
 * Where a map takes the place of another, the current card, else the one in the
 * middle, stays where it is seen.
 *
 * #CfArgumentCanvas::open (id of an annotation) tells that its passage is wanted, #CfArgumentCanvas::zoomed that the
 * zoom is another. */

#include "config.h"

#include "cf-argument-canvas.h"

#include "cf-argument-frame.h"
#include "cf-argument-keys.h"
#include "cf-argument-mouse.h"
#include "cf-argument-plane.h"
#include "cf-argument-scroll.h"

#include <math.h>

#define ZOOM_STEP 1.25
#define ZOOM_LEAST 0.08
#define ZOOM_MOST 4.0
/* What a map is shown at first: no smaller than can be read, no larger than it is. */
#define ZOOM_FIRST 0.75
/* Between the current card and the edge. */
#define ROOM 24.0

struct _CfArgumentCanvas
{
  GtkWidget parent_instance;

  CfArgumentPlane *plane;
  CfArgumentScroll scroll;
  double zoom;
  gboolean is_placed; /* the map has been shown */
  gboolean is_fitted; /* it is to fit, whatever the size of the window, until it is zoomed */
  char *anchor;       /* which card is to stay where it is seen */
  graphene_point_t anchor_place;
  CfArgumentMouse *mouse;
  guint zoomed_source;
};

enum
{
  OPEN,
  ZOOMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (CfArgumentCanvas,
                               cf_argument_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static gboolean
on_zoomed_due (gpointer data)
{
  CfArgumentCanvas *self = data;

  self->zoomed_source = 0;
  g_signal_emit (self, signals[ZOOMED], 0);
  return G_SOURCE_REMOVE;
}

/* Not while anything is given its place: who hears of it may change its size. */
static void
tell_zoomed (CfArgumentCanvas *self)
{
  if (self->zoomed_source == 0)
    self->zoomed_source = g_idle_add (on_zoomed_due, self);
}

static void
cf_argument_canvas_dispose (GObject *object)
{
  CfArgumentCanvas *self = CF_ARGUMENT_CANVAS (object);

  cf_argument_scroll_clear (&self->scroll);
  if (self->plane != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->plane));
  self->plane = NULL;
  g_clear_handle_id (&self->zoomed_source, g_source_remove);
  g_clear_pointer (&self->mouse, cf_argument_mouse_free);
  g_clear_pointer (&self->anchor, g_free);
  G_OBJECT_CLASS (cf_argument_canvas_parent_class)->dispose (object);
}

static void
cf_argument_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  cf_argument_scroll_get_property (&CF_ARGUMENT_CANVAS (object)->scroll, id, value);
}

static void
cf_argument_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  cf_argument_scroll_set_property (&CF_ARGUMENT_CANVAS (object)->scroll, id, value);
}

static void
cf_argument_canvas_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = 0;
  *natural = 200;
}

/* As it is now. */
static CfArgumentFrame
get_frame (CfArgumentCanvas *self)
{
  GtkWidget *plane = GTK_WIDGET (self->plane);
  int width, height;

  gtk_widget_measure (plane, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (plane, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return (CfArgumentFrame){
    .zoom = self->zoom,
    .plane = { width, height },
    .page = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) },
    .scrolled = { cf_argument_scroll_get (&self->scroll, 0),
                  cf_argument_scroll_get (&self->scroll, 1) },
  };
}

/* Where the card of @id is seen; @frame is as it is now. */
static gboolean
get_seen (CfArgumentCanvas *self, const char *id, CfArgumentFrame *frame, graphene_rect_t *seen)
{
  graphene_rect_t place;

  *frame = get_frame (self);
  if (id == NULL || !cf_argument_plane_get_place (self->plane, id, &place))
    return FALSE;
  *seen = cf_argument_frame_to_seen (frame, &place);
  return TRUE;
}

/* Puts the plane's point @inner at @outer of what is seen. */
static void
put (CfArgumentCanvas *self, graphene_point_t inner, graphene_point_t outer)
{
  CfArgumentFrame frame = get_frame (self);
  double to[] = { inner.x * self->zoom - outer.x, inner.y * self->zoom - outer.y };

  cf_argument_scroll_configure (&self->scroll, &frame, to);
}

static void
set_zoom (CfArgumentCanvas *self, double zoom, graphene_point_t fixed)
{
  CfArgumentFrame frame = get_frame (self);
  graphene_point_t inner = cf_argument_frame_to_plane (&frame, fixed);

  zoom = CLAMP (zoom, ZOOM_LEAST, ZOOM_MOST);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  put (self, inner, fixed);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  tell_zoomed (self);
}

/* What can be seen of the current card where it does not fit. */
static void
reveal_current (CfArgumentCanvas *self)
{
  const char *id = cf_argument_plane_get_current (self->plane);
  CfArgumentFrame frame;
  graphene_rect_t seen;
  double from[2], to[2];

  if (!self->is_placed || !get_seen (self, id, &frame, &seen))
    return;
  graphene_rect_inset (&seen, -ROOM, -ROOM);
  from[0] = seen.origin.x;
  from[1] = seen.origin.y;
  to[0] = from[0] + seen.size.width;
  to[1] = from[1] + seen.size.height;
  for (guint i = 0; i < 2; i++)
    if (from[i] < 0 || to[i] > frame.page[i])
      cf_argument_scroll_move (&self->scroll, i, from[i] < 0 ? from[i] : to[i] - frame.page[i]);
}

static void
place_first (CfArgumentCanvas *self)
{
  const char *current = cf_argument_plane_get_current (self->plane);
  CfArgumentFrame frame = get_frame (self);
  graphene_rect_t place;
  graphene_point_t middle;

  self->zoom = CLAMP (cf_argument_frame_get_fitting_zoom (&frame), ZOOM_FIRST, 1);
  self->is_placed = TRUE;
  if (current != NULL && cf_argument_plane_get_place (self->plane, current, &place))
    {
      graphene_rect_get_center (&place, &middle);
      put (self, middle, cf_argument_frame_get_middle (&frame));
    }
  else
    put (self, GRAPHENE_POINT_INIT (0, 0), GRAPHENE_POINT_INIT (0, 0));
  tell_zoomed (self);
}

static void
refit (CfArgumentCanvas *self)
{
  CfArgumentFrame frame = get_frame (self);
  double zoom = CLAMP (cf_argument_frame_get_fitting_zoom (&frame), ZOOM_LEAST, 1);

  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  tell_zoomed (self);
}

/* What was to stay where it was seen does. */
static void
keep_anchor (CfArgumentCanvas *self)
{
  g_autofree char *anchor = g_steal_pointer (&self->anchor);
  graphene_rect_t place;

  if (anchor != NULL && cf_argument_plane_get_place (self->plane, anchor, &place))
    put (self, place.origin, self->anchor_place);
}

static void
cf_argument_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfArgumentCanvas *self = CF_ARGUMENT_CANVAS (widget);
  GskTransform *transform;
  CfArgumentFrame frame;
  graphene_point_t origin, start, end;

  if (!self->is_placed && cf_argument_plane_get_map (self->plane) != NULL && width > 1)
    place_first (self);
  else if (self->is_fitted)
    refit (self);
  keep_anchor (self);
  frame = get_frame (self);
  cf_argument_scroll_configure (&self->scroll, &frame, frame.scrolled);
  frame = get_frame (self);
  origin = cf_argument_frame_get_origin (&frame);
  origin = GRAPHENE_POINT_INIT (roundf (origin.x), roundf (origin.y));
  transform = gsk_transform_scale (gsk_transform_translate (NULL, &origin), (float) self->zoom,
                                   (float) self->zoom);
  gtk_widget_allocate (GTK_WIDGET (self->plane), (int) frame.plane[0], (int) frame.plane[1], -1,
                       transform);
  start = cf_argument_frame_to_plane (&frame, GRAPHENE_POINT_INIT (0, 0));
  end = cf_argument_frame_to_plane (&frame, GRAPHENE_POINT_INIT ((float) width, (float) height));
  cf_argument_plane_set_view (
    self->plane, &GRAPHENE_RECT_INIT (start.x, start.y, end.x - start.x, end.y - start.y),
    self->zoom);
}

static void
cf_argument_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  gtk_widget_snapshot_child (widget, GTK_WIDGET (CF_ARGUMENT_CANVAS (widget)->plane), snapshot);
}

static gboolean
cf_argument_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (CF_ARGUMENT_CANVAS (widget)->plane), direction);
}

static gboolean
cf_argument_canvas_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CF_ARGUMENT_CANVAS (widget)->plane));
}

static void
cf_argument_canvas_class_init (CfArgumentCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cf_argument_canvas_dispose;
  object_class->get_property = cf_argument_canvas_get_property;
  object_class->set_property = cf_argument_canvas_set_property;
  widget_class->measure = cf_argument_canvas_measure;
  widget_class->size_allocate = cf_argument_canvas_size_allocate;
  widget_class->snapshot = cf_argument_canvas_snapshot;
  widget_class->focus = cf_argument_canvas_focus;
  widget_class->grab_focus = cf_argument_canvas_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "argumentcanvas");
  cf_argument_scroll_override (object_class);

  signals[OPEN] = g_signal_new ("open", CF_TYPE_ARGUMENT_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ZOOMED] = g_signal_new ("zoomed", CF_TYPE_ARGUMENT_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_argument_canvas_init (CfArgumentCanvas *self)
{
  self->scroll.widget = GTK_WIDGET (self);
  self->zoom = 1;
  self->plane = CF_ARGUMENT_PLANE (cf_argument_plane_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->plane), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (self->plane, "current-changed", G_CALLBACK (reveal_current), self);
  cf_argument_keys_add (self);
  self->mouse = cf_argument_mouse_new (self);
}

GtkWidget *
cf_argument_canvas_new (void)
{
  return g_object_new (CF_TYPE_ARGUMENT_CANVAS, NULL);
}

/* The current card if it is seen, else the one in the middle. */
static void
drop_anchor (CfArgumentCanvas *self, CfArgumentMap *next)
{
  CfArgumentFrame frame = get_frame (self);
  graphene_point_t middle =
    cf_argument_frame_to_plane (&frame, cf_argument_frame_get_middle (&frame));
  const char *id = cf_argument_plane_get_current (self->plane);
  graphene_rect_t seen;
  guint box;

  if (id == NULL || !cf_argument_graph_find (next->graph, id, &box))
    id = cf_argument_plane_find_near (self->plane, middle.x, middle.y);
  g_clear_pointer (&self->anchor, g_free);
  if (!get_seen (self, id, &frame, &seen))
    return;
  self->anchor = g_strdup (id);
  self->anchor_place = seen.origin;
}

/**
 * cf_argument_canvas_show:
 * @self: a canvas
 * @map: what it shows
 */
void
cf_argument_canvas_show (CfArgumentCanvas *self, CfArgumentMap *map)
{
  if (self->is_placed)
    drop_anchor (self, map);
  cf_argument_plane_show (self->plane, map);
  /* Nothing of what was there is left: it is another map. */
  if (self->anchor != NULL)
    {
      graphene_rect_t place;

      self->is_placed = cf_argument_plane_get_place (self->plane, self->anchor, &place);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

CfArgumentMap *
cf_argument_canvas_get_map (CfArgumentCanvas *self)
{
  return cf_argument_plane_get_map (self->plane);
}

double
cf_argument_canvas_get_zoom (CfArgumentCanvas *self)
{
  return self->zoom;
}

/* About the current card, if it is seen. */
static graphene_point_t
get_fixed (CfArgumentCanvas *self)
{
  const char *id = cf_argument_plane_get_current (self->plane);
  CfArgumentFrame frame;
  graphene_rect_t seen;
  graphene_point_t point;

  if (!get_seen (self, id, &frame, &seen))
    return cf_argument_frame_get_middle (&frame);
  graphene_rect_get_center (&seen, &point);
  if (point.x < 0 || point.y < 0 || point.x > frame.page[0] || point.y > frame.page[1])
    return cf_argument_frame_get_middle (&frame);
  return point;
}

/**
 * cf_argument_canvas_zoom_at:
 * @self: a canvas
 * @zoom: how large, 1 for the size of the desktop's letters
 * @x: what stays where it is seen
 * @y: what stays where it is seen
 */
void
cf_argument_canvas_zoom_at (CfArgumentCanvas *self, double zoom, double x, double y)
{
  self->is_fitted = FALSE;
  set_zoom (self, zoom, GRAPHENE_POINT_INIT ((float) x, (float) y));
}

/**
 * cf_argument_canvas_zoom_to:
 * @self: a canvas
 * @zoom: how large, 1 for the size of the desktop's letters
 */
void
cf_argument_canvas_zoom_to (CfArgumentCanvas *self, double zoom)
{
  self->is_fitted = FALSE;
  set_zoom (self, zoom, get_fixed (self));
}

void
cf_argument_canvas_zoom_in (CfArgumentCanvas *self)
{
  cf_argument_canvas_zoom_to (self, self->zoom * ZOOM_STEP);
}

void
cf_argument_canvas_zoom_out (CfArgumentCanvas *self)
{
  cf_argument_canvas_zoom_to (self, self->zoom / ZOOM_STEP);
}

/**
 * cf_argument_canvas_fit:
 * @self: a canvas
 *
 * All of the map is seen from now on, until it is zoomed.
 */
void
cf_argument_canvas_fit (CfArgumentCanvas *self)
{
  CfArgumentFrame frame = get_frame (self);

  set_zoom (self, MIN (cf_argument_frame_get_fitting_zoom (&frame), 1),
            cf_argument_frame_get_middle (&frame));
  self->is_fitted = TRUE;
}

/**
 * cf_argument_canvas_pan:
 * @self: a canvas
 * @x: how far to go to the right, in pixels
 * @y: how far to go down, in pixels
 */
void
cf_argument_canvas_pan (CfArgumentCanvas *self, double x, double y)
{
  cf_argument_scroll_move (&self->scroll, 0, x);
  cf_argument_scroll_move (&self->scroll, 1, y);
}

/**
 * cf_argument_canvas_open:
 * @self: a canvas
 * @box: the index of a box of its map, whose passage is wanted; propositions have none
 */
void
cf_argument_canvas_open (CfArgumentCanvas *self, guint box)
{
  CfArgumentMap *map = cf_argument_plane_get_map (self->plane);

  if (map != NULL && box < map->graph->nodes->len)
    g_signal_emit (self, signals[OPEN], 0, cf_argument_map_get_id (map, box));
}

/**
 * cf_argument_canvas_get_plane:
 * @self: a canvas
 *
 * Returns: (transfer none): what it shows
 */
CfArgumentPlane *
cf_argument_canvas_get_plane (CfArgumentCanvas *self)
{
  return self->plane;
}
