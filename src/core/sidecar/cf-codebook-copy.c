/* SPDX-License-Identifier: GPL-3.0-or-later
 * One copy of a project's codebook.json, to be changed, merged and written.
 *
 * A merge is the union of the versions, less those that another one supersedes, entry by entry; it needs no
 * clock and no common ancestor, and comes to the same in any order. */

#include "config.h"

#include "cf-codebook-copy-private.h"
#include "cf-error.h"
#include "cf-hash.h"
#include "cf-json.h"

#include <glib/gi18n.h>

/* Without so much as a head, for who fills it. */
CfCodebookCopy *
cf_codebook_copy_new_blank (void)
{
  CfCodebookCopy *copy = g_new0 (CfCodebookCopy, 1);

  copy->groups =
    g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  copy->shelves =
    g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  copy->places = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, NULL);
  copy->definitions = cf_definitions_new ();
  return copy;
}

/**
 * cf_codebook_copy_new:
 * @head: what is said of the codebook as a whole: at least its id
 *
 * Returns: (transfer full): a codebook without entries
 */
CfCodebookCopy *
cf_codebook_copy_new (JsonObject *head)
{
  CfCodebookCopy *copy = cf_codebook_copy_new_blank ();
  g_autoptr (CfEntry) entry = cf_entry_new (CF_ENTRY_HEAD, CF_PLACE_HEAD, head);

  cf_codebook_copy_add (copy, entry);
  return copy;
}

void
cf_codebook_copy_free (CfCodebookCopy *copy)
{
  g_hash_table_unref (copy->shelves);
  g_hash_table_unref (copy->groups);
  g_hash_table_unref (copy->places);
  cf_definitions_free (copy->definitions);
  g_free (copy);
}

static void
share (CfCodebookCopy *copy, CfCodebookCopy *other)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, other->groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *group = value;

      for (guint i = 0; i < group->len; i++)
        cf_codebook_copy_append (copy, g_ptr_array_index (group, i));
    }
  cf_codebook_copy_prune (copy);
  g_hash_table_iter_init (&iter, other->places);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    cf_codebook_copy_add_place (copy, key);
  cf_definitions_merge_in (copy->definitions, other->definitions);
}

CfCodebookCopy *
cf_codebook_copy_dup (CfCodebookCopy *copy)
{
  CfCodebookCopy *dup = cf_codebook_copy_new_blank ();

  share (dup, copy);
  return dup;
}

GPtrArray *
cf_codebook_copy_get_group (CfCodebookCopy *copy,
                            CfEntryKind kind,
                            const char *place,
                            const char *id)
{
  g_autofree char *key = cf_entry_make_key (kind, place, id);

  return g_hash_table_lookup (copy->groups, key);
}

/**
 * cf_codebook_copy_get_head:
 * @copy: a copy
 *
 * Returns: (transfer none): what is said of the codebook as a whole
 */
JsonObject *
cf_codebook_copy_get_head (CfCodebookCopy *copy)
{
  GPtrArray *heads = cf_codebook_copy_get_group (copy, CF_ENTRY_HEAD, CF_PLACE_HEAD, NULL);

  return ((CfEntry *) g_ptr_array_index (heads, 0))->object;
}

const char *
cf_codebook_copy_get_id (CfCodebookCopy *copy)
{
  return cf_json_get_string (cf_codebook_copy_get_head (copy), "id");
}

CfDefinitions *
cf_codebook_copy_get_definitions (CfCodebookCopy *copy)
{
  return copy->definitions;
}

/**
 * cf_codebook_copy_list_places:
 * @copy: a copy
 *
 * Returns: (transfer container) (element-type utf8): where its entries stand, sorted
 */
GPtrArray *
cf_codebook_copy_list_places (CfCodebookCopy *copy)
{
  return cf_hash_list_keys (copy->places);
}

/* The shown, living entries of a place by their ids. */
static GHashTable *
collect_shown (CfCodebookCopy *copy, const char *place)
{
  GHashTable *shown = g_hash_table_new (cf_hash_string, g_str_equal);
  GPtrArray *shelf = g_hash_table_lookup (copy->shelves, place);

  for (guint i = 0; shelf != NULL && i < shelf->len; i++)
    {
      CfEntry *entry = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (shelf, i), 0);

      if (entry->kind == CF_ENTRY_LIVING)
        g_hash_table_insert (shown, entry->id, entry);
    }
  return shown;
}

static void
take_ordered (GPtrArray *list, GHashTable *shown, const CfEntry *order)
{
  g_autoptr (GPtrArray) ids = cf_entry_list_ordered (order);

  for (guint i = 0; i < ids->len; i++)
    {
      gpointer entry;

      if (g_hash_table_steal_extended (shown, g_ptr_array_index (ids, i), NULL, &entry))
        g_ptr_array_add (list, entry);
    }
}

