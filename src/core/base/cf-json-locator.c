/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds the line and column of a value: json-glib's trees do not know where they came from.
 *
 * A file from outside may be wrong in a million places, so neither the way to a value nor the count of
 * lines may begin at the top each time. The locator keeps the steps of its last way: the next goes on from
 * where the two part, and in an array from the element that was met last. And it keeps, for every few
 * thousand bytes, in which line and column they are. */

#include "config.h"

#include "cf-json-locator.h"

#include "cf-json-gate.h"
#include "cf-json.h"
#include "cf-limits.h"

#include <string.h>

#define MARK_EVERY 4096

/* A value on the last way. */
typedef struct
{
  char *name;       /* the step that led to it */
  const char *at;   /* where it begins */
  guint64 index;    /* of an array: the element that was met last */
  const char *last; /* of an array: where that begins; NULL for none */
} Step;

typedef struct
{
  guint line;
  guint column;
} Mark;

struct _CfJsonLocator
{
  GBytes *bytes;
  const char *data;
  const char *end;
  GArray *steps; /* of Step: the first is the whole text */
  GArray *marks; /* of Mark: where each MARK_EVERY-th byte is */
};

static void
clear_step (gpointer data)
{
  g_free (((Step *) data)->name);
}

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
find_element (Step *array, const char *end, guint64 index)
{
  if (array->last == NULL || index < array->index)
    {
      array->index = 0;
      array->last = skip_space (array->at + 1, end);
    }
  while (array->last < end && *array->last != ']')
    {
      const char *next;

      if (array->index == index)
        return array->last;
      next = skip_space (skip_value (array->last, end), end);
      if (next >= end || *next != ',')
        return NULL; /* the last one stays known */
      array->last = skip_space (next + 1, end);
      array->index++;
    }
  return NULL;
}

static void
add_step (CfJsonLocator *locator, const char *name, const char *at)
{
  Step step = { g_strdup (name), at, 0, NULL };

  g_array_append_val (locator->steps, step);
}

/**
 * cf_json_locator_new:
 * @bytes: JSON that the gate let through
 *
 * Returns: (transfer full): a locator for it
 */
CfJsonLocator *
cf_json_locator_new (GBytes *bytes)
{
  CfJsonLocator *locator = g_new0 (CfJsonLocator, 1);
  gsize length;
  const Mark top = { 1, 1 };

  locator->bytes = g_bytes_ref (bytes);
  locator->data = g_bytes_get_data (bytes, &length);
  if (locator->data == NULL)
    locator->data = "";
  locator->end = locator->data + length;
  locator->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (locator->steps, clear_step);
  locator->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_append_val (locator->marks, top);
  add_step (locator, "",
            skip_space (locator->data +
                          (length >= 3 && memcmp (locator->data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0),
                        locator->end));
  return locator;
}

void
cf_json_locator_free (CfJsonLocator *locator)
{
  g_array_unref (locator->steps);
  g_array_unref (locator->marks);
  g_bytes_unref (locator->bytes);
  g_free (locator);
}

static Mark
get_place (CfJsonLocator *locator, gsize where)
{
  Mark place;

  while (locator->marks->len <= where / MARK_EVERY)
    {
      Mark next = g_array_index (locator->marks, Mark, locator->marks->len - 1);

      cf_json_gate_advance (locator->data + (locator->marks->len - 1) * (gsize) MARK_EVERY,
                            MARK_EVERY, &next.line, &next.column);
      g_array_append_val (locator->marks, next);
    }
  place = g_array_index (locator->marks, Mark, where / MARK_EVERY);
  cf_json_gate_advance (locator->data + where / MARK_EVERY * MARK_EVERY, where % MARK_EVERY,
                        &place.line, &place.column);
  return place;
}

/**
 * cf_json_locator_find:
 * @locator: a locator
 * @pointer: a JSON pointer (RFC 6901) without escapes, such as `/first/items/3/target`
 * @line: (out): from 1
 * @column: (out): from 1, in code points
 *
 * Finds the value; if it is not there, the deepest value on the way to it.
 *
 * Returns: whether the value itself was found
 */
gboolean
cf_json_locator_find (CfJsonLocator *locator, const char *pointer, guint *line, guint *column)
{
  g_auto (GStrv) names = g_strsplit (pointer, "/", CF_LIMIT_JSON_DEPTH + 2);
  gboolean found = TRUE;
  Mark place;

  for (guint i = 1; found && names[0] != NULL && names[i] != NULL; i++)
    {
      Step *from = &g_array_index (locator->steps, Step, i - 1);
      const char *next = NULL;

      if (i < locator->steps->len &&
          g_str_equal (g_array_index (locator->steps, Step, i).name, names[i]))
        continue;
      if (from->at < locator->end && *from->at == '{')
        next = find_member (from->at, locator->end, names[i]);
      else if (from->at < locator->end && *from->at == '[')
        next = find_element (from, locator->end, g_ascii_strtoull (names[i], NULL, 10));
      g_array_set_size (locator->steps, i);
      found = next != NULL;
      if (found)
        add_step (locator, names[i], next);
    }
  if (found)
    g_array_set_size (locator->steps, MAX (g_strv_length (names), 1));
  place =
    get_place (locator, (gsize) (g_array_index (locator->steps, Step, locator->steps->len - 1).at -
                                 locator->data));
  *line = place.line;
  *column = place.column;
  return found;
}

/**
 * cf_json_locate:
 * @bytes: JSON that the gate let through
 * @pointer: a JSON pointer without escapes
 * @line: (out): from 1
 * @column: (out): from 1, in code points
 *
 * For one value; whoever looks for many keeps a locator.
 *
 * Returns: whether the value itself was found
 */
gboolean
cf_json_locate (GBytes *bytes, const char *pointer, guint *line, guint *column)
{
  g_autoptr (CfJsonLocator) locator = cf_json_locator_new (bytes);

  return cf_json_locator_find (locator, pointer, line, column);
}
