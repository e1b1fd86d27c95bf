/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bytes in every encoding that is promised: each case was made by Python's encoders. */

#include "config.h"

#include "cf-decode.h"
#include "cf-test.h"

#include <string.h>

static void
decode (GBytes *bytes, CfDecoded *decoded)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  cf_decode (data != NULL ? data : "", length, decoded);
}

static char *
run (const char *path, GBytes *bytes)
{
  g_auto (CfDecoded) decoded = { 0 };

  decode (bytes, &decoded);
  g_assert_cmpuint (strlen (decoded.utf8), ==, decoded.length);
  g_assert_true (g_utf8_validate (decoded.utf8, -1, NULL));
  return g_strdup_printf ("encoding %s, replaced %u, first in line %u\n%s", decoded.encoding,
                          decoded.n_replaced, decoded.first_replaced_line, decoded.utf8);
}

/* One U+FFFD for each maximal invalid part: the suite has what other decoders give. */
static void
test_suite (void)
{
  g_autofree char *path = cf_test_data ("suites", "utf8tests", "utf8tests.bin", NULL);
  g_autofree char *expected_path =
    cf_test_data ("suites", "utf8tests", "utf8.replace.ref.txt", NULL);
  g_autoptr (GBytes) bytes = cf_test_read (path);
  g_autoptr (GBytes) expected = cf_test_read (expected_path);
  g_auto (CfDecoded) decoded = { 0 };
  g_autoptr (GString) wanted = g_string_new (NULL);
  const char *p = g_bytes_get_data (expected, NULL);

  /* The suite keeps the one NUL; an article cannot hold one. */
  for (gsize i = 0; i < g_bytes_get_size (expected); i++)
    g_string_append_len (wanted, p[i] != '\0' ? p + i : "\xef\xbf\xbd", p[i] != '\0' ? 1 : 3);
  decode (bytes, &decoded);
  g_assert_cmpstr (decoded.encoding, ==, "UTF-8");
  cf_test_assert_same_text (wanted->str, decoded.utf8, "utf8tests.bin");
}

static void
test_kuhn (void)
{
  g_autofree char *path = cf_test_data ("suites", "kuhn-utf8", "UTF-8-test.txt", NULL);
  g_autoptr (GBytes) bytes = cf_test_read (path);
  g_auto (CfDecoded) decoded = { 0 };
  guint n_lines = 0;

  decode (bytes, &decoded);
  g_assert_cmpstr (decoded.encoding, ==, "UTF-8");
  g_assert_true (g_utf8_validate (decoded.utf8, (gssize) decoded.length, NULL));
  for (const char *p = decoded.utf8; *p != '\0'; p++)
    n_lines += *p == '\n' ? 1 : 0;
  g_assert_cmpuint (n_lines, ==, 300);
}

/* The same bytes give the same text, whatever stands behind them in memory. */
static void
test_any_cut (void)
{
  g_autofree char *path = cf_test_data ("text", "decode", "gb18030-rare", NULL);
  g_autoptr (GBytes) bytes = cf_test_read (path);
  const char *data = g_bytes_get_data (bytes, NULL);

  for (gsize length = 0; length <= g_bytes_get_size (bytes); length++)
    {
      g_autofree char *copy = g_memdup2 (data, MAX (length, 1));
      g_auto (CfDecoded) decoded = { 0 };

      cf_decode (copy, length, &decoded);
      g_assert_true (g_utf8_validate (decoded.utf8, (gssize) decoded.length, NULL));
    }
}

static const struct
{
  const char *encoding;
  const char *utf8;
  const char *bytes; /* by Python's encoders; NULL for what the encoding has not */
} encodings[] = {
  { "UTF-8", "晨报 é", "\xe6\x99\xa8\xe6\x8a\xa5 \xc3\xa9" },
  { "gb18030", "晨报 é", "\xb3\xbf\xb1\xa8 \xa8\xa6" },
  { "gb18030", "𠮷", "\x95\x34\xb2\x35" },
  { "Big5-HKSCS", "晨報", "\xb1\xe1\xb3\xf8" },
  { "Big5-HKSCS", "报", NULL },
  { "windows-1252", "é€", "\xe9\x80" },
  { "windows-1252", "晨", NULL },
  { "UTF-16LE", "a晨", "a\0\x68\x66" },
};

/* What was decoded can be had back. */
static void
test_encode (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length = strlen (encodings[i].utf8);
      g_autoptr (GBytes) bytes = cf_encode (encodings[i].utf8, length, encodings[i].encoding);
      g_auto (CfDecoded) decoded = { 0 };

      if (encodings[i].bytes == NULL)
        {
          g_assert_null (bytes);
          continue;
        }
      g_assert_cmpmem (encodings[i].bytes, g_bytes_get_size (bytes), g_bytes_get_data (bytes, NULL),
                       g_bytes_get_size (bytes));
      cf_decode_as (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), encodings[i].encoding,
                    &decoded);
      g_assert_cmpstr (decoded.utf8, ==, encodings[i].utf8);
      g_assert_cmpuint (decoded.n_replaced, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/decode/suite", test_suite);
  g_test_add_func ("/decode/kuhn", test_kuhn);
  g_test_add_func ("/decode/any-cut", test_any_cut);
  g_test_add_func ("/decode/encode", test_encode);
  cf_test_add_cases ("/decode/case", "text/decode", run);
  return g_test_run ();
}
