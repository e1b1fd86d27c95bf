/* SPDX-License-Identifier: GPL-3.0-or-later
 * Layers are brought to where the project keeps them, with what a crash has left of them. */

#include "config.h"

#include "cf-edit.h"
#include "cf-journal.h"
#include "cf-save-job.h"
#include "cf-test-project.h"
#include "cf-test.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char text[] = "Port strike enters third week\n\nThe port denied it, she said.\n";

typedef struct
{
  CfTestProject project;
  char *article;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cf_test_project_init (&fixture->project);
  fixture->article = cf_test_project_add (&fixture->project, "a.txt", text);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->article);
  cf_test_project_clear (&fixture->project);
}

static CfRecord *
mark (Fixture *fixture, CfHistory *history, CfDocument *document, const char *code, CfSpan span)
{
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  CfAnnotation *draft = cf_edit_draft (document, cf_codebook_get_code (codebook, code), &span, 1);

  cf_edit_add (history, document, CF_RECORD (draft), "mark");
  return CF_RECORD (draft);
}

/* Marks a claim, which is saved if @saved, then a rebuttal that only the journal knows; and is gone. */
static void
crash (Fixture *fixture, gboolean saved)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      CfHistory *history = cf_history_new ();
      CfDocument *document = cf_test_project_open (&fixture->project, fixture->article, "lin");
      CfJournal *journal =
        cf_journal_new (cf_sidecar_store_get_path (cf_document_get_store (document)));
      GPtrArray *lines = g_ptr_array_new ();

      if (saved)
        {
          mark (fixture, history, document, "claim", (CfSpan){ 0, 11 });
          g_assert_true (cf_document_save (document, NULL));
        }
      g_ptr_array_add (lines,
                       cf_journal_make_line (
                         mark (fixture, history, document, "rebuttal", (CfSpan){ 40, 46 }), NULL));
      g_assert_true (cf_journal_append (journal, lines, NULL));
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

/* The project keeps its layers in folders from now on. */
static void
keep_apart (Fixture *fixture)
{
  g_autofree char *book = cf_test_project_add (&fixture->project, "codebook.json",
                                               "{ \"settings\": { \"layers\": \"folders\" } }");
  CfProject *project = cf_project_new (fixture->project.folder, NULL);

  g_assert_true (cf_codebook_keeps_layers_apart (cf_project_get_codebook (project)));
  g_object_unref (fixture->project.project);
  fixture->project.project = project;
}

/* Opens and saves it, in which place whatever. */
static guint
open_and_save (Fixture *fixture, gboolean *apart)
{
  g_autoptr (CfDocument) document =
               cf_test_project_open (&fixture->project, fixture->article, "lin");
  g_autoptr (GError) error = NULL;

  *apart =
    strstr (cf_sidecar_store_get_path (cf_document_get_store (document)), "/layers/lin/") != NULL;
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
  return cf_layer_get_n_annotations (cf_document_get_layer (document));
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  gboolean apart;

  crash (fixture, TRUE);
  keep_apart (fixture);
  g_assert_cmpuint (open_and_save (fixture, &apart), ==, 2);
  g_assert_true (apart);
  g_assert_cmpuint (open_and_save (fixture, &apart), ==, 2);
}

/* The layer had no file yet. */
static void
test_unsaved (Fixture *fixture, gconstpointer data)
{
  gboolean apart;

  crash (fixture, FALSE);
  keep_apart (fixture);
  g_assert_cmpuint (open_and_save (fixture, &apart), ==, 1);
  g_assert_cmpuint (open_and_save (fixture, &apart), ==, 1);
  g_assert_true (apart);
}

static void
on_moved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **moved = user_data;

  *moved = g_object_ref (result);
}

/* Where an open layer is after the project has begun to keep them apart. */
static char *
move (Fixture *fixture, CfDocument *document)
{
  CfProject *before = g_object_ref (fixture->project.project);
  g_autoptr (GAsyncResult) moved = NULL;

  keep_apart (fixture);
  cf_project_set_codebook (before, cf_project_get_codebook (fixture->project.project));
  cf_save_job_start_move (G_OBJECT (document), document, on_moved, &moved);
  while (moved == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (before);
  return cf_save_job_finish_move (moved);
}

/* Another has the same short name, and a layer where this one is to go: each stays with its own. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  const gboolean is_taken = data != NULL;
  g_autoptr (CfHistory) history = cf_history_new ();
  g_autoptr (CfDocument) document = NULL, colleague = NULL;
  g_autofree char *folder = g_build_filename (fixture->project.folder, "layers", "lin", NULL);
  g_autofree char *place = g_build_filename (folder, "a.txt.lin.anno.json", NULL);
  g_autofree char *path = NULL;

  document = cf_test_project_open (&fixture->project, fixture->article, "lin");
  mark (fixture, history, document, "claim", (CfSpan){ 0, 11 });
  g_assert_true (cf_document_save (document, NULL));
  if (is_taken)
    {
      g_autoptr (GBytes) bytes = NULL;

      colleague = cf_test_project_open (&fixture->project, fixture->article, "mara");
      mark (fixture, history, colleague, "claim", (CfSpan){ 5, 11 });
      g_assert_true (cf_document_save (colleague, NULL));
      bytes = cf_test_read (cf_sidecar_store_get_path (cf_document_get_store (colleague)));
      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      cf_test_write (place, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
    }
  path = move (fixture, document);
  g_assert_cmpstr (path, ==, is_taken ? NULL : place);
  g_assert_true (g_file_test (cf_sidecar_store_get_path (cf_document_get_store (document)),
                              G_FILE_TEST_EXISTS) == is_taken);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add ("/displaced/saved", Fixture, NULL, set_up, test_saved, tear_down);
  g_test_add ("/displaced/unsaved", Fixture, NULL, set_up, test_unsaved, tear_down);
  g_test_add ("/displaced/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/displaced/open-namesake", Fixture, "taken", set_up, test_open, tear_down);
  return g_test_run ();
}
