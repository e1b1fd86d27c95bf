/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two people edit a codebook apart: random histories of several copies, against a log that forgets nothing.
 *
 * The oracle is the log of who replaced what, made from what was shown, not from the lists in the files.
 * Whole files are compared. */

#include "config.h"

#include "cf-codebook-copy-private.h"
#include "cf-codebook-json.h"
#include "cf-hash.h"
#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-test.h"

#include <string.h>

#define N_COPIES 4
#define N_STEPS 24

/* One version that ever was, and the digests of all that it replaced, directly or through others. */
typedef struct
{
  guint64 digest;
  GHashTable *replaced;
} Logged;

typedef struct
{
  GRand *random;
  CfCodebookCopy *copies[N_COPIES];
  GPtrArray *stale; /* of CfCodebookCopy: files as they once were */
  GPtrArray *log;   /* of Logged */
  guint serial;
} World;

static const char start[] =
  "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"title\": \"Mine\", \"codes\": [{\"id\": \"a\", "
  "\"definition\": {\"en\": \"First\"}}, {\"id\": \"b\"}, {\"id\": \"c\"}], \"attributes\": [], "
  "\"lists\": {\"actor\": [{\"id\": \"lin\"}], \"target/x\": []}, \"x:unknown\": [1], "
  "\"rounds\": [{\"name\": \"Pilot\"}]}";

static const char *const places[] = { CF_PLACE_CODES, CF_PLACE_ATTRIBUTES, "/lists/actor",
                                      "/lists/target~1x" };
static const char *const ids[] = { "a", "b", "c", "lin", "new" };

static guint
pick (World *world, guint n)
{
  return (guint) g_rand_int_range (world->random, 0, (gint32) n);
}

static CfCodebookCopy *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CfCodebookCopy *copy = cf_codebook_copy_parse (bytes, "x", &error);

  g_assert_no_error (error);
  return copy;
}

static char *
to_text (CfCodebookCopy *copy)
{
  g_autoptr (GBytes) bytes = cf_codebook_copy_to_bytes (copy);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static CfCodebookCopy *
merge (CfCodebookCopy *a, CfCodebookCopy *b)
{
  CfCodebookCopy *merged = cf_codebook_copy_dup (a);
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_codebook_copy_merge_in (merged, b, &error));
  g_assert_no_error (error);
  return merged;
}

static void
assert_same (CfCodebookCopy *a, CfCodebookCopy *b)
{
  g_autofree char *x = to_text (a);
  g_autofree char *y = to_text (b);

  cf_test_assert_same_text (x, y, "codebook");
}

static GHashTable *
new_digests (void)
{
  return g_hash_table_new_full (cf_hash_digest, g_int64_equal, g_free, NULL);
}

static void
add_digest (GHashTable *digests, guint64 digest)
{
  g_hash_table_add (digests, g_memdup2 (&digest, sizeof digest));
}

static void
add_all (GHashTable *digests, GHashTable *others)
{
  GHashTableIter iter;
  gpointer digest;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &digest, NULL))
    add_digest (digests, *(guint64 *) digest);
}

static GHashTable *
collect (CfCodebookCopy *copy)
{
  GHashTable *digests = new_digests ();
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, copy->groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    for (guint i = 0; i < ((GPtrArray *) group)->len; i++)
      add_digest (digests, ((CfEntry *) g_ptr_array_index ((GPtrArray *) group, i))->digest);
  return digests;
}

static Logged *
find_logged (World *world, guint64 digest)
{
  for (guint i = 0; i < world->log->len; i++)
    if (((Logged *) g_ptr_array_index (world->log, i))->digest == digest)
      return g_ptr_array_index (world->log, i);
  return NULL;
}

static void
logged_free (gpointer data)
{
  Logged *logged = data;

  g_hash_table_unref (logged->replaced);
  g_free (logged);
}

static void
log_version (World *world, guint64 digest, GHashTable *gone)
{
  Logged *logged;
  GHashTableIter iter;
  gpointer old;

  if (find_logged (world, digest) != NULL)
    return; /* the very same, made twice: it is one version */
  logged = g_new0 (Logged, 1);
  logged->digest = digest;
  logged->replaced = new_digests ();
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &old, NULL))
    {
      add_digest (logged->replaced, *(guint64 *) old);
      add_all (logged->replaced, find_logged (world, *(guint64 *) old)->replaced);
    }
  g_ptr_array_add (world->log, logged);
}

