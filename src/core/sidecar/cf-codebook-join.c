/* SPDX-License-Identifier: GPL-3.0-or-later
 * Several codebooks in one.
 *
 * The rule for ids that meet: what both say alike is one entry, and so is the code `article`, whose id the
 * program knows; any other entry of an id that is taken gets ID-SUFFIX, everything that names it follows, and
 * its label says where it comes from. If any key is taken, all codes that come get the lowest free keys, in
 * their order. What is there already stays as it is. */

#include "config.h"

#include "cf-codebook-join.h"

#include "cf-codebook-json.h"
#include "cf-codebook-references.h"
#include "cf-digest.h"
#include "cf-error.h"
#include "cf-json.h"

#include <glib/gi18n.h>

#include <string.h>

#define ARTICLE "article"
#define UUID_SPACE "58dbc7d9-efc4-56f1-be77-af5dd6e40ff6"

typedef struct
{
  CfCodebookCopy *copy;
  CfCodebookCopy *other;
  const char *suffix;
  GHashTable *names; /* "PLACE ID" -> the id that it gets, or %NULL where both are one */
  GHashTable
    *keys; /* the id of a code that comes -> its key, or %NULL for none, where it is another */
  GPtrArray *renamed;
} Join;

static char *
make_name (const char *place, const char *id)
{
  return g_strdup_printf ("%s %s", place, id);
}

static char *
make_free_id (Join *join, const char *place, const char *id)
{
  g_autofree char *wanted = g_strdup_printf ("%s-%s", id, join->suffix);
  char *free_id = g_strdup (wanted);

  for (guint n = 2; cf_codebook_copy_knows (join->copy, place, free_id) ||
                    cf_codebook_copy_knows (join->other, place, free_id);
       n++)
    {
      g_free (free_id);
      free_id = g_strdup_printf ("%s-%u", wanted, n);
    }
  return free_id;
}

static gboolean
are_one (const CfEntry *ours, const CfEntry *theirs)
{
  return (g_str_equal (ours->place, CF_PLACE_CODES) && g_str_equal (ours->id, ARTICLE)) ||
         cf_entry_says (ours, theirs->object);
}

static void
decide_names (Join *join, const char *place)
{
  g_autoptr (GPtrArray) entries = cf_codebook_copy_list (join->other, place);

  for (guint i = 0; i < entries->len; i++)
    {
      const CfEntry *entry = g_ptr_array_index (entries, i);
      const CfEntry *taken = cf_codebook_copy_get (join->copy, place, entry->id);
      char *name = NULL;

      if (!cf_codebook_copy_knows (join->copy, place, entry->id))
        continue;
      if (taken == NULL || !are_one (taken, entry))
        {
          name = make_free_id (join, place, entry->id);
          if (join->renamed != NULL)
            g_ptr_array_add (join->renamed, g_strdup_printf ("%s → %s", entry->id, name));
        }
      g_hash_table_insert (join->names, make_name (place, entry->id), name);
    }
}

static const char *
get_name (const char *place, const char *id, gpointer user_data)
{
  Join *join = user_data;
  g_autofree char *name = make_name (place, id);
  const char *found = g_hash_table_lookup (join->names, name);

  /* An attribute may be of codes, or of relation types. */
  if (g_str_equal (place, CF_PLACE_CODES) &&
      cf_codebook_copy_get (join->other, CF_PLACE_CODES, id) == NULL)
    return get_name (CF_PLACE_RELATIONS, id, user_data);
  return found != NULL ? found : id;
}

static gboolean
is_shared (Join *join, const CfEntry *entry)
{
  g_autofree char *name = make_name (entry->place, entry->id);
  gpointer found;

  return g_hash_table_lookup_extended (join->names, name, NULL, &found) && found == NULL;
}

static void
replace_object (JsonObject **object, const char *member, JsonNode *value)
{
  JsonObject *changed = cf_json_object_with (*object, member, value);

  json_object_unref (*object);
  *object = changed;
}

