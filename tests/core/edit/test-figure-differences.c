/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is behind a figure: of which coders, codes, months, side of an article in two languages, and of what else.
 *
 * Differences are told by their kind and the words that the first of the two marked, counted by hand. */

#include "config.h"

#include "cf-comparison.h"
#include "cf-edit.h"
#include "cf-test-project.h"
#include "cf-test.h"

#include <string.h>

/* Blocks 0-33, 34-45, 46-74, 75-87: English and Chinese in turn. */
static const char bilingual[] = "The port has delayed the ferries!\n"
                                "港务局延误了所有的渡轮!\n"
                                "The union says that is wrong\n"
                                "工会表示这种说法是错误的\n";

typedef struct
{
  CfTestProject project;
  CfHistory *history;
  char *path;
  CfAgreementSettings *settings;
  CfAgreementReport *report;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cf_test_project_init (&fixture->project);
  fixture->history = cf_history_new ();
  fixture->path = cf_test_project_add (&fixture->project, "a.txt", bilingual);
  fixture->settings = cf_agreement_settings_new ();
  fixture->settings->bootstrap = 0;
  fixture->settings->measure = cf_measure_find ("f1-exact");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->report, cf_agreement_report_unref);
  cf_agreement_settings_free (fixture->settings);
  g_clear_object (&fixture->history);
  g_free (fixture->path);
  cf_test_project_clear (&fixture->project);
}

typedef struct
{
  const char *code;
  CfSpan span;
  const char *function;
} Mark;

/* A finished layer. */
static void
code (Fixture *fixture, const char *annotator, const Mark *marks)
{
  g_autoptr (CfDocument) document =
               cf_test_project_open (&fixture->project, fixture->path, annotator);
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  g_autoptr (GError) error = NULL;

  for (; marks->code != NULL; marks++)
    {
      g_autoptr (CfAnnotation) draft = cf_edit_draft (
        document, cf_codebook_get_code (codebook, marks->code), &marks->span, 1);

      if (marks->function != NULL)
        cf_record_add_value (CF_RECORD (draft), "function", marks->function);
      cf_edit_add (fixture->history, document, CF_RECORD (draft), "mark");
    }
  cf_edit_set_finished (fixture->history, document, TRUE, "finish");
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
}

/* Three coders: in English a claim that two drew differently, a rebuttal that is a claim of the second, a claim that
 * the third has alone; in Chinese something that the first has alone. */
static void
code_all (Fixture *fixture)
{
  code (fixture, "lin",
        (const Mark[]){ { "claim", { 4, 20 }, "problem" },
                        { "rebuttal", { 51, 60 }, NULL },
                        { "source", { 34, 37 }, NULL },
                        { NULL } });
  code (fixture, "mara",
        (const Mark[]){ { "claim", { 4, 24 }, "cause" }, { "claim", { 51, 60 }, NULL }, { NULL } });
  code (fixture, "wu",
        (const Mark[]){ { "claim", { 4, 20 }, "problem" },
                        { "rebuttal", { 51, 60 }, NULL },
                        { "claim", { 62, 66 }, NULL },
                        { NULL } });
}

static void
make_report (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->report, cf_agreement_report_unref);
  fixture->report =
    cf_agreement_report_new (fixture->project.project, fixture->settings, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->report->why, ==, CF_FIGURES_THERE);
}

/* As a CfFigureSubject, of texts that are not freed. */
typedef struct
{
  const char *coders[2];
  const char *codes[2];
  const char *groups[CF_N_GROUPS];
  const char *article;
} Subject;

static CfFigureDifferences *
find (const Fixture *fixture, const Subject *wanted)
{
  CfFigureSubject subject = { .article = (char *) wanted->article };
  g_autoptr (GError) error = NULL;
  CfFigureDifferences *found;

  for (guint i = 0; i < 2; i++)
    {
      subject.coders[i] = (char *) wanted->coders[i];
      subject.codes[i] = (char *) wanted->codes[i];
    }
  for (guint g = 0; g < CF_N_GROUPS; g++)
    subject.groups[g] = (char *) wanted->groups[g];
  found = cf_figure_differences_new (fixture->report, &subject, "a figure", NULL, &error);
  g_assert_no_error (error);
  return found;
}

/* What a comparison lists of what is behind the figure: “boundary lin mara 4, code lin mara 50”. */
static void
assert_behind (Fixture *fixture, const Subject *subject, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfComparisonQuery) query = NULL;
  g_autoptr (CfComparison) comparison = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  CfFigureDifferences *found = find (fixture, subject);

  g_assert_cmpint (found->first != NULL, ==, *wanted != '\0');
  query = cf_comparison_query_new (fixture->project.folder, (const char *const *) found->coders);
  query->live = found->live;
  query->round = g_strdup (found->round);
  query->figure = found;
  comparison = cf_comparison_make (fixture->project.project, query, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < comparison->items->len; i++)
    {
      const CfComparedItem *item = cf_comparison_get_item (comparison, i);
      GPtrArray *coders = comparison->found->material->coders;

      g_string_append_printf (
        text, "%s%s %s %u", i > 0 ? ", " : "", cf_difference_kind_get_name (item->difference->kind),
        (char *) coders->pdata[item->difference->coders[0]], item->place.start);
    }
  g_assert_cmpstr (text->str, ==, wanted);
  g_assert_cmpuint (g_hash_table_size (found->ids), ==, comparison->items->len);
}

