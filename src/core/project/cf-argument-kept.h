/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an argument graph is made of, an article at a time. */

#pragma once

#include "cf-argument-graph.h"
#include "cf-layer.h"
#include "cf-project.h"

G_BEGIN_DECLS

/**
 * CfArgumentKeptLayer:
 * @sidecar: its file
 * @annotator: the short name of who made it
 * @records: (element-type CfRecord): all that it has
 * @pairing: (nullable): what it says of the pairs of the article
 */
typedef struct
{
  char *sidecar;
  char *annotator;
  GPtrArray *records;
  CfPairs *pairing;
} CfArgumentKeptLayer;

/**
 * CfArgumentKept:
 * @path: an article
 * @id: its id
 * @article: what its file says
 * @corrected: whether that says already what people have corrected
 * @layers: (element-type CfArgumentKeptLayer): what stands beside it
 *
 * Immutable, so that a graph can be made in a thread while another article is read.
 */
typedef struct
{
  char *path;
  char *id;
  CfArticle *article;
  gboolean corrected;
  GPtrArray *layers;
} CfArgumentKept;

CfArgumentKept *cf_argument_kept_new (const char *path, const char *id, CfArticle *article);
CfArgumentKept *
cf_argument_kept_load (CfProject *project, const char *path, GPtrArray *problems, GError **error);
CfArgumentKept *cf_argument_kept_ref (CfArgumentKept *kept);
void cf_argument_kept_unref (CfArgumentKept *kept);
void cf_argument_kept_take_layer (CfArgumentKept *kept,
                                  const char *sidecar,
                                  const char *annotator,
                                  GPtrArray *records,
                                  CfPairs *pairing);
void cf_argument_kept_add_layer (CfArgumentKept *kept, const char *sidecar, CfLayer *layer);
CfArgumentGraph *
cf_argument_kept_make_graph (CfProject *project, GPtrArray *all, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfArgumentKept, cf_argument_kept_unref)

G_END_DECLS
