/* SPDX-License-Identifier: GPL-3.0-or-later
 * The store: what a crash has left elsewhere, or a file has less than it had, is put in.
 *
 * Three places are looked at: files that a killed process took out of the folder and did not look at, the
 * last good copy, and journals of processes that are gone. */

#include "config.h"

#include "cf-backup.h"
#include "cf-file.h"
#include "cf-hash.h"
#include "cf-journal.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar-store-private.h"
#include "cf-temp-file.h"

#include <errno.h>
#include <unistd.h>

/* Versions of one annotation that wait beside each other: people settle them long before. */
#define MAX_COMPARED 100

/* Versions of @united that @document has not. */
static guint
count_new (CfSidecar *document, CfSidecar *united)
{
  GPtrArray *versions = cf_sidecar_get_versions (united);
  g_autoptr (GHashTable) known = cf_sidecar_index (document);
  guint n = 0;

  for (guint i = 0; i < versions->len; i++)
    if (!g_hash_table_contains (known, g_ptr_array_index (versions, i)))
      n++;
  return n;
}

/* Puts in what @other has and the document neither has nor supersedes. Returns whether the document
 * now holds all of it: not if it is another layer's. */
static gboolean
recover (CfSidecarStore *store, CfSidecar *other)
{
  g_autoptr (CfSidecar) united = NULL;
  guint n;

  if (store->document == NULL)
    {
      store->document = cf_sidecar_copy (other);
      n = cf_sidecar_get_versions (other)->len;
    }
  else
    {
      united = cf_sidecar_copy (store->document);
      if (!cf_sidecar_merge_in (united, other, NULL))
        return FALSE;
      n = count_new (store->document, united);
      cf_sidecar_free (store->document);
      store->document = g_steal_pointer (&united);
    }
  store->n_recovered += n;
  store->needs_save = store->needs_save || n > 0;
  return TRUE;
}

/* Bytes that somebody wrote and that are no sidecar, with conflict markers of git perhaps: they get a name
 * that a person sees. */
static void
put_aside (CfSidecarStore *store, const char *leftover, GBytes *bytes)
{
  g_autofree char *aside = cf_sidecar_name_make_damaged (store->path, bytes);
  g_autoptr (GBytes) kept = NULL;

  if (link (leftover, aside) == 0 || errno == EEXIST)
    kept = cf_file_read (aside, CF_LIMIT_JSON_BYTES, NULL, NULL);
  if (kept != NULL && g_bytes_equal (kept, bytes))
    g_ptr_array_add (store->done, g_strdup (leftover));
}

/* What a killed process took out of the file and did not look at. What can be read and cannot be put in
 * stays for a person; what it had not finished writing goes. */
void
cf_sidecar_store_recover_leftovers (CfSidecarStore *store)
{
  g_autoptr (GPtrArray) leftovers = cf_temp_file_list_leftovers (store->path);

  for (guint i = 0; i < leftovers->len; i++)
    {
      const char *path = g_ptr_array_index (leftovers, i);
      g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
      CfSidecarStatus status = CF_SIDECAR_TOO_BIG;
      g_autoptr (CfSidecar) other = NULL;
      gboolean done = FALSE;

      if (bytes != NULL)
        other = cf_sidecar_parse (bytes, path, &status, NULL, NULL);
      if (cf_temp_file_is_torn (path))
        done = TRUE;
      else if (other != NULL && status == CF_SIDECAR_WRITABLE)
        done = recover (store, other);
      else if (bytes != NULL && status == CF_SIDECAR_DAMAGED)
        put_aside (store, path, bytes);
      if (done)
        g_ptr_array_add (store->done, g_strdup (path));
    }
}

static gboolean
says_all_of (GPtrArray *versions, CfVersion *version)
{
  if (versions == NULL || versions->len > MAX_COMPARED)
    return FALSE;
  for (guint i = 0; i < versions->len; i++)
    {
      CfVersion *other = g_ptr_array_index (versions, i);

      if (other->kind == version->kind && cf_version_contains (other, version))
        return TRUE;
    }
  return FALSE;
}

/* Whatever the document says there. */
static void
forget_known_members (CfSidecar *backup, CfSidecar *document)
{
  g_autoptr (GHashTable) members = g_hash_table_new (cf_hash_string, g_str_equal);
  GHashTableIter iter;
  gpointer stray;

  g_hash_table_iter_init (&iter, document->strays);
  while (g_hash_table_iter_next (&iter, &stray, NULL))
    g_hash_table_add (members, ((CfStray *) stray)->member);
  g_hash_table_iter_init (&iter, backup->strays);
  while (g_hash_table_iter_next (&iter, &stray, NULL))
    if (g_hash_table_contains (members, ((CfStray *) stray)->member))
      g_hash_table_iter_remove (&iter);
}

