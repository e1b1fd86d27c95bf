/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes JSON in the one form in which our files are written.
 *
 * json-glib's own generator alters numbers and makes some unreadable, so nothing of ours is
 * written with it. Names and strings are UTF-8 without NUL; what passes the gate is written so that
 * it comes back equal. */

#include "config.h"

#include "cf-json-writer.h"

#include "cf-digest.h"
#include "cf-limits.h"
#include "cf-strings.h"

#include <math.h>
#include <string.h>

/* Containers that may be open at once: the gate's depth and room for what we put around it. */
#define MAX_OPEN (CF_LIMIT_JSON_DEPTH + 8)

struct _CfJsonWriter
{
  GString *out;
  CfJsonStyle style;
  guint depth;
  gboolean after_name;
  gboolean has_items[MAX_OPEN + 1];
};

/**
 * cf_json_writer_new:
 * @style: the form
 *
 * Returns: (transfer full): a writer, at the place of one value
 */
CfJsonWriter *
cf_json_writer_new (CfJsonStyle style)
{
  CfJsonWriter *writer = g_new0 (CfJsonWriter, 1);

  writer->out = g_string_sized_new (128);
  writer->style = style;
  return writer;
}

void
cf_json_writer_free (CfJsonWriter *writer)
{
  if (writer->out != NULL)
    g_string_free (writer->out, TRUE);
  g_free (writer);
}

static void
new_line (CfJsonWriter *writer)
{
  if (writer->style != CF_JSON_INDENTED)
    return;
  g_string_append_c (writer->out, '\n');
  for (guint i = 0; i < writer->depth; i++)
    g_string_append (writer->out, "  ");
}

/* Before every value and every name. */
static void
separate (CfJsonWriter *writer)
{
  if (writer->after_name)
    {
      writer->after_name = FALSE;
      return;
    }
  if (writer->has_items[writer->depth])
    g_string_append_c (writer->out, ',');
  writer->has_items[writer->depth] = TRUE;
  if (writer->depth > 0)
    new_line (writer);
}

static void
begin (CfJsonWriter *writer, char bracket)
{
  g_return_if_fail (writer->depth < MAX_OPEN);
  separate (writer);
  g_string_append_c (writer->out, bracket);
  writer->has_items[++writer->depth] = FALSE;
}

static void
end (CfJsonWriter *writer, char bracket)
{
  gboolean had_items;

  g_return_if_fail (writer->depth > 0);
  had_items = writer->has_items[writer->depth--];
  if (had_items)
    new_line (writer);
  g_string_append_c (writer->out, bracket);
}

void
cf_json_writer_begin_object (CfJsonWriter *writer)
{
  begin (writer, '{');
}

void
cf_json_writer_end_object (CfJsonWriter *writer)
{
  end (writer, '}');
}

void
cf_json_writer_begin_array (CfJsonWriter *writer)
{
  begin (writer, '[');
}

void
cf_json_writer_end_array (CfJsonWriter *writer)
{
  end (writer, ']');
}

/* Names of files may hold any bytes; JSON is UTF-8. */
static char *
make_utf8 (const char *value, gsize *length)
{
  GString *clean = g_string_sized_new (*length + 16);
  const char *p = value, *const stop = value + *length, *end;

  while (!g_utf8_validate_len (p, (gsize) (stop - p), &end))
    {
      g_string_append_len (clean, p, end - p);
      g_string_append (clean, "\xef\xbf\xbd");
      p = end + 1;
    }
  g_string_append_len (clean, p, stop - p);
  *length = clean->len;
  return g_string_free (clean, FALSE);
}

static void
append_quoted (GString *out, const char *value, gsize length)
{
  const char *run = value, *p = value, *const stop = value + length;

  g_string_append_c (out, '"');
  for (; p < stop; p++)
    {
      static const char special[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
      guchar c = (guchar) *p;
      const char *found;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, run, p - run);
      found = c != '\0' ? strchr (special, c) : NULL;
      if (found != NULL)
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, letters[found - special]);
        }
      else
        {
          g_string_append_printf (out, "\\u%04x", c);
        }
      run = p + 1;
    }
  g_string_append_len (out, run, stop - run);
  g_string_append_c (out, '"');
}

static void
append_any (GString *out, const char *value, gsize length)
{
  g_autofree char *clean = NULL;

  if (!g_utf8_validate_len (value, length, NULL))
    value = clean = make_utf8 (value, &length);
  append_quoted (out, value, length);
}

void
cf_json_writer_name (CfJsonWriter *writer, const char *name)
{
  separate (writer);
  append_any (writer->out, name, strlen (name));
  g_string_append (writer->out, writer->style == CF_JSON_INDENTED ? ": " : ":");
  writer->after_name = TRUE;
}

/**
 * cf_json_writer_string:
 * @writer: a writer
 * @value: (nullable): UTF-8, or %NULL for `null`
 */
void
cf_json_writer_string (CfJsonWriter *writer, const char *value)
{
  if (value == NULL)
    cf_json_writer_null (writer);
  else
    cf_json_writer_string_len (writer, value, strlen (value));
}

void
cf_json_writer_string_len (CfJsonWriter *writer, const char *value, gsize length)
{
  separate (writer);
  append_any (writer->out, value, length);
}

void
cf_json_writer_integer (CfJsonWriter *writer, gint64 value)
{
  separate (writer);
  g_string_append_printf (writer->out, "%" G_GINT64_FORMAT, value);
}

