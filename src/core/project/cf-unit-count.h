/* SPDX-License-Identifier: GPL-3.0-or-later
 * How many units of each code a layer has. */

#pragma once

#include "cf-layer.h"

G_BEGIN_DECLS

GHashTable *cf_unit_count (CfLayer *layer, CfArticle *article);

G_END_DECLS
