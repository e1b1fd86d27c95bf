/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a code leaves out at the ends of its spans.
 *
 * Coders differ most about the full stop and the quotation marks at the ends: a code that trims
 * makes them agree, however the text was selected. */

#include "config.h"

#include "cf-trim.h"

#include "cf-grapheme.h"
#include "cf-quotation.h"
#include "cf-segment.h"

/* Nobody quotes deeper; each round looks at the whole span. */
#define MAX_ROUNDS 64

static gboolean
is_final_punctuation (gunichar c)
{
  static const char set[] = ".,;:!?\u2026。，、；：！？．";

  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

/* A quotation that begins at @at, or NULL. */
static const CfSpan *
find_beginning (GArray *quotations, guint at)
{
  for (guint i = 0; i < quotations->len; i++)
    if (g_array_index (quotations, CfSpan, i).start == at)
      return &g_array_index (quotations, CfSpan, i);
  return NULL;
}

static gboolean
has_end (GArray *quotations, guint at)
{
  for (guint i = 0; i < quotations->len; i++)
    if (g_array_index (quotations, CfSpan, i).end == at)
      return TRUE;
  return FALSE;
}

/* Marks around the whole, and marks at an end whose fellow lies outside the span. */
static CfSpan
trim_quotes (CfText *text, CfSpan span)
{
  g_autoptr (GArray) quotations = cf_quotation_find_all (text, span);
  const CfSpan *first = find_beginning (quotations, span.start);
  CfSpan trimmed = span;

  if (first != NULL && first->end == span.end)
    return (CfSpan){ span.start + 1, span.end - 1 };
  if (first == NULL && cf_quotation_is_mark (cf_text_get_char (text, span.start)))
    trimmed.start++;
  if (trimmed.end > trimmed.start && !has_end (quotations, span.end) &&
      cf_quotation_is_mark (cf_text_get_char (text, span.end - 1)))
    trimmed.end--;
  return trimmed;
}

static CfSpan
trim_once (CfText *text, CfSpan span, CfTrim what)
{
  if ((what & CF_TRIM_SPACE) != 0)
    span = cf_segment_trim_space (text, span);
  if ((what & CF_TRIM_PUNCTUATION) != 0)
    while (span.end > span.start && is_final_punctuation (cf_text_get_char (text, span.end - 1)))
      span.end--;
  if ((what & CF_TRIM_QUOTES) != 0 && span.start < span.end)
    span = trim_quotes (text, span);
  return span;
}

/**
 * cf_trim:
 * @text: a text
 * @span: a span in it
 * @what: what the code leaves out
 *
 * Takes away outer quotation marks, final punctuation and white space until none is left. A mark
 * inside whose fellow is inside too stays.
 *
 * Returns: the rest; @span itself if nothing would remain
 */
CfSpan
cf_trim (CfText *text, CfSpan span, CfTrim what)
{
  CfSpan trimmed = span, before;
  guint rounds = 0;

  do
    {
      before = trimmed;
      trimmed = trim_once (text, trimmed, what);
    }
  while (!cf_span_equal (before, trimmed) && trimmed.start < trimmed.end && ++rounds < MAX_ROUNDS);
  trimmed.start = cf_grapheme_ceil (text, trimmed.start);
  trimmed.end = cf_grapheme_ceil (text, trimmed.end);
  return trimmed.start < trimmed.end ? trimmed : span;
}
