/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words of a span and those around it. */

#include "config.h"

#include "cf-quote.h"

#include "cf-grapheme.h"
#include "cf-limits.h"

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

  before = MIN (cf_grapheme_ceil (text, before), span.start);
  after = MAX (cf_grapheme_floor (text, after), span.end);
  quote->exact = cf_text_slice (text, span);
  quote->prefix = cf_text_slice (text, (CfSpan){ before, span.start });
  quote->suffix = cf_text_slice (text, (CfSpan){ span.end, after });
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
