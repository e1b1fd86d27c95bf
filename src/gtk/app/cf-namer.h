/* SPDX-License-Identifier: GPL-3.0-or-later
 * The annotator's short name, in the window. */

#pragma once

#include "cf-window.h"

G_BEGIN_DECLS

void cf_namer_ask (CfWindow *window);
void cf_namer_meet (CfWindow *window, const char *article, const char *name, const char *id);
void cf_namer_complete (CfWindow *window);

G_END_DECLS
