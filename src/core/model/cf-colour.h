/* SPDX-License-Identifier: GPL-3.0-or-later
 * Colours of codes: which can be told apart, and which can be read. */

#pragma once

#include "cf-codebook.h"

G_BEGIN_DECLS

/* Text in a colour can be read at this contrast with what is behind it (WCAG 2.1, level AA). */
#define CF_CONTRAST_READABLE 4.5

/* What is behind an article, light and dark. */
#define CF_GROUND_LIGHT "#ffffff"
#define CF_GROUND_DARK "#1e1e1e"

/**
 * CfPaletteColour:
 * @name: what it is called, for people
 * @colour: `#rrggbb`, for light and for dark
 */
typedef struct
{
  const char *name;
  const char *colour[2];
} CfPaletteColour;

const CfPaletteColour *cf_palette_get (guint *n_colours);
void cf_palette_choose (CfCodebook *codebook, const CfPaletteColour **colour, CfLine *line);
double cf_colour_get_contrast (const char *a, const char *b);
gboolean cf_colour_is_readable (const char *colour, gboolean dark);

G_END_DECLS
