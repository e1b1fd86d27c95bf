/* SPDX-License-Identifier: GPL-3.0-or-later
 * The language in which a block is written. */

#include "config.h"

#include "cf-language.h"
#include "cf-test.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *language;
} rows[] = {
  { "The port authority said on Monday.", "en" },
  { "Lin Jian (林坚) said on Tuesday that the report was baseless.", "en" },
  { "中国外交部发言人林坚周二表示", "zh-Hans" },
  { "欧盟发言人马斯拉里（Nabila Massrali@NabilaEUspox）说", "zh-Hans" },
  { "中國外交部發言人週二表示", "zh-Hant" },
  /* Simplified with a few Traditional characters mixed in, as one outlet writes it. */
  { "欧盟發表声明，採取措施，谴责网络攻击，损害安全与经济", "zh-Hans" },
  { "中央大山", "zh" },
  { "卡通:GT", "zh" },
  { "2024", NULL },
  { "—— 。", NULL },
  { "", NULL },
  { "政府は月曜日に発表した", "ja" },
  { "정부는 월요일에 발표했다", "ko" },
  { "Правительство заявило", "und-Cyrl" },
  { "قالت الحكومة", "und-Arab" },
  { "Правительство (government)", "und-Cyrl" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (cf_language_of_utf8 (rows[i].text, strlen (rows[i].text)), ==,
                     rows[i].language);
}

static void
test_span (void)
{
  g_autoptr (CfText) text = cf_text_new ("English\n中国发言", -1);

  g_assert_cmpstr (cf_language_of_span (text, (CfSpan){ 0, 7 }), ==, "en");
  g_assert_cmpstr (cf_language_of_span (text, (CfSpan){ 8, 12 }), ==, "zh-Hans");
}

static void
test_is_chinese (void)
{
  g_assert_true (cf_language_is_chinese ("zh"));
  g_assert_true (cf_language_is_chinese ("zh-Hant"));
  g_assert_false (cf_language_is_chinese ("zha")); /* Zhuang */
  g_assert_false (cf_language_is_chinese ("en"));
  g_assert_false (cf_language_is_chinese (NULL));
}

static void
test_tags (void)
{
  static const char *const tags[][2] = {
    { "fr", "fr" },         { "FR-ca", "fr" }, { "de_AT", "de" }, { "vi", "vi" },
    { "en", NULL },         { "en-GB", NULL }, { "zh-TW", NULL }, { "ja", NULL },
    { "ru", NULL },         { "", NULL },      { "x", NULL },     { "klingon", NULL },
    { "fr\xc3\xa9", NULL }, { "und", NULL },   { "zxx", NULL },   { "qqq", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    g_assert_cmpstr (cf_language_of_latin_tag (tags[i][0]), ==, tags[i][1]);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/language/rows", test_rows);
  g_test_add_func ("/language/span", test_span);
  g_test_add_func ("/language/is-chinese", test_is_chinese);
  g_test_add_func ("/language/tags", test_tags);
  return g_test_run ();
}
