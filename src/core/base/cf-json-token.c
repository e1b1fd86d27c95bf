/* SPDX-License-Identifier: GPL-3.0-or-later
 * The strings, numbers and words of JSON, as the gate reads them. */

#include "config.h"

#include "cf-json-gate-private.h"

#include <string.h>

/* 2^53, the last integer up to which doubles, and so other people's readers, count by one. */
#define LARGEST_INTEGER "9007199254740992"

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
gunichar
cf_json_gate_next_character (const char **p)
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
check_escape (CfJsonGate *gate)
{
  const char *at = gate->bytes + gate->at; /* the backslash */
  gsize left = gate->length - gate->at;
  guint value;

  if (left < 2)
    return cf_json_gate_fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->length);
  if (at[1] != 'u')
    {
      if (at[1] == '\0' || strchr ("\"\\/bfnrt", at[1]) == NULL)
        return cf_json_gate_fail (gate, CF_JSON_REASON_UNKNOWN_ESCAPE, gate->at);
      gate->at += 2;
      return TRUE;
    }
  for (guint i = 2; i < 6; i++)
    if (i >= left || !g_ascii_isxdigit (at[i]))
      return cf_json_gate_fail (gate, CF_JSON_REASON_BAD_UNICODE_ESCAPE, gate->at);
  value = read_hex4 (at + 2);
  if (value == 0)
    cf_json_gate_fail (gate, CF_JSON_REASON_NUL, gate->at);
  if (value >= 0xd800 && value < 0xdc00)
    {
      gboolean paired = left >= 12 && at[6] == '\\' && at[7] == 'u';

      for (guint i = 8; paired && i < 12; i++)
        paired = g_ascii_isxdigit (at[i]);
      if (paired && read_hex4 (at + 8) >= 0xdc00 && read_hex4 (at + 8) < 0xe000)
        gate->at += 6;
      else
        cf_json_gate_fail (gate, CF_JSON_REASON_SURROGATE, gate->at);
    }
  else if (value >= 0xdc00 && value < 0xe000)
    {
      cf_json_gate_fail (gate, CF_JSON_REASON_SURROGATE, gate->at);
    }
  gate->at += 6;
  return TRUE;
}

/* At the opening quotation mark; ends behind the closing one. */
gboolean
cf_json_gate_check_string (CfJsonGate *gate)
{
  const gsize start = gate->at + 1;

  for (gate->at++; gate->at < gate->length;)
    {
      guchar c = (guchar) gate->bytes[gate->at];

      if (c == '"')
        {
          gate->at++;
          return cf_json_strings_add (gate->strings, gate->bytes, (guint32) start) <=
                   CF_LIMIT_JSON_COLLISIONS ||
                 cf_json_gate_fail (gate, CF_JSON_REASON_COLLISIONS, start - 1);
        }
      if (c < 0x20)
        return cf_json_gate_fail (gate, CF_JSON_REASON_CONTROL, gate->at);
      if (c != '\\')
        gate->at++;
      else if (!check_escape (gate))
        return FALSE;
    }
  return cf_json_gate_fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->length);
}

static guint
skip_digits (CfJsonGate *gate)
{
  gsize start = gate->at;

  while (gate->at < gate->length && g_ascii_isdigit (gate->bytes[gate->at]))
    gate->at++;
  return (guint) MIN (gate->at - start, G_MAXUINT);
}

static gboolean
fail_number (CfJsonGate *gate, gsize start)
{
  if (gate->at >= gate->length)
    return cf_json_gate_fail (gate, CF_JSON_REASON_ENDS_EARLY, gate->length);
  return cf_json_gate_fail (gate, CF_JSON_REASON_NOT_A_VALUE, start);
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
judge_number (CfJsonGate *gate, gsize start, gsize integer_end, gboolean has_exponent)
{
  const char *number = gate->bytes + start;
  gsize length = gate->at - start;

  if (has_exponent)
    {
      cf_json_gate_fail (gate, CF_JSON_REASON_EXPONENT, start);
    }
  else if (integer_end == gate->at)
    {
      gsize digits = length - (*number == '-');
      const char *first = number + (*number == '-');

      if (digits > 16 || (digits == 16 && strncmp (first, LARGEST_INTEGER, 16) > 0))
        cf_json_gate_fail (gate, CF_JSON_REASON_BIG_INTEGER, start);
    }
  else if (count_significant (number, length) > CF_LIMIT_JSON_NUMBER_DIGITS)
    {
      cf_json_gate_fail (gate, CF_JSON_REASON_DIGITS, start);
    }
  else if (length > CF_LIMIT_JSON_NUMBER_LENGTH)
    {
      cf_json_gate_fail (gate, CF_JSON_REASON_LONG_NUMBER, start);
    }
}

gboolean
cf_json_gate_check_number (CfJsonGate *gate)
{
  gsize start = gate->at;
  gsize integer_end;
  gboolean has_exponent = FALSE;

  if (cf_json_gate_peek (gate) == '-')
    gate->at++;
  if (cf_json_gate_peek (gate) == '0')
    gate->at++;
  else if (skip_digits (gate) == 0)
    return fail_number (gate, start);
  integer_end = gate->at;
  if (cf_json_gate_peek (gate) == '.')
    {
      gate->at++;
      if (skip_digits (gate) == 0)
        return fail_number (gate, start);
    }
  if (cf_json_gate_peek (gate) == 'e' || cf_json_gate_peek (gate) == 'E')
    {
      has_exponent = TRUE;
      gate->at++;
      if (cf_json_gate_peek (gate) == '+' || cf_json_gate_peek (gate) == '-')
        gate->at++;
      if (skip_digits (gate) == 0)
        return fail_number (gate, start);
    }
  judge_number (gate, start, integer_end, has_exponent);
  return TRUE;
}

gboolean
cf_json_gate_check_word (CfJsonGate *gate)
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
  return cf_json_gate_fail (gate, CF_JSON_REASON_NOT_A_VALUE, gate->at);
}
