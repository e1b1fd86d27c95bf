/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records: values, copies, what is the same, what is superseded. */

#include "config.h"

#include "cf-annotation.h"
#include "cf-limits.h"
#include "cf-relation.h"
#include "cf-state.h"
#include "cf-test.h"
#include "cf-tombstone.h"

#include <stdlib.h>

static char *
show_values (CfRecord *record)
{
  GString *shown = g_string_new (NULL);
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (shown, "%s%s=%s", i > 0 ? " " : "", values[i].attribute,
                            values[i].value);
  return g_string_free (shown, FALSE);
}

static void
assert_values (CfRecord *record, const char *expected)
{
  g_autofree char *shown = show_values (record);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_values (void)
{
  g_autoptr (CfRecord) record = CF_RECORD (cf_annotation_new ());

  assert_values (record, "");
  cf_record_add_value (record, "strategy", "reject");
  cf_record_add_value (record, "function", "cause");
  cf_record_add_value (record, "strategy", "deny");
  cf_record_add_value (record, "strategy", "deny");
  assert_values (record, "function=cause strategy=deny strategy=reject");
  g_assert_cmpstr (cf_record_get_value (record, "strategy"), ==, "deny");
  g_assert_null (cf_record_get_value (record, "frame"));
  g_assert_true (cf_record_has_value (record, "strategy", "reject"));
  g_assert_false (cf_record_has_value (record, "strategy", "cause"));
  cf_record_remove_value (record, "strategy", "deny");
  cf_record_remove_value (record, "strategy", "never there");
  assert_values (record, "function=cause strategy=reject");
  cf_record_clear_values (record, "strategy");
  cf_record_clear_values (record, "function");
  assert_values (record, "");
}

static CfAnnotation *
new_annotation (CfText *text)
{
  CfAnnotation *annotation = cf_annotation_new ();
  CfRecord *record = CF_RECORD (annotation);
  const CfSpan spans[] = { { 4, 7 }, { 0, 2 } };

  cf_record_set_id (record, "urn:uuid:1");
  cf_record_set_code (record, "claim");
  cf_record_set_note (record, "a note");
  cf_record_set_doubt (record, TRUE);
  cf_record_set_creator (record, "urn:uuid:lin");
  cf_record_set_created (record, "2026-11-21T21:40:00Z");
  cf_record_add_value (record, "function", "cause");
  cf_annotation_set_source (annotation, "https://a.example/");
  cf_annotation_place (annotation, text, spans, 2);
  return annotation;
}

/* Each way in which a copy can say something else. */
static void
test_content_equal (void)
{
  g_autoptr (CfText) text = cf_text_new ("one two three four", -1);
  g_autoptr (CfAnnotation) annotation = new_annotation (text);
  CfRecord *record = CF_RECORD (annotation);
  const CfSpan other_span = { 0, 3 };

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (CfRecord) copy = cf_record_copy (record);

      g_assert_true (cf_record_content_equal (record, copy));
      switch (i)
        {
        case 0:
          cf_record_set_code (copy, "rebuttal");
          break;
        case 1:
          cf_record_set_note (copy, "");
          break;
        case 2:
          cf_record_set_doubt (copy, FALSE);
          break;
        case 3:
          cf_record_add_value (copy, "function", "problem");
          break;
        case 4:
          cf_annotation_place (CF_ANNOTATION (copy), text, &other_span, 1);
          break;
        case 5:
          cf_annotation_set_source (CF_ANNOTATION (copy), "https://b.example/");
          break;
        case 6:
          cf_record_set_creator (copy, NULL);
          break;
        default: /* times, versions and the codebook's revision make no difference */
          cf_record_set_modified (copy, "2026-11-22T00:00:00Z");
          cf_record_set_revision (copy, "0123456789abcdef");
          cf_record_supersede (copy, record);
          break;
        }
      g_assert_cmpint (cf_record_content_equal (record, copy), ==, i >= 7);
    }
}

