/* SPDX-License-Identifier: GPL-3.0-or-later
 * All that one annotator says of one article. */

#pragma once

#include "cf-annotation.h"
#include "cf-annotator.h"
#include "cf-article.h"
#include "cf-layer-head.h"
#include "cf-relation.h"
#include "cf-ruling.h"
#include "cf-state.h"
#include "cf-tombstone.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CF_TYPE_LAYER (cf_layer_get_type ())
G_DECLARE_FINAL_TYPE (CfLayer, cf_layer, CF, LAYER, GObject)

CfLayer *cf_layer_new (const CfAnnotator *annotator);
const CfAnnotator *cf_layer_get_annotator (CfLayer *self);
const CfLayerHead *cf_layer_get_head (CfLayer *self);
void cf_layer_set_head (CfLayer *self, const CfLayerHead *head);
CfState *cf_layer_get_state (CfLayer *self);
CfArticle *cf_layer_pair_article (CfLayer *self, CfArticle *article);

CfRecord *cf_layer_get_record (CfLayer *self, const char *id);
CfAnnotation *cf_layer_get_annotation (CfLayer *self, const char *id);
CfAnnotation *cf_layer_get_nth (CfLayer *self, guint position);
CfAnnotation *cf_layer_get_article_annotation (CfLayer *self);
gboolean cf_layer_find (CfLayer *self, CfAnnotation *annotation, guint *position);
guint cf_layer_find_from (CfLayer *self, guint offset);
GHashTable *cf_layer_get_counts (CfLayer *self);
guint cf_layer_get_n_annotations (CfLayer *self);
GHashTable *cf_layer_get_records (CfLayer *self);
GPtrArray *cf_layer_list_records (CfLayer *self);
GPtrArray *cf_layer_list_relations (CfLayer *self);

void cf_layer_put (CfLayer *self, CfRecord *record);
void cf_layer_remove (CfLayer *self, const char *id);

G_END_DECLS
