/* SPDX-License-Identifier: GPL-3.0-or-later
 * In what coders differ, and how that is decided: what gold says then, that it survives, and that it can be undone. */

#include "config.h"

#include "cf-arbiter.h"
#include "cf-codebook-edit-rounds.h"
#include "cf-edit.h"
#include "cf-error.h"
#include "cf-gold-layer.h"
#include "cf-json.h"
#include "cf-test-project.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#include <string.h>

#define ADJUDICATOR "urn:uuid:0a0a0a0a-0000-4000-8000-000000000001"
#define TEXT "Minister blames the port\n\nThe port is to blame, she said. The port denies it all.\n"
/* In the reference text: blocks are joined by one line feed. */
#define BLAME ((CfSpan){ 25, 45 })
#define BLAME_SHE ((CfSpan){ 25, 55 })
#define DENIES ((CfSpan){ 57, 80 })

typedef struct
{
  CfTestProject project;
  char *path;
  char *other;
  CfHistory *history;
  GHashTable *gold; /* path -> CfDocument */
  CfComparison *comparison;
} Fixture;

static char *
mark (Fixture *fixture,
      const char *path,
      const char *annotator,
      const char *code,
      CfSpan span,
      const char *function,
      gboolean doubt)
{
  g_autoptr (CfDocument) document = cf_test_project_open (&fixture->project, path, annotator);
  g_autoptr (CfHistory) history = cf_history_new ();
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  g_autoptr (CfAnnotation) draft =
               cf_edit_draft (document, cf_codebook_get_code (codebook, code), &span, 1);
  g_autoptr (GError) error = NULL;

  if (function != NULL)
    cf_record_add_value (CF_RECORD (draft), "function", function);
  cf_record_set_doubt (CF_RECORD (draft), doubt);
  cf_edit_add (history, document, CF_RECORD (draft), "mark");
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
  return g_strdup (cf_record_get_id (CF_RECORD (draft)));
}

static void
join_by (Fixture *fixture,
         const char *annotator,
         const char *from,
         const char *to,
         const char *file,
         const char *basis)
{
  g_autoptr (CfDocument) document =
               cf_test_project_open (&fixture->project, fixture->other, annotator);
  g_autoptr (CfHistory) history = cf_history_new ();
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  g_autoptr (CfRelation) draft = cf_edit_draft_relation (
    document, cf_codebook_get_relation_type (codebook, "rebuts"), from);
  g_autoptr (GError) error = NULL;

  cf_relation_set_to (draft, to, NULL, file);
  if (basis != NULL)
    cf_record_add_value (CF_RECORD (draft), "basis", basis);
  cf_edit_add (history, document, CF_RECORD (draft), "link");
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
}

static void
join (Fixture *fixture, const char *annotator, const char *from, const char *to, const char *file)
{
  join_by (fixture, annotator, from, to, file, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cf_test_project_init (&fixture->project);
  fixture->path = cf_test_project_add (&fixture->project, "a.txt", TEXT);
  fixture->other =
    cf_test_project_add (&fixture->project, "b.txt", "Port answers\n\nThe port denies it all.\n");
  fixture->history = cf_history_new ();
  fixture->gold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->comparison, cf_comparison_unref);
  g_clear_object (&fixture->history);
  g_hash_table_unref (fixture->gold);
  g_free (fixture->path);
  g_free (fixture->other);
  cf_test_project_clear (&fixture->project);
}

static CfDocument *
find (const char *path, gpointer data, GError **error)
{
  Fixture *fixture = data;
  CfDocument *document = g_hash_table_lookup (fixture->gold, path);

  if (document == NULL)
    {
      document = cf_document_open (fixture->project.project, path, "gold", NULL, error);
      g_assert_nonnull (document);
      g_hash_table_insert (fixture->gold, g_strdup (path), document);
    }
  return document;
}

