/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one way in which a layer is changed on behalf of a user. */

#pragma once

#include "cf-layer.h"

G_BEGIN_DECLS

void cf_layer_change (CfLayer *layer, const char *id, CfRecord *target);

G_END_DECLS
