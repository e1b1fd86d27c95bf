/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of a table in the encoding that a spreadsheet gave it.
 *
 * UTF-8 and UTF-16 are found as in articles. Else it is what Excel saves on a computer of that language:
 * GB18030, Big5, or Western European. A table is little text in much ASCII, too little for the detector
 * of articles; so what counts here is how many of the characters are common ones in each. */

#include "config.h"

#include "cf-table-text.h"

#include "cf-decode.h"

#include <string.h>

/* In thousandths. Of Traditional characters only half are common ones in GB 2312. */
#define MIN_SHARE 350

static const struct
{
  const char *encoding;
  const char *mark;
  gsize length;
} marks[] = {
  { "UTF-8", "\xef\xbb\xbf", 3 },        { "UTF-32LE", "\xff\xfe\x00\x00", 4 },
  { "UTF-32BE", "\x00\x00\xfe\xff", 4 }, { "UTF-16LE", "\xff\xfe", 2 },
  { "UTF-16BE", "\xfe\xff", 2 },
};

/* Two bytes a character, the lead byte above 0x80. The common characters are those of the first level:
 * sorted by pinyin in GB 2312, by strokes in Big5; and punctuation, which stands before them. */
typedef struct
{
  const char *encoding;
  guchar first_common, last_common; /* lead bytes */
  guchar first_trail;               /* of common characters */
} DoubleByte;

static const DoubleByte double_byte[] = {
  { "gb18030", 0xa1, 0xd7, 0xa1 },
  { "Big5-HKSCS", 0xa1, 0xc6, 0x40 },
};

/* In thousandths, of all characters that are not ASCII; 0 if it cannot be that encoding. A character
 * alone among ASCII is no word of Chinese, but an accented letter. */
static guint
measure_common (const DoubleByte *kind, const guchar *bytes, gsize length)
{
  guint n = 0, n_common = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar lead = bytes[i], trail = i + 1 < length ? bytes[i + 1] : 0;
      gboolean follows = n > 0 && i > 1 && bytes[i - 2] >= 0x80;

      if (lead < 0x80)
        continue;
      n++;
      i++;
      if (!follows && (i + 1 >= length || bytes[i + 1] < 0x80))
        continue;
      n_common +=
        lead >= kind->first_common && lead <= kind->last_common && trail >= kind->first_trail ? 1
                                                                                              : 0;
    }
  return n > 0 ? n_common * 1000 / n : 0;
}

static gboolean
is_valid (const guchar *bytes, gsize length, const char *encoding)
{
  CfDecoded decoded;
  guint n_replaced;

  cf_decode_as ((const char *) bytes, length, encoding, &decoded);
  n_replaced = decoded.n_replaced;
  cf_decoded_clear (&decoded);
  return n_replaced == 0;
}

/* NULL if it is what the detector of articles says: what is valid UTF-8 is that, and UTF-16 has its
 * mark or its zeros. */
static const char *
guess (const CfDecoded *decoded, const guchar *bytes, gsize length)
{
  gboolean is_unicode = g_str_has_prefix (decoded->encoding, "UTF-");
  const char *best = is_unicode ? NULL : "windows-1252";
  guint best_share = MIN_SHARE;

  if (is_unicode && (decoded->n_replaced == 0 || !g_str_equal (decoded->encoding, "UTF-8")))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (double_byte); i++)
    {
      guint share = measure_common (&double_byte[i], bytes, length);

      if (share > best_share && is_valid (bytes, length, double_byte[i].encoding))
        {
          best = double_byte[i].encoding;
          best_share = share;
        }
    }
  return best;
}

static gsize
find_mark (const char *bytes, gsize length, const char *encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].encoding, encoding) && length >= marks[i].length &&
        memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      return marks[i].length;
  return 0;
}

/**
 * cf_table_text_read:
 * @text: (out caller-allocates): the text
 * @bytes: the content of a file
 *
 * Never fails: what is invalid becomes U+FFFD.
 */
void
cf_table_text_read (CfTableText *text, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *encoding;
  CfDecoded decoded;

  data = data != NULL ? data : "";
  cf_decode (data, length, &decoded);
  encoding = guess (&decoded, (const guchar *) data, length);
  if (encoding != NULL)
    {
      cf_decoded_clear (&decoded);
      cf_decode_as (data, length, encoding, &decoded);
    }
  text->utf8 = decoded.utf8;
  text->length = decoded.length;
  text->encoding = decoded.encoding;
  text->has_mark = find_mark (data, length, decoded.encoding) > 0;
  text->invalid_line = decoded.n_replaced > 0 ? decoded.first_replaced_line : 0;
}

static GBytes *
put_mark (GBytes *bytes, const char *encoding)
{
  GByteArray *marked = g_byte_array_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].encoding, encoding))
      g_byte_array_append (marked, (const guint8 *) marks[i].mark, (guint) marks[i].length);
  g_byte_array_append (marked, data, (guint) length);
  g_bytes_unref (bytes);
  return g_byte_array_free_to_bytes (marked);
}

static gboolean
reads_as (GBytes *bytes, const char *utf8, gsize length)
{
  CfTableText text;
  gboolean same;

  cf_table_text_read (&text, bytes);
  same = text.length == length && memcmp (text.utf8, utf8, length) == 0;
  g_free (text.utf8);
  return same;
}

/**
 * cf_table_text_write:
 * @text: how the file is written
 * @utf8: what is to stand in it
 * @length: its bytes
 *
 * Returns: (transfer full) (nullable): the bytes in the same encoding; %NULL if there is a character that
 *   the encoding has not, or the bytes would be taken for another one. What was guessed is not turned into
 *   another encoding: so a wrong guess does no harm.
 */
GBytes *
cf_table_text_write (const CfTableText *text, const char *utf8, gsize length)
{
  GBytes *bytes = cf_encode (utf8, length, text->encoding);

  if (bytes != NULL && text->has_mark)
    bytes = put_mark (bytes, text->encoding);
  if (bytes != NULL && !reads_as (bytes, utf8, length))
    g_clear_pointer (&bytes, g_bytes_unref);
  return bytes;
}
