/* SPDX-License-Identifier: GPL-3.0-or-later
 * The gate before the JSON library: strict, iterative, bounded.
 *
 * json-glib 1.6 overflows the stack on deep nesting, takes what is no JSON, and alters numbers,
 * surrogates and NULs without a word. So one pass over the bytes decides first. It keeps no tree:
 * a fixed stack of open containers, and the keys of the open objects, to find duplicates. */

#include "config.h"

#include "cf-json-gate-private.h"

#include <glib/gi18n.h>

#include <string.h>

typedef struct
{
  guint64 hash;
  guint32 start; /* byte offset behind the opening quotation mark */
} Key;

static const struct
{
  CfJsonVerdict verdict;
  const char *text;
} reasons[CF_JSON_N_REASONS] = {
  [CF_JSON_REASON_NONE] = { CF_JSON_OK, N_ ("nothing is wrong") },
  [CF_JSON_REASON_ENDS_EARLY] = { CF_JSON_DAMAGED, N_ ("the text ends too early") },
  [CF_JSON_REASON_INVALID_UTF8] = { CF_JSON_DAMAGED, N_ ("the text is not UTF-8") },
  [CF_JSON_REASON_CONTROL] = { CF_JSON_DAMAGED, N_ ("a control character stands in a string") },
  [CF_JSON_REASON_BAD_UNICODE_ESCAPE] = { CF_JSON_DAMAGED, N_ ("a \\u escape is malformed") },
  [CF_JSON_REASON_UNKNOWN_ESCAPE] = { CF_JSON_DAMAGED, N_ ("an escape is unknown") },
  [CF_JSON_REASON_NO_COLON] = { CF_JSON_DAMAGED, N_ ("a colon is missing") },
  [CF_JSON_REASON_NO_COMMA] = { CF_JSON_DAMAGED, N_ ("a comma or closing bracket is missing") },
  [CF_JSON_REASON_NOT_A_KEY] = { CF_JSON_DAMAGED, N_ ("a member's name is expected here") },
  [CF_JSON_REASON_NOT_A_VALUE] = { CF_JSON_DAMAGED, N_ ("a value is expected here") },
  [CF_JSON_REASON_TEXT_AFTER] = { CF_JSON_DAMAGED, N_ ("there is text after the end") },
  [CF_JSON_REASON_SIZE] = { CF_JSON_TOO_BIG, N_ ("the file is larger than 64 MiB") },
  [CF_JSON_REASON_DEPTH] = { CF_JSON_TOO_BIG, N_ ("values are nested deeper than 64") },
  [CF_JSON_REASON_VALUES] = { CF_JSON_TOO_BIG, N_ ("there are more than 1,000,000 values") },
  [CF_JSON_REASON_MEMBERS] = { CF_JSON_TOO_BIG, N_ ("an object has more than 10,000 members") },
  [CF_JSON_REASON_COLLISIONS] = { CF_JSON_TOO_BIG,
                                  N_ ("its strings are made to keep the reader busy") },
  [CF_JSON_REASON_EXPONENT] = { CF_JSON_READ_ONLY, N_ ("a number has an exponent") },
  [CF_JSON_REASON_BIG_INTEGER] = { CF_JSON_READ_ONLY, N_ ("an integer is beyond 2^53") },
  [CF_JSON_REASON_DIGITS] = { CF_JSON_READ_ONLY, N_ ("a decimal has more than 15 digits") },
  [CF_JSON_REASON_LONG_NUMBER] = { CF_JSON_READ_ONLY,
                                   N_ ("a number is longer than 40 characters") },
  [CF_JSON_REASON_DUPLICATE] = { CF_JSON_READ_ONLY, N_ ("an object has one name twice") },
  [CF_JSON_REASON_SURROGATE] = { CF_JSON_READ_ONLY, N_ ("a string holds half a surrogate pair") },
  [CF_JSON_REASON_NUL] = { CF_JSON_READ_ONLY, N_ ("a string holds the character U+0000") },
};

/* The first thing that is worse than what was found before decides. */
gboolean
cf_json_gate_fail (CfJsonGate *gate, CfJsonReason reason, gsize where)
{
  if (gate->verdict < reasons[reason].verdict)
    {
      gate->verdict = reasons[reason].verdict;
      gate->reason = reason;
      gate->where = where;
    }
  return reasons[reason].verdict == CF_JSON_READ_ONLY;
}

