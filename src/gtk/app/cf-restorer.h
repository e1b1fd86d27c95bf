/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts a damaged sidecar in order, when the user has agreed. */

#pragma once

#include "cf-window.h"

G_BEGIN_DECLS

void cf_restorer_ask (CfWindow *window);

G_END_DECLS
