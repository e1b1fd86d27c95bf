/* SPDX-License-Identifier: GPL-3.0-or-later
 * The JSON gate: what may be parsed, what may only be looked at, and what not even that. */

#include "config.h"

#include "cf-json-gate.h"
#include "cf-limits.h"
#include "cf-test.h"

#include <stdio.h>
#include <string.h>

/* The reasons as expected.tsv of the suite calls them. */
static const char *const reason_names[CF_JSON_N_REASONS] = {
  [CF_JSON_REASON_NONE] = "",
  [CF_JSON_REASON_ENDS_EARLY] = "ends too early",
  [CF_JSON_REASON_INVALID_UTF8] = "invalid UTF-8",
  [CF_JSON_REASON_CONTROL] = "control character in a string",
  [CF_JSON_REASON_BAD_UNICODE_ESCAPE] = "malformed \\u escape",
  [CF_JSON_REASON_UNKNOWN_ESCAPE] = "unknown escape",
  [CF_JSON_REASON_NO_COLON] = "no colon",
  [CF_JSON_REASON_NO_COMMA] = "no comma or closing bracket",
  [CF_JSON_REASON_NOT_A_KEY] = "not a key",
  [CF_JSON_REASON_NOT_A_VALUE] = "not a value",
  [CF_JSON_REASON_TEXT_AFTER] = "text after the value",
  [CF_JSON_REASON_SIZE] = "size",
  [CF_JSON_REASON_DEPTH] = "depth",
  [CF_JSON_REASON_VALUES] = "values",
  [CF_JSON_REASON_MEMBERS] = "members",
  [CF_JSON_REASON_COLLISIONS] = "collisions",
  [CF_JSON_REASON_EXPONENT] = "exponent",
  [CF_JSON_REASON_BIG_INTEGER] = "big integer",
  [CF_JSON_REASON_DIGITS] = "digits",
  [CF_JSON_REASON_LONG_NUMBER] = "number over 40 characters",
  [CF_JSON_REASON_DUPLICATE] = "duplicate key",
  [CF_JSON_REASON_SURROGATE] = "lone surrogate",
  [CF_JSON_REASON_NUL] = "\\u0000",
};

static CfJsonReport
check (const char *json)
{
  return cf_json_gate_check (json, strlen (json));
}

/* Where the list names what stands behind the part of a number that is one, or the missing colon
 * before the end of the text, the gate names the number, or the end. */
static gboolean
is_same_reason (const char *listed, CfJsonReason reason)
{
  if (g_str_has_prefix (listed, reason_names[reason]))
    return TRUE;
  return (g_str_equal (listed, "no comma or closing bracket") &&
          reason == CF_JSON_REASON_NOT_A_VALUE) ||
         (g_str_equal (listed, "no colon") && reason == CF_JSON_REASON_ENDS_EARLY);
}

/* The suite's own files, each with the verdict and reason that files.md's rules give it. */
static void
test_suite_file (gconstpointer data)
{
  const char *const *row = data; /* file, verdict, reason */
  g_autofree char *path = cf_test_data ("suites", "JSONTestSuite", "test_parsing", row[0], NULL);
  g_autoptr (GBytes) bytes = cf_test_read (path);
  CfJsonReport report = cf_json_gate_check (
    g_bytes_get_data (bytes, NULL) != NULL ? g_bytes_get_data (bytes, NULL) : "",
    g_bytes_get_size (bytes));

  g_assert_cmpstr (cf_json_verdict_get_name (report.verdict), ==, row[1]);
  if (!is_same_reason (row[2], report.reason))
    {
      g_test_message ("%s: %s, not %s", row[0], reason_names[report.reason], row[2]);
      g_test_fail ();
    }
  g_assert_cmpint (report.reason == CF_JSON_REASON_NONE, ==, *row[2] == '\0');
  g_assert_cmpint (report.line > 0, ==, report.verdict != CF_JSON_OK);
}

static void
add_suite (void)
{
  g_autofree char *path = cf_test_data ("suites", "JSONTestSuite", "expected.tsv", NULL);
  g_autoptr (GBytes) bytes = cf_test_read (path);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  guint n = 0;

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char **row = g_strsplit (lines[i], "\t", 3);
      g_autofree char *name = g_strconcat ("/gate/suite/", row[0], NULL);

      g_test_add_data_func_full (name, row, test_suite_file, (GDestroyNotify) g_strfreev);
      n++;
    }
  g_assert_cmpuint (n, ==, 318);
}

