/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pieces of a JSON text.
 *
 * A tree of a large array takes many times the memory of its text. So a large array is found in the text
 * and its elements are read some at a time. The text has passed the gate: it is valid, and what it holds
 * is only passed over here. */

#include "config.h"

#include "cf-json-slice.h"

#include <string.h>

typedef struct
{
  const char *json;
  gsize length;
  gsize at;
} Scan;

static int
peek (const Scan *scan)
{
  return scan->at < scan->length ? (guchar) scan->json[scan->at] : -1;
}

static void
skip_space (Scan *scan)
{
  while (peek (scan) == ' ' || peek (scan) == '\n' || peek (scan) == '\r' || peek (scan) == '\t')
    scan->at++;
}

static void
skip_string (Scan *scan)
{
  for (scan->at++; scan->at < scan->length && scan->json[scan->at] != '"'; scan->at++)
    if (scan->json[scan->at] == '\\')
      scan->at++;
  scan->at++;
}

static void
skip_value (Scan *scan)
{
  guint depth = 0;

  do
    {
      int c = peek (scan);

      if (c == '"')
        {
          skip_string (scan);
          continue;
        }
      if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      scan->at++;
      /* A number or a word goes on up to what cannot be in it. */
      while (depth == 0 && c != '}' && c != ']' && scan->at < scan->length &&
             strchr (",]} \n\r\t", scan->json[scan->at]) == NULL)
        scan->at++;
    }
  while (depth > 0 && scan->at < scan->length);
}

/* At the first key of an object, or where it ends: goes to the value of @name. */
static gboolean
find_member (Scan *scan, const char *name)
{
  gsize n = strlen (name);

  while (peek (scan) == '"')
    {
      gsize key = scan->at + 1;

      skip_string (scan);
      skip_space (scan);
      scan->at++; /* the colon */
      skip_space (scan);
      if (key + n < scan->length && memcmp (scan->json + key, name, n) == 0 &&
          scan->json[key + n] == '"')
        return TRUE;
      skip_value (scan);
      skip_space (scan);
      if (peek (scan) == ',')
        scan->at++;
      skip_space (scan);
    }
  return FALSE;
}

static gboolean
enter (Scan *scan, char bracket)
{
  skip_space (scan);
  if (peek (scan) != bracket)
    return FALSE;
  scan->at++;
  skip_space (scan);
  return TRUE;
}

/**
 * cf_json_slice_array:
 * @json: a text that has passed the gate as %CF_JSON_OK
 * @length: its bytes
 * @path: (array zero-terminated=1): the names of members, from the root down to an array
 * @array: (out): where it stands, brackets included
 * @elements: (element-type CfJsonSlice): emptied, then filled with its elements
 *
 * Names are compared as they are written: one with escapes in it is not found.
 *
 * Returns: whether there is an array
 */
gboolean
cf_json_slice_array (
  const char *json, gsize length, const char *const *path, CfJsonSlice *array, GArray *elements)
{
  Scan scan = { json, length, 0 };

  g_array_set_size (elements, 0);
  if (length >= 3 && memcmp (json, "\xef\xbb\xbf", 3) == 0)
    scan.at = 3;
  for (guint i = 0; path[i] != NULL; i++)
    if (!enter (&scan, '{') || !find_member (&scan, path[i]))
      return FALSE;
  array->start = scan.at;
  if (!enter (&scan, '['))
    return FALSE;
  while (scan.at < length && peek (&scan) != ']')
    {
      CfJsonSlice element = { scan.at, 0 };

      skip_value (&scan);
      element.end = scan.at;
      g_array_append_val (elements, element);
      skip_space (&scan);
      if (peek (&scan) == ',')
        scan.at++;
      skip_space (&scan);
    }
  array->end = scan.at + 1;
  return array->end <= length;
}
