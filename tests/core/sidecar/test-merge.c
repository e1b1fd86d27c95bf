/* SPDX-License-Identifier: GPL-3.0-or-later
 * Merging: random histories of several copies, against a log that forgets nothing.
 *
 * Copies of one layer are edited on machines whose clocks are wrong, synced in parts, and met by stale files. The oracle is the log of who
 * replaced what, not the lists in the files. Whole canonical files are compared. */

#include "config.h"

#include "cf-digest.h"
#include "cf-sidecar.h"
#include "cf-test.h"

#include <string.h>

#define N_COPIES 5
#define N_IDS 3
#define N_STEPS 24

/* One version that was ever saved, and, as bits, all that it replaced, directly or through others. */
typedef struct
{
  guint64 digest;
  guint64 replaced[4];
} Logged;

typedef struct
{
  GRand *random;
  CfSidecar *copies[N_COPIES];
  GPtrArray *stale; /* of CfSidecar: files as they once were */
  GArray *log;      /* of Logged; the first is the state that nobody has set */
  guint serial;
  GHashTable
    *members; /* of char *: every `NAME VALUE` of an unknown member that was ever written */
} World;

static guint
pick (World *world, guint n)
{
  return (guint) g_rand_int_range (world->random, 0, (gint32) n);
}

static GBytes *
round_trip (CfSidecar **sidecar)
{
  GBytes *bytes = cf_sidecar_to_bytes (*sidecar);
  g_autoptr (GError) error = NULL;
  CfSidecarStatus status;

  cf_sidecar_free (*sidecar);
  *sidecar = cf_sidecar_parse (bytes, "x", &status, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, CF_SIDECAR_WRITABLE);
  return bytes;
}

static CfSidecar *
merge (CfSidecar *a, CfSidecar *b)
{
  CfSidecar *merged = cf_sidecar_copy (a);
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_sidecar_merge_in (merged, b, &error));
  g_assert_no_error (error);
  return merged;
}

static void
assert_same (CfSidecar *a, CfSidecar *b)
{
  g_autoptr (GBytes) x = cf_sidecar_to_bytes (a);
  g_autoptr (GBytes) y = cf_sidecar_to_bytes (b);

  g_assert_true (g_bytes_equal (x, y));
}

static Logged *
find_logged (World *world, guint64 digest)
{
  for (guint i = 0; i < world->log->len; i++)
    if (g_array_index (world->log, Logged, i).digest == digest)
      return &g_array_index (world->log, Logged, i);
  return NULL;
}

static void
log_replaced (World *world, Logged *entry, guint64 digest)
{
  Logged *before = find_logged (world, digest);
  guint index;

  g_assert_nonnull (before);
  index = (guint) (before - &g_array_index (world->log, Logged, 0));
  entry->replaced[index / 64] |= G_GUINT64_CONSTANT (1) << (index % 64);
  for (guint i = 0; i < G_N_ELEMENTS (entry->replaced); i++)
    entry->replaced[i] |= before->replaced[i];
}

/* Every file has a state: where nobody has set one, this. */
static void
log_pristine_state (World *world)
{
  g_autoptr (CfRecord) state = CF_RECORD (cf_state_new (CF_STATUS_IN_PROGRESS));
  g_autoptr (CfVersion) version = NULL;
  Logged entry = { 0 };

  cf_record_seal (state);
  version = cf_version_new_from_record (state);
  entry.digest = version->digest;
  g_array_append_val (world->log, entry);
}

static const char *const times[] = { "1970-01-01T00:00:00Z", "2026-11-21T21:40:00Z",
                                     "2026-11-21T21:39:59Z", "2038-01-19T03:14:08Z" };
static const char *const ids[N_IDS] = { "urn:uuid:a", "urn:uuid:b", "urn:uuid:c" };

static CfRecord *
make_record (World *world, const char *id, gboolean deletion)
{
  g_autoptr (CfText) text = cf_text_new ("0123456789 0123456789 0123456789", -1);
  CfAnnotation *annotation;
  g_autofree char *note = g_strdup_printf ("note %u", world->serial++);
  CfSpan span = { pick (world, 10), 12 + pick (world, 10) };

  if (deletion)
    {
      CfRecord *tombstone = CF_RECORD (cf_tombstone_new (id));

      cf_record_set_modified (tombstone, "2026-11-21T21:40:00Z");
      return tombstone;
    }
  annotation = cf_annotation_new ();
  cf_record_set_id (CF_RECORD (annotation), id);
  cf_record_set_code (CF_RECORD (annotation), "claim");
  /* Sometimes the very content of before: only the list of versions tells them apart. */
  cf_record_set_note (CF_RECORD (annotation), pick (world, 3) == 0 ? "the same" : note);
  /* Each machine has a clock of its own: none goes right. */
  cf_record_set_modified (CF_RECORD (annotation), times[pick (world, G_N_ELEMENTS (times))]);
  cf_annotation_set_source (annotation, "https://a.example/");
  cf_annotation_place (annotation, text, &span, 1);
  return CF_RECORD (annotation);
}

