/* SPDX-License-Identifier: GPL-3.0-or-later
 * The codebook while it is edited: steps and their opposites, codes that are merged and split, two people at
 * one file. */

#include "config.h"

#include "cf-codebook-edit.h"
#include "cf-codebook-join.h"
#include "cf-codebook-json.h"
#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-test.h"

#include <string.h>

static const char start[] =
  "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"title\": \"Mine\", \"x:unknown\": [1], \"codes\": ["
  "{\"id\": \"a\", \"key\": \"1\", \"scope\": \"span\", \"x:mine\": 5, \"label\": {\"en\": \"A\"}, "
  "\"colour\": {\"light\": \"#000000\", \"dark\": \"#ffffff\"}}, "
  "{\"id\": \"b\", \"key\": \"2\", \"scope\": \"span\", \"colour\": {\"light\": \"#000000\", "
  "\"dark\": \"#ffffff\"}}, "
  "{\"id\": \"under\", \"parent\": \"a\", \"scope\": \"span\", \"colour\": {\"light\": "
  "\"#000000\", \"dark\": \"#ffffff\"}}, "
  "{\"id\": \"article\", \"scope\": \"article\", \"colour\": {\"light\": \"#000000\", \"dark\": "
  "\"#ffffff\"}}], "
  "\"attributes\": [{\"id\": \"weight\", \"type\": \"choice\", \"on\": [\"a\"], \"values\": "
  "[{\"id\": \"x\"}, {\"id\": \"y\"}, {\"id\": \"z\"}]}, {\"id\": \"basis\", \"type\": \"text\", "
  "\"on\": []}], "
  "\"relations\": [{\"id\": \"joins\", \"from\": [\"a\"], \"to\": [\"under\", \"a\"], "
  "\"attributes\": [\"basis\"]}], "
  "\"lists\": {\"actor\": [{\"id\": \"lin\", \"label\": {\"en\": \"Lin Jian\"}}, {\"id\": "
  "\"lin2\", \"label\": {\"zh-Hans\": \"林坚\"}, \"aliases\": [\"Lin J.\", \"Lin Jian\"]}]}}";

#define ACTORS "/lists/actor"

static CfCodebookEditor *
new_editor (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (start, strlen (start));
  CfCodebookCopy *copy = cf_codebook_copy_parse (bytes, "x", NULL);

  g_assert_nonnull (copy);
  return cf_codebook_editor_new (copy, NULL);
}

