/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where entries of a codebook name others.
 *
 * Entries are not changed once they stand in a copy: each function makes another. */

#include "config.h"

#include "cf-codebook-references.h"

#include "cf-codebook-entry.h"
#include "cf-json.h"

static const CfReference references[] = {
  { CF_PLACE_CODES, "parent", FALSE, CF_PLACE_CODES },
  { CF_PLACE_CODES, "replaced-by", FALSE, CF_PLACE_CODES },
  { CF_PLACE_ATTRIBUTES, "on", TRUE, CF_PLACE_CODES },
  { CF_PLACE_RELATIONS, "from", TRUE, CF_PLACE_CODES },
  { CF_PLACE_RELATIONS, "to", TRUE, CF_PLACE_CODES },
  { CF_PLACE_RELATIONS, "attributes", TRUE, CF_PLACE_ATTRIBUTES },
};

/**
 * cf_references_get:
 * @n_references: (out): how many
 *
 * Returns: (transfer none) (array length=n_references): all of them
 */
const CfReference *
cf_references_get (guint *n_references)
{
  *n_references = G_N_ELEMENTS (references);
  return references;
}

JsonNode *
cf_json_node_new_string (const char *string)
{
  return string != NULL ? json_node_init_string (json_node_alloc (), string)
                        : json_node_init_null (json_node_alloc ());
}

JsonNode *
cf_json_node_new_strings (const char *const *strings)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (const char *const *string = strings; *string != NULL; string++)
    json_array_add_string_element (array, *string);
  json_node_take_array (node, array);
  return node;
}

/**
 * cf_json_object_with:
 * @object: an object
 * @member: a member
 * @value: (transfer full) (nullable): what it is to be; %NULL for none
 *
 * Returns: (transfer full): a deep copy of @object with that member
 */
JsonObject *
cf_json_object_with (JsonObject *object, const char *member, JsonNode *value)
{
  JsonObject *copy = json_object_new ();

  cf_json_append_unknown (copy, object, (const char *const[]){ member, NULL });
  if (value != NULL)
    json_object_set_member (copy, member, value);
  return copy;
}

static void
set_strings (JsonObject **entry, const char *member, GPtrArray *ids)
{
  JsonObject *changed;

  g_ptr_array_add (ids, NULL);
  changed = cf_json_object_with (
    *entry, member, cf_json_node_new_strings ((const char *const *) (gpointer) ids->pdata));
  json_object_unref (*entry);
  *entry = changed;
}

static void
add_once (GPtrArray *ids, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, (gpointer) id);
}

static void
rename_one (JsonObject **entry, const CfReference *reference, CfRename new_name, gpointer user_data)
{
  const char *id = cf_json_get_string (*entry, reference->member);
  JsonObject *changed;

  if (id == NULL)
    return;
  changed =
    cf_json_object_with (*entry, reference->member,
                         cf_json_node_new_string (new_name (reference->target, id, user_data)));
  json_object_unref (*entry);
  *entry = changed;
}

/**
 * cf_references_rename:
 * @entry: an entry
 * @place: where it stands
 * @new_name: says what is to be named instead
 * @user_data: for @new_name
 *
 * Returns: (transfer full): the entry with what it names renamed
 */
JsonObject *
cf_references_rename (JsonObject *entry, const char *place, CfRename new_name, gpointer user_data)
{
  JsonObject *renamed = json_object_ref (entry);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const CfReference *reference = &references[i];
      g_auto (GStrv) ids = NULL;
      g_autoptr (GPtrArray) names = g_ptr_array_new ();

      if (!g_str_equal (reference->place, place) ||
          !json_object_has_member (entry, reference->member))
        continue;
      if (!reference->several)
        {
          rename_one (&renamed, reference, new_name, user_data);
          continue;
        }
      ids = cf_json_get_strings (entry, reference->member);
      for (char **id = ids; *id != NULL; id++)
        add_once (names, new_name (reference->target, *id, user_data));
      set_strings (&renamed, reference->member, names);
    }
  return renamed;
}

/**
 * cf_references_unite:
 * @entry: an entry
 * @place: where it stands
 * @other: another form of it
 *
 * Returns: (transfer full): @entry, with all besides that @other names in its arrays
 */
JsonObject *
cf_references_unite (JsonObject *entry, const char *place, JsonObject *other)
{
  JsonObject *united = json_object_ref (entry);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const char *member = references[i].member;
      g_auto (GStrv) ours = NULL;
      g_auto (GStrv) theirs = NULL;
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      if (!g_str_equal (references[i].place, place) || !references[i].several)
        continue;
      ours = cf_json_get_strings (entry, member);
      theirs = cf_json_get_strings (other, member);
      for (char **id = ours; *id != NULL; id++)
        add_once (ids, *id);
      for (char **id = theirs; *id != NULL; id++)
        add_once (ids, *id);
      if (ids->len > g_strv_length (ours))
        set_strings (&united, member, ids);
    }
  return united;
}

/**
 * cf_references_join:
 * @entry: an entry
 * @place: where it stands
 * @target: where those stand that are named
 * @id: the id of one of them
 * @joined: the id of another
 *
 * Returns: (transfer full): @entry, naming @joined too wherever it names @id among several
 */
JsonObject *
cf_references_join (
  JsonObject *entry, const char *place, const char *target, const char *id, const char *joined)
{
  JsonObject *changed = json_object_ref (entry);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const CfReference *reference = &references[i];
      g_auto (GStrv) old = NULL;
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      if (!g_str_equal (reference->place, place) || !g_str_equal (reference->target, target) ||
          !reference->several)
        continue;
      old = cf_json_get_strings (entry, reference->member);
      if (!g_strv_contains ((const char *const *) old, id) ||
          g_strv_contains ((const char *const *) old, joined))
        continue;
      for (char **name = old; *name != NULL; name++)
        add_once (ids, *name);
      add_once (ids, joined);
      set_strings (&changed, reference->member, ids);
    }
  return changed;
}

/* An attribute may be of relation types too, though it seldom is. */
static gboolean
names_there (const CfReference *reference, const char *place, const char *target)
{
  return g_str_equal (reference->place, place) && reference->several &&
         (g_str_equal (reference->target, target) ||
          (g_str_equal (place, CF_PLACE_ATTRIBUTES) && g_str_equal (target, CF_PLACE_RELATIONS)));
}

/**
 * cf_references_drop:
 * @entry: an entry
 * @place: where it stands
 * @target: where those stand that are named
 * @id: the id of one that is no more
 *
 * Returns: (transfer full): @entry, naming it no more among several
 */
JsonObject *
cf_references_drop (JsonObject *entry, const char *place, const char *target, const char *id)
{
  JsonObject *changed = json_object_ref (entry);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_auto (GStrv) old = cf_json_get_strings (entry, references[i].member);
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      if (!names_there (&references[i], place, target) ||
          !g_strv_contains ((const char *const *) old, id))
        continue;
      for (char **name = old; *name != NULL; name++)
        if (!g_str_equal (*name, id))
          add_once (ids, *name);
      set_strings (&changed, references[i].member, ids);
    }
  return changed;
}
