/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a project that stays open hides, while articles are finished, and its reader and its codebook become others. */

#include "config.h"

#include "cf-codebook-json.h"
#include "cf-layer-access.h"
#include "cf-test-project.h"
#include "cf-test.h"

/* lin codes what is said, mara b and c. */
#define CODEBOOK                                                                                \
  "{ \"cf:format\": 1, \"id\": \"urn:uuid:0d8dd9c5-6d07-4a5e-9a0c-1d2f3b4c5d6e\", \"title\": "  \
  "\"T\",\n"                                                                                    \
  "  \"codes\": [], \"attributes\": [], \"relations\": [], \"lists\": {}, \"settings\": {},\n"  \
  "  \"rounds\": [ { \"id\": \"r1\", \"label\": { \"en\": \"Pilot\" }, \"kind\": \"main\", "    \
  "\"blind\": true,\n"                                                                          \
  "    \"coders\": [ \"lin\", \"mara\" ], \"articles\": [ \"a.txt\", \"b.txt\", \"c.txt\", "    \
  "\"d.txt\" ],\n"                                                                              \
  "    \"work\": { \"lin\": [ %s ], \"mara\": [ \"b.txt\", \"c.txt\" ] } } ], \"renamed\": [] " \
  "}\n"

static void
give_work (CfProject *project, const char *work)
{
  g_autofree char *text = g_strdup_printf (CODEBOOK, work);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CfCodebook) codebook = cf_codebook_parse (bytes, "codebook.json", NULL, NULL);

  g_assert_nonnull (codebook);
  cf_project_set_codebook (project, codebook);
}

/* An article of the round that is none of the reader's opens when all of theirs are finished, and not before. */
static void
test_others_article (void)
{
  CfTestProject files;
  g_autoptr (CfProject) project = NULL;
  g_autofree char *article = NULL;
  g_autofree char *other = NULL;

  cf_test_project_init (&files);
  article = cf_test_project_add (&files, "c.txt", "c");
  other = cf_test_project_add (&files, "d.txt", "d");
  project = cf_project_new (files.folder, NULL);
  give_work (project, "\"a.txt\", \"b.txt\"");
  cf_project_set_reader (project, "lin");
  g_assert_false (cf_project_may_read_layer (project, article, "mara"));
  g_assert_true (cf_project_may_read_layer (project, article, "lin"));
  cf_test_project_seal (&files, "r1", "b.txt.lin");
  g_assert_false (cf_project_may_read_layer (project, article, "mara"));
  cf_test_project_seal (&files, "r1", "a.txt.lin");
  g_assert_true (cf_project_may_read_layer (project, article, "mara"));
  g_assert_true (cf_project_may_read_layer (project, other, "mara"));

  cf_project_set_reader (project, "mara");
  g_assert_false (cf_project_may_read_layer (project, other, "lin"));
  cf_test_project_seal (&files, "r1", "b.txt.mara");
  g_assert_false (cf_project_may_read_layer (project, other, "lin"));
  cf_project_set_reader (project, "lin");
  g_assert_true (cf_project_may_read_layer (project, other, "mara"));

  give_work (project, "\"a.txt\", \"b.txt\", \"d.txt\"");
  g_assert_false (cf_project_may_read_layer (project, article, "mara"));
  cf_test_project_seal (&files, "r1", "d.txt.lin");
  g_assert_true (cf_project_may_read_layer (project, article, "mara"));
  cf_test_project_clear (&files);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/layer-access/others-article", test_others_article);
  return g_test_run ();
}
