/* SPDX-License-Identifier: GPL-3.0-or-later
 * What lies behind the marks: what coders share, and what the find bar has found. */

#pragma once

#include "cf-scene.h"
#include "cf-strokes.h"

G_BEGIN_DECLS

void
cf_washes_draw (CfStrokes *strokes, const CfScene *scene, GtkSnapshot *snapshot, CfSpan visible);

G_END_DECLS
