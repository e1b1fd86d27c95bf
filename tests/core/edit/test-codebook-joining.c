/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the window does to a codebook besides single entries: templates joined, codes that nobody used deleted, codes
 * put under others, and what others write taken over while it is edited. */

#include "config.h"

#include "cf-codebook-edit.h"
#include "cf-codebook-json.h"
#include "cf-codebook-saver.h"
#include "cf-json.h"
#include "cf-test-project.h"
#include "cf-test.h"
#include "cf-usage.h"

typedef struct
{
  CfTestProject project;
  CfCodebookEditor *editor;
} Desk;

static void
desk_init (Desk *desk)
{
  cf_test_project_init (&desk->project);
  desk->editor = cf_codebook_editor_open (desk->project.folder, NULL);
  g_assert_nonnull (desk->editor);
}

static void
desk_clear (Desk *desk)
{
  g_clear_object (&desk->editor);
  cf_test_project_clear (&desk->project);
}

static const CfCode *
get_code (Desk *desk, const char *id)
{
  return cf_codebook_get_code (cf_codebook_editor_get_codebook (desk->editor), id);
}

/* All of a template is there, in one step; what is joined again is there once. */
static void
test_join (void)
{
  Desk desk;
  g_autoptr (CfCodebook) other = cf_codebook_new_from_template ("argument-mining");
  g_autoptr (GPtrArray) renamed = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *codes = cf_codebook_get_codes (other);
  guint n;

  desk_init (&desk);
  g_assert_true (cf_codebook_edit_join_template (desk.editor, "argument-mining", renamed, NULL));
  for (guint i = 0; i < codes->len; i++)
    {
      const char *id = ((CfCode *) g_ptr_array_index (codes, i))->id;
      g_autofree char *longer = g_strconcat (id, "-argument-mining", NULL);

      g_assert_true (get_code (&desk, id) != NULL || get_code (&desk, longer) != NULL);
    }
  /* Of an id that is taken both are there. */
  g_assert_nonnull (get_code (&desk, "claim"));
  g_assert_nonnull (get_code (&desk, "claim-argument-mining"));
  g_assert_cmpuint (renamed->len, >, 0);
  n = cf_codebook_get_codes (cf_codebook_editor_get_codebook (desk.editor))->len;
  g_assert_true (cf_codebook_edit_join_template (desk.editor, "framing-core", NULL, NULL));
  g_assert_cmpuint (cf_codebook_get_codes (cf_codebook_editor_get_codebook (desk.editor))->len, ==,
                    n);
  g_assert_false (cf_codebook_edit_join_template (desk.editor, "nothing", NULL, NULL));
  while (cf_codebook_editor_undo (desk.editor))
    continue;
  g_assert_null (get_code (&desk, "claim-argument-mining"));
  g_assert_false (cf_codebook_editor_is_changed (desk.editor));
  desk_clear (&desk);
}

/* Nothing names it any more, what stood under it stands above, and its id is not used again. */
static void
test_delete (void)
{
  Desk desk;
  g_autofree char *again = NULL;
  const CfRelationType *rebuts;

  desk_init (&desk);
  g_assert_true (
    cf_codebook_edit_set_word (desk.editor, CF_PLACE_CODES, "source", "parent", "claim", NULL));
  g_assert_false (cf_codebook_edit_delete (desk.editor, "article", NULL));
  g_assert_true (cf_codebook_edit_delete (desk.editor, "claim", NULL));
  g_assert_null (get_code (&desk, "claim"));
  g_assert_null (get_code (&desk, "source")->parent);
  rebuts = cf_codebook_get_relation_type (cf_codebook_editor_get_codebook (desk.editor), "rebuts");
  g_assert_false (g_strv_contains ((const char *const *) rebuts->to, "claim"));
  again = cf_codebook_edit_add (desk.editor, CF_PLACE_CODES, "Claim", NULL);
  g_assert_cmpstr (again, ==, "claim-2");
  g_assert_true (cf_codebook_editor_undo (desk.editor));
  g_assert_true (cf_codebook_editor_undo (desk.editor));
  g_assert_cmpstr (get_code (&desk, "source")->parent, ==, "claim");
  /* What was merged leads to it. */
  g_assert_true (cf_codebook_edit_retire (desk.editor, "rebuttal", "claim", NULL));
  g_assert_false (cf_codebook_edit_delete (desk.editor, "claim", NULL));
  desk_clear (&desk);
}