/* An edit or deletion replaces what is shown; settling replaces all. */
static void
change (World *world, CfSidecar *copy, const char *id, gboolean deletion, gboolean settle)
{
  g_autoptr (CfLayer) layer = cf_sidecar_to_layer (copy);
  CfRecord *shown =
    id != NULL ? cf_layer_get_record (layer, id) : CF_RECORD (cf_layer_get_state (layer));
  GPtrArray *versions = cf_sidecar_get_versions (copy);
  g_autoptr (CfRecord) record = NULL;
  g_autoptr (CfVersion) version = NULL;
  Logged entry = { 0 };

  if (id == NULL)
    record =
      CF_RECORD (cf_state_new (pick (world, 2) ? CF_STATUS_FINISHED : CF_STATUS_IN_PROGRESS));
  else
    record = make_record (world, id, deletion);
  for (guint i = 0; i < versions->len; i++)
    {
      CfVersion *other = g_ptr_array_index (versions, i);

      if (g_strcmp0 (other->id, id) != 0 || other->record == NULL ||
          (id == NULL) != (other->kind == CF_VERSION_STATE) || (!settle && other->record != shown))
        continue;
      cf_record_supersede (record, other->record);
      log_replaced (world, &entry, other->digest);
    }
  cf_record_seal (record);
  version = cf_version_new_from_record (record);
  if (find_logged (world, version->digest) != NULL)
    return; /* the very same, made twice: it is one version */
  entry.digest = version->digest;
  if (id == NULL) /* any state goes before the one that says nothing */
    entry.replaced[0] |= 1;
  g_array_append_val (world->log, entry);
  cf_record_set_saved (record, version->digest);
  cf_sidecar_add_version (copy, version);
}

/* Another program writes members that we do not know. */
static void
write_member (World *world, CfSidecar **copy)
{
  g_autoptr (GBytes) bytes = cf_sidecar_to_bytes (*copy);
  const char *places[] = { "\"cf:format\": 1,", "\"type\": \"Person\",", "\"cf:length\": 9" };
  guint place = pick (world, 3);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *member = g_strdup_printf ("\"x:%u\": ", pick (world, 2));
  g_autofree char *value = g_strdup_printf ("\"value %u\"", world->serial++);
  char *at = strstr (text, places[place]);
  g_autoptr (GString) changed = g_string_new (NULL);
  g_autoptr (CfSidecar) parsed = NULL;
  g_autoptr (GBytes) data = NULL;
  CfSidecarStatus status;

  g_assert_nonnull (at);
  if (strstr (text, member) != NULL) /* at some level: one name twice would be refused */
    return;
  g_string_append_len (changed, text, at - text);
  g_string_append_printf (changed, "%s%s, %s", member, value, at);
  data = g_bytes_new (changed->str, changed->len);
  parsed = cf_sidecar_parse (data, "x", &status, NULL, NULL);
  g_assert_cmpint (status, ==, CF_SIDECAR_WRITABLE);
  cf_sidecar_free (*copy);
  *copy = g_steal_pointer (&parsed);
  g_hash_table_add (world->members, g_strdup (value));
}

static void
world_init (World *world, guint32 seed)
{
  g_autoptr (CfAnnotator) annotator =
               cf_annotator_new ("urn:uuid:77aa5d2e-0b1c-4d3e-8f90-112233445566", "lin", "Lin");
  CfLayerHead head = { .article_id = (char *) "https://a.example/",
                       .article_file = (char *) "a.txt",
                       .text_length = 9 };

  world->random = g_rand_new_with_seed (seed);
  world->stale = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_sidecar_free);
  world->log = g_array_new (FALSE, FALSE, sizeof (Logged));
  log_pristine_state (world);
  world->serial = 0;
  world->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < N_COPIES; i++)
    world->copies[i] = cf_sidecar_new (annotator, &head);
}

static void
world_clear (World *world)
{
  for (guint i = 0; i < N_COPIES; i++)
    cf_sidecar_free (world->copies[i]);
  g_ptr_array_unref (world->stale);
  g_array_unref (world->log);
  g_hash_table_unref (world->members);
  g_rand_free (world->random);
}

static void
take_in (World *world, CfSidecar **copy, CfSidecar *other)
{
  CfSidecar *merged = merge (*copy, other);

  cf_sidecar_free (*copy);
  *copy = merged;
}

static void
step (World *world)
{
  CfSidecar **copy = &world->copies[pick (world, N_COPIES)];
  const char *id = ids[pick (world, N_IDS)];
  guint kind = pick (world, 14);

  if (kind < 5)
    change (world, *copy, id, FALSE, FALSE);
  else if (kind == 5)
    change (world, *copy, id, TRUE, FALSE);
  else if (kind == 6)
    change (world, *copy, id, FALSE, TRUE);
  else if (kind == 7)
    change (world, *copy, NULL, FALSE, pick (world, 2) != 0);
  else if (kind == 8)
    write_member (world, copy);
  else if (kind == 9)
    g_ptr_array_add (world->stale, cf_sidecar_copy (*copy));
  else if (kind == 10 && world->stale->len > 0)
    take_in (world, copy, g_ptr_array_index (world->stale, pick (world, world->stale->len)));
  else
    take_in (world, copy, world->copies[pick (world, N_COPIES)]);
  if (pick (world, 4) == 0)
    g_bytes_unref (round_trip (copy));
}

