/* SPDX-License-Identifier: GPL-3.0-or-later
 * The keys of the argument map. */

#pragma once

#include "cf-argument-canvas.h"

G_BEGIN_DECLS

void cf_argument_keys_add (CfArgumentCanvas *canvas);

G_END_DECLS
