/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws annotations behind the text. */

#pragma once

#include "cf-handles.h"
#include "cf-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _CfPainter CfPainter;

CfPainter *cf_painter_new (GtkTextView *view);
void cf_painter_free (CfPainter *painter);
void cf_painter_forget (CfPainter *painter);
void cf_painter_forget_links (CfPainter *painter);
void cf_painter_draw (CfPainter *painter, const CfScene *scene, GtkSnapshot *snapshot);
CfAnnotation *cf_painter_find_chip (CfPainter *painter, double x, double y);
gboolean cf_painter_find_handle (CfPainter *painter, double x, double y, CfHandle *handle);

G_END_DECLS
