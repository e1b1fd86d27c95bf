/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two sessions that save with each other: that of the window, and the one in which gold is edited beside it. */

#include "config.h"

#include "cf-edit.h"
#include "cf-layer-access.h"
#include "cf-other-layers.h"
#include "cf-session.h"
#include "cf-test-project.h"
#include "cf-test.h"

#define N_ARTICLES 4

typedef struct
{
  CfTestProject project;
  char *articles[N_ARTICLES];
  CfSession *session;
  CfSession *gold;
} Fixture;

static CfDocument *
show (Fixture *fixture, CfSession *session, guint i, const char *annotator)
{
  g_autoptr (CfDocument) document =
               cf_test_project_open (&fixture->project, fixture->articles[i], annotator);

  cf_session_show (session, document);
  return document;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cf_test_project_init (&fixture->project);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      fixture->articles[i] = cf_test_project_add (&fixture->project, name, "Port strike\n");
    }
  fixture->session = cf_session_new ();
  cf_session_set_annotator (fixture->session, "lin");
  cf_session_set_project (fixture->session, fixture->project.project);
  fixture->gold = cf_session_new_beside (fixture->session, CF_ANNOTATOR_GOLD);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_autosave_flush (cf_session_get_autosave (fixture->session), &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->gold);
  g_clear_object (&fixture->session);
  for (guint i = 0; i < N_ARTICLES; i++)
    g_free (fixture->articles[i]);
  cf_test_project_clear (&fixture->project);
}

static void
mark (Fixture *fixture, CfSession *session, CfDocument *document)
{
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  CfSpan span = { 0, 4 };

  cf_edit_annotate (cf_session_get_history (session), document,
                    cf_codebook_get_code (codebook, "claim"), &span, 1);
}

static guint
count_saved (Fixture *fixture, guint i, const char *annotator)
{
  g_autoptr (CfDocument) document =
               cf_test_project_open (&fixture->project, fixture->articles[i], annotator);

  return cf_layer_get_n_annotations (cf_document_get_layer (document));
}

