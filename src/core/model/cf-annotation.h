/* SPDX-License-Identifier: GPL-3.0-or-later
 * Spans of an article with a code. */

#pragma once

#include "cf-quote.h"
#include "cf-record.h"

G_BEGIN_DECLS

#define CF_TYPE_ANNOTATION (cf_annotation_get_type ())
G_DECLARE_FINAL_TYPE (CfAnnotation, cf_annotation, CF, ANNOTATION, CfRecord)

/**
 * CfPart:
 * @span: where it stands
 * @quote: the words that were marked, and those around them
 * @text: the first 64 bits of the digest of the text that it was placed on; 0 if that is not known
 *
 * One piece of an annotation's text.
 */
typedef struct
{
  CfSpan span;
  CfQuote quote;
  guint64 text;
} CfPart;

CfAnnotation *cf_annotation_new (void);
const char *cf_annotation_get_source (CfAnnotation *self);
void cf_annotation_set_source (CfAnnotation *self, const char *source);
gboolean cf_annotation_has_article_scope (CfAnnotation *self);

guint cf_annotation_get_n_parts (CfAnnotation *self);
const CfPart *cf_annotation_get_part (CfAnnotation *self, guint index);
void cf_annotation_take_part (CfAnnotation *self, CfPart *part);
void cf_annotation_place (CfAnnotation *self, CfText *text, const CfSpan *spans, guint n_spans);
CfSpan cf_annotation_get_extent (CfAnnotation *self);
char *cf_annotation_get_quote (CfAnnotation *self);
guint cf_annotation_count_characters (CfAnnotation *self);
gboolean cf_annotation_spans_equal (CfAnnotation *a, CfAnnotation *b);
int cf_annotation_compare (CfAnnotation *a, CfAnnotation *b);

guint cf_spans_normalise (CfSpan *spans, guint n_spans);

G_END_DECLS
