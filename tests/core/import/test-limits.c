/* SPDX-License-Identifier: GPL-3.0-or-later
 * Articles at a limit and one above it, and those that made the libraries below us crash or never end. */

#include "config.h"

#include "cf-error.h"
#include "cf-limits.h"
#include "cf-markdown.h"
#include "cf-reader.h"
#include "cf-test.h"

#include <string.h>

static GString *
repeat (const char *what, guint times)
{
  GString *string = g_string_sized_new (strlen (what) * times + 1);

  for (guint i = 0; i < times; i++)
    g_string_append (string, what);
  return string;
}

static CfArticle *
read_text (const GString *text, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);

  return cf_reader_read (bytes, name, NULL, error);
}

static void
assert_refused (const GString *text, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfArticle) article = read_text (text, name, &error);

  g_assert_null (article);
  g_assert_error (error, CF_ERROR, CF_ERROR_TOO_BIG);
  g_assert_nonnull (strstr (error->message, name));
}

static guint
count_blocks (const GString *text, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfArticle) article = read_text (text, name, &error);
  guint n;

  g_assert_no_error (error);
  cf_article_get_blocks (article, &n);
  return n;
}

static void
test_bytes (void)
{
  g_autoptr (GString) text = repeat ("x", CF_LIMIT_ARTICLE_BYTES);

  g_assert_cmpuint (count_blocks (text, "a.txt"), ==, 1);
  g_string_append_c (text, 'x');
  assert_refused (text, "a.txt");
}

static void
check_blocks (const char *lines, guint n_lines)
{
  g_autoptr (GString) text = repeat (lines, CF_LIMIT_BLOCKS / n_lines);

  g_assert_cmpuint (count_blocks (text, "a.txt"), ==, CF_LIMIT_BLOCKS);
  g_string_append (text, "one more");
  assert_refused (text, "a.txt");
}

static void
test_blocks (void)
{
  check_blocks ("x\n", 1);
  check_blocks ("One\n网\n", 2); /* a bilingual text */
}

/* By itself gumbo asked for 767 MB and 19.2 GB for the first two; the third crashed whoever walked the tree
 * by recursion. */
static void
test_nested (void)
{
  static const guint depths[] = { 10000, 50000, 200000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GString) html = repeat ("<div>", depths[i]);

      assert_refused (html, "a.html");
    }
}

/* Markdown for which cmark asked for gigabytes, and ended the program when it did not get them. */
static void
test_markdown (void)
{
  static const char *const pieces[] = { "*a_ ",   "**x",   "> ",    "<",  "&",
                                        "a\n=\n", "# a\n", "* x\n", "\\", "](" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text =
                   repeat (pieces[i], CF_LIMIT_ARTICLE_BYTES / (guint) strlen (pieces[i]));
      g_autoptr (GError) error = NULL;
      g_autofree char *html = cf_markdown_to_html (text->str, text->len, "a.md", &error);

      if (html != NULL)
        g_test_message ("“%s” is within the limits", pieces[i]);
      else
        g_assert_error (error, CF_ERROR, CF_ERROR_TOO_BIG);
    }
}

/* A budget that is used up leaves nothing behind: the next text is read as if nothing had been. */
static void
test_markdown_after (void)
{
  g_autoptr (GString) bomb = repeat ("*a_ ", CF_LIMIT_ARTICLE_BYTES / 4);
  g_autofree char *refused = cf_markdown_to_html (bomb->str, bomb->len, "a.md", NULL);
  const char *text = "# A\n\n*b* [c](d)\n";
  g_autofree char *html = cf_markdown_to_html (text, strlen (text), "a.md", NULL);

  g_assert_null (refused);
  g_assert_cmpstr (html, ==, "<h1>A</h1>\n<p><em>b</em> <a href=\"d\">c</a></p>\n");
}

static gpointer
convert_in_thread (gpointer data)
{
  g_autoptr (GString) bomb = repeat ("*a_ ", 200000);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *html = cf_markdown_to_html (data, strlen (data), "a.md", NULL);
      g_autofree char *other = cf_markdown_to_html (bomb->str, bomb->len, "a.md", NULL);

      g_assert_true (g_str_has_prefix (html, "<p>"));
    }
  return NULL;
}

/* Whose memory it is, is known by the thread. */
static void
test_markdown_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("markdown", convert_in_thread, (gpointer) "some *words* here");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/limits/bytes", test_bytes);
  g_test_add_func ("/limits/blocks", test_blocks);
  g_test_add_func ("/limits/nested", test_nested);
  g_test_add_func ("/limits/markdown", test_markdown);
  g_test_add_func ("/limits/markdown-after", test_markdown_after);
  g_test_add_func ("/limits/markdown-threads", test_markdown_threads);
  return g_test_run ();
}
