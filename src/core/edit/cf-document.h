/* SPDX-License-Identifier: GPL-3.0-or-later
 * An open article with the layer that is being worked on. */

#pragma once

#include "cf-anchor.h"
#include "cf-article.h"
#include "cf-layer.h"
#include "cf-project.h"
#include "cf-sidecar-store.h"
#include "cf-span-index.h"

G_BEGIN_DECLS

#define CF_TYPE_DOCUMENT (cf_document_get_type ())
G_DECLARE_FINAL_TYPE (CfDocument, cf_document, CF, DOCUMENT, GObject)

CfDocument *cf_document_open (
  CfProject *project, const char *path, const char *annotator, GPtrArray *problems, GError **error);

const char *cf_document_get_path (CfDocument *self);
CfProject *cf_document_get_project (CfDocument *self);
CfArticle *cf_document_get_article (CfDocument *self);
CfText *cf_document_get_text (CfDocument *self);
const char *cf_document_get_replaced (CfDocument *self);
const char *cf_document_get_id (CfDocument *self);
CfLayer *cf_document_get_layer (CfDocument *self);
CfSidecarStore *cf_document_get_store (CfDocument *self);
gboolean cf_document_is_writable (CfDocument *self);

const CfCorrection *cf_document_get_correction (CfDocument *self);
void cf_document_correct (CfDocument *self, const CfCorrection *correction);
void cf_document_set_article (CfDocument *self, CfArticle *article);
gboolean cf_document_save (CfDocument *self, GError **error);

CfVerdict cf_document_get_spans (CfDocument *self, CfAnnotation *annotation, GArray *spans);
void cf_document_query (CfDocument *self, CfSpan span, GArray *found);
guint cf_document_count_lost (CfDocument *self);

G_END_DECLS
