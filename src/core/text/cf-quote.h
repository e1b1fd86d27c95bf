/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words of a span and those around it. */

#pragma once

#include "cf-text.h"

G_BEGIN_DECLS

/**
 * CfQuote:
 * @exact: the text of the span
 * @prefix: up to 32 code points before it
 * @suffix: up to 32 code points behind it
 *
 * A TextQuoteSelector; the strings are owned, in one piece of memory, that of @exact.
 */
typedef struct
{
  const char *exact;
  const char *prefix;
  const char *suffix;
} CfQuote;

void cf_quote_init (CfQuote *quote, CfText *text, CfSpan span);
void cf_quote_set (CfQuote *quote, const char *exact, const char *prefix, const char *suffix);
void cf_quote_clear (CfQuote *quote);
void cf_quote_copy (CfQuote *to, const CfQuote *from);
gboolean cf_quote_equal (const CfQuote *a, const CfQuote *b);

G_END_DECLS
