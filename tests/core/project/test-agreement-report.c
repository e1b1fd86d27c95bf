/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reports of agreement: kept while what they are of is the same, and why there is none. */

#include "config.h"

#include "cf-agreement-report.h"
#include "cf-edit.h"
#include "cf-test-project.h"
#include "cf-test.h"

#include <string.h>

static const char text[] = "Port strike enters third week\n\nThe port denied it, she said.\n";

static const char in_two[] = "Port strike enters third week\n港口罢工进入第三周\n\n"
                             "The port denied it, she said.\n她说，港口否认此事。\n\n"
                             "Talks will go on next week.\n谈判将在下周继续进行。\n";
static const char in_chinese[] =
  "港口罢工进入第三周\n\n她说，港口否认此事，谈判将在下周继续进行。\n";

typedef struct
{
  CfTestProject project;
  CfHistory *history;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cf_test_project_init (&fixture->project);
  fixture->history = cf_history_new ();
  fixture->path = cf_test_project_add (&fixture->project, "a.txt", text);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->history);
  g_free (fixture->path);
  cf_test_project_clear (&fixture->project);
}

/* A layer with one claim. */
static void
code (Fixture *fixture, const char *annotator, guint start, gboolean finished)
{
  g_autoptr (CfDocument) document =
               cf_test_project_open (&fixture->project, fixture->path, annotator);
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  CfSpan span = { start, 11 };
  g_autoptr (CfAnnotation) draft =
               cf_edit_draft (document, cf_codebook_get_code (codebook, "claim"), &span, 1);
  g_autoptr (GError) error = NULL;

  cf_edit_add (fixture->history, document, CF_RECORD (draft), "mark");
  cf_edit_set_finished (fixture->history, document, finished, "finish");
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
}

static CfAgreementReport *
report (Fixture *fixture, const CfAgreementSettings *settings, GPtrArray *before)
{
  g_autoptr (GError) error = NULL;
  CfAgreementReport *made =
    cf_agreement_report_new (fixture->project.project, settings, before, NULL, NULL, &error);

  g_assert_no_error (error);
  return made;
}

static void
test_why (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfAgreementSettings) settings = cf_agreement_settings_new ();
  g_autoptr (CfAgreementReport) alone = NULL;
  g_autoptr (CfAgreementReport) unfinished = NULL;
  g_autoptr (CfAgreementReport) there = NULL;
  g_autofree char *book = NULL;

  code (fixture, "lin", 0, TRUE);
  alone = report (fixture, settings, NULL);
  /* Of a folder without a codebook.json that is said first. */
  g_assert_cmpuint (alone->why, ==, CF_NO_FIGURES_CODEBOOK);
  book = cf_test_project_add (&fixture->project, "codebook.json", "{}");
  code (fixture, "mara", 0, FALSE);
  unfinished = report (fixture, settings, NULL);
  g_assert_cmpuint (unfinished->why, ==, CF_NO_FIGURES_FINISHED);
  g_assert_cmpuint (unfinished->found->n_unfinished, ==, 1);
  code (fixture, "wu", 5, TRUE);
  there = report (fixture, settings, NULL);
  g_assert_cmpuint (there->why, ==, CF_FIGURES_THERE);
  g_assert_nonnull (there->methods);
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfAgreementSettings) settings = cf_agreement_settings_new ();
  g_autoptr (GPtrArray) before =
               g_ptr_array_new_with_free_func ((GDestroyNotify) cf_agreement_report_unref);
  CfAgreementReport *first;
  g_autoptr (CfAgreementReport) again = NULL;
  g_autoptr (CfAgreementReport) other = NULL;
  g_autoptr (CfAgreementReport) changed = NULL;

  code (fixture, "lin", 0, TRUE);
  code (fixture, "mara", 0, TRUE);
  first = report (fixture, settings, NULL);
  g_ptr_array_add (before, first);
  again = report (fixture, settings, before);
  g_assert_true (again == first);
  settings->seed = 2;
  other = report (fixture, settings, before);
  g_assert_true (other != first);
  settings->seed = 1;
  code (fixture, "wu", 5, TRUE);
  changed = report (fixture, settings, before);
  g_assert_true (changed != first);
  g_assert_cmpuint (first->figures[CF_SECTION_PAIRS]->len, ==, 1);
  g_assert_cmpuint (changed->figures[CF_SECTION_PAIRS]->len, ==, 3);
}

