/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a view shows of an article, and the way there and back. */

#include "config.h"

#include "cf-limits.h"
#include "cf-mark.h"
#include "cf-projection.h"
#include "cf-segment.h"
#include "cf-test.h"

#include <string.h>

/* An article whose blocks are the lines of @utf8. */
static CfArticle *
make_article (const char *utf8)
{
  CfArticleContent content = { .text = cf_text_new (utf8, -1), .reader = "test/1" };
  guint at = 0;
  g_auto (GStrv) lines = g_strsplit (utf8, "\n", -1);

  content.blocks = g_array_new (FALSE, FALSE, sizeof (CfBlock));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      CfBlock block = { .kind = CF_BLOCK_PARAGRAPH,
                        .span = { at, at + (guint) g_utf8_strlen (lines[i], -1) } };

      g_array_append_val (content.blocks, block);
      at = block.span.end + 1;
    }
  return cf_article_new (&content);
}

static char *
dup_view (CfProjection *projection, CfSpan span)
{
  const char *text = cf_projection_get_view_text (projection);

  return g_utf8_substring (text, (glong) span.start, (glong) span.end);
}

/* Which marks are not shown: looked at one by one. */
static gboolean
is_folded (CfText *text, CfSpan block, guint at)
{
  guint n = 0;

  if (!cf_mark_is (cf_text_get_char (text, at)))
    return FALSE;
  for (guint i = at; i > block.start && n <= CF_LIMIT_MARKS_SHOWN; i--)
    {
      if (!cf_mark_is (cf_text_get_char (text, i - 1)))
        break;
      n++;
    }
  return n >= CF_LIMIT_MARKS_SHOWN;
}

static gunichar
get_view_char (CfProjection *projection, guint view)
{
  const char *text = cf_projection_get_view_text (projection);

  return g_utf8_get_char (g_utf8_offset_to_pointer (text, (glong) view));
}

/* Every place that is shown comes back, and every character is the one that it was; what is folded is one
 * character, which stands for all of it. */
static void
check_block (CfProjection *projection, CfText *text, CfSpan block)
{
  for (guint i = block.start; i < block.end; i++)
    {
      guint view = cf_projection_to_view (projection, i);

      if (!cf_projection_shows (projection, i))
        continue;
      if (is_folded (text, block, i))
        {
          g_assert_cmpuint (get_view_char (projection, view), ==, 0x2026);
          if (i > block.start && is_folded (text, block, i - 1))
            g_assert_cmpuint (cf_projection_to_view (projection, i - 1), ==, view);
          else
            g_assert_cmpuint (cf_projection_to_text (projection, view), ==, i);
          continue;
        }
      g_assert_cmpuint (cf_projection_to_text (projection, view), ==, i);
      if (cf_text_get_char (text, i) >= 0xa0)
        g_assert_cmpuint (get_view_char (projection, view), ==, cf_text_get_char (text, i));
    }
}

static void
check_projection (CfArticle *article, CfProjection *projection)
{
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  g_assert_cmpuint (cf_projection_get_view_length (projection), ==,
                    g_utf8_strlen (cf_projection_get_view_text (projection), -1));
  for (guint b = 0; b < n_blocks; b++)
    check_block (projection, cf_article_get_text (article), blocks[b].span);
}

static void
test_whole (void)
{
  g_autoptr (CfArticle) article = make_article ("一二三\nfour\n𠮷👨‍👩‍👧");
  g_autoptr (CfProjection) projection = cf_projection_new (article, NULL, 0);

  g_assert_cmpstr (cf_projection_get_view_text (projection), ==,
                   "一二三\nfour\n𠮷👨‍👩‍👧");
  check_projection (article, projection);
}

static void
test_some_blocks (void)
{
  static const guint chosen[] = { 1, 3 };
  g_autoptr (CfArticle) article = make_article ("aa\nbbb\ncc\ndddd\nee");
  g_autoptr (CfProjection) projection = cf_projection_new (article, chosen, 2);
  g_autofree char *across = NULL;

  g_assert_cmpstr (cf_projection_get_view_text (projection), ==, "bbb\ndddd");
  check_projection (article, projection);
  g_assert_false (cf_projection_shows (projection, 0));
  g_assert_true (cf_projection_shows (projection, 3));
  g_assert_true (cf_projection_shows (projection, 6)); /* the caret behind the last letter */
  g_assert_false (cf_projection_shows (projection, 7));
  /* What is not shown: the end of what is shown before it. */
  g_assert_cmpuint (cf_projection_to_view (projection, 0), ==, 0);
  g_assert_cmpuint (cf_projection_to_view (projection, 8), ==, 3);
  g_assert_cmpuint (cf_projection_to_view (projection, 16), ==, 8);
  across = dup_view (projection, cf_projection_span_to_view (projection, (CfSpan){ 5, 12 }));
  g_assert_cmpstr (across, ==, "b\ndd");
}

