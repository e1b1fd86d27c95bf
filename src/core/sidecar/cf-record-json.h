/* SPDX-License-Identifier: GPL-3.0-or-later
 * Annotations, relations, tombstones and states to JSON and back. */

#pragma once

#include "cf-layer.h"

G_BEGIN_DECLS

JsonObject *cf_record_to_json (CfRecord *record);
CfRecord *
cf_record_from_json (JsonObject *object, guint64 digest, const char **what, const char **where);
CfState *cf_state_from_json (JsonObject *object, guint64 digest);
GArray *cf_supersedes_from_json (JsonObject *object);
gboolean cf_json_is_tombstone (JsonObject *object);

G_END_DECLS