/* What must remain: every version ever saved that no other one replaced. */
static void
check_against_log (World *world, CfSidecar *all)
{
  GPtrArray *versions = cf_sidecar_get_versions (all);
  guint n_living = 0;

  for (guint i = 0; i < world->log->len; i++)
    {
      const Logged *entry = &g_array_index (world->log, Logged, i);
      gboolean replaced = FALSE, found = FALSE;

      for (guint k = 0; k < world->log->len; k++)
        replaced =
          replaced || (g_array_index (world->log, Logged, k).replaced[i / 64] >> (i % 64) & 1);
      for (guint k = 0; k < versions->len; k++)
        found = found || ((CfVersion *) g_ptr_array_index (versions, k))->digest == entry->digest;
      if (i == 0 && !found) /* it is written where there is no other, and need not be read */
        continue;
      n_living += replaced ? 0 : 1;
      g_assert_cmpint (found, ==, !replaced);
    }
  g_assert_cmpuint (versions->len, ==, n_living);
}

static void
check_members (World *world, CfSidecar *all)
{
  g_autoptr (GBytes) bytes = cf_sidecar_to_bytes (all);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, world->members);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_assert_nonnull (strstr (text, value));
}

static CfSidecar *
merge_all (World *world, guint first, guint by)
{
  CfSidecar *all = cf_sidecar_copy (world->copies[first]);

  for (guint i = 1; i < N_COPIES; i++)
    take_in (world, &all, world->copies[(first + i * by) % N_COPIES]);
  return all;
}

static void
check_laws (World *world)
{
  CfSidecar **c = world->copies;
  g_autoptr (CfSidecar) ab = merge (c[0], c[1]);
  g_autoptr (CfSidecar) ba = merge (c[1], c[0]);
  g_autoptr (CfSidecar) ab_c = merge (ab, c[2]);
  g_autoptr (CfSidecar) bc = merge (c[1], c[2]);
  g_autoptr (CfSidecar) a_bc = merge (c[0], bc);
  g_autoptr (CfSidecar) aa = merge (c[0], c[0]);
  g_autoptr (CfSidecar) ab_b = merge (ab, c[1]);

  assert_same (ab, ba);
  assert_same (ab_c, a_bc);
  assert_same (aa, c[0]);
  assert_same (ab_b, ab);
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
    g_autoptr (CfSidecar) all = merge_all (&world, 0, 1);
    g_autoptr (CfSidecar) otherwise = merge_all (&world, 3, 2);
    g_autoptr (CfSidecar) read = cf_sidecar_copy (all);

    g_bytes_unref (round_trip (&read));
    assert_same (all, otherwise);
    assert_same (all, read); /* and through a file */
    check_against_log (&world, all);
    check_members (&world, all);
    /* A file that is older than all brings nothing back. */
    for (guint i = 0; i < world.stale->len; i++)
      {
        g_autoptr (CfSidecar) again = merge (all, g_ptr_array_index (world.stale, i));

        assert_same (again, all);
      }
  }
  world_clear (&world);
}

static void
test_histories (void)
{
  const char *wanted = g_getenv ("CF_TEST_HISTORIES");
  guint n = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 5000;

  for (guint32 seed = 0; seed < n; seed++)
    run_history (seed);
}

/* Two layers are not one: of other people, of other articles. */
static void
test_strangers (void)
{
  g_autoptr (CfAnnotator) lin =
               cf_annotator_new ("urn:uuid:77aa5d2e-0b1c-4d3e-8f90-112233445566", "lin", "Lin");
  g_autoptr (CfAnnotator) wu =
               cf_annotator_new ("urn:uuid:88aa5d2e-0b1c-4d3e-8f90-112233445566", "wu", "Wu");
  CfLayerHead here = { .article_id = (char *) "https://a.example/" };
  CfLayerHead there = { .article_id = (char *) "https://b.example/" };
  g_autoptr (CfSidecar) a = cf_sidecar_new (lin, &here);
  g_autoptr (CfSidecar) b = cf_sidecar_new (wu, &here);
  g_autoptr (CfSidecar) c = cf_sidecar_new (lin, &there);
  g_autoptr (GBytes) before = cf_sidecar_to_bytes (a);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cf_sidecar_merge_in (a, b, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (cf_sidecar_merge_in (a, c, &error));
  g_assert_nonnull (error);
  after = cf_sidecar_to_bytes (a);
  g_assert_true (g_bytes_equal (before, after));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/merge/histories", test_histories);
  g_test_add_func ("/merge/strangers", test_strangers);
  return g_test_run ();
}
