/* SPDX-License-Identifier: GPL-3.0-or-later
 * articles.csv as people and spreadsheets write it: what it says, and what of it is not understood. The
 * cases were made by tests/data/project/table/make.py. */

#include "config.h"

#include "cf-article-table.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-limits.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

/* The articles that cases speak of. */
static const char *const files[] = { "a.txt", "b.txt", "sub/c.txt", "café 港.txt" };

static void
append_correction (GString *out, const char *file, const CfCorrection *correction)
{
  g_string_append (out, file);
  for (guint i = 0; i < CF_N_FIELDS; i++)
    if (correction->values[i] != NULL)
      g_string_append_printf (out, "\n  %s: %s", cf_field_get_name (i), correction->values[i]);
  g_string_append_c (out, '\n');
}

static char *
run (const char *path, GBytes *bytes)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfArticleTable) table = cf_article_table_new ("/project", bytes, problems);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *full = g_build_filename ("/project", files[i], NULL);
      g_autoptr (CfCorrection) correction = cf_article_table_lookup (table, full);

      if (correction != NULL)
        append_correction (out, files[i], correction);
    }
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = cf_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (out, "%s\n", text);
    }
  return g_string_free (out, FALSE);
}

static CfArticleTable *
set (const char *folder, const char *file, CfField field, const char *before, const char *after)
{
  CfTableEdit edit = { (char *) file, field, (char *) before, (char *) after };
  g_autoptr (GError) error = NULL;
  CfArticleTable *table = cf_article_table_save (folder, &edit, 1, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static char *
read_table (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, CF_ARTICLE_TABLE_FILE, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
write_table (const char *folder, const char *text)
{
  g_autofree char *path = g_build_filename (folder, CF_ARTICLE_TABLE_FILE, NULL);

  cf_test_write (path, text, -1);
}

static void
assert_text (const char *folder, const char *expected)
{
  g_autofree char *text = read_table (folder);

  g_assert_cmpstr (text, ==, expected);
}

/* The first correction of a project makes the file, as files.md and RFC 4180 have it. */
static void
test_new_file (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (CfArticleTable) table = NULL;
  g_autoptr (CfArticleTable) again = NULL;
  g_autoptr (CfArticleTable) third = NULL;

  table = set (folder, "sub/a.txt", CF_FIELD_TITLE, NULL, "Strike, day 2: \"over\"");
  assert_text (folder, "file,title,outlet,published,url,languages\r\n"
                       "sub/a.txt,\"Strike, day 2: \"\"over\"\"\",,,,\r\n");
  again = set (folder, "sub/a.txt", CF_FIELD_PUBLISHED, NULL, "2021-07-20T00:00:00Z");
  third = set (folder, "b.txt", CF_FIELD_OUTLET, NULL, "晨报");
  assert_text (folder, "file,title,outlet,published,url,languages\r\n"
                       "sub/a.txt,\"Strike, day 2: \"\"over\"\"\",,2021-07-20,,\r\n"
                       "b.txt,,晨报,,,\r\n");
}

/* What is not concerned stays byte for byte. */
static void
test_keeps (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (CfArticleTable) table = NULL;
  g_autoptr (CfArticleTable) again = NULL;

  write_table (folder, "coder;\"file\";outlet;who knows\n"
                       "lin;\"a.txt\";  Herald ;\"x;\n y\"\n"
                       "\n"
                       "mara;b.txt");
  table = set (folder, "a.txt", CF_FIELD_OUTLET, "Herald", "Courier");
  assert_text (folder, "coder;\"file\";outlet;who knows\n"
                       "lin;\"a.txt\";Courier;\"x;\n y\"\n"
                       "\n"
                       "mara;b.txt");
  again = set (folder, "b.txt", CF_FIELD_URL, NULL, "https://b.example/?a;b");
  assert_text (folder, "coder;\"file\";outlet;who knows;url\n"
                       "lin;\"a.txt\";Courier;\"x;\n y\";\n"
                       "\n"
                       "mara;b.txt;;;\"https://b.example/?a;b\"");
}

/* Nothing remains of a correction that is taken back, and its row stays. */
static void
test_clear (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (CfArticleTable) table = NULL;
  g_autoptr (CfCorrection) correction = NULL;
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);

  write_table (folder, "file,title,note\na.txt,One,n\nb.txt,Two,m\na.txt,Three,o\n");
  table = set (folder, "a.txt", CF_FIELD_TITLE, "One", NULL);
  assert_text (folder, "file,title,note\na.txt,,n\nb.txt,Two,m\na.txt,,o\n");
  correction = cf_article_table_lookup (table, path);
  g_assert_null (correction);
}

/* What somebody else has written since is theirs. */
static void
test_conflict (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  CfTableEdit edits[] = { { (char *) "a.txt", CF_FIELD_TITLE, (char *) "One", (char *) "Mine" },
                          { (char *) "a.txt", CF_FIELD_OUTLET, NULL, (char *) "Herald" } };
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfArticleTable) table = NULL;

  write_table (folder, "file,title,outlet\na.txt,Theirs,\n");
  table = cf_article_table_save (folder, edits, G_N_ELEMENTS (edits), conflicts, &error);
  g_assert_no_error (error);
  assert_text (folder, "file,title,outlet\na.txt,Theirs,Herald\n");
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (conflicts, 0), "Theirs"));
}

/* What stands there already is not written again. */
static void
test_same (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, CF_ARTICLE_TABLE_FILE, NULL);
  g_autoptr (CfArticleTable) table = NULL;
  CfFileStamp before, after;

  write_table (folder, "file,title\na.txt,One\n");
  g_assert_true (cf_file_get_stamp (path, &before));
  table = set (folder, "a.txt", CF_FIELD_TITLE, "Zero", "One");
  g_assert_true (cf_file_get_stamp (path, &after));
  g_assert_true (cf_file_stamp_equal (&before, &after));
}

