/* SPDX-License-Identifier: GPL-3.0-or-later
 * What holds of segmentation whatever the text: units keep to their block, do not overlap, break no
 * grapheme, and leave out nothing but white space (words: nothing that has a letter). */

#include "config.h"

#include "cf-grapheme.h"
#include "cf-quotation.h"
#include "cf-segment.h"
#include "cf-test.h"
#include "cf-trim.h"

#include <unicode/uchar.h>

#define ROUNDS 600

static const char *const pieces[] = {
  "a",
  "word",
  "Mr. ",
  "it’s",
  "s’ ",
  "’90s",
  " ",
  "  ",
  "\xc2\xa0",
  "\xe3\x80\x80",
  ".",
  ", ",
  "; ",
  ": ",
  "?",
  "!",
  "…",
  "—",
  "\"",
  "'",
  "“",
  "”",
  "‘",
  "’",
  "「",
  "」",
  "『",
  "』",
  "《",
  "》",
  "（",
  "）",
  "，",
  "；",
  "：",
  "。",
  "？",
  "！",
  "、",
  "中国",
  "网",
  "網絡",
  "的",
  "𠮷",
  "한",
  "ᄒ",
  "ᅡ",
  "1",
  "1,000",
  "10:30",
  "é",
  "e\xcc\x81",
  "\xcc\x81",
  "\xcd\x8f",
  "👍",
  "🏽",
  "👨‍👩‍👧",
  "\xe2\x80\x8d",
  "🇩",
  "🇪",
  "\xef\xb8\x8f",
  "\xd8\x80",
  "क्ष",
  "ﷺ",
  "https://a.example/b,c",
  "\n",
  "\t",
  "\xe2\x80\xa8",
};

static CfText *
make_text (GRand *rand)
{
  GString *utf8 = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 24);
  gsize length;

  for (int i = 0; i < n; i++)
    g_string_append (utf8, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  length = utf8->len;
  return cf_text_new_take (g_string_free (utf8, FALSE), length);
}

/* Counts from the beginning, so that it knows nothing of where it may begin. */
static gboolean *
find_borders (CfText *text, CfSpan scope)
{
  g_autoptr (GArray) graphemes = cf_segment (text, scope, CF_UNIT_GRAPHEME);
  gboolean *borders = g_new0 (gboolean, cf_text_get_length (text) + 1);
  guint at = scope.start;

  borders[scope.start] = borders[scope.end] = TRUE;
  for (guint i = 0; i < graphemes->len; i++)
    {
      CfSpan grapheme = g_array_index (graphemes, CfSpan, i);

      g_assert_cmpuint (grapheme.start, ==, at);
      g_assert_cmpuint (grapheme.end, >, at);
      at = grapheme.end;
      borders[at] = TRUE;
    }
  g_assert_cmpuint (at, ==, scope.end);
  return borders;
}

/* What a grapheme is, its first character says. */
static void
check_gap (CfText *text, CfSpan gap, CfUnit unit, const gboolean *borders)
{
  for (guint at = gap.start; at < gap.end; at++)
    {
      gunichar c = cf_text_get_char (text, at);

      if (borders[at] && unit == CF_UNIT_WORD)
        g_assert_false (g_unichar_isalnum (c));
      else if (borders[at])
        g_assert_true (u_isUWhiteSpace ((UChar32) c));
    }
}

static void
check_unit (CfText *text, CfSpan scope, CfUnit unit, const gboolean *borders)
{
  g_autoptr (GArray) spans = cf_segment (text, scope, unit);
  guint at = scope.start;

  for (guint i = 0; i < spans->len; i++)
    {
      CfSpan span = g_array_index (spans, CfSpan, i);

      g_assert_true (cf_span_contains (scope, span));
      g_assert_cmpuint (span.start, <, span.end);
      g_assert_true (borders[span.start] && borders[span.end]);
      if (unit == CF_UNIT_QUOTATION)
        continue;
      g_assert_cmpuint (span.start, >=, at);
      check_gap (text, (CfSpan){ at, span.start }, unit, borders);
      at = span.end;
    }
  if (unit != CF_UNIT_QUOTATION)
    check_gap (text, (CfSpan){ at, scope.end }, unit, borders);
}

