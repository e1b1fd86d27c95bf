/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far a round is: what a coder may know of it while it is blind, and when they have finished. */

#include "config.h"

#include "cf-round-progress.h"
#include "cf-test-project.h"
#include "cf-test.h"

/* lin codes a and b, mara a and c. */
#define CODEBOOK                                                                                  \
  "{ \"cf:format\": 1, \"id\": \"urn:uuid:0d8dd9c5-6d07-4a5e-9a0c-1d2f3b4c5d6e\", \"title\": "    \
  "\"T\",\n"                                                                                      \
  "  \"codes\": [], \"attributes\": [], \"relations\": [], \"lists\": {}, \"settings\": {},\n"    \
  "  \"rounds\": [ { \"id\": \"r1\", \"label\": { \"en\": \"Pilot\" }, \"kind\": \"main\", "      \
  "\"blind\": %s,\n"                                                                              \
  "    \"coders\": [ \"lin\", \"mara\" ], \"articles\": [ \"a.txt\", \"b.txt\", \"c.txt\" ],\n"   \
  "    \"work\": { \"lin\": [ \"a.txt\", \"b.txt\" ], \"mara\": [ \"a.txt\", \"c.txt\" ] } } ], " \
  "\"renamed\": [ { \"id\": \"lin\", \"name\": \"linwei\" } ] }\n"

typedef struct
{
  const char *name;
  const char *reader;
  gboolean blind;
  const char *sealed; /* article.coder, with spaces between */
  const char *
    wanted; /* article finished/coders; then what each coder has finished; * where there are other articles */
} Case;

static const Case cases[] = {
  { "not-begun", "lin", TRUE, "", "a.txt 0/1, b.txt 0/1; 0 0 *" },
  { "of-others", "lin", TRUE, "a.txt.mara c.txt.mara", "a.txt 0/1, b.txt 0/1; 0 2 *" },
  { "of-both", "lin", TRUE, "a.txt.lin a.txt.mara", "a.txt 2/2, b.txt 0/1; 1 1 *" },
  { "all-of-own", "lin", TRUE, "a.txt.lin b.txt.lin", "a.txt 1/2, b.txt 1/1, c.txt 0/1; 2 0" },
  { "other-coder", "mara", TRUE, "a.txt.lin", "a.txt 0/1, c.txt 0/1; 1 0 *" },
  { "renamed", "linwei", TRUE, "a.txt.mara", "a.txt 0/1, b.txt 0/1; 0 1 *" },
  { "no-coder", "zoe", TRUE, "a.txt.lin", "a.txt 1/2, b.txt 0/1, c.txt 0/1; 1 0" },
  { "open", "lin", FALSE, "a.txt.mara", "a.txt 1/2, b.txt 0/1, c.txt 0/1; 0 1" },
};

static void
add_articles (CfTestProject *project)
{
  static const char *const names[] = { "a.txt", "b.txt", "c.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (cf_test_project_add (project, names[i], names[i]));
}

static void
write_seals (CfTestProject *project, const char *sealed)
{
  g_auto (GStrv) names = g_strsplit (sealed, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0')
      cf_test_project_seal (project, "r1", names[i]);
}

static char *
describe (const CfRoundProgress *progress)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < progress->articles->len; i++)
    {
      const CfRoundArticle *article = progress->articles->pdata[i];

      g_string_append_printf (text, "%s%s %u/%u", i > 0 ? ", " : "", article->path,
                              article->n_sealed, article->n_coders);
    }
  g_string_append_printf (text, "; %u %u%s", progress->n_sealed[0], progress->n_sealed[1],
                          progress->is_partial ? " *" : "");
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  CfTestProject files;
  g_autoptr (CfProject) project = NULL;
  g_autoptr (CfRoundProgress) progress = NULL;
  g_autofree char *codebook = g_strdup_printf (CODEBOOK, row->blind ? "true" : "false");
  g_autofree char *path = NULL;
  g_autofree char *said = NULL;
  GPtrArray *rounds;

  cf_test_project_init (&files);
  path = cf_test_project_add (&files, "codebook.json", codebook);
  add_articles (&files);
  write_seals (&files, row->sealed);
  project = cf_project_new (files.folder, NULL);
  cf_project_set_reader (project, row->reader);
  rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));
  g_assert_cmpuint (rounds->len, ==, 1);
  progress = cf_round_progress_read (project, rounds->pdata[0], NULL);
  said = describe (progress);
  g_assert_cmpstr (said, ==, row->wanted);
  cf_test_project_clear (&files);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/round-progress/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
