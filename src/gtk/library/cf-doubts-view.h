/* SPDX-License-Identifier: GPL-3.0-or-later
 * The doubts of the project. */

#pragma once

#include "cf-library.h"

G_BEGIN_DECLS

#define CF_TYPE_DOUBTS_VIEW (cf_doubts_view_get_type ())
G_DECLARE_FINAL_TYPE (CfDoubtsView, cf_doubts_view, CF, DOUBTS_VIEW, GtkWidget)

void cf_doubts_view_show (CfDoubtsView *self, CfLibrary *library, CfCodebook *codebook);
char *cf_doubts_view_describe (guint n_to_settle, guint n_doubts);
void cf_doubts_view_focus (CfDoubtsView *self);

G_END_DECLS