static char *
to_text (CfCodebookEditor *editor)
{
  g_autoptr (CfCodebookCopy) copy = cf_codebook_editor_make_copy (editor);
  g_autoptr (GBytes) bytes = cf_codebook_copy_to_bytes (copy);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_words (CfCodebookEditor *editor,
              const char *place,
              const char *id,
              const char *member,
              const char *expected)
{
  JsonObject *entry = cf_codebook_editor_get_entry (editor, place, id);
  g_auto (GStrv) words = cf_json_get_strings (entry, member);
  g_autofree char *joined = g_strjoinv (" ", words);

  g_assert_cmpstr (joined, ==, expected);
}

static const char *
get_word (CfCodebookEditor *editor, const char *place, const char *id, const char *member)
{
  return cf_json_get_string (cf_codebook_editor_get_entry (editor, place, id), member);
}

static void
assert_order (CfCodebookEditor *editor, const char *place, const char *expected)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, place);
  g_autofree char *joined = NULL;

  g_ptr_array_add (ids, NULL);
  joined = g_strjoinv (" ", (char **) ids->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

/* One of everything that can be done, each with what it is to say then, and each undone to the byte. */
static char *added;

static gboolean
do_add_code (CfCodebookEditor *editor)
{
  added = cf_codebook_edit_add (editor, CF_PLACE_CODES, "New Thing!", NULL);
  g_assert_cmpstr (added, ==, "new-thing");
  g_assert_cmpstr (get_word (editor, CF_PLACE_CODES, added, "key"), ==, "3");
  assert_order (editor, CF_PLACE_CODES, "a b under article new-thing");
  g_free (added);
  return TRUE;
}

static gboolean
do_add_others (CfCodebookEditor *editor)
{
  g_autofree char *attribute = cf_codebook_edit_add (editor, CF_PLACE_ATTRIBUTES, "Ton", NULL);
  g_autofree char *relation = cf_codebook_edit_add (editor, CF_PLACE_RELATIONS, "支持", NULL);
  g_autofree char *entry = cf_codebook_edit_add (editor, "/lists/target", "The port", NULL);

  g_assert_cmpstr (attribute, ==, "ton");
  g_assert_cmpstr (relation, ==, "relation");
  g_assert_true (g_str_has_prefix (entry, "urn:uuid:"));
  g_assert_cmpuint (cf_codebook_get_list (cf_codebook_editor_get_codebook (editor), "target")->len,
                    ==, 1);
  cf_codebook_editor_undo (editor);
  cf_codebook_editor_undo (editor);
  return TRUE;
}

static gboolean
do_text (CfCodebookEditor *editor)
{
  const CfCode *code;

  g_assert_true (
    cf_codebook_edit_set_text (editor, CF_PLACE_CODES, "a", "definition", "zh-Hans", "主张", NULL));
  code = cf_codebook_get_code (cf_codebook_editor_get_codebook (editor), "a");
  g_assert_cmpstr (cf_labels_get_for (code->definition, "zh-Hans"), ==, "主张");
  return TRUE;
}

static gboolean
do_words (CfCodebookEditor *editor)
{
  const char *const trim[] = { "quotes", "space", NULL };
  const CfCode *code;

  g_assert_true (cf_codebook_edit_set_words (editor, CF_PLACE_CODES, "b", "trim", trim, NULL));
  code = cf_codebook_get_code (cf_codebook_editor_get_codebook (editor), "b");
  g_assert_cmpint (code->trim, ==, CF_TRIM_QUOTES | CF_TRIM_SPACE);
  return TRUE;
}

static gboolean
do_word (CfCodebookEditor *editor)
{
  g_assert_true (cf_codebook_edit_set_word (editor, CF_PLACE_CODES, "b", "key", "9", NULL));
  g_assert_cmpstr (cf_codebook_get_code_for_key (cf_codebook_editor_get_codebook (editor), "9")->id,
                   ==, "b");
  return TRUE;
}

static gboolean
do_flag (CfCodebookEditor *editor)
{
  g_assert_true (
    cf_codebook_edit_set_flag (editor, CF_PLACE_RELATIONS, "joins", "symmetric", TRUE, NULL));
  g_assert_true (
    cf_codebook_get_relation_type (cf_codebook_editor_get_codebook (editor), "joins")->symmetric);
  return TRUE;
}

static gboolean
do_colour (CfCodebookEditor *editor)
{
  g_assert_true (cf_codebook_edit_set_colour (editor, "a", "#123456", "#abcdef", NULL));
  g_assert_cmpstr (cf_codebook_get_code (cf_codebook_editor_get_codebook (editor), "a")->colour[1],
                   ==, "#abcdef");
  return TRUE;
}

static gboolean
do_title (CfCodebookEditor *editor)
{
  g_assert_true (cf_codebook_edit_set_title (editor, "Ours", NULL));
  g_assert_cmpstr (cf_codebook_get_title (cf_codebook_editor_get_codebook (editor)), ==, "Ours");
  return TRUE;
}

static gboolean
do_move (CfCodebookEditor *editor)
{
  g_assert_true (cf_codebook_edit_move (editor, CF_PLACE_CODES, "article", 1, NULL));
  assert_order (editor, CF_PLACE_CODES, "a article b under");
  return TRUE;
}

static gboolean
do_example (CfCodebookEditor *editor)
{
  g_assert_true (cf_codebook_edit_add_example (editor, "a", "en", "so ⟦this⟧", NULL));
  g_assert_true (cf_codebook_edit_set_example (editor, "a", 0, "zh-Hans", "⟦这样⟧", NULL));
  g_assert_cmpuint (
    cf_codebook_get_code (cf_codebook_editor_get_codebook (editor), "a")->examples->len, ==, 1);
  g_assert_true (cf_codebook_edit_set_example (editor, "a", 0, "zh-Hans", NULL, NULL));
  g_assert_true (cf_codebook_edit_set_example (editor, "a", 0, "en", "", NULL));
  g_assert_cmpuint (
    cf_codebook_get_code (cf_codebook_editor_get_codebook (editor), "a")->examples->len, ==, 0);
  g_assert_false (cf_codebook_edit_set_example (editor, "a", 0, "en", "x", NULL));
  return TRUE;
}

static gboolean
do_values (CfCodebookEditor *editor)
{
  g_autofree char *id = cf_codebook_edit_add_value (editor, "weight", "X", NULL);
  const CfAttribute *attribute;
  g_autoptr (GString) order = g_string_new (NULL);

  g_assert_cmpstr (id, ==, "x-2"); /* x is taken */
  g_assert_true (cf_codebook_edit_set_value_text (editor, "weight", "y", "definition", "en",
                                                  "The second", NULL));
  g_assert_true (cf_codebook_edit_move_value (editor, "weight", "x-2", 0, NULL));
  g_assert_true (cf_codebook_edit_move_value (editor, "weight", "x", 99, NULL));
  g_assert_true (cf_codebook_edit_remove_value (editor, "weight", "z", NULL));
  attribute = cf_codebook_get_attribute (cf_codebook_editor_get_codebook (editor), "weight");
  for (guint i = 0; i < attribute->values->len; i++)
    g_string_append_printf (order, "%s ",
                            ((CfChoice *) g_ptr_array_index (attribute->values, i))->id);
  g_assert_cmpstr (order->str, ==, "x-2 y x ");
  return TRUE;
}

static gboolean
do_remove (CfCodebookEditor *editor)
{
  g_assert_true (cf_codebook_edit_remove (editor, CF_PLACE_ATTRIBUTES, "basis", NULL));
  assert_words (editor, CF_PLACE_RELATIONS, "joins", "attributes", "");
  g_assert_false (cf_codebook_edit_remove (editor, CF_PLACE_CODES, "a", NULL));
  return TRUE;
}

/* What annotations of a say, b may say from now on; what stood under a stands under b. */
static gboolean
do_merge (CfCodebookEditor *editor)
{
  CfCodebook *codebook;

  g_assert_true (cf_codebook_edit_retire (editor, "a", "b", NULL));
  codebook = cf_codebook_editor_get_codebook (editor);
  g_assert_cmpstr (cf_codebook_follow_id (codebook, "a"), ==, "b");
  g_assert_true (cf_codebook_get_code (codebook, "a")->retired);
  g_assert_null (cf_codebook_get_code_for_key (codebook, "1"));
  g_assert_cmpstr (get_word (editor, CF_PLACE_CODES, "under", "parent"), ==, "b");
  assert_words (editor, CF_PLACE_ATTRIBUTES, "weight", "on", "a b");
  assert_words (editor, CF_PLACE_RELATIONS, "joins", "from", "a b");
  assert_words (editor, CF_PLACE_RELATIONS, "joins", "to", "under a b");
  return TRUE;
}

static gboolean
do_merge_into_child (CfCodebookEditor *editor)
{
  g_assert_true (cf_codebook_edit_retire (editor, "a", "under", NULL));
  g_assert_null (get_word (editor, CF_PLACE_CODES, "under", "parent"));
  return TRUE;
}

static gboolean
do_retire (CfCodebookEditor *editor)
{
  g_assert_true (cf_codebook_edit_retire (editor, "a", NULL, NULL));
  g_assert_cmpstr (cf_codebook_follow_id (cf_codebook_editor_get_codebook (editor), "a"), ==, "a");
  g_assert_null (get_word (editor, CF_PLACE_CODES, "under", "parent"));
  assert_words (editor, CF_PLACE_ATTRIBUTES, "weight", "on", "a");
  g_assert_true (cf_codebook_edit_restore (editor, "a", NULL));
  g_assert_false (cf_codebook_get_code (cf_codebook_editor_get_codebook (editor), "a")->retired);
  return TRUE;
}

static gboolean
do_split (CfCodebookEditor *editor)
{
  const char *const labels[] = { "A of law", "A of fact", NULL };
  g_auto (GStrv) ids = cf_codebook_edit_split (editor, "a", labels, 1, NULL);

  g_assert_cmpstr (ids[0], ==, "a-of-law");
  g_assert_cmpstr (ids[1], ==, "a-of-fact");
  g_assert_cmpstr (cf_codebook_follow_id (cf_codebook_editor_get_codebook (editor), "a"), ==,
                   "a-of-fact");
  g_assert_cmpstr (get_word (editor, CF_PLACE_CODES, "a-of-law", "key"), ==, "1");
  g_assert_cmpstr (get_word (editor, CF_PLACE_CODES, "a-of-fact", "key"), ==, "3");
  assert_words (editor, CF_PLACE_ATTRIBUTES, "weight", "on", "a a-of-law a-of-fact");
  assert_words (editor, CF_PLACE_RELATIONS, "joins", "from", "a a-of-law a-of-fact");
  return TRUE;
}

static gboolean
do_merge_entries (CfCodebookEditor *editor)
{
  g_assert_true (cf_codebook_edit_merge_entries (editor, ACTORS, "lin2", "lin", NULL));
  assert_words (editor, ACTORS, "lin", "aliases", "林坚 Lin J.");
  g_assert_null (cf_codebook_editor_get_entry (editor, ACTORS, "lin2"));
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*run) (CfCodebookEditor *editor);
} deeds[] = {
  { "add-code", do_add_code },
  { "add-others", do_add_others },
  { "text", do_text },
  { "words", do_words },
  { "word", do_word },
  { "flag", do_flag },
  { "colour", do_colour },
  { "title", do_title },
  { "move", do_move },
  { "example", do_example },
  { "values", do_values },
  { "remove", do_remove },
  { "merge", do_merge },
  { "merge-into-child", do_merge_into_child },
  { "retire", do_retire },
  { "split", do_split },
  { "merge-entries", do_merge_entries },
};

