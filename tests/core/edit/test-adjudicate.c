/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a rule settles becomes gold in one step, says where it comes from, and can be undone as one. */

#include "config.h"

#include "cf-adjudicator.h"
#include "cf-comparable.h"
#include "cf-edit.h"
#include "cf-gold-layer.h"
#include "cf-json.h"
#include "cf-provenance.h"
#include "cf-test-project.h"
#include "cf-test.h"

typedef struct
{
  CfTestProject project;
  char *paths[2];
  CfHistory *history;
} Fixture;

static CfAnnotation *
mark (Fixture *fixture,
      guint article,
      const char *annotator,
      const char *code,
      CfSpan span,
      const char *attribute,
      const char *value)
{
  g_autoptr (CfDocument) document =
               cf_test_project_open (&fixture->project, fixture->paths[article], annotator);
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  CfAnnotation *draft = cf_edit_draft (document, cf_codebook_get_code (codebook, code), &span, 1);
  g_autoptr (GError) error = NULL;

  if (value != NULL)
    cf_record_add_value (CF_RECORD (draft), attribute, value);
  cf_edit_add (fixture->history, document, CF_RECORD (draft), "mark");
  cf_edit_set_finished (fixture->history, document, TRUE, "finish");
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
  return draft;
}

/* From the rebuttal in the second article to the claim in the first. */
static void
join (Fixture *fixture, const char *annotator, CfAnnotation *from, CfAnnotation *to)
{
  g_autoptr (CfDocument) document =
               cf_test_project_open (&fixture->project, fixture->paths[1], annotator);
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  g_autoptr (CfRelation) draft =
               cf_edit_draft_relation (document, cf_codebook_get_relation_type (codebook, "rebuts"),
                                       cf_record_get_id (CF_RECORD (from)));
  g_autoptr (GError) error = NULL;

  cf_relation_set_to (draft, cf_record_get_id (CF_RECORD (to)), NULL, NULL);
  cf_edit_add (fixture->history, document, CF_RECORD (draft), "link");
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const coders[] = { "lin", "mara", "wu" };
  static const char *const functions[] = { "problem", "problem", "cause" };

  cf_test_project_init (&fixture->project);
  fixture->history = cf_history_new ();
  fixture->paths[0] = cf_test_project_add (&fixture->project, "a.txt",
                                           "Minister blames the port\n\nThe port is to blame.\n");
  fixture->paths[1] =
    cf_test_project_add (&fixture->project, "b.txt", "Port answers\n\nThe port denies it all.\n");
  for (guint i = 0; i < G_N_ELEMENTS (coders); i++)
    {
      g_autoptr (CfAnnotation) claim = mark (fixture, 0, coders[i], "claim", (CfSpan){ 25, 45 },
                                             "function", functions[i]);
      g_autoptr (CfAnnotation) rebuttal = mark (fixture, 1, coders[i], "rebuttal",
                                                (CfSpan){ 13, i < 2 ? 35 : 29 }, NULL, NULL);

      if (i < 2)
        join (fixture, coders[i], rebuttal, claim);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->history);
  g_free (fixture->paths[0]);
  g_free (fixture->paths[1]);
  cf_test_project_clear (&fixture->project);
}

typedef struct
{
  CfComparable *found;
  GPtrArray *layers;
  GPtrArray *decisions;
} Gold;

static CfStep *
draft (Fixture *fixture, CfStrategy strategy, Gold *gold)
{
  const char *const paths[] = { fixture->project.folder, NULL };
  g_autoptr (GPtrArray) targets = cf_target_expand (paths, NULL, NULL);
  CfComparableOptions options = { .whole = TRUE };
  const CfAdjudicating how = { 0 };
  g_autoptr (GError) error = NULL;
  CfStep *step;

  gold->found =
    cf_comparable_collect (fixture->project.project, targets, &options, NULL, NULL, NULL);
  cf_material_drop_nested (gold->found->material);
  gold->decisions = cf_adjudicate (gold->found->material, strategy, 0.5, NULL, NULL);
  gold->layers = cf_adjudicator_new_layers (gold->found->material->continua->len);
  g_assert_true (cf_adjudicator_open (fixture->project.project, gold->layers, gold->found->material,
                                      gold->decisions, &how, NULL, &error));
  step = cf_adjudicator_draft (gold->layers, gold->decisions, strategy, &how, &error);
  g_assert_no_error (error);
  return step;
}

static void
adjudicate (Fixture *fixture, CfStrategy strategy, Gold *gold)
{
  cf_adjudicator_apply (fixture->history, draft (fixture, strategy, gold));
}

static void
gold_clear (Gold *gold)
{
  cf_comparable_free (gold->found);
  g_ptr_array_unref (gold->layers);
  g_ptr_array_unref (gold->decisions);
}

