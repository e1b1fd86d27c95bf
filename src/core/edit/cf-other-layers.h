/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layers that an article has besides one's own. */

#pragma once

#include "cf-document.h"
#include "cf-other-layer.h"

G_BEGIN_DECLS

#define CF_TYPE_OTHER_LAYERS (cf_other_layers_get_type ())
G_DECLARE_FINAL_TYPE (CfOtherLayers, cf_other_layers, CF, OTHER_LAYERS, GObject)

CfOtherLayers *cf_other_layers_new (void);
void cf_other_layers_set_document (CfOtherLayers *self, CfDocument *document);
void cf_other_layers_refresh (CfOtherLayers *self);

guint cf_other_layers_get_n (CfOtherLayers *self);
const CfOtherLayer *cf_other_layers_get_nth (CfOtherLayers *self, guint position);
const CfOtherLayer *cf_other_layers_find (CfOtherLayers *self, const char *name);
const CfOtherLayer *cf_other_layers_find_owner (CfOtherLayers *self, CfAnnotation *annotation);
void cf_other_layers_set_shown (CfOtherLayers *self, const char *name, gboolean shown);
gboolean cf_other_layers_toggle (CfOtherLayers *self);
gboolean cf_other_layers_is_reading (CfOtherLayers *self);
void cf_other_layers_query (CfOtherLayers *self, CfSpan span, GArray *found);

G_END_DECLS
