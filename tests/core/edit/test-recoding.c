/* SPDX-License-Identifier: GPL-3.0-or-later
 * What becomes of annotations when their codebook changes: how many are concerned, what was coded under an old
 * definition, and that a colleague's file reads right without being touched. */

#include "config.h"

#include "cf-codebook-edit.h"
#include "cf-codebook-json.h"
#include "cf-edit.h"
#include "cf-test-project.h"
#include "cf-test.h"
#include "cf-usage.h"

#define CODE(id, text)                                                                             \
  "{\"id\": \"" id "\", \"scope\": \"span\", \"definition\": {\"en\": \"" text "\"}, \"colour\": " \
  "{\"light\": \"#000000\", \"dark\": \"#ffffff\"}}"

static const char codebook_text[] =
  "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"title\": \"Mine\", \"codes\": [" CODE (
    "a", "First") "," CODE ("b",
                            "Second") "," CODE ("c",
                                                "Third") "], "
                                                         "\"attributes\": [{\"id\": \"weight\", "
                                                         "\"type\": \"choices\", \"on\": [\"a\", "
                                                         "\"b\"], "
                                                         "\"values\": [{\"id\": \"x\"}, {\"id\": "
                                                         "\"y\"}]}], \"relations\": []}";

typedef struct
{
  CfTestProject project;
  char *article;
  CfCodebookEditor *editor;
} Desk;

/* The project as somebody opens it now. */
static void
reopen (Desk *desk)
{
  g_clear_object (&desk->project.project);
  desk->project.project = cf_project_new (desk->project.folder, NULL);
}

static void
tag (Desk *desk, const char *annotator, const char *code, guint start)
{
  g_autoptr (CfDocument) document = cf_test_project_open (&desk->project, desk->article, annotator);
  g_autoptr (CfHistory) history = cf_history_new ();
  g_autoptr (GError) error = NULL;
  CfSpan span = { start, start + 3 };
  CfCodebook *codebook = cf_project_get_codebook (desk->project.project);
  g_autoptr (CfAnnotation) draft =
               cf_edit_draft (document, cf_codebook_get_code (codebook, code), &span, 1);

  cf_record_add_value (CF_RECORD (draft), "weight", "x");
  cf_record_add_value (CF_RECORD (draft), "weight", "y");
  cf_edit_add (history, document, CF_RECORD (draft), "");
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
}

static void
desk_init (Desk *desk)
{
  cf_test_project_init (&desk->project);
  g_free (cf_test_project_add (&desk->project, CF_CODEBOOK_FILE, codebook_text));
  desk->article =
    cf_test_project_add (&desk->project, "one.txt", "Some words that can be tagged.\nAnd more.\n");
  reopen (desk);
  tag (desk, "lin", "a", 0);
  tag (desk, "lin", "b", 5);
  tag (desk, "mara", "a", 11);
  tag (desk, "mara", "c", 16);
  desk->editor = cf_codebook_editor_open (desk->project.folder, NULL);
}

static void
desk_clear (Desk *desk)
{
  g_clear_object (&desk->editor);
  g_free (desk->article);
  cf_test_project_clear (&desk->project);
}

static void
save (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_codebook_editor_save (desk->editor, desk->project.folder, &error));
  g_assert_no_error (error);
  reopen (desk);
}

static void
define (Desk *desk, const char *code, const char *text)
{
  g_assert_true (
    cf_codebook_edit_set_text (desk->editor, CF_PLACE_CODES, code, "definition", "en", text, NULL));
}

/* The list as `ANNOTATOR CODE REASON`, a line each. */
static void
assert_list (Desk *desk, const char *annotator, const char *expected)
{
  static const char *const reasons[] = { "redefined", "replaced", "retired", "unknown" };
  g_autoptr (CfCodebookCopy) copy = cf_codebook_copy_load (desk->project.folder, NULL, NULL);
  g_autoptr (GPtrArray) list = cf_recoding_list (desk->project.project, copy, annotator, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const CfRecoding *recoding = g_ptr_array_index (list, i);

      g_string_append_printf (text, "%s %s %s\n", recoding->annotator,
                              cf_record_get_code (CF_RECORD (recoding->annotation)),
                              reasons[recoding->reason]);
    }
  cf_test_assert_same_text (expected, text->str, "to be recoded");
}