static void
compare (Fixture *fixture, const char *path)
{
  g_autoptr (CfComparisonQuery) query = cf_comparison_query_new (path, NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->comparison, cf_comparison_unref);
  fixture->comparison =
    cf_comparison_make (fixture->project.project, query, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static CfArbiter
get_arbiter (Fixture *fixture)
{
  return (CfArbiter){ fixture->history, fixture->comparison, ADJUDICATOR, find, fixture };
}

static void
take (Fixture *fixture, guint item, guint coder)
{
  CfArbiter arbiter = get_arbiter (fixture);
  g_autoptr (GError) error = NULL;

  cf_arbiter_take (&arbiter, item, coder, &error);
  g_assert_no_error (error);
}

static void
reject (Fixture *fixture, guint item)
{
  CfArbiter arbiter = get_arbiter (fixture);

  g_assert_true (cf_arbiter_reject (&arbiter, item, NULL));
}

static CfLayer *
get_layer (Fixture *fixture, const char *path)
{
  return cf_document_get_layer (find (path, fixture, NULL));
}

static CfDecided
judge (Fixture *fixture, guint index)
{
  const CfComparedItem *item = cf_comparison_get_item (fixture->comparison, index);
  const char *path = cf_comparison_get_article (fixture->comparison, item->article)->path;
  g_autoptr (CfGold) gold = cf_gold_new (get_layer (fixture, path));

  return cf_gold_judge (gold, item->id, item->difference);
}

static char *
list_kinds (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fixture->comparison->items->len; i++)
    {
      const CfDifference *difference = cf_comparison_get_item (fixture->comparison, i)->difference;

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              cf_difference_kind_get_name (difference->kind));
      if (difference->attribute != NULL)
        g_string_append_printf (text, ":%s", difference->attribute);
    }
  return g_string_free (text, FALSE);
}

static void
assert_kinds (Fixture *fixture, const char *expected)
{
  g_autofree char *kinds = list_kinds (fixture);

  g_assert_cmpstr (kinds, ==, expected);
}

static void
save_gold (Fixture *fixture)
{
  GHashTableIter iter;
  gpointer document;
  g_autoptr (GError) error = NULL;

  g_hash_table_iter_init (&iter, fixture->gold);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    {
      g_assert_true (cf_document_save (document, &error));
      g_assert_no_error (error);
    }
}

/* As another program may have written it. */
static void
change_gold (Fixture *fixture, const char *what, const char *to)
{
  g_autofree char *file = g_strconcat (fixture->path, ".gold.anno.json", NULL);
  g_autoptr (GBytes) bytes = cf_test_read (file);
  g_autoptr (GString) text =
               g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  g_assert_cmpuint (g_string_replace (text, what, to, 1), ==, 1);
  cf_test_write (file, text->str, (gssize) text->len);
}

/* lin and mara mark one claim in other places, with other functions; mara alone a rebuttal, in doubt. */
static void
mark_pair (Fixture *fixture)
{
  g_autofree char *a = mark (fixture, fixture->path, "lin", "claim", BLAME, "problem", FALSE);
  g_autofree char *b = mark (fixture, fixture->path, "mara", "claim", BLAME_SHE, "cause", FALSE);
  g_autofree char *c = mark (fixture, fixture->path, "mara", "rebuttal", DENIES, NULL, TRUE);

  compare (fixture, fixture->path);
  assert_kinds (fixture, "boundary attribute:function only");
}

