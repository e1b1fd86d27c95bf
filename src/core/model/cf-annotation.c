/* SPDX-License-Identifier: GPL-3.0-or-later
 * Spans of an article with a code.
 *
 * A CfAnnotation has its parts in order, none overlapping or touching another; without parts it speaks
 * of the article as a whole. Each part keeps the words that were marked: they, not the numbers, are
 * what the annotator meant. */

#include "config.h"

#include "cf-annotation.h"

#include "cf-digest.h"
#include "cf-shared-string.h"

#include <stdlib.h>
#include <string.h>

struct _CfAnnotation
{
  CfRecord parent_instance;

  const char *source; /* the id of the article, as its targets say it */
  guint n_parts;
  CfPart first;   /* most have one part */
  CfPart *others; /* @n_parts - 1; NULL if there are none */
};

G_DEFINE_FINAL_TYPE (CfAnnotation, cf_annotation, CF_TYPE_RECORD)

static CfPart *
get_part (CfAnnotation *self, guint index)
{
  return index == 0 ? &self->first : &self->others[index - 1];
}

/* A new last part, to be filled. */
static CfPart *
append_part (CfAnnotation *self)
{
  if (self->n_parts > 0)
    self->others = g_renew (CfPart, self->others, self->n_parts);
  self->n_parts++;
  return get_part (self, self->n_parts - 1);
}

static void
clear_parts (CfAnnotation *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    cf_quote_clear (&get_part (self, i)->quote);
  g_clear_pointer (&self->others, g_free);
  self->n_parts = 0;
}

static void
cf_annotation_finalize (GObject *object)
{
  CfAnnotation *self = CF_ANNOTATION (object);

  g_clear_pointer (&self->source, cf_shared_string_unref);
  clear_parts (self);
  G_OBJECT_CLASS (cf_annotation_parent_class)->finalize (object);
}

static void
cf_annotation_copy_into (CfRecord *record, CfRecord *record_copy)
{
  CfAnnotation *self = CF_ANNOTATION (record), *copy = CF_ANNOTATION (record_copy);

  if (self->source != NULL)
    copy->source = cf_shared_string_ref (self->source);
  for (guint i = 0; i < self->n_parts; i++)
    {
      const CfPart *from = get_part (self, i);
      CfPart *to = append_part (copy);

      *to = *from;
      cf_quote_copy (&to->quote, &from->quote);
    }
}

static gboolean
cf_annotation_content_equal (CfRecord *a, CfRecord *b)
{
  CfAnnotation *x = CF_ANNOTATION (a), *y = CF_ANNOTATION (b);

  if (!cf_annotation_spans_equal (x, y) || g_strcmp0 (x->source, y->source) != 0)
    return FALSE;
  for (guint i = 0; i < x->n_parts; i++)
    {
      const CfPart *p = cf_annotation_get_part (x, i), *q = cf_annotation_get_part (y, i);

      if (p->text != q->text || !cf_quote_equal (&p->quote, &q->quote))
        return FALSE;
    }
  return TRUE;
}

static void
cf_annotation_class_init (CfAnnotationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_annotation_finalize;
  CF_RECORD_CLASS (klass)->copy_into = cf_annotation_copy_into;
  CF_RECORD_CLASS (klass)->content_equal = cf_annotation_content_equal;
}

static void
cf_annotation_init (CfAnnotation *self)
{
}

CfAnnotation *
cf_annotation_new (void)
{
  return g_object_new (CF_TYPE_ANNOTATION, NULL);
}

/**
 * cf_annotation_get_source:
 * @self: an annotation
 *
 * Returns: (nullable): the id of the article that it speaks of
 */
const char *
cf_annotation_get_source (CfAnnotation *self)
{
  return self->source;
}

void
cf_annotation_set_source (CfAnnotation *self, const char *source)
{
  const char *before = self->source;

  g_return_if_fail (!cf_record_is_sealed (CF_RECORD (self)));
  self->source = source != NULL ? cf_shared_string_new (source) : NULL;
  g_clear_pointer (&before, cf_shared_string_unref);
}

/**
 * cf_annotation_has_article_scope:
 * @self: an annotation
 *
 * Returns: whether it speaks of the article as a whole
 */
gboolean
cf_annotation_has_article_scope (CfAnnotation *self)
{
  return self->n_parts == 0;
}

guint
cf_annotation_get_n_parts (CfAnnotation *self)
{
  return self->n_parts;
}

const CfPart *
cf_annotation_get_part (CfAnnotation *self, guint index)
{
  g_return_val_if_fail (index < self->n_parts, NULL);
  return get_part (self, index);
}

