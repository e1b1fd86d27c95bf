/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each reader makes of a file: metadata, blocks, languages, pairs. */

#include "config.h"

#include "cf-error.h"
#include "cf-limits.h"
#include "cf-reader.h"
#include "cf-test.h"

#include <string.h>

static void
add_field (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, "%s: %s\n", name, value != NULL ? value : "—");
}

static char *
show_line_feeds (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "\n", -1);

  return g_strjoinv ("⏎", pieces);
}

static void
add_blocks (GString *out, CfArticle *article)
{
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    {
      g_autofree char *text = cf_text_slice (cf_article_get_text (article), blocks[i].span);
      g_autofree char *shown = show_line_feeds (text);

      g_string_append_printf (out, "[%u-%u %s %s", blocks[i].span.start, blocks[i].span.end,
                              cf_block_kind_get_name (blocks[i].kind),
                              blocks[i].language != NULL ? blocks[i].language : "—");
      if (blocks[i].pair != 0)
        g_string_append_printf (out, " %u", blocks[i].pair);
      g_string_append_printf (out, "] %s\n", shown);
    }
}

/* What every article must be like, whatever it was made of. */
static void
check_invariants (CfArticle *article)
{
  CfText *text = cf_article_get_text (article);
  guint n_blocks, at = 0;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  g_assert_true (g_utf8_validate (cf_text_get_utf8 (text, NULL), -1, NULL));
  g_assert_null (strchr (cf_text_get_utf8 (text, NULL), '\r'));
  for (guint i = 0; i < n_blocks; i++)
    {
      g_autofree char *slice = cf_text_slice (text, blocks[i].span);

      g_assert_cmpuint (blocks[i].span.start, ==, at);
      g_assert_cmpuint (blocks[i].span.end, >, blocks[i].span.start);
      g_assert_null (strchr (" \t\n\f\r", *slice));
      g_assert_null (strchr (" \t\n\f\r", slice[strlen (slice) - 1]));
      at = blocks[i].span.end + 1;
    }
  g_assert_cmpuint (cf_text_get_length (text), ==, n_blocks > 0 ? at - 1 : 0);
}

static char *
dump (CfArticle *article, GPtrArray *problems)
{
  GString *out = g_string_new (NULL);
  g_autofree char *languages = g_strjoinv (", ", (char **) cf_article_get_languages (article));

  add_field (out, "reader", cf_article_get_reader (article));
  add_field (out, "title", cf_article_get_title (article));
  add_field (out, "url", cf_article_get_url (article));
  add_field (out, "outlet", cf_article_get_outlet (article));
  add_field (out, "published", cf_article_get_published (article));
  add_field (out, "byline", cf_article_get_byline (article));
  add_field (out, "languages", languages);
  g_string_append_printf (out, "pairs: %u\n", cf_article_count_pairs (article));
  g_string_append_printf (out, "digest: %s\n", cf_text_get_digest (cf_article_get_text (article)));
  add_blocks (out, article);
  for (guint i = 0; i < problems->len; i++)
    {
      const CfProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (out, "problem: %s in line %u\n", cf_problem_id_get_name (problem->id),
                              problem->line);
    }
  return g_string_free (out, FALSE);
}

static char *
run (const char *path, GBytes *bytes)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfArticle) article = cf_reader_read (bytes, name, problems, &error);

  if (article == NULL)
    return g_strdup_printf ("error: %s\n", error->message);
  check_invariants (article);
  return dump (article, problems);
}

static CfArticle *
read_text (const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CfArticle *article = cf_reader_read (bytes, name, NULL, &error);

  g_assert_no_error (error);
  return article;
}

static void
assert_id (const char *text, const char *expected)
{
  g_autoptr (CfArticle) article = read_text (text, "a.txt");
  g_autofree char *id = cf_article_make_id (article);

  g_assert_cmpstr (id, ==, expected);
}

