/* SPDX-License-Identifier: GPL-3.0-or-later
 * How each code was defined under each revision of a codebook.
 *
 * The content of a revision decides its digest, so what two copies know of one revision is the same, and
 * merging is the union. Written are the revisions by their digests, each with what differs from the one
 * before: definitions seldom change. */

#include "config.h"

#include "cf-codebook-definitions.h"

#include "cf-digest.h"
#include "cf-hash.h"
#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-limits.h"

#include <string.h>

#define REVISION "revision"
#define DEFINITIONS "definitions"

struct _CfDefinitions
{
  GHashTable
    *revisions; /* revision -> GHashTable: code -> digest; those that are equal may be one */
};

/**
 * cf_codebook_make_revision:
 * @root: a codebook
 *
 * Returns: (transfer full): the digest of its codes, attributes and relation types; lists grow while coding
 *   and are left out
 */
char *
cf_codebook_make_revision (JsonObject *root)
{
  static const char *const members[] = { "attributes", "codes", "relations" };
  g_autoptr (JsonObject) entries = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (root, members[i]))
      json_object_set_member (entries, members[i],
                              json_node_copy (json_object_get_member (root, members[i])));
  return cf_digest_short_to_string (cf_json_object_digest (entries));
}

CfDefinitions *
cf_definitions_new (void)
{
  CfDefinitions *definitions = g_new0 (CfDefinitions, 1);

  definitions->revisions =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return definitions;
}

void
cf_definitions_free (CfDefinitions *definitions)
{
  g_hash_table_unref (definitions->revisions);
  g_free (definitions);
}

static GHashTable *
new_map (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static GHashTable *
copy_map (GHashTable *map)
{
  GHashTable *copy = new_map ();
  GHashTableIter iter;
  gpointer code, digest;

  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, &code, &digest))
    g_hash_table_insert (copy, g_strdup (code), g_strdup (digest));
  return copy;
}

static gboolean
read_changes (GHashTable *map, JsonObject *changes)
{
  JsonObjectIter iter;
  const char *code;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, changes);
  while (json_object_iter_next_ordered (&iter, &code, &node))
    {
      if (JSON_NODE_HOLDS_NULL (node))
        g_hash_table_remove (map, code);
      else if (cf_json_get_string (changes, code) != NULL)
        g_hash_table_insert (map, g_strdup (code), g_strdup (cf_json_get_string (changes, code)));
      else
        return FALSE;
    }
  return TRUE;
}

/* Revisions that differ in nothing share a map: a file can name many. */
static gboolean
read_revision (GHashTable **map, JsonObject *changes, guint *n)
{
  GHashTable *next;

  if (json_object_get_size (changes) == 0)
    return TRUE;
  next = copy_map (*map);
  g_hash_table_unref (*map);
  *map = next;
  if (!read_changes (next, changes))
    return FALSE;
  *n += g_hash_table_size (next);
  return *n <= CF_LIMIT_DEFINITIONS;
}

/**
 * cf_definitions_read:
 * @definitions: what is known
 * @array: (nullable): as cf_definitions_write() writes it
 *
 * Returns: whether all of it was understood
 */
gboolean
cf_definitions_read (CfDefinitions *definitions, JsonArray *array)
{
  g_autoptr (GHashTable) map = new_map ();
  const char *last = "";
  guint n = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = cf_json_array_get_object (array, i);
      const char *revision = object != NULL ? cf_json_get_string (object, REVISION) : NULL;
      JsonObject *changes = object != NULL ? cf_json_get_object (object, DEFINITIONS) : NULL;

      if (revision == NULL || changes == NULL || strcmp (last, revision) >= 0 ||
          !cf_json_has_only (object, (const char *const[]){ REVISION, DEFINITIONS, NULL }) ||
          !read_revision (&map, changes, &n))
        return FALSE;
      last = revision;
      g_hash_table_insert (definitions->revisions, g_strdup (revision), g_hash_table_ref (map));
    }
  return TRUE;
}

static JsonObject *
write_changes (GHashTable *before, GHashTable *map)
{
  JsonObject *changes = json_object_new ();
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) codes = NULL;
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_hash_table_add (all, code);
  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_hash_table_add (all, code);
  codes = cf_hash_list_keys (all);
  for (guint i = 0; i < codes->len; i++)
    {
      const char *name = g_ptr_array_index (codes, i);
      const char *old = g_hash_table_lookup (before, name);
      const char *now = g_hash_table_lookup (map, name);

      if (now == NULL)
        json_object_set_null_member (changes, name);
      else if (g_strcmp0 (old, now) != 0)
        json_object_set_string_member (changes, name, now);
    }
  return changes;
}