static CfDocument *
get_document (const Gold *gold, guint article)
{
  return ((CfGoldLayer *) g_ptr_array_index (gold->layers, article))->document;
}

static CfLayer *
get_layer (const Gold *gold, guint article)
{
  return cf_document_get_layer (get_document (gold, article));
}

static void
test_majority (Fixture *fixture, gconstpointer data)
{
  Gold gold;
  CfAnnotation *claim, *rebuttal;
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (GError) error = NULL;

  adjudicate (fixture, CF_STRATEGY_MAJORITY, &gold);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&gold, 0)), ==, 1);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&gold, 1)), ==, 1);
  claim = cf_layer_get_nth (get_layer (&gold, 0), 0);
  rebuttal = cf_layer_get_nth (get_layer (&gold, 1), 0);
  g_assert_cmpstr (cf_record_get_value (CF_RECORD (claim), "function"), ==, "problem");
  g_assert_cmpuint (cf_annotation_get_extent (rebuttal).end, ==, 35);
  relations = cf_layer_list_relations (get_layer (&gold, 1));
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_cmpstr (cf_relation_get_from (g_ptr_array_index (relations, 0)), ==,
                   cf_record_get_id (CF_RECORD (rebuttal)));
  g_assert_cmpstr (cf_relation_get_to (g_ptr_array_index (relations, 0)), ==,
                   cf_record_get_id (CF_RECORD (claim)));
  /* All of it is one step. */
  g_assert_nonnull (cf_history_undo (fixture->history));
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&gold, 0)), ==, 0);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&gold, 1)), ==, 0);
  g_assert_nonnull (cf_history_redo (fixture->history));
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&gold, 1)), ==, 1);
  gold_clear (&gold);
}

/* What stands in the file says by which rule it came there, from which annotations, and whose. */
static void
test_provenance (Fixture *fixture, gconstpointer data)
{
  Gold gold;
  g_autofree char *path = g_strconcat (fixture->paths[0], ".gold.anno.json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  CfJsonReport report;
  JsonObject *item, *provenance;
  JsonArray *sources;
  const CfDecision *decision;

  adjudicate (fixture, CF_STRATEGY_UNANIMOUS, &gold);
  g_assert_true (cf_document_save (get_document (&gold, 0), &error));
  g_assert_no_error (error);
  bytes = cf_test_read (path);
  root = cf_json_parse (bytes, path, &report, &error);
  g_assert_no_error (error);
  item = cf_json_array_get_object (
    cf_json_get_array (cf_json_get_object (json_node_get_object (root), "first"), "items"), 0);
  provenance = cf_json_get_object (item, "cf:adjudicated");
  g_assert_cmpstr (cf_json_get_string (provenance, "cf:rule"), ==, "unanimous");
  sources = cf_json_get_array (provenance, "cf:from");
  g_assert_cmpuint (json_array_get_length (sources), ==, 3);
  decision = g_ptr_array_index (gold.decisions, 0);
  for (guint i = 0; i < 3; i++)
    {
      JsonObject *source = cf_json_array_get_object (sources, i);
      CfRecord *record = g_ptr_array_index (decision->sources, i);

      g_assert_cmpstr (cf_json_get_string (source, "id"), ==, cf_record_get_id (record));
      g_assert_cmpstr (cf_json_get_string (cf_json_get_object (source, "creator"), "id"), ==,
                       cf_record_get_creator (record));
    }
  /* Two said problem, one cause: not unanimous. */
  g_assert_null (
    cf_record_get_value (CF_RECORD (cf_layer_get_nth (get_layer (&gold, 0), 0)), "function"));
  gold_clear (&gold);
}

/* Where nothing is decided no layer is opened. */
static void
save (const Gold *gold)
{
  for (guint i = 0; i < gold->layers->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (gold->layers->pdata[i] == NULL)
        continue;
      cf_document_save (get_document (gold, i), &error);
      g_assert_no_error (error);
    }
}

/* Gold keeps what it has; a later rule adds what is missing, and nothing twice. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  Gold first, second, third;
  CfAnnotation *claim;

  adjudicate (fixture, CF_STRATEGY_UNANIMOUS, &first);
  save (&first);
  gold_clear (&first);
  adjudicate (fixture, CF_STRATEGY_MAJORITY, &second);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&second, 0)), ==, 1);
  claim = cf_layer_get_nth (get_layer (&second, 0), 0);
  g_assert_cmpstr (cf_record_get_value (CF_RECORD (claim), "function"), ==, "problem");
  save (&second);
  gold_clear (&second);
  adjudicate (fixture, CF_STRATEGY_UNION, &third);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&third, 0)), ==, 1);
  /* 13-35 of two and 13-29 of one are 13-35, which is there. */
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&third, 1)), ==, 1);
  gold_clear (&third);
}

