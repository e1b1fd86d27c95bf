/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finishes the article, when nothing is left to do in it or the user says so. */

#pragma once

#include "cf-window.h"

G_BEGIN_DECLS

void cf_finisher_follow (CfWindow *window);
void cf_finisher_finish (CfWindow *window);

G_END_DECLS
