/* SPDX-License-Identifier: GPL-3.0-or-later
 * The shapes of underlines.
 *
 * A shape is one small tile, repeated: no path is drawn for a whole line. */

#include "config.h"

#include "cf-underline.h"

#include <math.h>

#define THICKNESS 2.0f
#define WAVE_LENGTH 6.0f
#define WAVE_HEIGHT 3.6f

/* How wide a tile is, and which piece of it is filled. */
typedef struct
{
  float period;
  float filled;
} Dashes;

static const Dashes dashes[CF_N_LINES] = {
  [CF_LINE_DOTTED] = { 4.0f, 2.0f },
  [CF_LINE_DASHED] = { 8.0f, 5.0f },
};

static void
append_dashes (GtkSnapshot *snapshot,
               const graphene_rect_t *bounds,
               Dashes shape,
               const GdkRGBA *colour)
{
  graphene_rect_t tile =
    GRAPHENE_RECT_INIT (bounds->origin.x, bounds->origin.y, shape.period, THICKNESS);
  graphene_rect_t piece =
    GRAPHENE_RECT_INIT (bounds->origin.x, bounds->origin.y, shape.filled, THICKNESS);

  gtk_snapshot_push_repeat (snapshot, bounds, &tile);
  gtk_snapshot_append_color (snapshot, colour, &piece);
  gtk_snapshot_pop (snapshot);
}

static void
append_wave (GtkSnapshot *snapshot, float x, float y, float width, const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y - 0.5f, width, WAVE_HEIGHT);
  graphene_rect_t tile = GRAPHENE_RECT_INIT (x, y - 0.5f, WAVE_LENGTH, WAVE_HEIGHT);
  cairo_t *cr;

  gtk_snapshot_push_repeat (snapshot, &bounds, &tile);
  cr = gtk_snapshot_append_cairo (snapshot, &tile);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.4);
  /* A little beyond both ends, so that tiles join. */
  for (double t = -1; t <= (double) WAVE_LENGTH + 1; t += 0.5)
    cairo_line_to (cr, (double) x + t,
                   (double) y - 0.5 + (double) WAVE_HEIGHT / 2 +
                     1.1 * sin (t / (double) WAVE_LENGTH * 2 * G_PI));
  cairo_stroke (cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

/**
 * cf_underline_append:
 * @snapshot: where to
 * @x: left end
 * @y: top
 * @width: how long
 * @line: the shape
 * @colour: the colour
 */
void
cf_underline_append (
  GtkSnapshot *snapshot, float x, float y, float width, CfLine line, const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, width, THICKNESS);

  if (width <= 0)
    return;
  switch (line)
    {
    case CF_LINE_WAVY:
      append_wave (snapshot, x, y, width, colour);
      break;
    case CF_LINE_DOTTED:
    case CF_LINE_DASHED:
      append_dashes (snapshot, &bounds, dashes[line], colour);
      break;
    case CF_LINE_DOUBLE:
      bounds.size.height = 1;
      gtk_snapshot_append_color (snapshot, colour, &bounds);
      bounds.origin.y += 2;
      gtk_snapshot_append_color (snapshot, colour, &bounds);
      break;
    case CF_LINE_SOLID:
    case CF_N_LINES:
    default:
      gtk_snapshot_append_color (snapshot, colour, &bounds);
    }
}
