/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layer as a list: content and what it says of its changes, as strings. */

#include "config.h"

#include "cf-layer.h"
#include "cf-test.h"

#include <stdlib.h>

typedef struct
{
  CfLayer *layer;
  GString *changes;
  GPtrArray *shadow; /* of CfRecord: what a list that believes each emission would show */
} Fixture;

/* `POSITION-REMOVED+ADDED`, as GTK's own tests write it. */
static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Fixture *fixture = data;

  g_string_append_printf (fixture->changes, "%s%u", fixture->changes->len > 0 ? ", " : "",
                          position);
  if (removed > 0)
    g_string_append_printf (fixture->changes, "-%u", removed);
  if (added > 0)
    g_string_append_printf (fixture->changes, "+%u", added);
  for (guint i = 0; i < removed; i++)
    g_ptr_array_remove_index (fixture->shadow, position);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->shadow, (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static void
fixture_init (Fixture *fixture)
{
  g_autoptr (CfAnnotator) annotator = cf_annotator_new ("urn:uuid:lin", "lin", "Lin");

  fixture->layer = cf_layer_new (annotator);
  fixture->changes = g_string_new (NULL);
  fixture->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->layer, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
fixture_clear (Fixture *fixture)
{
  g_object_unref (fixture->layer);
  g_string_free (fixture->changes, TRUE);
  g_ptr_array_unref (fixture->shadow);
}

static void
put (Fixture *fixture, const char *id, guint start)
{
  g_autoptr (CfText) text = cf_text_new ("0123456789abcdefghij", -1);
  g_autoptr (CfAnnotation) annotation = cf_annotation_new ();
  const CfSpan span = { start, start + 1 };

  cf_record_set_id (CF_RECORD (annotation), id);
  cf_record_set_code (CF_RECORD (annotation), "claim");
  cf_annotation_place (annotation, text, &span, 1);
  cf_layer_put (fixture->layer, CF_RECORD (annotation));
}

static void
assert_content (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) content = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->layer));

  g_assert_cmpuint (fixture->shadow->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CfRecord) record = g_list_model_get_item (G_LIST_MODEL (fixture->layer), i);

      g_string_append_printf (content, "%s%s", i > 0 ? " " : "", cf_record_get_id (record));
      g_assert_true (record == g_ptr_array_index (fixture->shadow, i));
    }
  g_assert_cmpstr (content->str, ==, expected);
}

static void
assert_changes (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->changes->str, ==, expected);
  g_string_truncate (fixture->changes, 0);
}

static void
test_changes (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  assert_content (&fixture, "");
  put (&fixture, "c", 6);
  put (&fixture, "a", 2);
  put (&fixture, "d", 8);
  put (&fixture, "b", 4);
  assert_content (&fixture, "a b c d");
  assert_changes (&fixture, "0+1, 0+1, 2+1, 1+1");

  put (&fixture, "b", 4); /* another version at the same place */
  assert_content (&fixture, "a b c d");
  assert_changes (&fixture, "1-1+1");

  put (&fixture, "a", 7); /* to the right */
  assert_content (&fixture, "b c a d");
  assert_changes (&fixture, "0-3+3");

  put (&fixture, "d", 1); /* to the left, past all */
  assert_content (&fixture, "d b c a");
  assert_changes (&fixture, "0-4+4");

  cf_layer_remove (fixture.layer, "b");
  cf_layer_remove (fixture.layer, "never there");
  assert_content (&fixture, "d c a");
  assert_changes (&fixture, "1-1");
  fixture_clear (&fixture);
}

static void
test_tombstones (void)
{
  Fixture fixture;
  g_autoptr (CfTombstone) tombstone = cf_tombstone_new ("a");
  g_autoptr (GPtrArray) records = NULL;

  fixture_init (&fixture);
  put (&fixture, "a", 2);
  put (&fixture, "b", 4);
  assert_changes (&fixture, "0+1, 1+1");
  cf_layer_put (fixture.layer, CF_RECORD (tombstone));
  assert_content (&fixture, "b");
  assert_changes (&fixture, "0-1");
  g_assert_null (cf_layer_get_annotation (fixture.layer, "a"));
  g_assert_true (cf_layer_get_record (fixture.layer, "a") == CF_RECORD (tombstone));
  records = cf_layer_list_records (fixture.layer);
  g_assert_cmpuint (records->len, ==, 2);
  put (&fixture, "a", 2);
  assert_content (&fixture, "a b");
  assert_changes (&fixture, "0+1");
  fixture_clear (&fixture);
}

static void
test_relations (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) relations = NULL;

  fixture_init (&fixture);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CfRelation) relation = cf_relation_new ();
      const char *ids[] = { "r2", "r1", "r3" };

      cf_record_set_id (CF_RECORD (relation), ids[i]);
      cf_layer_put (fixture.layer, CF_RECORD (relation));
    }
  assert_content (&fixture, ""); /* a relation is no row of the list */
  assert_changes (&fixture, "");
  relations = cf_layer_list_relations (fixture.layer);
  g_assert_cmpuint (relations->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i + 1);

      g_assert_cmpstr (cf_record_get_id (g_ptr_array_index (relations, i)), ==, id);
    }
  fixture_clear (&fixture);
}

