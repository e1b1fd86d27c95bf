/* SPDX-License-Identifier: GPL-3.0-or-later
 * The colours of a code. */

#pragma once

#include "cf-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfCodeStyle:
 * @ink: for lines, dots and outlines
 * @tint: behind text
 * @strong_tint: behind the text of the chosen annotation
 * @line: the shape of the underline
 */
typedef struct
{
  GdkRGBA ink;
  GdkRGBA tint;
  GdkRGBA strong_tint;
  CfLine line;
} CfCodeStyle;

void cf_code_style_init (CfCodeStyle *style, const CfCode *code, gboolean dark);
void cf_code_style_lighten (CfCodeStyle *style);
gboolean cf_is_dark (void);
gboolean cf_is_high_contrast (void);
float cf_get_dim_alpha (void);
char *cf_code_get_initial (const CfCode *code);

G_END_DECLS
