/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the library shows, in which order, and what there is to filter by: of a folder of small articles
 * with their sidecars and corrections. */

#include "config.h"

#include "cf-edit.h"
#include "cf-library-query.h"
#include "cf-test-project.h"
#include "cf-test.h"

#include <string.h>

#define CRAWL(ms, title, url) "<!--" ms "-->\n[" title "](" url ")\n----\n\n<p>x</p>\n"

static const struct
{
  const char *name;
  const char *content;
} articles[] = {
  { "a.txt", CRAWL ("1626717805000", "港口罢工进入第三周", "https://www.b.example/1") },
  { "b.txt", "Nobody answers\nThe port said so. The union denied it.\n" },
  { "c.txt", CRAWL ("1626217805000", "Actors strike", "https://a.example/1") },
  { "d.txt", "Mayor speaks\n市长发言\nHe said no.\n他说不。\n" },
  { "sub/e.txt", CRAWL ("1700000000000", "zebra", "https://www.b.example/2") },
};

static const char table[] = "file,title,outlet,published\n"
                            "b.txt,,Courier,2021-07-19\n"
                            "sub/e.txt,Étude,,\n";

typedef struct
{
  CfTestProject project;
  GPtrArray *infos;
} Shelf;

static void
annotate (CfTestProject *project, const char *name, const char *code, gboolean doubt)
{
  g_autofree char *path = g_build_filename (project->folder, name, NULL);
  g_autoptr (CfDocument) document = cf_test_project_open (project, path, "lin");
  g_autoptr (CfHistory) history = cf_history_new ();
  CfCodebook *codebook = cf_project_get_codebook (project->project);
  CfSpan span = { 0, 3 };
  CfAnnotation *annotation =
    cf_edit_annotate (history, document, cf_codebook_get_code (codebook, code), &span, 1);
  g_autoptr (CfRecord) changed = cf_edit_begin (document, CF_RECORD (annotation));

  cf_record_set_doubt (changed, doubt);
  cf_record_set_note (changed, "why");
  cf_edit_commit (history, document, changed, "x", NULL);
  g_assert_true (cf_document_save (document, NULL));
}

static void
finish (CfTestProject *project, const char *name)
{
  g_autofree char *path = g_build_filename (project->folder, name, NULL);
  g_autoptr (CfDocument) document = cf_test_project_open (project, path, "lin");
  g_autoptr (CfHistory) history = cf_history_new ();

  cf_edit_set_finished (history, document, TRUE, "x");
  g_assert_true (cf_document_save (document, NULL));
}

static void
shelf_init (Shelf *shelf)
{
  CfTestProject *project = &shelf->project;
  g_autoptr (GPtrArray) found = NULL;

  cf_test_project_init (project);
  g_free (cf_test_project_add (project, CF_ARTICLE_TABLE_FILE, table));
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    g_free (cf_test_project_add (project, articles[i].name, articles[i].content));
  annotate (project, "a.txt", "claim", TRUE);
  annotate (project, "a.txt", "claim", FALSE);
  annotate (project, "c.txt", "source", TRUE);
  finish (project, "c.txt");
  found = cf_entry_infos_scan (project->project, project->folder, NULL, NULL);
  shelf->infos = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_entry_info_unref);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (shelf->infos, cf_entry_info_read (found->pdata[i], project->project, "lin"));
}

static void
shelf_clear (Shelf *shelf)
{
  g_ptr_array_unref (shelf->infos);
  cf_test_project_clear (&shelf->project);
}

/* The letters of the files that are shown. */
static char *
show (CfLibraryResult *result, GPtrArray *infos)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < result->shown->len; i++)
    {
      const CfEntryInfo *info = infos->pdata[g_array_index (result->shown, guint32, i)];
      const char *relative = cf_entry_info_get_relative (info);

      g_string_append_c (letters, relative[strlen (relative) - strlen ("a.txt")]);
    }
  return g_string_free (letters, FALSE);
}

