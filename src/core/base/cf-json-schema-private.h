/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the schema share. */

#pragma once

#include "cf-json-schema.h"

G_BEGIN_DECLS

struct _CfJsonSchema
{
  JsonNode *root;
  GHashTable *patterns; /* pattern -> GRegex */
};

typedef struct
{
  CfJsonSchema *schema;
  CfJsonComplaint on_complaint;
  gpointer user_data;
  GString *pointer;
  guint silent; /* how many "if this, or that" are open */
  gboolean stopped;
} CfJsonValidation;

/* A keyword: looks at @node, complains, and tells whether it is valid. */
typedef gboolean
CfJsonCheck (CfJsonValidation *v, JsonObject *schema, JsonNode *keyword, JsonNode *node);

/* cf-json-schema.c */
gboolean cf_json_schema_complain (CfJsonValidation *v, const char *format, ...)
  G_GNUC_PRINTF (2, 3);

/* cf-json-schema-values.c */
char *cf_json_schema_write (JsonNode *node);
CfJsonCheck cf_json_schema_check_type;
CfJsonCheck cf_json_schema_check_const;
CfJsonCheck cf_json_schema_check_enum;
CfJsonCheck cf_json_schema_check_pattern;
CfJsonCheck cf_json_schema_check_min_length;
CfJsonCheck cf_json_schema_check_max_length;
CfJsonCheck cf_json_schema_check_minimum;
CfJsonCheck cf_json_schema_check_maximum;

G_END_DECLS
