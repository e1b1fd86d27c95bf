/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a user does with the keys of a form, with R, and before finishing, on the default codebook. */

#include "config.h"

#include "cf-form.h"
#include "cf-layer-change.h"
#include "cf-test-project.h"
#include "cf-test.h"
#include "cf-unfinished.h"

#define TEXT \
  "Strike over\nThe union denied that the strike “had cost the city its name”. Nobody came.\n"

typedef struct
{
  CfTestProject project;
  char *path;
  CfSession *session;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (CfDocument) document = NULL;

  cf_test_project_init (&desk->project);
  desk->path = cf_test_project_add (&desk->project, "a.txt", TEXT);
  desk->session = cf_session_new ();
  cf_session_set_annotator (desk->session, "lin");
  cf_session_set_project (desk->session, desk->project.project);
  document = cf_test_project_open (&desk->project, desk->path, "lin");
  cf_session_show (desk->session, document);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_autosave_flush (cf_session_get_autosave (desk->session), &error));
  g_assert_no_error (error);
  g_object_unref (desk->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (desk->path);
  cf_test_project_clear (&desk->project);
}

static CfAnnotation *
tag (Desk *desk, guint start, guint end, const char *code)
{
  CfCodebook *codebook = cf_session_get_codebook (desk->session);

  cf_session_set_selection (desk->session, (CfSpan){ start, end }, TRUE);
  g_assert_true (cf_session_tag (desk->session, cf_codebook_get_code (codebook, code)));
  return cf_session_get_chosen (desk->session);
}

/* All values of the chosen annotation: "function=cause strategy=deny". */
static char *
show (CfAnnotation *annotation)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  guint n = 0;
  const CfValue *values =
    annotation != NULL ? cf_record_get_values (CF_RECORD (annotation), &n) : NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (shown, "%s%s=%s", i > 0 ? " " : "", values[i].attribute,
                            values[i].value);
  return g_strdup (shown->str);
}

static void
expect (CfAnnotation *annotation, const char *values)
{
  g_autofree char *shown = show (annotation);

  g_assert_cmpstr (shown, ==, values);
}

/* Presses keys: a digit or letter sets, `>` goes on as Enter does, `<` goes back, `x` clears. */
static void
press (CfForm *form, const char *keys)
{
  for (const char *key = keys; *key != '\0'; key++)
    if (*key == '>')
      {
        cf_form_accept_proposal (form);
        cf_form_go (form, 1);
      }
    else if (*key == '<')
      cf_form_go (form, -1);
    else if (*key == 'x')
      cf_form_clear (form);
    else
      g_assert_true (cf_form_press (form, (gunichar) *key));
}

/* Fields are in the codebook's order: function, presentation, uptake, modality, target, proposition, frame,
 * and for rebuttals strategy. */
static void
test_keys (Desk *desk, gconstpointer data)
{
  CfAnnotation *rebuttal = tag (desk, 12, 85, "rebuttal");
  g_autoptr (CfForm) form = cf_form_new (desk->session, rebuttal);

  g_assert_cmpuint (cf_form_get_n_fields (form), ==, 8);
  press (form, "2>");
  expect (cf_form_get_annotation (form), "function=cause");
  /* Words of the union's are woven in: proposed, and accepted by Enter. */
  g_assert_cmpstr (cf_form_get_proposal (form, 1), ==, "partial");
  press (form, ">");
  expect (cf_form_get_annotation (form), "function=cause presentation=partial");
  /* One choice gives way to another; the same key again takes it back. */
  press (form, "1");
  expect (cf_form_get_annotation (form), "function=cause presentation=partial uptake=neutral");
  press (form, "3");
  expect (cf_form_get_annotation (form), "function=cause presentation=partial uptake=distanced");
  press (form, "3");
  expect (cf_form_get_annotation (form), "function=cause presentation=partial");
  /* Back, and clear. */
  press (form, "<x");
  expect (cf_form_get_annotation (form), "function=cause");
  /* Several choices, the tenth of them by 0. */
  g_assert_true (cf_form_go_to (form, "frame"));
  press (form, "10a");
  g_assert_true (cf_form_go_to (form, "strategy"));
  press (form, "21");
  g_assert_cmpuint (cf_form_get_n_choices (form, 6), ==, 15);
  g_assert_true (cf_form_has_value (form, 6, cf_form_get_choice (form, 6, 0)));
  g_assert_true (cf_form_has_value (form, 6, cf_form_get_choice (form, 6, 9)));
  g_assert_true (cf_form_has_value (form, 6, cf_form_get_choice (form, 6, 10)));
  g_assert_false (cf_form_has_value (form, 6, cf_form_get_choice (form, 6, 1)));
  g_assert_true (cf_form_has_value (form, 7, "deny"));
  g_assert_true (cf_form_has_value (form, 7, "reject"));
  /* No key, no choice, no change. */
  g_assert_false (cf_form_press (form, '9'));
  g_assert_false (cf_form_press (form, 0x4e00));
  g_assert_false (cf_form_go (form, 1));
}

