/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the annotations of a layer stand in the text as it is now. */

#pragma once

#include "cf-anchor.h"
#include "cf-layer.h"
#include "cf-span-index.h"

G_BEGIN_DECLS

typedef struct _CfPlacements CfPlacements;

CfPlacements *cf_placements_new (void);
void cf_placements_free (CfPlacements *self);
void cf_placements_fill (CfPlacements *self, CfText *text, CfLayer *layer);
void cf_placements_add (CfPlacements *self, CfAnnotation *annotation);
void cf_placements_remove (CfPlacements *self, CfAnnotation *annotation);
CfVerdict cf_placements_get_spans (CfPlacements *self, CfAnnotation *annotation, GArray *spans);
void cf_placements_query (CfPlacements *self, CfSpan span, GArray *found);
guint cf_placements_count_lost (CfPlacements *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfPlacements, cf_placements_free)

G_END_DECLS
