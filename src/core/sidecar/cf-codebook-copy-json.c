/* SPDX-License-Identifier: GPL-3.0-or-later
 * A copy of codebook.json from its bytes and back.
 *
 * What is not understood is not written: a file of which something would be lost is refused, and says where
 * to look. */

#include "config.h"

#include "cf-canonical.h"
#include "cf-codebook-copy-private.h"
#include "cf-codebook-json.h"
#include "cf-error.h"
#include "cf-hash.h"
#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-sidecar-private.h"

#include <glib/gi18n.h>

#include <string.h>

#define FORMAT 1
#define ORDERS "cf:order"
#define DELETED "cf:deleted"
#define VERSIONS "cf:versions"
#define REVISIONS "cf:revisions"
#define MEMBER "cf:member"
#define VALUE "cf:value"
#define LISTS "/lists" /* the object that the lists stand in */

static const char *const array_places[] = { CF_PLACE_CODES, CF_PLACE_ATTRIBUTES, CF_PLACE_RELATIONS,
                                            CF_PLACE_ROUNDS, CF_PLACE_RENAMED };

/* What is not said of the codebook as a whole. */
static const char *const body_members[] = { "revision", "codes",  "attributes", "relations",
                                            "lists",    "rounds", "renamed",    ORDERS,
                                            DELETED,    VERSIONS, REVISIONS,    NULL };

typedef struct
{
  CfCodebookCopy *copy;
  const char *name;
  GHashTable *actual; /* place -> GPtrArray of ids, in the order of the file */
  GError **error;
} Reading;

static gboolean
refuse (Reading *reading, const char *where)
{
  g_set_error (reading->error, CF_ERROR, CF_ERROR_UNSUPPORTED,
               _ ("%s: %s is not what belongs there; nothing is written as long as it is so, and "
                  "“check” says more"),
               reading->name, where);
  return FALSE;
}

static gboolean
read_entry (Reading *reading, CfEntryKind kind, const char *place, JsonObject *object)
{
  g_autoptr (CfEntry) entry = NULL;
  const char *id = object != NULL ? cf_json_get_string (object, "id") : NULL;
  JsonNode *supersedes = object != NULL ? json_object_get_member (object, "supersedes") : NULL;

  if (object == NULL || (supersedes != NULL && !JSON_NODE_HOLDS_ARRAY (supersedes)))
    return refuse (reading, place);
  if ((id == NULL || *id == '\0') && (kind == CF_ENTRY_LIVING || kind == CF_ENTRY_DELETED) &&
      !g_str_equal (place, CF_PLACE_ROUNDS))
    return refuse (reading, place);
  entry = cf_entry_new (kind, place, object);
  cf_codebook_copy_append (reading->copy, entry);
  return TRUE;
}

static gboolean
read_array (Reading *reading, const char *place, JsonNode *node)
{
  GPtrArray *ids;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (reading, place);
  array = json_node_get_array (node);
  ids = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (reading->actual, g_strdup (place), ids);
  cf_codebook_copy_add_place (reading->copy, place);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = cf_json_array_get_object (array, i);
      g_autoptr (CfEntry) entry = NULL;

      if (!read_entry (reading, CF_ENTRY_LIVING, place, object))
        return FALSE;
      entry = cf_entry_new (CF_ENTRY_LIVING, place, object);
      g_ptr_array_add (ids, g_strdup (entry->id));
    }
  return TRUE;
}

