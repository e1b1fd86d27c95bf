/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bytes in any encoding to UTF-8.
 *
 * All converting is done by ICU, whose answer to invalid bytes is the standard's: one U+FFFD for each
 * maximal invalid part. The only file that opens a converter. */

#include "config.h"

#include "cf-decode.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#define REPLACEMENT "\xef\xbf\xbd"
#define SNIFF_BYTES 8192
#define META_BYTES 1024

static const struct
{
  const char *mark;
  gsize length;
  const char *encoding;
} marks[] = {
  /* UTF-32 first: its mark begins with that of UTF-16. */
  { "\xff\xfe\x00\x00", 4, "UTF-32LE" }, { "\x00\x00\xfe\xff", 4, "UTF-32BE" },
  { "\xef\xbb\xbf", 3, "UTF-8" },        { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* Names that pages and ICU's detector give, and the converter that reads all that is called so. */
static const struct
{
  const char *name;
  const char *encoding;
} aliases[] = {
  { "gb2312", "gb18030" },
  { "gbk", "gb18030" },
  { "gb18030", "gb18030" },
  { "x-gbk", "gb18030" },
  { "big5", "Big5-HKSCS" },
  { "big5-hkscs", "Big5-HKSCS" },
  { "utf-8", "UTF-8" },
  { "utf8", "UTF-8" },
  { "utf-16le", "UTF-16LE" },
  { "utf-16be", "UTF-16BE" },
  /* What the web takes all of these for. */
  { "windows-1252", "windows-1252" },
  { "iso-8859-1", "windows-1252" },
  { "latin1", "windows-1252" },
  { "us-ascii", "windows-1252" },
};

static const char *
find_alias (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (aliases[i].name, name) == 0)
      return aliases[i].encoding;
  return NULL;
}

/* What `<meta charset=…>` or `<meta http-equiv … charset=…>` at the beginning says. */
static const char *
read_meta (const char *bytes, gsize length)
{
  g_autofree char *head = g_ascii_strdown (bytes, (gssize) MIN (length, META_BYTES));
  const char *p = strstr (head, "<meta");
  g_autofree char *name = NULL;
  gsize n;

  p = p != NULL ? strstr (p, "charset=") : NULL;
  if (p == NULL)
    return NULL;
  p += strlen ("charset=");
  p += strspn (p, "\"' ");
  n = strcspn (p, "\"' />;\r\n");
  name = g_strndup (p, n);
  return find_alias (name);
}

/* How well bytes read as UTF-8. */
typedef struct
{
  gsize zeros[2];  /* NULs at even and at odd places */
  gsize sequences; /* characters of several bytes */
  gsize invalid;
} Utf8Counts;

static void
count_utf8 (const char *bytes, gsize length, Utf8Counts *counts)
{
  memset (counts, 0, sizeof *counts);
  for (gsize i = 0; i < length;)
    {
      gunichar c = (guchar) bytes[i] < 0x80
                     ? (gunichar) bytes[i]
                     : g_utf8_get_char_validated (bytes + i, (gssize) MIN (length - i, 4));

      if (c == 0)
        counts->zeros[i & 1]++;
      if (c == (gunichar) -1 || c == (gunichar) -2)
        counts->invalid++;
      else if (c >= 0x80)
        counts->sequences++;
      i += c < 0x80 || c >= (gunichar) -2 ? 1 : g_unichar_to_utf8 (c, NULL);
    }
}

/* Without a mark, UTF-16 of any text with ASCII in it has a zero in every second byte. */
static const char *
guess_utf16 (const Utf8Counts *counts, gsize length)
{
  const gsize *zeros = counts->zeros;

  /* Else it is a text into which some NULs have got. */
  if (counts->invalid == 0 && (zeros[0] + zeros[1]) * 3 < length)
    return NULL;
  if (zeros[1] > length / 16 && zeros[0] * 8 < zeros[1])
    return "UTF-16LE";
  if (zeros[0] > length / 16 && zeros[1] * 8 < zeros[0])
    return "UTF-16BE";
  return NULL;
}

static const char *
detect (const char *bytes, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch *match;
  const char *encoding = NULL;

  ucsdet_setText (detector, bytes, (int32_t) MIN (length, SNIFF_BYTES), &status);
  match = ucsdet_detect (detector, &status);
  if (U_SUCCESS (status) && match != NULL)
    {
      const char *name = ucsdet_getName (match, &status);

      encoding = U_SUCCESS (status) ? find_alias (name) : NULL;
    }
  ucsdet_close (detector);
  return encoding;
}

/* UTF-8 that was damaged here and there is UTF-8 still; of other encodings hardly a character of
 * several bytes is one in UTF-8. */
static gboolean
is_mostly_utf8 (const Utf8Counts *counts)
{
  return counts->invalid == 0 || counts->sequences > counts->invalid * 4;
}

static const char *
choose_encoding (const char *bytes, gsize length, gsize *skip)
{
  Utf8Counts counts;
  const char *encoding;

  *skip = 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      {
        *skip = marks[i].length;
        return marks[i].encoding;
      }
  /* Valid UTF-8 throughout is UTF-8 whatever the page says: 3 of 72 saved Chinese pages are
   * labelled gb2312 and are UTF-8. A NUL is no reason against it. */
  if (g_utf8_validate_len (bytes, length, NULL))
    return "UTF-8";
  count_utf8 (bytes, length, &counts);
  encoding = guess_utf16 (&counts, length);
  if (encoding != NULL)
    return encoding;
  if (is_mostly_utf8 (&counts))
    return "UTF-8";
  encoding = read_meta (bytes, length);
  if (encoding != NULL && !g_str_equal (encoding, "UTF-8"))
    return encoding;
  encoding = detect (bytes, length);
  /* What is taken for Western European may be anything; it is not if there is UTF-8 in it. */
  if (encoding == NULL || (g_str_equal (encoding, "windows-1252") && counts.sequences > 0))
    return "UTF-8";
  return encoding;
}

/* NULL if @strict and something cannot be had in @to_encoding. */
static GString *
convert (const char *bytes,
         gsize length,
         const char *from_encoding,
         const char *to_encoding,
         gboolean strict)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open (from_encoding, &status);
  UConverter *to = ucnv_open (to_encoding, &status);
  GString *out = g_string_sized_new (length + length / 2 + 1);
  const char *source = bytes;
  UChar pivot[1024];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  gboolean first = TRUE;

  if (strict)
    ucnv_setFromUCallBack (to, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  do
    {
      char chunk[4096];
      char *target = chunk;

      status = U_ZERO_ERROR;
      ucnv_convertEx (to, from, &target, chunk + sizeof chunk, &source, bytes + length, pivot,
                      &pivot_source, &pivot_target, pivot + G_N_ELEMENTS (pivot), first, TRUE,
                      &status);
      g_string_append_len (out, chunk, target - chunk);
      first = FALSE;
    }
  while (status == U_BUFFER_OVERFLOW_ERROR);
  ucnv_close (from);
  ucnv_close (to);
  if (strict && U_FAILURE (status))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  return out;
}

static void
note_replaced (CfDecoded *decoded, guint line)
{
  if (decoded->n_replaced++ == 0 || line < decoded->first_replaced_line)
    decoded->first_replaced_line = line;
}

static guint
count_in (const char *bytes, gsize length, const char *needle)
{
  guint n = 0;
  const char *p = bytes;

  while ((p = memmem (p, length - (gsize) (p - bytes), needle, strlen (needle))) != NULL)
    {
      p += strlen (needle);
      n++;
    }
  return n;
}

/* A NUL ends strings in half of the libraries below us: it is shown as what could not be read. */
static void
replace_nuls (GString *out, CfDecoded *decoded)
{
  guint line = 1;
  GString *clean;

  if (memchr (out->str, '\0', out->len) == NULL)
    return;
  clean = g_string_sized_new (out->len + 16);
  for (gsize i = 0; i < out->len; i++)
    {
      if (out->str[i] == '\n')
        line++;
      if (out->str[i] != '\0')
        {
          g_string_append_c (clean, out->str[i]);
          continue;
        }
      g_string_append (clean, REPLACEMENT);
      note_replaced (decoded, line);
    }
  g_string_assign (out, "");
  g_string_append_len (out, clean->str, (gssize) clean->len);
  g_string_free (clean, TRUE);
}

/* U+FFFD that the converter put in: those that were not in the source, known for UTF-8 alone, where
 * both are the same up to the first. */
static void
count_replaced (const char *bytes, gsize length, const GString *out, CfDecoded *decoded)
{
  gboolean is_utf8 = g_str_equal (decoded->encoding, "UTF-8");
  guint before = is_utf8 ? count_in (bytes, length, REPLACEMENT) : 0;
  guint after = count_in (out->str, out->len, REPLACEMENT);
  const char *first = memmem (out->str, out->len, REPLACEMENT, strlen (REPLACEMENT));

  if (after <= before)
    return;
  decoded->n_replaced = after - before;
  if (is_utf8)
    {
      gsize valid = 0;
      const char *end;

      while (!g_utf8_validate_len (bytes + valid, length - valid, &end) && *end == '\0')
        valid = (gsize) (end - bytes) + 1;
      first = out->str + (end - bytes);
    }
  decoded->first_replaced_line = 1 + count_in (out->str, (gsize) (first - out->str), "\n");
}

static void
decode (const char *bytes, gsize length, CfDecoded *decoded)
{
  GString *out;

  if (g_str_equal (decoded->encoding, "UTF-8") && g_utf8_validate_len (bytes, length, NULL))
    {
      out = g_string_new_len (bytes, (gssize) length);
    }
  else
    {
      out = convert (bytes, length, decoded->encoding, "UTF-8", FALSE);
      count_replaced (bytes, length, out, decoded);
    }
  replace_nuls (out, decoded);
  decoded->length = out->len;
  decoded->utf8 = g_string_free (out, FALSE);
}

/**
 * cf_decode:
 * @bytes: the content of a file
 * @length: how many
 * @decoded: (out caller-allocates): the text; free it with cf_decoded_clear()
 *
 * Finds the encoding (byte order mark, valid UTF-8, `meta`, ICU's detection) and decodes. Never
 * fails: what is invalid becomes U+FFFD and is counted.
 */
void
cf_decode (const char *bytes, gsize length, CfDecoded *decoded)
{
  gsize skip;

  memset (decoded, 0, sizeof *decoded);
  decoded->encoding = choose_encoding (bytes, length, &skip);
  decode (bytes + skip, length - skip, decoded);
}

/**
 * cf_decode_as:
 * @bytes: text without a byte order mark
 * @length: how many
 * @encoding: (transfer none): a name that ICU knows; a static string
 * @decoded: (out caller-allocates): the text; free it with cf_decoded_clear()
 *
 * Like cf_decode() where it is known, by other means, what the encoding is.
 */
void
cf_decode_as (const char *bytes, gsize length, const char *encoding, CfDecoded *decoded)
{
  memset (decoded, 0, sizeof *decoded);
  decoded->encoding = encoding;
  decode (bytes, length, decoded);
}

/**
 * cf_encode:
 * @utf8: valid UTF-8
 * @length: its bytes
 * @encoding: a name that ICU knows
 *
 * Returns: (transfer full) (nullable): the text in that encoding, without a byte order mark; %NULL if
 *   it has characters that the encoding has not
 */
GBytes *
cf_encode (const char *utf8, gsize length, const char *encoding)
{
  GString *out = convert (utf8, length, "UTF-8", encoding, TRUE);

  return out != NULL ? g_string_free_to_bytes (out) : NULL;
}

void
cf_decoded_clear (CfDecoded *decoded)
{
  g_clear_pointer (&decoded->utf8, g_free);
}