static const struct
{
  const char *what;
  CfLibraryQuery query;
  const char *letters;
} queries[] = {
  { "all", { .status = CF_ENTRY_ANY }, "abcde" },
  /* Orders; what is not known stands last, equal ones stay. Here texts sort by code point. */
  { "title", { .status = CF_ENTRY_ANY, .order = CF_LIBRARY_BY_TITLE }, "cdbea" },
  { "outlet", { .status = CF_ENTRY_ANY, .order = CF_LIBRARY_BY_OUTLET }, "bcaed" },
  { "newest", { .status = CF_ENTRY_ANY, .order = CF_LIBRARY_NEWEST_FIRST }, "eabcd" },
  { "oldest", { .status = CF_ENTRY_ANY, .order = CF_LIBRARY_OLDEST_FIRST }, "cbaed" },
  { "status order", { .status = CF_ENTRY_ANY, .order = CF_LIBRARY_BY_STATUS }, "abdec" },
  { "language order", { .status = CF_ENTRY_ANY, .order = CF_LIBRARY_BY_LANGUAGE }, "bceda" },
  /* Words: all of them, anywhere, in any script. */
  { "word", { .text = (char *) "STRIKE", .status = CF_ENTRY_ANY }, "c" },
  { "traditional", { .text = (char *) "罷工", .status = CF_ENTRY_ANY }, "a" },
  { "two words", { .text = (char *) "  b.example 2021 ", .status = CF_ENTRY_ANY }, "a" },
  { "corrected title", { .text = (char *) "etude", .status = CF_ENTRY_ANY }, "e" },
  { "title in the file", { .text = (char *) "zebra", .status = CF_ENTRY_ANY }, "" },
  { "file", { .text = (char *) "sub/", .status = CF_ENTRY_ANY }, "e" },
  { "nothing", { .text = (char *) "xyzzy", .status = CF_ENTRY_ANY }, "" },
  /* Filters. */
  { "not started", { .status = CF_ENTRY_NOT_STARTED }, "bde" },
  { "in progress", { .status = CF_ENTRY_IN_PROGRESS }, "a" },
  { "finished", { .status = CF_ENTRY_FINISHED }, "c" },
  { "outlet", { .outlet = (char *) "b.example", .status = CF_ENTRY_ANY }, "ae" },
  { "corrected outlet", { .outlet = (char *) "Courier", .status = CF_ENTRY_ANY }, "b" },
  { "language", { .language = (char *) "zh-Hans", .status = CF_ENTRY_ANY }, "ad" },
  { "part of a tag", { .language = (char *) "zh", .status = CF_ENTRY_ANY }, "" },
  { "code", { .code = (char *) "claim", .status = CF_ENTRY_ANY }, "a" },
  { "from", { .from = (char *) "2021-07-19", .status = CF_ENTRY_ANY }, "abe" },
  { "to", { .to = (char *) "2021-07-19", .status = CF_ENTRY_ANY }, "abc" },
  { "one day",
    { .from = (char *) "2021-07-19", .to = (char *) "2021-07-19", .status = CF_ENTRY_ANY },
    "ab" },
  { "month",
    { .from = (char *) "2021-07", .to = (char *) "2021-07", .status = CF_ENTRY_ANY },
    "abc" },
  { "year", { .from = (char *) "2022", .to = (char *) "2023", .status = CF_ENTRY_ANY }, "e" },
  { "all at once",
    { .text = (char *) "example",
      .outlet = (char *) "b.example",
      .language = (char *) "zh-Hans",
      .code = (char *) "claim",
      .from = (char *) "2021",
      .status = CF_ENTRY_IN_PROGRESS },
    "a" },
};

static void
test_queries (void)
{
  Shelf shelf;

  shelf_init (&shelf);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (CfLibraryResult) result = cf_library_query_run (&queries[i].query, shelf.infos);
      g_autofree char *letters = show (result, shelf.infos);

      g_test_message ("%s", queries[i].what);
      g_assert_cmpstr (letters, ==, queries[i].letters);
    }
  shelf_clear (&shelf);
}

static char *
show_facets (GArray *facets)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facets->len; i++)
    g_string_append_printf (text, "%s %u, ", g_array_index (facets, CfFacet, i).name,
                            g_array_index (facets, CfFacet, i).n);
  return g_string_free (text, FALSE);
}