static gboolean
read_lists (Reading *reading, JsonObject *root)
{
  JsonObject *lists = cf_json_get_object (root, "lists");
  JsonObjectIter iter;
  const char *list;
  JsonNode *node;

  if (lists == NULL)
    return !json_object_has_member (root, "lists") || refuse (reading, LISTS);
  cf_codebook_copy_add_place (reading->copy, LISTS);
  json_object_iter_init_ordered (&iter, lists);
  while (json_object_iter_next_ordered (&iter, &list, &node))
    {
      g_autofree char *place = cf_place_of_list (list);

      if (!read_array (reading, place, node))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_place (const char *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (array_places); i++)
    if (g_str_equal (place, array_places[i]))
      return TRUE;
  return g_str_has_prefix (place, CF_PLACE_LIST_PREFIX) &&
         strchr (place + strlen (CF_PLACE_LIST_PREFIX), '/') == NULL;
}

/* What waits to be settled: an entry with its place, or a head. */
static gboolean
read_version (Reading *reading, JsonObject *object)
{
  const char *place = cf_json_get_string (object, MEMBER);
  JsonObject *value = cf_json_get_object (object, VALUE);

  if (place == NULL || value == NULL ||
      !cf_json_has_only (object, (const char *const[]){ MEMBER, VALUE, NULL }))
    return refuse (reading, "/" VERSIONS);
  if (g_str_equal (place, CF_PLACE_HEAD))
    return read_entry (reading, CF_ENTRY_HEAD, place, value);
  return is_place (place) ? read_entry (reading, CF_ENTRY_LIVING, place, value)
                          : refuse (reading, "/" VERSIONS);
}

static gboolean
read_order (Reading *reading, JsonObject *object)
{
  const char *place = cf_json_get_string (object, MEMBER);

  return place != NULL && is_place (place) && cf_json_get_array (object, "ids") != NULL
           ? read_entry (reading, CF_ENTRY_ORDER, place, object)
           : refuse (reading, "/" ORDERS);
}

static gboolean
read_deleted (Reading *reading, JsonObject *object)
{
  const char *place = cf_json_get_string (object, MEMBER);

  return place != NULL && is_place (place) ? read_entry (reading, CF_ENTRY_DELETED, place, object)
                                           : refuse (reading, "/" DELETED);
}

static gboolean
read_each (Reading *reading,
           JsonObject *root,
           const char *member,
           gboolean (*read) (Reading *, JsonObject *))
{
  JsonArray *array = cf_json_get_array (root, member);
  g_autofree char *where = g_strconcat ("/", member, NULL);

  if (array == NULL)
    return !json_object_has_member (root, member) || refuse (reading, where);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = cf_json_array_get_object (array, i);

      if (object == NULL || !read (reading, object))
        return object != NULL ? FALSE : refuse (reading, where);
    }
  return TRUE;
}

static gboolean
is_in_order (CfCodebookCopy *copy, const char *place, GPtrArray *actual)
{
  g_autoptr (GPtrArray) shown = cf_codebook_copy_list (copy, place);

  if (shown->len != actual->len)
    return FALSE;
  for (guint i = 0; i < shown->len; i++)
    if (!g_str_equal (((const CfEntry *) g_ptr_array_index (shown, i))->id,
                      g_ptr_array_index (actual, i)))
      return FALSE;
  return TRUE;
}

/* The order of a file that says nothing of it, or which somebody has changed by hand, is that of the file. */
static void
read_actual_order (Reading *reading, const char *place, GPtrArray *actual)
{
  GPtrArray *orders = cf_codebook_copy_get_group (reading->copy, CF_ENTRY_ORDER, place, NULL);
  g_autoptr (CfEntry) order = NULL;

  if (orders != NULL && is_in_order (reading->copy, place, actual))
    return;
  order = cf_entry_new_order (place, actual, orders);
  cf_codebook_copy_add (reading->copy, order);
}

