/* SPDX-License-Identifier: GPL-3.0-or-later
 * An immutable text, counted in code points.
 *
 * Every 64th code point has an entry with its byte; what lies between is walked. UTF-16 needs only
 * the number of supplementary characters before the entry. A text of ASCII alone has no index: all
 * three units are the same there. */

#include "config.h"

#include "cf-text.h"

#include "cf-digest.h"

#include <string.h>

#define STRIDE 64

typedef struct
{
  guint32 byte;
  guint32 supplementary; /* code points above U+FFFF before this one: two UTF-16 units each */
} Entry;

struct _CfText
{
  gatomicrefcount ref_count;
  char *utf8;
  gsize n_bytes;
  guint length;
  guint n_supplementary;
  Entry *index; /* NULL where all is ASCII */
  guint n_entries;
  char *digest; /* NULL until somebody asks */
};

static void
build_index (CfText *text)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  const char *end = text->utf8 + text->n_bytes;

  for (const char *p = text->utf8; p < end; p = g_utf8_next_char (p))
    {
      if (text->length % STRIDE == 0)
        {
          Entry entry = { (guint32) (p - text->utf8), text->n_supplementary };

          g_array_append_val (entries, entry);
        }
      text->length++;
      if ((guchar) *p >= 0xf0)
        text->n_supplementary++;
    }
  text->n_entries = entries->len;
  if (text->length == text->n_bytes)
    g_array_unref (entries);
  else
    text->index = (Entry *) (gpointer) g_array_free (entries, FALSE);
}

/**
 * cf_text_new_take:
 * @utf8: (transfer full): valid UTF-8 without NUL, ended by a NUL that is not counted
 * @length: its bytes, less than 4 GiB
 *
 * Returns: (transfer full): the text
 */
CfText *
cf_text_new_take (char *utf8, gsize length)
{
  CfText *text;

  g_return_val_if_fail (length < G_MAXUINT32, NULL);
  g_assert (g_utf8_validate_len (utf8, length, NULL));

  text = g_new0 (CfText, 1);
  g_atomic_ref_count_init (&text->ref_count);
  text->utf8 = utf8;
  text->n_bytes = length;
  build_index (text);
  return text;
}

/**
 * cf_text_new:
 * @utf8: valid UTF-8 without NUL
 * @length: its bytes, or -1 if it ends in a NUL
 *
 * Returns: (transfer full): the text
 */
CfText *
cf_text_new (const char *utf8, gssize length)
{
  gsize n = length < 0 ? strlen (utf8) : (gsize) length;

  return cf_text_new_take (g_strndup (utf8, n), n);
}

CfText *
cf_text_ref (CfText *text)
{
  g_atomic_ref_count_inc (&text->ref_count);
  return text;
}

void
cf_text_unref (CfText *text)
{
  if (!g_atomic_ref_count_dec (&text->ref_count))
    return;
  g_free (text->utf8);
  g_free (text->index);
  g_free (text->digest);
  g_free (text);
}

/**
 * cf_text_get_utf8:
 * @text: a text
 * @length: (out) (optional): its bytes
 *
 * Returns: (transfer none): the whole, ended by a NUL
 */
const char *
cf_text_get_utf8 (CfText *text, gsize *length)
{
  if (length != NULL)
    *length = text->n_bytes;
  return text->utf8;
}

guint
cf_text_get_length (CfText *text)
{
  return text->length;
}

guint
cf_text_get_length_utf16 (CfText *text)
{
  return text->length + text->n_supplementary;
}

/**
 * cf_text_get_digest:
 * @text: a text
 *
 * Returns: (transfer none): SHA-256 of its UTF-8 in hex, without `sha256:`
 */
const char *
cf_text_get_digest (CfText *text)
{
  if (g_once_init_enter (&text->digest))
    g_once_init_leave (&text->digest, cf_digest_hex (text->utf8, text->n_bytes));
  return text->digest;
}

static const char *
walk (CfText *text, guint offset, guint *supplementary)
{
  guint slot = MIN (offset / STRIDE, text->n_entries - 1);
  const char *p = text->utf8 + text->index[slot].byte;

  *supplementary = text->index[slot].supplementary;
  for (guint at = slot * STRIDE; at < offset; at++)
    {
      if ((guchar) *p >= 0xf0)
        (*supplementary)++;
      p = g_utf8_next_char (p);
    }
  return p;
}