/* What a step of one copy has made takes the place of what it has taken away. */
static void
log_step (World *world, GHashTable *before, CfCodebookCopy *copy)
{
  g_autoptr (GHashTable) after = collect (copy);
  g_autoptr (GHashTable) gone = new_digests ();
  GHashTableIter iter;
  gpointer digest;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &digest, NULL))
    if (!g_hash_table_contains (after, digest))
      add_digest (gone, *(guint64 *) digest);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &digest, NULL))
    if (!g_hash_table_contains (before, digest))
      log_version (world, *(guint64 *) digest, gone);
}

static JsonObject *
make_entry (World *world, const char *place, const char *id)
{
  JsonObject *object = json_object_new ();
  JsonObject *texts = json_object_new ();
  g_autofree char *text = g_strdup_printf ("Meaning %u", world->serial++);

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "x:place", place); /* the log knows digests alone */
  /* Sometimes the very content of before: only the list of versions tells them apart. */
  json_object_set_string_member (texts, "en", pick (world, 3) == 0 ? "the same" : text);
  json_object_set_object_member (object, "definition", texts);
  return object;
}

static void
put_head (World *world, CfCodebookCopy *copy, gboolean settle)
{
  g_autoptr (JsonObject) head = json_object_new ();
  g_autofree char *title = g_strdup_printf ("Title %u", world->serial++);

  cf_json_append_unknown (head, cf_codebook_copy_get_head (copy),
                          (const char *const[]){ "title", NULL });
  json_object_set_string_member (head, "title", title);
  cf_codebook_copy_put (copy, CF_PLACE_HEAD, head, settle);
}

static void
reorder (World *world, CfCodebookCopy *copy, const char *place)
{
  g_autoptr (GPtrArray) entries = cf_codebook_copy_list (copy, place);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_insert (order, (int) pick (world, i + 1),
                        ((CfEntry *) g_ptr_array_index (entries, i))->id);
  cf_codebook_copy_reorder (copy, place, order);
}

static void
change (World *world, CfCodebookCopy *copy)
{
  g_autoptr (GHashTable) before = collect (copy);
  const char *place = places[pick (world, G_N_ELEMENTS (places))];
  const char *id = ids[pick (world, G_N_ELEMENTS (ids))];
  g_autoptr (JsonObject) object = NULL;

  switch (pick (world, 8))
    {
    case 0:
      cf_codebook_copy_remove (copy, place, id);
      break;
    case 1:
      reorder (world, copy, place);
      break;
    case 2:
      put_head (world, copy, pick (world, 2) != 0);
      break;
    default:
      object = make_entry (world, place, id);
      cf_codebook_copy_put (copy, place, object, pick (world, 3) == 0);
      break;
    }
  log_step (world, before, copy);
}

static void
take_in (CfCodebookCopy **copy, CfCodebookCopy *other)
{
  CfCodebookCopy *merged = merge (*copy, other);

  cf_codebook_copy_free (*copy);
  *copy = merged;
}

static void
round_trip (CfCodebookCopy **copy)
{
  g_autofree char *text = to_text (*copy);

  cf_codebook_copy_free (*copy);
  *copy = parse (text);
}

static void
step (World *world)
{
  CfCodebookCopy **copy = &world->copies[pick (world, N_COPIES)];
  guint kind = pick (world, 12);

  if (kind < 7)
    change (world, *copy);
  else if (kind == 7)
    g_ptr_array_add (world->stale, cf_codebook_copy_dup (*copy));
  else if (kind == 8 && world->stale->len > 0)
    take_in (copy, g_ptr_array_index (world->stale, pick (world, world->stale->len)));
  else if (kind == 9)
    cf_codebook_copy_record_revision (*copy);
  else
    take_in (copy, world->copies[pick (world, N_COPIES)]);
  if (pick (world, 4) == 0)
    round_trip (copy);
}