static void
test_kinds_differ (void)
{
  g_autoptr (CfTombstone) tombstone = cf_tombstone_new ("urn:uuid:1");
  g_autoptr (CfRelation) a = cf_relation_new ();
  g_autoptr (CfRecord) b = NULL;
  g_autoptr (CfState) state = cf_state_new (CF_STATUS_FINISHED);

  cf_relation_set_from (a, "x");
  cf_relation_set_to (a, "y", "article", "file");
  b = cf_record_copy (CF_RECORD (a));
  g_assert_true (cf_record_content_equal (CF_RECORD (a), b));
  cf_relation_set_to (CF_RELATION (b), "y", "article", "other file");
  g_assert_false (cf_record_content_equal (CF_RECORD (a), b));
  g_assert_false (cf_record_content_equal (CF_RECORD (a), CF_RECORD (tombstone)));
  g_assert_true (cf_state_is_finished (state));
}

static void
test_sealed (void)
{
  g_autoptr (CfRecord) record = CF_RECORD (cf_annotation_new ());
  g_autoptr (CfRecord) copy = NULL;

  cf_record_seal (record);
  g_test_expect_message ("cf-model", G_LOG_LEVEL_CRITICAL, "*sealed*");
  cf_record_set_note (record, "too late");
  g_test_assert_expected_messages ();
  g_assert_null (cf_record_get_note (record));
  copy = cf_record_copy (record);
  g_assert_false (cf_record_is_sealed (copy));
  cf_record_set_note (copy, "in time");
  g_assert_cmpstr (cf_record_get_note (copy), ==, "in time");
}

/* A version that reached the disk is named by what replaces it, with all that it named itself; one
 * that did not is named nowhere. */
