/* SPDX-License-Identifier: GPL-3.0-or-later
 * What lies behind the marks: what coders share, and what the find bar has found. */

#include "config.h"

#include "cf-washes.h"

#include "cf-code-style.h"
#include "cf-share-colour.h"

static void
paint_matches (CfStrokes *strokes, const CfScene *scene, GtkSnapshot *snapshot, CfSpan visible)
{
  static const GdkRGBA light = { 0.98f, 0.83f, 0.18f, 0.55f },
                       dark = { 0.90f, 0.65f, 0.04f, 0.45f };
  const CfStroke *drawn;
  guint n;

  cf_strokes_clear (strokes);
  for (guint i = 0; scene->matches != NULL && i < scene->matches->len; i++)
    {
      CfSpan match = g_array_index (scene->matches, CfSpan, i);

      if (match.start > visible.end)
        break;
      if (cf_span_overlaps (match, visible))
        cf_strokes_collect (strokes, cf_projection_span_to_view (scene->projection, match), 0);
    }
  drawn = cf_strokes_get (strokes, &n);
  for (guint i = 0; i < n; i++)
    cf_stroke_append_rounded (&drawn[i], snapshot, cf_is_dark () ? &dark : &light);
}

/* The first that ends behind @offset: there may be thousands before it. */
static guint
find_shared (const GArray *shared, guint offset)
{
  guint low = 0, high = shared->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (shared, CfShared, middle).span.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
paint_shared (CfStrokes *strokes, const CfScene *scene, GtkSnapshot *snapshot, CfSpan visible)
{
  const CfStroke *drawn;
  guint n;

  if (scene->shared == NULL)
    return;
  cf_strokes_clear (strokes);
  for (guint i = find_shared (scene->shared, visible.start); i < scene->shared->len; i++)
    {
      const CfShared *shared = &g_array_index (scene->shared, CfShared, i);

      if (shared->span.start >= visible.end)
        break;
      cf_strokes_collect (strokes, cf_projection_span_to_view (scene->projection, shared->span),
                          shared->share);
    }
  drawn = cf_strokes_get (strokes, &n);
  for (guint i = 0; i < n; i++)
    {
      GdkRGBA colour = cf_share_get_colour (drawn[i].mark);

      cf_stroke_append_rounded (&drawn[i], snapshot, &colour);
    }
}

/**
 * cf_washes_draw:
 * @strokes: strokes, which are collected anew
 * @scene: what there is to draw
 * @snapshot: where to, in buffer coordinates
 * @visible: what of the text is seen
 */
void
cf_washes_draw (CfStrokes *strokes, const CfScene *scene, GtkSnapshot *snapshot, CfSpan visible)
{
  paint_shared (strokes, scene, snapshot, visible);
  paint_matches (strokes, scene, snapshot, visible);
}
