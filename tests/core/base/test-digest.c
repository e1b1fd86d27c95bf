/* SPDX-License-Identifier: GPL-3.0-or-later
 * Digests and identifiers: every value is another program's. */

#include "config.h"

#include "cf-clock.h"
#include "cf-digest.h"
#include "cf-test.h"

#include <string.h>

static void
test_hex (void)
{
  g_autofree char *empty = cf_digest_hex ("", 0);
  g_autofree char *abc = cf_digest_hex ("abc", 3);
  g_autofree char *head = cf_digest_short_to_string (cf_digest_short ("abc", 3));

  /* FIPS 180-2, and its empty message. */
  g_assert_cmpstr (empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpstr (abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (head, ==, "ba7816bf8f01cfea");
  g_assert_cmpuint (cf_digest_short_of_hex (abc), ==, cf_digest_short ("abc", 3));
}

static void
test_short_strings (void)
{
  static const char *const wrong[] = { "",
                                       "ba7816bf8f01cfe",
                                       "ba7816bf8f01cfea0",
                                       "BA7816BF8F01CFEA",
                                       "ba7816bf8f01cfeg",
                                       "0xa7816bf8f01cfe",
                                       " a7816bf8f01cfea" };
  guint64 digest = 0;

  g_assert_true (cf_digest_short_from_string ("ba7816bf8f01cfea", &digest));
  g_assert_cmpuint (digest, ==, G_GUINT64_CONSTANT (0xba7816bf8f01cfea));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (cf_digest_short_from_string (wrong[i], &digest));
}

static void
test_v5 (void)
{
  /* uuid.uuid5(uuid.NAMESPACE_DNS, "www.example.com"), also in RFC 9562, A.4; then with a name that
   * is not ASCII. */
  g_autofree char *dns = cf_uuid_new_v5 ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com");
  g_autofree char *urn =
    cf_uuid_new_v5 ("urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com");
  /* Another program's annotator: uuid5(uuid5(NAMESPACE_URL, page), id). */
  g_autofree char *page =
    cf_uuid_new_v5 ("https://example.org/~mara", "urn:uuid:58dbc7d9-efc4-56f1-be77-af5dd6e40ff6");
  g_autofree char *han = cf_uuid_new_v5 ("58dbc7d9-efc4-56f1-be77-af5dd6e40ff6", "网络𠮷");

  g_assert_cmpstr (dns, ==, "urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2");
  g_assert_cmpstr (urn, ==, dns);
  g_assert_cmpstr (page, ==, "urn:uuid:250571b3-b3bb-5e36-9f05-85a435b86acb");
  g_assert_cmpstr (han, ==, "urn:uuid:60b0aa5a-4ab5-55a6-b14e-83b77a0566e7");
}

static void
test_random (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    {
      char *id = cf_uuid_new ();

      g_assert_true (g_str_has_prefix (id, CF_UUID_PREFIX));
      g_assert_true (g_uuid_string_is_valid (id + strlen (CF_UUID_PREFIX)));
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_clock (void)
{
  g_autofree char *now = cf_clock_format (cf_clock_now ());
  g_autofree char *ms = cf_clock_format_ms (G_GINT64_CONSTANT (1626717805999));
  g_autofree char *before = cf_clock_format_ms (-1);
  g_autofree char *zero = cf_clock_format (0);
  g_autofree char *never = cf_clock_format (G_MAXINT64);

  g_assert_cmpstr (now, ==, "2026-11-21T21:40:00Z");
  g_assert_cmpstr (ms, ==, "2021-07-19T18:03:25Z");
  g_assert_cmpstr (before, ==, "1969-12-31T23:59:59Z");
  g_assert_cmpstr (zero, ==, "1970-01-01T00:00:00Z");
  g_assert_null (never);
  cf_clock_set_fixed (-1);
  g_assert_cmpint (cf_clock_now (), >, 1600000000);
  cf_clock_set_fixed (CF_TEST_NOW);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/digest/hex", test_hex);
  g_test_add_func ("/digest/short-strings", test_short_strings);
  g_test_add_func ("/digest/v5", test_v5);
  g_test_add_func ("/digest/random", test_random);
  g_test_add_func ("/digest/clock", test_clock);
  return g_test_run ();
}
