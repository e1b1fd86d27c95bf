/* SPDX-License-Identifier: GPL-3.0-or-later
 * The ends of the chosen annotation, by which it can be dragged. */

#pragma once

#include "cf-line-boxes.h"

G_BEGIN_DECLS

/**
 * CfHandle:
 * @part: which part of the annotation
 * @is_end: whether it is its end, rather than its start
 */
typedef struct
{
  guint part;
  gboolean is_end;
} CfHandle;

typedef struct CfHandles CfHandles;

CfHandles *cf_handles_new (CfLineBoxes *boxes);
void cf_handles_free (CfHandles *handles);
void cf_handles_clear (CfHandles *handles);
void cf_handles_add (CfHandles *handles, guint part, CfSpan view);
void cf_handles_draw (CfHandles *handles, GtkSnapshot *snapshot, const GdkRGBA *colour);
gboolean cf_handles_find (CfHandles *handles, double x, double y, CfHandle *handle);

G_END_DECLS