static void
world_init (World *world, guint32 seed)
{
  g_autoptr (GHashTable) none = new_digests ();

  world->random = g_rand_new_with_seed (seed);
  world->stale = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_codebook_copy_free);
  world->log = g_ptr_array_new_with_free_func (logged_free);
  world->serial = 0;
  for (guint i = 0; i < N_COPIES; i++)
    world->copies[i] = parse (start);
  log_step (world, none, world->copies[0]);
}

static void
world_clear (World *world)
{
  for (guint i = 0; i < N_COPIES; i++)
    cf_codebook_copy_free (world->copies[i]);
  g_ptr_array_unref (world->stale);
  g_ptr_array_unref (world->log);
  g_rand_free (world->random);
}

/* What must remain: every version that no other one replaced. */
static void
check_against_log (World *world, CfCodebookCopy *all)
{
  g_autoptr (GHashTable) remaining = collect (all);

  for (guint i = 0; i < world->log->len; i++)
    {
      const Logged *logged = g_ptr_array_index (world->log, i);
      gboolean replaced = FALSE;

      for (guint k = 0; k < world->log->len; k++)
        replaced = replaced ||
                   g_hash_table_contains (((Logged *) g_ptr_array_index (world->log, k))->replaced,
                                          &logged->digest);
      g_assert_cmpint (g_hash_table_remove (remaining, &logged->digest), ==, !replaced);
    }
  g_assert_cmpuint (g_hash_table_size (remaining), ==, 0);
}

static void
check_laws (World *world)
{
  CfCodebookCopy **c = world->copies;
  g_autoptr (CfCodebookCopy) ab = merge (c[0], c[1]);
  g_autoptr (CfCodebookCopy) ba = merge (c[1], c[0]);
  g_autoptr (CfCodebookCopy) ab_c = merge (ab, c[2]);
  g_autoptr (CfCodebookCopy) bc = merge (c[1], c[2]);
  g_autoptr (CfCodebookCopy) a_bc = merge (c[0], bc);
  g_autoptr (CfCodebookCopy) aa = merge (c[0], c[0]);
  g_autoptr (CfCodebookCopy) ab_b = merge (ab, c[1]);

  assert_same (ab, ba);
  assert_same (ab_c, a_bc);
  assert_same (aa, c[0]);
  assert_same (ab_b, ab);
}

static CfCodebookCopy *
merge_all (World *world, guint first, guint by)
{
  CfCodebookCopy *all = cf_codebook_copy_dup (world->copies[first]);

  for (guint i = 1; i < N_COPIES; i++)
    take_in (&all, world->copies[(first + i * by) % N_COPIES]);
  return all;
}

static void
run_history (guint32 seed)
{
  World world;

  world_init (&world, seed);
  for (guint i = 0; i < N_STEPS; i++)
    step (&world);
  check_laws (&world);
  {
    g_autoptr (CfCodebookCopy) all = merge_all (&world, 0, 1);
    g_autoptr (CfCodebookCopy) otherwise = merge_all (&world, 3, 3);
    g_autoptr (CfCodebookCopy) read = cf_codebook_copy_dup (all);

    round_trip (&read);
    assert_same (all, otherwise);
    assert_same (all, read); /* and through a file */
    check_against_log (&world, all);
    check_against_log (&world, read);
    /* A file that is older than all brings nothing back. */
    for (guint i = 0; i < world.stale->len; i++)
      {
        g_autoptr (CfCodebookCopy) again = merge (all, g_ptr_array_index (world.stale, i));

        assert_same (again, all);
      }
  }
  world_clear (&world);
}

static void
test_histories (void)
{
  const char *wanted = g_getenv ("CF_TEST_HISTORIES");
  guint n = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 500;

  for (guint32 seed = 0; seed < n; seed++)
    run_history (seed);
}

/* A file that nobody has changed comes back as it says, whatever is in it that we do not know. */
static void
test_kept (void)
{
  g_autoptr (CfCodebookCopy) copy = parse (start);
  g_autofree char *text = to_text (copy);
  g_autoptr (CfCodebookCopy) again = parse (text);
  g_autofree char *twice = to_text (again);
  const char *const members[] = { "\"x:unknown\"", "\"Pilot\"", "\"target/x\": []", "\"First\"" };

  g_assert_cmpstr (text, ==, twice);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_nonnull (strstr (text, members[i]));
  g_assert_null (strstr (text, "supersedes"));
  g_assert_null (strstr (text, "cf:order"));
}

