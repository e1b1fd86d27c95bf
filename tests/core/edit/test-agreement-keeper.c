/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures that are kept in step: computed when somebody holds them, found again, stopped, gone on with. */

#include "config.h"

#include "cf-agreement-keeper.h"
#include "cf-edit.h"
#include "cf-test-project.h"
#include "cf-test.h"

typedef struct
{
  CfTestProject project;
  CfHistory *history;
  char *path;
  CfAgreementKeeper *keeper;
  guint n_changes;
} Fixture;

static void
on_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
code (Fixture *fixture, const char *annotator)
{
  g_autoptr (CfDocument) document =
               cf_test_project_open (&fixture->project, fixture->path, annotator);
  const CfCode *claim =
    cf_codebook_get_code (cf_project_get_codebook (fixture->project.project), "claim");
  g_autoptr (CfAnnotation) draft = cf_edit_draft (document, claim, &(CfSpan){ 0, 11 }, 1);
  g_autoptr (GError) error = NULL;

  cf_edit_add (fixture->history, document, CF_RECORD (draft), "mark");
  cf_edit_set_finished (fixture->history, document, TRUE, "finish");
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cf_test_project_init (&fixture->project);
  fixture->history = cf_history_new ();
  fixture->path =
    cf_test_project_add (&fixture->project, "a.txt", "Port strike enters third week\n");
  code (fixture, "lin");
  code (fixture, "mara");
  fixture->keeper = cf_agreement_keeper_new ();
  g_signal_connect_swapped (fixture->keeper, "changed", G_CALLBACK (on_changed), fixture);
  cf_agreement_keeper_set_project (fixture->keeper, fixture->project.project);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->keeper);
  g_clear_object (&fixture->history);
  g_free (fixture->path);
  cf_test_project_clear (&fixture->project);
}

/* Until the figures are another time told to have changed. */
static CfAgreementReport *
wait_changed (Fixture *fixture)
{
  guint before = fixture->n_changes;

  while (fixture->n_changes == before)
    g_main_context_iteration (NULL, TRUE);
  return cf_agreement_keeper_get_report (fixture->keeper);
}

static void
choose_seed (Fixture *fixture, guint64 seed)
{
  g_autoptr (CfAgreementSettings) settings =
               cf_agreement_settings_copy (cf_agreement_keeper_get_settings (fixture->keeper));

  settings->seed = seed;
  cf_agreement_keeper_set_settings (fixture->keeper, settings);
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  CfAgreementReport *first, *second;

  g_assert_false (cf_agreement_keeper_is_busy (fixture->keeper));
  cf_agreement_keeper_hold (fixture->keeper);
  first = wait_changed (fixture);
  g_assert_cmpuint (first->why, ==, CF_FIGURES_THERE);
  choose_seed (fixture, 2);
  second = wait_changed (fixture);
  g_assert_true (second != first);
  g_assert_cmpuint (second->settings->seed, ==, 2);
  choose_seed (fixture, 1);
  g_assert_true (wait_changed (fixture) == first);
  code (fixture, "wu");
  cf_agreement_keeper_refresh (fixture->keeper);
  second = wait_changed (fixture);
  g_assert_cmpuint (second->found->material->coders->len, ==, 3);
  cf_agreement_keeper_release (fixture->keeper);
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  cf_agreement_keeper_hold (fixture->keeper);
  g_assert_true (cf_agreement_keeper_is_busy (fixture->keeper));
  cf_agreement_keeper_stop (fixture->keeper);
  g_assert_true (cf_agreement_keeper_is_stopped (fixture->keeper));
  g_assert_false (cf_agreement_keeper_is_busy (fixture->keeper));
  g_assert_null (cf_agreement_keeper_get_report (fixture->keeper));
  cf_agreement_keeper_resume (fixture->keeper);
  g_assert_nonnull (wait_changed (fixture));
  cf_agreement_keeper_release (fixture->keeper);
}

/* What a thread still works on is nobody's then. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  cf_agreement_keeper_hold (fixture->keeper);
  choose_seed (fixture, 3);
  cf_agreement_keeper_set_project (fixture->keeper, NULL);
  cf_agreement_keeper_release (fixture->keeper);
  g_assert_null (cf_agreement_keeper_get_report (fixture->keeper));
}

int
main (int argc, char *argv[])
{
  cf_test_init (&argc, &argv);
  g_test_add ("/agreement-keeper/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/agreement-keeper/stop", Fixture, NULL, set_up, test_stop, tear_down);
  g_test_add ("/agreement-keeper/leave", Fixture, NULL, set_up, test_leave, tear_down);
  return g_test_run ();
}