static void
test_deed (gconstpointer data)
{
  gboolean (*run) (CfCodebookEditor *) = *(gboolean (*const *) (CfCodebookEditor *)) data;
  g_autoptr (CfCodebookEditor) editor = new_editor ();
  g_autofree char *before = to_text (editor);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;

  g_assert_true (run (editor));
  g_assert_true (cf_codebook_editor_peek_undo (editor) != NULL);
  after = to_text (editor);
  while (cf_codebook_editor_undo (editor))
    ;
  undone = to_text (editor);
  cf_test_assert_same_text (before, undone, "undone");
  g_assert_false (cf_codebook_editor_is_changed (editor));
  if (run == do_add_others) /* two of its steps are undone in it */
    return;
  while (cf_codebook_editor_redo (editor))
    ;
  again = to_text (editor);
  cf_test_assert_same_text (after, again, "done again");
}

/* What breaks a rule is refused, and there is nothing to undo. */
static void
test_refused (void)
{
  g_autoptr (CfCodebookEditor) editor = new_editor ();
  const char *const gone[] = { "gone", NULL };
  const char *const one[] = { "One", NULL };
  const char *const two[] = { "One", "Two", NULL };
  const char *codes = CF_PLACE_CODES;

  g_assert_null (cf_codebook_edit_add (editor, codes, "", NULL));
  g_assert_null (cf_codebook_edit_add (editor, "/nonsense", "x", NULL));
  g_assert_false (cf_codebook_edit_set_word (editor, codes, "a", "key", "2", NULL)); /* taken */
  g_assert_false (cf_codebook_edit_set_word (editor, codes, "a", "key", "0", NULL));
  g_assert_false (cf_codebook_edit_set_word (editor, codes, "a", "scope", "word", NULL));
  g_assert_false (cf_codebook_edit_set_word (editor, codes, "a", "scope", NULL, NULL));
  g_assert_false (cf_codebook_edit_set_word (editor, codes, "a", "id", "c", NULL));
  g_assert_false (cf_codebook_edit_set_word (editor, codes, "a", "parent", "a", NULL));
  g_assert_false (cf_codebook_edit_set_word (editor, codes, "a", "parent", "under", NULL));
  g_assert_false (cf_codebook_edit_set_word (editor, codes, "gone", "key", "5", NULL));
  g_assert_false (
    cf_codebook_edit_set_words (editor, CF_PLACE_ATTRIBUTES, "weight", "on", gone, NULL));
  g_assert_false (
    cf_codebook_edit_set_words (editor, CF_PLACE_RELATIONS, "joins", "to", gone, NULL));
  g_assert_false (cf_codebook_edit_set_colour (editor, "a", "red", "#000000", NULL));
  g_assert_false (cf_codebook_edit_retire (editor, "a", "a", NULL));
  g_assert_false (cf_codebook_edit_retire (editor, "a", "article", NULL));
  g_assert_false (cf_codebook_edit_retire (editor, "a", "gone", NULL));
  g_assert_false (cf_codebook_edit_retire (editor, "article", NULL, NULL));
  g_assert_false (cf_codebook_edit_restore (editor, "a", NULL));
  g_assert_null (cf_codebook_edit_split (editor, "a", one, -1, NULL));
  g_assert_null (cf_codebook_edit_split (editor, "a", two, 2, NULL));
  g_assert_false (cf_codebook_edit_merge_entries (editor, ACTORS, "lin", "lin", NULL));
  g_assert_null (cf_codebook_editor_peek_undo (editor));
  g_assert_false (cf_codebook_editor_is_changed (editor));
  /* A circle of successors cannot be made. */
  g_assert_true (cf_codebook_edit_retire (editor, "a", "b", NULL));
  g_assert_false (cf_codebook_edit_retire (editor, "b", "a", NULL));
  g_assert_false (cf_codebook_edit_retire (editor, "a", "under", NULL));
}

