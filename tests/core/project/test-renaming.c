/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layers of an annotator get another short name: nothing is lost or doubled, whatever an interrupted run has left,
 * and nothing of anybody else is touched. */

#include "config.h"

#include "cf-annotators.h"
#include "cf-codebook-copy.h"
#include "cf-codebook-json.h"
#include "cf-codebook-references.h"
#include "cf-edit.h"
#include "cf-json.h"
#include "cf-own-name.h"
#include "cf-renaming.h"
#include "cf-test-project.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#define OLD "a.txt.lin.anno.json"
#define NEW "a.txt.linwei.anno.json"

/* What there is before, besides a layer of two annotations under the old name. */
typedef enum
{
  NOTHING,
  WRITTEN,    /* the run before was ended when the new file had been written */
  GONE_ON,    /* so, and another computer has added an annotation under the old name */
  GONE_ON_IN, /* so, under the new name */
  OTHERS_NEW, /* the new name is somebody else's here */
  OTHERS_OLD, /* so is the old one */
  DAMAGED,    /* the old file cannot be read */
} Before;

typedef struct
{
  const char *name;
  Before before;
  guint n_renamed;
  guint n_failures;
  guint n_annotations; /* under the new name, afterwards; 0 for no layer of ours */
} Case;

static const Case cases[] = {
  { "old", NOTHING, 1, 0, 2 },
  { "interrupted", WRITTEN, 1, 0, 2 },
  { "interrupted-gone-on", GONE_ON, 1, 0, 3 },
  { "interrupted-gone-on-new", GONE_ON_IN, 1, 0, 3 },
  { "new-is-others", OTHERS_NEW, 0, 1, 0 },
  { "old-is-others", OTHERS_OLD, 0, 0, 0 },
  { "damaged", DAMAGED, 0, 0, 0 },
};

typedef struct
{
  CfTestProject project;
  char *article;
  char *old;
  char *new;
  CfAnnotator *lin; /* under the new name */
} Desk;

static void
mark (Desk *desk, const char *annotator, guint start)
{
  g_autoptr (CfDocument) document = cf_test_project_open (&desk->project, desk->article, annotator);
  g_autoptr (CfHistory) history = cf_history_new ();
  CfCodebook *codebook = cf_project_get_codebook (desk->project.project);
  g_autoptr (GError) error = NULL;
  CfSpan span = { start, start + 4 };

  cf_edit_annotate (history, document, cf_codebook_get_code (codebook, "claim"), &span, 1);
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
}

static void
copy (const char *from, const char *to)
{
  g_autoptr (GBytes) bytes = cf_test_read (from);

  cf_test_write (to, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}

static char *
in_folder (Desk *desk, const char *name)
{
  return g_build_filename (desk->project.folder, name, NULL);
}

static void
prepare (Desk *desk, Before before)
{
  g_autofree char *mara = in_folder (desk, "a.txt.mara.anno.json");
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;

  if (before == WRITTEN || before == GONE_ON || before == GONE_ON_IN)
    g_assert_true (cf_sidecar_store_copy_as (desk->old, desk->lin, desk->new, &digest, &error));
  g_assert_no_error (error);
  if (before == GONE_ON)
    mark (desk, "lin", 20);
  if (before == GONE_ON_IN)
    mark (desk, "linwei", 20);
  if (before == OTHERS_NEW || before == OTHERS_OLD)
    {
      mark (desk, "mara", 5);
      copy (mara, before == OTHERS_NEW ? desk->new : desk->old);
    }
  if (before == DAMAGED)
    cf_test_write (desk->old, "{ \"cf:format\": 1, ", -1);
}

static void
desk_init (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfAnnotator) lin = NULL;

  cf_test_project_init (&desk->project);
  desk->article =
    cf_test_project_add (&desk->project, "a.txt", "Port strike enters its third week\n");
  desk->old = in_folder (desk, OLD);
  desk->new = in_folder (desk, NEW);
  mark (desk, "lin", 0);
  mark (desk, "lin", 12);
  lin = cf_annotators_get ("lin");
  g_assert_nonnull (lin);
  desk->lin = cf_annotator_new (lin->id, "linwei", "Lin Wei");
}

static void
desk_clear (Desk *desk)
{
  g_free (desk->article);
  g_free (desk->old);
  g_free (desk->new);
  cf_annotator_free (desk->lin);
  cf_test_project_clear (&desk->project);
}

static CfRenaming *
run (Desk *desk)
{
  static const char *const former[] = { "lin", NULL };

  return cf_renaming_run (desk->project.project, desk->lin, former, NULL);
}

