/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes JSON in the one form in which our files are written. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CfJsonStyle:
 * @CF_JSON_INDENTED: the bytes of Python's json.dumps (x, indent=2, ensure_ascii=False) and one LF
 * @CF_JSON_COMPACT: no white space, no LF; members in the order given
 * @CF_JSON_SORTED: compact, members of whole nodes sorted in code point order: what is digested
 */
typedef enum
{
  CF_JSON_INDENTED,
  CF_JSON_COMPACT,
  CF_JSON_SORTED,
} CfJsonStyle;

typedef struct _CfJsonWriter CfJsonWriter;

CfJsonWriter *cf_json_writer_new (CfJsonStyle style);
void cf_json_writer_free (CfJsonWriter *writer);

void cf_json_writer_begin_object (CfJsonWriter *writer);
void cf_json_writer_end_object (CfJsonWriter *writer);
void cf_json_writer_begin_array (CfJsonWriter *writer);
void cf_json_writer_end_array (CfJsonWriter *writer);
void cf_json_writer_name (CfJsonWriter *writer, const char *name);
void cf_json_writer_string (CfJsonWriter *writer, const char *value);
void cf_json_writer_string_len (CfJsonWriter *writer, const char *value, gsize length);
void cf_json_writer_integer (CfJsonWriter *writer, gint64 value);
void cf_json_writer_decimal (CfJsonWriter *writer, double value);
void cf_json_writer_boolean (CfJsonWriter *writer, gboolean value);
void cf_json_writer_null (CfJsonWriter *writer);
void cf_json_writer_node (CfJsonWriter *writer, JsonNode *node);
void cf_json_writer_object (CfJsonWriter *writer, JsonObject *object);

void cf_json_writer_string_member (CfJsonWriter *writer, const char *name, const char *value);
void cf_json_writer_integer_member (CfJsonWriter *writer, const char *name, gint64 value);
void cf_json_writer_boolean_member (CfJsonWriter *writer, const char *name, gboolean value);

GBytes *cf_json_writer_finish (CfJsonWriter *writer);
char *cf_json_writer_finish_string (CfJsonWriter *writer);

GBytes *cf_json_object_to_bytes (JsonObject *object, CfJsonStyle style);
guint64 cf_json_object_digest (JsonObject *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfJsonWriter, cf_json_writer_free)

G_END_DECLS
