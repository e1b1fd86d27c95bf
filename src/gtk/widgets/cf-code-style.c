/* SPDX-License-Identifier: GPL-3.0-or-later
 * The colours of a code. */

#include "config.h"

#include "cf-code-style.h"

#include <adwaita.h>

#define GREY_LIGHT "#5e5c64"
#define GREY_DARK "#c0bfbc"
/* How much lighter what is in other people's layers is. */
#define OTHERS_TINT 0.45f
#define OTHERS_INK 0.65f

static GdkRGBA
with_alpha (GdkRGBA colour, float alpha)
{
  colour.alpha = alpha;
  return colour;
}

/**
 * cf_code_style_init:
 * @style: (out caller-allocates): the colours
 * @code: (nullable): a code; %NULL for one that the codebook does not know
 * @dark: whether for a dark background
 */
void
cf_code_style_init (CfCodeStyle *style, const CfCode *code, gboolean dark)
{
  const char *colour = code != NULL ? code->colour[dark ? 1 : 0] : dark ? GREY_DARK : GREY_LIGHT;

  if (!gdk_rgba_parse (&style->ink, colour))
    gdk_rgba_parse (&style->ink, dark ? GREY_DARK : GREY_LIGHT);
  style->tint = with_alpha (style->ink, dark ? 0.26f : 0.16f);
  style->strong_tint = with_alpha (style->ink, dark ? 0.42f : 0.30f);
  style->line = code != NULL ? code->line : CF_LINE_DASHED;
}

/**
 * cf_code_style_lighten:
 * @style: the colours of a code
 *
 * Makes them those of other people's layers, which are lighter than one's own.
 */
void
cf_code_style_lighten (CfCodeStyle *style)
{
  style->tint.alpha *= OTHERS_TINT;
  style->strong_tint.alpha *= OTHERS_TINT;
  style->ink.alpha *= OTHERS_INK;
}

/**
 * cf_is_dark:
 *
 * Returns: whether the application is shown dark
 */
gboolean
cf_is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

/**
 * cf_is_high_contrast:
 *
 * Returns: whether edges and letters are to stand out more
 */
gboolean
cf_is_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

/**
 * cf_get_dim_alpha:
 *
 * Returns: how opaque letters are that say less than others; as in the style sheet of libadwaita
 */
float
cf_get_dim_alpha (void)
{
  return cf_is_high_contrast () ? 0.9f : 0.55f;
}

/**
 * cf_code_get_initial:
 * @code: a code
 *
 * Returns: (transfer full): the first character of its label, for where there is no room
 */
char *
cf_code_get_initial (const CfCode *code)
{
  const char *label = cf_code_get_label (code);
  const char *next = *label != '\0' ? g_utf8_next_char (label) : label;
  g_autofree char *first = g_strndup (label, (gsize) (next - label));

  return g_utf8_strup (first, -1);
}