/* Each is decided by itself: gold has the place of one and the value of the other. */
static void
test_take (Fixture *fixture, gconstpointer data)
{
  CfAnnotation *gold;
  JsonObject *decision;
  g_autoptr (CfGold) state = NULL;

  mark_pair (fixture);
  take (fixture, 0, 1);
  g_assert_cmpint (judge (fixture, 0), ==, CF_DECIDED_TAKEN);
  g_assert_cmpint (judge (fixture, 1), ==, CF_DECIDED_NOT);
  gold = cf_layer_get_nth (get_layer (fixture, fixture->path), 0);
  g_assert_true (cf_span_equal (cf_annotation_get_extent (gold), BLAME_SHE));
  /* What they differ in is open. */
  g_assert_null (cf_record_get_value (CF_RECORD (gold), "function"));
  take (fixture, 1, 0);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (fixture, fixture->path)), ==, 1);
  gold = cf_layer_get_nth (get_layer (fixture, fixture->path), 0);
  g_assert_true (cf_span_equal (cf_annotation_get_extent (gold), BLAME_SHE));
  g_assert_cmpstr (cf_record_get_value (CF_RECORD (gold), "function"), ==, "problem");
  state = cf_gold_new (get_layer (fixture, fixture->path));
  decision = cf_ruling_get_decision (
    cf_gold_find_ruling (state, cf_comparison_get_item (fixture->comparison, 1)->id,
                         cf_comparison_get_item (fixture->comparison, 1)->difference));
  g_assert_cmpstr (cf_json_get_string (decision, "cf:verdict"), ==, "taken");
  g_assert_cmpstr (cf_json_get_string (cf_json_get_object (decision, "creator"), "id"), ==,
                   ADJUDICATOR);
  g_assert_cmpstr (
    cf_json_get_string (decision, "cf:taken"), ==,
    cf_record_get_id (cf_comparison_get_item (fixture->comparison, 1)->difference->records[0]));
  g_assert_cmpuint (json_array_get_length (cf_json_get_array (decision, "cf:from")), ==, 2);
}

/* None: what gold had goes, and all that is said of these annotations is decided with it; lin has nothing there. */
static void
test_reject (Fixture *fixture, gconstpointer data)
{
  mark_pair (fixture);
  take (fixture, 0, 0);
  reject (fixture, 0);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (fixture, fixture->path)), ==, 0);
  g_assert_cmpint (judge (fixture, 0), ==, CF_DECIDED_NONE);
  g_assert_cmpint (judge (fixture, 1), ==, CF_DECIDED_NONE);
  take (fixture, 2, 0);
  g_assert_cmpint (judge (fixture, 2), ==, CF_DECIDED_NONE);
  g_assert_nonnull (cf_history_undo (fixture->history));
  g_assert_cmpint (judge (fixture, 2), ==, CF_DECIDED_NOT);
  g_assert_nonnull (cf_history_undo (fixture->history));
  g_assert_cmpint (judge (fixture, 1), ==, CF_DECIDED_NOT);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (fixture, fixture->path)), ==, 1);
}

/* Gold as it is read again says the same; a version that has changed since is open again. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  CfArbiter arbiter;
  g_autoptr (CfGold) state = NULL;
  CfRuling *ruling;

  mark_pair (fixture);
  arbiter = get_arbiter (fixture);
  take (fixture, 0, 0);
  reject (fixture, 2);
  g_assert_true (cf_arbiter_remark (&arbiter, 1, "guideline", "Ask the group.", NULL));
  save_gold (fixture);
  g_hash_table_remove_all (fixture->gold);
  compare (fixture, fixture->path);
  g_assert_cmpint (judge (fixture, 0), ==, CF_DECIDED_TAKEN);
  g_assert_cmpint (judge (fixture, 1), ==, CF_DECIDED_NOT);
  g_assert_cmpint (judge (fixture, 2), ==, CF_DECIDED_NONE);
  state = cf_gold_load (fixture->project.project, fixture->path);
  ruling = cf_gold_find_ruling (state, cf_comparison_get_item (fixture->comparison, 1)->id,
                                cf_comparison_get_item (fixture->comparison, 1)->difference);
  g_assert_cmpstr (cf_ruling_get_reason (ruling), ==, "guideline");
  g_assert_cmpstr (cf_ruling_get_note (ruling), ==, "Ask the group.");
  /* A decision keeps what was remarked. */
  take (fixture, 1, 1);
  cf_gold_unref (state);
  state = cf_gold_new (get_layer (fixture, fixture->path));
  ruling = cf_gold_find_ruling (state, cf_comparison_get_item (fixture->comparison, 1)->id,
                                cf_comparison_get_item (fixture->comparison, 1)->difference);
  g_assert_cmpstr (cf_ruling_get_note (ruling), ==, "Ask the group.");
  {
    g_autoptr (CfDocument) mara = cf_test_project_open (&fixture->project, fixture->path, "mara");
    g_autoptr (CfHistory) history = cf_history_new ();
    CfAnnotation *rebuttal = cf_layer_get_nth (cf_document_get_layer (mara), 1);
    g_autoptr (CfRecord) changed = cf_edit_begin (mara, CF_RECORD (rebuttal));

    cf_record_set_note (changed, "I am sure.");
    g_assert_true (cf_edit_commit (history, mara, changed, "note", NULL));
    g_assert_true (cf_document_save (mara, NULL));
  }
  compare (fixture, fixture->path);
  assert_kinds (fixture, "boundary attribute:function only");
  g_assert_cmpint (judge (fixture, 0), ==, CF_DECIDED_TAKEN);
  g_assert_cmpint (judge (fixture, 2), ==, CF_DECIDED_NOT);
}