static void
skip_space (CfJsonGate *gate)
{
  int c;

  while ((c = cf_json_gate_peek (gate)) == ' ' || c == '\n' || c == '\t' || c == '\r')
    gate->at++;
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer bytes)
{
  const Key *x = a, *y = b;
  const char *p = (const char *) bytes + x->start;
  const char *q = (const char *) bytes + y->start;
  gunichar c, d;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  do
    {
      c = cf_json_gate_next_character (&p);
      d = cf_json_gate_next_character (&q);
    }
  while (c == d && c != G_MAXUINT32);
  return c == d ? 0 : c < d ? -1 : 1;
}

/* The object that is being closed: sorted, equal keys are neighbours. */
static void
check_duplicates (CfJsonGate *gate, guint first)
{
  guint n = gate->keys->len - first;
  Key *keys;

  if (n == 0)
    return;
  keys = (Key *) (gpointer) gate->keys->data + first;
  g_qsort_with_data (keys, (int) n, sizeof (Key), compare_keys, (gpointer) gate->bytes);
  for (guint i = 1; i < n; i++)
    if (compare_keys (&keys[i - 1], &keys[i], (gpointer) gate->bytes) == 0)
      {
        cf_json_gate_fail (gate, CF_JSON_REASON_DUPLICATE,
                           MAX (keys[i - 1].start, keys[i].start) - 1);
        break;
      }
  g_array_set_size (gate->keys, first);
}

static gboolean
check_key (CfJsonGate *gate)
{
  Key key = { .hash = 14695981039346656037u, .start = (guint32) gate->at + 1 };
  const char *p;
  gunichar c;

  if (gate->keys->len - gate->first_key[gate->depth - 1] == CF_LIMIT_JSON_MEMBERS)
    return cf_json_gate_fail (gate, CF_JSON_REASON_MEMBERS, gate->at);
  if (cf_json_gate_peek (gate) < 0)
    return cf_json_gate_fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->at);
  if (cf_json_gate_peek (gate) != '"')
    return cf_json_gate_fail (gate, CF_JSON_REASON_NOT_A_KEY, gate->at);
  if (!cf_json_gate_check_string (gate))
    return FALSE;
  p = gate->bytes + key.start;
  while (g_ascii_isprint (*p) && *p != '"' && *p != '\\')
    key.hash = (key.hash ^ (guchar) *p++) * 1099511628211u;
  while ((c = cf_json_gate_next_character (&p)) != G_MAXUINT32)
    key.hash = (key.hash ^ c) * 1099511628211u; /* FNV-1a, over code points */
  g_array_append_val (gate->keys, key);
  skip_space (gate);
  if (cf_json_gate_peek (gate) != ':')
    return cf_json_gate_fail (
      gate, cf_json_gate_peek (gate) < 0 ? CF_JSON_REASON_ENDS_EARLY : CF_JSON_REASON_NO_COLON,
      gate->at);
  gate->at++;
  skip_space (gate);
  return TRUE;
}

static gboolean
open_container (CfJsonGate *gate, char bracket)
{
  if (gate->depth == CF_LIMIT_JSON_DEPTH)
    return cf_json_gate_fail (gate, CF_JSON_REASON_DEPTH, gate->at);
  gate->open[gate->depth] = bracket;
  gate->first_key[gate->depth] = gate->keys->len;
  gate->depth++;
  gate->at++;
  skip_space (gate);
  return TRUE;
}

static void
close_container (CfJsonGate *gate)
{
  gate->at++;
  gate->depth--;
  if (gate->open[gate->depth] == '{')
    check_duplicates (gate, gate->first_key[gate->depth]);
}

/* One value, or the opening of one. @closed says whether it is complete. */
static gboolean
check_value (CfJsonGate *gate, gboolean *closed)
{
  int c = cf_json_gate_peek (gate);

  *closed = TRUE;
  if (c < 0)
    return cf_json_gate_fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->at);
  if (++gate->values > CF_LIMIT_JSON_VALUES)
    return cf_json_gate_fail (gate, CF_JSON_REASON_VALUES, gate->at);
  if (c == '"')
    return cf_json_gate_check_string (gate);
  if (c == '-' || g_ascii_isdigit (c))
    return cf_json_gate_check_number (gate);
  if (c != '{' && c != '[')
    return cf_json_gate_check_word (gate);
  if (!open_container (gate, (char) c))
    return FALSE;
  if (cf_json_gate_peek (gate) == (c == '{' ? '}' : ']'))
    {
      close_container (gate);
      return TRUE;
    }
  *closed = FALSE;
  return c == '[' || check_key (gate);
}

