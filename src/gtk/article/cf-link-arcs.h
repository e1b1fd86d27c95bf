/* SPDX-License-Identifier: GPL-3.0-or-later
 * The links of the chosen annotation, drawn beside the text. */

#pragma once

#include "cf-line-boxes.h"
#include "cf-scene.h"

G_BEGIN_DECLS

typedef struct _CfLinkArcs CfLinkArcs;

CfLinkArcs *cf_link_arcs_new (GtkTextView *view, CfLineBoxes *boxes);
void cf_link_arcs_free (CfLinkArcs *arcs);
void cf_link_arcs_forget (CfLinkArcs *arcs);
void cf_link_arcs_look (CfLinkArcs *arcs, const CfScene *scene);
gboolean cf_link_arcs_end_at (CfLinkArcs *arcs, CfAnnotation *annotation);
void cf_link_arcs_draw (CfLinkArcs *arcs, const CfScene *scene, GtkSnapshot *snapshot);

G_END_DECLS
