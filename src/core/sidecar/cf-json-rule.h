/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the members of an object must be. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  CF_JSON_TYPE_STRING,
  CF_JSON_TYPE_BOOLEAN,
  CF_JSON_TYPE_INTEGER, /* a whole number */
  CF_JSON_TYPE_OBJECT,
  CF_JSON_TYPE_ARRAY,
  CF_JSON_TYPE_DIGEST,  /* 16 hex digits */
  CF_JSON_TYPE_DIGESTS, /* an array of them */
  CF_JSON_TYPE_STRINGS, /* an array of strings */
  CF_JSON_TYPE_STRING_OR_NULL,
  CF_JSON_TYPE_TEXTS, /* an object of strings */
} CfJsonType;

/**
 * CfJsonRule:
 * @member: a member, or %NULL at the end of a table
 * @type: what it must be where it is there
 * @what: what is wrong if it is not, for people
 */
typedef struct
{
  const char *member;
  CfJsonType type;
  const char *what;
} CfJsonRule;

const CfJsonRule *cf_json_find_broken_rule (JsonObject *object, const CfJsonRule *rules);

G_END_DECLS