/* Behind a complete value: closes what closes, and ends where the next value begins, or outside all
 * containers. */
static gboolean
check_after_value (CfJsonGate *gate)
{
  skip_space (gate);
  while (gate->depth > 0)
    {
      gboolean in_object = gate->open[gate->depth - 1] == '{';
      int c = cf_json_gate_peek (gate);

      if (c < 0)
        return cf_json_gate_fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->at);
      if (c == ',')
        {
          gate->at++;
          skip_space (gate);
          return !in_object || check_key (gate);
        }
      if (c != (in_object ? '}' : ']'))
        return cf_json_gate_fail (gate, CF_JSON_REASON_NO_COMMA, gate->at);
      close_container (gate);
      skip_space (gate);
    }
  return TRUE;
}

static void
check_document (CfJsonGate *gate)
{
  gboolean closed;

  skip_space (gate);
  do
    {
      if (!check_value (gate, &closed))
        return;
      if (closed && !check_after_value (gate))
        return;
    }
  while (gate->depth > 0);
  if (gate->at < gate->length)
    cf_json_gate_fail (gate, CF_JSON_REASON_TEXT_AFTER, gate->at);
}

/**
 * cf_json_gate_advance:
 * @bytes: a part of a text
 * @n_bytes: how many
 * @line: (inout): the line in which it begins, from 1; then the one in which it ends
 * @column: (inout): the column, from 1, in code points
 *
 * Turns a byte offset into what people look for in an editor.
 */
void
cf_json_gate_advance (const char *bytes, gsize n_bytes, guint *line, guint *column)
{
  for (gsize i = 0; i < n_bytes; i++)
    {
      if (bytes[i] == '\n')
        {
          (*line)++;
          *column = 1;
        }
      else if (((guchar) bytes[i] & 0xc0) != 0x80)
        {
          (*column)++;
        }
    }
}

/* GLib takes a NUL for invalid; here it is a character that JSON does not allow, with a place of its
 * own. */
static gboolean
is_utf8 (const char *bytes, gsize length, const char **invalid)
{
  const char *p = bytes, *const end = bytes + length;

  while (!g_utf8_validate_len (p, (gsize) (end - p), invalid))
    {
      if (**invalid != '\0')
        return FALSE;
      p = *invalid + 1;
    }
  return TRUE;
}

/**
 * cf_json_gate_check:
 * @bytes: untrusted bytes
 * @length: how many
 *
 * Reads the whole as RFC 8259 demands it, at most one leading byte order mark allowed. Time is
 * linear but for objects of very many members, memory at most 16 bytes a member.
 *
 * Returns: the verdict, with the place that decided it
 */
CfJsonReport
cf_json_gate_check (const char *bytes, gsize length)
{
  CfJsonGate gate = { .bytes = bytes, .length = length };
  CfJsonReport report = { 0 };
  const char *end;

  if (length > CF_LIMIT_JSON_BYTES)
    {
      cf_json_gate_fail (&gate, CF_JSON_REASON_SIZE, 0);
    }
  else if (!is_utf8 (bytes, length, &end))
    {
      cf_json_gate_fail (&gate, CF_JSON_REASON_INVALID_UTF8, (gsize) (end - bytes));
    }
  else
    {
      if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
        gate.at = 3;
      gate.keys = g_array_new (FALSE, FALSE, sizeof (Key));
      gate.strings = cf_json_strings_new ();
      check_document (&gate);
      cf_json_strings_free (gate.strings);
      g_array_unref (gate.keys);
    }
  report.verdict = gate.verdict;
  report.reason = gate.reason;
  if (report.verdict != CF_JSON_OK)
    {
      report.line = report.column = 1;
      cf_json_gate_advance (bytes, gate.where, &report.line, &report.column);
    }
  return report;
}

/**
 * cf_json_reason_get_text:
 * @reason: a reason
 *
 * Returns: it, as part of a sentence in the user's language
 */
const char *
cf_json_reason_get_text (CfJsonReason reason)
{
  g_return_val_if_fail (reason < CF_JSON_N_REASONS, NULL);
  return g_dgettext (GETTEXT_PACKAGE, reasons[reason].text);
}

const char *
cf_json_verdict_get_name (CfJsonVerdict verdict)
{
  static const char *const names[] = { "ok", "read-only", "damaged", "too-big" };

  return names[verdict];
}