/* All of it, by the same person, under the new name. */
static void
assert_layer (Desk *desk, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfSidecarStore) store = cf_sidecar_store_peek (desk->new, NULL, &error);
  g_autoptr (CfLayer) layer = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (cf_sidecar_store_get_owner (store)->id, ==, desk->lin->id);
  g_assert_cmpstr (cf_sidecar_store_get_owner (store)->name, ==, "linwei");
  g_assert_cmpuint (cf_sidecar_store_get_n_to_settle (store), ==, 0);
  layer = cf_sidecar_store_peek_layer (store);
  g_assert_cmpuint (cf_layer_get_n_annotations (layer), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (cf_record_get_creator (CF_RECORD (cf_layer_get_nth (layer, i))), ==,
                     desk->lin->id);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (GBytes) old = NULL, new = NULL;
  g_autofree char *kept = NULL;
  Desk desk;

  desk_init (&desk);
  prepare (&desk, row->before);
  old = cf_test_read (desk.old);
  if (row->before == OTHERS_NEW)
    new = cf_test_read (desk.new);
  kept = g_build_filename (desk.project.folder, CF_RENAMING_FOLDER, OLD, NULL);
  /* Once more does nothing more. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CfRenaming) renaming = run (&desk);

      g_assert_cmpuint (renaming->n_renamed, ==, i == 0 ? row->n_renamed : 0);
      g_assert_cmpuint (renaming->failures->len, ==, row->n_failures);
    }
  if (row->n_annotations > 0)
    {
      g_autoptr (GBytes) away = cf_test_read (kept);

      assert_layer (&desk, row->n_annotations);
      g_assert_true (g_bytes_equal (away, old));
      g_assert_false (g_file_test (desk.old, G_FILE_TEST_EXISTS));
    }
  else
    {
      g_autoptr (GBytes) now = cf_test_read (desk.old);

      g_assert_true (g_bytes_equal (now, old));
      g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
    }
  if (new != NULL)
    {
      g_autoptr (GBytes) now = cf_test_read (desk.new);

      g_assert_true (g_bytes_equal (now, new));
    }
  desk_clear (&desk);
}

static CfCodebookCopy *
load_book (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  CfCodebookCopy *book = cf_codebook_copy_load (desk->project.folder, NULL, &error);

  g_assert_no_error (error);
  return book;
}

static void
assert_coder (CfCodebook *codebook, const char *name, const char *now)
{
  const CfRound *round = g_ptr_array_index (cf_codebook_get_rounds (codebook), 0);
  GPtrArray *renamed = cf_codebook_get_renamed (codebook);

  g_assert_cmpstr (cf_round_find_coder (round, name), ==, "lin");
  g_assert_true (cf_round_assigns (round, name, "a.txt"));
  g_assert_cmpstr (cf_renamed_follow (renamed, name, NULL), ==, now);
}

/* What a colleague says of the round meanwhile, who has not heard of the name. */
static void
put_label (CfCodebookCopy *book, const char *text)
{
  const CfEntry *round = cf_codebook_copy_get (book, CF_PLACE_ROUNDS, "r1");
  JsonObject *label = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), label);
  g_autoptr (JsonObject) content = NULL;

  json_object_set_string_member (label, "en", text);
  json_object_unref (label);
  content = cf_json_object_with (round->object, "label", node);
  g_assert_true (cf_codebook_copy_put (book, CF_PLACE_ROUNDS, content, FALSE));
}

/* A codebook with a round, and what else there is to say in it. */
static char *
add_book (Desk *desk, const char *coders, const char *more)
{
  g_autofree char *book = g_strdup_printf (
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"title\": \"Mine\", \"codes\": [], "
    "\"attributes\": [], \"relations\": [], \"rounds\": [{\"id\": \"r1\", \"kind\": "
    "\"main\", \"coders\": [%s], \"articles\": [\"a.txt\"]}]%s}",
    coders, more);
  char *path = cf_test_project_add (&desk->project, "codebook.json", book);

  g_clear_object (&desk->project.project);
  desk->project.project = cf_project_new (desk->project.folder, NULL);
  return path;
}

