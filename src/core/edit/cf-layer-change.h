/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one way in which a layer is changed on behalf of a user. */

#pragma once

#include "cf-layer.h"
#include "cf-sidecar-store.h"

G_BEGIN_DECLS

void cf_layer_change (CfLayer *layer, const char *id, CfRecord *target);
GPtrArray *
cf_layer_settle (CfLayer *layer, CfSidecarStore *store, const char *id, CfRecord *target);
void cf_layer_unsettle (
  CfLayer *layer, CfSidecarStore *store, const char *id, CfRecord *target, GPtrArray *versions);

G_END_DECLS
