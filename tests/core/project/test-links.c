/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of links, and where their ends are, with two annotators and two articles. */

#include "config.h"

#include "cf-edit.h"
#include "cf-link-place.h"
#include "cf-test-project.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#define FIRST "Strike over\nThe union said pay is too low.\n"
#define SECOND "Port replies\nThe union lies, the port said.\n"

typedef struct
{
  CfTestProject project;
  char *first;
  char *second;
  char *claim;    /* lin's, in the first */
  char *rebuttal; /* mara's, in the second */
  char *link;
} Desk;

static CfAnnotation *
annotate (CfDocument *document, const char *code, guint start, guint end)
{
  g_autoptr (CfHistory) history = cf_history_new ();
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  CfSpan span = { start, end };

  return cf_edit_annotate (history, document, cf_codebook_get_code (codebook, code), &span, 1);
}

static void
save (CfDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
}

static void
link_to_claim (Desk *desk, CfDocument *document, const char *article)
{
  g_autoptr (CfHistory) history = cf_history_new ();
  const CfRelationType *type =
    cf_codebook_get_relation_type (cf_project_get_codebook (desk->project.project), "rebuts");
  g_autoptr (CfRelation) draft = cf_edit_draft_relation (document, type, desk->rebuttal);

  cf_relation_set_to (draft, desk->claim, article, "a.txt");
  desk->link = g_strdup (cf_record_get_id (CF_RECORD (draft)));
  cf_edit_add (history, document, CF_RECORD (draft), "link");
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (CfDocument) first = NULL;
  g_autoptr (CfDocument) second = NULL;

  cf_test_project_init (&desk->project);
  desk->first = cf_test_project_add (&desk->project, "a.txt", FIRST);
  desk->second = cf_test_project_add (&desk->project, "b.txt", SECOND);
  first = cf_test_project_open (&desk->project, desk->first, "lin");
  second = cf_test_project_open (&desk->project, desk->second, "mara");
  desk->claim = g_strdup (cf_record_get_id (CF_RECORD (annotate (first, "claim", 27, 41))));
  desk->rebuttal = g_strdup (cf_record_get_id (CF_RECORD (annotate (second, "rebuttal", 13, 27))));
  link_to_claim (desk, second, cf_document_get_id (first));
  save (first);
  save (second);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_free (desk->first);
  g_free (desk->second);
  g_free (desk->claim);
  g_free (desk->rebuttal);
  g_free (desk->link);
  cf_test_project_clear (&desk->project);
}

/* Found by either end, whoever made it; as a file is read again, or a record is another. */
static void
test_table (Desk *desk, gconstpointer data)
{
  g_autoptr (CfLinkTable) table = cf_link_table_load (desk->project.project, NULL);
  g_autofree char *sidecar = g_strconcat (desk->second, ".mara.anno.json", NULL);
  g_autoptr (GPtrArray) of_claim = cf_link_table_list (table, desk->claim);
  g_autoptr (GPtrArray) of_rebuttal = cf_link_table_list (table, desk->rebuttal);
  const CfLink *link;

  g_assert_cmpuint (of_claim->len, ==, 1);
  g_assert_cmpuint (of_rebuttal->len, ==, 1);
  link = g_ptr_array_index (of_claim, 0);
  g_assert_true (link == g_ptr_array_index (of_rebuttal, 0));
  g_assert_cmpstr (link->article, ==, desk->second);
  g_assert_cmpstr (link->annotator, ==, "mara");
  g_assert_cmpstr (cf_record_get_id (CF_RECORD (link->relation)), ==, desk->link);
  cf_link_table_set_sidecar (table, sidecar, cf_links_read (desk->project.project, sidecar));
  g_assert_cmpuint (cf_link_table_count (table, desk->claim), ==, 1);
  cf_link_table_set_relation (table, sidecar, desk->link, NULL);
  g_assert_cmpuint (cf_link_table_count (table, desk->claim), ==, 0);
  cf_link_table_set_sidecar (table, sidecar, cf_links_read (desk->project.project, sidecar));
  g_assert_cmpuint (cf_link_table_count (table, desk->rebuttal), ==, 1);
  g_assert_cmpint (g_unlink (sidecar), ==, 0);
  cf_link_table_set_sidecar (table, sidecar, cf_links_read (desk->project.project, sidecar));
  g_assert_cmpuint (cf_link_table_count (table, desk->claim), ==, 0);
}

static void
expect_place (Desk *desk, CfLinkPlaceStatus status, const char *path, const char *quote)
{
  g_autofree char *hint = g_build_filename (desk->project.folder, "a.txt", NULL);
  g_autoptr (CfLinkPlace) place =
               cf_link_place_find (desk->project.project, desk->claim, hint, NULL, NULL);

  g_assert_cmpint (place->status, ==, status);
  g_assert_cmpstr (place->path, ==, path);
  g_assert_cmpstr (place->quote, ==, quote);
}

/* Where it is expected; where its article has been moved to; deleted; and without its article. */
static void
test_places (Desk *desk, gconstpointer data)
{
  g_autofree char *moved = g_build_filename (desk->project.folder, "moved.txt", NULL);
  g_autofree char *sidecar = g_strconcat (desk->first, ".lin.anno.json", NULL);
  g_autofree char *moved_sidecar = g_strconcat (moved, ".lin.anno.json", NULL);

  expect_place (desk, CF_LINK_PLACE_FOUND, desk->first, "pay is too low");
  g_assert_cmpint (g_rename (desk->first, moved), ==, 0);
  g_assert_cmpint (g_rename (sidecar, moved_sidecar), ==, 0);
  expect_place (desk, CF_LINK_PLACE_FOUND, moved, "pay is too low");
  g_assert_cmpint (g_rename (moved, desk->first), ==, 0);
  g_assert_cmpint (g_unlink (moved_sidecar), ==, 0);
  expect_place (desk, CF_LINK_PLACE_DELETED, desk->first, NULL);
  g_assert_cmpint (g_unlink (desk->first), ==, 0);
  expect_place (desk, CF_LINK_PLACE_ABSENT, desk->first, NULL);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add ("/links/table", Desk, NULL, set_up, test_table, tear_down);
  g_test_add ("/links/places", Desk, NULL, set_up, test_places, tear_down);
  return g_test_run ();
}
