/* SPDX-License-Identifier: GPL-3.0-or-later
 * Shows the codebook of a window's project beside it. */

#pragma once

#include "cf-window.h"

G_BEGIN_DECLS

void cf_codebook_presenter_follow (CfWindow *window);
void cf_codebook_presenter_show (CfWindow *window);

G_END_DECLS