static void
test_supersede (void)
{
  g_autoptr (CfRecord) first = CF_RECORD (cf_annotation_new ());
  g_autoptr (CfRecord) draft = NULL;
  g_autoptr (CfRecord) third = NULL;
  guint n;
  const guint64 *digests;

  cf_record_set_saved (first, 11);
  draft = cf_record_copy (first);
  g_assert_false (cf_record_is_saved (draft));
  cf_record_supersede (draft, first);
  third = cf_record_copy (draft);
  cf_record_supersede (third, draft); /* never saved */
  digests = cf_record_get_supersedes (third, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (digests[0], ==, 11);
  cf_record_set_saved (draft, 22);
  cf_record_supersede (third, draft);
  digests = cf_record_get_supersedes (third, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (digests[0], ==, 11);
  g_assert_cmpuint (digests[1], ==, 22);
}

/* What a record names already is not forgotten when it replaces something else. */
static void
test_supersede_union (void)
{
  g_autoptr (CfRecord) a = CF_RECORD (cf_annotation_new ());
  g_autoptr (CfRecord) b = CF_RECORD (cf_annotation_new ());
  g_autoptr (CfRecord) both = NULL;
  const guint64 old[] = { 1, 2 };
  guint n;
  const guint64 *digests;

  cf_record_set_supersedes (a, old, 2);
  cf_record_set_saved (a, 3);
  cf_record_set_saved (b, 4);
  both = cf_record_copy (a);
  cf_record_supersede (both, a);
  cf_record_supersede (both, b);
  digests = cf_record_get_supersedes (both, &n);
  g_assert_cmpuint (n, ==, 4);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (digests[i], ==, i + 1);
}

static void
test_supersede_limit (void)
{
  g_autoptr (CfRecord) record = CF_RECORD (cf_annotation_new ());
  guint n;
  const guint64 *digests;

  for (guint i = 1; i <= CF_LIMIT_SUPERSEDES + 20; i++)
    {
      g_autoptr (CfRecord) before = g_steal_pointer (&record);

      cf_record_set_saved (before, i);
      record = cf_record_copy (before);
      cf_record_supersede (record, before);
    }
  digests = cf_record_get_supersedes (record, &n);
  g_assert_cmpuint (n, ==, CF_LIMIT_SUPERSEDES);
  g_assert_cmpuint (digests[0], ==, 21); /* the oldest are dropped */
  g_assert_cmpuint (digests[n - 1], ==, CF_LIMIT_SUPERSEDES + 20);
}

static void
test_parts (void)
{
  g_autoptr (CfText) text = cf_text_new ("one two three four", -1);
  g_autoptr (CfAnnotation) annotation = new_annotation (text);
  g_autofree char *quote = cf_annotation_get_quote (annotation);
  CfSpan extent = cf_annotation_get_extent (annotation);

  g_assert_cmpuint (cf_annotation_get_n_parts (annotation), ==, 2);
  g_assert_cmpstr (quote, ==, "on … two");
  g_assert_true (cf_span_equal (extent, (CfSpan){ 0, 7 }));
  g_assert_cmpuint (cf_annotation_count_characters (annotation), ==, 5);
  g_assert_cmpstr (cf_annotation_get_part (annotation, 1)->quote.prefix, ==, "one ");
  g_assert_cmpstr (cf_annotation_get_part (annotation, 1)->quote.suffix, ==, " three four");
  g_assert_false (cf_annotation_has_article_scope (annotation));
  cf_annotation_place (annotation, text, NULL, 0);
  g_assert_true (cf_annotation_has_article_scope (annotation));
}

/* Overlapping and touching spans become one, empty ones none: as a set of places they stay the same. */
static void
test_normalise (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 2000; round++)
    {
      CfSpan spans[8];
      gboolean covered[40] = { FALSE }, after[40] = { FALSE };
      guint n = (guint) g_rand_int_range (random, 0, 9), kept;

      for (guint i = 0; i < n; i++)
        {
          spans[i].start = (guint) g_rand_int_range (random, 0, 36);
          spans[i].end = spans[i].start + (guint) g_rand_int_range (random, 0, 5);
          for (guint at = spans[i].start; at < spans[i].end; at++)
            covered[at] = TRUE;
        }
      kept = cf_spans_normalise (spans, n);
      for (guint i = 0; i < kept; i++)
        {
          g_assert_cmpuint (spans[i].start, <, spans[i].end);
          if (i > 0)
            g_assert_cmpuint (spans[i].start, >, spans[i - 1].end);
          for (guint at = spans[i].start; at < spans[i].end; at++)
            after[at] = TRUE;
        }
      g_assert_cmpmem (covered, sizeof covered, after, sizeof after);
    }
}

/* Of the article first, then by start, the longer one first, then id. */
static void
test_order (void)
{
  static const struct
  {
    const char *id;
    CfSpan span;
  } rows[] = {
    { "z", { 0, 0 } }, { "a", { 0, 9 } }, { "b", { 0, 3 } }, { "c", { 0, 3 } }, { "a2", { 1, 2 } }
  };
  g_autoptr (CfText) text = cf_text_new ("one two three four", -1);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CfAnnotation *annotation = cf_annotation_new ();

      cf_record_set_id (CF_RECORD (annotation), rows[i].id);
      cf_annotation_place (annotation, text, &rows[i].span, 1);
      g_ptr_array_add (list, annotation);
    }
  for (guint i = 0; i < list->len; i++)
    for (guint k = 0; k < list->len; k++)
      {
        int order =
          cf_annotation_compare (g_ptr_array_index (list, i), g_ptr_array_index (list, k));

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > k) - (i < k));
      }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/content-equal", test_content_equal);
  g_test_add_func ("/record/kinds-differ", test_kinds_differ);
  g_test_add_func ("/record/sealed", test_sealed);
  g_test_add_func ("/record/supersede", test_supersede);
  g_test_add_func ("/record/supersede-union", test_supersede_union);
  g_test_add_func ("/record/supersede-limit", test_supersede_limit);
  g_test_add_func ("/record/parts", test_parts);
  g_test_add_func ("/record/normalise", test_normalise);
  g_test_add_func ("/record/order", test_order);
  return g_test_run ();
}