/* Each key is a step of its own. */
static void
test_undo (Desk *desk, gconstpointer data)
{
  g_autoptr (CfForm) form = cf_form_new (desk->session, tag (desk, 12, 85, "claim"));

  press (form, "13");
  cf_session_undo (desk->session);
  expect (cf_form_get_annotation (form), "function=problem");
  cf_session_undo (desk->session);
  expect (cf_form_get_annotation (form), "");
  cf_session_redo (desk->session);
  expect (cf_form_get_annotation (form), "function=problem");
  g_assert_false (cf_form_is_gone (form));
  cf_session_undo (desk->session);
  cf_session_undo (desk->session);
  g_assert_true (cf_form_is_gone (form));
}

/* The article has no annotation before its first value. */
static void
test_article (Desk *desk, gconstpointer data)
{
  g_autoptr (CfForm) form = cf_form_new (desk->session, NULL);

  g_assert_null (cf_form_get_annotation (form));
  press (form, "1>");
  expect (cf_form_get_annotation (form), "codable=yes");
  g_assert_cmpuint (cf_form_get_current (form), ==, 1);
  g_assert_true (cf_form_go_to (form, "leaning"));
  press (form, "2");
  expect (cf_form_get_annotation (form), "codable=yes leaning=balanced");
}

/* What is typed is kept as typed, but for space around it; what was typed once is offered. */
static void
test_typed (Desk *desk, gconstpointer data)
{
  g_autoptr (CfForm) form = cf_form_new (desk->session, tag (desk, 0, 11, "source"));
  g_autoptr (GPtrArray) found = NULL;
  guint n_likely;

  g_assert_true (cf_form_go_to (form, "actor"));
  g_assert_cmpuint (cf_form_get_n_choices (form, cf_form_get_current (form)), ==, 0);
  g_assert_true (cf_form_type (form, cf_form_get_current (form), "  海港工会 "));
  expect (cf_form_get_annotation (form), "actor=海港工会");
  found =
    cf_vocabulary_find (cf_session_get_vocabulary (desk->session), "actor", "hggh", 5, &n_likely);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (n_likely, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (found, 0), ==, "海港工会");
  g_assert_true (cf_form_type (form, cf_form_get_current (form), ""));
  expect (cf_form_get_annotation (form), "");
}