static void
test_control_characters (void)
{
  g_autoptr (CfArticle) article = make_article ("a\x01"
                                                "b\x7f"
                                                "c\xc2\x9b"
                                                "d\te\x1b[1m\xe2\x80\xa9"
                                                "f");
  g_autoptr (CfProjection) projection = cf_projection_new (article, NULL, 0);
  const char *view = cf_projection_get_view_text (projection);

  g_assert_true (g_str_has_prefix (view, "a␁b␡c\xef\xbf\xbd"
                                         "d\te␛[1m"));
  for (const char *p = view; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (c == '\n' || c == '\t' || !g_unichar_iscntrl (c));
    }
  check_projection (article, projection);
}

/* @unit, many times; with the pieces checked against the limits of performance.md. */
static void
check_cuts (const char *unit, guint times)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (CfArticle) article = NULL;
  g_autoptr (CfProjection) projection = NULL;
  g_auto (GStrv) pieces = NULL;
  guint n, at = 0;
  CfText *text;

  for (guint i = 0; i < times; i++)
    g_string_append (utf8, unit);
  article = make_article (utf8->str);
  text = cf_article_get_text (article);
  projection = cf_projection_new (article, NULL, 0);
  check_projection (article, projection);
  pieces = g_strsplit (cf_projection_get_view_text (projection), "\n", -1);
  n = g_strv_length (pieces);
  for (guint i = 0; i < n; i++)
    {
      guint length = (guint) g_utf8_strlen (pieces[i], -1);
      CfSpan cut = { at, at + length }, all = { 0, cf_text_get_length (text) };

      g_assert_cmpuint (length, <=, 4000);
      if (i + 1 < n)
        g_assert_cmpuint (length, >=, 2000);
      /* Never inside a grapheme. */
      g_assert_true (cf_span_equal (cf_segment_snap (text, all, cut), cut));
      at += length;
    }
  g_assert_cmpuint (at, ==, cf_text_get_length (text));
}

static void
test_cuts (void)
{
  check_cuts ("A sentence that ends here. ", 600);
  check_cuts ("一句话到此为止。", 1500);
  check_cuts ("word ", 2000);
  check_cuts ("没有标点的长文", 2000);
  check_cuts ("👨‍👩‍👧", 3000);
  check_cuts ("e\xcc\x81", 6000);
  check_cuts ("x", 4000);
  check_cuts ("x", 4001);
}

/* Up to a third more than the limit is shown as it is; one more is cut. */
static void
test_limit (void)
{
  const guint longest = CF_LIMIT_DISPLAY_PARAGRAPH * 4 / 3;

  for (guint over = 0; over < 2; over++)
    {
      g_autofree char *utf8 = g_strnfill (longest + over, 'x');
      g_autoptr (CfArticle) article = make_article (utf8);
      g_autoptr (CfProjection) projection = cf_projection_new (article, NULL, 0);

      g_assert_cmpint (strchr (cf_projection_get_view_text (projection), '\n') != NULL, ==, over);
    }
}

static char *
repeat (const char *before, const char *unit, guint times, const char *behind)
{
  GString *out = g_string_new (before);

  for (guint i = 0; i < times; i++)
    g_string_append (out, unit);
  g_string_append (out, behind);
  return g_string_free (out, FALSE);
}

/* @marks of them on an e, and what the view has of that. */
static void
check_folded (guint marks, guint shown, gboolean folded)
{
  g_autofree char *utf8 = repeat ("ae", "\xcc\x81", marks, "z");
  g_autofree char *expected = repeat ("ae", "\xcc\x81", shown, folded ? "…z" : "z");
  g_autoptr (CfArticle) article = make_article (utf8);
  g_autoptr (CfProjection) projection = cf_projection_new (article, NULL, 0);
  CfSpan letter = { 1, 2 + marks }, view = cf_projection_span_to_view (projection, letter);

  g_assert_cmpstr (cf_projection_get_view_text (projection), ==, expected);
  check_projection (article, projection);
  /* The letter with all its marks is one thing in both, and so is what follows. */
  g_assert_true (cf_span_equal (view, (CfSpan){ 1, 2 + shown + (folded ? 1 : 0) }));
  g_assert_true (cf_span_equal (cf_projection_span_to_text (projection, view), letter));
  g_assert_cmpuint (cf_projection_to_view (projection, 2 + marks), ==, view.end);
}

static void
test_folds (void)
{
  check_folded (0, 0, FALSE);
  check_folded (CF_LIMIT_MARKS_SHOWN, CF_LIMIT_MARKS_SHOWN, FALSE);
  check_folded (CF_LIMIT_MARKS_SHOWN + 1, CF_LIMIT_MARKS_SHOWN, TRUE);
  check_folded (20000, CF_LIMIT_MARKS_SHOWN, TRUE);
}