/**
 * cf_text_to_byte:
 * @text: a text
 * @offset: a code point, at most the length
 *
 * Returns: the byte at which it begins
 */
gsize
cf_text_to_byte (CfText *text, guint offset)
{
  guint supplementary;

  g_return_val_if_fail (offset <= text->length, text->n_bytes);
  if (text->index == NULL)
    return offset;
  return (gsize) (walk (text, offset, &supplementary) - text->utf8);
}

/**
 * cf_text_to_utf16:
 * @text: a text
 * @offset: a code point, at most the length
 *
 * Returns: the UTF-16 unit at which it begins
 */
guint
cf_text_to_utf16 (CfText *text, guint offset)
{
  guint supplementary;

  g_return_val_if_fail (offset <= text->length, text->length + text->n_supplementary);
  if (text->n_supplementary == 0)
    return offset;
  walk (text, offset, &supplementary);
  return offset + supplementary;
}

/* The last entry whose place, in the unit asked for, is not behind @place. */
static guint
find_slot (CfText *text, gsize place, gboolean utf16)
{
  guint low = 0, high = text->n_entries;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      gsize here =
        utf16 ? middle * STRIDE + text->index[middle].supplementary : text->index[middle].byte;

      if (here <= place)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * cf_text_from_byte:
 * @text: a text
 * @byte: a byte, at most the number of bytes
 *
 * Returns: the code point that it belongs to
 */
guint
cf_text_from_byte (CfText *text, gsize byte)
{
  const char *p;
  guint offset;

  g_return_val_if_fail (byte <= text->n_bytes, text->length);
  if (text->index == NULL)
    return (guint) byte;
  if (byte == text->n_bytes)
    return text->length;
  offset = find_slot (text, byte, FALSE);
  p = text->utf8 + text->index[offset].byte;
  for (offset *= STRIDE; g_utf8_next_char (p) <= text->utf8 + byte; offset++)
    p = g_utf8_next_char (p);
  return offset;
}

/**
 * cf_text_from_utf16:
 * @text: a text
 * @utf16: a UTF-16 unit, at most the number of units
 *
 * Returns: the code point that it belongs to: the second half of a pair gives that of the first
 */
guint
cf_text_from_utf16 (CfText *text, guint utf16)
{
  guint offset, units;
  const char *p;

  g_return_val_if_fail (utf16 <= text->length + text->n_supplementary, text->length);
  if (text->n_supplementary == 0)
    return utf16;
  if (utf16 == text->length + text->n_supplementary)
    return text->length;
  offset = find_slot (text, utf16, TRUE);
  units = offset * STRIDE + text->index[offset].supplementary;
  p = text->utf8 + text->index[offset].byte;
  for (offset *= STRIDE;; offset++)
    {
      units += (guchar) *p >= 0xf0 ? 2 : 1;
      if (units > utf16)
        return offset;
      p = g_utf8_next_char (p);
    }
}

/**
 * cf_text_pointer:
 * @text: a text
 * @offset: a code point, at most the length
 *
 * Returns: (transfer none): the UTF-8 from there on
 */
const char *
cf_text_pointer (CfText *text, guint offset)
{
  return text->utf8 + cf_text_to_byte (text, offset);
}

/**
 * cf_text_get_char:
 * @text: a text
 * @offset: a code point
 *
 * Returns: it; 0 at the end
 */
gunichar
cf_text_get_char (CfText *text, guint offset)
{
  return offset < text->length ? g_utf8_get_char (cf_text_pointer (text, offset)) : 0;
}

/**
 * cf_text_slice:
 * @text: a text
 * @span: a span in it
 *
 * Returns: (transfer full): what stands there
 */
char *
cf_text_slice (CfText *text, CfSpan span)
{
  gsize start, end;

  g_return_val_if_fail (span.start <= span.end && span.end <= text->length, g_strdup (""));
  start = cf_text_to_byte (text, span.start);
  end = cf_text_to_byte (text, span.end);
  return g_strndup (text->utf8 + start, end - start);
}