static void
test_place (void)
{
  Desk desk;
  g_autoptr (GPtrArray) ids = NULL;

  desk_init (&desk);
  g_assert_true (
    cf_codebook_edit_set_word (desk.editor, CF_PLACE_CODES, "rebuttal", "parent", "claim", NULL));
  g_assert_true (cf_codebook_edit_place_code (desk.editor, "source", "rebuttal", NULL));
  g_assert_cmpstr (get_code (&desk, "source")->parent, ==, "claim");
  ids = cf_codebook_editor_list_ids (desk.editor, CF_PLACE_CODES);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, "claim");
  g_assert_cmpstr (g_ptr_array_index (ids, 1), ==, "source");
  /* Not under itself. */
  g_assert_false (cf_codebook_edit_place_code (desk.editor, "claim", "source", NULL));
  g_assert_true (cf_codebook_editor_undo (desk.editor));
  g_assert_null (get_code (&desk, "source")->parent);
  desk_clear (&desk);
}

/* A name is in the language that it is written in. */
static void
test_list_language (void)
{
  static const char *const cases[][2] = {
    { "林坚", "zh-Hans" }, { "林堅", "zh-Hant" }, { "Lin Jian", "en" }, { "42", "en" }
  };
  Desk desk;

  desk_init (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = cf_codebook_edit_add (desk.editor, "/lists/actor", cases[i][0], NULL);
      JsonObject *entry = cf_codebook_editor_get_entry (desk.editor, "/lists/actor", id);

      g_assert_cmpstr (cf_json_get_string (cf_json_get_object (entry, "label"), cases[i][1]), ==,
                       cases[i][0]);
    }
  desk_clear (&desk);
}

static void
define (CfCodebookEditor *editor, const char *code, const char *text)
{
  g_assert_true (
    cf_codebook_edit_set_text (editor, CF_PLACE_CODES, code, "definition", "en", text, NULL));
}

static const char *
get_definition (CfCodebookEditor *editor, const char *code)
{
  return cf_labels_get_for (
    cf_codebook_get_code (cf_codebook_editor_get_codebook (editor), code)->definition, "en");
}

static void
wait_saved (CfCodebookSaver *saver)
{
  while (cf_codebook_saver_get_state (saver) == CF_CODEBOOK_WAITING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (cf_codebook_saver_get_state (saver), ==, CF_CODEBOOK_SAVED);
}

/* What a colleague writes is taken over while nothing waits, and merged in where something does. */
static void
test_colleague (void)
{
  Desk desk;
  g_autoptr (CfCodebookEditor) colleague = NULL;
  g_autoptr (CfCodebookSaver) saver = NULL;
  g_autoptr (CfCodebook) written = NULL;

  desk_init (&desk);
  saver = cf_codebook_saver_new (desk.editor, desk.project.folder);
  define (desk.editor, "claim", "Mine");
  g_assert_cmpint (cf_codebook_saver_get_state (saver), ==, CF_CODEBOOK_WAITING);
  g_assert_true (cf_codebook_saver_flush (saver, NULL));
  colleague = cf_codebook_editor_open (desk.project.folder, NULL);
  define (colleague, "source", "Theirs");
  g_assert_true (cf_codebook_editor_save (colleague, desk.project.folder, NULL));
  cf_codebook_saver_refresh (saver);
  while (g_strcmp0 (get_definition (desk.editor, "source"), "Theirs") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (cf_codebook_saver_get_state (saver), ==, CF_CODEBOOK_SAVED);
  define (colleague, "source", "Theirs again");
  g_assert_true (cf_codebook_editor_save (colleague, desk.project.folder, NULL));
  define (desk.editor, "rebuttal", "Mine too");
  cf_codebook_saver_refresh (saver);
  wait_saved (saver);
  g_assert_cmpstr (get_definition (desk.editor, "source"), ==, "Theirs again");
  written = cf_codebook_load (desk.project.folder, NULL);
  g_assert_cmpstr (cf_labels_get_for (cf_codebook_get_code (written, "source")->definition, "en"),
                   ==, "Theirs again");
  g_assert_cmpstr (cf_labels_get_for (cf_codebook_get_code (written, "rebuttal")->definition, "en"),
                   ==, "Mine too");
  desk_clear (&desk);
}

/* What cannot be saved is said, and stays to be saved. */
static void
test_not_saved (void)
{
  Desk desk;
  g_autoptr (CfCodebookSaver) saver = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = NULL;

  desk_init (&desk);
  nowhere = g_build_filename (desk.project.folder, "absent", NULL);
  saver = cf_codebook_saver_new (desk.editor, nowhere);
  define (desk.editor, "claim", "Mine");
  g_assert_false (cf_codebook_saver_flush (saver, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (cf_codebook_saver_get_state (saver), ==, CF_CODEBOOK_FAILED);
  g_assert_true (cf_codebook_editor_is_changed (desk.editor));
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/codebook-joining/join", test_join);
  g_test_add_func ("/codebook-joining/delete", test_delete);
  g_test_add_func ("/codebook-joining/place", test_place);
  g_test_add_func ("/codebook-joining/list-language", test_list_language);
  g_test_add_func ("/codebook-joining/colleague", test_colleague);
  g_test_add_func ("/codebook-joining/not-saved", test_not_saved);
  return g_test_run ();
}
