/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where words, clauses, sentences, quotations and graphemes begin and end.
 *
 * ICU breaks UTF-16 up to twice as fast as UTF-8, so the scope is converted first. Words in Chinese
 * come from ICU's dictionary. A scope is a block: no unit crosses one. */

#include "config.h"

#include "cf-segment.h"

#include "cf-grapheme.h"
#include "cf-language.h"
#include "cf-quotation.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

/* Around the place asked for, as much is segmented as any word or grapheme needs. */
#define WINDOW 512

typedef struct
{
  UChar *units;
  guint *offsets; /* of each UTF-16 unit, and of the end: the code point */
  gint32 length;
} Utf16;

static void
utf16_init (Utf16 *utf16, CfText *text, CfSpan scope)
{
  const char *p = cf_text_pointer (text, scope.start);
  guint n = cf_span_length (scope);

  utf16->units = g_new (UChar, 2 * (gsize) n + 1);
  utf16->offsets = g_new (guint, 2 * (gsize) n + 1);
  utf16->length = 0;
  for (guint i = 0; i < n; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      utf16->offsets[utf16->length] = scope.start + i;
      if (c < 0x10000)
        {
          utf16->units[utf16->length++] = (UChar) c;
          continue;
        }
      utf16->units[utf16->length++] = (UChar) (0xd800 + ((c - 0x10000) >> 10));
      utf16->offsets[utf16->length] = scope.start + i;
      utf16->units[utf16->length++] = (UChar) (0xdc00 + ((c - 0x10000) & 0x3ff));
    }
  utf16->offsets[utf16->length] = scope.end;
}

static void
utf16_clear (Utf16 *utf16)
{
  g_free (utf16->units);
  g_free (utf16->offsets);
}

static gboolean
is_space (gunichar c)
{
  return u_isUWhiteSpace ((UChar32) c);
}

/**
 * cf_segment_trim_space:
 * @text: a text
 * @span: a span in it
 *
 * Returns: the span without white space of any kind at its ends; empty at its start if all is
 */
CfSpan
cf_segment_trim_space (CfText *text, CfSpan span)
{
  while (span.start < span.end && is_space (cf_text_get_char (text, span.start)))
    span.start++;
  while (span.start < span.end && is_space (cf_text_get_char (text, span.end - 1)))
    span.end--;
  return span;
}

/* English knows abbreviations after which no sentence ends. */
static const char *
choose_locale (CfText *text, CfSpan scope)
{
  return cf_language_is_chinese (cf_language_of_span (text, scope)) ? "zh" : "en@ss=standard";
}

/* Not by the rule status: between a word of Hangul and one of Han it can be wrong. */
static gboolean
has_letter (const Utf16 *utf16, gint32 start, gint32 end)
{
  while (start < end)
    {
      UChar32 c;

      U16_NEXT (utf16->units, start, end, c);
      if (u_isalnum (c))
        return TRUE;
    }
  return FALSE;
}

static GArray *
break_by_icu (CfText *text, CfSpan scope, UBreakIteratorType type, gboolean words_only)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  const char *locale = type == UBRK_SENTENCE ? choose_locale (text, scope) : "";
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator;
  Utf16 utf16;
  gint32 start, end;

  utf16_init (&utf16, text, scope);
  iterator = ubrk_open (type, locale, utf16.units, utf16.length, &status);
  if (U_FAILURE (status))
    {
      g_warning ("ICU does not break text: %s", u_errorName (status));
      utf16_clear (&utf16);
      return spans;
    }
  start = ubrk_first (iterator);
  for (end = ubrk_next (iterator); end != UBRK_DONE; start = end, end = ubrk_next (iterator))
    {
      CfSpan span = { utf16.offsets[start], utf16.offsets[end] };

      if (words_only && !has_letter (&utf16, start, end))
        continue;
      if (type == UBRK_SENTENCE)
        span = cf_segment_trim_space (text, span);
      if (span.start < span.end)
        g_array_append_val (spans, span);
    }
  ubrk_close (iterator);
  utf16_clear (&utf16);
  return spans;
}