/* An id that ever was is never given again, undone or not. */
static void
test_ids (void)
{
  g_autoptr (CfCodebookEditor) editor = new_editor ();
  g_autofree char *one = cf_codebook_edit_add (editor, CF_PLACE_CODES, "New", NULL);
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;

  cf_codebook_editor_undo (editor);
  two = cf_codebook_edit_add (editor, CF_PLACE_CODES, "New", NULL);
  three = cf_codebook_edit_add (editor, CF_PLACE_CODES, "A", NULL);
  g_assert_cmpstr (one, ==, "new");
  g_assert_cmpstr (two, ==, "new-2");
  g_assert_cmpstr (three, ==, "a-2");
}

/* Typing is one step. */
static void
test_typing (void)
{
  g_autoptr (CfCodebookEditor) editor = new_editor ();
  const char *const texts[] = { "M", "Me", "Mea", "Meaning" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (
      cf_codebook_edit_set_text (editor, CF_PLACE_CODES, "a", "label", "en", texts[i], NULL));
  cf_codebook_edit_set_text (editor, CF_PLACE_CODES, "a", "label", "de", "Sinn", NULL);
  g_assert_true (cf_codebook_editor_undo (editor));
  g_assert_true (cf_codebook_editor_undo (editor));
  g_assert_false (cf_codebook_editor_undo (editor));
  g_assert_false (cf_codebook_editor_is_changed (editor));
}

static CfCodebookEditor *
open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  CfCodebookEditor *editor = cf_codebook_editor_open (folder, &error);

  g_assert_no_error (error);
  return editor;
}