/* Every invalid line of the UTF-8 suite is refused in a string, and every valid one let through. */
static void
test_utf8 (void)
{
  g_autofree char *path = cf_test_data ("suites", "utf8tests", "utf8tests.bin", NULL);
  g_autoptr (GBytes) bytes = cf_test_read (path);
  const char *p = g_bytes_get_data (bytes, NULL), *end = p + g_bytes_get_size (bytes);
  guint n_valid = 0, n_invalid = 0;

  while (p < end)
    {
      const char *line_end = memchr (p, '\n', (gsize) (end - p));
      const char *kind = memchr (p, ':', (gsize) (end - p));
      const char *text = kind != NULL ? memchr (kind + 1, ':', (gsize) (end - kind - 1)) : NULL;
      g_autoptr (GString) json = g_string_new ("\"");
      gboolean valid, has_control = FALSE;
      CfJsonReport report;

      if (text == NULL)
        break;
      if (line_end == NULL)
        line_end = end;
      valid = g_str_has_prefix (kind + 1, "valid");
      g_string_append_len (json, text + 1, line_end - text - 1);
      g_string_append_c (json, '"');
      for (gsize i = 0; i < json->len; i++)
        has_control = has_control || (guchar) json->str[i] < 0x20;
      report = cf_json_gate_check (json->str, json->len);
      if (!has_control && strchr (json->str + 1, '\\') == NULL)
        g_assert_cmpint (report.reason == CF_JSON_REASON_INVALID_UTF8, ==, !valid);
      n_valid += valid ? 1 : 0;
      n_invalid += valid ? 0 : 1;
      p = line_end + 1;
    }
  g_assert_cmpuint (n_valid, ==, 77);
  g_assert_cmpuint (n_invalid, ==, 145);
}