/* Quotations stand beside or in each other, never across; each clause is within a sentence. */
static void
check_nesting (CfText *text, CfSpan scope)
{
  g_autoptr (GArray) quotations = cf_segment (text, scope, CF_UNIT_QUOTATION);
  g_autoptr (GArray) clauses = cf_segment (text, scope, CF_UNIT_CLAUSE);
  g_autoptr (GArray) sentences = cf_segment (text, scope, CF_UNIT_SENTENCE);
  guint s = 0;

  for (guint i = 0; i < quotations->len; i++)
    for (guint k = i + 1; k < quotations->len; k++)
      {
        CfSpan a = g_array_index (quotations, CfSpan, i), b = g_array_index (quotations, CfSpan, k);

        g_assert_true (!cf_span_overlaps (a, b) || cf_span_contains (a, b));
      }
  for (guint i = 0; i < clauses->len; i++)
    {
      CfSpan clause = g_array_index (clauses, CfSpan, i);

      while (s < sentences->len && g_array_index (sentences, CfSpan, s).end < clause.end)
        s++;
      g_assert_cmpuint (s, <, sentences->len);
      g_assert_true (cf_span_contains (g_array_index (sentences, CfSpan, s), clause));
    }
}

static void
check_places (CfText *text, CfSpan scope, const gboolean *borders)
{
  for (guint at = scope.start; at <= scope.end; at++)
    {
      guint floor = at, ceil = at;
      CfSpan snapped;

      while (!borders[floor])
        floor--;
      while (!borders[ceil])
        ceil++;
      g_assert_cmpuint (cf_grapheme_floor (text, at), ==, floor);
      g_assert_cmpuint (cf_grapheme_ceil (text, at), ==, ceil);
      snapped = cf_segment_snap (text, scope, (CfSpan){ at, at });
      g_assert_true (cf_span_equal (snapped, (CfSpan){ floor, ceil }));
    }
}

static void
check_trim (CfText *text, CfSpan scope, const gboolean *borders)
{
  static const CfTrim all = CF_TRIM_QUOTES | CF_TRIM_PUNCTUATION | CF_TRIM_SPACE;
  CfSpan trimmed = cf_trim (text, scope, all);

  if (scope.start == scope.end)
    return;
  g_assert_true (cf_span_contains (scope, trimmed));
  g_assert_cmpuint (trimmed.start, <, trimmed.end);
  g_assert_true (borders[trimmed.start] && borders[trimmed.end]);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (CfText) text = make_text (rand);
      CfSpan scope = { 0, cf_text_get_length (text) };
      g_autofree gboolean *borders = find_borders (text, scope);

      for (CfUnit unit = CF_UNIT_WORD; unit < CF_UNIT_PARAGRAPH; unit++)
        check_unit (text, scope, unit, borders);
      check_nesting (text, scope);
      check_places (text, scope, borders);
      check_trim (text, scope, borders);
    }
}

/* Long runs, in which only counting from the first tells where one ends. */
static void
test_long (void)
{
  static const char *const repeated[] = { "🇩🇪", "👩\xe2\x80\x8d", "e\xcc\x81\xcc\x81\xcc\x81" };

  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    for (guint lead = 0; lead < 2; lead++)
      {
        g_autoptr (GString) utf8 = g_string_new (lead ? "a" : "");
        g_autoptr (CfText) text = NULL;
        g_autofree gboolean *borders = NULL;
        CfSpan scope;

        for (guint n = 0; n < 700; n++)
          g_string_append (utf8, repeated[i]);
        text = cf_text_new (utf8->str, -1);
        scope = (CfSpan){ 0, cf_text_get_length (text) };
        borders = find_borders (text, scope);
        for (guint at = 0; at <= scope.end; at += 97)
          {
            CfSpan snapped = cf_segment_snap (text, scope, (CfSpan){ at, at });
            CfSpan word;

            g_assert_true (borders[snapped.start] && borders[snapped.end]);
            if (cf_segment_find (text, scope, CF_UNIT_WORD, at, &word))
              g_assert_true (borders[word.start] && borders[word.end]);
          }
      }
}

/* Quotation marks by the hundred thousand, of which none finds its fellow, or each. */
static void
test_many_marks (void)
{
  static const char *const runs[][2] = { { "「", "”" }, { "“", "”" }, { "s’ a", "’" } };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (CfText) text = NULL;
      g_autoptr (GArray) found = NULL;
      CfSpan scope;

      for (guint half = 0; half < 2; half++)
        for (guint n = 0; n < 200000; n++)
          g_string_append (utf8, runs[i][half]);
      text = cf_text_new (utf8->str, -1);
      scope = (CfSpan){ 0, cf_text_get_length (text) };
      found = cf_quotation_find_all (text, scope);
      g_assert_cmpuint (found->len, ==, i == 1 ? 200000 : 0);
      g_assert_true (cf_span_contains (scope, cf_trim (text, scope, CF_TRIM_QUOTES)));
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/segment/random", test_random);
  g_test_add_func ("/segment/long", test_long);
  g_test_add_func ("/segment/many-marks", test_many_marks);
  return g_test_run ();
}