/* The pieces are the blocks, one behind the other, and each place is in the one that is found for it. */
static void
check_pieces (CfArticle *article, CfProjection *projection)
{
  guint n_blocks, block = 0, index = 0;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);
  guint at = 0;
  CfSpan piece;

  for (; cf_projection_get_piece (projection, index, &piece); index++)
    {
      while (at == blocks[block].span.end)
        at = blocks[++block].span.start;
      g_assert_cmpuint (piece.start, ==, at);
      g_assert_cmpuint (piece.end, <=, blocks[block].span.end);
      g_assert_cmpuint (cf_projection_find_piece (projection, piece.start), ==, index);
      g_assert_cmpuint (cf_projection_find_piece (projection, piece.end - 1), ==, index);
      at = piece.end;
    }
  g_assert_cmpuint (index, >, 0);
  while (block + 1 < n_blocks && at == blocks[block].span.end)
    at = blocks[++block].span.start;
  g_assert_cmpuint (at, ==, blocks[n_blocks - 1].span.end);
}

/* Folds at either end of the text, next to each other's letters, in what is cut, and joiners of emoji, which
 * are marks, but few. */
static void
test_folds_anywhere (void)
{
  static const char *const units[] = { "\xcc\x81", "x",  "。", "👨‍👩‍👧",
                                       "\x01",     "\n", "好" };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (round % 3 == 0 ? "" : "a");
      g_autoptr (CfArticle) article = NULL;
      g_autoptr (CfProjection) projection = NULL;
      g_auto (GStrv) paragraphs = NULL;

      while (utf8->len < 9000)
        {
          const char *unit = units[g_rand_int_range (random, 0, G_N_ELEMENTS (units))];
          gint32 times = g_rand_int_range (random, 0, *unit == '\n' ? 2 : 200);

          for (gint32 i = 0; i < times; i++)
            g_string_append (utf8, unit);
        }
      article = make_article (utf8->str);
      projection = cf_projection_new (article, NULL, 0);
      check_projection (article, projection);
      check_pieces (article, projection);
      paragraphs = g_strsplit (cf_projection_get_view_text (projection), "\n", -1);
      for (guint i = 0; paragraphs[i] != NULL; i++)
        g_assert_cmpint (g_utf8_strlen (paragraphs[i], -1), <=, 4000);
      for (guint v = 1; v <= cf_projection_get_view_length (projection); v++)
        g_assert_cmpuint (cf_projection_to_text (projection, v), >=,
                          cf_projection_to_text (projection, v - 1));
    }
}

/* A span that ends or begins where a paragraph is cut shows no line feed of its own; one that goes
 * across shows the cut. */
static void
test_spans_at_cuts (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (CfArticle) article = NULL;
  g_autoptr (CfProjection) projection = NULL;
  const char *line_end;
  guint cut;

  for (guint i = 0; i < 600; i++)
    g_string_append (utf8, "A sentence that ends here. ");
  article = make_article (utf8->str);
  projection = cf_projection_new (article, NULL, 0);
  line_end = strchr (cf_projection_get_view_text (projection), '\n');
  cut = (guint) (line_end - cf_projection_get_view_text (projection));
  {
    CfSpan before = cf_projection_span_to_view (projection, (CfSpan){ cut - 5, cut });
    CfSpan behind = cf_projection_span_to_view (projection, (CfSpan){ cut, cut + 5 });
    CfSpan across = cf_projection_span_to_view (projection, (CfSpan){ cut - 5, cut + 5 });
    CfSpan empty = cf_projection_span_to_view (projection, (CfSpan){ cut, cut });

    g_assert_true (cf_span_equal (before, (CfSpan){ cut - 5, cut }));
    g_assert_true (cf_span_equal (behind, (CfSpan){ cut + 1, cut + 6 }));
    g_assert_true (cf_span_equal (across, (CfSpan){ cut - 5, cut + 6 }));
    g_assert_cmpuint (cf_span_length (empty), ==, 0);
    g_assert_true (
      cf_span_equal (cf_projection_span_to_text (projection, before), (CfSpan){ cut - 5, cut }));
    g_assert_true (cf_span_equal (cf_projection_span_to_text (projection, across),
                                  (CfSpan){ cut - 5, cut + 5 }));
  }
}

static void
test_empty (void)
{
  CfArticleContent content = { .text = cf_text_new ("", 0), .reader = "test/1" };
  g_autoptr (CfArticle) article = NULL;
  g_autoptr (CfProjection) projection = NULL;

  content.blocks = g_array_new (FALSE, FALSE, sizeof (CfBlock));
  article = cf_article_new (&content);
  projection = cf_projection_new (article, NULL, 0);
  g_assert_cmpstr (cf_projection_get_view_text (projection), ==, "");
  g_assert_cmpuint (cf_projection_to_text (projection, 0), ==, 0);
  g_assert_cmpuint (cf_projection_to_view (projection, 0), ==, 0);
  g_assert_false (cf_projection_shows (projection, 0));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/projection/whole", test_whole);
  g_test_add_func ("/projection/some-blocks", test_some_blocks);
  g_test_add_func ("/projection/control-characters", test_control_characters);
  g_test_add_func ("/projection/cuts", test_cuts);
  g_test_add_func ("/projection/limit", test_limit);
  g_test_add_func ("/projection/folds", test_folds);
  g_test_add_func ("/projection/folds-anywhere", test_folds_anywhere);
  g_test_add_func ("/projection/spans-at-cuts", test_spans_at_cuts);
  g_test_add_func ("/projection/empty", test_empty);
  return g_test_run ();
}