static const struct
{
  const char *json;
  CfJsonVerdict verdict;
  CfJsonReason reason;
  guint line, column;
} places[] = {
  { "{\n  \"a\": 1,\n  \"a\": 2\n}", CF_JSON_READ_ONLY, CF_JSON_REASON_DUPLICATE, 3, 3 },
  { "{\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,"
    "\"a\":1,"
    "\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1}",
    CF_JSON_READ_ONLY, CF_JSON_REASON_DUPLICATE, 1, 8 },
  { "{\"a\": {\"b\": 1}, \"b\": 1}", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  { "{\"a\": 1, \"\\u0061\": 2}", CF_JSON_READ_ONLY, CF_JSON_REASON_DUPLICATE, 1, 10 },
  { "{\"\\ud842\\udfb7\": 1, \"𠮷\": 2}", CF_JSON_READ_ONLY, CF_JSON_REASON_DUPLICATE, 1, 21 },
  { "{\"/\": 1, \"\\/\": 2}", CF_JSON_READ_ONLY, CF_JSON_REASON_DUPLICATE, 1, 10 },
  { "{\"\\n\": 1, \"n\": 2, \"\\\\n\": 3}", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  { "{\"A\": 1, \"a\": 2}", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  /* Columns are code points: the quotation mark stands behind two Han characters and an emoji. */
  { "[\"网络😀\", x]", CF_JSON_DAMAGED, CF_JSON_REASON_NOT_A_VALUE, 1, 9 },
  { "[1e5, 1e6]", CF_JSON_READ_ONLY, CF_JSON_REASON_EXPONENT, 1, 2 },
  /* Damage behind something that is merely read-only decides. */
  { "[1e5,\n }", CF_JSON_DAMAGED, CF_JSON_REASON_NOT_A_VALUE, 2, 2 },
  { "[1e5,\n \"\\ud800\"]", CF_JSON_READ_ONLY, CF_JSON_REASON_EXPONENT, 1, 2 },
  { "\xef\xbb\xbf[]", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  { "\xef\xbb\xbf\xef\xbb\xbf[]", CF_JSON_DAMAGED, CF_JSON_REASON_NOT_A_VALUE, 1, 2 },
  { "", CF_JSON_DAMAGED, CF_JSON_REASON_ENDS_EARLY, 1, 1 },
  { " \t\r\n", CF_JSON_DAMAGED, CF_JSON_REASON_ENDS_EARLY, 2, 1 },
  { "\xef\xbb\xbf", CF_JSON_DAMAGED, CF_JSON_REASON_ENDS_EARLY, 1, 2 },
  { "\"\\ud83d\\ude00\"", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  { "\"\\ude00\\ud83d\"", CF_JSON_READ_ONLY, CF_JSON_REASON_SURROGATE, 1, 2 },
  { "\"\\ud83d\\u0041\"", CF_JSON_READ_ONLY, CF_JSON_REASON_SURROGATE, 1, 2 },
  { "\"\\ud83d\\n\"", CF_JSON_READ_ONLY, CF_JSON_REASON_SURROGATE, 1, 2 },
  { "\"\\u0000\"", CF_JSON_READ_ONLY, CF_JSON_REASON_NUL, 1, 2 },
  { "9007199254740992", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  { "-9007199254740992", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  { "9007199254740993", CF_JSON_READ_ONLY, CF_JSON_REASON_BIG_INTEGER, 1, 1 },
  { "-9007199254740993", CF_JSON_READ_ONLY, CF_JSON_REASON_BIG_INTEGER, 1, 1 },
  { "123456789.123456", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  { "123456789.1234567", CF_JSON_READ_ONLY, CF_JSON_REASON_DIGITS, 1, 1 },
  { "0.00012345678901234", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  { "0.00000000000000000000000000000000000001", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  { "0.000000000000000000000000000000000000001", CF_JSON_READ_ONLY, CF_JSON_REASON_LONG_NUMBER, 1,
    1 },
  { "-0", CF_JSON_OK, CF_JSON_REASON_NONE, 0, 0 },
  { "01", CF_JSON_DAMAGED, CF_JSON_REASON_TEXT_AFTER, 1, 2 },
  { "[1,]", CF_JSON_DAMAGED, CF_JSON_REASON_NOT_A_VALUE, 1, 4 },
  { "{\"a\":1,}", CF_JSON_DAMAGED, CF_JSON_REASON_NOT_A_KEY, 1, 8 },
  { "{\"a\" 1}", CF_JSON_DAMAGED, CF_JSON_REASON_NO_COLON, 1, 6 },
  { "[1 2]", CF_JSON_DAMAGED, CF_JSON_REASON_NO_COMMA, 1, 4 },
  { "[1}", CF_JSON_DAMAGED, CF_JSON_REASON_NO_COMMA, 1, 3 },
};

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      CfJsonReport report = check (places[i].json);

      if (report.verdict != places[i].verdict || report.reason != places[i].reason ||
          report.line != places[i].line || report.column != places[i].column)
        {
          g_test_message ("%s: %s (%s) at %u:%u", places[i].json,
                          cf_json_verdict_get_name (report.verdict), reason_names[report.reason],
                          report.line, report.column);
          g_test_fail ();
        }
    }
}

static void
test_depth (void)
{
  for (guint over = 0; over < 2; over++)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      for (guint i = 0; i < CF_LIMIT_JSON_DEPTH + over; i++)
        g_string_append (json, i % 2 == 0 ? "[" : "{\"a\":");
      g_string_append (json, "1");
      for (guint i = CF_LIMIT_JSON_DEPTH + over; i > 0; i--)
        g_string_append (json, i % 2 == 1 ? "]" : "}");
      g_assert_cmpint (check (json->str).verdict, ==, over ? CF_JSON_TOO_BIG : CF_JSON_OK);
    }
}

static void
test_values (void)
{
  for (guint over = 0; over < 2; over++)
    {
      g_autoptr (GString) json = g_string_new ("[0");

      /* The array counts as well. */
      for (guint i = 0; i < CF_LIMIT_JSON_VALUES - 2 + over; i++)
        g_string_append (json, ",0");
      g_string_append_c (json, ']');
      g_assert_cmpint (check (json->str).verdict, ==, over ? CF_JSON_TOO_BIG : CF_JSON_OK);
    }
}

/* An object of @n members, all different; @name makes the name of one. */
static GString *
make_object (guint n, char *(*name) (guint))
{
  GString *json = g_string_new ("[1, {");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *made = name (i);

      g_string_append_printf (json, "%s\"%s\": 0", i > 0 ? ", " : "", made);
    }
  return g_string_append (json, "}]");
}

static char *
make_name (guint i)
{
  return g_strdup_printf ("%u", i);
}

/* All of one length and one hash: to g_str_hash(), Ab is BA. */
static char *
make_collision (guint i)
{
  GString *name = g_string_new (NULL);

  for (guint bit = 0; bit < 14; bit++)
    g_string_append (name, (i >> bit & 1) != 0 ? "Ab" : "BA");
  return g_string_free (name, FALSE);
}

/* The same characters, half of them escaped. */
static char *
make_hidden_collision (guint i)
{
  g_autofree char *plain = make_collision (i);
  g_auto (GStrv) pieces = g_strsplit (plain, "b", -1);

  return g_strjoinv ("\\u0062", pieces);
}

/* Values, each several times: that is no collision. */
static char *
make_array (guint n)
{
  GString *json = g_string_new ("[0");

  for (guint i = 0; i < 10 * n; i++)
    {
      g_autofree char *made = make_collision (i % n);

      g_string_append_printf (json, ", [\"%s\"]", made);
    }
  return g_string_free (g_string_append_c (json, ']'), FALSE);
}

static void
check_object (guint n, char *(*name) (guint), CfJsonVerdict verdict, CfJsonReason reason)
{
  g_autoptr (GString) json = make_object (n, name);
  CfJsonReport report = check (json->str);

  g_assert_cmpint (report.verdict, ==, verdict);
  g_assert_cmpint (report.reason, ==, reason);
}

static void
test_members (void)
{
  check_object (CF_LIMIT_JSON_MEMBERS, make_name, CF_JSON_OK, CF_JSON_REASON_NONE);
  check_object (CF_LIMIT_JSON_MEMBERS + 1, make_name, CF_JSON_TOO_BIG, CF_JSON_REASON_MEMBERS);
}

static void
test_collisions (void)
{
  g_autofree char *one = make_collision (0);
  g_autofree char *other = make_collision (777);

  g_assert_cmpuint (g_str_hash (one), ==, g_str_hash (other));
  check_object (CF_LIMIT_JSON_COLLISIONS, make_collision, CF_JSON_OK, CF_JSON_REASON_NONE);
  check_object (CF_LIMIT_JSON_COLLISIONS + 1, make_collision, CF_JSON_TOO_BIG,
                CF_JSON_REASON_COLLISIONS);
  {
    g_autofree char *at = make_array (CF_LIMIT_JSON_COLLISIONS);
    g_autofree char *above = make_array (CF_LIMIT_JSON_COLLISIONS + 1);

    g_assert_cmpint (check (at).verdict, ==, CF_JSON_OK);
    g_assert_cmpint (check (above).reason, ==, CF_JSON_REASON_COLLISIONS);
  }
  check_object (CF_LIMIT_JSON_COLLISIONS, make_hidden_collision, CF_JSON_OK, CF_JSON_REASON_NONE);
  check_object (CF_LIMIT_JSON_COLLISIONS + 1, make_hidden_collision, CF_JSON_TOO_BIG,
                CF_JSON_REASON_COLLISIONS);
}

/* Digits and length of a number: at the limit and one above. */
static void
test_numbers (void)
{
  for (guint over = 0; over < 2; over++)
    {
      g_autofree char *digits = g_strnfill (CF_LIMIT_JSON_NUMBER_DIGITS - 1 + over, '7');
      g_autofree char *zeros = g_strnfill (CF_LIMIT_JSON_NUMBER_LENGTH - 3 + over, '0');
      g_autofree char *significant = g_strdup_printf ("1.%s", digits);
      g_autofree char *small = g_strdup_printf ("0.%s7", zeros);
      CfJsonReport report = check (significant);

      g_assert_cmpint (report.verdict, ==, over ? CF_JSON_READ_ONLY : CF_JSON_OK);
      g_assert_cmpint (report.reason, ==, over ? CF_JSON_REASON_DIGITS : CF_JSON_REASON_NONE);
      report = check (small);
      g_assert_cmpint (report.verdict, ==, over ? CF_JSON_READ_ONLY : CF_JSON_OK);
      g_assert_cmpint (report.reason, ==, over ? CF_JSON_REASON_LONG_NUMBER : CF_JSON_REASON_NONE);
    }
}

static void
test_size (void)
{
  for (guint over = 0; over < 2; over++)
    {
      gsize length = CF_LIMIT_JSON_BYTES + over;
      g_autofree char *json = g_malloc (length);
      CfJsonReport report;

      memset (json, ' ', length);
      json[0] = '[';
      json[length - 1] = ']';
      report = cf_json_gate_check (json, length);
      g_assert_cmpint (report.verdict, ==, over ? CF_JSON_TOO_BIG : CF_JSON_OK);
    }
}

/* A NUL may not end the look at what stands behind it. */
static void
test_nul (void)
{
  static const char *const texts[] = { "[1]\0", "[1\0]", "\0", "[\"a\0b\"]" };
  static const gsize lengths[] = { 4, 4, 1, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (cf_json_gate_check (texts[i], lengths[i]).verdict, ==, CF_JSON_DAMAGED);
}

static void
test_texts (void)
{
  for (guint i = 0; i < CF_JSON_N_REASONS; i++)
    {
      const char *text = cf_json_reason_get_text (i);

      g_assert_nonnull (text);
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (text, !=, cf_json_reason_get_text (k));
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  add_suite ();
  g_test_add_func ("/gate/utf8", test_utf8);
  g_test_add_func ("/gate/places", test_places);
  g_test_add_func ("/gate/depth", test_depth);
  g_test_add_func ("/gate/values", test_values);
  g_test_add_func ("/gate/members", test_members);
  g_test_add_func ("/gate/collisions", test_collisions);
  g_test_add_func ("/gate/numbers", test_numbers);
  g_test_add_func ("/gate/size", test_size);
  g_test_add_func ("/gate/nul", test_nul);
  g_test_add_func ("/gate/texts", test_texts);
  return g_test_run ();
}
