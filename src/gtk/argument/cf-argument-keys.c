/* SPDX-License-Identifier: GPL-3.0-or-later
 * The keys of the argument map: arrows walk, with Ctrl they move the map; J and K go on and back; Home and End; Enter
 * goes to the passage; Ctrl with plus, minus, 0 and 9 zoom. */

#include "config.h"

#include "cf-argument-keys.h"

#define PAN_STEP 60.0

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
  if (!cf_argument_plane_walk (cf_argument_canvas_get_plane (self), y < 0   ? CF_MAP_UP
                                                                    : y > 0 ? CF_MAP_DOWN
                                                                    : x < 0 ? CF_MAP_LEFT
                                                                            : CF_MAP_RIGHT))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
go (CfArgumentCanvas *self, int step, int y)
{
  if (!cf_argument_plane_go (cf_argument_canvas_get_plane (self), step))
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
  CfArgumentPlane *plane = cf_argument_canvas_get_plane (self);
  CfArgumentMap *map = cf_argument_plane_get_map (plane);
  const char *id = cf_argument_plane_get_current (plane);
  guint box;

  if (id != NULL && map != NULL && cf_argument_graph_find (map->graph, id, &box))
    cf_argument_canvas_open (self, box);
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

/**
 * cf_argument_keys_add:
 * @canvas: a canvas, which has its keys from now on
 */
void
cf_argument_keys_add (CfArgumentCanvas *canvas)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_key_pressed), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), controller);
}
