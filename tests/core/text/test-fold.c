/* SPDX-License-Identifier: GPL-3.0-or-later
 * What search takes for the same, and where it says that it stands. */

#include "config.h"

#include "cf-fold.h"
#include "cf-han.h"
#include "cf-test.h"

static const char *const same[][2] = {
  { "网络", "網絡" },
  { "軟體 網路", "软体 网路" },
  { "发表", "發表" },
  { "Café", "cafe" },
  { "cafe\xcc\x81", "café" },
  { "ＡＢＣ１２３", "abc123" },
  { "STRASSE", "straße" },
  { "ﬁrst", "FIRST" },
  { "a\xc2\xa0"
    "b",
    "a b" },
  { "a\xe3\x80\x80"
    "b",
    "a b" },
  { "Ａ，Ｂ", "a,b" },
  { "İ", "i" },
  { "co\xc2\xadoperate", "cooperate" },
};

static void
test_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = cf_fold_string (same[i][0]);
      g_autofree char *b = cf_fold_string (same[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_different (void)
{
  static const char *const others[][2] = { { "网络", "网路" }, { "a", "b" }, { "中国", "中國人" } };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *a = cf_fold_string (others[i][0]);
      g_autofree char *b = cf_fold_string (others[i][1]);

      g_assert_cmpstr (a, !=, b);
    }
}

/* Query, text, and the text with what is found in brackets. */
static const char *const finds[][3] = {
  { "网络", "這是網絡，那是网络。", "這是[網絡]，那是[网络]。" },
  { "網絡", "这是网络。", "这是[网络]。" },
  { "cafe", "Un CAFE\xcc\x81, café.", "Un [CAFE\xcc\x81], [café]." },
  { "cafe", "un cafe\xcc\x81", "un [cafe\xcc\x81]" },
  { "aa", "aaaaa", "[aa][aa]a" },
  { "𠮷", "x𠮷野家𠮷", "x[𠮷]野家[𠮷]" },
  { "ss", "Straße", "Stra[ß]e" },
  { "s", "Straße", "[S]tra[ß][ß]e" },
  { "i", "ﬁn", "[ﬁ]n" },
  { "a b", "a\n b, a\tb", "a\n b, [a\tb]" },
  { "c++", "C++ and c+", "[C++] and c+" },
  { "", "anything", "anything" },
  { "\xcc\x81", "cafe\xcc\x81", "cafe\xcc\x81" },
  { "not there", "here", "here" },
  { "👨‍👩‍👧", "x👨‍👩‍👧y", "x[👨‍👩‍👧]y" },
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_autoptr (CfText) text = cf_text_new (finds[i][1], -1);
      CfSpan all = { 0, cf_text_get_length (text) };
      g_autoptr (CfFolded) folded = cf_fold_text (text, all);
      g_autoptr (GArray) found = cf_folded_find_all (folded, finds[i][0]);
      g_autoptr (GString) shown = g_string_new (NULL);
      guint at = 0;

      for (guint f = 0; f < found->len; f++)
        {
          CfSpan span = g_array_index (found, CfSpan, f);
          g_autofree char *before =
            cf_text_slice (text, (CfSpan){ MIN (at, span.start), span.start });
          g_autofree char *hit = cf_text_slice (text, span);

          g_string_append_printf (shown, "%s[%s]", before, hit);
          at = span.end;
        }
      g_string_append (shown, cf_text_pointer (text, at));
      g_assert_cmpstr (shown->str, ==, finds[i][2]);
    }
}

/* Offsets are those of the whole text, not of the part that was folded. */
static void
test_part (void)
{
  g_autoptr (CfText) text = cf_text_new ("網絡 x 網絡", -1);
  g_autoptr (CfFolded) folded = cf_fold_text (text, (CfSpan){ 4, 7 });
  g_autoptr (GArray) found = cf_folded_find_all (folded, "网络");

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (g_array_index (found, CfSpan, 0).start, ==, 5);
  g_assert_cmpuint (g_array_index (found, CfSpan, 0).end, ==, 7);
}

static void
test_han (void)
{
  g_assert_cmpuint (cf_han_simplify (0x7db2), ==, 0x7f51);
  g_assert_cmpuint (cf_han_simplify (0x7f51), ==, 0x7f51);
  g_assert_cmpuint (cf_han_simplify ('a'), ==, 'a');
  g_assert_cmpint (cf_han_get_tells (0x7db2), ==, CF_HAN_TELLS_TRADITIONAL);
  g_assert_cmpint (cf_han_get_tells (0x7edc), ==, CF_HAN_TELLS_SIMPLIFIED);
  /* 中 is in both. */
  g_assert_cmpint (cf_han_get_tells (0x4e2d), ==, CF_HAN_TELLS_NOTHING);
  g_assert_true (cf_han_is (0x20bb7));
  g_assert_true (cf_han_is (0x9fff));
  g_assert_false (cf_han_is (0x3042)); /* あ */
  g_assert_false (cf_han_is ('a'));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/fold/same", test_same);
  g_test_add_func ("/fold/different", test_different);
  g_test_add_func ("/fold/find", test_find);
  g_test_add_func ("/fold/part", test_part);
  g_test_add_func ("/fold/han", test_han);
  return g_test_run ();
}
