/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mouse, touch pad and fingers on the argument map: dragging moves it, Ctrl and the wheel or a pinch zoom, a click goes
 * to the passage of a card. */

#include "config.h"

#include "cf-argument-mouse.h"

#include "cf-argument-canvas.h"

#include <math.h>

#define ZOOM_STEP 1.25

struct _CfArgumentMouse
{
  CfArgumentCanvas *canvas; /* not owned: owns this */
  double pinch_zoom;        /* when a pinch began */
  double dragged_x;         /* how far the map has been moved by the drag */
  double dragged_y;
  double pointer_x;
  double pointer_y;
};

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, CfArgumentMouse *mouse)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  cf_argument_canvas_zoom_at (mouse->canvas,
                              cf_argument_canvas_get_zoom (mouse->canvas) * pow (ZOOM_STEP, -dy),
                              mouse->pointer_x, mouse->pointer_y);
  return GDK_EVENT_STOP;
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, CfArgumentMouse *mouse)
{
  mouse->pointer_x = x;
  mouse->pointer_y = y;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, CfArgumentMouse *mouse)
{
  mouse->pinch_zoom = cf_argument_canvas_get_zoom (mouse->canvas);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pinched (GtkGestureZoom *gesture, double scale, CfArgumentMouse *mouse)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    cf_argument_canvas_zoom_at (mouse->canvas, mouse->pinch_zoom * scale, x, y);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, CfArgumentMouse *mouse)
{
  mouse->dragged_x = mouse->dragged_y = 0;
}

static void
on_dragged (GtkGestureDrag *gesture, double x, double y, CfArgumentMouse *mouse)
{
  GtkWidget *widget = GTK_WIDGET (mouse->canvas);
  double start_x, start_y;

  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  if (!gtk_drag_check_threshold (widget, (int) start_x, (int) start_y, (int) (start_x + x),
                                 (int) (start_y + y)) &&
      gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), NULL) != GTK_EVENT_SEQUENCE_CLAIMED)
    return;
  /* From here on it is no click. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (widget, "grabbing");
  cf_argument_canvas_pan (mouse->canvas, mouse->dragged_x - x, mouse->dragged_y - y);
  mouse->dragged_x = x;
  mouse->dragged_y = y;
}

static void
on_drag_end (GtkGestureDrag *gesture, double x, double y, CfArgumentMouse *mouse)
{
  gtk_widget_set_cursor (GTK_WIDGET (mouse->canvas), NULL);
}

/* The card that is clicked has the focus when the map is shown again. */
static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, CfArgumentMouse *mouse)
{
  CfArgumentCard *card = cf_argument_plane_pick (cf_argument_canvas_get_plane (mouse->canvas),
                                                 GTK_WIDGET (mouse->canvas), x, y);

  if (card == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (card));
  cf_argument_canvas_open (mouse->canvas, cf_argument_card_get_box (card));
}

static void
add (CfArgumentMouse *mouse, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (mouse->canvas), controller);
}

/**
 * cf_argument_mouse_new:
 * @canvas: a canvas, which frees this when it is disposed of
 *
 * Returns: (transfer full): what is done with a mouse on it
 */
CfArgumentMouse *
cf_argument_mouse_new (CfArgumentCanvas *canvas)
{
  CfArgumentMouse *mouse = g_new0 (CfArgumentMouse, 1);
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  mouse->canvas = canvas;
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), mouse);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), mouse);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), mouse);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinched), mouse);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), mouse);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_dragged), mouse);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), mouse);
  g_signal_connect (click, "released", G_CALLBACK (on_released), mouse);
  add (mouse, scroll);
  add (mouse, motion);
  add (mouse, pinch);
  add (mouse, click);
  add (mouse, drag);
  return mouse;
}

static void
disconnect (GListModel *controllers, CfArgumentMouse *mouse)
{
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      g_signal_handlers_disconnect_by_data (controller, mouse);
    }
}

/**
 * cf_argument_mouse_free:
 * @mouse: (transfer full): of a canvas that is disposed of
 */
void
cf_argument_mouse_free (CfArgumentMouse *mouse)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (mouse->canvas));

  disconnect (controllers, mouse);
  g_free (mouse);
}