/* "Claim (Argument mining)", so that two of one name can be told apart. */
static void
tell_apart (Join *join, JsonObject **object)
{
  JsonObject *label = cf_json_get_object (*object, "label");
  const char *title = cf_json_get_string (cf_codebook_copy_get_head (join->other), "title");
  JsonObject *longer;
  JsonObjectIter iter;
  const char *language;
  JsonNode *node;

  if (label == NULL)
    return;
  longer = json_object_new ();
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, longer);
  json_object_iter_init_ordered (&iter, label);
  while (json_object_iter_next_ordered (&iter, &language, NULL))
    {
      gboolean is_chinese = g_str_has_prefix (language, "zh");
      g_autofree char *text =
        g_strconcat (cf_json_get_string (label, language), is_chinese ? "（" : " (",
                     title != NULL ? title : join->suffix, is_chinese ? "）" : ")", NULL);

      json_object_set_string_member (longer, language, text);
    }
  replace_object (object, "label", node);
}

/* A list attribute goes on taking its values from the list of its old name. */
static void
keep_list (JsonObject **object)
{
  const char *type = cf_json_get_string (*object, "type");

  if (g_strcmp0 (type, "list") == 0 && cf_json_get_string (*object, "list") == NULL)
    replace_object (object, "list", cf_json_node_new_string (cf_json_get_string (*object, "id")));
}

static JsonObject *
make_entry (Join *join, const CfEntry *entry)
{
  JsonObject *object = cf_references_rename (entry->object, entry->place, get_name, join);
  const char *id = get_name (entry->place, entry->id, join);
  gpointer key;

  if (g_hash_table_lookup_extended (join->keys, entry->id, NULL, &key) &&
      g_str_equal (entry->place, CF_PLACE_CODES))
    replace_object (&object, "key", cf_json_node_new_string (key));
  if (g_str_equal (id, entry->id))
    return object;
  /* The label of an entry of a list is what annotations say. */
  if (!g_str_has_prefix (entry->place, CF_PLACE_LIST_PREFIX))
    tell_apart (join, &object);
  keep_list (&object);
  replace_object (&object, "id", cf_json_node_new_string (id));
  return object;
}

/* The entry with all that it replaced in its own codebook, whose history goes on here. */
static void
add_entry (Join *join, const CfEntry *entry, JsonObject *object)
{
  g_autoptr (CfEntry) added = cf_entry_new (CF_ENTRY_LIVING, entry->place, object);

  cf_codebook_copy_add (join->copy, added);
}

static void
take_entries (Join *join, const char *place)
{
  g_autoptr (GPtrArray) before = cf_codebook_copy_list (join->copy, place);
  g_autoptr (GPtrArray) entries = cf_codebook_copy_list (join->other, place);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < before->len; i++)
    g_ptr_array_add (ids, g_strdup (((CfEntry *) g_ptr_array_index (before, i))->id));
  cf_codebook_copy_add_place (join->copy, place);
  for (guint i = 0; i < entries->len; i++)
    {
      const CfEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (JsonObject) object = make_entry (join, entry);
      g_autoptr (JsonObject) united = NULL;

      if (!is_shared (join, entry))
        {
          add_entry (join, entry, object);
          g_ptr_array_add (ids, g_strdup (get_name (place, entry->id, join)));
          continue;
        }
      united = cf_references_unite (cf_codebook_copy_get (join->copy, place, entry->id)->object,
                                    place, object);
      cf_codebook_copy_put (join->copy, place, united, FALSE);
    }
  cf_codebook_copy_reorder (join->copy, place, ids);
}

static guint
get_key (const CfEntry *code)
{
  const char *key = cf_json_get_string (code->object, "key");

  return key != NULL && *key >= '1' && *key <= '9' && key[1] == '\0' ? (guint) (*key - '0') : 0;
}

static guint
find_free_key (guint taken)
{
  for (guint key = 1; key <= 9; key++)
    if ((taken & (1u << key)) == 0)
      return key;
  return 0;
}