/* Another program may have added members of its own to what we wrote, or changed those that it had
 * added: then ours is in the file still, and is no second version. */
static void
forget_contained (CfSidecar *backup, CfSidecar *document)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (cf_hash_string, g_str_equal, NULL,
                                                        (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) known = cf_sidecar_index (document);

  for (guint i = 0; i < document->versions->len; i++)
    {
      CfVersion *version = g_ptr_array_index (document->versions, i);
      const char *id = version->id != NULL ? version->id : "";

      if (!g_hash_table_contains (by_id, id))
        g_hash_table_insert (by_id, (gpointer) id, g_ptr_array_new ());
      g_ptr_array_add (g_hash_table_lookup (by_id, id), version);
    }
  for (guint i = backup->versions->len; i > 0; i--)
    {
      CfVersion *version = g_ptr_array_index (backup->versions, i - 1);
      const char *id = version->id != NULL ? version->id : "";

      if (g_hash_table_contains (known, version) ||
          says_all_of (g_hash_table_lookup (by_id, id), version))
        g_ptr_array_remove_index_fast (backup->versions, i - 1);
    }
  forget_known_members (backup, document);
}

void
cf_sidecar_store_recover_backup (CfSidecarStore *store)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CfSidecar) other = NULL;
  CfSidecarStatus status;

  /* A file that was taken away was taken away; one that has less than it had was not. */
  if (store->digest == NULL)
    return;
  bytes = cf_backup_get_newest (store->path, NULL);
  if (bytes == NULL || g_bytes_equal (bytes, store->bytes))
    return;
  other = cf_sidecar_parse (bytes, store->path, &status, NULL, NULL);
  if (other == NULL || status != CF_SIDECAR_WRITABLE)
    return;
  forget_contained (other, store->document);
  recover (store, other);
}

/* @entry as the process would have written it next, had it heard that @saved is saved: in the moment in which
 * it made the entry, @saved had not reached the disk, so the entry does not name it. The same as what rebase()
 * in cf-sidecar-adopt.c makes. */
static CfVersion *
make_next (const CfJournalEntry *entry, CfVersion *saved)
{
  g_autoptr (CfRecord) next = NULL;
  CfVersion *version;

  if (entry->version != NULL)
    next = cf_record_copy (entry->version->record);
  else
    next = CF_RECORD (cf_tombstone_new (entry->id));
  if (entry->version == NULL)
    cf_record_set_modified (next, cf_record_get_created (saved->record));
  cf_record_supersede (next, saved->record);
  cf_record_seal (next);
  version = cf_version_new_from_record (next);
  cf_record_set_saved (
    next,
    version->digest); /* like all that comes from outside the layer: what replaces it names it */
  return version;
}

/* What is to be put in for @entry: as it is; or as the successor of a version before it, if that was the last
 * that the process saved. */
static CfVersion *
choose_version (const CfJournalEntry *entry, GHashTable *index, GHashTable *covered)
{
  const guint n = entry->before->len;

  for (guint i = n; i > 0 && i + MAX_COMPARED > n; i--)
    {
      CfVersion *before = g_ptr_array_index (entry->before, i - 1);
      g_autoptr (CfVersion) next = NULL;

      if (before->record == NULL || (entry->version != NULL && entry->version->record == NULL))
        continue;
      next = make_next (entry, before);
      if (g_hash_table_contains (covered,
                                 &next->digest)) /* it was put in before, and the journal stayed */
        return NULL;
      if (g_hash_table_contains (index, before))
        return g_steal_pointer (&next);
    }
  return entry->version != NULL ? cf_version_ref (entry->version) : NULL;
}

/* What was done in the last seconds of a process that is gone. A journal does not say whose layer it
 * is for: without a document it waits for one, in cf_sidecar_store_make_layer(). */
void
cf_sidecar_store_recover_journal (CfSidecarStore *store)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (CfSidecar) other = NULL;
  g_autoptr (GHashTable) index = NULL;
  g_autoptr (GHashTable) covered = NULL;

  if (store->document == NULL)
    return;
  entries = cf_journal_read (store->path, store->done);
  if (entries->len == 0)
    return;
  index = cf_sidecar_index (store->document);
  covered = cf_sidecar_collect_covered (store->document);
  other = cf_sidecar_new (store->document->annotator, &store->document->head);
  g_free (other->id);
  other->id = g_strdup (store->document->id);
  for (guint i = 0; i < entries->len; i++)
    {
      const CfJournalEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (CfVersion) next = choose_version (entry, index, covered);

      if (next != NULL)
        cf_sidecar_add_version (other, next);
    }
  recover (store, other);
}
