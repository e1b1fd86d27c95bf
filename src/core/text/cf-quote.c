/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words of a span and those around it. */

#include "config.h"

#include "cf-quote.h"

#include "cf-grapheme.h"
#include "cf-limits.h"

#include <string.h>

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
  g_autofree char *exact = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  before = MIN (cf_grapheme_ceil (text, before), span.start);
  after = MAX (cf_grapheme_floor (text, after), span.end);
  exact = cf_text_slice (text, span);
  prefix = cf_text_slice (text, (CfSpan){ before, span.start });
  suffix = cf_text_slice (text, (CfSpan){ span.end, after });
  cf_quote_set (quote, exact, prefix, suffix);
}

/**
 * cf_quote_set:
 * @quote: (out caller-allocates): filled; clear it with cf_quote_clear()
 * @exact: the text of the span
 * @prefix: what stands before it
 * @suffix: what stands behind it
 */
void
cf_quote_set (CfQuote *quote, const char *exact, const char *prefix, const char *suffix)
{
  gsize n_exact = strlen (exact) + 1, n_prefix = strlen (prefix) + 1,
        n_suffix = strlen (suffix) + 1;
  char *block = g_malloc (n_exact + n_prefix + n_suffix);

  quote->exact = memcpy (block, exact, n_exact);
  quote->prefix = memcpy (block + n_exact, prefix, n_prefix);
  quote->suffix = memcpy (block + n_exact + n_prefix, suffix, n_suffix);
}

void
cf_quote_clear (CfQuote *quote)
{
  g_free ((char *) quote->exact);
  quote->exact = quote->prefix = quote->suffix = NULL;
}

void
cf_quote_copy (CfQuote *to, const CfQuote *from)
{
  if (from->exact != NULL)
    cf_quote_set (to, from->exact, from->prefix, from->suffix);
  else
    *to = (CfQuote){ NULL, NULL, NULL };
}

gboolean
cf_quote_equal (const CfQuote *a, const CfQuote *b)
{
  return g_strcmp0 (a->exact, b->exact) == 0 && g_strcmp0 (a->prefix, b->prefix) == 0 &&
         g_strcmp0 (a->suffix, b->suffix) == 0;
}
