/* SPDX-License-Identifier: GPL-3.0-or-later
 * Contrast as WCAG defines it, and the colours that are offered. */

#include "config.h"

#include "cf-colour.h"
#include "cf-test.h"

/* From the examples of WCAG and of WebAIM's checker, cut after two decimals. */
static const struct
{
  const char *a, *b;
  double contrast;
} rows[] = {
  { "#000000", "#ffffff", 21.00 }, { "#ffffff", "#000000", 21.00 }, { "#ffffff", "#ffffff", 1.00 },
  { "#777777", "#ffffff", 4.47 },  { "#767676", "#FFFFFF", 4.54 },  { "#ff0000", "#ffffff", 3.99 },
  { "#0000ff", "#ffffff", 8.59 },  { "#008000", "#ffffff", 5.13 },
};

static void
test_contrast (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double contrast = cf_colour_get_contrast (rows[i].a, rows[i].b);

      g_assert_cmpfloat (contrast, >=, rows[i].contrast);
      g_assert_cmpfloat (contrast, <, rows[i].contrast + 0.01);
    }
  g_assert_true (cf_colour_is_readable ("#767676", FALSE));
  g_assert_false (cf_colour_is_readable ("#777777", FALSE));
  g_assert_false (cf_colour_is_readable ("#000000", TRUE));
  g_assert_true (cf_colour_is_readable ("#ffffff", TRUE));
}

static void
test_palette (void)
{
  guint n;
  const CfPaletteColour *palette = cf_palette_get (&n);

  g_assert_cmpuint (n, >=, 8);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (cf_colour_is_readable (palette[i].colour[0], FALSE));
      g_assert_true (cf_colour_is_readable (palette[i].colour[1], TRUE));
    }
}

static void
add_code (CfCodebook *codebook, const CfPaletteColour *colour, CfLine line)
{
  g_autofree char *id = g_strdup_printf ("code-%u", cf_codebook_get_codes (codebook)->len);
  CfCode *code = cf_code_new (id);

  code->colour[0] = g_strdup (colour->colour[0]);
  code->colour[1] = g_strdup (colour->colour[1]);
  code->line = line;
  cf_codebook_take_code (codebook, code);
}

/* All colours before a second line, and no pair twice before each was there once. */
static void
test_choose (void)
{
  g_autoptr (CfCodebook) codebook = cf_codebook_new ("urn:x:1", "Mine");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const CfPaletteColour *colour;
  CfLine line;
  guint n;

  cf_palette_get (&n);
  for (guint i = 0; i < n * CF_N_LINES; i++)
    {
      cf_palette_choose (codebook, &colour, &line);
      g_assert_cmpuint (line, ==, i / n);
      g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%s %u", colour->name, line)));
      add_code (codebook, colour, line);
    }
  cf_palette_choose (codebook, &colour, &line);
  g_assert_cmpstr (colour->colour[0], ==, cf_palette_get (&n)[0].colour[0]);
  g_assert_cmpuint (line, ==, CF_LINE_SOLID);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/colour/contrast", test_contrast);
  g_test_add_func ("/colour/palette", test_palette);
  g_test_add_func ("/colour/choose", test_choose);
  return g_test_run ();
}
