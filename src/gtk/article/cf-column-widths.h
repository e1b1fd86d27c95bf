/* SPDX-License-Identifier: GPL-3.0-or-later
 * How wide the views of an article are. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In pixels. */
typedef struct
{
  int single; /* how wide one view is at most */
  int column; /* how wide each of two is at most */
  int least;  /* how much room two need */
} CfColumnWidths;

CfColumnWidths cf_column_widths_find (double text_size, double scale);

G_END_DECLS
