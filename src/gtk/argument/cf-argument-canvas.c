/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map as it is looked at: moved about, nearer or farther.
 *
 * It holds the plane with the cards and gives it a place by a transformation, so that nothing is laid out or painted
 * anew while it moves. It scrolls as any scrollable does.
 *
 * Keys: arrows walk, with Ctrl they move the map; J and K go on and back; Home and End; Enter goes to the passage;
 * Ctrl with plus, minus, 0 and 9 zoom. Where a map takes the place of another, the current card, else the one in the
 * middle, stays where it is seen.
 *
 * #CfArgumentCanvas::open (id of an annotation) tells that its passage is wanted, #CfArgumentCanvas::zoomed that the
 * zoom is another. */

#include "config.h"

#include "cf-argument-canvas.h"

#include "cf-argument-plane.h"

#include <math.h>

#define ZOOM_STEP 1.25
#define ZOOM_LEAST 0.08
#define ZOOM_MOST 4.0
/* What a map is shown at first: no smaller than can be read, no larger than it is. */
#define ZOOM_FIRST 0.75
#define PAN_STEP 60.0
/* Between the current card and the edge. */
#define ROOM 24.0

struct _CfArgumentCanvas
{
  GtkWidget parent_instance;

  CfArgumentPlane *plane;
  GtkAdjustment
    *adjustments[2]; /* horizontal, vertical; NULL while it is in nothing that scrolls */
  GtkScrollablePolicy policies[2];
  double zoom;
  gboolean is_placed; /* the map has been shown */
  gboolean is_fitted; /* it is to fit, whatever the size of the window, until it is zoomed */
  char *anchor;       /* which card is to stay where it is seen */
  graphene_point_t anchor_place;
  double pinch_zoom; /* when a pinch began */
  graphene_point_t drag_start;
  graphene_point_t pointer;
  guint zoomed_source;
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
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
on_scrolled (CfArgumentCanvas *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (CfArgumentCanvas *self, guint which, GtkAdjustment *adjustment)
{
  if (self->adjustments[which] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[which], self);
  g_clear_object (&self->adjustments[which]);
  if (adjustment == NULL)
    return;
  self->adjustments[which] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
cf_argument_canvas_dispose (GObject *object)
{
  CfArgumentCanvas *self = CF_ARGUMENT_CANVAS (object);

  set_adjustment (self, 0, NULL);
  set_adjustment (self, 1, NULL);
  if (self->plane != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->plane));
  self->plane = NULL;
  g_clear_handle_id (&self->zoomed_source, g_source_remove);
  g_clear_pointer (&self->anchor, g_free);
  G_OBJECT_CLASS (cf_argument_canvas_parent_class)->dispose (object);
}

static void
cf_argument_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  CfArgumentCanvas *self = CF_ARGUMENT_CANVAS (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
  else
    g_value_set_enum (value, (gint) self->policies[id - PROP_HSCROLL_POLICY]);
}

static void
cf_argument_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  CfArgumentCanvas *self = CF_ARGUMENT_CANVAS (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
  else
    self->policies[id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
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

static void
get_plane_size (CfArgumentCanvas *self, int *width, int *height)
{
  gtk_widget_measure (GTK_WIDGET (self->plane), GTK_ORIENTATION_HORIZONTAL, -1, NULL, width, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (self->plane), GTK_ORIENTATION_VERTICAL, -1, NULL, height, NULL,
                      NULL);
}

static double
get_value (CfArgumentCanvas *self, guint which)
{
  return self->adjustments[which] != NULL ? gtk_adjustment_get_value (self->adjustments[which]) : 0;
}

/* Where the plane begins: in the middle where it is smaller than what there is. */
static double
get_origin (double content, double page, double value)
{
  return content < page ? (page - content) / 2 : -value;
}

static graphene_point_t
get_plane_origin (CfArgumentCanvas *self)
{
  int width, height;

  get_plane_size (self, &width, &height);
  return GRAPHENE_POINT_INIT (
    (float) get_origin (width * self->zoom, gtk_widget_get_width (GTK_WIDGET (self)),
                        get_value (self, 0)),
    (float) get_origin (height * self->zoom, gtk_widget_get_height (GTK_WIDGET (self)),
                        get_value (self, 1)));
}

static void
configure (CfArgumentCanvas *self, guint which, double content, double page, double value)
{
  if (self->adjustments[which] == NULL)
    return;
  g_signal_handlers_block_by_func (self->adjustments[which], on_scrolled, self);
  gtk_adjustment_configure (self->adjustments[which], CLAMP (value, 0, MAX (content - page, 0)), 0,
                            MAX (content, page), page * 0.1, page * 0.9, page);
  g_signal_handlers_unblock_by_func (self->adjustments[which], on_scrolled, self);
}

/* Puts the plane's point @inner at @outer of what is seen. */
static void
put (CfArgumentCanvas *self, graphene_point_t inner, graphene_point_t outer)
{
  double page[] = { gtk_widget_get_width (GTK_WIDGET (self)),
                    gtk_widget_get_height (GTK_WIDGET (self)) };
  int width, height;

  get_plane_size (self, &width, &height);
  configure (self, 0, width * self->zoom, page[0], inner.x * self->zoom - outer.x);
  configure (self, 1, height * self->zoom, page[1], inner.y * self->zoom - outer.y);
}

static graphene_point_t
to_plane (CfArgumentCanvas *self, graphene_point_t outer)
{
  graphene_point_t origin = get_plane_origin (self);

  return GRAPHENE_POINT_INIT ((float) ((outer.x - origin.x) / self->zoom),
                              (float) ((outer.y - origin.y) / self->zoom));
}

static graphene_point_t
get_middle (CfArgumentCanvas *self)
{
  return GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                              (float) gtk_widget_get_height (GTK_WIDGET (self)) / 2);
}

static void
set_zoom (CfArgumentCanvas *self, double zoom, graphene_point_t fixed)
{
  graphene_point_t inner = to_plane (self, fixed);

  zoom = CLAMP (zoom, ZOOM_LEAST, ZOOM_MOST);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  put (self, inner, fixed);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  tell_zoomed (self);
}

static double
get_fitting_zoom (CfArgumentCanvas *self)
{
  int width, height;

  get_plane_size (self, &width, &height);
  return MIN ((double) gtk_widget_get_width (GTK_WIDGET (self)) / MAX (width, 1),
              (double) gtk_widget_get_height (GTK_WIDGET (self)) / MAX (height, 1));
}

/* What can be seen of the current card where it does not fit. */
static void
reveal_current (CfArgumentCanvas *self)
{
  const char *id = cf_argument_plane_get_current (self->plane);
  graphene_point_t origin = get_plane_origin (self);
  graphene_rect_t place;
  double size[] = { gtk_widget_get_width (GTK_WIDGET (self)),
                    gtk_widget_get_height (GTK_WIDGET (self)) };
  double from[2], to[2];

  if (id == NULL || !self->is_placed || !cf_argument_plane_get_place (self->plane, id, &place))
    return;
  from[0] = origin.x + place.origin.x * self->zoom - ROOM;
  from[1] = origin.y + place.origin.y * self->zoom - ROOM;
  to[0] = from[0] + place.size.width * self->zoom + 2 * ROOM;
  to[1] = from[1] + place.size.height * self->zoom + 2 * ROOM;
  for (guint i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL && (from[i] < 0 || to[i] > size[i]))
      gtk_adjustment_set_value (self->adjustments[i],
                                get_value (self, i) + (from[i] < 0 ? from[i] : to[i] - size[i]));
}

static void
place_first (CfArgumentCanvas *self)
{
  const char *current = cf_argument_plane_get_current (self->plane);
  graphene_rect_t place;

  self->zoom = CLAMP (get_fitting_zoom (self), ZOOM_FIRST, 1);
  self->is_placed = TRUE;
  if (current != NULL && cf_argument_plane_get_place (self->plane, current, &place))
    put (self,
         GRAPHENE_POINT_INIT (place.origin.x + place.size.width / 2,
                              place.origin.y + place.size.height / 2),
         get_middle (self));
  else
    put (self, GRAPHENE_POINT_INIT (0, 0), GRAPHENE_POINT_INIT (0, 0));
  tell_zoomed (self);
}

static void
refit (CfArgumentCanvas *self)
{
  double zoom = CLAMP (get_fitting_zoom (self), ZOOM_LEAST, 1);

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
  graphene_point_t origin, start, end;
  int plane_width, plane_height;

  if (!self->is_placed && cf_argument_plane_get_map (self->plane) != NULL && width > 1)
    place_first (self);
  else if (self->is_fitted)
    refit (self);
  keep_anchor (self);
  get_plane_size (self, &plane_width, &plane_height);
  configure (self, 0, plane_width * self->zoom, width, get_value (self, 0));
  configure (self, 1, plane_height * self->zoom, height, get_value (self, 1));
  origin = get_plane_origin (self);
  origin = GRAPHENE_POINT_INIT (roundf (origin.x), roundf (origin.y));
  transform = gsk_transform_scale (gsk_transform_translate (NULL, &origin), (float) self->zoom,
                                   (float) self->zoom);
  gtk_widget_allocate (GTK_WIDGET (self->plane), plane_width, plane_height, -1, transform);
  start = to_plane (self, GRAPHENE_POINT_INIT (0, 0));
  end = to_plane (self, GRAPHENE_POINT_INIT ((float) width, (float) height));
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
open_card (CfArgumentCanvas *self, CfArgumentCard *card)
{
  CfArgumentMap *map = cf_argument_plane_get_map (self->plane);
  guint box = card != NULL ? cf_argument_card_get_box (card) : G_MAXUINT;

  if (map == NULL || box >= map->graph->nodes->len)
    return;
  g_signal_emit (self, signals[OPEN], 0, cf_argument_map_get_id (map, box));
}

static void
open_current (CfArgumentCanvas *self)
{
  const char *id = cf_argument_plane_get_current (self->plane);
  CfArgumentMap *map = cf_argument_plane_get_map (self->plane);
  guint box;

  if (id != NULL && map != NULL && cf_argument_graph_find (map->graph, id, &box))
    g_signal_emit (self, signals[OPEN], 0, id);
}

/* What a key does: it is given how far. */
typedef struct
{
  guint key;
  GdkModifierType state;
  void (*run) (CfArgumentCanvas *self, int x, int y);
  int x, y;
} Key;

static void
walk (CfArgumentCanvas *self, int x, int y)
{
  if (!cf_argument_plane_walk (self->plane, y < 0   ? CF_MAP_UP
                                            : y > 0 ? CF_MAP_DOWN
                                            : x < 0 ? CF_MAP_LEFT
                                                    : CF_MAP_RIGHT))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
go (CfArgumentCanvas *self, int step, int y)
{
  if (!cf_argument_plane_go (self->plane, step))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
pan (CfArgumentCanvas *self, int x, int y)
{
  cf_argument_canvas_pan (self, x * PAN_STEP, y * PAN_STEP);
}

static void
pan_page (CfArgumentCanvas *self, int x, int y)
{
  cf_argument_canvas_pan (self, 0, y * 0.9 * gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
zoom (CfArgumentCanvas *self, int direction, int y)
{
  if (direction == 0)
    cf_argument_canvas_zoom_to (self, 1);
  else if (direction > 0)
    cf_argument_canvas_zoom_in (self);
  else
    cf_argument_canvas_zoom_out (self);
}

static void
fit (CfArgumentCanvas *self, int x, int y)
{
  cf_argument_canvas_fit (self);
}

static void
open_passage (CfArgumentCanvas *self, int x, int y)
{
  open_current (self);
}

static const Key keys[] = {
  { GDK_KEY_Up, 0, walk, 0, -1 },
  { GDK_KEY_Down, 0, walk, 0, 1 },
  { GDK_KEY_Left, 0, walk, -1, 0 },
  { GDK_KEY_Right, 0, walk, 1, 0 },
  { GDK_KEY_KP_Up, 0, walk, 0, -1 },
  { GDK_KEY_KP_Down, 0, walk, 0, 1 },
  { GDK_KEY_KP_Left, 0, walk, -1, 0 },
  { GDK_KEY_KP_Right, 0, walk, 1, 0 },
  { GDK_KEY_j, 0, go, 1, 0 },
  { GDK_KEY_k, 0, go, -1, 0 },
  { GDK_KEY_Home, 0, go, G_MININT, 0 },
  { GDK_KEY_End, 0, go, G_MAXINT, 0 },
  { GDK_KEY_Up, GDK_CONTROL_MASK, pan, 0, -1 },
  { GDK_KEY_Down, GDK_CONTROL_MASK, pan, 0, 1 },
  { GDK_KEY_Left, GDK_CONTROL_MASK, pan, -1, 0 },
  { GDK_KEY_Right, GDK_CONTROL_MASK, pan, 1, 0 },
  { GDK_KEY_Page_Up, 0, pan_page, 0, -1 },
  { GDK_KEY_Page_Down, 0, pan_page, 0, 1 },
  { GDK_KEY_plus, GDK_CONTROL_MASK, zoom, 1, 0 },
  { GDK_KEY_equal, GDK_CONTROL_MASK, zoom, 1, 0 },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, zoom, 1, 0 },
  { GDK_KEY_minus, GDK_CONTROL_MASK, zoom, -1, 0 },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, zoom, -1, 0 },
  { GDK_KEY_0, GDK_CONTROL_MASK, zoom, 0, 0 },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, zoom, 0, 0 },
  { GDK_KEY_9, GDK_CONTROL_MASK, fit, 0, 0 },
  { GDK_KEY_KP_9, GDK_CONTROL_MASK, fit, 0, 0 },
  { GDK_KEY_Return, 0, open_passage, 0, 0 },
  { GDK_KEY_KP_Enter, 0, open_passage, 0, 0 },
  { GDK_KEY_space, 0, open_passage, 0, 0 },
};

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfArgumentCanvas *self)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == gdk_keyval_to_lower (keyval) && keys[i].state == held)
      {
        keys[i].run (self, keys[i].x, keys[i].y);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, CfArgumentCanvas *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  self->is_fitted = FALSE;
  set_zoom (self, self->zoom * pow (ZOOM_STEP, -dy), self->pointer);
  return GDK_EVENT_STOP;
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, CfArgumentCanvas *self)
{
  self->pointer = GRAPHENE_POINT_INIT ((float) x, (float) y);
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, CfArgumentCanvas *self)
{
  self->pinch_zoom = self->zoom;
  self->is_fitted = FALSE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pinched (GtkGestureZoom *gesture, double scale, CfArgumentCanvas *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    set_zoom (self, self->pinch_zoom * scale, GRAPHENE_POINT_INIT ((float) x, (float) y));
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, CfArgumentCanvas *self)
{
  self->drag_start = GRAPHENE_POINT_INIT ((float) get_value (self, 0), (float) get_value (self, 1));
}

static void
on_dragged (GtkGestureDrag *gesture, double x, double y, CfArgumentCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double start_x, start_y;

  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  if (!gtk_drag_check_threshold (widget, (int) start_x, (int) start_y, (int) (start_x + x),
                                 (int) (start_y + y)) &&
      gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), NULL) != GTK_EVENT_SEQUENCE_CLAIMED)
    return;
  /* From here on it is no click. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (widget, "grabbing");
  if (self->adjustments[0] != NULL)
    gtk_adjustment_set_value (self->adjustments[0], self->drag_start.x - x);
  if (self->adjustments[1] != NULL)
    gtk_adjustment_set_value (self->adjustments[1], self->drag_start.y - y);
}

static void
on_drag_end (GtkGestureDrag *gesture, double x, double y, CfArgumentCanvas *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

/* The card that is clicked has the focus when the map is shown again. */
static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, CfArgumentCanvas *self)
{
  CfArgumentCard *card = cf_argument_plane_pick (self->plane, GTK_WIDGET (self), x, y);

  if (card == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (card));
  open_card (self, card);
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
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[OPEN] = g_signal_new ("open", CF_TYPE_ARGUMENT_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ZOOMED] = g_signal_new ("zoomed", CF_TYPE_ARGUMENT_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_controllers (CfArgumentCanvas *self)
{
  GtkEventController *keys_controller = gtk_event_controller_key_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys_controller, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinched), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_dragged), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys_controller);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
cf_argument_canvas_init (CfArgumentCanvas *self)
{
  self->zoom = 1;
  self->plane = CF_ARGUMENT_PLANE (cf_argument_plane_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->plane), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (self->plane, "current-changed", G_CALLBACK (reveal_current), self);
  add_controllers (self);
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
  graphene_point_t middle = to_plane (self, get_middle (self));
  graphene_point_t origin = get_plane_origin (self);
  const char *id = cf_argument_plane_get_current (self->plane);
  graphene_rect_t place;
  guint box;

  if (id == NULL || !cf_argument_graph_find (next->graph, id, &box))
    id = cf_argument_plane_find_near (self->plane, middle.x, middle.y);
  g_clear_pointer (&self->anchor, g_free);
  if (id == NULL || !cf_argument_plane_get_place (self->plane, id, &place))
    return;
  self->anchor = g_strdup (id);
  self->anchor_place = GRAPHENE_POINT_INIT ((float) (origin.x + place.origin.x * self->zoom),
                                            (float) (origin.y + place.origin.y * self->zoom));
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
  graphene_point_t origin = get_plane_origin (self), point;
  graphene_rect_t place;

  if (id == NULL || !cf_argument_plane_get_place (self->plane, id, &place))
    return get_middle (self);
  point = GRAPHENE_POINT_INIT (
    (float) (origin.x + (place.origin.x + place.size.width / 2) * self->zoom),
    (float) (origin.y + (place.origin.y + place.size.height / 2) * self->zoom));
  if (point.x < 0 || point.y < 0 || point.x > gtk_widget_get_width (GTK_WIDGET (self)) ||
      point.y > gtk_widget_get_height (GTK_WIDGET (self)))
    return get_middle (self);
  return point;
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
  set_zoom (self, MIN (get_fitting_zoom (self), 1), get_middle (self));
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
  if (self->adjustments[0] != NULL)
    gtk_adjustment_set_value (self->adjustments[0], get_value (self, 0) + x);
  if (self->adjustments[1] != NULL)
    gtk_adjustment_set_value (self->adjustments[1], get_value (self, 1) + y);
}

/**
 * cf_argument_canvas_set_current:
 * @self: a canvas
 * @id: an annotation, whose card is the current one if there is one
 */
void
cf_argument_canvas_set_current (CfArgumentCanvas *self, const char *id)
{
  cf_argument_plane_set_current (self->plane, id);
}