/* Who has begun changes no figure, but what is said of them. */
static void
test_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfAgreementSettings) settings = cf_agreement_settings_new ();
  g_autoptr (GPtrArray) before =
               g_ptr_array_new_with_free_func ((GDestroyNotify) cf_agreement_report_unref);
  g_autoptr (CfAgreementReport) begun = NULL;
  g_autofree char *article = g_strdup (fixture->path);
  CfAgreementReport *first;

  code (fixture, "lin", 0, TRUE);
  code (fixture, "mara", 0, TRUE);
  g_free (fixture->path);
  fixture->path = cf_test_project_add (&fixture->project, "b.txt", text);
  code (fixture, "wu", 0, TRUE);
  first = report (fixture, settings, NULL);
  g_ptr_array_add (before, first);
  g_assert_null (strstr (first->methods, "not finished"));
  /* What lin and mara have marked is compared as it is; in the other article nothing is. */
  g_assert_cmpuint (first->found->n_live, ==, 1);
  g_free (fixture->path);
  fixture->path = g_steal_pointer (&article);
  code (fixture, "wu", 0, FALSE);
  begun = report (fixture, settings, before);
  g_assert_true (begun != first);
  g_assert_cmpuint (begun->found->n_unfinished, ==, 1);
  g_assert_nonnull (strstr (begun->methods, "1 layer is not finished"));
  g_assert_true (begun->figures[CF_SECTION_ALL] == first->figures[CF_SECTION_ALL]);
}

/* One has coded in two languages, both in Chinese only: nobody looks at English, of which there is nothing. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfAgreementSettings) settings = cf_agreement_settings_new ();
  g_autoptr (CfAgreementReport) made = NULL;

  g_free (fixture->path);
  fixture->path = cf_test_project_add (&fixture->project, "b.txt", in_two);
  code (fixture, "lin", 0, TRUE);
  g_free (fixture->path);
  fixture->path = cf_test_project_add (&fixture->project, "c.txt", in_chinese);
  code (fixture, "lin", 0, TRUE);
  code (fixture, "mara", 0, TRUE);
  made = report (fixture, settings, NULL);
  g_assert_true (made->found->has_pairs);
  g_assert_cmpuint (made->languages->len, ==, 2);
  g_assert_cmpstr (made->languages->pdata[0], ==, "en");
  g_assert_cmpuint (made->why, ==, CF_FIGURES_THERE);
  g_assert_cmpstr (made->language, ==, made->languages->pdata[1]);
}

/* Of an article in two languages, and one in Chinese, Chinese is looked at: there is more to compare. */
static void
test_more (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfAgreementSettings) settings = cf_agreement_settings_new ();
  g_autoptr (CfAgreementReport) made = NULL;
  const CfFigure *all;

  g_free (fixture->path);
  fixture->path = cf_test_project_add (&fixture->project, "b.txt", in_two);
  code (fixture, "lin", 0, TRUE);
  code (fixture, "mara", 0, TRUE);
  g_free (fixture->path);
  fixture->path = cf_test_project_add (&fixture->project, "c.txt", in_chinese);
  code (fixture, "lin", 0, TRUE);
  code (fixture, "mara", 0, TRUE);
  made = report (fixture, settings, NULL);
  g_assert_cmpstr (made->language, ==, "zh-Hans");
  all = g_ptr_array_index (made->figures[CF_SECTION_ALL], 0);
  g_assert_cmpstr (all->groups[CF_GROUP_LANGUAGE], ==, "zh-Hans");
  g_assert_nonnull (strstr (made->methods, ", zh-Hans: "));
}

/* What cannot be computed of the unit gives way to what can. */
static void
test_settings (void)
{
  g_autoptr (CfAgreementSettings) settings = cf_agreement_settings_new ();

  g_assert_true (settings->measure == &cf_measure_u_alpha);
  settings->unit = CF_UNIT_SENTENCES;
  g_assert_false (cf_agreement_settings_can_use (settings, settings->measure));
  cf_agreement_settings_mend (settings);
  g_assert_true (settings->measure == &cf_measure_alpha);
  settings->measure = &cf_measure_kappa;
  cf_agreement_settings_mend (settings);
  g_assert_true (settings->measure == &cf_measure_kappa);
}

int
main (int argc, char *argv[])
{
  cf_test_init (&argc, &argv);
  g_test_add ("/agreement-report/why", Fixture, NULL, set_up, test_why, tear_down);
  g_test_add ("/agreement-report/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/agreement-report/said", Fixture, NULL, set_up, test_said, tear_down);
  g_test_add ("/agreement-report/language", Fixture, NULL, set_up, test_language, tear_down);
  g_test_add ("/agreement-report/more", Fixture, NULL, set_up, test_more, tear_down);
  g_test_add_func ("/agreement-report/settings", test_settings);
  return g_test_run ();
}