/* The id that two people find apart; the UUID is Python's. */
static void
test_ids (void)
{
  assert_id ("[t](https://a.example/网络?q=1 2#part)\n---\n<p>x</p>",
             "https://a.example/%E7%BD%91%E7%BB%9C?q=1%202");
  assert_id ("[t](HTTP://a.example/%E7%bd?a=[b])\n---\n<p>x</p>",
             "HTTP://a.example/%E7%bd?a=%5Bb%5D");
  assert_id ("[t]( https://[2001:db8::1]:80/a|b?c )\n---\n<p>x</p>",
             "https://[2001:db8::1]:80/a%7Cb?c");
  assert_id ("[t](http://a@b@[::1]:8080/@[)\n---\n<p>x</p>", "http://a%40b@[::1]:8080/@%5B");
  assert_id ("[t](http://[a.example]/)\n---\n<p>x</p>", "http://%5Ba.example%5D/");
  assert_id ("[t](http://[1:2]/)\n---\n<p>x</p>", "urn:uuid:6defcbbe-d441-5093-8a73-05dfb7580fe5");
  assert_id ("[t](http://a.example:b/)\n---\n<p>x</p>",
             "urn:uuid:6defcbbe-d441-5093-8a73-05dfb7580fe5");
  assert_id ("[t](https://a.example/100%)\n---\n<p>x</p>", "https://a.example/100%25");
  /* uuid.uuid5(UUID('58dbc7d9-…'), hashlib.sha256('t\nx'.encode()).hexdigest()) */
  assert_id ("[t](ftp://a.example/)\n---\n<p>x</p>",
             "urn:uuid:6defcbbe-d441-5093-8a73-05dfb7580fe5");
  assert_id ("t\nx", "urn:uuid:6defcbbe-d441-5093-8a73-05dfb7580fe5");
}

