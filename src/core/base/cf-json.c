/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads JSON through the gate, and reaches into it without trusting its shape. */

#include "config.h"

#include "cf-json.h"

#include "cf-error.h"
#include "cf-json-writer.h"

#include <glib/gi18n.h>

#include <string.h>

/* What json-glib cannot hold in a string is shown as U+FFFD: the escape is of the same length. */
static char *
copy_for_view (const char *bytes, gsize length)
{
  char *copy = g_malloc (length + 1);

  memcpy (copy, bytes, length);
  copy[length] = '\0';
  for (gsize i = 0; i + 5 < length; i++)
    {
      g_autofree char *digits = NULL;
      guint64 value;

      if (copy[i] != '\\')
        continue;
      if (copy[i + 1] != 'u')
        {
          i++;
          continue;
        }
      digits = g_strndup (copy + i + 2, 4);
      value = g_ascii_strtoull (digits, NULL, 16);
      if (value == 0 || (value >= 0xd800 && value < 0xe000))
        memcpy (copy + i + 2, "fffd", 4);
      i += 5;
    }
  return copy;
}

static CfError
error_of_verdict (CfJsonVerdict verdict)
{
  return verdict == CF_JSON_TOO_BIG ? CF_ERROR_TOO_BIG : CF_ERROR_DAMAGED;
}

static gboolean
pass_gate (GBytes *bytes, const char *name, CfJsonReport *report, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *shown = NULL;

  *report = cf_json_gate_check (data != NULL ? data : "", length);
  if (report->verdict == CF_JSON_OK || report->verdict == CF_JSON_READ_ONLY)
    return TRUE;
  shown = g_filename_display_name (name);
  g_set_error (error, CF_ERROR, (int) error_of_verdict (report->verdict), "%s:%u:%u: %s", shown,
               report->line, report->column, cf_json_reason_get_text (report->reason));
  return FALSE;
}

static JsonNode *
make_tree (const char *data, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  return json_parser_load_from_data (parser, data, (gssize) length, error)
           ? json_parser_steal_root (parser)
           : NULL;
}

static JsonNode *
make_whole_tree (GBytes *bytes, CfJsonVerdict verdict, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *copy = verdict == CF_JSON_READ_ONLY ? copy_for_view (data, length) : NULL;

  return make_tree (copy != NULL ? copy : data, length, error);
}

/**
 * cf_json_parse:
 * @bytes: untrusted bytes
 * @name: the file, for messages
 * @report: (out): what the gate says
 * @error: set to `FILE:LINE:COLUMN: reason` when nothing is returned
 *
 * With the verdict %CF_JSON_READ_ONLY the tree is good for looking at only: strings have U+FFFD where
 * they cannot be held, numbers may be altered.
 *
 * Returns: (transfer full) (nullable): the tree; %NULL for %CF_JSON_DAMAGED and %CF_JSON_TOO_BIG
 */
JsonNode *
cf_json_parse (GBytes *bytes, const char *name, CfJsonReport *report, GError **error)
{
  return pass_gate (bytes, name, report, error) ? make_whole_tree (bytes, report->verdict, error)
                                                : NULL;
}

/**
 * cf_json_parse_without:
 * @bytes: untrusted bytes
 * @name: the file, for messages
 * @path: (array zero-terminated=1): the names of members, from the root down to an array
 * @elements: (element-type CfJsonSlice): filled with the elements of that array
 * @report: (out): what the gate says
 * @error: set to `FILE:LINE:COLUMN: reason` when nothing is returned
 *
 * Like cf_json_parse(), but in the tree the array is empty: what is to be read one by one, by
 * cf_json_parse_slices(), needs not be in memory all at once. Where that cannot be, since the text is only good
 * for looking at or the array was not found, the tree has all, and @elements is empty.
 *
 * Returns: (transfer full) (nullable): the tree
 */
