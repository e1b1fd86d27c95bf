/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where entries of a codebook name others. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CfReference:
 * @place: where the entry stands that names others
 * @member: its member
 * @several: whether that is an array of ids
 * @target: where those stand that are named
 */
typedef struct
{
  const char *place;
  const char *member;
  gboolean several;
  const char *target;
} CfReference;

/**
 * CfRename:
 * @target: where the entry stands that is named
 * @id: its id
 * @user_data: what was given with the callback
 *
 * Returns: (transfer none): the id that is to be named instead; @id itself for no other
 */
typedef const char *(*CfRename) (const char *target, const char *id, gpointer user_data);

const CfReference *cf_references_get (guint *n_references);
JsonObject *
cf_references_rename (JsonObject *entry, const char *place, CfRename new_name, gpointer user_data);
JsonObject *cf_references_unite (JsonObject *entry, const char *place, JsonObject *other);
JsonObject *cf_references_join (
  JsonObject *entry, const char *place, const char *target, const char *id, const char *joined);

JsonObject *
cf_references_drop (JsonObject *entry, const char *place, const char *target, const char *id);

JsonObject *cf_json_object_with (JsonObject *object, const char *member, JsonNode *value);
JsonNode *cf_json_node_new_strings (const char *const *strings);
JsonNode *cf_json_node_new_string (const char *string);

G_END_DECLS
