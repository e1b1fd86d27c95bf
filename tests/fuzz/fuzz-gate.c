/* SPDX-License-Identifier: GPL-3.0-or-later
 * The gate, with SQLite as the oracle: what may be read is valid UTF-8 without NUL that SQLite takes for
 * JSON, one leading byte order mark removed. */

#include "config.h"

#include "cf-json-gate.h"
#include "fuzz.h"

#include <sqlite3.h>
#include <string.h>

static gboolean
ask_sqlite (const char *text, gsize length)
{
  static sqlite3_stmt *statement;
  static sqlite3 *database;
  gboolean valid;

  if (statement == NULL)
    {
      g_assert (sqlite3_open (":memory:", &database) == SQLITE_OK);
      g_assert (sqlite3_prepare_v2 (database, "SELECT json_valid(?)", -1, &statement, NULL) ==
                SQLITE_OK);
    }
  sqlite3_bind_text (statement, 1, text, (int) length, SQLITE_STATIC);
  g_assert (sqlite3_step (statement) == SQLITE_ROW);
  valid = sqlite3_column_int (statement, 0) != 0;
  sqlite3_reset (statement);
  return valid;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  CfJsonReport report;
  gboolean valid;

  if (size > FUZZ_MAX_BYTES)
    return 0;
  report = cf_json_gate_check (text, size);
  g_assert ((report.verdict == CF_JSON_OK) == (report.reason == CF_JSON_REASON_NONE));
  g_assert ((report.verdict == CF_JSON_OK) == (report.line == 0));
  if (report.verdict == CF_JSON_TOO_BIG)
    return 0;
  valid = g_utf8_validate_len (text, size, NULL);
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  /* SQLite takes nothing for valid, and stops at what it calls white space. */
  valid = valid && size > 0 && ask_sqlite (text, size);
  /* SQLite 3.40 takes an array or an object for a key; RFC 8259, 4, takes nothing but a string. */
  if (report.reason == CF_JSON_REASON_NOT_A_KEY)
    valid = FALSE;
  g_assert (valid == (report.verdict == CF_JSON_OK || report.verdict == CF_JSON_READ_ONLY));
  return 0;
}
