/* SPDX-License-Identifier: GPL-3.0-or-later
 * Holds JSON against a JSON Schema. */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CfJsonSchema:
 *
 * A schema of ours (JSON Schema 2020-12): what our files use of it, with references within the file.
 */
typedef struct _CfJsonSchema CfJsonSchema;

/**
 * CfJsonComplaint:
 * @pointer: the value that is wrong, or missing: a JSON pointer
 * @text: what is wrong with it, for people
 * @user_data: what was given with the callback
 *
 * Returns: whether to go on
 */
typedef gboolean (*CfJsonComplaint) (const char *pointer, const char *text, gpointer user_data);

CfJsonSchema *cf_json_schema_new (GBytes *bytes);
void cf_json_schema_free (CfJsonSchema *schema);
gboolean cf_json_schema_validate (CfJsonSchema *schema,
                                  JsonNode *node,
                                  CfJsonComplaint on_complaint,
                                  gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfJsonSchema, cf_json_schema_free)

G_END_DECLS