/**
 * cf_codebook_copy_list:
 * @copy: a copy
 * @place: a place
 *
 * The order is the one that is shown; what it does not name comes after it as the others have it, and then
 * by id.
 *
 * Returns: (transfer container) (element-type CfEntry): the entries that are shown there, in order
 */
GPtrArray *
cf_codebook_copy_list (CfCodebookCopy *copy, const char *place)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autoptr (GHashTable) shown = collect_shown (copy, place);
  GPtrArray *orders = cf_codebook_copy_get_group (copy, CF_ENTRY_ORDER, place, NULL);
  g_autoptr (GPtrArray) rest = NULL;

  for (guint i = 0; orders != NULL && i < orders->len; i++)
    take_ordered (list, shown, g_ptr_array_index (orders, i));
  rest = cf_hash_list_keys (shown);
  for (guint i = 0; i < rest->len; i++)
    g_ptr_array_add (list, g_hash_table_lookup (shown, g_ptr_array_index (rest, i)));
  return list;
}

/**
 * cf_codebook_copy_get:
 * @copy: a copy
 * @place: a place
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the version of that entry that is shown, if it lives
 */
const CfEntry *
cf_codebook_copy_get (CfCodebookCopy *copy, const char *place, const char *id)
{
  GPtrArray *group = cf_codebook_copy_get_group (copy, CF_ENTRY_LIVING, place, id);
  const CfEntry *shown = group != NULL ? g_ptr_array_index (group, 0) : NULL;

  return shown != NULL && shown->kind == CF_ENTRY_LIVING ? shown : NULL;
}

/**
 * cf_codebook_copy_list_versions:
 * @copy: a copy
 * @place: a place
 * @id: an id
 *
 * Returns: (transfer container) (element-type CfEntry): the versions of that entry, a deletion too, that
 *   nobody has replaced: the one that is shown, then those that are to be settled
 */
GPtrArray *
cf_codebook_copy_list_versions (CfCodebookCopy *copy, const char *place, const char *id)
{
  GPtrArray *list = g_ptr_array_new ();
  GPtrArray *group = cf_codebook_copy_get_group (copy, CF_ENTRY_LIVING, place, id);

  if (group != NULL)
    g_ptr_array_extend (list, group, NULL, NULL);
  return list;
}

/**
 * cf_codebook_copy_knows:
 * @copy: a copy
 * @place: a place
 * @id: an id
 *
 * Returns: whether that id is, or ever was, taken there
 */
gboolean
cf_codebook_copy_knows (CfCodebookCopy *copy, const char *place, const char *id)
{
  return cf_codebook_copy_get_group (copy, CF_ENTRY_LIVING, place, id) != NULL;
}

/**
 * cf_codebook_copy_add_place:
 * @copy: a copy
 * @place: an array that it has from now on, though it may be empty
 */
void
cf_codebook_copy_add_place (CfCodebookCopy *copy, const char *place)
{
  g_hash_table_add (copy->places, g_strdup (place));
}

static GPtrArray *
add_group (CfCodebookCopy *copy, const CfEntry *entry, char *key)
{
  GPtrArray *group = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_entry_unref);
  GPtrArray *shelf = g_hash_table_lookup (copy->shelves, entry->place);

  g_hash_table_insert (copy->groups, key, group);
  if (entry->kind == CF_ENTRY_ORDER || entry->kind == CF_ENTRY_HEAD)
    return group;
  if (shelf == NULL)
    {
      shelf = g_ptr_array_new ();
      g_hash_table_insert (copy->shelves, g_strdup (entry->place), shelf);
    }
  g_ptr_array_add (shelf, group);
  return group;
}

static GPtrArray *
append (CfCodebookCopy *copy, CfEntry *entry)
{
  g_autofree char *key = cf_entry_get_key (entry);
  GPtrArray *group = g_hash_table_lookup (copy->groups, key);

  if (group == NULL)
    group = add_group (copy, entry, g_steal_pointer (&key));
  g_ptr_array_add (group, cf_entry_ref (entry));
  if (entry->kind != CF_ENTRY_HEAD)
    cf_codebook_copy_add_place (copy, entry->place);
  return group;
}

/**
 * cf_codebook_copy_append:
 * @copy: a copy that is being filled
 * @entry: a version; when all are there, cf_codebook_copy_prune() takes out those that others supersede
 */
void
cf_codebook_copy_append (CfCodebookCopy *copy, CfEntry *entry)
{
  append (copy, entry);
}

void
cf_codebook_copy_prune (CfCodebookCopy *copy)
{
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, copy->groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    cf_entries_prune (group);
}

