/* SPDX-License-Identifier: GPL-3.0-or-later
 * Annotations found again after known edits: never silently elsewhere. */

#include "config.h"

#include "cf-anchor.h"
#include "cf-test.h"

#include <string.h>

#define BEFORE                                                                                \
  "The port said on Monday that the strike had delayed a third of all containers. The union " \
  "called "                                                                                   \
  "the figure baseless. 𠮷野家的老板说：“损失😀不大。” The mayor did not comment."

/* The text after an edit, and where the words of the marked span must end: `[` and `]` stand around them,
 * or nowhere. */
static const struct
{
  const char *marked; /* the words, once in BEFORE */
  const char *after;
  CfVerdict verdict;
} edits[] = {
  /* unchanged */
  { "delayed a third", BEFORE, CF_ANCHOR_EXACT },
  { "损失😀不大", BEFORE, CF_ANCHOR_EXACT },
  /* something inserted before */
  { "figure baseless",
    "网络𠮷 The port said so. The union called the [figure baseless]. Nothing else.",
    CF_ANCHOR_MOVED },
  /* deleted before */
  { "损失😀不大", "𠮷野家的老板说：“[损失😀不大]。”", CF_ANCHOR_MOVED },
  /* one character of the words changed */
  { "delayed a third",
    "The port said on Monday that the strike had delayed a fourth of all containers.",
    CF_ANCHOR_LOST },
  /* the sentence is gone */
  { "delayed a third", "The union called the figure baseless.", CF_ANCHOR_LOST },
  /* the sentence stands twice, once in its old surroundings */
  { "delayed a third",
    "Rumour: delayed a third. The port said on Monday that the strike had [delayed a third] of all "
    "containers. Again: delayed a third!",
    CF_ANCHOR_MOVED },
  /* twice in equal surroundings, and a third time in worse */
  { "figure baseless", "x figure baseless y figure baseless z", CF_ANCHOR_AMBIGUOUS },
  { "delayed a third",
    "x strike had delayed a third of all. strike had delayed a third of all. delayed a third?",
    CF_ANCHOR_AMBIGUOUS },
  { "delayed a third", "", CF_ANCHOR_LOST },
  /* the same word begins another text: where nothing stood before, what stands behind decides */
  { "The port", "The port of Lanwan. [The port] said on Monday that the strike", CF_ANCHOR_MOVED },
  { "The port", "The port of Lanwan.", CF_ANCHOR_EXACT }, /* there is no other place */
  { BEFORE, BEFORE " And more.", CF_ANCHOR_EXACT },
};

static CfSpan
find_marked (CfText *text, const char *words)
{
  const char *utf8 = cf_text_get_utf8 (text, NULL);
  const char *at = strstr (utf8, words);
  CfSpan span;

  g_assert_nonnull (at);
  span.start = cf_text_from_byte (text, (gsize) (at - utf8));
  span.end = span.start + (guint) g_utf8_strlen (words, -1);
  return span;
}

static void
test_edits (void)
{
  g_autoptr (CfText) before = cf_text_new (BEFORE, -1);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      CfSpan stored = find_marked (before, edits[i].marked), found = { 0, 0 };
      g_auto (GStrv) pieces = g_strsplit_set (edits[i].after, "[]", -1);
      g_autofree char *plain = g_strjoinv ("", pieces);
      g_autoptr (CfText) after = cf_text_new (plain, -1);
      CfQuote quote;
      CfVerdict verdict;

      cf_quote_init (&quote, before, stored);
      verdict = cf_anchor_find (after, stored, &quote, &found);
      if (verdict != edits[i].verdict)
        {
          g_test_message ("%s: %s", edits[i].after, cf_verdict_get_name (verdict));
          g_test_fail ();
        }
      if (verdict <= CF_ANCHOR_MOVED)
        {
          g_autofree char *words = cf_text_slice (after, found);

          g_assert_cmpstr (words, ==, edits[i].marked);
        }
      if (g_strv_length (pieces) > 1)
        g_assert_cmpuint (found.start, ==, g_utf8_strlen (pieces[0], -1));
      cf_quote_clear (&quote);
    }
}

