/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an article's layers hold, in the order in which it is exported. */

#pragma once

#include "cf-format.h"

G_BEGIN_DECLS

/**
 * CfExportRow:
 * @layer: whose annotation it is
 * @annotation: the annotation
 * @part: which of its parts, from 0
 * @span: where that stands; empty for an annotation of the article as a whole
 *
 * A part of an annotation.
 */
typedef struct
{
  CfLayer *layer;
  CfAnnotation *annotation;
  guint part;
  CfSpan span;
} CfExportRow;

GArray *cf_export_list_rows (CfExport *export, CfBundle *bundle);

/**
 * CfExportLink:
 * @layer: whose relation it is
 * @relation: (transfer full): the relation
 */
typedef struct
{
  CfLayer *layer;
  CfRelation *relation;
} CfExportLink;

GArray *cf_export_list_links (CfBundle *bundle);
const char *cf_export_find_language (CfArticle *article, CfSpan span);
gboolean cf_export_is_for_spreadsheet (CfExport *export);

G_END_DECLS