static gboolean
read_root (Reading *reading, JsonObject *root)
{
  g_autoptr (JsonObject) head = json_object_new ();
  GHashTableIter iter;
  gpointer place, actual;
  gint64 format;

  if (!cf_json_get_integer (root, "cf:format", &format))
    return refuse (reading, "/cf:format");
  if (format != FORMAT)
    {
      g_set_error (reading->error, CF_ERROR, CF_ERROR_READ_ONLY,
                   _ ("%s was made by a newer version of Counterframe and is not written"),
                   reading->name);
      return FALSE;
    }
  if (cf_json_get_string (root, "id") == NULL)
    return refuse (reading, "/id");
  cf_json_append_unknown (head, root, body_members);
  if (!read_entry (reading, CF_ENTRY_HEAD, CF_PLACE_HEAD, head))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (array_places); i++)
    {
      JsonNode *node = json_object_get_member (root, array_places[i] + 1);

      if (node != NULL && !read_array (reading, array_places[i], node))
        return FALSE;
    }
  if (!read_lists (reading, root) || !read_each (reading, root, VERSIONS, read_version) ||
      !read_each (reading, root, ORDERS, read_order) ||
      !read_each (reading, root, DELETED, read_deleted))
    return FALSE;
  if ((json_object_has_member (root, REVISIONS) && cf_json_get_array (root, REVISIONS) == NULL) ||
      !cf_definitions_read (reading->copy->definitions, cf_json_get_array (root, REVISIONS)))
    return refuse (reading, "/" REVISIONS);
  cf_codebook_copy_prune (reading->copy);
  g_hash_table_iter_init (&iter, reading->actual);
  while (g_hash_table_iter_next (&iter, &place, &actual))
    read_actual_order (reading, place, actual);
  return TRUE;
}

/**
 * cf_codebook_copy_parse:
 * @bytes: the content of a codebook.json
 * @name: the file, as it was reached
 * @error: why it must not be written: it is damaged, newer, or something of it would be lost
 *
 * Returns: (transfer full) (nullable): the copy
 */
CfCodebookCopy *
cf_codebook_copy_parse (GBytes *bytes, const char *name, GError **error)
{
  CfJsonReport gate;
  g_autoptr (JsonNode) node = cf_json_parse (bytes, name, &gate, error);
  g_autoptr (GHashTable) actual = NULL;
  g_autoptr (CfCodebookCopy) copy = NULL;
  Reading reading = { .name = name, .error = error };

  if (node == NULL)
    return NULL;
  if (gate.verdict != CF_JSON_OK || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY, "%s:%u:%u: %s", name, MAX (gate.line, 1),
                   MAX (gate.column, 1),
                   gate.verdict != CF_JSON_OK ? cf_json_reason_get_text (gate.reason)
                                              : _ ("a codebook is a JSON object"));
      return NULL;
    }
  actual =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  copy = cf_codebook_copy_new_blank ();
  reading.copy = copy;
  reading.actual = actual;
  return read_root (&reading, json_node_get_object (node)) ? g_steal_pointer (&copy) : NULL;
}

static JsonArray *
write_place (CfCodebookCopy *copy, const char *place)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GPtrArray) entries = cf_codebook_copy_list (copy, place);

  for (guint i = 0; i < entries->len; i++)
    json_array_add_object_element (
      array, json_object_ref (((const CfEntry *) g_ptr_array_index (entries, i))->object));
  return array;
}

static void
write_entries (CfCodebookCopy *copy, JsonObject *root)
{
  g_autoptr (GPtrArray) places = cf_codebook_copy_list_places (copy);
  JsonObject *lists = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const char *place = g_ptr_array_index (places, i);
      g_autofree char *list = NULL;

      if (g_str_has_prefix (place, LISTS) && lists == NULL)
        {
          lists = json_object_new ();
          json_object_set_object_member (root, "lists", lists);
        }
      if (g_str_equal (place, LISTS))
        continue;
      if (!g_str_has_prefix (place, CF_PLACE_LIST_PREFIX))
        {
          json_object_set_array_member (root, place + 1, write_place (copy, place));
          continue;
        }
      list = cf_stray_unescape (place + strlen (CF_PLACE_LIST_PREFIX));
      json_object_set_array_member (lists, list, write_place (copy, place));
    }
}

/* An order that replaces none, and which the file itself shows, need not be written. */
static gboolean
is_said_by_file (CfCodebookCopy *copy, GPtrArray *orders)
{
  const CfEntry *order = g_ptr_array_index (orders, 0);
  g_autoptr (GPtrArray) ids = cf_entry_list_ordered (order);

  return orders->len == 1 && order->supersedes->len == 0 && is_in_order (copy, order->place, ids);
}

