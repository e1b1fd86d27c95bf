/* SPDX-License-Identifier: GPL-3.0-or-later
 * The gate before the JSON library: strict, iterative, bounded. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfJsonVerdict:
 * @CF_JSON_OK: may be parsed, and comes back equal when written
 * @CF_JSON_READ_ONLY: well-formed, but the JSON library cannot hold it exactly
 * @CF_JSON_DAMAGED: not JSON in UTF-8
 * @CF_JSON_TOO_BIG: passes a limit of cf-limits.h; not looked at further
 */
typedef enum
{
  CF_JSON_OK,
  CF_JSON_READ_ONLY,
  CF_JSON_DAMAGED,
  CF_JSON_TOO_BIG,
} CfJsonVerdict;

typedef enum
{
  CF_JSON_REASON_NONE,
  CF_JSON_REASON_ENDS_EARLY,
  CF_JSON_REASON_INVALID_UTF8,
  CF_JSON_REASON_CONTROL,
  CF_JSON_REASON_BAD_UNICODE_ESCAPE,
  CF_JSON_REASON_UNKNOWN_ESCAPE,
  CF_JSON_REASON_NO_COLON,
  CF_JSON_REASON_NO_COMMA,
  CF_JSON_REASON_NOT_A_KEY,
  CF_JSON_REASON_NOT_A_VALUE,
  CF_JSON_REASON_TEXT_AFTER,
  CF_JSON_REASON_SIZE,
  CF_JSON_REASON_DEPTH,
  CF_JSON_REASON_VALUES,
  CF_JSON_REASON_MEMBERS,
  CF_JSON_REASON_COLLISIONS,
  CF_JSON_REASON_EXPONENT,
  CF_JSON_REASON_BIG_INTEGER,
  CF_JSON_REASON_DIGITS,
  CF_JSON_REASON_LONG_NUMBER,
  CF_JSON_REASON_DUPLICATE,
  CF_JSON_REASON_SURROGATE,
  CF_JSON_REASON_NUL,
  CF_JSON_N_REASONS
} CfJsonReason;

/**
 * CfJsonReport:
 * @verdict: what may be done with the bytes
 * @reason: why, for the first thing that decided it
 * @line: where, from 1; 0 for %CF_JSON_OK
 * @column: from 1, in code points (bytes from the first invalid one on)
 */
typedef struct
{
  CfJsonVerdict verdict;
  CfJsonReason reason;
  guint line;
  guint column;
} CfJsonReport;

CfJsonReport cf_json_gate_check (const char *bytes, gsize length);
void cf_json_gate_advance (const char *bytes, gsize n_bytes, guint *line, guint *column);
const char *cf_json_reason_get_text (CfJsonReason reason);
const char *cf_json_verdict_get_name (CfJsonVerdict verdict);

G_END_DECLS
