/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads JSON through the gate, and reaches into it without trusting its shape. */

#pragma once

#include "cf-json-gate.h"
#include "cf-json-slice.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *cf_json_parse (GBytes *bytes, const char *name, CfJsonReport *report, GError **error);
JsonNode *cf_json_parse_without (GBytes *bytes,
                                 const char *name,
                                 const char *const *path,
                                 GArray *elements,
                                 CfJsonReport *report,
                                 GError **error);
JsonArray *cf_json_parse_slices (GBytes *bytes, const CfJsonSlice *slices, guint n, GError **error);

JsonObject *cf_json_get_object (JsonObject *object, const char *member);
JsonArray *cf_json_get_array (JsonObject *object, const char *member);
const char *cf_json_get_string (JsonObject *object, const char *member);
gboolean cf_json_get_integer (JsonObject *object, const char *member, gint64 *value);
gboolean cf_json_get_boolean (JsonObject *object, const char *member);
gboolean cf_json_is_null_or_absent (JsonObject *object, const char *member);
JsonObject *cf_json_array_get_object (JsonArray *array, guint index);
const char *cf_json_array_get_string (JsonArray *array, guint index);
char **cf_json_get_strings (JsonObject *object, const char *member);

gboolean cf_json_has_only (JsonObject *object, const char *const *members);
void cf_json_append_unknown (JsonObject *object, JsonObject *origin, const char *const *known);
JsonNode *cf_json_sorted_copy (JsonNode *node);

/* cf-json-compare.c */
char *cf_json_to_sorted_text (JsonNode *node);
int cf_json_compare (JsonNode *a, JsonNode *b);
gboolean cf_json_equal (JsonNode *a, JsonNode *b);
gboolean cf_json_contains (JsonNode *whole, JsonNode *part);

/* cf-json-locator.c */
gboolean cf_json_locate (GBytes *bytes, const char *pointer, guint *line, guint *column);

G_END_DECLS