static void
save (CfCodebookEditor *editor, const char *folder)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_codebook_editor_save (editor, folder, &error));
  g_assert_no_error (error);
  g_assert_false (cf_codebook_editor_is_changed (editor));
}

static void
set_definition (CfCodebookEditor *editor, const char *code, const char *text)
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

static char *
make_folder (void)
{
  char *folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, CF_CODEBOOK_FILE, NULL);

  cf_test_write (path, start, -1);
  return folder;
}

/* What is saved stands in the file, with everything that we do not know; undoing it later is a version more. */
static void
test_save (void)
{
  CF_TEST_FOLDER folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, CF_CODEBOOK_FILE, NULL);
  g_autoptr (CfCodebookEditor) editor = open (folder);
  g_autoptr (CfCodebookEditor) other = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (CfCodebook) codebook = NULL;
  g_autofree char *supersedes = NULL;

  set_definition (editor, "a", "First");
  set_definition (editor, "b", "B");
  save (editor, folder);
  assert_words (editor, CF_PLACE_CODES, "under", "supersedes", "");
  cf_codebook_editor_undo (editor);
  cf_codebook_editor_undo (editor);
  save (editor, folder);
  bytes = cf_test_read (path);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "x:unknown"));
  g_assert_nonnull (strstr (text, "x:mine"));
  codebook = cf_codebook_parse (bytes, path, NULL, NULL);
  g_assert_null (cf_labels_get_for (cf_codebook_get_code (codebook, "a")->definition, "en"));
  g_assert_cmpstr (cf_codebook_get_revision (codebook), ==,
                   cf_codebook_get_revision (cf_codebook_editor_get_codebook (editor)));
  {
    g_auto (GStrv) digests = cf_json_get_strings (
      cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, "a"), "supersedes");

    g_assert_cmpuint (g_strv_length (digests), ==, 2);
  }
}

