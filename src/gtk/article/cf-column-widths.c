/* SPDX-License-Identifier: GPL-3.0-or-later
 * How wide the views of an article are: lines are as long as they are read best, whatever the size of letters. */

#include "config.h"

#include "cf-column-widths.h"

/* The measure is about 40 em; beside it are the margins. */
#define MEASURE_EM 40
#define MARGINS 160
/* Columns are narrower; below the least there is one only. */
#define COLUMN_EM 32
#define LEAST_COLUMN_EM 17
#define COLUMN_MARGINS 76
#define BASE_FONT_PX 16.5

/**
 * cf_column_widths_find:
 * @text_size: how large the letters of articles are; 1.0 is the usual size
 * @scale: and all letters, as of cf_font_scale()
 *
 * Returns: the widths
 */
CfColumnWidths
cf_column_widths_find (double text_size, double scale)
{
  double em = BASE_FONT_PX * text_size;

  return (CfColumnWidths){ .single = (int) ((MEASURE_EM * em + MARGINS) * scale),
                           .column = (int) ((COLUMN_EM * em + MARGINS) * scale),
                           .least = (int) (2 * (LEAST_COLUMN_EM * em + COLUMN_MARGINS) * scale) };
}
