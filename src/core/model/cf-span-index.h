/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which annotations stand in a stretch of text. */

#pragma once

#include "cf-annotation.h"

G_BEGIN_DECLS

typedef struct _CfSpanIndex CfSpanIndex;

/**
 * CfIndexed:
 * @span: where a part of the annotation stands
 * @annotation: (transfer none): whose part it is
 */
typedef struct
{
  CfSpan span;
  CfAnnotation *annotation;
} CfIndexed;

CfSpanIndex *cf_span_index_new (void);
void cf_span_index_free (CfSpanIndex *index);
void cf_span_index_add (CfSpanIndex *index, CfAnnotation *annotation);
void cf_span_index_remove (CfSpanIndex *index, CfAnnotation *annotation);
void cf_span_index_add_span (CfSpanIndex *index, CfAnnotation *annotation, CfSpan span);
void cf_span_index_remove_span (CfSpanIndex *index, CfAnnotation *annotation, CfSpan span);
void cf_span_index_query (CfSpanIndex *index, CfSpan span, GArray *found);
guint cf_span_index_get_size (CfSpanIndex *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfSpanIndex, cf_span_index_free)

G_END_DECLS