/* Each sees the other's entries with the next save; of one entry both versions are kept until it is settled. */
static void
test_apart (void)
{
  CF_TEST_FOLDER folder = make_folder ();
  g_autoptr (CfCodebookEditor) mine = open (folder);
  g_autoptr (CfCodebookEditor) yours = open (folder);
  g_autoptr (CfCodebookEditor) third = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *id = NULL;

  set_definition (mine, "a", "Mine");
  g_assert_true (cf_codebook_edit_move (mine, CF_PLACE_CODES, "article", 0, NULL));
  set_definition (yours, "b", "Yours");
  id = cf_codebook_edit_add (yours, CF_PLACE_CODES, "Yours", NULL);
  save (mine, folder);
  save (yours, folder);
  g_assert_cmpstr (get_definition (yours, "a"), ==, "Mine");
  g_assert_cmpstr (get_definition (yours, "b"), ==, "Yours");
  assert_order (yours, CF_PLACE_CODES, "article a b under yours");
  /* Undoing takes back one's own, and leaves the other's. */
  g_assert_true (cf_codebook_editor_undo (yours));
  g_assert_true (cf_codebook_editor_undo (yours));
  save (yours, folder);
  g_assert_cmpstr (get_definition (yours, "a"), ==, "Mine");
  g_assert_null (get_definition (yours, "b"));
  set_definition (mine, "b", "One");
  set_definition (yours, "b", "Two");
  save (yours, folder);
  save (mine, folder);
  third = open (folder);
  versions = cf_codebook_editor_list_versions (third, CF_PLACE_CODES, "b");
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_true (cf_codebook_edit_settle (
    third, CF_PLACE_CODES, "b", ((CfEntry *) g_ptr_array_index (versions, 1))->object, NULL));
  g_ptr_array_unref (g_steal_pointer (&versions));
  save (third, folder);
  versions = cf_codebook_editor_list_versions (third, CF_PLACE_CODES, "b");
  g_assert_cmpuint (versions->len, ==, 1);
}

typedef struct
{
  gboolean done;
  GError *error;
} Waiting;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  cf_codebook_editor_save_finish (CF_CODEBOOK_EDITOR (source), result, &waiting->error);
  waiting->done = TRUE;
}

/* What is done while it is being saved is kept, and saved with the next. */
static void
test_meanwhile (void)
{
  CF_TEST_FOLDER folder = make_folder ();
  g_autoptr (CfCodebookEditor) mine = open (folder);
  g_autoptr (CfCodebookEditor) yours = open (folder);
  Waiting waiting = { FALSE, NULL };

  set_definition (yours, "b", "Yours");
  save (yours, folder);
  set_definition (mine, "a", "Saved");
  cf_codebook_editor_save_async (mine, folder, on_saved, &waiting);
  set_definition (mine, "a", "Later");
  while (!waiting.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (waiting.error);
  g_assert_cmpstr (get_definition (mine, "a"), ==, "Later");
  g_assert_cmpstr (get_definition (mine, "b"), ==, "Yours");
  g_assert_true (cf_codebook_editor_is_changed (mine));
  save (mine, folder);
}

/* A file that is damaged is not written, and stays as it is. */
static void
test_damaged (void)
{
  CF_TEST_FOLDER folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, CF_CODEBOOK_FILE, NULL);
  g_autoptr (CfCodebookEditor) editor = open (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  set_definition (editor, "a", "Mine");
  cf_test_write (path, "{ \"cf:format\": 1, ", -1);
  g_assert_false (cf_codebook_editor_save (editor, folder, &error));
  g_assert_nonnull (error);
  bytes = cf_test_read (path);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, strlen ("{ \"cf:format\": 1, "));
  g_assert_null (cf_codebook_editor_open (folder, NULL));
  g_assert_cmpstr (get_definition (editor, "a"), ==, "Mine");
}

/* A project without a codebook gets one when its codebook is changed. */
static void
test_default (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autoptr (CfCodebookEditor) editor = open (folder);
  g_autoptr (CfCodebook) codebook = NULL;

  set_definition (editor, "claim", "Whatever is claimed");
  save (editor, folder);
  codebook = cf_codebook_load (folder, NULL);
  g_assert_cmpstr (cf_labels_get_for (cf_codebook_get_code (codebook, "claim")->definition, "en"),
                   ==, "Whatever is claimed");
  g_assert_cmpuint (cf_codebook_get_attributes (codebook)->len, >, 10);
}

