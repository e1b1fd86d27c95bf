/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where words, clauses, sentences, quotations and graphemes end: in each case each line is a block. */

#include "config.h"

#include "cf-segment.h"
#include "cf-test.h"

#include <string.h>

static void
append_units (GString *out, CfText *text, CfSpan scope, CfUnit unit)
{
  g_autoptr (GArray) spans = cf_segment (text, scope, unit);

  g_string_append_printf (out, "%s:", cf_unit_get_name (unit));
  for (guint i = 0; i < spans->len; i++)
    {
      CfSpan span = g_array_index (spans, CfSpan, i);
      g_autofree char *slice = cf_text_slice (text, span);

      g_assert_true (cf_span_contains (scope, span));
      g_assert_cmpuint (span.start, <, span.end);
      g_string_append_printf (out, " |%s|", slice);
    }
  g_string_append_c (out, '\n');
}

static char *
run (const char *path, GBytes *bytes)
{
  g_autofree char *utf8 = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (CfText) text = cf_text_new (utf8, -1);
  GString *out = g_string_new (NULL);
  gboolean graphemes = strstr (path, "graphemes") != NULL;
  gboolean chinese =
    strstr (path, "zh-") != NULL; /* its words are ICU's dictionary's, version by version */
  guint start = 0;

  for (guint i = 0; i < cf_text_get_length (text); i++)
    {
      CfSpan scope = { start, i };

      if (cf_text_get_char (text, i) != '\n')
        continue;
      if (graphemes)
        append_units (out, text, scope, CF_UNIT_GRAPHEME);
      for (CfUnit unit = chinese ? CF_UNIT_CLAUSE : CF_UNIT_WORD;
           !graphemes && unit < CF_UNIT_PARAGRAPH; unit++)
        append_units (out, text, scope, unit);
      g_string_append_c (out, '\n');
      start = i + 1;
    }
  return g_string_free (out, FALSE);
}

/* What `A`, `W`, `S`, `Q` take at a caret: the innermost around it, else what ends there, else what
 * follows, else what was before. `^` marks the caret, `[` and `]` what is taken. */
static const struct
{
  CfUnit unit;
  const char *text;
  const char *taken;
} finds[] = {
  { CF_UNIT_WORD, "one t^wo", "two" },
  { CF_UNIT_WORD, "one^ two", "one" },
  { CF_UNIT_WORD, "one , ^ two", "two" },
  { CF_UNIT_WORD, "one  ...^", "one" },
  { CF_UNIT_WORD, "中国^网络攻击", "网络" },
  { CF_UNIT_WORD, "码头^工人", "工人" },
  { CF_UNIT_WORD, "沒有^回應", "回應" },
  { CF_UNIT_WORD, "说😀^没有", "没有" },
  { CF_UNIT_WORD, "^", NULL },
  { CF_UNIT_WORD, "...^", NULL },
  { CF_UNIT_CLAUSE, "他说，不^是，而是", "不是，" },
  { CF_UNIT_SENTENCE, "One. T^wo. Three.", "Two." },
  { CF_UNIT_SENTENCE, "他来了。她走^了。", "她走了。" },
  { CF_UNIT_QUOTATION, "x “a ‘b^c’ d” y", "‘bc’" },
  { CF_UNIT_QUOTATION, "x “a ‘bc’ ^d” y", "“a ‘bc’ d”" },
  { CF_UNIT_QUOTATION, "no quotation^ here", NULL },
  { CF_UNIT_QUOTATION, "far ^ “next”", "“next”" },
  { CF_UNIT_PARAGRAPH, "all ^of it", "all of it" },
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_auto (GStrv) halves = g_strsplit (finds[i].text, "^", 2);
      g_autofree char *joined = g_strconcat (halves[0], halves[1], NULL);
      g_autoptr (CfText) text = cf_text_new (joined, -1);
      g_autofree char *taken = NULL;
      CfSpan found, all = { 0, cf_text_get_length (text) };

      if (cf_segment_find (text, all, finds[i].unit, (guint) g_utf8_strlen (halves[0], -1), &found))
        taken = cf_text_slice (text, found);
      g_assert_cmpstr (taken, ==, finds[i].taken);
    }
}

/* Words far into a long block: only a window around the caret is segmented. */
static void
test_find_far (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (CfText) text = NULL;
  CfSpan found, all;

  for (guint i = 0; i < 2000; i++)
    g_string_append (utf8, "word ");
  text = cf_text_new (utf8->str, -1);
  all = (CfSpan){ 0, cf_text_get_length (text) };
  for (guint at = 1; at < all.end; at += 333)
    {
      g_assert_true (cf_segment_find (text, all, CF_UNIT_WORD, at, &found));
      g_assert_cmpuint (found.start % 5, ==, 0);
      g_assert_cmpuint (cf_span_length (found), ==, 4);
      g_assert_cmpuint (ABS ((int) found.start - (int) at), <=, 5);
    }
}

static const struct
{
  const char *text;
  CfSpan given, snapped;
} snaps[] = {
  { "ae\xcc\x81z", { 1, 2 }, { 1, 3 } }, { "ae\xcc\x81z", { 2, 3 }, { 1, 3 } },
  { "ae\xcc\x81z", { 2, 2 }, { 1, 3 } }, { "ae\xcc\x81z", { 1, 3 }, { 1, 3 } },
  { "ae\xcc\x81z", { 0, 4 }, { 0, 4 } }, { "👨‍👩‍👧!", { 2, 3 }, { 0, 5 } },
  { "🇩🇪🇨🇳", { 1, 3 }, { 0, 4 } },        { "🇩🇪🇨🇳", { 2, 4 }, { 2, 4 } },
  { "abc", { 1, 1 }, { 1, 1 } },         { "\r\nx", { 1, 2 }, { 0, 2 } },
};

static void
test_snap (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (snaps); i++)
    {
      g_autoptr (CfText) text = cf_text_new (snaps[i].text, -1);
      CfSpan all = { 0, cf_text_get_length (text) };
      CfSpan snapped = cf_segment_snap (text, all, snaps[i].given);

      if (!cf_span_equal (snapped, snaps[i].snapped))
        {
          g_test_message ("%s: %u-%u became %u-%u", snaps[i].text, snaps[i].given.start,
                          snaps[i].given.end, snapped.start, snapped.end);
          g_test_fail ();
        }
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/segment/find", test_find);
  g_test_add_func ("/segment/find-far", test_find_far);
  g_test_add_func ("/segment/snap", test_snap);
  cf_test_add_cases ("/segment/case", "text/segment", run);
  return g_test_run ();
}
