/* SPDX-License-Identifier: GPL-3.0-or-later
 * One version of one entry of a codebook.
 *
 * Entries are versions as annotations are: each names the digests of all that it replaced, its own digest
 * covers that list, and of those that none replaced a living one is shown before a deletion, then the one
 * with the smallest digest. The order of a place is an entry of its own, so that moving a code and changing
 * it do not meet. */

#include "config.h"

#include "cf-codebook-entry.h"

#include "cf-digest.h"
#include "cf-hash.h"
#include "cf-json-writer.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-sidecar-private.h"

#define SUPERSEDES "supersedes"

static GArray *
read_supersedes (JsonObject *object)
{
  JsonArray *array = cf_json_get_array (object, SUPERSEDES);
  GArray *digests = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *string = cf_json_array_get_string (array, i);
      guint64 digest;

      if (string != NULL && cf_digest_short_from_string (string, &digest))
        g_array_append_val (digests, digest);
    }
  return digests;
}

/* A round need have no id: it is known by what it says. */
static char *
make_id (CfEntryKind kind, JsonObject *object, guint64 digest)
{
  const char *id = cf_json_get_string (object, "id");

  if (kind == CF_ENTRY_ORDER || kind == CF_ENTRY_HEAD)
    return g_strdup ("");
  return id != NULL ? g_strdup (id) : cf_digest_short_to_string (digest);
}

/**
 * cf_entry_new:
 * @kind: what it is
 * @place: where it stands
 * @object: what is, or is to be, written; not changed any more
 *
 * Returns: (transfer full): the version
 */
CfEntry *
cf_entry_new (CfEntryKind kind, const char *place, JsonObject *object)
{
  CfEntry *entry = g_atomic_rc_box_new0 (CfEntry);

  entry->kind = kind;
  entry->place = g_strdup (place);
  entry->digest = cf_json_object_digest (object);
  entry->id = make_id (kind, object, entry->digest);
  entry->supersedes = read_supersedes (object);
  entry->object = json_object_ref (object);
  return entry;
}

CfEntry *
cf_entry_ref (CfEntry *entry)
{
  return g_atomic_rc_box_acquire (entry);
}

static void
clear_entry (gpointer data)
{
  CfEntry *entry = data;

  g_free (entry->place);
  g_free (entry->id);
  g_array_unref (entry->supersedes);
  json_object_unref (entry->object);
}

void
cf_entry_unref (CfEntry *entry)
{
  g_atomic_rc_box_release_full (entry, clear_entry);
}

static void
add_digest (GArray *digests, guint64 digest)
{
  for (guint i = 0; i < digests->len; i++)
    if (g_array_index (digests, guint64, i) == digest)
      return;
  g_array_append_val (digests, digest);
}

static GArray *
collect_replaced (GPtrArray *replaced)
{
  GArray *digests = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; replaced != NULL && i < replaced->len; i++)
    {
      const CfEntry *entry = g_ptr_array_index (replaced, i);

      for (guint k = 0; k < entry->supersedes->len; k++)
        add_digest (digests, g_array_index (entry->supersedes, guint64, k));
    }
  for (guint i = 0; replaced != NULL && i < replaced->len; i++)
    add_digest (digests, ((const CfEntry *) g_ptr_array_index (replaced, i))->digest);
  if (digests->len > CF_LIMIT_SUPERSEDES)
    g_array_remove_range (digests, 0, digests->len - CF_LIMIT_SUPERSEDES);
  return digests;
}

/**
 * cf_entry_object_new:
 * @content: what is said
 * @replaced: (nullable) (element-type CfEntry): the versions in whose place it is said
 *
 * Returns: (transfer full): @content with the list of what it replaces in place of its own
 */
JsonObject *
cf_entry_object_new (JsonObject *content, GPtrArray *replaced)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GArray) digests = collect_replaced (replaced);
  JsonArray *array;

  cf_json_append_unknown (object, content, (const char *const[]){ SUPERSEDES, NULL });
  if (digests->len == 0)
    return object;
  array = json_array_new ();
  for (guint i = 0; i < digests->len; i++)
    {
      g_autofree char *string = cf_digest_short_to_string (g_array_index (digests, guint64, i));

      json_array_add_string_element (array, string);
    }
  json_object_set_array_member (object, SUPERSEDES, array);
  return object;
}

/**
 * cf_entry_new_order:
 * @place: a place
 * @ids: (element-type utf8): the ids of its entries
 * @replaced: (nullable) (element-type CfEntry): the orders that it replaces
 *
 * Returns: (transfer full): that order
 */
CfEntry *
cf_entry_new_order (const char *place, GPtrArray *ids, GPtrArray *replaced)
{
  g_autoptr (JsonObject) content = json_object_new ();
  g_autoptr (JsonObject) object = NULL;
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < ids->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (ids, i));
  json_object_set_string_member (content, "cf:member", place);
  json_object_set_array_member (content, "ids", array);
  object = cf_entry_object_new (content, replaced);
  return cf_entry_new (CF_ENTRY_ORDER, place, object);
}

