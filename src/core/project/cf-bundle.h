/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article with the layers that stand beside it. */

#pragma once

#include "cf-article.h"
#include "cf-layer-reading.h"
#include "cf-project.h"

G_BEGIN_DECLS

/**
 * CfBundle:
 * @path: the article's file, as it was reached
 * @article: the article
 * @id: its id: the smallest that its sidecars carry, else its own
 * @layers: (element-type CfLayerReading): its sidecars, by name
 */
typedef struct
{
  char *path;
  CfArticle *article;
  char *id;
  GPtrArray *layers;
} CfBundle;

CfBundle *cf_bundle_load_article (const char *path, GPtrArray *problems, GError **error);
void cf_bundle_choose_id (CfBundle *bundle, CfSidecarStore *store);
CfBundle *cf_bundle_load (const char *path, GPtrArray *problems, GError **error);
void cf_bundle_correct (CfBundle *bundle, CfProject *project);
void cf_bundle_free (CfBundle *bundle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfBundle, cf_bundle_free)

G_END_DECLS
