/* SPDX-License-Identifier: GPL-3.0-or-later
 * The gate before the JSON library: strict, iterative, bounded.
 *
 * json-glib 1.6 overflows the stack on deep nesting, takes what is no JSON, and alters numbers,
 * surrogates and NULs without a word. So one pass over the bytes decides first. It keeps no tree:
 * a fixed stack of open containers, and the keys of the open objects, to find duplicates. */

#include "config.h"

#include "cf-json-gate.h"

#include "cf-limits.h"

#include <glib/gi18n.h>

#include <string.h>

/* 2^53, the last integer up to which doubles, and so other people's readers, count by one. */
#define LARGEST_INTEGER "9007199254740992"

typedef struct
{
  guint64 hash;
  guint32 start; /* byte offset behind the opening quotation mark */
} Key;

typedef struct
{
  const char *bytes;
  gsize length;
  gsize at;
  guint depth;
  guint values;
  char open[CF_LIMIT_JSON_DEPTH];       /* '{' or '[' */
  guint first_key[CF_LIMIT_JSON_DEPTH]; /* where this object's keys begin in @keys */
  GArray *keys;                         /* of Key */
  CfJsonVerdict verdict;
  CfJsonReason reason;
  gsize where;
} Gate;

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
static gboolean
fail (Gate *gate, CfJsonReason reason, gsize where)
{
  if (gate->verdict < reasons[reason].verdict)
    {
      gate->verdict = reasons[reason].verdict;
      gate->reason = reason;
      gate->where = where;
    }
  return reasons[reason].verdict == CF_JSON_READ_ONLY;
}

static int
peek (const Gate *gate)
{
  return gate->at < gate->length ? (guchar) gate->bytes[gate->at] : -1;
}

static void
skip_space (Gate *gate)
{
  while (gate->at < gate->length && strchr (" \t\n\r", gate->bytes[gate->at]) != NULL &&
         gate->bytes[gate->at] != '\0')
    gate->at++;
}

static guint
read_hex4 (const char *p)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (guint) g_ascii_xdigit_value (p[i]);
  return value;
}

/* Next unit of a string that has passed check_string(): a byte, or what a \u escape stands for with
 * the top bit set, so that bytes and escapes of the same character are made alike below. */
static gunichar
next_character (const char **p)
{
  static const char escaped[] = "\"\\/bfnrt", plain[] = "\"\\/\b\f\n\r\t";
  const char *at = *p;
  gunichar c;

  if (*at == '"')
    return G_MAXUINT32;
  if (*at != '\\')
    {
      c = g_utf8_get_char (at);
      *p = g_utf8_next_char (at);
      return c;
    }
  if (at[1] != 'u')
    {
      *p = at + 2;
      return (guchar) plain[strchr (escaped, at[1]) - escaped];
    }
  c = read_hex4 (at + 2);
  *p = at + 6;
  if (c >= 0xd800 && c < 0xdc00 && at[6] == '\\' && at[7] == 'u')
    {
      guint low = read_hex4 (at + 8);

      if (low >= 0xdc00 && low < 0xe000)
        {
          *p = at + 12;
          return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        }
    }
  return c;
}

static gboolean
check_escape (Gate *gate)
{
  const char *at = gate->bytes + gate->at; /* the backslash */
  gsize left = gate->length - gate->at;
  guint value;

  if (left < 2)
    return fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->length);
  if (at[1] != 'u')
    {
      if (at[1] == '\0' || strchr ("\"\\/bfnrt", at[1]) == NULL)
        return fail (gate, CF_JSON_REASON_UNKNOWN_ESCAPE, gate->at);
      gate->at += 2;
      return TRUE;
    }
  for (guint i = 2; i < 6; i++)
    if (i >= left || !g_ascii_isxdigit (at[i]))
      return fail (gate, CF_JSON_REASON_BAD_UNICODE_ESCAPE, gate->at);
  value = read_hex4 (at + 2);
  if (value == 0)
    fail (gate, CF_JSON_REASON_NUL, gate->at);
  if (value >= 0xd800 && value < 0xdc00)
    {
      gboolean paired = left >= 12 && at[6] == '\\' && at[7] == 'u';

      for (guint i = 8; paired && i < 12; i++)
        paired = g_ascii_isxdigit (at[i]);
      if (paired && read_hex4 (at + 8) >= 0xdc00 && read_hex4 (at + 8) < 0xe000)
        gate->at += 6;
      else
        fail (gate, CF_JSON_REASON_SURROGATE, gate->at);
    }
  else if (value >= 0xdc00 && value < 0xe000)
    {
      fail (gate, CF_JSON_REASON_SURROGATE, gate->at);
    }
  gate->at += 6;
  return TRUE;
}