static void
test_state (void)
{
  Fixture fixture;
  g_autoptr (CfState) finished = cf_state_new (CF_STATUS_FINISHED);

  fixture_init (&fixture);
  g_assert_false (cf_state_is_finished (cf_layer_get_state (fixture.layer)));
  cf_layer_put (fixture.layer, CF_RECORD (finished));
  g_assert_true (cf_state_is_finished (cf_layer_get_state (fixture.layer)));
  assert_changes (&fixture, "");
  fixture_clear (&fixture);
}

static void
test_find (void)
{
  Fixture fixture;
  CfAnnotation *c;
  guint position;

  fixture_init (&fixture);
  put (&fixture, "c", 6);
  c = cf_layer_get_annotation (fixture.layer, "c");
  g_assert_nonnull (c);
  g_object_ref (c);
  put (&fixture, "a", 2);
  put (&fixture, "c", 9); /* found by an earlier version of itself */
  g_assert_true (cf_layer_find (fixture.layer, c, &position));
  g_assert_cmpuint (position, ==, 1);
  cf_layer_remove (fixture.layer, "c");
  g_assert_false (cf_layer_find (fixture.layer, c, NULL));
  g_assert_null (cf_layer_get_nth (fixture.layer, 7));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture.layer), 7));
  g_object_unref (c);
  fixture_clear (&fixture);
}

/* An annotation at @start; of the article as a whole for 20. */
static void
put_coded (Fixture *fixture, const char *id, guint start, const char *code)
{
  g_autoptr (CfText) text = cf_text_new ("0123456789abcdefghij", -1);
  g_autoptr (CfAnnotation) annotation = cf_annotation_new ();
  const CfSpan span = { start, start + 1 };

  cf_record_set_id (CF_RECORD (annotation), id);
  cf_record_set_code (CF_RECORD (annotation), code);
  cf_annotation_place (annotation, text, &span, start < 20 ? 1 : 0);
  cf_layer_put (fixture->layer, CF_RECORD (annotation));
}

/* What is counted as it changes, against counting; what is found by halving, against looking at each. */
static void
check_counts (CfLayer *layer, const char *const *codes)
{
  guint n_codes = 0;

  for (guint c = 0; codes[c] != NULL; c++)
    {
      guint n = 0;

      for (guint i = 0; i < cf_layer_get_n_annotations (layer); i++)
        {
          CfAnnotation *annotation = cf_layer_get_nth (layer, i);

          if (!cf_annotation_has_article_scope (annotation) &&
              g_str_equal (cf_record_get_code (CF_RECORD (annotation)), codes[c]))
            n++;
        }
      g_assert_cmpuint (
        GPOINTER_TO_UINT (g_hash_table_lookup (cf_layer_get_counts (layer), codes[c])), ==, n);
      n_codes += n > 0 ? 1 : 0;
    }
  g_assert_cmpuint (g_hash_table_size (cf_layer_get_counts (layer)), ==, n_codes);
}

static void
check_find_from (CfLayer *layer, guint offset)
{
  guint at = 0;

  while (at < cf_layer_get_n_annotations (layer) &&
         (cf_annotation_has_article_scope (cf_layer_get_nth (layer, at)) ||
          cf_annotation_get_extent (cf_layer_get_nth (layer, at)).start < offset))
    at++;
  g_assert_cmpuint (cf_layer_find_from (layer, offset), ==, at);
}

/* Random changes: a list that believes every emission shows what the layer holds, and the layer is
 * sorted. */
static void
test_random (void)
{
  static const char *const codes[] = { "claim", "rebuttal", "source", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Fixture fixture;

  fixture_init (&fixture);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", g_rand_int_range (random, 0, 30));

      if (g_rand_int_range (random, 0, 4) == 0)
        cf_layer_remove (fixture.layer, id);
      else
        put_coded (&fixture, id, (guint) g_rand_int_range (random, 0, 21),
                   codes[g_rand_int_range (random, 0, 3)]);
      check_counts (fixture.layer, codes);
      check_find_from (fixture.layer, (guint) g_rand_int_range (random, 0, 22));
      g_assert_cmpuint (fixture.shadow->len, ==, cf_layer_get_n_annotations (fixture.layer));
      for (guint k = 0; k < fixture.shadow->len; k++)
        {
          CfAnnotation *at = cf_layer_get_nth (fixture.layer, k);

          g_assert_true (at == g_ptr_array_index (fixture.shadow, k));
          if (k > 0)
            g_assert_cmpint (cf_annotation_compare (cf_layer_get_nth (fixture.layer, k - 1), at), <,
                             0);
        }
    }
  fixture_clear (&fixture);
}

static void
test_names (void)
{
  static const char *const good[] = { "a", "lin", "Lin_2", "x-y",
                                      "0123456789012345678901234567890z" };
  static const char *const bad[] = {
    "", "a.b", "a b", "林", "a/b", "..", "0123456789012345678901234567890zz"
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (cf_annotator_is_valid_name (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (cf_annotator_is_valid_name (bad[i]));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/layer/changes", test_changes);
  g_test_add_func ("/layer/tombstones", test_tombstones);
  g_test_add_func ("/layer/relations", test_relations);
  g_test_add_func ("/layer/state", test_state);
  g_test_add_func ("/layer/find", test_find);
  g_test_add_func ("/layer/random", test_random);
  g_test_add_func ("/layer/names", test_names);
  return g_test_run ();
}
