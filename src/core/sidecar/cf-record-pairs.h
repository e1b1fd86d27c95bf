/* SPDX-License-Identifier: GPL-3.0-or-later
 * The pairs that an annotator has mended, as JSON. */

#pragma once

#include "cf-pairs.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

CfPairs *cf_pairs_decode (JsonArray *array);
JsonArray *cf_pairs_encode (CfPairs *pairing, JsonArray *origin);

G_END_DECLS