static const struct
{
  const char *name;
  const char *bytes;
  gssize length;
} unwritable[] = {
  { "no-file-column", "title,outlet\nOne,Herald\n", -1 },
  { "open-quote", "file,title\na.txt,\"One\nb.txt,Two\n", -1 },
  { "damaged-utf8", "file,title\na.txt,港口罢工进入第三周港口罢工\xff\n", -1 },
  { "column-under-a-long-row", "file,outlet\na.txt,b,c\n", -1 },
  { "nul", "file,title\na.txt,O\0ne\n", 22 },
};

/* What could not be read whole is not written at all. */
static void
test_unwritable (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, CF_ARTICLE_TABLE_FILE, NULL);
  CfTableEdit edit = { (char *) "c.txt", CF_FIELD_TITLE, NULL, (char *) "Three" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) now = NULL;
  gsize length =
    unwritable[at].length < 0 ? strlen (unwritable[at].bytes) : (gsize) unwritable[at].length;

  cf_test_write (path, unwritable[at].bytes, (gssize) length);
  g_assert_null (cf_article_table_save (folder, &edit, 1, NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "articles.csv:"));
  now = cf_test_read (path);
  g_assert_cmpmem (g_bytes_get_data (now, NULL), g_bytes_get_size (now), unwritable[at].bytes,
                   length);
}

static void
test_link_outside (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  CF_TEST_FOLDER other = cf_test_make_folder ();
  g_autofree char *link = g_build_filename (folder, CF_ARTICLE_TABLE_FILE, NULL);
  g_autofree char *target = g_build_filename (other, "x.csv", NULL);
  CfTableEdit edit = { (char *) "a.txt", CF_FIELD_TITLE, NULL, (char *) "One" };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cf_test_write (target, "file,title\n", -1);
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_null (cf_article_table_save (folder, &edit, 1, NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_READ_ONLY);
  g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "file,title\n");
}

/* A folder, or what is too large, corrects nothing and is said. */
static void
test_unreadable (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, CF_ARTICLE_TABLE_FILE, NULL);
  g_autofree char *article = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfArticleTable) table = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  table = cf_article_table_load (folder, problems);
  g_assert_null (cf_article_table_lookup (table, article));
  g_assert_cmpuint (problems->len, ==, 1);
}

/* At the limit, and one above it. */
static void
test_limits (void)
{
  for (guint above = 0; above < 2; above++)
    {
      g_autoptr (GString) text = g_string_new ("file\n");
      g_autoptr (GPtrArray) problems = cf_problems_new ();
      g_autoptr (CfArticleTable) table = NULL;
      g_autoptr (GBytes) bytes = NULL;

      /* One cell in the header, and as many as commas and one more in a row that is too long. */
      for (guint i = 0; i + 2 < CF_LIMIT_TABLE_CELLS + above; i++)
        g_string_append_c (text, ',');
      bytes = g_bytes_new (text->str, text->len);
      table = cf_article_table_new ("/project", bytes, problems);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_cmpint (strstr (((CfProblem *) g_ptr_array_index (problems, 0))->text, "cells") !=
                         NULL,
                       ==, above != 0);
    }
  for (guint above = 0; above < 2; above++)
    {
      gsize size = CF_LIMIT_TABLE_BYTES + above;
      g_autofree char *text = g_strnfill (size, 'a');
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) problems = cf_problems_new ();
      g_autoptr (CfArticleTable) table = NULL;

      memcpy (text, "file\n", 5);
      bytes = g_bytes_new (text, size);
      table = cf_article_table_new ("/project", bytes, problems);
      g_assert_cmpuint (problems->len, ==, above);
    }
}

static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new ("file,url\n");
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfArticleTable) table = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 3 * CF_LIMIT_TABLE_PROBLEMS; i++)
    g_string_append_printf (text, "%u.txt,not a link\n", i);
  bytes = g_bytes_new (text->str, text->len);
  table = cf_article_table_new ("/project", bytes, problems);
  g_assert_cmpuint (problems->len, ==, CF_LIMIT_TABLE_PROBLEMS);
}

static void
test_no_such_file (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *article = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfArticleTable) table = NULL;
  const CfProblem *problem;

  cf_test_write (article, "x\n", -1);
  write_table (folder, "title,file\nOne,a.txt\nTwo,b.txt\n");
  table = cf_article_table_load (folder, problems);
  cf_article_table_check_files (table, problems);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpuint (problem->line, ==, 3);
  g_assert_cmpuint (problem->column, ==, 5);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/table/new-file", test_new_file);
  g_test_add_func ("/table/keeps", test_keeps);
  g_test_add_func ("/table/clear", test_clear);
  g_test_add_func ("/table/conflict", test_conflict);
  g_test_add_func ("/table/same", test_same);
  for (guint i = 0; i < G_N_ELEMENTS (unwritable); i++)
    {
      g_autofree char *name = g_strconcat ("/table/unwritable/", unwritable[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_unwritable);
    }
  g_test_add_func ("/table/link-outside", test_link_outside);
  g_test_add_func ("/table/unreadable", test_unreadable);
  g_test_add_func ("/table/limits", test_limits);
  g_test_add_func ("/table/many-problems", test_many_problems);
  g_test_add_func ("/table/no-such-file", test_no_such_file);
  cf_test_add_cases ("/table/case", "project/table", run);
  return g_test_run ();
}