static GBytes *
read_layer (Desk *desk, const char *annotator)
{
  g_autofree char *path = g_strdup_printf ("%s.%s.anno.json", desk->article, annotator);

  return cf_test_read (path);
}

/* Only what was coded under another definition is to be looked at, whoever asks for it. */
static void
test_redefined (void)
{
  Desk desk;

  desk_init (&desk);
  assert_list (&desk, NULL, "");
  g_assert_true (
    cf_codebook_edit_set_text (desk.editor, CF_PLACE_CODES, "b", "label", "en", "B", NULL));
  save (&desk);
  assert_list (&desk, NULL, ""); /* another revision, but not another definition */
  define (&desk, "a", "First, but for quotations");
  save (&desk);
  assert_list (&desk, NULL, "lin a redefined\nmara a redefined\n");
  assert_list (&desk, "mara", "mara a redefined\n");
  /* What is coded from now on is of today. */
  tag (&desk, "lin", "a", 21);
  assert_list (&desk, "lin", "lin a redefined\n");
  /* The definition of then is the one of now again. */
  define (&desk, "a", "First");
  save (&desk);
  assert_list (&desk, NULL, "lin a redefined\n"); /* that of the one coded meanwhile */
  desk_clear (&desk);
}

static void
test_confirmed (void)
{
  Desk desk;
  g_autoptr (CfDocument) document = NULL;
  g_autoptr (CfHistory) history = cf_history_new ();
  CfRecord *record;

  desk_init (&desk);
  define (&desk, "a", "Otherwise");
  save (&desk);
  document = cf_test_project_open (&desk.project, desk.article, "lin");
  record = CF_RECORD (cf_layer_get_nth (cf_document_get_layer (document), 0));
  g_assert_true (cf_edit_confirm (history, document, record, "Confirm"));
  g_assert_false (cf_edit_confirm (history, document, record, "Confirm"));
  g_assert_true (cf_document_save (document, NULL));
  assert_list (&desk, NULL, "mara a redefined\n");
  g_assert_nonnull (cf_history_undo (history));
  g_assert_true (cf_document_save (document, NULL));
  assert_list (&desk, NULL, "lin a redefined\nmara a redefined\n");
  desk_clear (&desk);
}

/* Merged: nobody's file is written; all reads as the successor; undone it reads as before. */
static void
test_merged (void)
{
  Desk desk;
  g_autoptr (GBytes) lin = NULL;
  g_autoptr (GBytes) mara = NULL;
  g_autoptr (GBytes) lin_after = NULL;
  g_autoptr (GBytes) mara_after = NULL;
  g_autoptr (CfUsage) usage = NULL;
  CfCodebook *codebook;

  desk_init (&desk);
  lin = read_layer (&desk, "lin");
  mara = read_layer (&desk, "mara");
  usage = cf_usage_load (desk.project.project, NULL, NULL, NULL);
  codebook = cf_codebook_editor_get_codebook (desk.editor);
  g_assert_cmpuint (cf_usage_count_code (usage, codebook, "a"), ==, 2);
  g_assert_cmpuint (cf_usage_count_code (usage, codebook, "c"), ==, 1);
  g_assert_cmpuint (cf_usage_count_values (usage, "weight", NULL), ==, 4);
  g_assert_cmpuint (cf_usage_count_values (usage, "weight", "y"), ==, 4);
  g_assert_cmpuint (cf_usage_count_values (usage, "weight", "z"), ==, 0);
  g_assert_cmpuint (cf_usage_count_relations (usage, "joins"), ==, 0);
  g_assert_true (cf_codebook_edit_retire (desk.editor, "a", "c", NULL));
  save (&desk);
  codebook = cf_project_get_codebook (desk.project.project);
  g_assert_cmpuint (cf_usage_count_code (usage, codebook, "c"), ==, 3);
  g_assert_cmpuint (cf_usage_count_code (usage, codebook, "a"), ==, 0);
  assert_list (&desk, NULL, "lin a replaced\nmara a replaced\n");
  g_assert_true (cf_codebook_editor_undo (desk.editor));
  save (&desk);
  codebook = cf_project_get_codebook (desk.project.project);
  g_assert_cmpuint (cf_usage_count_code (usage, codebook, "a"), ==, 2);
  assert_list (&desk, NULL, "");
  lin_after = read_layer (&desk, "lin");
  mara_after = read_layer (&desk, "mara");
  g_assert_true (g_bytes_equal (lin, lin_after));
  g_assert_true (g_bytes_equal (mara, mara_after));
  desk_clear (&desk);
}

