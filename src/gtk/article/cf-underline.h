/* SPDX-License-Identifier: GPL-3.0-or-later
 * The shapes of underlines. */

#pragma once

#include "cf-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cf_underline_append (
  GtkSnapshot *snapshot, float x, float y, float width, CfLine line, const GdkRGBA *colour);

G_END_DECLS