/* The templates come back as they are. */
static void
test_templates (void)
{
  for (const char *const *name = cf_codebook_list_templates (); *name != NULL; name++)
    {
      g_autoptr (GBytes) bytes = cf_codebook_get_template (*name);
      g_autoptr (CfCodebookCopy) copy = cf_codebook_copy_parse (bytes, *name, NULL);
      g_autoptr (GBytes) written = cf_codebook_copy_to_bytes (copy);
      CfJsonReport gate;
      g_autoptr (JsonNode) before = cf_json_parse (bytes, "x", &gate, NULL);
      g_autoptr (JsonNode) after = cf_json_parse (written, "x", &gate, NULL);

      g_assert_true (cf_json_equal (before, after));
    }
}

/* What would lose something when it is written is not written. */
static void
test_refused (void)
{
  static const char *const texts[] = {
    "[]",
    "{}",
    "{\"cf:format\": 2, \"id\": \"urn:x:1\"}",
    "{\"cf:format\": 1}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"codes\": {}}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"codes\": [5]}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"codes\": [{}]}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"codes\": [{\"id\": \"\"}]}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"codes\": [{\"id\": \"a\", \"supersedes\": 1}]}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"lists\": []}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"lists\": {\"a\": 1}}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"cf:versions\": [1]}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"cf:versions\": {}}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"cf:versions\": [{\"cf:member\": \"/title\", "
    "\"cf:value\": {}}]}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"cf:order\": [{\"cf:member\": \"/codes\"}]}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"cf:deleted\": [{\"cf:member\": \"/codes\"}]}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"cf:revisions\": [{\"revision\": 1}]}",
    "{\"cf:format\": 1, \"id\": \"urn:x:1\", \"x\": 1e400}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      if (cf_codebook_copy_parse (bytes, "x", &error) != NULL)
        g_error ("%s was taken", texts[i]);
      g_assert_nonnull (error);
    }
}

static CfCodebookCopy *
with_definition (CfCodebookCopy *copy, const char *text)
{
  CfCodebookCopy *changed = cf_codebook_copy_dup (copy);
  g_autofree char *json =
    g_strdup_printf ("{\"id\": \"a\", \"definition\": {\"en\": \"%s\"}}", text);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_true (
    cf_codebook_copy_put (changed, CF_PLACE_CODES, json_node_get_object (node), FALSE));
  return changed;
}

static guint
count_unsettled (GPtrArray *problems)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += ((CfProblem *) g_ptr_array_index (problems, i))->id == CF_PROBLEM_TO_SETTLE;
  return n;
}

/* Both are kept and one of them is shown; a person settles it, and that is the end of it everywhere. */
static void
test_settle (void)
{
  g_autoptr (CfCodebookCopy) base = parse (start);
  g_autoptr (CfCodebookCopy) mine = with_definition (base, "Mine");
  g_autoptr (CfCodebookCopy) yours = with_definition (base, "Yours");
  g_autoptr (CfCodebookCopy) both = merge (mine, yours);
  g_autoptr (CfCodebookCopy) settled = NULL;
  g_autoptr (CfCodebookCopy) again = NULL;
  g_autoptr (GPtrArray) versions = cf_codebook_copy_list_versions (both, CF_PLACE_CODES, "a");
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (GBytes) bytes = cf_codebook_copy_to_bytes (both);
  g_autoptr (CfCodebook) codebook = cf_codebook_parse (bytes, "x", problems, NULL);

  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpuint (count_unsettled (problems), ==, 1);
  settled = with_definition (both, "Ours");
  g_ptr_array_unref (g_steal_pointer (&versions));
  versions = cf_codebook_copy_list_versions (settled, CF_PLACE_CODES, "a");
  g_assert_cmpuint (versions->len, ==, 2); /* an edit replaces what is shown, and settles nothing */
  g_assert_true (cf_codebook_copy_put (
    settled, CF_PLACE_CODES, ((CfEntry *) g_ptr_array_index (versions, 0))->object, TRUE));
  again = merge (settled, both);
  left = cf_codebook_copy_list_versions (again, CF_PLACE_CODES, "a");
  g_assert_cmpuint (left->len, ==, 1);
}