/* What clauses are made of: a block, with what the marks in it mean. */
typedef struct
{
  CfText *text;
  CfSpan scope;
  gboolean chinese;
  GHashTable *closing; /* where a quotation in straight marks ends */
} Block;

static void
block_init (Block *block, CfText *text, CfSpan scope)
{
  g_autoptr (GArray) quotations = cf_quotation_find_all (text, scope);

  block->text = text;
  block->scope = scope;
  block->chinese = cf_language_is_chinese (cf_language_of_span (text, scope));
  block->closing = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < quotations->len; i++)
    g_hash_table_add (block->closing,
                      GUINT_TO_POINTER (g_array_index (quotations, CfSpan, i).end - 1));
}

/* Closing quotation marks and brackets belong to the clause whose last mark stands before them. Of
 * straight marks only the quotation, or what follows, says which they are. */
static gboolean
is_closing (const Block *block, guint at)
{
  gunichar c = cf_text_get_char (block->text, at);
  int type = u_charType ((UChar32) c);

  if (c == '"' && g_hash_table_contains (block->closing, GUINT_TO_POINTER (at)))
    return TRUE;
  if (c == '\'')
    return at + 1 == block->scope.end ||
           !g_unichar_isalnum (cf_text_get_char (block->text, at + 1));
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}

static gboolean
ends_clause (const Block *block, CfSpan sentence, guint at)
{
  gunichar c = cf_text_get_char (block->text, at);
  gunichar before, after;

  if (c == 0xff0c || c == 0xff1b || c == 0xff1a) /* ，；： */
    return TRUE;
  if (c != ',' && c != ';' && c != ':')
    return FALSE;
  before = at > sentence.start ? cf_text_get_char (block->text, at - 1) : 0;
  after = at + 1 < sentence.end ? cf_text_get_char (block->text, at + 1) : 0;
  if (block->chinese) /* not in 1,000, 10:30 or a URL */
    return !(g_unichar_isdigit (before) && g_unichar_isdigit (after)) && after != '/';
  return after == 0 || is_space (after) || is_closing (block, at + 1);
}

static void
append_trimmed (GArray *spans, CfText *text, CfSpan span)
{
  span = cf_segment_trim_space (text, span);
  if (span.start < span.end)
    g_array_append_val (spans, span);
}

static void
split_sentence (const Block *block, CfSpan sentence, GArray *clauses)
{
  CfSpan clause = sentence;

  for (guint at = sentence.start; at < sentence.end; at++)
    {
      if (!ends_clause (block, sentence, at))
        continue;
      while (at + 1 < sentence.end && is_closing (block, at + 1))
        at++;
      clause.end = at + 1;
      append_trimmed (clauses, block->text, clause);
      clause.start = at + 1;
    }
  clause.end = sentence.end;
  append_trimmed (clauses, block->text, clause);
}

static GArray *
break_clauses (CfText *text, CfSpan scope)
{
  g_autoptr (GArray) sentences = break_by_icu (text, scope, UBRK_SENTENCE, FALSE);
  GArray *clauses = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  Block block;

  block_init (&block, text, scope);
  for (guint i = 0; i < sentences->len; i++)
    split_sentence (&block, g_array_index (sentences, CfSpan, i), clauses);
  g_hash_table_unref (block.closing);
  return clauses;
}

static GArray *
whole (CfSpan scope)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  if (scope.start < scope.end)
    g_array_append_val (spans, scope);
  return spans;
}

static GArray *
break_into (CfText *text, CfSpan scope, CfUnit unit)
{
  switch (unit)
    {
    case CF_UNIT_GRAPHEME:
      return break_by_icu (text, scope, UBRK_CHARACTER, FALSE);
    case CF_UNIT_WORD:
      return break_by_icu (text, scope, UBRK_WORD, TRUE);
    case CF_UNIT_CLAUSE:
      return break_clauses (text, scope);
    case CF_UNIT_SENTENCE:
      return break_by_icu (text, scope, UBRK_SENTENCE, FALSE);
    case CF_UNIT_QUOTATION:
      return cf_quotation_find_all (text, scope);
    case CF_UNIT_PARAGRAPH:
    case CF_N_UNITS:
    default:
      return whole (scope);
    }
}