/* Random steps over random saves: undone to the first byte of content, done again to the last. */
static void
random_step (CfCodebookEditor *editor, GRand *random)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);
  const char *id = g_ptr_array_index (ids, (guint) g_rand_int_range (random, 0, (int) ids->len));
  const char *other = g_ptr_array_index (ids, (guint) g_rand_int_range (random, 0, (int) ids->len));
  g_autofree char *text = g_strdup_printf ("Text %u", g_rand_int (random));
  const char *const labels[] = { text, "Part", NULL };
  g_auto (GStrv) parts = NULL;

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      g_free (cf_codebook_edit_add (editor, CF_PLACE_CODES, text, NULL));
      break;
    case 1:
      cf_codebook_edit_retire (editor, id, other, NULL);
      break;
    case 2:
      cf_codebook_edit_retire (editor, id, NULL, NULL);
      break;
    case 3:
      parts = cf_codebook_edit_split (editor, id, labels, g_rand_int_range (random, -1, 2), NULL);
      break;
    case 4:
      cf_codebook_edit_restore (editor, id, NULL);
      break;
    case 5:
      cf_codebook_edit_move (editor, CF_PLACE_CODES, id, (guint) g_rand_int_range (random, 0, 9),
                             NULL);
      break;
    case 6:
      cf_codebook_edit_set_word (editor, CF_PLACE_CODES, id, "parent", other, NULL);
      break;
    default:
      cf_codebook_edit_set_text (editor, CF_PLACE_CODES, id, "definition", "en", text, NULL);
      break;
    }
}

/* What is said, without the versions that it replaced. */
static char *
describe (CfCodebookEditor *editor)
{
  g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, CF_PLACE_CODES);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      JsonObject *entry =
        cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, g_ptr_array_index (ids, i));
      g_autoptr (JsonObject) content = cf_entry_object_new (entry, NULL);

      g_string_append_printf (text, "%s %016" G_GINT64_MODIFIER "x\n",
                              (char *) g_ptr_array_index (ids, i), cf_json_object_digest (content));
    }
  return g_string_free (text, FALSE);
}

/* No chain of successors, and none of parents, ever goes in a circle. */
static void
check_chains (CfCodebook *codebook)
{
  GPtrArray *codes = cf_codebook_get_codes (codebook);

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);
      const CfCode *last = cf_codebook_follow_code (codebook, code->id);
      guint n = 0;

      g_assert_null (last->replaced_by);
      for (const CfCode *above = code; above != NULL && above->parent != NULL; n++)
        {
          above = cf_codebook_get_code (codebook, above->parent);
          g_assert_cmpuint (n, <, codes->len);
        }
    }
}

static void
run_random (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  CF_TEST_FOLDER folder = make_folder ();
  g_autoptr (CfCodebookEditor) editor = open (folder);
  g_autofree char *first = describe (editor);
  g_autofree char *last = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;

  for (guint i = 0; i < 20; i++)
    {
      random_step (editor, random);
      if (i % 7 == 6)
        save (editor, folder);
    }
  check_chains (cf_codebook_editor_get_codebook (editor));
  last = describe (editor);
  while (cf_codebook_editor_undo (editor))
    if (g_rand_int_range (random, 0, 10) == 0)
      save (editor, folder);
  undone = describe (editor);
  cf_test_assert_same_text (first, undone, "undone");
  while (cf_codebook_editor_redo (editor))
    ;
  again = describe (editor);
  cf_test_assert_same_text (last, again, "done again");
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < 25; seed++)
    run_random (seed);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *name = g_strconcat ("/codebook-editor/undo/", deeds[i].name, NULL);

      g_test_add_data_func (name, &deeds[i].run, test_deed);
    }
  g_test_add_func ("/codebook-editor/refused", test_refused);
  g_test_add_func ("/codebook-editor/ids", test_ids);
  g_test_add_func ("/codebook-editor/typing", test_typing);
  g_test_add_func ("/codebook-editor/save", test_save);
  g_test_add_func ("/codebook-editor/apart", test_apart);
  g_test_add_func ("/codebook-editor/meanwhile", test_meanwhile);
  g_test_add_func ("/codebook-editor/damaged", test_damaged);
  g_test_add_func ("/codebook-editor/default", test_default);
  g_test_add_func ("/codebook-editor/random", test_random);
  return g_test_run ();
}
