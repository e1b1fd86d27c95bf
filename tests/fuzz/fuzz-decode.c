/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes become valid text, UTF-8 the same. */

#include "config.h"

#include "cf-decode.h"
#include "fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *bytes = (const char *) data;
  g_auto (CfDecoded) decoded = { 0 };
  g_auto (CfDecoded) again = { 0 };

  if (size > FUZZ_MAX_BYTES)
    return 0;
  cf_decode (bytes, size, &decoded);
  g_assert (g_utf8_validate_len (decoded.utf8, decoded.length, NULL));
  g_assert (decoded.utf8[decoded.length] == '\0');
  g_assert ((decoded.n_replaced > 0) == (decoded.first_replaced_line > 0));
  if (g_utf8_validate_len (bytes, size, NULL) &&
      (size < 3 || memcmp (bytes, "\xef\xbb\xbf", 3) != 0))
    {
      g_assert (g_str_equal (decoded.encoding, "UTF-8"));
      g_assert (decoded.length == size && memcmp (decoded.utf8, bytes, size) == 0);
      g_assert (decoded.n_replaced == 0);
    }
  cf_decode (bytes, size, &again);
  g_assert (g_str_equal (decoded.utf8, again.utf8));
  return 0;
}
