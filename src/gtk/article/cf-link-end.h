/* SPDX-License-Identifier: GPL-3.0-or-later
 * The other end of a link of the chosen annotation. */

#pragma once

#include "cf-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of a picture of an arrow head, in pixels. */
#define CF_ARROW_LENGTH 7
#define CF_ARROW_HEIGHT 8

/**
 * CfLinkEnd:
 * @annotation: the other end
 * @other: (nullable): whose it is; %NULL for one's own
 * @speaks: whether the chosen annotation does
 * @ink: of the one that does
 * @label: what the link is called, from the bottom to the top, around the origin
 * @length: of that, in pixels
 * @arrow_head: (nullable): its tip is at the text; %NULL where the link has no direction
 */
typedef struct
{
  CfAnnotation *annotation;
  const CfOtherLayer *other;
  gboolean speaks;
  GdkRGBA ink;
  GskRenderNode *label;
  double length;
  GdkTexture *arrow_head;
} CfLinkEnd;

void cf_link_end_init (CfLinkEnd *end,
                       GtkTextView *view,
                       const CfScene *scene,
                       CfRelation *relation,
                       CfAnnotation *annotation,
                       const CfOtherLayer *other);
void cf_link_end_clear (gpointer data);

G_END_DECLS