/**
 * cf_annotation_take_part:
 * @self: an annotation that is not sealed
 * @part: (transfer full): its next part; the strings are taken
 */
void
cf_annotation_take_part (CfAnnotation *self, CfPart *part)
{
  g_return_if_fail (!cf_record_is_sealed (CF_RECORD (self)));
  *append_part (self) = *part;
  memset (part, 0, sizeof *part);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return cf_span_compare (*(const CfSpan *) a, *(const CfSpan *) b);
}

/**
 * cf_spans_normalise:
 * @spans: (inout) (array length=n_spans): spans in any order
 * @n_spans: how many
 *
 * Sorts them, drops empty ones, and joins those that overlap or touch.
 *
 * Returns: how many remain, at the beginning of @spans
 */
guint
cf_spans_normalise (CfSpan *spans, guint n_spans)
{
  guint n = 0;

  if (n_spans > 1)
    qsort (spans, n_spans, sizeof (CfSpan), compare_spans);
  for (guint i = 0; i < n_spans; i++)
    {
      if (spans[i].start >= spans[i].end)
        continue;
      if (n > 0 && spans[i].start <= spans[n - 1].end)
        spans[n - 1].end = MAX (spans[n - 1].end, spans[i].end);
      else
        spans[n++] = spans[i];
    }
  return n;
}

/**
 * cf_annotation_place:
 * @self: an annotation that is not sealed
 * @text: the reference text
 * @spans: (array length=n_spans): where it is to stand, in any order
 * @n_spans: how many; 0 for the article as a whole
 *
 * Puts it there: the spans are normalised, the words taken from the text.
 */
void
cf_annotation_place (CfAnnotation *self, CfText *text, const CfSpan *spans, guint n_spans)
{
  g_autofree CfSpan *normal = g_memdup2 (spans, n_spans * sizeof (CfSpan));
  guint64 digest = 0;

  g_return_if_fail (!cf_record_is_sealed (CF_RECORD (self)));

  clear_parts (self);
  n_spans = cf_spans_normalise (normal, n_spans);
  if (n_spans > 0)
    digest = cf_digest_short_of_hex (cf_text_get_digest (text));
  for (guint i = 0; i < n_spans; i++)
    {
      CfPart *part = append_part (self);

      *part = (CfPart){ .span = normal[i], .text = digest };
      cf_quote_init (&part->quote, text, part->span);
    }
}

/**
 * cf_annotation_get_extent:
 * @self: an annotation
 *
 * Returns: from the start of its first part to the end of its last; empty for article scope
 */
CfSpan
cf_annotation_get_extent (CfAnnotation *self)
{
  if (self->n_parts == 0)
    return (CfSpan){ 0, 0 };
  return (CfSpan){ get_part (self, 0)->span.start, get_part (self, self->n_parts - 1)->span.end };
}

/**
 * cf_annotation_get_quote:
 * @self: an annotation
 *
 * Returns: (transfer full): the words that were marked, parts joined by ` … `, as lists and tables
 *   show them
 */
char *
cf_annotation_get_quote (CfAnnotation *self)
{
  GString *quote = g_string_new (NULL);

  for (guint i = 0; i < self->n_parts; i++)
    {
      if (i > 0)
        g_string_append (quote, " … ");
      g_string_append (quote, cf_annotation_get_part (self, i)->quote.exact);
    }
  return g_string_free (quote, FALSE);
}

guint
cf_annotation_count_characters (CfAnnotation *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_parts; i++)
    n += cf_span_length (cf_annotation_get_part (self, i)->span);
  return n;
}

gboolean
cf_annotation_spans_equal (CfAnnotation *a, CfAnnotation *b)
{
  if (a->n_parts != b->n_parts)
    return FALSE;
  for (guint i = 0; i < a->n_parts; i++)
    if (!cf_span_equal (cf_annotation_get_part (a, i)->span, cf_annotation_get_part (b, i)->span))
      return FALSE;
  return TRUE;
}

/**
 * cf_annotation_compare:
 * @a: an annotation
 * @b: another
 *
 * Returns: the order of files, lists and output: article scope, then by first start, then end (longer
 *   first), then id
 */
int
cf_annotation_compare (CfAnnotation *a, CfAnnotation *b)
{
  int order = (a->n_parts > 0) - (b->n_parts > 0);

  if (order == 0)
    order = cf_span_compare (cf_annotation_get_extent (a), cf_annotation_get_extent (b));
  if (order == 0)
    order = g_strcmp0 (cf_record_get_id (CF_RECORD (a)), cf_record_get_id (CF_RECORD (b)));
  return order;
}
