/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument map as it is looked at: moved about, nearer or farther. */

#pragma once

#include "cf-argument-plane.h"

G_BEGIN_DECLS

#define CF_TYPE_ARGUMENT_CANVAS (cf_argument_canvas_get_type ())
G_DECLARE_FINAL_TYPE (CfArgumentCanvas, cf_argument_canvas, CF, ARGUMENT_CANVAS, GtkWidget)

GtkWidget *cf_argument_canvas_new (void);
void cf_argument_canvas_show (CfArgumentCanvas *self, CfArgumentMap *map);
CfArgumentMap *cf_argument_canvas_get_map (CfArgumentCanvas *self);
double cf_argument_canvas_get_zoom (CfArgumentCanvas *self);
void cf_argument_canvas_zoom_in (CfArgumentCanvas *self);
void cf_argument_canvas_zoom_out (CfArgumentCanvas *self);
void cf_argument_canvas_zoom_to (CfArgumentCanvas *self, double zoom);
void cf_argument_canvas_zoom_at (CfArgumentCanvas *self, double zoom, double x, double y);
void cf_argument_canvas_fit (CfArgumentCanvas *self);
void cf_argument_canvas_pan (CfArgumentCanvas *self, double x, double y);
void cf_argument_canvas_open (CfArgumentCanvas *self, guint box);
CfArgumentPlane *cf_argument_canvas_get_plane (CfArgumentCanvas *self);

G_END_DECLS