/* A link that one coder has alone, to another article: gold gets it with both of its ends, in one step. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claim = mark (fixture, fixture->path, "lin", "claim", BLAME, NULL, FALSE);
  g_autofree char *claim2 = mark (fixture, fixture->path, "mara", "claim", BLAME, NULL, FALSE);
  CfSpan span = { 13, 35 };
  g_autofree char *rebuttal = mark (fixture, fixture->other, "lin", "rebuttal", span, NULL, FALSE);
  g_autofree char *rebuttal2 =
    mark (fixture, fixture->other, "mara", "rebuttal", span, NULL, FALSE);
  g_autoptr (GPtrArray) relations = NULL;

  join (fixture, "lin", rebuttal, claim, "a.txt");
  compare (fixture, fixture->other);
  assert_kinds (fixture, "relation");
  take (fixture, 0, 0);
  relations = cf_layer_list_relations (get_layer (fixture, fixture->other));
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_cmpstr (
    cf_relation_get_to (g_ptr_array_index (relations, 0)), ==,
    cf_record_get_id (CF_RECORD (cf_layer_get_nth (get_layer (fixture, fixture->path), 0))));
  g_assert_cmpstr (
    cf_relation_get_from (g_ptr_array_index (relations, 0)), ==,
    cf_record_get_id (CF_RECORD (cf_layer_get_nth (get_layer (fixture, fixture->other), 0))));
  g_assert_cmpint (judge (fixture, 0), ==, CF_DECIDED_TAKEN);
  g_assert_nonnull (cf_history_undo (fixture->history));
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (fixture, fixture->path)), ==, 0);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (fixture, fixture->other)), ==, 0);
  /* Both have it: no difference, though only one article was asked for. */
  join (fixture, "mara", rebuttal2, claim2, "a.txt");
  compare (fixture, fixture->other);
  assert_kinds (fixture, "");
}

/* A link that both have, with other values: gold gets the link, with its ends, and the value that is taken. */
static void
test_link_attribute (Fixture *fixture, gconstpointer data)
{
  static const char *const coders[] = { "lin", "mara" };
  static const char *const basis[] = { "named", "implied" };
  CfLayer *gold;
  g_autoptr (GPtrArray) relations = NULL;

  for (guint i = 0; i < 2; i++)
    {
      CfSpan span = { 13, 35 };
      g_autofree char *claim =
        mark (fixture, fixture->path, coders[i], "claim", BLAME, NULL, FALSE);
      g_autofree char *rebuttal =
        mark (fixture, fixture->other, coders[i], "rebuttal", span, NULL, FALSE);

      join_by (fixture, coders[i], rebuttal, claim, "a.txt", basis[i]);
    }
  compare (fixture, fixture->other);
  assert_kinds (fixture, "attribute:basis");
  take (fixture, 0, 1);
  gold = get_layer (fixture, fixture->other);
  relations = cf_layer_list_relations (gold);
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_cmpstr (cf_record_get_value (g_ptr_array_index (relations, 0), "basis"), ==, "implied");
  g_assert_cmpuint (cf_layer_get_n_annotations (gold), ==, 1);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (fixture, fixture->path)), ==, 1);
  g_assert_cmpint (judge (fixture, 0), ==, CF_DECIDED_TAKEN);
  take (fixture, 0, 0);
  g_clear_pointer (&relations, g_ptr_array_unref);
  relations = cf_layer_list_relations (gold);
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_cmpstr (cf_record_get_value (g_ptr_array_index (relations, 0), "basis"), ==, "named");
  reject (fixture, 0);
  g_clear_pointer (&relations, g_ptr_array_unref);
  relations = cf_layer_list_relations (gold);
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_null (cf_record_get_value (g_ptr_array_index (relations, 0), "basis"));
}