/* R: the code and attributes of the last one, on other words; and on a chosen annotation. */
static void
test_repeat (Desk *desk, gconstpointer data)
{
  g_autoptr (CfForm) form = NULL;
  g_autoptr (CfForm) claim = NULL;
  CfLayer *layer = cf_document_get_layer (cf_session_get_document (desk->session));
  CfAnnotation *first, *second;
  g_autofree char *id = NULL;

  g_assert_false (cf_session_repeat (desk->session));
  first = tag (desk, 12, 21, "source");
  id = g_strdup (cf_record_get_id (CF_RECORD (first)));
  form = cf_form_new (desk->session, first);
  g_assert_true (cf_form_type (form, 0, "union"));
  g_assert_true (cf_form_go_to (form, "named"));
  press (form, "2");
  /* Nothing is selected, and the last one itself is chosen. */
  g_assert_false (cf_session_repeat (desk->session));
  cf_session_set_selection (desk->session, (CfSpan){ 35, 41 }, TRUE);
  g_assert_true (cf_session_repeat (desk->session));
  second = cf_session_get_chosen (desk->session);
  g_assert_cmpstr (cf_record_get_id (CF_RECORD (second)), !=, id);
  g_assert_cmpstr (cf_record_get_code (CF_RECORD (second)), ==, "source");
  expect (second, "actor=union named=role-only");
  g_assert_cmpuint (cf_annotation_get_extent (second).start, ==, 35);
  /* A chosen one becomes like the last: attributes that its new code does not have are gone. */
  claim = cf_form_new (desk->session, tag (desk, 0, 6, "claim"));
  press (claim, "1");
  cf_session_choose (desk->session, cf_layer_get_annotation (layer, id), FALSE);
  g_assert_true (cf_session_repeat (desk->session));
  g_assert_cmpstr (cf_record_get_code (CF_RECORD (cf_session_get_chosen (desk->session))), ==,
                   "claim");
  expect (cf_session_get_chosen (desk->session), "function=problem");
  cf_session_undo (desk->session);
  expect (cf_layer_get_annotation (layer, id), "actor=union named=role-only");
}

static char *
list_unfinished (Desk *desk)
{
  g_autoptr (GPtrArray) items = cf_unfinished_list (cf_session_get_document (desk->session));
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const CfUnfinished *item = g_ptr_array_index (items, i);

      g_string_append_printf (
        shown, "%s%s:%d%s%s", i > 0 ? " " : "",
        item->annotation != NULL ? cf_record_get_code (CF_RECORD (item->annotation)) : "-",
        item->kind, item->attribute != NULL ? ":" : "",
        item->attribute != NULL ? item->attribute->id : "");
    }
  return g_strdup (shown->str);
}

static void
expect_unfinished (Desk *desk, const char *expected)
{
  g_autofree char *shown = list_unfinished (desk);

  g_assert_cmpstr (shown, ==, expected);
}

/* MISSING is 0, UNLINKED 1, DOUBT 3. */
static void
test_unfinished (Desk *desk, gconstpointer data)
{
  CfAnnotation *rebuttal;
  g_autoptr (CfForm) form = NULL;
  g_autoptr (CfForm) article = cf_form_new (desk->session, NULL);

  expect_unfinished (desk, "-:0:codable");
  press (article, "1");
  expect_unfinished (desk, "");
  rebuttal = tag (desk, 12, 85, "rebuttal");
  expect_unfinished (desk, "rebuttal:0:function rebuttal:0:strategy rebuttal:1");
  form = cf_form_new (desk->session, rebuttal);
  press (form, "1");
  cf_form_go_to (form, "strategy");
  press (form, "2");
  cf_session_toggle_doubt (desk->session, CF_RECORD (cf_session_get_chosen (desk->session)));
  expect_unfinished (desk, "rebuttal:1 rebuttal:3");
  cf_form_go_to (form, "proposition");
  cf_form_type (form, cf_form_get_current (form), "the strike cost the city its name");
  expect_unfinished (desk, "rebuttal:3");
}

