/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds the line and column of a value: json-glib's trees do not know where they came from. */

#include "config.h"

#include "cf-json.h"

#include <string.h>

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
    p++;
  return p;
}

/* Behind the string that begins at @p. */
static const char *
skip_string (const char *p, const char *end)
{
  for (p++; p < end && *p != '"'; p++)
    if (*p == '\\')
      p++;
  return MIN (p + 1, end);
}

/* Behind the value that begins at @p, without recursion. */
static const char *
skip_value (const char *p, const char *end)
{
  guint depth = 0;

  do
    {
      p = skip_space (p, end);
      if (p >= end)
        return end;
      if (*p == '"')
        p = skip_string (p, end);
      else if (strchr ("{[", *p) != NULL)
        depth++, p++;
      else if (strchr ("}]", *p) != NULL)
        depth--, p++;
      else if (strchr (",:", *p) != NULL)
        p++;
      else
        while (p < end && strchr (" \t\n\r,:{}[]\"", *p) == NULL)
          p++;
    }
  while (depth > 0);
  return p;
}

static const char *
find_member (const char *p, const char *end, const char *name)
{
  for (p = skip_space (p + 1, end); p < end && *p == '"';)
    {
      const char *key = p + 1;
      gsize length;

      p = skip_string (p, end);
      length = (gsize) (p - 1 - key);
      p = skip_space (skip_space (p, end) + 1, end); /* the colon */
      if (strlen (name) == length && strncmp (key, name, length) == 0)
        return p;
      p = skip_space (skip_value (p, end), end);
      if (p < end && *p == ',')
        p = skip_space (p + 1, end);
    }
  return NULL;
}

static const char *
find_element (const char *p, const char *end, guint64 index)
{
  p = skip_space (p + 1, end);
  while (p < end && *p != ']')
    {
      if (index-- == 0)
        return p;
      p = skip_space (skip_value (p, end), end);
      if (p < end && *p == ',')
        p = skip_space (p + 1, end);
    }
  return NULL;
}

/**
 * cf_json_locate:
 * @bytes: JSON that the gate let through
 * @pointer: a JSON pointer (RFC 6901) without escapes, such as `/first/items/3/target`
 * @line: (out): from 1
 * @column: (out): from 1, in code points
 *
 * Finds the value; if it is not there, the deepest value on the way to it.
 *
 * Returns: whether the value itself was found
 */
gboolean
cf_json_locate (GBytes *bytes, const char *pointer, guint *line, guint *column)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *end = data + length;
  const char *p = data;
  g_auto (GStrv) segments = g_strsplit (pointer, "/", -1);
  gboolean found = TRUE;

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  p = skip_space (p, end);
  for (guint i = 1; found && segments[0] != NULL && segments[i] != NULL; i++)
    {
      const char *next = NULL;

      if (p < end && *p == '{')
        next = find_member (p, end, segments[i]);
      else if (p < end && *p == '[')
        next = find_element (p, end, g_ascii_strtoull (segments[i], NULL, 10));
      found = next != NULL;
      if (found)
        p = next;
    }
  cf_json_gate_get_place (data, (gsize) (p - data), line, column);
  return found;
}
