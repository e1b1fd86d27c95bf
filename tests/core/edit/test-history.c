/* SPDX-License-Identifier: GPL-3.0-or-later
 * Undo: random doing, linking, undoing, redoing and saving over two articles, against a list of what ought to be
 * there after each step: every annotation, and where every link ends. */

#include "config.h"

#include "cf-edit.h"
#include "cf-test-project.h"
#include "cf-test.h"

#include <string.h>

#define N_DOCUMENTS 2
#define TEXT "Strike over\nThe port said so. The union called it baseless. Nobody came.\n"

typedef struct
{
  CfTestProject project;
  CfDocument *documents[N_DOCUMENTS];
  CfSnapshot *flying[N_DOCUMENTS]; /* a save that has begun and is not done */
  CfHistory *history;
  GPtrArray *states; /* of char *: what is there after each step that can be undone */
  guint at;          /* which of them is there now */
  GRand *random;
  guint serial;
} World;

static guint
pick (World *world, guint n)
{
  return (guint) g_rand_int_range (world->random, 0, (gint32) n);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All that a layer says, without times and versions. */
static void
show_layer (CfLayer *layer, GString *shown)
{
  g_autoptr (GPtrArray) records = cf_layer_list_records (layer);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      CfRecord *record = g_ptr_array_index (records, i);
      g_autofree char *quote = NULL;

      if (CF_IS_TOMBSTONE (record))
        continue;
      if (CF_IS_ANNOTATION (record))
        quote = cf_annotation_get_quote (CF_ANNOTATION (record));
      else
        quote = g_strconcat (cf_relation_get_from (CF_RELATION (record)), " to ",
                             cf_relation_get_to (CF_RELATION (record)), " in ",
                             cf_relation_get_to_article (CF_RELATION (record)), NULL);
      g_ptr_array_add (lines,
                       g_strdup_printf ("%s %s %s %s %d", cf_record_get_id (record),
                                        cf_record_get_code (record), cf_record_get_note (record),
                                        quote, cf_record_get_doubt (record)));
    }
  g_ptr_array_sort (lines, compare_strings);
  g_ptr_array_add (lines, g_strdup (cf_state_get_status (cf_layer_get_state (layer))));
  g_ptr_array_add (lines, NULL);
  joined = g_strjoinv ("\n", (char **) lines->pdata);
  g_string_append_printf (shown, "%s\n--\n", joined);
}

static void
show_metadata (CfDocument *document, GString *shown)
{
  CfArticle *article = cf_document_get_article (document);

  g_string_append_printf (shown, "%s %s\n", cf_article_get_title (article),
                          cf_article_get_outlet (article));
}

static char *
show (World *world)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      show_layer (cf_document_get_layer (world->documents[i]), shown);
      show_metadata (world->documents[i], shown);
    }
  return g_string_free (shown, FALSE);
}

static void
check (World *world)
{
  g_autofree char *shown = show (world);

  g_assert_cmpstr (shown, ==, g_ptr_array_index (world->states, world->at));
}

/* Something was done: what could be redone is gone. */
static void
note_step (World *world)
{
  char *shown = show (world);

  if (g_str_equal (shown, g_ptr_array_index (world->states, world->at)))
    {
      g_free (shown);
      return;
    }
  g_ptr_array_set_size (world->states, (int) world->at + 1);
  g_ptr_array_add (world->states, shown);
  world->at++;
}

static CfAnnotation *
pick_annotation (World *world, CfDocument *document)
{
  CfLayer *layer = cf_document_get_layer (document);
  guint n = cf_layer_get_n_annotations (layer);

  return n > 0 ? cf_layer_get_nth (layer, pick (world, n)) : NULL;
}

static void
change (World *world, CfDocument *document, CfAnnotation *annotation)
{
  g_autoptr (CfRecord) changed = cf_edit_begin (document, CF_RECORD (annotation));
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  g_autofree char *note = g_strdup_printf ("note %u", pick (world, 4));
  CfSpan span = { pick (world, 20), 25 + pick (world, 20) };

  switch (pick (world, 4))
    {
    case 0:
      cf_record_set_note (changed, note);
      break;
    case 1:
      cf_record_set_doubt (changed, !cf_record_get_doubt (changed));
      break;
    case 2:
      cf_edit_recode (document, CF_ANNOTATION (changed),
                      cf_codebook_get_code (codebook, pick (world, 2) ? "rebuttal" : "source"));
      break;
    default:
      cf_edit_place (document, CF_ANNOTATION (changed), &span, 1, FALSE);
      break;
    }
  cf_edit_commit (world->history, document, changed, "change", NULL);
}