/* Three have both ends, two of them the link: one decision is enough, and gold gets no second one by another. */
static void
test_same_link (Fixture *fixture, gconstpointer data)
{
  static const char *const coders[] = { "lin", "mara", "wu" };
  CfArbiter arbiter;
  g_autoptr (GPtrArray) relations = NULL;

  for (guint i = 0; i < 3; i++)
    {
      CfSpan span = { 13, 35 };
      g_autofree char *claim =
        mark (fixture, fixture->path, coders[i], "claim", BLAME, NULL, FALSE);
      g_autofree char *rebuttal =
        mark (fixture, fixture->other, coders[i], "rebuttal", span, NULL, FALSE);

      if (i != 1)
        join (fixture, coders[i], rebuttal, claim, "a.txt");
    }
  compare (fixture, fixture->other);
  assert_kinds (fixture, "relation relation");
  take (fixture, 0, 0);
  g_assert_cmpint (judge (fixture, 0), ==, CF_DECIDED_TAKEN);
  g_assert_cmpint (judge (fixture, 1), ==, CF_DECIDED_TAKEN);
  arbiter = get_arbiter (fixture);
  g_assert_true (cf_arbiter_leave_open (&arbiter, 1, NULL));
  take (fixture, 1, 2);
  relations = cf_layer_list_relations (get_layer (fixture, fixture->other));
  g_assert_cmpuint (relations->len, ==, 1);
}

/* Gold has none of one of its ends, as somebody has decided: a link brings nothing back by the way. */
static void
test_rejected_end (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claim = mark (fixture, fixture->path, "lin", "claim", BLAME, NULL, FALSE);
  g_autofree char *other =
    mark (fixture, fixture->other, "mara", "source", (CfSpan){ 0, 4 }, NULL, FALSE);
  g_autofree char *empty = mark (fixture, fixture->path, "mara", "source", DENIES, NULL, FALSE);
  CfSpan span = { 13, 35 };
  g_autofree char *rebuttal = mark (fixture, fixture->other, "lin", "rebuttal", span, NULL, FALSE);
  CfArbiter arbiter;
  g_autoptr (GError) error = NULL;

  join (fixture, "lin", rebuttal, claim, "a.txt");
  compare (fixture, fixture->project.folder);
  assert_kinds (fixture, "only only only only relation");
  reject (fixture, 0);
  arbiter = get_arbiter (fixture);
  g_assert_false (cf_arbiter_take (&arbiter, 4, 0, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_INVALID);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (fixture, fixture->path)), ==, 0);
  take (fixture, 0, 0);
  take (fixture, 4, 0);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (fixture, fixture->path)), ==, 1);
}

