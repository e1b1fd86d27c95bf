/* SPDX-License-Identifier: GPL-3.0-or-later
 * The shapes of underlines.
 *
 * A shape is a strip that is drawn once for each colour and kept: a line shows as much of it as it is long.
 * The same picture in the same place is known not to have changed, so that it is not painted again. */

#include "config.h"

#include "cf-underlines.h"

#include "cf-texture.h"

#include <math.h>

#define THICKNESS 2
#define STRIP_HEIGHT 4
/* A whole number of every shape's periods. */
#define STRIP_WIDTH 240
#define WAVE_LENGTH 6.0
#define WAVE_MIDDLE 1.8
#define WAVE_RISE 1.1

struct _CfUnderlines
{
  GHashTable *strips; /* line and colour -> GdkTexture */
  int scale;          /* of the screen */
};

/* How long a piece is from its beginning to the next, and how much of that is drawn. */
typedef struct
{
  double period;
  double drawn;
} Dashes;

static const Dashes dashes[CF_N_LINES] = {
  [CF_LINE_DOTTED] = { 4, 2 },
  [CF_LINE_DASHED] = { 8, 5 },
};

CfUnderlines *
cf_underlines_new (void)
{
  CfUnderlines *underlines = g_new0 (CfUnderlines, 1);

  underlines->strips = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  underlines->scale = 1;
  return underlines;
}

void
cf_underlines_free (CfUnderlines *underlines)
{
  g_hash_table_unref (underlines->strips);
  g_free (underlines);
}

/**
 * cf_underlines_set_scale:
 * @underlines: the shapes of a view
 * @scale: how many pixels of the screen one of the view's is
 */
void
cf_underlines_set_scale (CfUnderlines *underlines, int scale)
{
  if (underlines->scale == scale)
    return;
  underlines->scale = scale;
  g_hash_table_remove_all (underlines->strips);
}

static void
draw_wave (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.4);
  /* A little beyond both ends, so that strips join. */
  for (double x = -1; x <= STRIP_WIDTH + 1; x += 0.5)
    cairo_line_to (cr, x, WAVE_MIDDLE + WAVE_RISE * sin (x / WAVE_LENGTH * 2 * G_PI));
  cairo_stroke (cr);
}

static void
draw_dashes (cairo_t *cr, Dashes shape)
{
  for (double x = 0; x < STRIP_WIDTH; x += shape.period)
    cairo_rectangle (cr, x, 0, shape.drawn, THICKNESS);
  cairo_fill (cr);
}

typedef struct
{
  CfLine line;
  const GdkRGBA *colour;
} Strip;

static void
draw_strip (cairo_t *cr, gpointer user_data)
{
  const Strip *strip = user_data;

  gdk_cairo_set_source_rgba (cr, strip->colour);
  if (strip->line == CF_LINE_WAVY)
    draw_wave (cr);
  else
    draw_dashes (cr, dashes[strip->line]);
}

/* Colours of codes have eight bits a channel and are opaque. */
static gpointer
make_key (CfLine line, const GdkRGBA *colour)
{
  guint rgb = 0;
  const float channels[] = { colour->red, colour->green, colour->blue };

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    rgb = rgb << 8 | (guint) (channels[i] * 255 + 0.5f);
  return GUINT_TO_POINTER (rgb << 4 | (guint) line);
}

static GdkTexture *
get_strip (CfUnderlines *underlines, CfLine line, const GdkRGBA *colour)
{
  gpointer key = make_key (line, colour);
  GdkTexture *strip = g_hash_table_lookup (underlines->strips, key);

  if (strip == NULL)
    {
      strip = cf_texture_draw (STRIP_WIDTH, STRIP_HEIGHT, underlines->scale, draw_strip,
                               &(Strip){ line, colour });
      g_hash_table_insert (underlines->strips, key, strip);
    }
  return strip;
}

static void
append_strips (GtkSnapshot *snapshot, GdkTexture *strip, const graphene_rect_t *bounds)
{
  float x = bounds->origin.x, end = x + bounds->size.width;

  gtk_snapshot_push_clip (snapshot, bounds);
  for (; x < end; x += STRIP_WIDTH)
    gtk_snapshot_append_texture (
      snapshot, strip, &GRAPHENE_RECT_INIT (x, bounds->origin.y, STRIP_WIDTH, STRIP_HEIGHT));
  gtk_snapshot_pop (snapshot);
}

/**
 * cf_underlines_append:
 * @underlines: the shapes of a view
 * @snapshot: where to
 * @bounds: left end, top, and how long; in whole pixels
 * @line: the shape
 * @colour: the colour, opaque
 */
void
cf_underlines_append (CfUnderlines *underlines,
                      GtkSnapshot *snapshot,
                      const graphene_rect_t *bounds,
                      CfLine line,
                      const GdkRGBA *colour)
{
  float x = bounds->origin.x, y = bounds->origin.y, width = bounds->size.width;

  if (width <= 0)
    return;
  switch (line)
    {
    case CF_LINE_WAVY:
    case CF_LINE_DOTTED:
    case CF_LINE_DASHED:
      append_strips (snapshot, get_strip (underlines, line, colour),
                     &GRAPHENE_RECT_INIT (x, y, width, STRIP_HEIGHT));
      break;
    case CF_LINE_DOUBLE:
      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, 1));
      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y + 2, width, 1));
      break;
    case CF_LINE_SOLID:
    case CF_N_LINES:
    default:
      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, THICKNESS));
    }
}