typedef struct
{
  JsonArray *orders;
  JsonArray *deleted;
  JsonArray *versions;
} Rest;

static void
write_version (Rest *rest, const CfEntry *entry)
{
  JsonObject *object;

  if (entry->kind == CF_ENTRY_DELETED)
    {
      json_array_add_object_element (rest->deleted, json_object_ref (entry->object));
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, MEMBER, entry->place);
  json_object_set_object_member (object, VALUE, json_object_ref (entry->object));
  json_array_add_object_element (rest->versions, object);
}

static void
write_group (CfCodebookCopy *copy, GPtrArray *group, Rest *rest)
{
  const CfEntry *first = g_ptr_array_index (group, 0);

  if (first->kind == CF_ENTRY_ORDER)
    {
      for (guint i = 0; !is_said_by_file (copy, group) && i < group->len; i++)
        json_array_add_object_element (
          rest->orders, json_object_ref (((CfEntry *) g_ptr_array_index (group, i))->object));
      return;
    }
  for (guint i = first->kind == CF_ENTRY_DELETED ? 0 : 1; i < group->len; i++)
    write_version (rest, g_ptr_array_index (group, i));
}

static void
set_unless_empty (JsonObject *root, const char *member, JsonArray *array)
{
  if (json_array_get_length (array) > 0)
    json_object_set_array_member (root, member, array);
  else
    json_array_unref (array);
}

static void
write_rest (CfCodebookCopy *copy, JsonObject *root)
{
  Rest rest = { json_array_new (), json_array_new (), json_array_new () };
  g_autoptr (GPtrArray) keys = cf_hash_list_keys (copy->groups);

  for (guint i = 0; i < keys->len; i++)
    write_group (copy, g_hash_table_lookup (copy->groups, g_ptr_array_index (keys, i)), &rest);
  set_unless_empty (root, ORDERS, rest.orders);
  set_unless_empty (root, DELETED, rest.deleted);
  set_unless_empty (root, VERSIONS, rest.versions);
  set_unless_empty (root, REVISIONS, cf_definitions_write (copy->definitions));
}

/**
 * cf_codebook_copy_to_json:
 * @copy: a copy
 *
 * Returns: (transfer full): what is to stand in its file
 */
JsonObject *
cf_codebook_copy_to_json (CfCodebookCopy *copy)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autofree char *revision = NULL;

  cf_json_append_unknown (root, cf_codebook_copy_get_head (copy), (const char *const[]){ NULL });
  write_entries (copy, root);
  revision = cf_codebook_make_revision (root);
  json_object_set_string_member (root, "revision", revision);
  write_rest (copy, root);
  return cf_canonical_copy (root, &cf_shape_codebook);
}

GBytes *
cf_codebook_copy_to_bytes (CfCodebookCopy *copy)
{
  g_autoptr (JsonObject) root = cf_codebook_copy_to_json (copy);

  return cf_json_object_to_bytes (root, CF_JSON_INDENTED);
}

/**
 * cf_codebook_copy_get_revision:
 * @copy: a copy
 *
 * Returns: (transfer full): the digest of the entries that it shows
 */
char *
cf_codebook_copy_get_revision (CfCodebookCopy *copy)
{
  g_autoptr (JsonObject) root = json_object_new ();

  write_entries (copy, root);
  return cf_codebook_make_revision (root);
}

/**
 * cf_codebook_copy_record_revision:
 * @copy: a copy
 *
 * Keeps how its codes are defined now, to know later what was coded under which definition.
 */
void
cf_codebook_copy_record_revision (CfCodebookCopy *copy)
{
  g_autofree char *revision = cf_codebook_copy_get_revision (copy);
  JsonArray *codes = write_place (copy, CF_PLACE_CODES);

  cf_definitions_record (copy->definitions, revision, codes);
  json_array_unref (codes);
}
