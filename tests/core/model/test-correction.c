/* SPDX-License-Identifier: GPL-3.0-or-later
 * What people and spreadsheets write for title, outlet, date, link and languages, and what comes of it. */

#include "config.h"

#include "cf-article.h"
#include "cf-error.h"
#include "cf-limits.h"
#include "cf-published.h"
#include "cf-test.h"

#include <string.h>

static const struct
{
  CfField field;
  const char *text;
  const char *value; /* NULL for what is refused; empty for what is nothing */
} values[] = {
  { CF_FIELD_TITLE, "  Port strike ", "Port strike" },
  { CF_FIELD_TITLE, "\xe3\x80\x80港口罢工\xe3\x80\x80", "港口罢工" },
  { CF_FIELD_TITLE, "two\nlines", "two lines" },
  { CF_FIELD_TITLE, " \t\n", "" },
  { CF_FIELD_OUTLET, "晨报", "晨报" },
  /* The year first. */
  { CF_FIELD_PUBLISHED, "2021-07-20", "2021-07-20T00:00:00Z" },
  { CF_FIELD_PUBLISHED, "2021-7-20", "2021-07-20T00:00:00Z" },
  { CF_FIELD_PUBLISHED, "2021/7/20", "2021-07-20T00:00:00Z" },
  { CF_FIELD_PUBLISHED, "2021.07.20", "2021-07-20T00:00:00Z" },
  { CF_FIELD_PUBLISHED, "2021年7月20日", "2021-07-20T00:00:00Z" },
  { CF_FIELD_PUBLISHED, "2021年7月20日 2:03", "2021-07-20T02:03:00Z" },
  { CF_FIELD_PUBLISHED, "2021年7月20", "2021-07-20T00:00:00Z" },
  /* With a time. */
  { CF_FIELD_PUBLISHED, "2021-07-20 02:03", "2021-07-20T02:03:00Z" },
  { CF_FIELD_PUBLISHED, "2021/7/20 2:03", "2021-07-20T02:03:00Z" },
  { CF_FIELD_PUBLISHED, "2021-07-20T02:03:04Z", "2021-07-20T02:03:04Z" },
  { CF_FIELD_PUBLISHED, "2021-07-20t02:03:04z", "2021-07-20T02:03:04Z" },
  { CF_FIELD_PUBLISHED, "2021-07-20 02:03:04 UTC", "2021-07-20T02:03:04Z" },
  { CF_FIELD_PUBLISHED, "2021-07-20T02:03:04.567Z", "2021-07-20T02:03:04Z" },
  { CF_FIELD_PUBLISHED, "2021-07-20T02:03:04+08:00", "2021-07-19T18:03:04Z" },
  { CF_FIELD_PUBLISHED, "2021-07-20 02:03 +0800", "2021-07-19T18:03:00Z" },
  { CF_FIELD_PUBLISHED, "2021-12-31 23:00 -05", "2022-01-01T04:00:00Z" },
  { CF_FIELD_PUBLISHED, "2021-07-20T02:03:04-03:30", "2021-07-20T05:33:04Z" },
  /* Day, month and year with dots, as Central Europe writes it. */
  { CF_FIELD_PUBLISHED, "20.07.2021", "2021-07-20T00:00:00Z" },
  { CF_FIELD_PUBLISHED, "3. 7. 2021 14:03", "2021-07-03T14:03:00Z" },
  { CF_FIELD_PUBLISHED, "2020-02-29", "2020-02-29T00:00:00Z" },
  /* What could be read in two ways, or in none. */
  { CF_FIELD_PUBLISHED, "7/8/2021", NULL },
  { CF_FIELD_PUBLISHED, "20/07/2021", NULL },
  { CF_FIELD_PUBLISHED, "20-07-2021", NULL },
  { CF_FIELD_PUBLISHED, "20.7.21", NULL },
  { CF_FIELD_PUBLISHED, "2021-07/20", NULL },
  { CF_FIELD_PUBLISHED, "2021年7-20", NULL },
  { CF_FIELD_PUBLISHED, "2021-02-29", NULL },
  { CF_FIELD_PUBLISHED, "2021-13-01", NULL },
  { CF_FIELD_PUBLISHED, "2021-00-01", NULL },
  { CF_FIELD_PUBLISHED, "2021-07-20 25:00", NULL },
  { CF_FIELD_PUBLISHED, "2021-07-20 12:60", NULL },
  { CF_FIELD_PUBLISHED, "2021-07-20 12", NULL },
  { CF_FIELD_PUBLISHED, "2021-07-20 12:0", NULL },
  { CF_FIELD_PUBLISHED, "2021-07-20 12:00 CET", NULL },
  { CF_FIELD_PUBLISHED, "2021-07-20 12:00 +25:00", NULL },
  { CF_FIELD_PUBLISHED, "2021-07", NULL },
  { CF_FIELD_PUBLISHED, "2021-07-200", NULL },
  { CF_FIELD_PUBLISHED, "20210720", NULL },
  { CF_FIELD_PUBLISHED, "yesterday", NULL },
  { CF_FIELD_PUBLISHED, "0999-01-01", NULL },
  { CF_FIELD_PUBLISHED, "99999-01-01", NULL },
  /* Links: of the web, and nothing else. */
  { CF_FIELD_URL, " https://outlet.example/a?b=c&d=%E4%B8%AD ",
    "https://outlet.example/a?b=c&d=%E4%B8%AD" },
  { CF_FIELD_URL, "HTTP://outlet.example", "HTTP://outlet.example" },
  { CF_FIELD_URL, "https://outlet.example/港口", "https://outlet.example/港口" },
  { CF_FIELD_URL, "https://outlet.example/a b", NULL },
  { CF_FIELD_URL, "outlet.example/a", NULL },
  { CF_FIELD_URL, "https://", NULL },
  { CF_FIELD_URL, "https:///a", NULL },
  { CF_FIELD_URL, "javascript:alert(1)", NULL },
  { CF_FIELD_URL, "file:///etc/passwd", NULL },
  { CF_FIELD_URL, "ftp://outlet.example/a", NULL },
  /* Languages, however they are set apart. */
  { CF_FIELD_LANGUAGES, "en", "en" },
  { CF_FIELD_LANGUAGES, "en zh-Hans", "en zh-Hans" },
  { CF_FIELD_LANGUAGES, "en;zh-Hans", "en zh-Hans" },
  { CF_FIELD_LANGUAGES, "en, zh-Hans", "en zh-Hans" },
  { CF_FIELD_LANGUAGES, "en + zh-Hant", "en zh-Hant" },
  { CF_FIELD_LANGUAGES, "zh_HANT|EN-gb", "zh-Hant en-GB" },
  { CF_FIELD_LANGUAGES, "en en", "en" },
  { CF_FIELD_LANGUAGES, ";", "" },
  { CF_FIELD_LANGUAGES, "de-1996", "de-1996" },
  { CF_FIELD_LANGUAGES, "Chinese (Simplified)", NULL },
  { CF_FIELD_LANGUAGES, "中文", NULL },
  { CF_FIELD_LANGUAGES, "e", NULL },
  { CF_FIELD_LANGUAGES, "en-", NULL },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = cf_field_normalise (values[i].field, values[i].text, &error);

      g_test_message ("%s “%s”", cf_field_get_name (values[i].field), values[i].text);
      if (values[i].value == NULL)
        g_assert_error (error, CF_ERROR, CF_ERROR_INVALID);
      else
        g_assert_no_error (error);
      g_assert_cmpstr (
        value, ==, values[i].value != NULL && *values[i].value != '\0' ? values[i].value : NULL);
    }
}