#define COLOUR "\"colour\": { \"light\": \"#000000\", \"dark\": \"#ffffff\" }, \"line\": \"solid\""
#define CODEBOOK                                                                                  \
  "{ \"cf:format\": 1, \"id\": \"urn:uuid:c0de\", \"title\": \"Mine\", \"revision\": \"x\", "     \
  "\"codes\": ["                                                                                  \
  "{ \"id\": \"doc\", \"scope\": \"article\", " COLOUR ", \"label\": { \"en\": \"Document\" } }," \
  "{ \"id\": \"memo\", \"scope\": \"article\", " COLOUR ", \"label\": { \"en\": \"Memo\" } } ],"  \
  "\"attributes\": [ { \"id\": \"tone\", \"type\": \"yes-no\", \"on\": [\"doc\"], \"required\": " \
  "true,"                                                                                         \
  "\"label\": { \"en\": \"Tone\" } }, { \"id\": \"length\", \"type\": \"number\", \"on\": "       \
  "[\"memo\"],"                                                                                   \
  "\"required\": true, \"label\": { \"en\": \"Length\" } } ], \"relations\": [] }"

/* A project whose codebook calls what is said of an article otherwise. */
static void
set_up_own (Desk *desk, gconstpointer data)
{
  CfTestProject *project = &desk->project;

  set_up (desk, data);
  g_free (cf_test_project_add (project, "codebook.json", CODEBOOK));
  g_object_unref (project->project);
  project->project = cf_project_new (project->folder, NULL);
  cf_session_set_project (desk->session, project->project);
}

static void
test_article_code (Desk *desk, gconstpointer data)
{
  g_autoptr (CfDocument) document = cf_test_project_open (&desk->project, desk->path, "lin");
  CfLayer *layer = cf_document_get_layer (document);
  g_autoptr (CfForm) form = NULL;
  g_autoptr (CfForm) other = NULL;
  g_autoptr (CfRecord) recoded = NULL;

  cf_session_show (desk->session, document);
  form = cf_form_new (desk->session, NULL);
  g_assert_cmpuint (cf_form_get_n_fields (form), ==, 1);
  expect_unfinished (desk, "-:0:tone");
  press (form, "1");
  expect (cf_layer_get_article_annotation (layer), "tone=yes");
  g_assert_false (cf_form_is_gone (form));
  expect_unfinished (desk, "");
  /* Another program gives it the codebook's other code. */
  recoded = cf_record_copy (CF_RECORD (cf_layer_get_article_annotation (layer)));
  cf_record_set_code (recoded, "memo");
  cf_layer_change (cf_document_get_layer (document), cf_record_get_id (recoded), recoded);
  g_assert_true (cf_form_is_gone (form));
  other = cf_form_new (desk->session, NULL);
  g_assert_true (cf_form_go_to (other, "length"));
  expect_unfinished (desk, "memo:0:length");
}

/* The line break between two blocks, and a space, are nothing that could be tagged. */
static void
test_nothing_to_see (Desk *desk, gconstpointer data)
{
  CfLayer *layer = cf_document_get_layer (cf_session_get_document (desk->session));
  const CfCode *claim = cf_codebook_get_code (cf_session_get_codebook (desk->session), "claim");
  const CfSpan spans[] = { { 11, 12 }, { 6, 7 } };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      cf_session_set_selection (desk->session, spans[i], TRUE);
      g_assert_false (cf_session_tag (desk->session, claim));
      g_assert_cmpuint (cf_layer_get_n_annotations (layer), ==, 0);
    }
  tag (desk, 0, 6, "claim");
  cf_session_set_selection (desk->session, spans[0], TRUE);
  g_assert_false (cf_session_add_part (desk->session));
  cf_session_repeat (desk->session);
  g_assert_cmpuint (cf_layer_get_n_annotations (layer), ==, 1);
}

#define ADD(path, test) g_test_add (path, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  ADD ("/form/keys", test_keys);
  ADD ("/form/undo", test_undo);
  ADD ("/form/article", test_article);
  g_test_add ("/form/article-code", Desk, NULL, set_up_own, test_article_code, tear_down);
  ADD ("/form/nothing-to-see", test_nothing_to_see);
  ADD ("/form/typed", test_typed);
  ADD ("/form/repeat", test_repeat);
  ADD ("/form/unfinished", test_unfinished);
  return g_test_run ();
}