/* The round stays as it is, and knows its coder by both names, whatever colleagues do to it apart. */
static void
test_round (void)
{
  static const char *const back[] = { "linwei", NULL };
  static const char book[] =
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"title\": \"Mine\", \"codes\": [], \"attributes\": "
    "[], \"relations\": [], \"rounds\": [{\"id\": \"r1\", \"kind\": \"main\", \"coders\": "
    "[\"lin\", "
    "\"wu\"], \"articles\": [\"a.txt\"], \"work\": {\"lin\": [\"a.txt\"]}}]}";
  g_autoptr (CfCodebookCopy) theirs = NULL;
  g_autoptr (CfCodebookCopy) ours = NULL;
  g_autoptr (CfCodebook) merged = NULL;
  g_autoptr (CfRenaming) renaming = NULL;
  g_autoptr (CfRenaming) again = NULL;
  g_autoptr (CfAnnotator) lin = NULL;
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (GError) error = NULL;
  Desk desk;

  desk_init (&desk);
  g_free (cf_test_project_add (&desk.project, "codebook.json", book));
  g_clear_object (&desk.project.project);
  desk.project.project = cf_project_new (desk.project.folder, NULL);
  theirs = load_book (&desk);
  put_label (theirs, "First");
  renaming = run (&desk);
  g_assert_cmpuint (renaming->n_renamed, ==, 1);
  g_assert_cmpuint (renaming->failures->len, ==, 0);
  assert_layer (&desk, 2);
  assert_coder (cf_project_get_codebook (desk.project.project), "lin", "linwei");
  assert_coder (cf_project_get_codebook (desk.project.project), "linwei", "linwei");

  ours = load_book (&desk);
  g_assert_true (cf_codebook_copy_merge_in (ours, theirs, &error));
  g_assert_no_error (error);
  root = cf_codebook_copy_to_json (ours);
  g_assert_null (cf_json_get_array (root, "cf:versions"));
  merged = cf_codebook_new_from_json (root);
  assert_coder (merged, "linwei", "linwei");

  lin = cf_annotator_new (desk.lin->id, "lin", NULL);
  again = cf_renaming_run (desk.project.project, lin, back, NULL);
  g_assert_cmpuint (again->n_renamed, ==, 1);
  assert_coder (cf_project_get_codebook (desk.project.project), "lin", "lin");
  assert_coder (cf_project_get_codebook (desk.project.project), "linwei", "lin");
  desk_clear (&desk);
}

/* Whom a round means by a name that two have nobody can say. */
static void
test_round_of_namesake (void)
{
  g_autoptr (CfRenaming) renaming = NULL;
  g_autoptr (GBytes) before = NULL, now = NULL;
  g_autofree char *path = NULL;
  Desk desk;

  desk_init (&desk);
  prepare (&desk, OTHERS_OLD);
  path = add_book (&desk, "\"lin\"", "");
  before = cf_test_read (path);
  renaming = run (&desk);
  now = cf_test_read (path);
  g_assert_true (g_bytes_equal (now, before));
  desk_clear (&desk);
}

/* Whoever takes a name that somebody else had leaves what the codebook says of them. */
static void
test_renaming_of_another (void)
{
  g_autofree char *path = NULL;
  g_autoptr (CfRenaming) renaming = NULL;
  GPtrArray *renamed;
  Desk desk;

  desk_init (&desk);
  path = add_book (
    &desk, "\"lin\", \"linwei\"",
    ", \"renamed\": [{\"id\": \"linwei\", \"name\": \"alice\", \"creator\": \"urn:x:a\"}]");
  renaming = run (&desk);
  g_assert_cmpuint (renaming->failures->len, ==, 0);
  g_assert_cmpuint (renaming->n_renamed, ==, 1);
  renamed = cf_codebook_get_renamed (cf_project_get_codebook (desk.project.project));
  g_assert_cmpuint (renamed->len, ==, 2);
  g_assert_cmpstr (cf_renamed_follow (renamed, "linwei", "urn:x:a"), ==, "alice");
  g_assert_cmpstr (cf_renamed_follow (renamed, "lin", desk.lin->id), ==, "linwei");
  desk_clear (&desk);
}

/* Where two have had one name, each has only the names of their own. */
static void
test_names_apart (void)
{
  g_autofree char *path = NULL;
  const CfRound *round;
  Desk desk;

  desk_init (&desk);
  path = add_book (&desk, "\"bob\"",
                   ", \"renamed\": ["
                   "{\"id\": \"robert\", \"name\": \"bob\", \"creator\": \"urn:x:b\"}, "
                   "{\"id\": \"bob\", \"name\": \"lin\", \"creator\": \"urn:x:b\"}, "
                   "{\"id\": \"lin\", \"name\": \"alice\", \"creator\": \"urn:x:a\"}]");
  round = cf_codebook_get_rounds (cf_project_get_codebook (desk.project.project))->pdata[0];
  g_assert_cmpstr (cf_round_find_coder (round, "robert"), ==, "bob");
  g_assert_cmpstr (cf_round_find_coder (round, "lin"), ==, "bob");
  g_assert_null (cf_round_find_coder (round, "alice"));

  /* Whoever has the name today is meant by it. */
  g_free (path);
  path = add_book (&desk, "\"bob\", \"alice\"",
                   ", \"renamed\": ["
                   "{\"id\": \"lin\", \"name\": \"alice\", \"creator\": \"urn:x:a\"}, "
                   "{\"id\": \"bob\", \"name\": \"lin\", \"creator\": \"urn:x:b\"}]");
  round = cf_codebook_get_rounds (cf_project_get_codebook (desk.project.project))->pdata[0];
  g_assert_cmpstr (cf_round_find_coder (round, "lin"), ==, "bob");
  desk_clear (&desk);
}