/* A mark or a space that something combines with is one grapheme with it, which no unit breaks. */
static void
align_to_graphemes (CfText *text, CfSpan scope, GArray *spans)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      CfSpan span = g_array_index (spans, CfSpan, i);

      span.start = MIN (cf_grapheme_ceil (text, span.start), scope.end);
      span.end = MIN (cf_grapheme_ceil (text, span.end), scope.end);
      if (span.start < span.end)
        g_array_index (spans, CfSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

/**
 * cf_segment:
 * @text: a text
 * @scope: a block of it
 * @unit: what to look for
 *
 * Returns: (transfer full) (element-type CfSpan): the units in the scope, by start, the longer one
 *   first, each of whole graphemes; white space and, between words, punctuation belong to none
 */
GArray *
cf_segment (CfText *text, CfSpan scope, CfUnit unit)
{
  GArray *spans = break_into (text, scope, unit);

  if (unit != CF_UNIT_GRAPHEME && unit != CF_UNIT_PARAGRAPH)
    align_to_graphemes (text, scope, spans);
  return spans;
}

static CfSpan
window_around (CfText *text, CfSpan scope, guint offset)
{
  CfSpan window = scope;

  if (offset - scope.start > WINDOW)
    window.start = MAX (cf_grapheme_floor (text, offset - WINDOW), scope.start);
  if (scope.end - offset > WINDOW)
    window.end = MIN (cf_grapheme_ceil (text, offset + WINDOW), scope.end);
  return window;
}

/**
 * cf_segment_find:
 * @text: a text
 * @scope: a block of it
 * @unit: what to look for
 * @offset: a place in the scope, or its end
 * @found: (out): the unit
 *
 * Finds the innermost unit around @offset; else the one that ends there, else the next, else the
 * last before it.
 *
 * Returns: whether there is any
 */
gboolean
cf_segment_find (CfText *text, CfSpan scope, CfUnit unit, guint offset, CfSpan *found)
{
  g_autoptr (GArray) spans = NULL;
  const CfSpan *around = NULL, *ending = NULL, *next = NULL, *last = NULL;

  g_return_val_if_fail (offset >= scope.start && offset <= scope.end, FALSE);

  if (unit == CF_UNIT_WORD || unit == CF_UNIT_GRAPHEME)
    scope = window_around (text, scope, offset);
  spans = cf_segment (text, scope, unit);
  for (guint i = 0; i < spans->len; i++)
    {
      const CfSpan *span = &g_array_index (spans, CfSpan, i);

      if (span->start <= offset && offset < span->end)
        around = span; /* a later one that still contains it lies further inside */
      else if (span->end == offset)
        ending = span;
      else if (span->start > offset && next == NULL)
        next = span;
      else if (span->end < offset)
        last = span;
    }
  around = around != NULL ? around : ending != NULL ? ending : next != NULL ? next : last;
  if (around != NULL)
    *found = *around;
  return around != NULL;
}

/**
 * cf_segment_snap:
 * @text: a text
 * @scope: the block, or all of the text, in which @span lies
 * @span: any span
 *
 * Returns: the smallest span of whole graphemes in @scope that holds it; around the place itself if
 *   @span is empty and lies within one
 */
CfSpan
cf_segment_snap (CfText *text, CfSpan scope, CfSpan span)
{
  span.start = MAX (cf_grapheme_floor (text, span.start), scope.start);
  span.end = MIN (cf_grapheme_ceil (text, span.end), scope.end);
  return span;
}

const char *
cf_unit_get_name (CfUnit unit)
{
  static const char *const names[CF_N_UNITS] = { "grapheme", "word",      "clause",
                                                 "sentence", "quotation", "paragraph" };

  g_return_val_if_fail (unit < CF_N_UNITS, NULL);
  return names[unit];
}
