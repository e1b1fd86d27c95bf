/* SPDX-License-Identifier: GPL-3.0-or-later
 * A round of coding, as codebook.json has it. */

#pragma once

#include "cf-round.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

CfRound *cf_round_from_json (JsonObject *object, const char **member);
JsonObject *cf_round_to_json (const CfRound *round, JsonObject *entry);

G_END_DECLS