JsonNode *
cf_json_parse_without (GBytes *bytes,
                       const char *name,
                       const char *const *path,
                       GArray *elements,
                       CfJsonReport *report,
                       GError **error)
{
  g_autoptr (GString) rest = NULL;
  CfJsonSlice array;
  const char *data;
  gsize length;

  g_array_set_size (elements, 0);
  if (!pass_gate (bytes, name, report, error))
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (report->verdict != CF_JSON_OK ||
      !cf_json_slice_array (data, length, path, &array, elements) || elements->len == 0)
    return make_whole_tree (bytes, report->verdict, error);
  rest = g_string_new_len (data, (gssize) array.start);
  g_string_append (rest, "[]");
  g_string_append_len (rest, data + array.end, (gssize) (length - array.end));
  return make_tree (rest->str, rest->len, error);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* json-glib looks at each space for longer than at any other byte, and two of five are spaces in what we write. */
static void
append_without_space (GString *text, const char *p, const char *end)
{
  while (p < end)
    {
      const char *from = p;

      if (*p == '"')
        {
          for (p++; *p != '"'; p++)
            if (*p == '\\')
              p++;
          p++;
        }
      else
        {
          while (p < end && *p != '"' && !is_space (*p))
            p++;
        }
      g_string_append_len (text, from, p - from);
      while (p < end && is_space (*p))
        p++;
    }
}

/**
 * cf_json_parse_slices:
 * @bytes: what was given to cf_json_parse_without()
 * @slices: (array length=n): neighbours among the elements that it found
 * @n: how many
 * @error: why there is nothing
 *
 * Returns: (transfer full) (nullable): these elements
 */
JsonArray *
cf_json_parse_slices (GBytes *bytes, const CfJsonSlice *slices, guint n, GError **error)
{
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize start = slices[0].start, end = slices[n - 1].end;
  g_autoptr (GString) text = g_string_sized_new (end - start + 3);
  g_autoptr (JsonNode) node = NULL;

  g_string_append_c (text, '[');
  append_without_space (text, data + start, data + end);
  g_string_append_c (text, ']');
  node = make_tree (text->str, text->len, error);
  return node != NULL ? json_node_dup_array (node) : NULL;
}

static JsonNode *
get_of_type (JsonObject *object, const char *member, JsonNodeType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

static JsonNode *
get_value (JsonObject *object, const char *member, GType type)
{
  JsonNode *node = get_of_type (object, member, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == type ? node : NULL;
}

/**
 * cf_json_get_object:
 * @object: (nullable): an object
 * @member: a name
 *
 * Returns: (transfer none) (nullable): the member, if it is there and an object
 */
JsonObject *
cf_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = get_of_type (object, member, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

JsonArray *
cf_json_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = get_of_type (object, member, JSON_NODE_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

const char *
cf_json_get_string (JsonObject *object, const char *member)
{
  JsonNode *node = get_value (object, member, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

gboolean
cf_json_get_integer (JsonObject *object, const char *member, gint64 *value)
{
  JsonNode *node = get_value (object, member, G_TYPE_INT64);

  if (node == NULL)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * cf_json_get_boolean:
 * @object: (nullable): an object
 * @member: a name
 *
 * Returns: whether the member is there and `true`
 */
gboolean
cf_json_get_boolean (JsonObject *object, const char *member)
{
  JsonNode *node = get_value (object, member, G_TYPE_BOOLEAN);

  return node != NULL && json_node_get_boolean (node);
}

gboolean
cf_json_is_null_or_absent (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

JsonObject *
cf_json_array_get_object (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
cf_json_array_get_string (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/**
 * cf_json_get_strings:
 * @object: (nullable): an object
 * @member: a name
 *
 * Returns: (transfer full): the strings of that array; empty if it is none
 */
char **
cf_json_get_strings (JsonObject *object, const char *member)
{
  JsonArray *array = cf_json_get_array (object, member);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *value = cf_json_array_get_string (array, i);

      if (value != NULL)
        g_strv_builder_add (builder, value);
    }
  return g_strv_builder_end (builder);
}

/**
 * cf_json_has_only:
 * @object: an object
 * @members: %NULL-terminated names
 *
 * Returns: whether the object has no other members than these
 */
gboolean
cf_json_has_only (JsonObject *object, const char *const *members)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_strv_contains (members, name))
      return FALSE;
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/**
 * cf_json_append_unknown:
 * @object: what is being built, its known members in their order
 * @origin: (nullable): what was read at the same place
 * @known: %NULL-terminated names that are ours to write or leave out
 *
 * Appends the other members of @origin, in code point order.
 */
void
cf_json_append_unknown (JsonObject *object, JsonObject *origin, const char *const *known)
{
  g_autoptr (GList) names = NULL;

  if (origin == NULL)
    return;
  names = g_list_sort (json_object_get_members (origin), compare_names);
  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      json_object_set_member (object, l->data,
                              cf_json_sorted_copy (json_object_get_member (origin, l->data)));
}

/**
 * cf_json_sorted_copy:
 * @node: a tree that passed the gate
 *
 * Returns: (transfer full): a deep copy, the members of each object in code point order
 */
JsonNode *
cf_json_sorted_copy (JsonNode *node)
{
  JsonNode *copy;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_object_new ();

      cf_json_append_unknown (object, json_node_get_object (node), (const char *const[]){ NULL });
      copy = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (copy, object);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *from = json_node_get_array (node);
      JsonArray *array = json_array_sized_new (json_array_get_length (from));

      for (guint i = 0; i < json_array_get_length (from); i++)
        json_array_add_element (array, cf_json_sorted_copy (json_array_get_element (from, i)));
      copy = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (copy, array);
    }
  else
    {
      copy = json_node_copy (node);
    }
  return copy;
}
