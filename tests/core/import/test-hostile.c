/* SPDX-License-Identifier: GPL-3.0-or-later
 * HTML that is made to break its reader: it costs an error message and nothing else. */

#include "config.h"

#include "cf-error.h"
#include "cf-limits.h"
#include "cf-reader.h"
#include "cf-test.h"

#include <string.h>

static CfArticle *
read_html (const char *html, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, length);

  return cf_reader_read (bytes, "page.html", NULL, error);
}

static GString *
repeat (const char *what, guint times)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (string, what);
  return string;
}

static void
assert_too_big (GString *html)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfArticle) article = read_html (html->str, html->len, &error);

  g_assert_null (article);
  g_assert_error (error, CF_ERROR, CF_ERROR_TOO_BIG);
  g_assert_nonnull (strstr (error->message, "page.html"));
}

static void
assert_text (GString *html, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfArticle) article = read_html (html->str, html->len, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cf_text_get_utf8 (cf_article_get_text (article), NULL), ==, expected);
}

/* html, body, the divs, the text: at the limit, and one above. */
static void
test_depth (void)
{
  g_autoptr (GString) at = repeat ("<div>", CF_LIMIT_HTML_DEPTH - 2);
  g_autoptr (GString) above = repeat ("<div>", CF_LIMIT_HTML_DEPTH - 1);

  g_string_append_c (at, 'x');
  g_string_append_c (above, 'x');
  assert_text (at, "x");
  assert_too_big (above);
}

/* html, head, body, and the elements. */
static void
test_nodes (void)
{
  g_autoptr (GString) at = repeat ("<br>", CF_LIMIT_HTML_NODES - 3);
  g_autoptr (GString) above = repeat ("<br>", CF_LIMIT_HTML_NODES - 2);

  assert_text (at, "");
  assert_too_big (above);
}

static void
test_nesting_bomb (void)
{
  g_autoptr (GString) html = repeat ("<div>", 400000);

  assert_too_big (html);
}

/* 95 kB that ask for 16 million nodes. */
static void
test_font_bomb (void)
{
  g_autoptr (GString) html = g_string_new ("<p>");

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (html, "<font size=%u>", i);
  for (guint i = 0; i < 4000; i++)
    g_string_append (html, "</p><p>x");
  assert_too_big (html);
}

static void
test_attributes (void)
{
  g_autoptr (GString) html = g_string_new ("<p");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (html, " a%u=b", i);
  g_string_append (html, ">x");
  assert_text (html, "x");
}

