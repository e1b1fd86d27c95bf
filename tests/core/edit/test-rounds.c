/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rounds: made by a plan, written down, undone, and left alone once somebody has finished an article in them. */

#include "config.h"

#include "cf-codebook-edit-rounds.h"
#include "cf-codebook-edit.h"
#include "cf-error.h"
#include "cf-hash.h"
#include "cf-json.h"
#include "cf-test.h"

static const char *const three[] = { "lin", "wu", "xu", NULL };

static GPtrArray *
make_candidates (guint n)
{
  GPtrArray *candidates = cf_round_candidates_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%02u.txt", i);

      cf_round_candidates_add (candidates, path, i % 2 == 0 ? "a.example" : "b.example");
    }
  return candidates;
}

static const CfRound *
get_round (CfCodebookEditor *editor, const char *id)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_codebook_editor_get_codebook (editor));

  for (guint i = 0; i < rounds->len; i++)
    if (g_str_equal (((const CfRound *) rounds->pdata[i])->id, id))
      return rounds->pdata[i];
  return NULL;
}

static void
assert_sets_equal (GHashTable *a, GHashTable *b)
{
  g_autoptr (GPtrArray) left = cf_hash_list_keys (a);
  g_autoptr (GPtrArray) right = cf_hash_list_keys (b);

  g_assert_cmpuint (left->len, ==, right->len);
  for (guint i = 0; i < left->len; i++)
    g_assert_cmpstr (left->pdata[i], ==, right->pdata[i]);
}

/* What was drawn comes back from the file as it was written, and is undone as one step. */
static void
test_made (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (CfCodebookEditor) editor = cf_codebook_editor_open (folder, NULL);
  g_autoptr (CfCodebookEditor) again = NULL;
  g_autoptr (CfCodebook) made = NULL;
  g_autoptr (GPtrArray) candidates = make_candidates (20);
  CfRoundPlan plan = { CF_ROUND_RELIABILITY, TRUE, three, candidates, 6, 2, 4711 };
  g_autofree char *revision =
    g_strdup (cf_codebook_get_revision (cf_codebook_editor_get_codebook (editor)));
  g_autofree char *id = cf_codebook_edit_add_round (editor, "First round", &plan, NULL);
  const CfRound *round, *read;

  g_assert_cmpstr (id, ==, "first-round");
  made = g_object_ref (cf_codebook_editor_get_codebook (editor));
  round = get_round (editor, id);
  g_assert_cmpint (round->kind, ==, CF_ROUND_RELIABILITY);
  g_assert_true (round->blind);
  g_assert_cmpuint (g_hash_table_size (round->articles), ==, 6);
  g_assert_cmpuint (g_hash_table_size (round->work), ==, 3);
  g_assert_cmpstr (round->revision, ==, revision);
  g_assert_true (cf_codebook_editor_save (editor, folder, NULL));
  again = cf_codebook_editor_open (folder, NULL);
  read = get_round (again, id);
  assert_sets_equal (read->articles, round->articles);
  for (guint i = 0; three[i] != NULL; i++)
    assert_sets_equal (g_hash_table_lookup (read->work, three[i]),
                       g_hash_table_lookup (round->work, three[i]));
  g_assert_cmpuint (read->sample, ==, 6);
  g_assert_cmpuint (read->each, ==, 2);
  g_assert_cmpuint (read->seed, ==, 4711);
  /* Rounds are no part of what is coded by. */
  g_assert_cmpstr (cf_codebook_get_revision (cf_codebook_editor_get_codebook (again)), ==,
                   revision);
  g_assert_true (cf_codebook_editor_undo (editor));
  g_assert_null (get_round (editor, id));
  g_assert_true (cf_codebook_editor_redo (editor));
  g_assert_nonnull (get_round (editor, id));
}

static void
test_refused (void)
{
  static const char *const none[] = { NULL }, *const twice[] = { "lin", "wu", "lin", NULL },
                           *const gold[] = { "lin", "gold", NULL }, *const dot[] = { "l.n", NULL };
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (CfCodebookEditor) editor = cf_codebook_editor_open (folder, NULL);
  g_autoptr (GPtrArray) candidates = make_candidates (3);
  g_autoptr (GPtrArray) nothing = make_candidates (0);
  const CfRoundPlan plans[] = {
    { CF_ROUND_MAIN, FALSE, none, candidates, 0, 0, 0 },
    { CF_ROUND_MAIN, FALSE, twice, candidates, 0, 0, 0 },
    { CF_ROUND_MAIN, FALSE, gold, candidates, 0, 0, 0 },
    { CF_ROUND_MAIN, FALSE, dot, candidates, 0, 0, 0 },
    { CF_ROUND_MAIN, FALSE, three, nothing, 0, 0, 0 },
    { CF_ROUND_MAIN, FALSE, three, candidates, 4, 0, 0 },
    { CF_ROUND_MAIN, FALSE, three, candidates, 0, 4, 0 },
    { CF_ROUND_MAIN, FALSE, three, candidates, 0, 0, CF_ROUND_MAX_SEED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cf_codebook_edit_add_round (editor, "x", &plans[i], &error));
      g_assert_error (error, CF_ERROR, CF_ERROR_INVALID);
    }
  g_assert_null (cf_codebook_editor_peek_undo (editor));
}

static void
test_begun_stays (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (CfCodebookEditor) editor = cf_codebook_editor_open (folder, NULL);
  g_autoptr (CfProject) project = NULL;
  g_autoptr (GPtrArray) candidates = make_candidates (4);
  CfRoundPlan plan = { CF_ROUND_MAIN, FALSE, three, candidates, 0, 1, 1 };
  g_autofree char *id = cf_codebook_edit_add_round (editor, "Main", &plan, NULL);
  g_autofree char *sealed = g_build_filename (folder, ".counterframe", "sealed", id, NULL);
  g_autofree char *file = g_build_filename (sealed, "00.txt.lin.anno.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_codebook_editor_save (editor, folder, NULL));
  project = cf_project_new (folder, NULL);
  plan.blind = TRUE;
  g_assert_true (cf_codebook_edit_draw_round (editor, project, id, &plan, NULL));
  g_assert_true (get_round (editor, id)->blind);
  g_mkdir_with_parents (sealed, 0700);
  cf_test_write (file, "{}", 2);
  plan.blind = FALSE;
  g_assert_false (cf_codebook_edit_draw_round (editor, project, id, &plan, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cf_codebook_edit_remove_round (editor, project, id, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_INVALID);
  g_assert_true (get_round (editor, id)->blind);
  /* Its name may change. */
  g_assert_true (
    cf_codebook_edit_set_text (editor, CF_PLACE_ROUNDS, id, "label", "en", "Main coding", NULL));
  g_assert_cmpstr (cf_labels_get (get_round (editor, id)->label), ==, "Main coding");
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/rounds/made", test_made);
  g_test_add_func ("/rounds/refused", test_refused);
  g_test_add_func ("/rounds/begun-stays", test_begun_stays);
  return g_test_run ();
}
