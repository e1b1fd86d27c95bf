/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the gate and its tokens share. */

#pragma once

#include "cf-json-gate.h"
#include "cf-limits.h"

G_BEGIN_DECLS

typedef struct _CfJsonStrings CfJsonStrings;

/**
 * CfJsonGate:
 * @bytes: the text
 * @length: its bytes
 * @at: how far it has been read
 * @depth: how many containers are open
 * @values: how many values have begun
 * @open: `{` or `[` of each open container
 * @first_key: where the keys of each open object begin in @keys
 * @keys: the keys of the open objects
 * @strings: all strings so far
 * @verdict: the worst that has been found
 * @reason: why
 * @where: the byte concerned
 */
typedef struct
{
  const char *bytes;
  gsize length;
  gsize at;
  guint depth;
  guint values;
  char open[CF_LIMIT_JSON_DEPTH];
  guint first_key[CF_LIMIT_JSON_DEPTH];
  GArray *keys;
  CfJsonStrings *strings;
  CfJsonVerdict verdict;
  CfJsonReason reason;
  gsize where;
} CfJsonGate;

/* The byte at hand; -1 at the end. */
static inline int
cf_json_gate_peek (const CfJsonGate *gate)
{
  return gate->at < gate->length ? (guchar) gate->bytes[gate->at] : -1;
}

gboolean cf_json_gate_fail (CfJsonGate *gate, CfJsonReason reason, gsize where);

/* cf-json-token.c */
gboolean cf_json_gate_check_string (CfJsonGate *gate);
gboolean cf_json_gate_check_number (CfJsonGate *gate);
gboolean cf_json_gate_check_word (CfJsonGate *gate);
gunichar cf_json_gate_next_character (const char **p);

/* cf-json-strings.c */
CfJsonStrings *cf_json_strings_new (void);
void cf_json_strings_free (CfJsonStrings *strings);
guint cf_json_strings_add (CfJsonStrings *strings, const char *bytes, guint32 start);

G_END_DECLS
