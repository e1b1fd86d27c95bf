/* SPDX-License-Identifier: GPL-3.0-or-later
 * What there is to draw of an article. */

#pragma once

#include "cf-document.h"
#include "cf-lanes.h"
#include "cf-link-keeper.h"
#include "cf-other-layers.h"
#include "cf-projection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfScene:
 * @document: the article and its annotations
 * @projection: what of it the view shows
 * @codebook: says how codes look
 * @links: knows how annotations are linked
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
  CfLinkKeeper *links;
  CfOtherLayers *others;
  CfAnnotation *chosen;
  const CfOtherLayer *chosen_of;
  GArray *dragged;
  GArray *matches;
  GArray *shared;
  CfSpan selection;
  int margin;
} CfScene;

void cf_scene_get_spans (const CfScene *scene,
                         CfAnnotation *annotation,
                         const CfOtherLayer *other,
                         GArray *spans);
void cf_scene_get_ink (const CfScene *scene, CfAnnotation *annotation, GdkRGBA *ink);

G_END_DECLS
