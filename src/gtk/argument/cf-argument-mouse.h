/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mouse, touch pad and fingers on the argument map. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _CfArgumentCanvas CfArgumentCanvas;
typedef struct _CfArgumentMouse CfArgumentMouse;

CfArgumentMouse *cf_argument_mouse_new (CfArgumentCanvas *canvas);
void cf_argument_mouse_free (CfArgumentMouse *mouse);

G_END_DECLS
