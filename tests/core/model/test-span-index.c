/* SPDX-License-Identifier: GPL-3.0-or-later
 * The span index against a list that looks at every part. */

#include "config.h"

#include "cf-span-index.h"
#include "cf-test.h"

typedef struct
{
  CfSpanIndex *index;
  GArray *model; /* of CfIndexed, in the order in which they were added */
  GPtrArray *annotations;
} Fixture;

static CfAnnotation *
add (Fixture *fixture, CfText *text, const CfSpan *spans, guint n)
{
  CfAnnotation *annotation = cf_annotation_new ();

  cf_annotation_place (annotation, text, spans, n);
  cf_record_seal (CF_RECORD (annotation));
  cf_span_index_add (fixture->index, annotation);
  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    {
      CfIndexed part = { cf_annotation_get_part (annotation, i)->span, annotation };

      g_array_append_val (fixture->model, part);
    }
  g_ptr_array_add (fixture->annotations, annotation);
  return annotation;
}

static void
remove_nth (Fixture *fixture, guint at)
{
  CfAnnotation *annotation = g_ptr_array_index (fixture->annotations, at);

  cf_span_index_remove (fixture->index, annotation);
  for (guint i = fixture->model->len; i > 0; i--)
    if (g_array_index (fixture->model, CfIndexed, i - 1).annotation == annotation)
      g_array_remove_index (fixture->model, i - 1);
  g_ptr_array_remove_index (fixture->annotations, at);
}

static void
check_query (Fixture *fixture, CfSpan span)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  guint expected = 0;

  cf_span_index_query (fixture->index, span, found);
  for (guint i = 0; i < fixture->model->len; i++)
    {
      const CfIndexed *part = &g_array_index (fixture->model, CfIndexed, i);
      guint hits = 0;

      if (!cf_span_overlaps (part->span, span))
        continue;
      expected++;
      for (guint k = 0; k < found->len; k++)
        {
          const CfIndexed *other = &g_array_index (found, CfIndexed, k);

          hits += other->annotation == part->annotation && cf_span_equal (other->span, part->span)
                    ? 1
                    : 0;
        }
      g_assert_cmpuint (hits, ==, 1);
    }
  g_assert_cmpuint (found->len, ==, expected);
  for (guint k = 1; k < found->len; k++)
    g_assert_cmpint (cf_span_compare (g_array_index (found, CfIndexed, k - 1).span,
                                      g_array_index (found, CfIndexed, k).span),
                     <=, 0);
}

static void
fixture_init (Fixture *fixture)
{
  fixture->index = cf_span_index_new ();
  fixture->model = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  fixture->annotations = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
fixture_clear (Fixture *fixture)
{
  cf_span_index_free (fixture->index);
  g_array_unref (fixture->model);
  g_ptr_array_unref (fixture->annotations);
}

static CfText *
make_text (guint length)
{
  char *utf8 = g_strnfill (length, 'x');

  return cf_text_new_take (utf8, length);
}

/* @spread: how far apart the starts are: 1 puts all at one place, so that chunks fill with equals. */
static void
check_random (guint32 seed, guint spread, guint rounds)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (CfText) text = make_text (5000);
  Fixture fixture;

  fixture_init (&fixture);
  for (guint i = 0; i < rounds; i++)
    {
      CfSpan spans[3];
      guint n = (guint) g_rand_int_range (random, 1, 4);

      for (guint k = 0; k < n; k++)
        {
          spans[k].start = (guint) g_rand_int_range (random, 0, (gint32) spread);
          spans[k].end = spans[k].start + (guint) g_rand_int_range (random, 1, 200);
        }
      if (fixture.annotations->len > 0 && g_rand_int_range (random, 0, 3) == 0)
        remove_nth (&fixture,
                    (guint) g_rand_int_range (random, 0, (gint32) fixture.annotations->len));
      else
        add (&fixture, text, spans, n);
      g_assert_cmpuint (cf_span_index_get_size (fixture.index), ==, fixture.model->len);
      if (i % 20 == 0)
        {
          guint start = (guint) g_rand_int_range (random, 0, 4900);

          check_query (&fixture, (CfSpan){ start, start + 50 });
          check_query (&fixture, (CfSpan){ start, start });
          check_query (&fixture, (CfSpan){ 0, 5000 });
        }
    }
  while (fixture.annotations->len > 0)
    remove_nth (&fixture, fixture.annotations->len - 1);
  g_assert_cmpuint (cf_span_index_get_size (fixture.index), ==, 0);
  check_query (&fixture, (CfSpan){ 0, 5000 });
  fixture_clear (&fixture);
}

static void
test_spread (void)
{
  check_random (1, 4800, 3000);
}

static void
test_equal_starts (void)
{
  check_random (2, 1, 3000);
  check_random (3, 5, 3000);
}

/* Identical annotations, more than a chunk holds: the right one is taken out. */
static void
test_identical (void)
{
  g_autoptr (CfText) text = make_text (100);
  Fixture fixture;
  const CfSpan span = { 10, 20 };

  fixture_init (&fixture);
  for (guint i = 0; i < 1500; i++)
    add (&fixture, text, &span, 1);
  for (guint i = 0; i < 1400; i++)
    {
      remove_nth (&fixture, (i * 7) % fixture.annotations->len);
      g_assert_cmpuint (cf_span_index_get_size (fixture.index), ==, fixture.model->len);
    }
  check_query (&fixture, (CfSpan){ 19, 20 });
  check_query (&fixture, (CfSpan){ 20, 21 });
  fixture_clear (&fixture);
}

/* What is not there cannot be taken out. */
static void
test_absent (void)
{
  g_autoptr (CfText) text = make_text (100);
  g_autoptr (CfAnnotation) stranger = cf_annotation_new ();
  Fixture fixture;
  const CfSpan span = { 10, 20 };

  fixture_init (&fixture);
  cf_annotation_place (stranger, text, &span, 1);
  cf_span_index_remove (fixture.index, stranger);
  add (&fixture, text, &span, 1);
  cf_span_index_remove (fixture.index, stranger);
  cf_span_index_remove_span (fixture.index, g_ptr_array_index (fixture.annotations, 0),
                             (CfSpan){ 10, 21 });
  g_assert_cmpuint (cf_span_index_get_size (fixture.index), ==, 1);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/span-index/spread", test_spread);
  g_test_add_func ("/span-index/equal-starts", test_equal_starts);
  g_test_add_func ("/span-index/identical", test_identical);
  g_test_add_func ("/span-index/absent", test_absent);
  return g_test_run ();
}