/* As long as the codebook cannot say who it is, the layer keeps the name that the round knows. */
static void
test_not_recorded (void)
{
  g_autofree char *path = NULL;
  Desk desk;

  desk_init (&desk);
  path = add_book (&desk, "\"lin\"", "");
  cf_test_write (path, "{ \"cf:format\": 1, ", -1);
  /* It was damaged since, or before. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CfRenaming) renaming = run (&desk);

      g_assert_cmpuint (renaming->failures->len, ==, 1);
      g_assert_cmpuint (renaming->n_renamed, ==, 0);
      g_assert_true (g_file_test (desk.old, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (desk.new, G_FILE_TEST_EXISTS));
      g_clear_object (&desk.project.project);
      desk.project.project = cf_project_new (desk.project.folder, NULL);
    }
  desk_clear (&desk);
}

/* The settings keep the identity under the new name, and the name before. */
static void
test_settings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfAnnotator) before = cf_annotators_ensure ("lin", NULL);
  g_autoptr (CfAnnotator) other = cf_annotators_ensure ("mara", NULL);
  g_autoptr (CfAnnotator) after = NULL;
  g_auto (GStrv) former = NULL;

  g_assert_true (cf_annotators_set_current ("lin", "Lin Wei", &error));
  g_assert_false (cf_annotators_rename ("lin", "mara", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (cf_annotators_rename ("lin", "gold", &error));
  g_clear_error (&error);
  g_assert_true (cf_annotators_rename ("lin", "linwei", &error));
  g_assert_no_error (error);
  g_assert_null (cf_annotators_get ("lin"));
  after = cf_annotators_get ("linwei");
  g_assert_cmpstr (after->id, ==, before->id);
  g_assert_cmpstr (after->full_name, ==, "Lin Wei");
  former = cf_annotators_list_former ("linwei");
  g_assert_cmpuint (g_strv_length (former), ==, 1);
  g_assert_cmpstr (former[0], ==, "lin");
  g_assert_true (cf_annotators_is_identity_of ("linwei", before->id));
  g_assert_false (cf_annotators_is_identity_of ("linwei", other->id));
  g_assert_true (cf_annotators_is_identity_of ("nobody", other->id));
  g_assert_true (cf_annotators_add_identity ("linwei", other->id, &error));
  g_assert_true (cf_annotators_is_identity_of ("linwei", other->id));
}

/* Whoever was renamed elsewhere is called so here, unless that is somebody else on this computer. */
static void
test_own_name (gconstpointer data)
{
  const char *other = data;
  const gboolean is_taken = g_str_equal (other, "alice");
  const char *expected = is_taken ? "lin" : "alice";
  g_autoptr (CfAnnotator) lin = NULL, colleague = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *more = NULL, *path = NULL, *name = NULL;
  Desk desk;

  desk_init (&desk);
  lin = cf_annotators_ensure ("lin", NULL);
  colleague = cf_annotators_ensure (other, NULL);
  g_assert_true (cf_annotators_set_current ("lin", NULL, &error));
  more = g_strdup_printf (
    ", \"renamed\": [{\"id\": \"lin\", \"name\": \"alice\", \"creator\": \"%s\"}]", lin->id);
  path = add_book (&desk, "\"lin\"", more);
  name = cf_own_name_find (desk.project.project, &error);
  g_assert_cmpstr (name, ==, expected);
  g_assert_cmpint (error != NULL, ==, is_taken);
  after = cf_annotators_get (expected);
  g_assert_cmpstr (after->id, ==, lin->id);
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/renaming/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/renaming/round", test_round);
  g_test_add_func ("/renaming/round-of-namesake", test_round_of_namesake);
  g_test_add_func ("/renaming/of-another", test_renaming_of_another);
  g_test_add_func ("/renaming/names-apart", test_names_apart);
  g_test_add_func ("/renaming/not-recorded", test_not_recorded);
  g_test_add_func ("/renaming/settings", test_settings);
  g_test_add_data_func ("/renaming/own-name", "mara", test_own_name);
  g_test_add_data_func ("/renaming/own-name-is-others", "alice", test_own_name);
  return g_test_run ();
}
