/* SPDX-License-Identifier: GPL-3.0-or-later
 * CfText against a model that counts one code point after another. */

#include "config.h"

#include "cf-test.h"
#include "cf-text.h"

#include <string.h>

/* Everything that takes other than one byte, one UTF-16 unit, or one cell: U+20BB7, a family of
 * emoji with joiners, a flag, combining marks, U+3000, Arabic, a byte order mark inside. */
static const char *const pieces[] = {
  "a",
  "é",
  "網",
  "𠮷",
  "👨‍👩‍👧",
  "🇩🇪",
  "e\xcc\x81",
  "\xe3\x80\x80",
  "\n",
  "م",
  "\xef\xbb\xbf",
  "x",
  "𝒜",
  "—",
  "ASCII only for a stretch that is longer",
  "\xcc\x81",
};

typedef struct
{
  guint n;       /* code points */
  GArray *bytes; /* of gsize: where each begins, and the end */
  GArray *units; /* of guint: the same in UTF-16 */
} Model;

static void
model_init (Model *model, const char *utf8)
{
  guint units = 0;

  model->n = 0;
  model->bytes = g_array_new (FALSE, FALSE, sizeof (gsize));
  model->units = g_array_new (FALSE, FALSE, sizeof (guint));
  for (gsize i = 0;; model->n++)
    {
      guchar lead = (guchar) utf8[i];

      g_array_append_val (model->bytes, i);
      g_array_append_val (model->units, units);
      if (lead == '\0')
        break;
      i += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
      units += lead < 0xf0 ? 1 : 2;
    }
}

static void
model_clear (Model *model)
{
  g_array_unref (model->bytes);
  g_array_unref (model->units);
}

static void
check_text (const char *utf8)
{
  g_autoptr (CfText) text = cf_text_new (utf8, -1);
  Model model;

  model_init (&model, utf8);
  g_assert_cmpuint (cf_text_get_length (text), ==, model.n);
  g_assert_cmpuint (cf_text_get_length_utf16 (text), ==,
                    g_array_index (model.units, guint, model.n));
  for (guint i = 0; i <= model.n; i++)
    {
      gsize byte = g_array_index (model.bytes, gsize, i);
      guint unit = g_array_index (model.units, guint, i);

      g_assert_cmpuint (cf_text_to_byte (text, i), ==, byte);
      g_assert_cmpuint (cf_text_from_byte (text, byte), ==, i);
      g_assert_cmpuint (cf_text_to_utf16 (text, i), ==, unit);
      g_assert_cmpuint (cf_text_from_utf16 (text, unit), ==, i);
      if (i == model.n)
        continue;
      g_assert_cmpuint (cf_text_get_char (text, i), ==, g_utf8_get_char (utf8 + byte));
      /* Inside of a character: it is the character's. */
      for (gsize b = byte; b < g_array_index (model.bytes, gsize, i + 1); b++)
        g_assert_cmpuint (cf_text_from_byte (text, b), ==, i);
      for (guint u = unit; u < g_array_index (model.units, guint, i + 1); u++)
        g_assert_cmpuint (cf_text_from_utf16 (text, u), ==, i);
    }
  g_assert_cmpuint (cf_text_get_char (text, model.n), ==, 0);
  model_clear (&model);
}

static void
test_pieces (void)
{
  check_text ("");
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    check_text (pieces[i]);
}

/* Lengths around the stride of the index, with each piece before, at and behind its end. */
static void
test_strides (void)
{
  for (guint p = 0; p < G_N_ELEMENTS (pieces); p++)
    for (guint n = 60; n < 70; n++)
      {
        g_autoptr (GString) utf8 = g_string_new (NULL);

        for (guint i = 0; i < n; i++)
          g_string_append_c (utf8, 'a');
        g_string_append (utf8, pieces[p]);
        for (guint i = 0; i < n; i++)
          g_string_append (utf8, "b");
        check_text (utf8->str);
      }
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      guint n = (guint) g_rand_int_range (random, 0, 120);

      for (guint i = 0; i < n; i++)
        g_string_append (utf8, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      check_text (utf8->str);
    }
}

static void
test_slices (void)
{
  g_autoptr (CfText) text = cf_text_new ("a𠮷b👨‍👩‍👧c", -1);
  g_autofree char *first = cf_text_slice (text, (CfSpan){ 1, 2 });
  g_autofree char *family = cf_text_slice (text, (CfSpan){ 3, 8 });
  g_autofree char *nothing = cf_text_slice (text, (CfSpan){ 9, 9 });
  gsize length;

  g_assert_cmpstr (first, ==, "𠮷");
  g_assert_cmpstr (family, ==, "👨‍👩‍👧");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (cf_text_pointer (text, 8), ==, "c");
  g_assert_cmpstr (cf_text_get_utf8 (text, &length), ==, "a𠮷b👨‍👩‍👧c");
  g_assert_cmpuint (length, ==, 1 + 4 + 1 + 18 + 1);
  /* hashlib.sha256("a𠮷b👨‍👩‍👧c".encode()).hexdigest() */
  g_assert_cmpstr (cf_text_get_digest (text), ==,
                   "c22074d4b0f3aac41382d165285d639ec76280de6971c491e70af66edc4dbb84");
}

static void
test_spans (void)
{
  const CfSpan a = { 2, 5 }, inner = { 3, 4 }, touching = { 5, 6 }, longer = { 2, 7 };

  g_assert_true (cf_span_overlaps (a, inner));
  g_assert_false (cf_span_overlaps (a, touching));
  g_assert_true (cf_span_contains (a, inner));
  g_assert_true (cf_span_contains (a, a));
  g_assert_false (cf_span_contains (inner, a));
  g_assert_cmpint (cf_span_compare (a, inner), <, 0);
  g_assert_cmpint (cf_span_compare (longer, a), <, 0); /* the longer one first */
  g_assert_cmpint (cf_span_compare (a, a), ==, 0);
  g_assert_cmpuint (cf_span_length (a), ==, 3);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/text/pieces", test_pieces);
  g_test_add_func ("/text/strides", test_strides);
  g_test_add_func ("/text/random", test_random);
  g_test_add_func ("/text/slices", test_slices);
  g_test_add_func ("/text/spans", test_spans);
  return g_test_run ();
}