/* Of the pair, of a code of the pair; without a coding language English is looked at. */
static void
test_pairs (Fixture *fixture, gconstpointer data)
{
  code_all (fixture);
  make_report (fixture);
  assert_behind (fixture, &(Subject){ .coders = { "lin", "mara" } }, "boundary lin 4, code lin 51");
  assert_behind (fixture, &(Subject){ .coders = { "mara", "lin" }, .codes = { "rebuttal" } },
                 "code lin 51");
  assert_behind (fixture, &(Subject){ .coders = { "lin", "wu" } }, "only wu 62");
  assert_behind (fixture, &(Subject){ .coders = { "lin", "wu" }, .codes = { "rebuttal" } }, "");
}

/* Of codes that met: what the units that are counted there have to do with. */
static void
test_met (Fixture *fixture, gconstpointer data)
{
  code_all (fixture);
  make_report (fixture);
  assert_behind (fixture,
                 &(Subject){ .coders = { "lin", "mara" }, .codes = { "rebuttal", "claim" } },
                 "code lin 51");
  assert_behind (fixture, &(Subject){ .coders = { "lin", "mara" }, .codes = { "claim", "claim" } },
                 "boundary lin 4");
  assert_behind (fixture, &(Subject){ .coders = { "lin", "wu" }, .codes = { "", "claim" } },
                 "only wu 62");
  assert_behind (fixture, &(Subject){ .coders = { "lin", "wu" }, .codes = { "claim", "" } }, "");
}

/* Codes that are collapsed do not differ; of items only codes are counted. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  const Subject subject = { .coders = { "lin", "mara" } };

  code_all (fixture);
  fixture->settings->measure = cf_measure_find ("kappa");
  make_report (fixture);
  assert_behind (fixture, &subject, "code lin 51");
  fixture->settings->map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (fixture->settings->map, g_strdup ("rebuttal"), g_strdup ("claim"));
  make_report (fixture);
  assert_behind (fixture, &subject, "");
  g_clear_pointer (&fixture->settings->map, g_hash_table_unref);
  fixture->settings->attribute = g_strdup ("function");
  make_report (fixture);
  assert_behind (fixture, &subject, "attribute lin 4");
  g_free (fixture->settings->attribute);
  fixture->settings->attribute = g_strdup ("presentation");
  make_report (fixture);
  assert_behind (fixture, &subject, "");
}

/* Each side of an article in two languages has its own; so has each month, and each article. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autofree char *table = cf_test_project_add (
    &fixture->project, "articles.csv",
    "file,title,outlet,published,url,languages\na.txt,,,2021-07-20,,\nb.txt,,,2021-08-02,,\n");
  g_autofree char *other =
    cf_test_project_add (&fixture->project, "b.txt", "The port denied it.\n");
  g_autofree char *first = g_strdup (fixture->path);
  g_autoptr (GPtrArray) languages = NULL;

  code_all (fixture);
  g_free (fixture->path);
  fixture->path = g_strdup (other);
  code (fixture, "lin", (const Mark[]){ { "claim", { 0, 8 }, NULL }, { NULL } });
  code (fixture, "mara", (const Mark[]){ { NULL } });
  make_report (fixture);
  assert_behind (
    fixture,
    &(Subject){ .coders = { "lin", "mara" }, .groups = { [CF_GROUP_PUBLISHED] = "2021-08" } },
    "only lin 0");
  assert_behind (fixture,
                 &(Subject){ .coders = { "lin", "mara" },
                             .groups = { [CF_GROUP_PUBLISHED] = CF_GROUP_UNKNOWN } },
                 "");
  assert_behind (fixture, &(Subject){ .coders = { "lin", "mara" }, .article = first },
                 "boundary lin 4, code lin 51");
  languages = cf_material_list_groups (cf_agreement_report_get_languages (fixture->report),
                                       CF_GROUP_LANGUAGE);
  g_assert_cmpuint (languages->len, ==, 2);
  assert_behind (fixture,
                 &(Subject){ .coders = { "lin", "mara" },
                             .groups = { [CF_GROUP_LANGUAGE] = languages->pdata[1] } },
                 "only lin 34");
}

int
main (int argc, char *argv[])
{
  cf_test_init (&argc, &argv);
  g_test_add ("/figure-differences/pairs", Fixture, NULL, set_up, test_pairs, tear_down);
  g_test_add ("/figure-differences/met", Fixture, NULL, set_up, test_met, tear_down);
  g_test_add ("/figure-differences/settings", Fixture, NULL, set_up, test_settings, tear_down);
  g_test_add ("/figure-differences/groups", Fixture, NULL, set_up, test_groups, tear_down);
  return g_test_run ();
}