/* gumbo reads past the end of these: behind the end here is nothing that may be read. */
static void
test_ends (void)
{
  static const char *const pages[] = { "x<a href=\"x&gt",
                                       "x<a href='&",
                                       "x&",
                                       "x&#",
                                       "x&#x",
                                       "x<",
                                       "x</",
                                       "x<!",
                                       "x<!-",
                                       "x<!--",
                                       "x<a b",
                                       "x<![CDATA[",
                                       "<script>",
                                       "<title>&am",
                                       "<textarea>",
                                       "x<?" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gsize length = strlen (pages[i]);
      char *exact = g_memdup2 (pages[i], length); /* no NUL behind it */
      g_autoptr (GBytes) bytes = g_bytes_new_take (exact, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (CfArticle) article = cf_reader_read (bytes, "page.html", NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (article);
    }
}

/* Nothing of these is text, and nothing is looked at that could be loaded. */
static void
test_no_text (void)
{
  g_autoptr (GString) html = g_string_new (
    "<p>x</p><script>alert(1)</script><style>@import url(http://evil.example)</style>"
    "<iframe src='http://evil.example'>frame</iframe><object data=x>object</object>"
    "<svg><script>alert(2)</script><text>t</text></svg><template>t</template>"
    "<noscript>n</noscript><form><select><option>o</select></form>"
    "<meta http-equiv=refresh content='0;url=http://evil.example'>"
    "<link rel=stylesheet href=http://evil.example><base href='javascript:'>"
    "<img src=x onerror=alert(3)><p onclick=alert(4)>y</p>");

  assert_text (html, "x\ny");
}

/* A number that overflows becomes U+FFFD, as one that is only too large does. */
static void
test_references (void)
{
  g_autoptr (GString) html = g_string_new (
    "<p title='&#11111111111;'>&#11111111111;&#x10ffff0;&#1114112;&#x110000;&#4294967361;"
    "&#00000000065;&#x0000000041;&#65;&#x4E2D;&#128512;&#xD800;&#;&#x;");

  assert_text (html, "�����AAA中😀�&#;&#x;");
}

/* Markdown of links that never end would be compared each with all before it. */
static void
test_markdown (void)
{
  g_autoptr (GString) at = repeat ("![[]()", CF_LIMIT_MARKDOWN_BRACKETS / 2);
  g_autoptr (GString) above = g_string_new (at->str);
  GString *const files[] = { at, above };

  g_string_append_c (above, '[');
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i]->str, files[i]->len);
      g_autoptr (GError) error = NULL;
      g_autoptr (CfArticle) article = cf_reader_read (bytes, "a.md", NULL, &error);

      g_assert_cmpint (article != NULL, ==, i == 0);
      if (i == 1)
        g_assert_error (error, CF_ERROR, CF_ERROR_TOO_BIG);
    }
}

/* Elements whose place in the page is asked for again and again. */
static void
test_many_headers (void)
{
  g_autoptr (GString) html = repeat ("<div>", CF_LIMIT_HTML_DEPTH - 10);

  for (guint i = 0; i < 10000; i++)
    g_string_append (html, "<header><form><h1>x</h1></form></header>");
  assert_text (html, "x");
}

static void
check_case (const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfArticle) first = read_html (data, length, &error);
  g_autoptr (CfArticle) second = read_html (data, length, NULL);

  g_assert_cmpint (first != NULL, ==, error == NULL);
  g_assert_cmpint (first != NULL, ==, second != NULL);
  if (first != NULL)
    g_assert_cmpstr (cf_text_get_digest (cf_article_get_text (first)), ==,
                     cf_text_get_digest (cf_article_get_text (second)));
}

static guint
check_file (const char *path)
{
  g_autoptr (GBytes) bytes = cf_test_read (path);
  const char *p = g_bytes_get_data (bytes, NULL), *end = p + g_bytes_get_size (bytes);
  guint n = 0;

  while (p < end && (p = memmem (p, (gsize) (end - p), "#data\n", 6)) != NULL)
    {
      const char *data = p + 6;
      const char *stop = memmem (data, (gsize) (end - data), "\n#errors", 8);

      if (stop == NULL)
        break;
      check_case (data, (gsize) (stop - data));
      n++;
      p = stop;
    }
  return n;
}

/* The tree-construction suite: each case gives an article or an error, twice the same. */
static void
test_suite (void)
{
  g_autofree char *folder = cf_test_data ("suites", "html5lib-tree-construction", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".dat"))
        n += check_file (path);
    }
  g_assert_cmpuint (n, >, 1700);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/hostile/depth", test_depth);
  g_test_add_func ("/hostile/nodes", test_nodes);
  g_test_add_func ("/hostile/nesting-bomb", test_nesting_bomb);
  g_test_add_func ("/hostile/font-bomb", test_font_bomb);
  g_test_add_func ("/hostile/attributes", test_attributes);
  g_test_add_func ("/hostile/ends", test_ends);
  g_test_add_func ("/hostile/no-text", test_no_text);
  g_test_add_func ("/hostile/references", test_references);
  g_test_add_func ("/hostile/markdown", test_markdown);
  g_test_add_func ("/hostile/many-headers", test_many_headers);
  g_test_add_func ("/hostile/suite", test_suite);
  return g_test_run ();
}