/* At the opening quotation mark; ends behind the closing one. */
static gboolean
check_string (Gate *gate)
{
  for (gate->at++; gate->at < gate->length;)
    {
      guchar c = (guchar) gate->bytes[gate->at];

      if (c == '"')
        {
          gate->at++;
          return TRUE;
        }
      if (c < 0x20)
        return fail (gate, CF_JSON_REASON_CONTROL, gate->at);
      if (c != '\\')
        gate->at++;
      else if (!check_escape (gate))
        return FALSE;
    }
  return fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->length);
}

static guint
skip_digits (Gate *gate)
{
  gsize start = gate->at;

  while (gate->at < gate->length && g_ascii_isdigit (gate->bytes[gate->at]))
    gate->at++;
  return (guint) MIN (gate->at - start, G_MAXUINT);
}

static gboolean
fail_number (Gate *gate, gsize start)
{
  if (gate->at >= gate->length)
    return fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->length);
  return fail (gate, CF_JSON_REASON_NOT_A_VALUE, start);
}

/* Digits from the first that is not zero, the point left out. */
static guint
count_significant (const char *number, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (number[i]) && (n > 0 || number[i] != '0'))
      n++;
  return n;
}

static void
judge_number (Gate *gate, gsize start, gsize integer_end, gboolean has_exponent)
{
  const char *number = gate->bytes + start;
  gsize length = gate->at - start;

  if (has_exponent)
    {
      fail (gate, CF_JSON_REASON_EXPONENT, start);
    }
  else if (integer_end == gate->at)
    {
      gsize digits = length - (*number == '-');
      const char *first = number + (*number == '-');

      if (digits > 16 || (digits == 16 && strncmp (first, LARGEST_INTEGER, 16) > 0))
        fail (gate, CF_JSON_REASON_BIG_INTEGER, start);
    }
  else if (count_significant (number, length) > CF_LIMIT_JSON_NUMBER_DIGITS)
    {
      fail (gate, CF_JSON_REASON_DIGITS, start);
    }
  else if (length > CF_LIMIT_JSON_NUMBER_LENGTH)
    {
      fail (gate, CF_JSON_REASON_LONG_NUMBER, start);
    }
}

static gboolean
check_number (Gate *gate)
{
  gsize start = gate->at;
  gsize integer_end;
  gboolean has_exponent = FALSE;

  if (peek (gate) == '-')
    gate->at++;
  if (peek (gate) == '0')
    gate->at++;
  else if (skip_digits (gate) == 0)
    return fail_number (gate, start);
  integer_end = gate->at;
  if (peek (gate) == '.')
    {
      gate->at++;
      if (skip_digits (gate) == 0)
        return fail_number (gate, start);
    }
  if (peek (gate) == 'e' || peek (gate) == 'E')
    {
      has_exponent = TRUE;
      gate->at++;
      if (peek (gate) == '+' || peek (gate) == '-')
        gate->at++;
      if (skip_digits (gate) == 0)
        return fail_number (gate, start);
    }
  judge_number (gate, start, integer_end, has_exponent);
  return TRUE;
}

static gboolean
check_word (Gate *gate)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (gate->length - gate->at >= length &&
          memcmp (gate->bytes + gate->at, words[i], length) == 0)
        {
          gate->at += length;
          return TRUE;
        }
    }
  return fail (gate, CF_JSON_REASON_NOT_A_VALUE, gate->at);
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
      c = next_character (&p);
      d = next_character (&q);
    }
  while (c == d && c != G_MAXUINT32);
  return c == d ? 0 : c < d ? -1 : 1;
}

/* The object that is being closed: sorted, equal keys are neighbours. */
static void
check_duplicates (Gate *gate, guint first)
{
  Key *keys = (Key *) (gpointer) gate->keys->data + first;
  guint n = gate->keys->len - first;

  if (n > 1)
    g_qsort_with_data (keys, (int) n, sizeof (Key), compare_keys, (gpointer) gate->bytes);
  for (guint i = 1; i < n; i++)
    if (compare_keys (&keys[i - 1], &keys[i], (gpointer) gate->bytes) == 0)
      {
        fail (gate, CF_JSON_REASON_DUPLICATE, MAX (keys[i - 1].start, keys[i].start) - 1);
        break;
      }
  g_array_set_size (gate->keys, first);
}