static void
on_progress (guint done, guint total, gpointer user_data)
{
  if (done == total)
    g_atomic_int_set ((int *) user_data, (int) total);
}

/* So many files that several threads read them: each is counted once. */
static void
test_many (void)
{
  Desk desk;
  g_autoptr (CfUsage) usage = NULL;
  g_autoptr (GPtrArray) values = NULL;
  CfCodebook *codebook;
  int n_read = 0;

  desk_init (&desk);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%02u.txt", i);
      g_autofree char *text = g_strdup_printf ("Some words that can be tagged, %u.\n", i);

      g_free (desk.article);
      desk.article = cf_test_project_add (&desk.project, name, text);
      tag (&desk, i % 2 == 0 ? "lin" : "mara", "c", 0);
    }
  usage = cf_usage_load (desk.project.project, on_progress, &n_read, NULL);
  codebook = cf_codebook_editor_get_codebook (desk.editor);
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 62);
  g_assert_cmpuint (cf_usage_count_code (usage, codebook, "c"), ==, 61);
  g_assert_cmpuint (cf_usage_count_written (usage, "a"), ==, 2);
  g_assert_cmpuint (cf_usage_count_values (usage, "weight", "x"), ==, 64);
  values = cf_usage_list_values (usage, "weight");
  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (values, 0), ==, "x");
  g_assert_cmpstr (g_ptr_array_index (values, 1), ==, "y");
  desk_clear (&desk);
}

/* The owner writes the successor with the next change, and nothing else of the layer changes. */
static void
test_written_by_owner (void)
{
  Desk desk;
  g_autoptr (CfDocument) document = NULL;
  g_autoptr (CfHistory) history = cf_history_new ();
  g_autoptr (CfRecord) changed = NULL;
  CfLayer *layer;

  desk_init (&desk);
  g_assert_true (cf_codebook_edit_retire (desk.editor, "a", "c", NULL));
  g_assert_true (cf_codebook_edit_retire (desk.editor, "b", NULL, NULL));
  save (&desk);
  assert_list (&desk, "lin", "lin a replaced\nlin b retired\n");
  document = cf_test_project_open (&desk.project, desk.article, "lin");
  layer = cf_document_get_layer (document);
  changed = cf_edit_begin (document, CF_RECORD (cf_layer_get_nth (layer, 0)));
  cf_record_set_note (changed, "looked at");
  g_assert_true (cf_edit_commit (history, document, changed, "", NULL));
  g_assert_true (cf_document_save (document, NULL));
  g_assert_cmpstr (cf_record_get_code (CF_RECORD (cf_layer_get_nth (layer, 0))), ==, "c");
  g_assert_cmpstr (cf_record_get_code (CF_RECORD (cf_layer_get_nth (layer, 1))), ==, "b");
  assert_list (&desk, NULL, "lin b retired\nmara a replaced\n");
  desk_clear (&desk);
}