/* What there is to filter by is counted over all, whatever is shown. */
static void
test_facets (void)
{
  Shelf shelf;
  CfLibraryQuery query = { .status = CF_ENTRY_FINISHED };
  g_autoptr (CfLibraryResult) result = NULL;
  g_autofree char *outlets = NULL;
  g_autofree char *languages = NULL;

  shelf_init (&shelf);
  result = cf_library_query_run (&query, shelf.infos);
  outlets = show_facets (result->outlets);
  languages = show_facets (result->languages);
  g_assert_cmpstr (outlets, ==, "Courier 1, a.example 1, b.example 2, ");
  g_assert_cmpstr (languages, ==, "en 5, zh-Hans 2, ");
  g_assert_cmpuint (result->n_read, ==, 5);
  g_assert_cmpuint (result->n_statuses[CF_ENTRY_NOT_STARTED], ==, 3);
  g_assert_cmpuint (result->n_statuses[CF_ENTRY_IN_PROGRESS], ==, 1);
  g_assert_cmpuint (result->n_statuses[CF_ENTRY_FINISHED], ==, 1);
  g_assert_cmpuint (result->n_doubts, ==, 2);
  shelf_clear (&shelf);
}

static void
test_info (void)
{
  Shelf shelf;
  const CfEntryInfo *first;
  g_autoptr (CfEntryInfo) unread = cf_entry_info_new ("/p/x.txt", "x.txt");
  g_autoptr (CfCorrection) correction = cf_correction_new ();
  g_autoptr (CfEntryInfo) corrected = NULL;
  g_autoptr (CfEntryInfo) back = NULL;
  const CfDoubt *doubts;
  guint n;

  shelf_init (&shelf);
  first = shelf.infos->pdata[0];
  doubts = cf_entry_info_get_doubts (first, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (doubts->code, ==, "claim");
  g_assert_cmpstr (doubts->quote, ==, "港口罢");
  g_assert_cmpstr (doubts->note, ==, "why");
  g_assert_cmpuint (cf_entry_info_count_code (first, "claim"), ==, 2);
  g_assert_cmpuint (cf_entry_info_count_code (first, "source"), ==, 0);
  g_assert_cmpuint (cf_entry_info_get_n_pairs (shelf.infos->pdata[3]), ==, 2);
  g_assert_false (cf_entry_info_is_read (unread));
  g_assert_cmpstr (cf_entry_info_get_title (unread), ==, "x.txt");
  correction->values[CF_FIELD_OUTLET] = g_strdup ("晨报");
  corrected = cf_entry_info_correct (first, correction);
  g_assert_cmpstr (cf_entry_info_get_value (corrected, CF_FIELD_OUTLET), ==, "晨报");
  g_assert_cmpuint (cf_entry_info_count_code (corrected, "claim"), ==, 2);
  back = cf_entry_info_correct (corrected, NULL);
  g_assert_cmpstr (cf_entry_info_get_value (back, CF_FIELD_OUTLET), ==, "b.example");
  g_assert_true (cf_entry_info_says (back, NULL));
  shelf_clear (&shelf);
}

/* An article that cannot be read is in the list, with the reason. */
static void
test_unreadable (void)
{
  CfTestProject project;
  g_autofree char *path = NULL;
  g_autoptr (CfEntryInfo) info = NULL;
  g_autoptr (CfEntryInfo) read = NULL;

  cf_test_project_init (&project);
  path = g_build_filename (project.folder, "gone.txt", NULL);
  info = cf_entry_info_new (path, "gone.txt");
  read = cf_entry_info_read (info, project.project, "lin");
  g_assert_true (cf_entry_info_is_read (read));
  g_assert_nonnull (cf_entry_info_get_error (read));
  g_assert_cmpstr (cf_entry_info_get_title (read), ==, "gone.txt");
  cf_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/library-query/queries", test_queries);
  g_test_add_func ("/library-query/facets", test_facets);
  g_test_add_func ("/library-query/info", test_info);
  g_test_add_func ("/library-query/unreadable", test_unreadable);
  return g_test_run ();
}