static void
correct (World *world, CfDocument *document)
{
  static const char *const words[] = { NULL, "Herald", "晨报", "Courier" };
  g_autoptr (CfCorrection) correction = cf_correction_new ();

  correction->values[CF_FIELD_TITLE] = g_strdup (words[pick (world, G_N_ELEMENTS (words))]);
  correction->values[CF_FIELD_OUTLET] = g_strdup (words[pick (world, G_N_ELEMENTS (words))]);
  cf_edit_correct (world->history, document, correction, "correct");
}

static void
set_target (World *world, CfRelation *relation)
{
  CfDocument *document = world->documents[pick (world, N_DOCUMENTS)];
  CfAnnotation *target = pick_annotation (world, document);

  if (target != NULL)
    cf_relation_set_to (relation, cf_record_get_id (CF_RECORD (target)),
                        cf_document_get_id (document), NULL);
}

/* A new link of @annotation, or another end, another speaker, or nothing, for one that is there. */
static void
link_somehow (World *world, CfDocument *document, CfAnnotation *annotation)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (cf_document_get_layer (document));
  const char *id = cf_record_get_id (CF_RECORD (annotation));
  CfRelation *relation =
    relations->len > 0 ? g_ptr_array_index (relations, pick (world, relations->len)) : NULL;
  g_autoptr (CfRecord) changed = NULL;

  if (relation == NULL || pick (world, 3) == 0)
    {
      changed = CF_RECORD (cf_edit_draft_relation (
        document, cf_codebook_get_relation_type (codebook, "supports"), id));
      cf_relation_set_to (CF_RELATION (changed), id, cf_document_get_id (document), NULL);
      set_target (world, CF_RELATION (changed));
      cf_edit_add (world->history, document, changed, "link");
      return;
    }
  if (pick (world, 3) == 0)
    {
      cf_edit_delete (world->history, document, CF_RECORD (relation), "delete link");
      return;
    }
  changed = cf_edit_begin (document, CF_RECORD (relation));
  if (pick (world, 2) == 0)
    set_target (world, CF_RELATION (changed));
  else
    cf_relation_set_from (CF_RELATION (changed), id);
  cf_edit_commit (world->history, document, changed, "link", NULL);
}

static void
do_something (World *world)
{
  CfDocument *document = world->documents[pick (world, N_DOCUMENTS)];
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  CfAnnotation *annotation = pick_annotation (world, document);
  CfSpan span = { pick (world, 20), 25 + pick (world, 20) };
  guint kind = pick (world, 12);

  if (kind == 8)
    correct (world, document);
  else if (kind < 2 || annotation == NULL)
    cf_edit_annotate (world->history, document, cf_codebook_get_code (codebook, "claim"), &span, 1);
  else if (kind < 6)
    change (world, document, annotation);
  else if (kind == 6)
    cf_edit_delete (world->history, document, CF_RECORD (annotation), "delete");
  else if (kind > 8)
    link_somehow (world, document, annotation);
  else
    cf_edit_set_finished (world->history, document, pick (world, 2) != 0, "finish");
  note_step (world);
}

/* A save that began some steps ago comes to its end now. */
static void
land (World *world, guint i)
{
  CfSidecarStore *store = cf_document_get_store (world->documents[i]);
  g_autoptr (CfOutcome) outcome = cf_sidecar_store_save (store, world->flying[i], NULL);

  g_assert_nonnull (outcome);
  g_clear_pointer (&world->flying[i], cf_snapshot_free);
  cf_sidecar_store_adopt (store, cf_document_get_layer (world->documents[i]), outcome);
}

static void
save_somehow (World *world)
{
  guint i = pick (world, N_DOCUMENTS);

  if (world->flying[i] != NULL)
    land (world, i);
  else if (pick (world, 2) == 0)
    world->flying[i] = cf_snapshot_new (cf_document_get_layer (world->documents[i]));
  else
    g_assert_true (cf_document_save (world->documents[i], NULL));
}

static void
step (World *world)
{
  guint kind = pick (world, 10);

  if (kind < 4)
    {
      do_something (world);
    }
  else if (kind < 6)
    {
      gboolean undone = cf_history_undo (world->history) != NULL;

      g_assert_cmpint (undone, ==, world->at > 0);
      world->at -= undone ? 1 : 0;
    }
  else if (kind == 6)
    {
      gboolean redone = cf_history_redo (world->history) != NULL;

      g_assert_cmpint (redone, ==, world->at + 1 < world->states->len);
      world->at += redone ? 1 : 0;
    }
  else
    {
      save_somehow (world);
    }
  check (world);
}