/* On the text that it was placed on every span is where it was, however often its words occur. */
static void
test_identity (void)
{
  g_autoptr (CfText) text =
               cf_text_new ("na na na na na, na na; 网网网网网网网网网网网网网网网网网网网", -1);
  guint n = cf_text_get_length (text);

  for (guint start = 0; start < n; start++)
    for (guint end = start + 1; end <= n; end++)
      {
        const CfSpan stored = { start, end };
        CfSpan found;
        CfQuote quote;

        cf_quote_init (&quote, text, stored);
        g_assert_cmpint (cf_anchor_find (text, stored, &quote, &found), ==, CF_ANCHOR_EXACT);
        g_assert_true (cf_span_equal (found, stored));
        cf_quote_clear (&quote);
      }
}

/* Numbers that make no span are no reason to lose the words. */
static void
test_odd_spans (void)
{
  g_autoptr (CfText) text = cf_text_new ("one two three", -1);
  static const CfSpan stored[] = { { 0, 0 }, { 7, 3 }, { 4, 400 }, { 4000, 4003 } };
  CfQuote quote = { "two", "one ", " three" };
  CfQuote nothing = { "", "", "" };

  for (guint i = 0; i < G_N_ELEMENTS (stored); i++)
    {
      CfSpan found;

      g_assert_cmpint (cf_anchor_find (text, stored[i], &quote, &found), ==, CF_ANCHOR_MOVED);
      g_assert_true (cf_span_equal (found, (CfSpan){ 4, 7 }));
      g_assert_cmpint (cf_anchor_find (text, stored[i], &nothing, &found), ==, CF_ANCHOR_LOST);
    }
}

static void
test_parts (void)
{
  g_autoptr (CfText) before = cf_text_new ("alpha beta gamma delta", -1);
  g_autoptr (CfText) moved = cf_text_new ("x alpha beta gamma delta", -1);
  g_autoptr (CfText) turned = cf_text_new ("gamma delta, alpha beta", -1);
  g_autoptr (CfText) half = cf_text_new ("alpha beta", -1);
  g_autoptr (CfAnnotation) annotation = cf_annotation_new ();
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  const CfSpan placed[] = { { 0, 5 }, { 11, 16 } };

  cf_annotation_place (annotation, before, placed, 2);
  g_assert_cmpint (cf_anchor_annotation (before, annotation, spans), ==, CF_ANCHOR_EXACT);
  g_assert_cmpint (cf_anchor_annotation (moved, annotation, spans), ==, CF_ANCHOR_MOVED);
  g_assert_cmpuint (spans->len, ==, 2);
  g_assert_true (cf_span_equal (g_array_index (spans, CfSpan, 1), (CfSpan){ 13, 18 }));
  /* The worst decides, and then there are no places. */
  g_assert_cmpint (cf_anchor_annotation (half, annotation, spans), ==, CF_ANCHOR_LOST);
  g_assert_cmpuint (spans->len, ==, 0);
  /* Nor if they stand in another order. */
  g_assert_cmpint (cf_anchor_annotation (turned, annotation, spans), ==, CF_ANCHOR_AMBIGUOUS);
  g_assert_cmpuint (spans->len, ==, 0);
  cf_annotation_place (annotation, before, NULL, 0);
  g_assert_cmpint (cf_anchor_annotation (half, annotation, spans), ==, CF_ANCHOR_EXACT);
}

/* Words that repeat and repeat end, without an answer. */
static void
test_repetition (void)
{
  const gsize n = 256u << 10;
  char *many = g_strnfill (n, 'a');
  g_autofree char *words = g_strnfill (n / 2, 'a');
  g_autoptr (CfText) text = cf_text_new_take (many, n);
  CfQuote quote = { words, "b", "b" };
  CfQuote letter = { "a", "b", "b" };
  CfSpan found;

  g_assert_cmpint (cf_anchor_find (text, (CfSpan){ 0, 0 }, &quote, &found), ==,
                   CF_ANCHOR_AMBIGUOUS);
  g_assert_cmpint (cf_anchor_find (text, (CfSpan){ 0, 0 }, &letter, &found), ==,
                   CF_ANCHOR_AMBIGUOUS);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/anchor/edits", test_edits);
  g_test_add_func ("/anchor/identity", test_identity);
  g_test_add_func ("/anchor/odd-spans", test_odd_spans);
  g_test_add_func ("/anchor/parts", test_parts);
  g_test_add_func ("/anchor/repetition", test_repetition);
  return g_test_run ();
}
