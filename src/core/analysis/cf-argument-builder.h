/* SPDX-License-Identifier: GPL-3.0-or-later
 * Layers to an argument graph. */

#pragma once

#include "cf-argument-graph.h"
#include "cf-article.h"
#include "cf-layer.h"

G_BEGIN_DECLS

typedef struct _CfArgumentBuilder CfArgumentBuilder;

CfArgumentBuilder *cf_argument_builder_new (CfCodebook *codebook);
void cf_argument_builder_free (CfArgumentBuilder *builder);
void cf_argument_builder_set_article (CfArgumentBuilder *builder,
                                      const char *file,
                                      const char *id,
                                      CfArticle *article);
void cf_argument_builder_add_records (CfArgumentBuilder *builder,
                                      const char *annotator,
                                      GPtrArray *records,
                                      CfPairs *pairing,
                                      gboolean outside);
void cf_argument_builder_add_layer (CfArgumentBuilder *builder, CfLayer *layer, gboolean outside);
CfArgumentGraph *cf_argument_builder_finish (CfArgumentBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfArgumentBuilder, cf_argument_builder_free)

G_END_DECLS
