/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is left out at the ends of a span, and the words that are kept with it. */

#include "config.h"

#include "cf-limits.h"
#include "cf-quote.h"
#include "cf-segment.h"
#include "cf-test.h"
#include "cf-trim.h"

#include <string.h>

#define ALL (CF_TRIM_QUOTES | CF_TRIM_PUNCTUATION | CF_TRIM_SPACE)

/* The selection stands in [ ], what is to remain in < >. */
static const struct
{
  CfTrim what;
  const char *given;
  const char *kept;
} trims[] = {
  { ALL, "[ taxes fell. ] x", " <taxes fell>.  x" },
  { ALL, "said [“taxes fell.”] x", "said “<taxes fell>.” x" },
  { ALL, "said [“taxes fell”.] x", "said “<taxes fell>”. x" },
  { ALL, "[「延誤早在『罷工』之前。」]", "「<延誤早在『罷工』之前>。」" },
  { ALL, "[『罷工』之前就開始了。]", "<『罷工』之前就開始了>。" },
  { ALL, "他说[“毫无根据]”", "他说“<毫无根据>”" },
  { ALL, "他说“[毫无根据”]", "他说“<毫无根据>”" },
  { ALL, "[\"a\" and \"b\"]", "<\"a\" and \"b\">" },
  { ALL, "[《环球时报》报道，]", "<《环球时报》报道>，" },
  { ALL, "[\xc2\xa0\xe3\x80\x80x\xe3\x80\x80]", "\xc2\xa0\xe3\x80\x80<x>\xe3\x80\x80" },
  { ALL, "[...?!]", "<...?!>" }, /* nothing would remain: it stays */
  { ALL, "[U.S.]", "<U.S>." },
  { ALL, "[China’s data]", "<China’s data>" },
  { CF_TRIM_SPACE, "[ “x.” ]", " <“x.”> " },
  { CF_TRIM_PUNCTUATION, "[x.。；]", "<x>.。；" },
  { CF_TRIM_QUOTES, "[“‘x’”]", "“‘<x>’”" },
  { CF_TRIM_NONE, "[ x. ]", "< x. >" },
};

/* Takes the two marks out of @marked. */
static CfText *
read_marked (const char *marked, char open, char close, CfSpan *span)
{
  const char *first = strchr (marked, open), *last = strrchr (marked, close);
  g_autofree char *plain = g_strdup_printf ("%.*s%.*s%s", (int) (first - marked), marked,
                                            (int) (last - first - 1), first + 1, last + 1);

  span->start = (guint) g_utf8_strlen (marked, first - marked);
  span->end = span->start + (guint) g_utf8_strlen (first + 1, last - first - 1);
  return cf_text_new (plain, -1);
}

static void
test_trim (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (trims); i++)
    {
      CfSpan given, kept, trimmed;
      g_autoptr (CfText) text = read_marked (trims[i].given, '[', ']', &given);
      g_autoptr (CfText) same = read_marked (trims[i].kept, '<', '>', &kept);

      g_assert_cmpstr (cf_text_get_utf8 (text, NULL), ==, cf_text_get_utf8 (same, NULL));
      trimmed = cf_trim (text, given, trims[i].what);
      if (!cf_span_equal (trimmed, kept))
        {
          g_autofree char *got = cf_text_slice (text, trimmed);

          g_test_message ("%s became <%s>", trims[i].given, got);
          g_test_fail ();
        }
      /* What is trimmed once is trimmed. */
      g_assert_true (cf_span_equal (cf_trim (text, trimmed, trims[i].what), trimmed));
    }
}

/* Contexts have at most 32 code points and break no grapheme, whatever stands at their ends. */
static void
check_quote (CfText *text, CfSpan span)
{
  CfSpan all = { 0, cf_text_get_length (text) };
  CfSpan context, snapped;
  CfQuote quote;

  cf_quote_init (&quote, text, span);
  context.start = span.start - (guint) g_utf8_strlen (quote.prefix, -1);
  context.end = span.end + (guint) g_utf8_strlen (quote.suffix, -1);
  g_assert_cmpuint (span.start - context.start, <=, CF_QUOTE_CONTEXT);
  g_assert_cmpuint (context.end - span.end, <=, CF_QUOTE_CONTEXT);
  {
    g_autofree char *exact = cf_text_slice (text, span);
    g_autofree char *prefix = cf_text_slice (text, (CfSpan){ context.start, span.start });
    g_autofree char *suffix = cf_text_slice (text, (CfSpan){ span.end, context.end });

    g_assert_cmpstr (quote.exact, ==, exact);
    g_assert_cmpstr (quote.prefix, ==, prefix);
    g_assert_cmpstr (quote.suffix, ==, suffix);
  }
  snapped = cf_segment_snap (text, all, context);
  g_assert_true (cf_span_equal (snapped, context));
  /* And are as long as they can be: with one grapheme more they would be too long. */
  if (context.start > 0)
    {
      snapped = cf_segment_snap (text, all, (CfSpan){ context.start - 1, span.end });
      g_assert_cmpuint (span.start - snapped.start, >, CF_QUOTE_CONTEXT);
    }
  if (context.end < all.end)
    {
      snapped = cf_segment_snap (text, all, (CfSpan){ span.start, context.end + 1 });
      g_assert_cmpuint (snapped.end - span.end, >, CF_QUOTE_CONTEXT);
    }
  cf_quote_clear (&quote);
}

static void
test_quotes (void)
{
  static const char *const graphemes[] = { "a",  "网", "e\xcc\x81", "👨‍👩‍👧",
                                           "🇩🇪", "𠮷", "\n" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (CfText) text = NULL;
      guint n = (guint) g_rand_int_range (random, 4, 90), at = 0, a, b;

      for (guint i = 0; i < n; i++)
        {
          const char *g = graphemes[g_rand_int_range (random, 0, G_N_ELEMENTS (graphemes))];

          g_array_append_val (starts, at);
          g_string_append (utf8, g);
          at += (guint) g_utf8_strlen (g, -1);
        }
      g_array_append_val (starts, at);
      text = cf_text_new (utf8->str, -1);
      a = (guint) g_rand_int_range (random, 0, (gint32) n);
      b = (guint) g_rand_int_range (random, (gint32) a + 1, (gint32) n + 1);
      check_quote (text,
                   (CfSpan){ g_array_index (starts, guint, a), g_array_index (starts, guint, b) });
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/trim/trim", test_trim);
  g_test_add_func ("/trim/quotes", test_quotes);
  return g_test_run ();
}
