/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws annotations behind the text. */

#pragma once

#include "cf-document.h"
#include "cf-handles.h"
#include "cf-lanes.h"
#include "cf-other-layers.h"
#include "cf-projection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _CfPainter CfPainter;

/**
 * CfScene:
 * @document: the article and its annotations
 * @projection: what of it the view shows
 * @codebook: says how codes look
 * @others: the layers that the article has besides that of the document
 * @chosen: (nullable): the annotation that is outlined
 * @chosen_of: (nullable): whose it is, if it is in one of those
 * @dragged: (nullable): the spans of the chosen one while an end is dragged
 * @matches: (nullable) (element-type CfSpan): what the find bar has found, in order
 * @shared: (nullable) (element-type CfShared): what coders marked, in order
 * @selection: what is selected; empty for nothing
 * @margin: pixels beside the text for chips; 0 for none
 *
 * What there is to draw.
 */
typedef struct
{
  CfDocument *document;
  CfProjection *projection;
  CfCodebook *codebook;
  CfOtherLayers *others;
  CfAnnotation *chosen;
  const CfOtherLayer *chosen_of;
  GArray *dragged;
  GArray *matches;
  GArray *shared;
  CfSpan selection;
  int margin;
} CfScene;

CfPainter *cf_painter_new (GtkTextView *view);
void cf_painter_free (CfPainter *painter);
void cf_painter_forget (CfPainter *painter);
void cf_painter_draw (CfPainter *painter, const CfScene *scene, GtkSnapshot *snapshot);
CfAnnotation *cf_painter_find_chip (CfPainter *painter, double x, double y);
gboolean cf_painter_find_handle (CfPainter *painter, double x, double y, CfHandle *handle);

G_END_DECLS
