/* SPDX-License-Identifier: GPL-3.0-or-later
 * Stretches of the text as pieces of lines, to be drawn behind or below them. */

#pragma once

#include "cf-line-boxes.h"
#include "cf-span.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfStroke:
 * @rect: in buffer coordinates
 * @mark: what it is of
 *
 * What of a stretch stands together on one line.
 */
typedef struct
{
  graphene_rect_t rect;
  guint mark;
} CfStroke;

typedef struct _CfStrokes CfStrokes;

CfStrokes *cf_strokes_new (CfLineBoxes *boxes);
void cf_strokes_free (CfStrokes *strokes);
void cf_strokes_clear (CfStrokes *strokes);
void cf_strokes_collect (CfStrokes *strokes, CfSpan view, guint mark);
const CfStroke *cf_strokes_get (CfStrokes *strokes, guint *n);
void
cf_stroke_append_rounded (const CfStroke *stroke, GtkSnapshot *snapshot, const GdkRGBA *colour);

G_END_DECLS