/* Of a revision that nobody has recorded: only where the definition is known to have been another once. */
static void
test_unknown (void)
{
  Desk desk;
  g_autofree char *sidecar = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree char *foreign = NULL;
  g_autofree char *revision = NULL;

  desk_init (&desk);
  revision = g_strdup (cf_codebook_get_revision (cf_project_get_codebook (desk.project.project)));
  sidecar = g_strconcat (desk.article, ".mara.anno.json", NULL);
  bytes = cf_test_read (sidecar);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  pieces = g_strsplit (text, revision, -1);
  foreign = g_strjoinv ("00000000deadbeef", pieces);
  cf_test_write (sidecar, foreign, -1);
  assert_list (&desk, NULL, "");
  define (&desk, "a", "Otherwise");
  save (&desk);
  assert_list (&desk, NULL, "lin a redefined\nmara a unknown\n");
  desk_clear (&desk);
}

/* A project that is open goes on with the codebook that was saved, and what is coded is of its revision. */
static void
test_exchanged (void)
{
  Desk desk;
  CfCodebook *old, *now;
  g_autoptr (CfCodebook) written = NULL;

  desk_init (&desk);
  old = cf_project_get_codebook (desk.project.project);
  define (&desk, "a", "Otherwise");
  g_assert_true (cf_codebook_editor_save (desk.editor, desk.project.folder, NULL));
  now = cf_codebook_editor_get_codebook (desk.editor);
  g_assert_true (cf_project_set_codebook (desk.project.project, now));
  g_assert_false (cf_project_set_codebook (desk.project.project, now));
  g_assert_true (cf_project_get_codebook (desk.project.project) == now);
  /* Whoever has the old one may go on reading it. */
  g_assert_cmpstr (cf_labels_get_for (cf_codebook_get_code (old, "a")->definition, "en"), ==,
                   "First");
  written = cf_codebook_load (desk.project.folder, NULL);
  g_assert_cmpstr (cf_codebook_get_revision (written), ==, cf_codebook_get_revision (now));
  tag (&desk, "lin", "a", 21);
  assert_list (&desk, NULL, "lin a redefined\nmara a redefined\n");
  desk_clear (&desk);
}

/* The sentence of an annotation, with the span marked, in its language. */
static void
test_example (void)
{
  Desk desk;
  g_autoptr (CfDocument) document = NULL;
  g_autofree char *path = NULL;
  const CfCode *code;

  desk_init (&desk);
  path = cf_test_project_add (&desk.project, "two.txt",
                              "A first line without an end\n"
                              "One comes before. Here it says more than one word. After.\n");
  g_free (desk.article);
  desk.article = g_steal_pointer (&path);
  tag (&desk, "lin", "c", 59);
  document = cf_test_project_open (&desk.project, desk.article, "lin");
  g_assert_true (cf_codebook_edit_take_example (
    desk.editor, document, cf_layer_get_nth (cf_document_get_layer (document), 0), NULL));
  code = cf_codebook_get_code (cf_codebook_editor_get_codebook (desk.editor), "c");
  g_assert_cmpuint (code->examples->len, ==, 1);
  g_assert_cmpstr (cf_labels_get_for (g_ptr_array_index (code->examples, 0), "en"), ==,
                   "Here it says ⟦mor⟧e than one word.");
  g_assert_true (cf_codebook_editor_undo (desk.editor));
  g_assert_false (cf_codebook_editor_is_changed (desk.editor));
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/recoding/redefined", test_redefined);
  g_test_add_func ("/recoding/confirmed", test_confirmed);
  g_test_add_func ("/recoding/merged", test_merged);
  g_test_add_func ("/recoding/many", test_many);
  g_test_add_func ("/recoding/written-by-owner", test_written_by_owner);
  g_test_add_func ("/recoding/unknown", test_unknown);
  g_test_add_func ("/recoding/exchanged", test_exchanged);
  g_test_add_func ("/recoding/example", test_example);
  return g_test_run ();
}
