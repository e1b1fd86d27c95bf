/* SPDX-License-Identifier: GPL-3.0-or-later
 * How high a paragraph of a text view is, before the view has laid it out. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfParagraphSize:
 * @above: the space above its text, in pixels
 * @text: the height of its lines
 * @baseline: from the top of its text to the first baseline
 * @below: the space below
 */
typedef struct
{
  int above;
  int text;
  int baseline;
  int below;
} CfParagraphSize;

void cf_paragraph_ruler_pass_over (GtkTextTag *tag);
void cf_paragraph_ruler_measure (GtkTextView *view,
                                 const GtkTextIter *start,
                                 int width,
                                 CfParagraphSize *size);

G_END_DECLS
