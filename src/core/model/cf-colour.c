/* SPDX-License-Identifier: GPL-3.0-or-later
 * Colours of codes: which can be told apart, and which can be read.
 *
 * The colours of the palette differ by more than 18 in CIE Lab for people who see no red or no green, and
 * by more than 11 for those who see no blue (simulated after Machado, Oliveira and Fernandes 2009). The
 * shape of the line tells apart the codes of one colour. */

#include "config.h"

#include "cf-colour.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

static const CfPaletteColour palette[] = {
  { N_ ("Blue"), { "#1c71d8", "#78aeed" } },   { N_ ("Vermilion"), { "#c64600", "#ff9d5c" } },
  { N_ ("Green"), { "#08854a", "#3feb95" } },  { N_ ("Purple"), { "#5c177b", "#e9c4f0" } },
  { N_ ("Ochre"), { "#3d3210", "#ead041" } },  { N_ ("Wine"), { "#3a1128", "#d76684" } },
  { N_ ("Indigo"), { "#1108b5", "#7782e8" } }, { N_ ("Grey"), { "#5e5c64", "#c0bfbc" } },
};

/**
 * cf_palette_get:
 * @n_colours: (out): how many
 *
 * Returns: (transfer none) (array length=n_colours): the colours to choose from
 */
const CfPaletteColour *
cf_palette_get (guint *n_colours)
{
  *n_colours = G_N_ELEMENTS (palette);
  return palette;
}

static guint
count_codes (CfCodebook *codebook, const CfPaletteColour *colour, CfLine line)
{
  GPtrArray *codes = cf_codebook_get_codes (codebook);
  guint n = 0;

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      n += !code->retired && code->line == line && code->scope == CF_SCOPE_SPAN &&
           g_ascii_strcasecmp (code->colour[0], colour->colour[0]) == 0;
    }
  return n;
}

/**
 * cf_palette_choose:
 * @codebook: a codebook
 * @colour: (out): a colour for one more code
 * @line: (out): a line for it
 *
 * The two together are those that fewest codes have; of several the first, all colours with one line before
 * the next line.
 */
void
cf_palette_choose (CfCodebook *codebook, const CfPaletteColour **colour, CfLine *line)
{
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < CF_N_LINES * G_N_ELEMENTS (palette); i++)
    {
      const CfPaletteColour *candidate = &palette[i % G_N_ELEMENTS (palette)];
      CfLine shape = (CfLine) (i / G_N_ELEMENTS (palette));
      guint n = count_codes (codebook, candidate, shape);

      if (n >= fewest)
        continue;
      fewest = n;
      *colour = candidate;
      *line = shape;
    }
}

static double
get_channel (const char *colour, guint channel)
{
  int high = g_ascii_xdigit_value (colour[1 + 2 * channel]);
  int low = g_ascii_xdigit_value (colour[2 + 2 * channel]);
  double value = (16 * high + low) / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const char *colour)
{
  g_return_val_if_fail (strlen (colour) == 7, 0);

  return 0.2126 * get_channel (colour, 0) + 0.7152 * get_channel (colour, 1) +
         0.0722 * get_channel (colour, 2);
}

/**
 * cf_colour_get_contrast:
 * @a: `#rrggbb`
 * @b: another
 *
 * Returns: their contrast as WCAG 2.1 defines it, from 1 to 21
 */
double
cf_colour_get_contrast (const char *a, const char *b)
{
  double x = get_luminance (a), y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/**
 * cf_colour_is_readable:
 * @colour: `#rrggbb`
 * @dark: whether on a dark ground
 *
 * Returns: whether text in it can be read there
 */
gboolean
cf_colour_is_readable (const char *colour, gboolean dark)
{
  return cf_colour_get_contrast (colour, dark ? CF_GROUND_DARK : CF_GROUND_LIGHT) >=
         CF_CONTRAST_READABLE;
}