/**
 * cf_definitions_write:
 * @definitions: what is known
 *
 * Returns: (transfer full): it, for `cf:revisions`
 */
JsonArray *
cf_definitions_write (CfDefinitions *definitions)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GPtrArray) revisions = cf_hash_list_keys (definitions->revisions);
  g_autoptr (GHashTable) none = new_map ();
  GHashTable *before = none;

  for (guint i = 0; i < revisions->len; i++)
    {
      const char *revision = g_ptr_array_index (revisions, i);
      GHashTable *map = g_hash_table_lookup (definitions->revisions, revision);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, REVISION, revision);
      json_object_set_object_member (object, DEFINITIONS, write_changes (before, map));
      json_array_add_object_element (array, object);
      before = map;
    }
  return array;
}

static gboolean
maps_are_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer code, digest;

  if (a == b)
    return TRUE;
  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &code, &digest))
    if (g_strcmp0 (g_hash_table_lookup (b, code), digest) != 0)
      return FALSE;
  return TRUE;
}

/* Of two that ought to be the same, as two files say, the greater stays. */
static GHashTable *
unite_maps (GHashTable *map, GHashTable *other)
{
  GHashTable *united;
  GHashTableIter iter;
  gpointer code, digest;

  if (maps_are_equal (map, other))
    return g_hash_table_ref (map);
  united = copy_map (map);
  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &code, &digest))
    if (g_strcmp0 (g_hash_table_lookup (united, code), digest) < 0)
      g_hash_table_insert (united, g_strdup (code), g_strdup (digest));
  return united;
}

/**
 * cf_definitions_merge_in:
 * @definitions: what is known
 * @other: what another copy knows, which it gets besides
 */
void
cf_definitions_merge_in (CfDefinitions *definitions, CfDefinitions *other)
{
  GHashTableIter iter;
  gpointer revision, map;

  g_hash_table_iter_init (&iter, other->revisions);
  while (g_hash_table_iter_next (&iter, &revision, &map))
    {
      GHashTable *known = g_hash_table_lookup (definitions->revisions, revision);

      g_hash_table_insert (definitions->revisions, g_strdup (revision),
                           known != NULL ? unite_maps (known, map) : g_hash_table_ref (map));
    }
}

/* What coders go by: the definition in all languages. */
static char *
make_digest (JsonObject *code)
{
  g_autoptr (JsonObject) said = json_object_new ();
  JsonNode *definition = json_object_get_member (code, "definition");

  if (definition != NULL)
    json_object_set_member (said, "definition", json_node_copy (definition));
  return cf_digest_short_to_string (cf_json_object_digest (said));
}

/**
 * cf_definitions_record:
 * @definitions: what is known
 * @revision: the revision of today
 * @codes: its codes
 */
void
cf_definitions_record (CfDefinitions *definitions, const char *revision, JsonArray *codes)
{
  GHashTable *map;

  if (cf_definitions_knows (definitions, revision))
    return;
  map = new_map ();
  for (guint i = 0; codes != NULL && i < json_array_get_length (codes); i++)
    {
      JsonObject *code = cf_json_array_get_object (codes, i);
      const char *id = code != NULL ? cf_json_get_string (code, "id") : NULL;

      if (id != NULL)
        g_hash_table_insert (map, g_strdup (id), make_digest (code));
    }
  g_hash_table_insert (definitions->revisions, g_strdup (revision), map);
}

gboolean
cf_definitions_knows (CfDefinitions *definitions, const char *revision)
{
  return g_hash_table_contains (definitions->revisions, revision);
}

/**
 * cf_definitions_get:
 * @definitions: what is known
 * @revision: a revision
 * @code: the id of a code
 *
 * Returns: (transfer none) (nullable): the digest of its definition then; %NULL if it is not known
 */
const char *
cf_definitions_get (CfDefinitions *definitions, const char *revision, const char *code)
{
  GHashTable *map = g_hash_table_lookup (definitions->revisions, revision);

  return map != NULL ? g_hash_table_lookup (map, code) : NULL;
}

/**
 * cf_definitions_varies:
 * @definitions: what is known
 * @code: the id of a code
 * @digest: (nullable): the digest of its definition
 *
 * Returns: whether it is known to have been defined otherwise under any revision
 */
gboolean
cf_definitions_varies (CfDefinitions *definitions, const char *code, const char *digest)
{
  GHashTableIter iter;
  gpointer map;

  g_hash_table_iter_init (&iter, definitions->revisions);
  while (g_hash_table_iter_next (&iter, NULL, &map))
    {
      const char *then = g_hash_table_lookup (map, code);

      if (then != NULL && g_strcmp0 (then, digest) != 0)
        return TRUE;
    }
  return FALSE;
}