/* Decisions that are made after the user's own layers were let go are saved as those before. */
static void
test_gold_goes_on (Fixture *fixture, gconstpointer data)
{
  CfAutosave *autosave = cf_session_get_autosave (fixture->session);
  CfDocument *own = show (fixture, fixture->session, 0, "lin");
  CfDocument *gold = show (fixture, fixture->gold, 0, CF_ANNOTATOR_GOLD);
  g_autoptr (GError) error = NULL;

  mark (fixture, fixture->session, own);
  mark (fixture, fixture->gold, gold);
  g_assert_true (cf_session_let_go (fixture->session, &error));
  g_assert_no_error (error);
  g_assert_null (cf_session_find_document (fixture->session, fixture->articles[0]));
  g_assert_cmpuint (count_saved (fixture, 0, "lin"), ==, 1);
  mark (fixture, fixture->gold, gold);
  g_assert_cmpint (cf_autosave_get_state (autosave, gold), ==, CF_SAVE_PENDING);
  g_assert_true (cf_autosave_flush (autosave, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_saved (fixture, 0, CF_ANNOTATOR_GOLD), ==, 2);
}

typedef struct
{
  CfAutosave *autosave;
  CfDocument *documents[N_ARTICLES];
} Busy;

/* A sync program has brought all files while one of them was waited for. */
static gboolean
on_idle (gpointer data)
{
  Busy *busy = data;

  for (guint i = 0; i < N_ARTICLES; i++)
    cf_autosave_refresh (busy->autosave, busy->documents[i]);
  return G_SOURCE_REMOVE;
}

/* What is looked at again while the others are saved is waited for too. */
static void
test_busy_while_letting_go (Fixture *fixture, gconstpointer data)
{
  Busy busy = { .autosave = cf_session_get_autosave (fixture->session) };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      busy.documents[i] = g_object_ref (show (fixture, fixture->session, i, "lin"));
      mark (fixture, fixture->session, busy.documents[i]);
    }
  on_idle (&busy);
  g_idle_add_full (G_PRIORITY_HIGH, on_idle, &busy, NULL);
  g_assert_true (cf_session_let_go (fixture->session, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_assert_cmpuint (count_saved (fixture, i, "lin"), ==, 1);
      g_assert_cmpint (cf_autosave_get_state (busy.autosave, busy.documents[i]), ==, CF_SAVE_NONE);
      g_object_unref (busy.documents[i]);
    }
  /* Nothing comes back to those that were let go. */
  for (guint i = 0; i < N_ARTICLES; i++)
    busy.documents[i] = show (fixture, fixture->session, i, "lin");
  on_idle (&busy);
  g_assert_true (cf_autosave_flush (busy.autosave, &error));
  g_assert_no_error (error);
}

/* Who compares coders whose names are hidden is not shown their layers by another way. */
static void
test_no_others_beside (Fixture *fixture, gconstpointer data)
{
  CfDocument *wu;

  wu = show (fixture, fixture->session, 0, "wu");
  mark (fixture, fixture->session, wu);
  g_assert_true (cf_session_let_go (fixture->session, NULL));
  show (fixture, fixture->session, 0, "lin");
  show (fixture, fixture->gold, 0, CF_ANNOTATOR_GOLD);
  while (cf_other_layers_get_n (cf_session_get_others (fixture->session)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (cf_other_layers_is_reading (cf_session_get_others (fixture->gold)));
  g_assert_cmpuint (cf_other_layers_get_n (cf_session_get_others (fixture->gold)), ==, 0);
}

static void
on_moved (gboolean *moved)
{
  *moved = TRUE;
}

/* The layer that is open goes to where the project wants it, with what is not saved yet, and is nowhere twice. */
static void
test_follows_place (Fixture *fixture, gconstpointer data)
{
  static const char book[] =
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"codes\": [{\"id\": \"claim\", "
    "\"label\": {}}], \"settings\": {\"layers\": \"";
  static const struct
  {
    const char *layers;
    const char *here;
    const char *gone;
  } steps[] = {
    { "folders", "layers/lin/0.txt.lin.anno.json", "0.txt.lin.anno.json" },
    { "beside", "0.txt.lin.anno.json", "layers/lin/0.txt.lin.anno.json" },
  };
  CfAutosave *autosave = cf_session_get_autosave (fixture->session);
  CfDocument *document = show (fixture, fixture->session, 0, "lin");
  g_autoptr (GError) error = NULL;
  gboolean moved = FALSE;

  g_signal_connect_swapped (autosave, "moved", G_CALLBACK (on_moved), &moved);
  mark (fixture, fixture->session, document);
  g_assert_true (cf_autosave_flush (autosave, &error));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *text = g_strconcat (book, steps[i].layers, "\"}}", NULL);
      g_autofree char *here = g_build_filename (fixture->project.folder, steps[i].here, NULL);
      g_autofree char *gone = g_build_filename (fixture->project.folder, steps[i].gone, NULL);

      mark (fixture, fixture->session, document);
      g_free (cf_test_project_add (&fixture->project, "codebook.json", text));
      cf_session_refresh_codebook (fixture->session, cf_project_get_top (fixture->project.project));
      while (!moved)
        g_main_context_iteration (NULL, TRUE);
      moved = FALSE;
      g_assert_cmpstr (cf_sidecar_store_get_path (cf_document_get_store (document)), ==, here);
      mark (fixture, fixture->session, document);
      g_assert_true (cf_autosave_flush (autosave, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (here, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (count_saved (fixture, 0, "lin"), ==, 3 + 2 * i);
    }
  g_signal_handlers_disconnect_by_data (autosave, &moved);
}

#define BOOK(rounds)                                                                           \
  "{ \"cf:format\": 1, \"id\": \"urn:uuid:0d8dd9c5-6d07-4a5e-9a0c-1d2f3b4c5d6e\",\n"           \
  "  \"title\": \"T\", \"codes\": [], \"attributes\": [], \"relations\": [], \"lists\": {},\n" \
  "  \"settings\": {},\n"                                                                      \
  "  \"rounds\": [ " rounds " ] }\n"

static void
on_changed (gboolean *changed)
{
  *changed = TRUE;
}

/* What git could not unite is read from both sides, while it is open too: a round on either hides. */
static void
test_codebook_in_conflict (Fixture *fixture, gconstpointer data)
{
  CfProject *project = fixture->project.project;
  gboolean changed = FALSE;
  g_autofree char *path = NULL;
  static const char text[] = "<<<<<<< HEAD\n" BOOK ("") "=======\n" BOOK (
    "{\"id\": \"r1\", \"label\": {\"en\": \"Pilot\"}, \"kind\": \"main\", \"blind\": true, "
    "\"coders\": [\"lin\", \"mara\"], \"articles\": [\"0.txt\"]}") ">>>>>>> theirs\n";

  cf_project_set_reader (project, "lin");
  g_assert_true (cf_project_may_read_layer (project, fixture->articles[0], "mara"));
  path = cf_test_project_add (&fixture->project, "codebook.json", text);
  g_signal_connect_swapped (fixture->session, "codebook-changed", G_CALLBACK (on_changed),
                            &changed);
  cf_session_refresh_codebook (fixture->session, cf_project_get_top (project));
  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (cf_project_may_read_layer (project, fixture->articles[0], "mara"));
  g_assert_true (cf_project_may_read_layer (project, fixture->articles[1], "mara"));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add ("/session/gold-goes-on", Fixture, NULL, set_up, test_gold_goes_on, tear_down);
  g_test_add ("/session/busy-while-letting-go", Fixture, NULL, set_up, test_busy_while_letting_go,
              tear_down);
  g_test_add ("/session/no-others-beside", Fixture, NULL, set_up, test_no_others_beside, tear_down);
  g_test_add ("/session/codebook-in-conflict", Fixture, NULL, set_up, test_codebook_in_conflict,
              tear_down);
  g_test_add ("/session/follows-place", Fixture, NULL, set_up, test_follows_place, tear_down);
  return g_test_run ();
}
