/* SPDX-License-Identifier: GPL-3.0-or-later
 * The counterpart of a span in the other language of its article. */

#include "config.h"

#include "cf-counterpart.h"
#include "cf-reader.h"
#include "cf-test.h"

#include <stdio.h>
#include <string.h>

/* Of what either of two spans has, so much is in both where they are near. */
#define NEAR 0.6

/* Takes the marks out of an article, and keeps where they stood. */
static CfArticle *
read_marked (GBytes *bytes, GArray *spans)
{
  g_autofree char *utf8 = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  GString *plain = g_string_new (NULL);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  CfArticle *article;
  CfSpan span = { 0, 0 };
  guint offset = 0;

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '[')
        span.start = offset;
      else if (*p == ']')
        {
          span.end = offset;
          g_array_append_val (spans, span);
        }
      else
        {
          g_string_append_unichar (plain, g_utf8_get_char (p));
          offset++;
        }
    }
  content = g_string_free_to_bytes (plain);
  article = cf_reader_read (content, "article.txt", NULL, &error);
  g_assert_no_error (error);
  return article;
}

static char *
mark (CfText *text, GArray *spans)
{
  GString *out = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      CfSpan span = g_array_index (spans, CfSpan, i);
      g_autofree char *before = cf_text_slice (text, (CfSpan){ at, span.start });
      g_autofree char *inside = cf_text_slice (text, span);

      g_string_append_printf (out, "%s[%s]", before, inside);
      at = span.end;
    }
  g_string_append (out, cf_text_pointer (text, at));
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

static char *
run (const char *path, GBytes *bytes)
{
  static const char *const reasons[] = {
    [CF_COUNTERPART_ONE_LANGUAGE] = "one language\n", [CF_COUNTERPART_NO_PAIR] = "no pair\n"
  };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (CfArticle) article = read_marked (bytes, spans);
  CfCounterpartResult result =
    cf_counterpart_find (article, (const CfSpan *) (gpointer) spans->data, spans->len, found);

  if (result != CF_COUNTERPART_FOUND)
    return g_strdup (reasons[result]);
  return mark (cf_article_get_text (article), found);
}

/* What both have, of what either has. */
static double
measure_agreement (CfSpan a, CfSpan b)
{
  if (!cf_span_overlaps (a, b))
    return 0;
  return (double) (MIN (a.end, b.end) - MAX (a.start, b.start)) /
         (MAX (a.end, b.end) - MIN (a.start, b.start));
}

static void
check (CfArticle *article, CfSpan from, CfSpan to, gboolean exact, const char *row)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  CfSpan only;

  g_assert_cmpint (cf_counterpart_find (article, &from, 1, found), ==, CF_COUNTERPART_FOUND);
  g_assert_cmpuint (found->len, ==, 1);
  only = g_array_index (found, CfSpan, 0);
  if (measure_agreement (only, to) < (exact ? 1 : NEAR))
    {
      g_autofree char *words = cf_text_slice (cf_article_get_text (article), only);

      g_test_message ("%s: %u-%u “%s” for %u-%u", row, only.start, only.end, words, from.start,
                      from.end);
      g_test_fail ();
    }
}

static void
check_row (CfArticle *article, const char *row)
{
  CfSpan from, to;
  char exactness[8], direction;

  g_assert_cmpint (sscanf (row, "%7s %c %u-%u %u-%u", exactness, &direction, &from.start, &from.end,
                           &to.start, &to.end),
                   ==, 6);
  check (article, from, to, g_str_equal (exactness, "exact"), row);
  if (direction == '=')
    check (article, to, from, g_str_equal (exactness, "exact"), row);
}

static void
test_seeds (void)
{
  const char *folder = g_getenv ("COUNTERFRAME_SEEDS");
  g_autofree char *table = cf_test_data ("edit", "counterpart-seeds.txt", NULL);
  g_autoptr (GBytes) bytes = cf_test_read (table);
  g_autofree char *rows = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  g_autoptr (CfArticle) article = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    {
      g_test_skip ("the seed articles are not beside the checkout, in ../shared/seeds");
      return;
    }
  path = g_build_filename (folder, "002_000f5a8c4ae25cea.txt", NULL);
  article = cf_reader_read_file (path, NULL, NULL);
  g_assert_nonnull (article);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '#' && *lines[i] != '\0')
      check_row (article, lines[i]);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  cf_test_add_cases ("/counterpart", "edit/counterpart", run);
  g_test_add_func ("/counterpart/seeds", test_seeds);
  return g_test_run ();
}
