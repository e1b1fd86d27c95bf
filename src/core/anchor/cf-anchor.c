/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds annotations again in a text that is not the one they were placed on.
 *
 * Only the very words count here. Of several places the one with the most of the old context around it
 * is taken, if it is the only such; a place without any evidence beyond the words themselves is taken
 * only if there is no other. Nothing is guessed. */

#include "config.h"

#include "cf-anchor.h"

#include <string.h>

/* Bytes looked at for one span: words that repeat without end are then ambiguous, and cost no more. */
#define MAX_WORK (64u << 20)

/* How many bytes before @at agree with the end of @prefix. */
static gsize
match_before (const char *text, const char *at, const char *prefix)
{
  gsize n = 0, length = strlen (prefix);

  while (n < length && at - n > text && at[-1 - (gssize) n] == prefix[length - 1 - n])
    n++;
  return n;
}

static gsize
match_after (const char *at, const char *suffix)
{
  gsize n = 0;

  while (suffix[n] != '\0' && at[n] == suffix[n])
    n++;
  return n;
}

static gboolean
stands_at (CfText *text, CfSpan span, const CfQuote *quote)
{
  g_autofree char *there = NULL;

  if (span.start >= span.end || span.end > cf_text_get_length (text))
    return FALSE;
  there = cf_text_slice (text, span);
  return g_str_equal (there, quote->exact);
}

/* At its old place, with all of the context on at least one side, if there was any. */
static gboolean
is_unmoved (CfText *text, CfSpan stored, const CfQuote *quote)
{
  gsize prefix = strlen (quote->prefix), suffix = strlen (quote->suffix);
  const char *utf8, *start, *end;

  if (!stands_at (text, stored, quote))
    return FALSE;
  utf8 = cf_text_get_utf8 (text, NULL);
  start = cf_text_pointer (text, stored.start);
  end = cf_text_pointer (text, stored.end);
  return (prefix == 0 && suffix == 0) ||
         (prefix > 0 && match_before (utf8, start, quote->prefix) == prefix) ||
         (suffix > 0 && match_after (end, quote->suffix) == suffix);
}

/* The place with the most of the context around it. */
static CfVerdict
find_best (CfText *text, const CfQuote *quote, CfSpan *found)
{
  gsize length, exact_length = strlen (quote->exact);
  gsize cost = exact_length + strlen (quote->prefix) + strlen (quote->suffix), work = 0;
  const char *utf8 = cf_text_get_utf8 (text, &length);
  const char *p = utf8, *best = NULL;
  gsize best_score = 0;
  gboolean tie = FALSE;

  while ((p = memmem (p, length - (gsize) (p - utf8), quote->exact, exact_length)) != NULL)
    {
      gsize score =
        match_before (utf8, p, quote->prefix) + match_after (p + exact_length, quote->suffix);

      if (best == NULL || score > best_score)
        {
          best = p;
          best_score = score;
          tie = FALSE;
        }
      else if (score == best_score)
        {
          tie = TRUE;
        }
      p++;
      work += cost;
      if (work > MAX_WORK)
        return CF_ANCHOR_AMBIGUOUS;
    }
  if (best == NULL)
    return CF_ANCHOR_LOST;
  if (tie)
    return CF_ANCHOR_AMBIGUOUS;
  found->start = cf_text_from_byte (text, (gsize) (best - utf8));
  found->end = cf_text_from_byte (text, (gsize) (best - utf8) + exact_length);
  return CF_ANCHOR_MOVED;
}

/**
 * cf_anchor_find:
 * @text: the text as it is now
 * @stored: where the words stood
 * @quote: the words, and those around them
 * @found: (out): where they stand, for %CF_ANCHOR_EXACT and %CF_ANCHOR_MOVED
 *
 * Returns: what is known of it
 */
CfVerdict
cf_anchor_find (CfText *text, CfSpan stored, const CfQuote *quote, CfSpan *found)
{
  gboolean has_words = *quote->exact != '\0';
  CfVerdict verdict;

  /* A layer from elsewhere may have numbers alone: there is nothing to hold them against. */
  if (!has_words && stored.start < stored.end && stored.end <= cf_text_get_length (text))
    {
      *found = stored;
      return CF_ANCHOR_EXACT;
    }
  if (is_unmoved (text, stored, quote))
    {
      *found = stored;
      return CF_ANCHOR_EXACT;
    }
  verdict = has_words ? find_best (text, quote, found) : CF_ANCHOR_LOST;
  return verdict == CF_ANCHOR_MOVED && cf_span_equal (*found, stored) ? CF_ANCHOR_EXACT : verdict;
}

/* Parts that have changed places are not the annotation that was made. */
static gboolean
are_in_order (GArray *spans)
{
  for (guint i = 1; i < spans->len; i++)
    if (g_array_index (spans, CfSpan, i).start < g_array_index (spans, CfSpan, i - 1).end)
      return FALSE;
  return TRUE;
}

/**
 * cf_anchor_annotation:
 * @text: the text as it is now
 * @annotation: an annotation
 * @spans: (element-type CfSpan): emptied, then filled with the places of its parts, for
 *   %CF_ANCHOR_EXACT and %CF_ANCHOR_MOVED
 *
 * Returns: the worst verdict on any of its parts; %CF_ANCHOR_AMBIGUOUS if they are no longer in their
 *   order; %CF_ANCHOR_EXACT for article scope
 */
CfVerdict
cf_anchor_annotation (CfText *text, CfAnnotation *annotation, GArray *spans)
{
  CfVerdict worst = CF_ANCHOR_EXACT;

  g_array_set_size (spans, 0);
  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    {
      const CfPart *part = cf_annotation_get_part (annotation, i);
      CfSpan found = { 0, 0 };

      worst = MAX (worst, cf_anchor_find (text, part->span, &part->quote, &found));
      g_array_append_val (spans, found);
    }
  if (worst == CF_ANCHOR_MOVED && !are_in_order (spans))
    worst = CF_ANCHOR_AMBIGUOUS;
  if (worst > CF_ANCHOR_MOVED)
    g_array_set_size (spans, 0);
  return worst;
}

const char *
cf_verdict_get_name (CfVerdict verdict)
{
  static const char *const names[] = { "exact", "moved", "ambiguous", "lost" };

  return names[verdict];
}