/* Somebody has made one of what two coders said in two places: what a rule takes of either is in it. */
static void
test_one_of_two (Fixture *fixture, gconstpointer data)
{
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  const CfSpan span = { 0, 22 };
  g_autoptr (CfAnnotation) first =
               mark (fixture, 0, "lin", "claim", (CfSpan){ 0, 8 }, "function", "remedy");
  g_autoptr (CfAnnotation) second =
               mark (fixture, 0, "mara", "claim", (CfSpan){ 14, 22 }, "modality", "hedged");
  CfRecord *const sources[] = { CF_RECORD (first), CF_RECORD (second) };
  g_autoptr (CfDocument) document =
               cf_test_project_open (&fixture->project, fixture->paths[0], CF_ANNOTATOR_GOLD);
  g_autoptr (CfAnnotation) draft =
               cf_edit_draft (document, cf_codebook_get_code (codebook, "claim"), &span, 1);
  g_autoptr (CfRecord) made = cf_provenance_add (CF_RECORD (draft), "chosen", sources,
                                                 G_N_ELEMENTS (sources), NULL);
  CfRecord *now;
  Gold gold;

  cf_edit_add (fixture->history, document, made, "made");
  g_assert_true (cf_document_save (document, NULL));
  adjudicate (fixture, CF_STRATEGY_UNION, &gold);
  now = cf_layer_get_record (get_layer (&gold, 0), cf_record_get_id (made));
  g_assert_cmpstr (cf_record_get_value (now, "function"), ==, "remedy");
  g_assert_cmpstr (cf_record_get_value (now, "modality"), ==, "hedged");
  cf_history_undo (fixture->history);
  now = cf_layer_get_record (get_layer (&gold, 0), cf_record_get_id (made));
  g_assert_null (cf_record_get_value (now, "function"));
  g_assert_null (cf_record_get_value (now, "modality"));
  gold_clear (&gold);
}

/* While it is put together nothing is changed; what somebody has changed meanwhile stays, and the rest is done. */
static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  Gold first, second;
  CfStep *step;
  CfAnnotation *claim;
  g_autoptr (CfRecord) changed = NULL;

  adjudicate (fixture, CF_STRATEGY_UNANIMOUS, &first);
  g_assert_true (cf_document_save (get_document (&first, 0), NULL));
  gold_clear (&first);
  step = draft (fixture, CF_STRATEGY_MAJORITY, &second);
  claim = cf_layer_get_nth (get_layer (&second, 0), 0);
  g_assert_null (cf_record_get_value (CF_RECORD (claim), "function"));
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&second, 1)), ==, 0);
  changed = cf_edit_begin (get_document (&second, 0), CF_RECORD (claim));
  cf_record_add_value (changed, "function", "remedy");
  g_assert_true (
    cf_edit_commit (fixture->history, get_document (&second, 0), changed, "function", NULL));
  cf_adjudicator_apply (fixture->history, step);
  claim = cf_layer_get_nth (get_layer (&second, 0), 0);
  g_assert_cmpstr (cf_record_get_value (CF_RECORD (claim), "function"), ==, "remedy");
  g_assert_false (cf_record_has_value (CF_RECORD (claim), "function", "problem"));
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&second, 1)), ==, 1);
  gold_clear (&second);
}

/* Ended, it has opened some gold layers, and done nothing. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  Gold gold;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const CfAdjudicating how = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  CfStep *step = draft (fixture, CF_STRATEGY_UNION, &gold);

  g_assert_cmpuint (step->changes->len, >, 0);
  cf_step_free (step);
  g_cancellable_cancel (cancellable);
  g_assert_null (
    cf_adjudicator_draft (gold.layers, gold.decisions, CF_STRATEGY_UNION, &how, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (cf_adjudicator_open (fixture->project.project, gold.layers, gold.found->material,
                                       gold.decisions, &how, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (&gold, 0)), ==, 0);
  gold_clear (&gold);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add ("/edit/adjudicate/majority", Fixture, NULL, set_up, test_majority, tear_down);
  g_test_add ("/edit/adjudicate/meanwhile", Fixture, NULL, set_up, test_meanwhile, tear_down);
  g_test_add ("/edit/adjudicate/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/edit/adjudicate/provenance", Fixture, NULL, set_up, test_provenance, tear_down);
  g_test_add ("/edit/adjudicate/one-of-two", Fixture, NULL, set_up, test_one_of_two, tear_down);
  g_test_add ("/edit/adjudicate/again", Fixture, NULL, set_up, test_again, tear_down);
  return g_test_run ();
}
