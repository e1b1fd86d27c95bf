/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the lines of a text view are. */

#pragma once

#include "cf-span.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfLineBox:
 * @view: the stretch of the view that stands on the line, the line's end excluded
 * @y: the top of the line, in buffer coordinates
 * @height: from there to the bottom, with half the leading above and below
 * @leading: how much of the height that is
 * @mixed: whether what is together in the text may be apart on the line
 */
typedef struct
{
  CfSpan view;
  int y;
  int height;
  float leading;
  gboolean mixed;
} CfLineBox;

/**
 * CfRun:
 * @x: the left edge, in buffer coordinates
 * @width: from there to the right edge
 *
 * What stands together on a line.
 */
typedef struct
{
  int x;
  int width;
} CfRun;

typedef struct _CfLineBoxes CfLineBoxes;

CfLineBoxes *cf_line_boxes_new (GtkTextView *view);
void cf_line_boxes_free (CfLineBoxes *boxes);
void cf_line_boxes_forget (CfLineBoxes *boxes);
void cf_line_boxes_look (CfLineBoxes *boxes, int top, int bottom);
const CfLineBox *cf_line_boxes_get_visible (CfLineBoxes *boxes, guint view_offset, guint *n_lines);
void cf_line_boxes_get (CfLineBoxes *boxes, guint view_offset, CfLineBox *box);
void cf_line_boxes_get_runs (CfLineBoxes *boxes, const CfLineBox *box, CfSpan view, GArray *runs);
void cf_line_boxes_get_edges (CfLineBoxes *boxes, guint view_offset, int *start, int *end);
graphene_rect_t cf_line_box_get_ink (const CfLineBox *box, int x, int width);

G_END_DECLS