/**
 * cf_codebook_copy_add:
 * @copy: a copy
 * @entry: a version that it holds from now on, if none supersedes it
 */
void
cf_codebook_copy_add (CfCodebookCopy *copy, CfEntry *entry)
{
  cf_entries_prune (append (copy, entry));
}

/* The version that is shown, or all of them. */
static GPtrArray *
list_replaced (GPtrArray *group, gboolean settle)
{
  GPtrArray *replaced = g_ptr_array_new ();

  for (guint i = 0; group != NULL && i < (settle ? group->len : 1); i++)
    g_ptr_array_add (replaced, g_ptr_array_index (group, i));
  return replaced;
}

static gboolean
says_already (GPtrArray *group, JsonObject *content, gboolean settle)
{
  const CfEntry *shown = group != NULL ? g_ptr_array_index (group, 0) : NULL;

  return shown != NULL && shown->kind != CF_ENTRY_DELETED && !(settle && group->len > 1) &&
         cf_entry_says (shown, content);
}

/**
 * cf_codebook_copy_put:
 * @copy: a copy
 * @place: a place; %CF_PLACE_HEAD for what is said of the codebook as a whole
 * @content: what is to be said there, with the id of the entry; its own list of what it replaces is made
 *   anew
 * @settle: whether it takes the place of all versions, and not only of the one that is shown
 *
 * Returns: whether that is anything new
 */
gboolean
cf_codebook_copy_put (CfCodebookCopy *copy, const char *place, JsonObject *content, gboolean settle)
{
  CfEntryKind kind = g_str_equal (place, CF_PLACE_HEAD) ? CF_ENTRY_HEAD : CF_ENTRY_LIVING;
  const char *id = kind == CF_ENTRY_HEAD ? NULL : cf_json_get_string (content, "id");
  GPtrArray *group = cf_codebook_copy_get_group (copy, kind, place, id);
  g_autoptr (GPtrArray) replaced = list_replaced (group, settle);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (CfEntry) entry = NULL;

  if (says_already (group, content, settle))
    return FALSE;
  object = cf_entry_object_new (content, replaced);
  entry = cf_entry_new (kind, place, object);
  cf_codebook_copy_add (copy, entry);
  return TRUE;
}

/**
 * cf_codebook_copy_remove:
 * @copy: a copy
 * @place: a place
 * @id: an entry there, which goes with all its versions
 *
 * Returns: whether it was there
 */
gboolean
cf_codebook_copy_remove (CfCodebookCopy *copy, const char *place, const char *id)
{
  GPtrArray *group = cf_codebook_copy_get_group (copy, CF_ENTRY_LIVING, place, id);
  g_autoptr (GPtrArray) replaced = list_replaced (group, TRUE);
  g_autoptr (CfEntry) entry = NULL;

  if (cf_codebook_copy_get (copy, place, id) == NULL)
    return FALSE;
  entry = cf_entry_new_deleted (place, id, replaced);
  cf_codebook_copy_add (copy, entry);
  return TRUE;
}

/**
 * cf_codebook_copy_reorder:
 * @copy: a copy
 * @place: a place
 * @ids: (element-type utf8): all its entries in the order that they are to have
 *
 * Returns: whether that is another order than before
 */
gboolean
cf_codebook_copy_reorder (CfCodebookCopy *copy, const char *place, GPtrArray *ids)
{
  g_autoptr (GPtrArray) now = cf_codebook_copy_list (copy, place);
  g_autoptr (CfEntry) entry = NULL;
  gboolean same = now->len == ids->len;

  for (guint i = 0; same && i < now->len; i++)
    same =
      g_str_equal (((const CfEntry *) g_ptr_array_index (now, i))->id, g_ptr_array_index (ids, i));
  if (same)
    return FALSE;
  entry =
    cf_entry_new_order (place, ids, cf_codebook_copy_get_group (copy, CF_ENTRY_ORDER, place, NULL));
  cf_codebook_copy_add (copy, entry);
  return TRUE;
}

/**
 * cf_codebook_copy_merge_in:
 * @copy: a copy
 * @other: another copy of the same codebook
 * @error: why they cannot be one: they are two codebooks
 *
 * Makes @copy hold all that either holds.
 */
gboolean
cf_codebook_copy_merge_in (CfCodebookCopy *copy, CfCodebookCopy *other, GError **error)
{
  if (g_strcmp0 (cf_codebook_copy_get_id (copy), cf_codebook_copy_get_id (other)) != 0)
    {
      g_set_error_literal (error, CF_ERROR, CF_ERROR_INVALID,
                           _ ("the two files are two codebooks"));
      return FALSE;
    }
  share (copy, other);
  return TRUE;
}