static gboolean
check_key (Gate *gate)
{
  Key key = { .hash = 14695981039346656037u, .start = (guint32) gate->at + 1 };
  const char *p;
  gunichar c;

  if (peek (gate) < 0)
    return fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->at);
  if (peek (gate) != '"')
    return fail (gate, CF_JSON_REASON_NOT_A_KEY, gate->at);
  if (!check_string (gate))
    return FALSE;
  p = gate->bytes + key.start;
  while ((c = next_character (&p)) != G_MAXUINT32)
    key.hash = (key.hash ^ c) * 1099511628211u; /* FNV-1a, over code points */
  g_array_append_val (gate->keys, key);
  skip_space (gate);
  if (peek (gate) != ':')
    return fail (gate, peek (gate) < 0 ? CF_JSON_REASON_ENDS_EARLY : CF_JSON_REASON_NO_COLON,
                 gate->at);
  gate->at++;
  skip_space (gate);
  return TRUE;
}

static gboolean
open_container (Gate *gate, char bracket)
{
  if (gate->depth == CF_LIMIT_JSON_DEPTH)
    return fail (gate, CF_JSON_REASON_DEPTH, gate->at);
  gate->open[gate->depth] = bracket;
  gate->first_key[gate->depth] = gate->keys->len;
  gate->depth++;
  gate->at++;
  skip_space (gate);
  return TRUE;
}

static void
close_container (Gate *gate)
{
  gate->at++;
  gate->depth--;
  if (gate->open[gate->depth] == '{')
    check_duplicates (gate, gate->first_key[gate->depth]);
}

/* One value, or the opening of one. @closed says whether it is complete. */
static gboolean
check_value (Gate *gate, gboolean *closed)
{
  int c = peek (gate);

  *closed = TRUE;
  if (c < 0)
    return fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->at);
  if (++gate->values > CF_LIMIT_JSON_VALUES)
    return fail (gate, CF_JSON_REASON_VALUES, gate->at);
  if (c == '"')
    return check_string (gate);
  if (c == '-' || g_ascii_isdigit (c))
    return check_number (gate);
  if (c != '{' && c != '[')
    return check_word (gate);
  if (!open_container (gate, (char) c))
    return FALSE;
  if (peek (gate) == (c == '{' ? '}' : ']'))
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
check_after_value (Gate *gate)
{
  skip_space (gate);
  while (gate->depth > 0)
    {
      gboolean in_object = gate->open[gate->depth - 1] == '{';
      int c = peek (gate);

      if (c < 0)
        return fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->at);
      if (c == ',')
        {
          gate->at++;
          skip_space (gate);
          return !in_object || check_key (gate);
        }
      if (c != (in_object ? '}' : ']'))
        return fail (gate, CF_JSON_REASON_NO_COMMA, gate->at);
      close_container (gate);
      skip_space (gate);
    }
  return TRUE;
}

static void
check_document (Gate *gate)
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
    fail (gate, CF_JSON_REASON_TEXT_AFTER, gate->at);
}

/**
 * cf_json_gate_get_place:
 * @bytes: a text
 * @where: byte offset in it
 * @line: (out): from 1
 * @column: (out): from 1, in code points
 *
 * Turns a byte offset into what people look for in an editor.
 */
void
cf_json_gate_get_place (const char *bytes, gsize where, guint *line, guint *column)
{
  *line = *column = 1;
  for (gsize i = 0; i < where; i++)
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
  Gate gate = { .bytes = bytes, .length = length };
  CfJsonReport report = { 0 };
  const char *end;

  if (length > CF_LIMIT_JSON_BYTES)
    {
      fail (&gate, CF_JSON_REASON_SIZE, 0);
    }
  else if (!is_utf8 (bytes, length, &end))
    {
      fail (&gate, CF_JSON_REASON_INVALID_UTF8, (gsize) (end - bytes));
    }
  else
    {
      if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
        gate.at = 3;
      gate.keys = g_array_new (FALSE, FALSE, sizeof (Key));
      check_document (&gate);
      g_array_unref (gate.keys);
    }
  report.verdict = gate.verdict;
  report.reason = gate.reason;
  if (report.verdict != CF_JSON_OK)
    cf_json_gate_get_place (bytes, gate.where, &report.line, &report.column);
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