static void
test_size (void)
{
  for (guint over = 0; over < 2; over++)
    {
      gsize length = CF_LIMIT_ARTICLE_BYTES + over;
      char *data = g_malloc (length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (CfArticle) article = NULL;
      g_autoptr (GError) error = NULL;

      memset (data, '\n', length);
      data[0] = 'x';
      bytes = g_bytes_new_take (data, length);
      article = cf_reader_read (bytes, "a.txt", NULL, &error);
      if (over)
        g_assert_error (error, CF_ERROR, CF_ERROR_TOO_BIG);
      else
        g_assert_no_error (error);
    }
}

static void
test_file_names (void)
{
  static const char *const articles[] = { "a.txt", "a.TXT", "a.html", "a.htm", "a.md", "网.txt" };
  static const char *const others[] = { ".a.txt", "a.json", "a.txt.lin.anno.json", "txt", ".txt",
                                        "a.txt~", "a.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    g_assert_true (cf_reader_takes_file_name (articles[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (cf_reader_takes_file_name (others[i]));
}

static void
test_table (void)
{
  guint n;
  const CfReader *readers = cf_reader_get_all (&n);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const CfSource empty = { "a.xyz", "", 0 };

  for (guint i = 0; i < n; i++)
    {
      const char *slash = strchr (readers[i].id, '/');

      g_assert_true (g_hash_table_add (ids, (gpointer) readers[i].id));
      g_assert_nonnull (slash);
      g_assert_cmpuint (g_ascii_strtoull (slash + 1, NULL, 10), >, 0);
      g_assert_nonnull (readers[i].label);
      g_assert_nonnull (readers[i].sniff);
      g_assert_nonnull (readers[i].read);
      /* Only the last takes everything. */
      g_assert_cmpint (readers[i].sniff (&empty), ==, i == n - 1);
    }
}

static void
test_blocks (void)
{
  g_autoptr (CfArticle) article = read_text ("Head\nfirst\nsecond", "a.txt");
  g_autoptr (CfArticle) none = read_text ("", "a.txt");

  g_assert_cmpuint (cf_article_find_block (article, 0), ==, 0);
  g_assert_cmpuint (cf_article_find_block (article, 4), ==, 0); /* the LF behind it */
  g_assert_cmpuint (cf_article_find_block (article, 5), ==, 1);
  g_assert_cmpuint (cf_article_find_block (article, 17), ==, 2);
  g_assert_true (cf_span_equal (cf_article_get_block_span (article, 7), (CfSpan){ 5, 10 }));
  g_assert_true (cf_span_equal (cf_article_get_block_span (none, 0), (CfSpan){ 0, 0 }));
  g_assert_true (cf_block_kind_is_coded (CF_BLOCK_CAPTION));
  g_assert_false (cf_block_kind_is_coded (CF_BLOCK_RELATED));
  g_assert_false (cf_block_kind_is_coded (CF_BLOCK_BYLINE));
}

static gpointer
read_often (gpointer path)
{
  char *digest = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (CfArticle) article = cf_reader_read_file (path, NULL, NULL);
      const char *title = cf_article_get_title (article);

      /* Freed by nobody else: strings of another thread's article would be. */
      g_free (digest);
      digest = g_strconcat (title, cf_text_get_digest (cf_article_get_text (article)), NULL);
    }
  return digest;
}

/* The library reads in threads: all come to the same. */
static void
test_threads (void)
{
  static const char *const names[] = { "page.html", "crawl-page.txt", "markdown.md", "page.html" };
  GThread *threads[G_N_ELEMENTS (names)];
  char *paths[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      paths[i] = cf_test_data ("import", names[i], NULL);
      threads[i] = g_thread_new (NULL, read_often, paths[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *together = g_thread_join (threads[i]);
      g_autofree char *alone = read_often (paths[i]);

      g_assert_cmpstr (together, ==, alone);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_clear_pointer (&paths[i], g_free);
}

/* Where the two real articles are, they are read as product.md says. */
static void
test_seeds (void)
{
  const char *folder = g_getenv ("COUNTERFRAME_SEEDS");
  g_autofree char *crawl = NULL;
  g_autofree char *bilingual = NULL;
  g_autoptr (CfArticle) first = NULL;
  g_autoptr (CfArticle) second = NULL;
  guint n, counts[CF_N_BLOCK_KINDS] = { 0 };
  const CfBlock *blocks;

  if (folder == NULL)
    {
      g_test_skip ("the seed articles are not beside the checkout, in ../shared/seeds");
      return;
    }
  crawl = g_build_filename (folder, "000_e73d510034a48bb9.txt", NULL);
  bilingual = g_build_filename (folder, "002_000f5a8c4ae25cea.txt", NULL);
  first = cf_reader_read_file (crawl, NULL, NULL);
  second = cf_reader_read_file (bilingual, NULL, NULL);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  blocks = cf_article_get_blocks (first, &n);
  for (guint i = 0; i < n; i++)
    counts[blocks[i].kind]++;
  g_assert_cmpuint (counts[CF_BLOCK_HEADLINE], ==, 1);
  g_assert_cmpuint (counts[CF_BLOCK_PARAGRAPH], ==, 11);
  g_assert_cmpuint (counts[CF_BLOCK_CAPTION], ==, 1);
  g_assert_cmpuint (counts[CF_BLOCK_RELATED], ==, 3);
  g_assert_cmpuint (counts[CF_BLOCK_BYLINE], ==, 1);
  g_assert_cmpstr (cf_article_get_outlet (first), ==, "rfa.org");
  g_assert_cmpstr (cf_article_get_published (first), ==, "2021-07-19T18:03:25Z");
  g_assert_cmpuint (cf_article_count_pairs (second), ==, 14);
  g_assert_null (cf_article_get_outlet (second));
  g_assert_null (cf_article_get_published (second));
  g_assert_null (cf_article_get_url (second));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/readers/ids", test_ids);
  g_test_add_func ("/readers/size", test_size);
  g_test_add_func ("/readers/file-names", test_file_names);
  g_test_add_func ("/readers/table", test_table);
  g_test_add_func ("/readers/blocks", test_blocks);
  g_test_add_func ("/readers/threads", test_threads);
  g_test_add_func ("/readers/seeds", test_seeds);
  cf_test_add_cases ("/readers/case", "import", run);
  return g_test_run ();
}