static void
world_init (World *world, guint32 seed)
{
  memset (world, 0, sizeof *world);
  world->random = g_rand_new_with_seed (seed);
  world->history = cf_history_new ();
  world->states = g_ptr_array_new_with_free_func (g_free);
  cf_test_project_init (&world->project);
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *content = g_strdup_printf ("%u %s", i, TEXT);
      g_autofree char *path = cf_test_project_add (&world->project, name, content);

      world->documents[i] = cf_test_project_open (&world->project, path, "lin");
    }
  g_ptr_array_add (world->states, show (world));
}

static void
world_clear (World *world)
{
  g_object_unref (world->history);
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_clear_pointer (&world->flying[i], cf_snapshot_free);
      g_object_unref (world->documents[i]);
    }
  cf_test_project_clear (&world->project);
  g_ptr_array_unref (world->states);
  g_rand_free (world->random);
}

/* In the end all is saved: what stands in the files is what was there, and one writer has nothing to
 * settle with himself. */
static void
check_files (World *world)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      const char *path = cf_document_get_path (world->documents[i]);
      g_autoptr (CfDocument) again = NULL;

      if (world->flying[i] != NULL)
        land (world, i);
      g_assert_true (cf_document_save (world->documents[i], NULL));
      again = cf_test_project_open (&world->project, path, "lin");
      g_assert_cmpuint (cf_sidecar_store_get_n_to_settle (cf_document_get_store (again)), ==, 0);
      g_assert_cmpuint (cf_sidecar_store_get_n_recovered (cf_document_get_store (again)), ==, 0);
      show_layer (cf_document_get_layer (again), shown);
      show_metadata (world->documents[i], shown);
    }
  g_assert_cmpstr (shown->str, ==, g_ptr_array_index (world->states, world->at));
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < 60; seed++)
    {
      World world;

      world_init (&world, seed);
      for (guint i = 0; i < 80; i++)
        step (&world);
      check_files (&world);
      /* All of it can be undone, and done again. */
      while (cf_history_undo (world.history) != NULL)
        {
          world.at--;
          check (&world);
        }
      g_assert_cmpuint (world.at, ==, 0);
      while (cf_history_redo (world.history) != NULL)
        world.at++;
      g_assert_cmpuint (world.at, ==, world.states->len - 1);
      check (&world);
      check_files (&world);
      world_clear (&world);
    }
}

typedef struct
{
  CfTestProject project;
  CfDocument *document;
  CfHistory *history;
} Fixture;

static void
fixture_init (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  cf_test_project_init (&fixture->project);
  path = cf_test_project_add (&fixture->project, "a.txt", TEXT);
  fixture->document = cf_test_project_open (&fixture->project, path, "lin");
  fixture->history = cf_history_new ();
}

static void
fixture_clear (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->history);
  g_object_unref (fixture->document);
  cf_test_project_clear (&fixture->project);
}

static CfAnnotation *
annotate (Fixture *fixture)
{
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  const CfSpan span = { 12, 20 };

  return cf_edit_annotate (fixture->history, fixture->document,
                           cf_codebook_get_code (codebook, "claim"), &span, 1);
}

static guint
count_records (Fixture *fixture)
{
  g_autoptr (GPtrArray) records = cf_layer_list_records (cf_document_get_layer (fixture->document));

  return records->len;
}

/* What never reached the disk leaves no trace; what did, leaves a deletion. */
static void
test_undo_creation (Fixture *fixture, gconstpointer data)
{
  CfLayer *layer = cf_document_get_layer (fixture->document);
  g_autofree char *id = NULL;

  annotate (fixture);
  cf_history_undo (fixture->history);
  g_assert_cmpuint (count_records (fixture), ==, 0);
  cf_history_redo (fixture->history);
  id = g_strdup (cf_record_get_id (CF_RECORD (cf_layer_get_nth (layer, 0))));
  g_assert_true (cf_document_save (fixture->document, NULL));
  cf_history_undo (fixture->history);
  g_assert_true (CF_IS_TOMBSTONE (cf_layer_get_record (layer, id)));
  g_assert_true (cf_document_save (fixture->document, NULL));
  cf_history_redo (fixture->history);
  g_assert_cmpuint (cf_layer_get_n_annotations (layer), ==, 1);
}

