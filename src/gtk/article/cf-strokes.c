/* SPDX-License-Identifier: GPL-3.0-or-later
 * Stretches of the text as pieces of lines, to be drawn behind or below them. */

#include "config.h"

#include "cf-strokes.h"

#include <math.h>

struct _CfStrokes
{
  CfLineBoxes *boxes; /* not owned */
  GArray *strokes;    /* of CfStroke */
  GArray *runs;       /* of CfRun */
};

/**
 * cf_strokes_new:
 * @boxes: where lines are; to be there as long
 *
 * Returns: (transfer full): none yet
 */
CfStrokes *
cf_strokes_new (CfLineBoxes *boxes)
{
  CfStrokes *strokes = g_new0 (CfStrokes, 1);

  strokes->boxes = boxes;
  strokes->strokes = g_array_new (FALSE, FALSE, sizeof (CfStroke));
  strokes->runs = g_array_new (FALSE, FALSE, sizeof (CfRun));
  return strokes;
}

void
cf_strokes_free (CfStrokes *strokes)
{
  g_array_unref (strokes->strokes);
  g_array_unref (strokes->runs);
  g_free (strokes);
}

void
cf_strokes_clear (CfStrokes *strokes)
{
  g_array_set_size (strokes->strokes, 0);
}

/**
 * cf_strokes_collect:
 * @strokes: strokes
 * @view: a stretch of the view
 * @mark: what it is of
 *
 * Adds one for each line that @view stands on and that is seen; in mixed direction several.
 */
void
cf_strokes_collect (CfStrokes *strokes, CfSpan view, guint mark)
{
  guint n_lines;
  const CfLineBox *lines = cf_line_boxes_get_visible (strokes->boxes, view.start, &n_lines);

  for (guint i = 0; i < n_lines && lines[i].view.start < view.end; i++)
    {
      CfSpan piece = { MAX (view.start, lines[i].view.start), MIN (view.end, lines[i].view.end) };

      if (piece.start >= piece.end)
        continue;
      g_array_set_size (strokes->runs, 0);
      cf_line_boxes_get_runs (strokes->boxes, &lines[i], piece, strokes->runs);
      for (guint r = 0; r < strokes->runs->len; r++)
        {
          const CfRun *run = &g_array_index (strokes->runs, CfRun, r);
          CfStroke stroke = { cf_line_box_get_ink (&lines[i], run->x, run->width), mark };

          if (run->width > 0)
            g_array_append_val (strokes->strokes, stroke);
        }
    }
}

/**
 * cf_strokes_get:
 * @strokes: strokes
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): them, as they were collected
 */
const CfStroke *
cf_strokes_get (CfStrokes *strokes, guint *n)
{
  *n = strokes->strokes->len;
  return (const CfStroke *) (gpointer) strokes->strokes->data;
}

/**
 * cf_stroke_append_rounded:
 * @stroke: a stroke
 * @snapshot: where to
 * @colour: what it is filled with
 *
 * Corners without a pixel look round, and need no clip: what is clipped to a path is drawn many times slower.
 */
void
cf_stroke_append_rounded (const CfStroke *stroke, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  float x = roundf (stroke->rect.origin.x), y = roundf (stroke->rect.origin.y);
  float width = roundf (stroke->rect.size.width), height = roundf (stroke->rect.size.height);

  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y + 1, 1, height - 2));
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x + 1, y, width - 2, height));
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (x + width - 1, y + 1, 1, height - 2));
}
