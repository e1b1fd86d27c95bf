/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words of a span and those around it. */

#include "config.h"

#include "cf-quote.h"

#include "cf-limits.h"
#include "cf-segment.h"

/* Far enough before the context for grapheme breaks in it not to depend on what is further off. */
#define MARGIN 64

/* The first grapheme boundary from @from on, up to @to. */
static guint
boundary_from (CfText *text, guint from, guint to)
{
  CfSpan scope = { from > MARGIN ? from - MARGIN : 0, to };
  g_autoptr (GArray) graphemes = NULL;

  if (from == 0 || from >= to)
    return from;
  graphemes = cf_segment (text, scope, CF_UNIT_GRAPHEME);
  for (guint i = 0; i < graphemes->len; i++)
    if (g_array_index (graphemes, CfSpan, i).start >= from)
      return g_array_index (graphemes, CfSpan, i).start;
  return to;
}

/* The last grapheme boundary up to @to, from @from on. */
static guint
boundary_until (CfText *text, guint from, guint to)
{
  CfSpan scope = { from, MIN (to + MARGIN, cf_text_get_length (text)) };
  g_autoptr (GArray) graphemes = NULL;
  guint boundary = from;

  if (to >= cf_text_get_length (text) || from >= to)
    return to;
  graphemes = cf_segment (text, scope, CF_UNIT_GRAPHEME);
  for (guint i = 0; i < graphemes->len; i++)
    if (g_array_index (graphemes, CfSpan, i).end <= to)
      boundary = g_array_index (graphemes, CfSpan, i).end;
  return boundary;
}

/**
 * cf_quote_init:
 * @quote: (out caller-allocates): filled; clear it with cf_quote_clear()
 * @text: a text
 * @span: a span in it
 *
 * Prefix and suffix have at most 32 code points and are cut between grapheme clusters.
 */
void
cf_quote_init (CfQuote *quote, CfText *text, CfSpan span)
{
  guint length = cf_text_get_length (text);
  guint before = span.start > CF_QUOTE_CONTEXT ? span.start - CF_QUOTE_CONTEXT : 0;
  guint after = MIN (span.end + CF_QUOTE_CONTEXT, length);

  quote->exact = cf_text_slice (text, span);
  quote->prefix =
    cf_text_slice (text, (CfSpan){ boundary_from (text, before, span.start), span.start });
  quote->suffix =
    cf_text_slice (text, (CfSpan){ span.end, boundary_until (text, span.end, after) });
}

void
cf_quote_clear (CfQuote *quote)
{
  g_clear_pointer (&quote->exact, g_free);
  g_clear_pointer (&quote->prefix, g_free);
  g_clear_pointer (&quote->suffix, g_free);
}

void
cf_quote_copy (CfQuote *to, const CfQuote *from)
{
  to->exact = g_strdup (from->exact);
  to->prefix = g_strdup (from->prefix);
  to->suffix = g_strdup (from->suffix);
}

gboolean
cf_quote_equal (const CfQuote *a, const CfQuote *b)
{
  return g_strcmp0 (a->exact, b->exact) == 0 && g_strcmp0 (a->prefix, b->prefix) == 0 &&
         g_strcmp0 (a->suffix, b->suffix) == 0;
}
