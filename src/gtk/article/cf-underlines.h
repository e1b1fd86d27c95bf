/* SPDX-License-Identifier: GPL-3.0-or-later
 * The shapes of underlines. */

#pragma once

#include "cf-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _CfUnderlines CfUnderlines;

CfUnderlines *cf_underlines_new (void);
void cf_underlines_free (CfUnderlines *underlines);
void cf_underlines_set_scale (CfUnderlines *underlines, int scale);
void cf_underlines_append (CfUnderlines *underlines,
                           GtkSnapshot *snapshot,
                           const graphene_rect_t *bounds,
                           CfLine line,
                           const GdkRGBA *colour);

G_END_DECLS