/* Going back to what it said before is a version of its own, which names both that were saved. */
static void
test_undo_after_save (Fixture *fixture, gconstpointer data)
{
  CfLayer *layer = cf_document_get_layer (fixture->document);
  guint64 first, second;
  guint n;
  const guint64 *digests;
  g_autoptr (CfRecord) changed = NULL;
  CfRecord *record;

  annotate (fixture);
  g_assert_true (cf_document_save (fixture->document, NULL));
  first = cf_record_get_digest (CF_RECORD (cf_layer_get_nth (layer, 0)));
  changed = cf_edit_begin (fixture->document, CF_RECORD (cf_layer_get_nth (layer, 0)));
  cf_record_set_note (changed, "changed");
  g_assert_true (cf_edit_commit (fixture->history, fixture->document, changed, "change", NULL));
  g_assert_true (cf_document_save (fixture->document, NULL));
  second = cf_record_get_digest (CF_RECORD (cf_layer_get_nth (layer, 0)));
  g_assert_cmpuint (first, !=, second);
  cf_history_undo (fixture->history);
  g_assert_true (cf_document_save (fixture->document, NULL));
  record = CF_RECORD (cf_layer_get_nth (layer, 0));
  g_assert_null (cf_record_get_note (record));
  digests = cf_record_get_supersedes (record, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (digests[0], ==, first);
  g_assert_cmpuint (digests[1], ==, second);
}

/* Undone before it was saved: there is no version at all. */
static void
test_undo_before_save (Fixture *fixture, gconstpointer data)
{
  CfLayer *layer = cf_document_get_layer (fixture->document);
  g_autoptr (CfRecord) changed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *path = cf_sidecar_store_get_path (cf_document_get_store (fixture->document));

  annotate (fixture);
  g_assert_true (cf_document_save (fixture->document, NULL));
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  changed = cf_edit_begin (fixture->document, CF_RECORD (cf_layer_get_nth (layer, 0)));
  cf_record_set_note (changed, "changed");
  cf_edit_commit (fixture->history, fixture->document, changed, "change", NULL);
  cf_history_undo (fixture->history);
  g_assert_true (cf_document_save (fixture->document, NULL));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
}

/* A change that says nothing new is no step and no version. */
static void
test_nothing_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfRecord) changed = NULL;

  annotate (fixture);
  changed = cf_edit_begin (
    fixture->document, CF_RECORD (cf_layer_get_nth (cf_document_get_layer (fixture->document), 0)));
  cf_record_set_note (changed, "");
  g_assert_false (cf_edit_commit (fixture->history, fixture->document, changed, "change", NULL));
  cf_history_undo (fixture->history);
  g_assert_null (cf_history_peek_undo (fixture->history));
}

/* Steps of one key within a second become one; another key begins anew. */
static void
test_merged_steps (Fixture *fixture, gconstpointer data)
{
  CfLayer *layer = cf_document_get_layer (fixture->document);
  guint n = 0;

  annotate (fixture);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (CfRecord) changed =
                   cf_edit_begin (fixture->document, CF_RECORD (cf_layer_get_nth (layer, 0)));
      g_autofree char *note = g_strdup_printf ("%u", i);

      cf_record_set_note (changed, note);
      cf_edit_commit (fixture->history, fixture->document, changed, "move", i < 3 ? "one" : "two");
    }
  g_assert_cmpstr (cf_record_get_note (CF_RECORD (cf_layer_get_nth (layer, 0))), ==, "5");
  cf_history_undo (fixture->history);
  g_assert_cmpstr (cf_record_get_note (CF_RECORD (cf_layer_get_nth (layer, 0))), ==, "2");
  while (cf_history_undo (fixture->history) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 2);
}

/* Relations go with an annotation that they end at, and come back with it. */
static void
test_relations (Fixture *fixture, gconstpointer data)
{
  CfLayer *layer = cf_document_get_layer (fixture->document);
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  g_autoptr (CfRelation) draft = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  CfAnnotation *claim = annotate (fixture);
  const char *id = cf_record_get_id (CF_RECORD (claim));

  draft = cf_edit_draft_relation (fixture->document,
                                  cf_codebook_get_relation_type (codebook, "supports"), id);
  cf_relation_set_to (draft, "urn:uuid:elsewhere", "https://b.example/", "b.txt");
  cf_edit_add (fixture->history, fixture->document, CF_RECORD (draft), "link");
  cf_edit_delete (fixture->history, fixture->document, CF_RECORD (claim), "delete");
  g_assert_cmpuint (count_records (fixture), ==, 0);
  cf_history_undo (fixture->history);
  g_assert_cmpuint (cf_layer_get_n_annotations (layer), ==, 1);
  relations = cf_layer_list_relations (layer);
  g_assert_cmpuint (relations->len, ==, 1);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/history/random", test_random);
#define ADD(name, function) \
  g_test_add ("/history/" name, Fixture, NULL, fixture_init, function, fixture_clear)
  ADD ("undo-creation", test_undo_creation);
  ADD ("undo-after-save", test_undo_after_save);
  ADD ("undo-before-save", test_undo_before_save);
  ADD ("nothing-new", test_nothing_new);
  ADD ("merged-steps", test_merged_steps);
  ADD ("relations", test_relations);
#undef ADD
  return g_test_run ();
}