/* A value is its own normal form, and a date's short form gives it again. */
static void
test_again (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const char *value = values[i].value;
      g_autofree char *again = NULL;
      g_autofree char *shortened = NULL;

      if (value == NULL || *value == '\0')
        continue;
      if (values[i].field == CF_FIELD_PUBLISHED)
        shortened = cf_published_shorten (value);
      again = cf_field_normalise (values[i].field, shortened != NULL ? shortened : value, NULL);
      g_assert_cmpstr (again, ==, value);
    }
}

static void
test_limit (void)
{
  g_autofree char *text = g_strnfill (CF_LIMIT_FIELD_BYTES, 'a');
  g_autofree char *longer = g_strconcat (text, "a", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = cf_field_normalise (CF_FIELD_TITLE, text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, text);
  g_assert_null (cf_field_normalise (CF_FIELD_TITLE, longer, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_TOO_BIG);
}

static CfArticle *
make_article (const char *url)
{
  CfArticleContent content = { .text = cf_text_new ("Title", 5),
                               .blocks = g_array_new (FALSE, FALSE, sizeof (CfBlock)),
                               .reader = "test/1",
                               .title = g_strdup ("Title"),
                               .url = g_strdup (url),
                               .byline = g_strdup ("By A. Writer") };
  CfBlock block = { .kind = CF_BLOCK_HEADLINE, .span = { 0, 5 }, .language = "en" };

  g_array_append_val (content.blocks, block);
  return cf_article_new (&content);
}

/* An article is itself whatever is said of it. */
static void
test_article (gconstpointer url)
{
  g_autoptr (CfArticle) article = make_article (url);
  g_autoptr (CfCorrection) correction = cf_correction_new ();
  g_autoptr (CfArticle) corrected = NULL;
  g_autoptr (CfArticle) again = NULL;
  g_autofree char *id = cf_article_make_id (article);
  g_autofree char *corrected_id = NULL;
  g_autofree char *languages = NULL;

  correction->values[CF_FIELD_OUTLET] = g_strdup ("Herald");
  correction->values[CF_FIELD_URL] = g_strdup ("https://herald.example/1");
  correction->values[CF_FIELD_LANGUAGES] = g_strdup ("zh-Hans en");
  corrected = cf_article_correct (article, correction);
  corrected_id = cf_article_make_id (corrected);
  languages = cf_article_dup_field (corrected, CF_FIELD_LANGUAGES);
  g_assert_cmpstr (cf_article_get_outlet (corrected), ==, "Herald");
  g_assert_cmpstr (cf_article_get_url (corrected), ==, "https://herald.example/1");
  g_assert_cmpstr (languages, ==, "zh-Hans en");
  g_assert_cmpstr (cf_article_get_languages (corrected)[0], ==, "zh-Hans");
  g_assert_cmpstr (cf_article_get_title (corrected), ==, "Title");
  g_assert_cmpstr (cf_article_get_byline (corrected), ==, "By A. Writer");
  g_assert_true (cf_article_get_text (corrected) == cf_article_get_text (article));
  g_assert_cmpstr (corrected_id, ==, id);
  g_assert_true (cf_article_get_source (corrected) == article);
  g_assert_null (cf_article_get_outlet (article));
  again = cf_article_correct (corrected, NULL);
  g_assert_true (again == article);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/correction/values", test_values);
  g_test_add_func ("/correction/again", test_again);
  g_test_add_func ("/correction/limit", test_limit);
  g_test_add_data_func ("/correction/article/with-link", "https://own.example/a", test_article);
  g_test_add_data_func ("/correction/article/without-link", NULL, test_article);
  return g_test_run ();
}
