/* SPDX-License-Identifier: GPL-3.0-or-later
 * The store: which versions wait to be settled.
 *
 * What a merge could not decide stands in the rest, beside what the layer shows. It is settled by a version that
 * supersedes all of them: then the next save drops them. Who takes that back puts them in again, as new versions that
 * supersede what had settled them; they may be added while a save is running, and so have a lock. */

#include "config.h"

#include "cf-hash.h"
#include "cf-sidecar-store-private.h"

static const char *
get_key (const CfVersion *version)
{
  return version->kind == CF_VERSION_STATE ? "" : version->id;
}

/* What is not understood cannot be compared by a person; it is carried through. */
static void
add_waiting (GHashTable *groups, CfVersion *version)
{
  GPtrArray *group;

  if (version->record == NULL || get_key (version) == NULL)
    return;
  group = g_hash_table_lookup (groups, get_key (version));
  if (group == NULL)
    {
      group = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_version_unref);
      g_hash_table_insert (groups, g_strdup (get_key (version)), group);
    }
  g_ptr_array_add (group, cf_version_ref (version));
}

/* By the id, "" for the state: all that the store holds besides what is shown. */
static GHashTable *
collect_waiting (CfSidecarStore *store)
{
  GHashTable *groups =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  if (store->rest != NULL)
    g_ptr_array_extend (others, store->rest->versions, NULL, NULL);
  else if (store->document != NULL)
    cf_sidecar_choose (store->document, shown, others);
  for (guint i = 0; i < others->len; i++)
    add_waiting (groups, g_ptr_array_index (others, i));
  g_mutex_lock (&store->lock);
  for (guint i = 0; i < store->added->len; i++)
    add_waiting (groups, g_ptr_array_index (store->added, i));
  g_mutex_unlock (&store->lock);
  return groups;
}

static void
add_superseded (GHashTable *superseded, const guint64 *digests, guint n)
{
  for (guint i = 0; i < n; i++)
    g_hash_table_add (superseded, (gpointer) &digests[i]);
}

/* Of what waits beside @current what nothing has replaced; NULL for nothing. */
static GPtrArray *
make_group (CfRecord *current, GPtrArray *waiting)
{
  g_autoptr (GHashTable) superseded = g_hash_table_new (cf_hash_digest, g_int64_equal);
  GPtrArray *group = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_version_unref);
  guint n;
  const guint64 *digests = cf_record_get_supersedes (current, &n);

  add_superseded (superseded, digests, n);
  for (guint i = 0; i < waiting->len; i++)
    {
      const CfVersion *version = g_ptr_array_index (waiting, i);

      add_superseded (superseded, (const guint64 *) (gpointer) version->supersedes->data,
                      version->supersedes->len);
    }
  g_ptr_array_add (group, cf_version_new_from_record (current));
  add_superseded (superseded, &((const CfVersion *) g_ptr_array_index (group, 0))->digest, 1);
  for (guint i = 0; i < waiting->len; i++)
    {
      CfVersion *version = g_ptr_array_index (waiting, i);

      if (g_hash_table_add (superseded, &version->digest))
        g_ptr_array_add (group, cf_version_ref (version));
    }
  if (group->len > 1)
    return group;
  g_ptr_array_unref (group);
  return NULL;
}

static CfRecord *
get_current (CfLayer *layer, const char *key)
{
  return *key != '\0' ? cf_layer_get_record (layer, key) : CF_RECORD (cf_layer_get_state (layer));
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  GPtrArray *x = *(GPtrArray *const *) a, *y = *(GPtrArray *const *) b;

  return cf_version_compare_for_items (&x->pdata[0], &y->pdata[0]);
}

/**
 * cf_sidecar_store_list_unsettled:
 * @store: a store
 * @layer: its layer
 *
 * To be called by the layer's thread.
 *
 * Returns: (transfer full) (element-type GPtrArray): in the order of the file, of each record of which there are several
 *   versions all of them (element-type CfVersion), the one that is shown first
 */
GPtrArray *
cf_sidecar_store_list_unsettled (CfSidecarStore *store, CfLayer *layer)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) waiting = collect_waiting (store);
  GHashTableIter iter;
  gpointer key, versions;

  g_hash_table_iter_init (&iter, waiting);
  while (g_hash_table_iter_next (&iter, &key, &versions))
    {
      CfRecord *current = get_current (layer, key);
      GPtrArray *group = current != NULL ? make_group (current, versions) : NULL;

      if (group != NULL)
        g_ptr_array_add (groups, group);
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

/**
 * cf_sidecar_store_add_waiting:
 * @store: a store whose layer has been made
 * @version: a version that is to wait beside what the layer shows
 *
 * It is written with the next save, and as long as nothing supersedes it.
 */
void
cf_sidecar_store_add_waiting (CfSidecarStore *store, CfVersion *version)
{
  g_mutex_lock (&store->lock);
  g_ptr_array_add (store->added, cf_version_ref (version));
  g_mutex_unlock (&store->lock);
}

/* Puts them into what is about to be written. */
void
cf_sidecar_store_put_waiting (CfSidecarStore *store, CfSidecar *document)
{
  g_mutex_lock (&store->lock);
  for (guint i = 0; i < store->added->len; i++)
    cf_sidecar_add_version (document, g_ptr_array_index (store->added, i));
  g_mutex_unlock (&store->lock);
}
