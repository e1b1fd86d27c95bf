/* SPDX-License-Identifier: GPL-3.0-or-later
 * Segmentation, folding, trimming and quoting of any text keep inside it. */

#include "config.h"

#include "cf-fold.h"
#include "cf-language.h"
#include "cf-quote.h"
#include "cf-segment.h"
#include "cf-trim.h"
#include "fuzz.h"

#define MAX_TEXT 4096

static void
check_units (CfText *text, CfSpan scope)
{
  for (CfUnit unit = CF_UNIT_GRAPHEME; unit < CF_N_UNITS; unit++)
    {
      g_autoptr (GArray) spans = cf_segment (text, scope, unit);
      guint at = scope.start;

      for (guint i = 0; i < spans->len; i++)
        {
          CfSpan span = g_array_index (spans, CfSpan, i);

          g_assert (span.start < span.end && cf_span_contains (scope, span));
          g_assert (unit == CF_UNIT_QUOTATION || span.start >= at);
          g_assert (unit != CF_UNIT_GRAPHEME || span.start == at);
          at = unit == CF_UNIT_QUOTATION ? at : span.end;
        }
      g_assert (unit != CF_UNIT_GRAPHEME || at == scope.end);
    }
}

static void
check_span (CfText *text, CfSpan scope, CfSpan span)
{
  CfSpan snapped = cf_segment_snap (text, scope, span);
  CfSpan trimmed = cf_trim (text, snapped, CF_TRIM_QUOTES | CF_TRIM_PUNCTUATION | CF_TRIM_SPACE);
  CfQuote quote;
  CfSpan found;

  g_assert (cf_span_contains (scope, snapped) && cf_span_contains (snapped, span));
  g_assert (cf_span_contains (snapped, trimmed) && trimmed.start < trimmed.end);
  cf_quote_init (&quote, text, trimmed);
  g_assert (g_utf8_strlen (quote.prefix, -1) <= 32 && g_utf8_strlen (quote.suffix, -1) <= 32);
  cf_quote_clear (&quote);
  for (CfUnit unit = CF_UNIT_GRAPHEME; unit < CF_N_UNITS; unit++)
    if (cf_segment_find (text, scope, unit, span.start, &found))
      g_assert (cf_span_contains (scope, found));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (CfText) text = NULL;
  g_autoptr (CfFolded) folded = NULL;
  g_autoptr (GArray) hits = NULL;
  CfSpan scope = { 0, 0 };

  if (size > MAX_TEXT || !g_utf8_validate_len ((const char *) data, size, NULL))
    return 0;
  text = cf_text_new ((const char *) data, (gssize) size);
  scope.end = cf_text_get_length (text);
  cf_language_of_span (text, scope);
  check_units (text, scope);
  folded = cf_fold_text (text, scope);
  if (scope.end > 2)
    {
      CfSpan middle = { scope.end / 3, scope.end / 3 + 1 + size % (scope.end / 3 + 1) };
      g_autofree char *words = NULL;

      check_span (text, scope, middle);
      words = cf_text_slice (text, middle);
      hits = cf_folded_find_all (folded, words);
      for (guint i = 0; i < hits->len; i++)
        g_assert (cf_span_contains (scope, g_array_index (hits, CfSpan, i)));
    }
  return 0;
}