/**
 * cf_entry_new_deleted:
 * @place: a place
 * @id: the id of an entry there
 * @replaced: (element-type CfEntry): its versions that go
 *
 * Returns: (transfer full): its deletion
 */
CfEntry *
cf_entry_new_deleted (const char *place, const char *id, GPtrArray *replaced)
{
  g_autoptr (JsonObject) content = json_object_new ();
  g_autoptr (JsonObject) object = NULL;

  json_object_set_string_member (content, "cf:member", place);
  json_object_set_string_member (content, "id", id);
  object = cf_entry_object_new (content, replaced);
  return cf_entry_new (CF_ENTRY_DELETED, place, object);
}

/**
 * cf_entry_says:
 * @entry: a version
 * @content: a content
 *
 * Returns: whether it says just that, whatever either replaces
 */
gboolean
cf_entry_says (const CfEntry *entry, JsonObject *content)
{
  g_autoptr (JsonObject) a = cf_entry_object_new (entry->object, NULL);
  g_autoptr (JsonObject) b = cf_entry_object_new (content, NULL);

  return entry->object == content || cf_json_object_digest (a) == cf_json_object_digest (b);
}

/**
 * cf_entry_make_key:
 * @kind: what it is
 * @place: where
 * @id: (nullable): the id of a living or deleted entry
 *
 * Returns: (transfer full): what all versions of one thing have in common
 */
char *
cf_entry_make_key (CfEntryKind kind, const char *place, const char *id)
{
  static const char *const prefixes[] = { "entry", "entry", "order", "head" };

  return g_strdup_printf ("%s %s\n%s", prefixes[kind], place, id != NULL ? id : "");
}

char *
cf_entry_get_key (const CfEntry *entry)
{
  return cf_entry_make_key (entry->kind, entry->place, entry->id);
}

/**
 * cf_entry_list_ordered:
 * @order: an order
 *
 * Returns: (transfer full) (element-type utf8): the ids that it puts in order
 */
GPtrArray *
cf_entry_list_ordered (const CfEntry *order)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) strings = cf_json_get_strings (order->object, "ids");

  for (char **id = strings; *id != NULL; id++)
    g_ptr_array_add (ids, g_strdup (*id));
  return ids;
}

static int
compare_for_showing (gconstpointer a, gconstpointer b)
{
  const CfEntry *x = *(const CfEntry *const *) a, *y = *(const CfEntry *const *) b;
  int order = (x->kind == CF_ENTRY_DELETED) - (y->kind == CF_ENTRY_DELETED);

  return order != 0 ? order : (x->digest > y->digest) - (x->digest < y->digest);
}

/**
 * cf_entries_prune:
 * @versions: (element-type CfEntry): versions of one thing
 *
 * Takes out what another supersedes, and what is there twice; the rest is in the order of showing.
 */
void
cf_entries_prune (GPtrArray *versions)
{
  g_autoptr (GHashTable) superseded = g_hash_table_new (cf_hash_digest, g_int64_equal);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  guint64 last = 0;

  if (versions->len < 2)
    return;
  for (guint i = 0; i < versions->len; i++)
    {
      CfEntry *entry = g_ptr_array_index (versions, i);

      for (guint k = 0; k < entry->supersedes->len; k++)
        g_hash_table_add (superseded, &g_array_index (entry->supersedes, guint64, k));
    }
  g_ptr_array_sort (versions, compare_for_showing);
  for (guint i = 0; i < versions->len; i++)
    {
      CfEntry *entry = g_ptr_array_index (versions, i);

      if (g_hash_table_contains (superseded, &entry->digest) ||
          (kept->len > 0 && last == entry->digest))
        continue;
      last = entry->digest;
      g_ptr_array_add (kept, cf_entry_ref (entry));
    }
  g_ptr_array_set_size (versions, 0);
  g_ptr_array_extend_and_steal (versions, g_steal_pointer (&kept));
}

/**
 * cf_place_of_list:
 * @list: the id of a list
 *
 * Returns: (transfer full): where its entries stand
 */
char *
cf_place_of_list (const char *list)
{
  g_autofree char *escaped = cf_stray_escape (list);

  return g_strconcat (CF_PLACE_LIST_PREFIX, escaped, NULL);
}

/**
 * cf_place_get_list:
 * @place: where the entries of a list stand
 *
 * Returns: (transfer full) (nullable): the id of the list; %NULL if it is another place
 */
char *
cf_place_get_list (const char *place)
{
  return g_str_has_prefix (place, CF_PLACE_LIST_PREFIX)
           ? cf_stray_unescape (place + strlen (CF_PLACE_LIST_PREFIX))
           : NULL;
}
