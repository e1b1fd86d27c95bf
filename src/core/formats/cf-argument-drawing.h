/* SPDX-License-Identifier: GPL-3.0-or-later
 * An argument graph as a picture. */

#pragma once

#include "cf-argument-map.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * CfArgumentDrawing:
 *
 * A graph with a place for each of its cards. Belongs to one thread at a time.
 */
typedef struct _CfArgumentDrawing CfArgumentDrawing;

CfArgumentDrawing *cf_argument_drawing_new (const CfArgumentGraph *graph, GError **error);
void cf_argument_drawing_free (CfArgumentDrawing *drawing);
void cf_argument_drawing_get_size (CfArgumentDrawing *drawing, double *width, double *height);
void cf_argument_drawing_paint (CfArgumentDrawing *drawing, cairo_t *cairo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfArgumentDrawing, cf_argument_drawing_free)

G_END_DECLS