/* The other end lies in a gold layer of a newer program: nothing is done, and it is said which. */
static void
test_read_only_end (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claim = mark (fixture, fixture->path, "lin", "claim", BLAME, NULL, FALSE);
  g_autofree char *claim2 = mark (fixture, fixture->path, "mara", "claim", BLAME, NULL, FALSE);
  CfSpan span = { 13, 35 };
  g_autofree char *rebuttal = mark (fixture, fixture->other, "lin", "rebuttal", span, NULL, FALSE);
  g_autofree char *rebuttal2 =
    mark (fixture, fixture->other, "mara", "rebuttal", span, NULL, FALSE);
  g_autofree char *gold = mark (fixture, fixture->path, "gold", "source", DENIES, NULL, FALSE);

  join (fixture, "lin", rebuttal, claim, "a.txt");
  change_gold (fixture, "\"cf:format\": 1,", "\"cf:format\": 99,");
  compare (fixture, fixture->other);
  {
    CfArbiter arbiter = get_arbiter (fixture);
    g_autoptr (GError) error = NULL;

    g_assert_false (cf_arbiter_take (&arbiter, 0, 0, &error));
    g_assert_error (error, CF_ERROR, CF_ERROR_DENIED);
    g_assert_nonnull (strstr (error->message, "a.txt"));
  }
  g_assert_null (cf_history_peek_undo (fixture->history));
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (fixture, fixture->other)), ==, 0);
}

/* What another program says of a decision stays when it is decided again. */
static void
test_unknown_members (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_strconcat (fixture->path, ".gold.anno.json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  mark_pair (fixture);
  take (fixture, 0, 1);
  save_gold (fixture);
  g_hash_table_remove_all (fixture->gold);
  change_gold (fixture, "\"type\": \"as:Tombstone\",",
               "\"type\": \"as:Tombstone\",\n\"x:outside\": 1,");
  change_gold (fixture, "\"cf:verdict\": \"taken\",",
               "\"cf:verdict\": \"taken\",\n\"x:inside\": [2],");
  take (fixture, 0, 0);
  save_gold (fixture);
  bytes = cf_test_read (file);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "\"x:outside\": 1"));
  g_assert_nonnull (strstr (text, "\"x:inside\": ["));
}

/* Of an article those are read too to which its links lead: inside the project, whatever a file says; and what cannot
 * be read is said once. */
static void
test_ends (Fixture *fixture, gconstpointer data)
{
  CF_TEST_FOLDER outside = cf_test_make_folder ();
  g_autofree char *strange = g_build_filename (outside, "outside.txt", NULL);
  g_autofree char *damaged = g_strconcat (fixture->other, ".zed.anno.json", NULL);
  g_autofree char *folder = g_get_current_dir ();
  CfSpan span = { 13, 35 };
  g_autofree char *claim = mark (fixture, fixture->path, "lin", "claim", BLAME, NULL, FALSE);
  g_autofree char *claim2 = mark (fixture, fixture->other, "lin", "claim", span, NULL, FALSE);
  g_autofree char *rebuttal = mark (fixture, fixture->other, "lin", "rebuttal", span, NULL, FALSE);
  g_autofree char *rebuttal2 =
    mark (fixture, fixture->other, "mara", "rebuttal", span, NULL, FALSE);

  cf_test_write (strange, TEXT, -1);
  cf_test_write (damaged, "{", 1);
  join (fixture, "lin", rebuttal, claim, "a.txt");
  join (fixture, "lin", rebuttal, claim2, "b.txt");
  join (fixture, "mara", rebuttal2, claim, strange);
  g_assert_cmpint (g_chdir (fixture->project.folder), ==, 0);
  compare (fixture, "b.txt");
  g_assert_cmpint (g_chdir (folder), ==, 0);
  g_assert_cmpuint (fixture->comparison->articles->len, ==, 2);
  g_assert_nonnull (cf_comparison_find_article (fixture->comparison, fixture->path));
  g_assert_nonnull (cf_comparison_find_article (fixture->comparison, fixture->other));
  g_assert_cmpuint (fixture->comparison->problems->len, ==, 1);
}