/* The keys that the codes get which come: their own, or, if any of those is taken, the free ones. */
static void
decide_keys (Join *join)
{
  g_autoptr (GPtrArray) ours = cf_codebook_copy_list (join->copy, CF_PLACE_CODES);
  g_autoptr (GPtrArray) theirs = cf_codebook_copy_list (join->other, CF_PLACE_CODES);
  guint taken = 0, wanted = 0;

  for (guint i = 0; i < ours->len; i++)
    taken |= 1u << get_key (g_ptr_array_index (ours, i));
  for (guint i = 0; i < theirs->len; i++)
    if (!is_shared (join, g_ptr_array_index (theirs, i)))
      wanted |= 1u << get_key (g_ptr_array_index (theirs, i));
  if ((taken & wanted & ~1u) == 0)
    return;
  for (guint i = 0; i < theirs->len; i++)
    {
      const CfEntry *code = g_ptr_array_index (theirs, i);
      guint key;

      if (get_key (code) == 0 || is_shared (join, code))
        continue;
      key = find_free_key (taken);
      taken |= 1u << key;
      g_hash_table_insert (join->keys, code->id, key != 0 ? g_strdup_printf ("%u", key) : NULL);
    }
}

/**
 * cf_codebook_copy_join:
 * @copy: a codebook
 * @other: another codebook, whose entries it gets besides its own
 * @suffix: what is put behind ids that are taken
 * @renamed: (nullable) (element-type utf8): gets what was renamed, `ID → ID`
 */
void
cf_codebook_copy_join (CfCodebookCopy *copy,
                       CfCodebookCopy *other,
                       const char *suffix,
                       GPtrArray *renamed)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) places = cf_codebook_copy_list_places (other);
  Join join = { copy, other, suffix, names, keys, renamed };

  for (guint i = 0; i < places->len; i++)
    decide_names (&join, g_ptr_array_index (places, i));
  decide_keys (&join);
  for (guint i = 0; i < places->len; i++)
    take_entries (&join, g_ptr_array_index (places, i));
}

static CfCodebookCopy *
load_template (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = cf_codebook_get_template (name);
  g_autofree char *names = NULL;

  if (bytes != NULL)
    return cf_codebook_copy_parse (bytes, name, error);
  names = g_strjoinv (", ", (char **) cf_codebook_list_templates ());
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is no template; there are: %s"), name,
               names);
  return NULL;
}

/* Whoever joins the same templates makes the same codebook. */
static void
set_identity (CfCodebookCopy *copy, const char *ids, const char *title)
{
  g_autofree char *id = cf_uuid_new_v5 (UUID_SPACE, ids);
  g_autoptr (JsonObject) named = cf_json_object_with (cf_codebook_copy_get_head (copy), "title",
                                                      cf_json_node_new_string (title));
  g_autoptr (JsonObject) head = cf_json_object_with (named, "id", cf_json_node_new_string (id));

  cf_codebook_copy_put (copy, CF_PLACE_HEAD, head, FALSE);
}

/**
 * cf_codebook_copy_new_from_templates:
 * @templates: (array zero-terminated=1): the names of built-in codebooks, at least one
 * @renamed: (nullable) (element-type utf8): gets what was renamed, `ID → ID`
 * @error: which is none
 *
 * Returns: (transfer full) (nullable): a codebook with the entries of all, the first as they are
 */
CfCodebookCopy *
cf_codebook_copy_new_from_templates (const char *const *templates,
                                     GPtrArray *renamed,
                                     GError **error)
{
  g_autoptr (CfCodebookCopy) copy = load_template (templates[0], error);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; copy != NULL && templates[i] != NULL; i++)
    {
      g_autoptr (CfCodebookCopy) other = load_template (templates[i], error);

      if (other == NULL)
        return NULL;
      if (strstr (ids->str, cf_codebook_copy_get_id (other)) != NULL)
        continue;
      g_string_append_printf (ids, "%s ", cf_codebook_copy_get_id (other));
      g_string_append_printf (title, "%s%s", i > 0 ? " + " : "",
                              cf_json_get_string (cf_codebook_copy_get_head (other), "title"));
      if (i > 0)
        cf_codebook_copy_join (copy, other, templates[i], renamed);
    }
  if (copy != NULL && strchr (ids->str, ' ') != strrchr (ids->str, ' '))
    set_identity (copy, ids->str, title->str);
  return g_steal_pointer (&copy);
}