/* Fifteen digits from the first that counts: so every decimal that the gate lets through is written
 * with the digits that were read. */
static void
append_decimal (GString *out, double value)
{
  char format[16], number[400], exponent[48];
  int places;
  char *last;

  g_ascii_formatd (exponent, sizeof exponent, "%.14e", value);
  places = CLAMP (14 - (int) g_ascii_strtoll (strchr (exponent, 'e') + 1, NULL, 10), 1, 60);
  g_snprintf (format, sizeof format, "%%.%df", places);
  g_ascii_formatd (number, sizeof number, format, value);
  last = number + strlen (number) - 1;
  while (*last == '0' && last[-1] != '.')
    *last-- = '\0';
  g_string_append (out, number);
}

/**
 * cf_json_writer_decimal:
 * @writer: a writer
 * @value: a finite number; others, which JSON does not have, become `null`
 *
 * Writes it with a point and without an exponent, in at most 15 significant digits.
 */
void
cf_json_writer_decimal (CfJsonWriter *writer, double value)
{
  if (!isfinite (value))
    {
      cf_json_writer_null (writer);
      return;
    }
  separate (writer);
  append_decimal (writer->out, value);
}

void
cf_json_writer_boolean (CfJsonWriter *writer, gboolean value)
{
  separate (writer);
  g_string_append (writer->out, value ? "true" : "false");
}

void
cf_json_writer_null (CfJsonWriter *writer)
{
  separate (writer);
  g_string_append (writer->out, "null");
}

/* UTF-8 sorts by bytes as its code points do. */
static void
write_members (CfJsonWriter *writer, JsonObject *object)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    g_ptr_array_add (names, (gpointer) name);
  if (writer->style == CF_JSON_SORTED)
    g_ptr_array_sort (names, cf_strings_compare);
  for (guint i = 0; i < names->len; i++)
    {
      name = g_ptr_array_index (names, i);
      cf_json_writer_name (writer, name);
      cf_json_writer_node (writer, json_object_get_member (object, name));
    }
}

static void
write_value (CfJsonWriter *writer, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    cf_json_writer_string (writer, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    cf_json_writer_boolean (writer, json_node_get_boolean (node));
  else if (type == G_TYPE_DOUBLE)
    cf_json_writer_decimal (writer, json_node_get_double (node));
  else
    cf_json_writer_integer (writer, json_node_get_int (node));
}

/**
 * cf_json_writer_node:
 * @writer: a writer
 * @node: what came through the gate, or was built; no deeper than the gate allows
 */
void
cf_json_writer_node (CfJsonWriter *writer, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      cf_json_writer_object (writer, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      {
        JsonArray *array = json_node_get_array (node);

        cf_json_writer_begin_array (writer);
        for (guint i = 0; i < json_array_get_length (array); i++)
          cf_json_writer_node (writer, json_array_get_element (array, i));
        cf_json_writer_end_array (writer);
        break;
      }
    case JSON_NODE_VALUE:
      write_value (writer, node);
      break;
    case JSON_NODE_NULL:
    default:
      cf_json_writer_null (writer);
    }
}

void
cf_json_writer_object (CfJsonWriter *writer, JsonObject *object)
{
  cf_json_writer_begin_object (writer);
  write_members (writer, object);
  cf_json_writer_end_object (writer);
}

void
cf_json_writer_string_member (CfJsonWriter *writer, const char *name, const char *value)
{
  cf_json_writer_name (writer, name);
  cf_json_writer_string (writer, value);
}

void
cf_json_writer_integer_member (CfJsonWriter *writer, const char *name, gint64 value)
{
  cf_json_writer_name (writer, name);
  cf_json_writer_integer (writer, value);
}

void
cf_json_writer_boolean_member (CfJsonWriter *writer, const char *name, gboolean value)
{
  cf_json_writer_name (writer, name);
  cf_json_writer_boolean (writer, value);
}

/**
 * cf_json_writer_finish:
 * @writer: a writer with everything closed; it can only be freed afterwards
 *
 * Returns: (transfer full): the document
 */
GBytes *
cf_json_writer_finish (CfJsonWriter *writer)
{
  g_return_val_if_fail (writer->depth == 0, NULL);
  if (writer->style == CF_JSON_INDENTED)
    g_string_append_c (writer->out, '\n');
  return g_string_free_to_bytes (g_steal_pointer (&writer->out));
}

/**
 * cf_json_writer_finish_string:
 * @writer: a writer with everything closed; it can only be freed afterwards
 *
 * Returns: (transfer full): the document, as a string
 */
char *
cf_json_writer_finish_string (CfJsonWriter *writer)
{
  g_return_val_if_fail (writer->depth == 0, NULL);
  if (writer->style == CF_JSON_INDENTED)
    g_string_append_c (writer->out, '\n');
  return g_string_free (g_steal_pointer (&writer->out), FALSE);
}

GBytes *
cf_json_object_to_bytes (JsonObject *object, CfJsonStyle style)
{
  g_autoptr (CfJsonWriter) writer = cf_json_writer_new (style);

  cf_json_writer_object (writer, object);
  return cf_json_writer_finish (writer);
}

/**
 * cf_json_object_digest:
 * @object: a version, `cf:supersedes` included
 *
 * Returns: the first 64 bits of SHA-256 over its compact, sorted form
 */
guint64
cf_json_object_digest (JsonObject *object)
{
  g_autoptr (GBytes) bytes = cf_json_object_to_bytes (object, CF_JSON_SORTED);

  return cf_digest_short (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