/* What is moved by hand in the file is moved. */
static void
test_moved_by_hand (void)
{
  g_autoptr (CfCodebookCopy) copy = parse (start);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *moved = NULL;
  g_autoptr (CfCodebookCopy) by_hand = NULL;
  g_autoptr (CfCodebookCopy) merged = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  char *at;

  g_ptr_array_add (order, (gpointer) "c");
  g_ptr_array_add (order, (gpointer) "a");
  g_ptr_array_add (order, (gpointer) "b");
  g_assert_true (cf_codebook_copy_reorder (copy, CF_PLACE_CODES, order));
  g_assert_false (cf_codebook_copy_reorder (copy, CF_PLACE_CODES, order));
  text = to_text (copy);
  at = strstr (text, "\"id\": \"c\"");
  at[7] = 'b';
  at = strstr (at + 10, "\"id\": \"b\"");
  at[7] = 'c';
  by_hand = parse (text);
  merged = merge (copy, by_hand);
  codes = cf_codebook_copy_list (merged, CF_PLACE_CODES);
  g_assert_cmpstr (((CfEntry *) g_ptr_array_index (codes, 0))->id, ==, "b");
  g_assert_cmpstr (((CfEntry *) g_ptr_array_index (codes, 1))->id, ==, "a");
  g_assert_cmpstr (((CfEntry *) g_ptr_array_index (codes, 2))->id, ==, "c");
}

static void
test_two_codebooks (void)
{
  g_autoptr (CfCodebookCopy) one = parse (start);
  g_autoptr (CfCodebookCopy) other = parse ("{\"cf:format\": 1, \"id\": \"urn:x:2\"}");
  g_autoptr (GError) error = NULL;

  g_assert_false (cf_codebook_copy_merge_in (one, other, &error));
  g_assert_nonnull (error);
}

/* The definitions of a thousand codes under @n revisions, each with another definition of one code. */
static char *
make_revisions (guint n)
{
  GString *text = g_string_new ("{\"cf:format\": 1, \"id\": \"urn:x:1\", \"cf:revisions\": [");

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s{\"revision\": \"%016x\", \"definitions\": {",
                              i > 0 ? "," : "", i);
      for (guint code = 0; code < (i == 0 ? 1000u : 1u); code++)
        g_string_append_printf (text, "%s\"c%u\": \"%016x\"", code > 0 ? "," : "", code, i);
      g_string_append (text, "}}");
    }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static gboolean
is_taken (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CfCodebookCopy) copy = cf_codebook_copy_parse (bytes, "x", NULL);

  return copy != NULL;
}

static void
test_limits (void)
{
  g_autofree char *most = make_revisions (CF_LIMIT_DEFINITIONS / 1000);
  g_autofree char *more = make_revisions (CF_LIMIT_DEFINITIONS / 1000 + 1);
  g_autoptr (GString) many = g_string_new ("{\"cf:format\": 1, \"id\": \"urn:x:1\", \"codes\": [");

  g_assert_true (is_taken (most));
  g_assert_false (is_taken (more));
  /* A hundred thousand versions of one entry cost no more than as many entries. */
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (many, "%s{\"id\": \"a\", \"x:n\": %u}", i > 0 ? "," : "", i);
  g_string_append (many, "]}");
  g_assert_true (is_taken (many->str));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/codebook-merge/kept", test_kept);
  g_test_add_func ("/codebook-merge/templates", test_templates);
  g_test_add_func ("/codebook-merge/refused", test_refused);
  g_test_add_func ("/codebook-merge/settle", test_settle);
  g_test_add_func ("/codebook-merge/moved-by-hand", test_moved_by_hand);
  g_test_add_func ("/codebook-merge/two-codebooks", test_two_codebooks);
  g_test_add_func ("/codebook-merge/limits", test_limits);
  g_test_add_func ("/codebook-merge/histories", test_histories);
  return g_test_run ();
}