/* In a training round gold is hidden from its coders until they have finished: whoever reads it is told nothing. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  static const char *const coders[] = { "lin", "mara", NULL };
  g_autoptr (CfCodebookEditor) editor = cf_codebook_editor_open (fixture->project.folder, NULL);
  g_autoptr (GPtrArray) candidates = cf_round_candidates_new ();
  CfRoundPlan plan = { CF_ROUND_TRAINING, FALSE, coders, candidates, 1, 2, 1 };
  g_autofree char *round = NULL;
  g_autoptr (CfProject) project = NULL;
  g_autoptr (CfGold) seen = NULL;
  g_autoptr (CfDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  mark_pair (fixture);
  take (fixture, 0, 1);
  save_gold (fixture);
  cf_round_candidates_add (candidates, "a.txt", NULL);
  round = cf_codebook_edit_add_round (editor, "Training", &plan, NULL);
  g_assert_true (cf_codebook_editor_save (editor, fixture->project.folder, NULL));
  project = cf_project_new (fixture->project.folder, NULL);
  cf_project_set_reader (project, "lin");
  g_assert_null (cf_gold_load (project, fixture->path));
  document = cf_gold_open (project, fixture->path, NULL, &error);
  g_assert_null (document);
  g_assert_error (error, CF_ERROR, CF_ERROR_DENIED);
  cf_project_set_reader (project, "wu");
  seen = cf_gold_load (project, fixture->path);
  g_assert_nonnull (
    cf_gold_find_ruling (seen, cf_comparison_get_item (fixture->comparison, 0)->id,
                         cf_comparison_get_item (fixture->comparison, 0)->difference));
}

/* Of three coders one decision is enough for all pairs. */
static void
test_three (Fixture *fixture, gconstpointer data)
{
  static const char *const coders[] = { "lin", "mara", "wu" };

  for (guint i = 0; i < 3; i++)
    {
      CfSpan span = { 25, 45 + i * 5 };
      g_autofree char *id = mark (fixture, fixture->path, coders[i], "claim", span, NULL, FALSE);
    }
  compare (fixture, fixture->path);
  assert_kinds (fixture, "boundary boundary boundary");
  take (fixture, 0, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (judge (fixture, i), ==, CF_DECIDED_TAKEN);
  g_assert_cmpuint (cf_layer_get_n_annotations (get_layer (fixture, fixture->path)), ==, 1);
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  CfDocument *document;
  CfAnnotation *gold;
  g_autoptr (GError) error = NULL;

  mark_pair (fixture);
  take (fixture, 0, 1);
  document = find (fixture->path, fixture, NULL);
  gold = cf_layer_get_nth (cf_document_get_layer (document), 0);
  g_assert_false (cf_arbiter_split (fixture->history, document, gold, 25, &error));
  g_assert_nonnull (error);
  g_assert_true (cf_arbiter_split (fixture->history, document, gold, 46, NULL));
  g_assert_cmpuint (cf_layer_get_n_annotations (cf_document_get_layer (document)), ==, 2);
  /* The comma is trimmed, as the code wants it. */
  g_assert_true (cf_span_equal (
    cf_annotation_get_extent (cf_layer_get_nth (cf_document_get_layer (document), 0)),
    ((CfSpan){ 25, 45 })));
  g_assert_true (cf_span_equal (
    cf_annotation_get_extent (cf_layer_get_nth (cf_document_get_layer (document), 1)),
    ((CfSpan){ 47, 55 })));
  g_assert_nonnull (cf_history_undo (fixture->history));
  g_assert_cmpuint (cf_layer_get_n_annotations (cf_document_get_layer (document)), ==, 1);
}

static void
mark_at_random (Fixture *fixture, GRand *rand)
{
  static const char *const coders[] = { "lin", "mara", "wu" };
  static const char *const codes[] = { "claim", "rebuttal" };
  static const char *const functions[] = { "problem", "cause", NULL };

  for (guint i = 0; i < 12; i++)
    {
      guint start = 25 + (guint) g_rand_int_range (rand, 0, 40);
      CfSpan span = { start, start + 3 + (guint) g_rand_int_range (rand, 0, 12) };
      g_autofree char *id = mark (fixture, fixture->path, coders[g_rand_int_range (rand, 0, 3)],
                                  codes[g_rand_int_range (rand, 0, 2)], span,
                                  functions[g_rand_int_range (rand, 0, 3)], g_rand_boolean (rand));
    }
}

static void
decide_at_random (Fixture *fixture, GRand *rand, guint *n_steps)
{
  CfArbiter arbiter = get_arbiter (fixture);
  guint n = fixture->comparison->items->len;

  *n_steps = 0;
  for (guint i = 0; i < 40; i++)
    {
      guint item = (guint) g_rand_int_range (rand, 0, (int) n);
      const CfStep *before = cf_history_peek_undo (fixture->history);
      int what = g_rand_int_range (rand, 0, 6);

      if (what < 3)
        cf_arbiter_take (&arbiter, item, (guint) what, NULL);
      else if (what == 3)
        cf_arbiter_reject (&arbiter, item, NULL);
      else if (what == 4)
        cf_arbiter_leave_open (&arbiter, item, NULL);
      else
        cf_arbiter_remark (&arbiter, item, "code", "why", NULL);
      *n_steps += cf_history_peek_undo (fixture->history) != before;
    }
}

static GArray *
judge_all (Fixture *fixture)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (CfDecided));

  for (guint i = 0; i < fixture->comparison->items->len; i++)
    {
      CfDecided decided = judge (fixture, i);

      g_array_append_val (all, decided);
    }
  return all;
}

/* Whatever is decided, undone it leaves the bytes of the file; done again and saved, it is read as it was. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autofree char *file = g_strconcat (fixture->path, ".gold.anno.json", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GArray) decided = NULL;
  g_autoptr (GArray) read = NULL;
  guint n_steps;

  mark_at_random (fixture, rand);
  compare (fixture, fixture->path);
  g_assert_cmpuint (fixture->comparison->items->len, >, 0);
  take (fixture, 0, cf_comparison_get_item (fixture->comparison, 0)->difference->coders[0]);
  save_gold (fixture);
  before = cf_test_read (file);
  decide_at_random (fixture, rand, &n_steps);
  g_assert_cmpuint (n_steps, >, 0);
  decided = judge_all (fixture);
  for (guint i = 0; i < n_steps; i++)
    g_assert_nonnull (cf_history_undo (fixture->history));
  save_gold (fixture);
  after = cf_test_read (file);
  g_assert_true (g_bytes_equal (before, after));
  for (guint i = 0; i < n_steps; i++)
    g_assert_nonnull (cf_history_redo (fixture->history));
  save_gold (fixture);
  g_hash_table_remove_all (fixture->gold);
  read = judge_all (fixture);
  g_assert_cmpmem (decided->data, decided->len * sizeof (CfDecided), read->data,
                   read->len * sizeof (CfDecided));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add ("/edit/comparing/take", Fixture, NULL, set_up, test_take, tear_down);
  g_test_add ("/edit/comparing/reject", Fixture, NULL, set_up, test_reject, tear_down);
  g_test_add ("/edit/comparing/reload", Fixture, NULL, set_up, test_reload, tear_down);
  g_test_add ("/edit/comparing/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/edit/comparing/link-attribute", Fixture, NULL, set_up, test_link_attribute,
              tear_down);
  g_test_add ("/edit/comparing/same-link", Fixture, NULL, set_up, test_same_link, tear_down);
  g_test_add ("/edit/comparing/rejected-end", Fixture, NULL, set_up, test_rejected_end, tear_down);
  g_test_add ("/edit/comparing/read-only-end", Fixture, NULL, set_up, test_read_only_end,
              tear_down);
  g_test_add ("/edit/comparing/unknown-members", Fixture, NULL, set_up, test_unknown_members,
              tear_down);
  g_test_add ("/edit/comparing/ends", Fixture, NULL, set_up, test_ends, tear_down);
  g_test_add ("/edit/comparing/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/edit/comparing/three", Fixture, NULL, set_up, test_three, tear_down);
  g_test_add ("/edit/comparing/split", Fixture, NULL, set_up, test_split, tear_down);
  for (guint i = 0; i < 16; i++)
    {
      g_autofree char *name = g_strdup_printf ("/edit/comparing/random/%u", i);

      g_test_add (name, Fixture, GUINT_TO_POINTER (i), set_up, test_random, tear_down);
    }
  return g_test_run ();
}
