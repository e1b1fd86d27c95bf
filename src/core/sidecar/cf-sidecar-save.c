/* SPDX-License-Identifier: GPL-3.0-or-later
 * The store: saving a layer into its file, and putting a backup in the place of a damaged one. */

#include "config.h"

#include "cf-backup.h"
#include "cf-error.h"
#include "cf-file-replacer.h"
#include "cf-file-writer.h"
#include "cf-file.h"
#include "cf-hash.h"
#include "cf-json-gate.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar-store-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _CfSnapshot
{
  CfAnnotator *annotator;
  CfLayerHead head;
  GPtrArray *records; /* of CfRecord, the state too */
};

/**
 * cf_snapshot_new:
 * @layer: a layer
 *
 * Returns: (transfer full): it, as it is now
 */
CfSnapshot *
cf_snapshot_new (CfLayer *layer)
{
  CfSnapshot *snapshot = g_new0 (CfSnapshot, 1);

  snapshot->annotator = cf_annotator_copy (cf_layer_get_annotator (layer));
  cf_layer_head_copy (&snapshot->head, cf_layer_get_head (layer));
  snapshot->records = cf_layer_list_records (layer);
  g_ptr_array_add (snapshot->records, g_object_ref (cf_layer_get_state (layer)));
  return snapshot;
}

void
cf_snapshot_free (CfSnapshot *snapshot)
{
  cf_annotator_free (snapshot->annotator);
  cf_layer_head_clear (&snapshot->head);
  g_ptr_array_unref (snapshot->records);
  g_free (snapshot);
}

static CfSidecar *
make_document (CfSidecarStore *store, CfSnapshot *snapshot, GArray *saved)
{
  CfSidecar *document = cf_sidecar_copy (store->rest);

  cf_sidecar_set_head (document, &snapshot->head);
  cf_sidecar_store_put_waiting (store, document);
  for (guint i = 0; i < snapshot->records->len; i++)
    {
      CfRecord *record = g_ptr_array_index (snapshot->records, i);
      g_autoptr (CfVersion) version = cf_version_new_from_record (record);

      cf_sidecar_add_version (document, version);
      if (!cf_record_is_saved (record))
        {
          CfSaved entry = { g_object_ref (record), version->digest };

          g_array_append_val (saved, entry);
        }
    }
  return document;
}

/* Before anything is replaced: it is JSON that we read back, and no id is gone. */
static gboolean
check_invariants (CfSidecarStore *store, CfSidecar *document, GBytes *bytes, GError **error)
{
  CfJsonReport gate = cf_json_gate_check (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *shown = g_filename_display_name (store->path);
  g_autoptr (GHashTable) ids = g_hash_table_new (cf_hash_string, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  if (gate.verdict != CF_JSON_OK)
    {
      g_set_error (error, CF_ERROR,
                   gate.verdict == CF_JSON_TOO_BIG ? CF_ERROR_TOO_BIG : CF_ERROR_INVALID,
                   _ ("%s was not written: %s"), shown, cf_json_reason_get_text (gate.reason));
      return FALSE;
    }
  for (guint i = 0; i < document->versions->len; i++)
    {
      CfVersion *version = g_ptr_array_index (document->versions, i);

      if (version->id != NULL)
        g_hash_table_add (ids, version->id);
    }
  g_hash_table_iter_init (&iter, store->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (ids, id))
      {
        g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                     _ ("%s was not written: annotation %s would be lost"), shown,
                     (const char *) id);
        return FALSE;
      }
  return TRUE;
}

typedef struct
{
  CfSidecarStore *store;
  CfSidecar *document; /* what the bytes to be written hold */
} Writing;

static GBytes *
merge_theirs (GBytes *ours, GBytes *theirs, gpointer user_data, GError **error)
{
  Writing *writing = user_data;
  CfSidecarStatus status;
  g_autoptr (CfSidecar) other =
               cf_sidecar_parse (theirs, writing->store->path, &status, NULL, error);
  g_autoptr (CfSidecar) united = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (other == NULL)
    return NULL;
  if (status != CF_SIDECAR_WRITABLE)
    {
      g_autofree char *shown = g_filename_display_name (writing->store->path);

      g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY,
                   _ ("%s was changed by another program and cannot be merged"), shown);
      return NULL;
    }
  united = cf_sidecar_copy (writing->document);
  if (!cf_sidecar_merge_in (united, other, error))
    return NULL;
  cf_sidecar_store_note_ids (writing->store, other);
  bytes = cf_sidecar_to_bytes (united);
  if (!check_invariants (writing->store, united, bytes, error))
    return NULL;
  cf_sidecar_free (writing->document);
  writing->document = g_steal_pointer (&united);
  return g_steal_pointer (&bytes);
}

static gboolean
keep_old (GBytes *old, gpointer user_data, GError **error)
{
  Writing *writing = user_data;

  return cf_backup_keep (writing->store->path, old, error);
}

/* What they held is on the disk. */
static void
remove_done (CfSidecarStore *store)
{
  store->needs_save = FALSE;
  for (guint i = 0; i < store->done->len; i++)
    g_unlink (g_ptr_array_index (store->done, i));
  g_ptr_array_set_size (store->done, 0);
}

static void
finish_save (CfSidecarStore *store, Writing *writing, CfReplaceResult *result, CfOutcome *outcome)
{
  g_autoptr (GError) error = NULL;

  g_free (store->digest);
  store->digest = cf_file_digest (result->written);
  cf_sidecar_store_note_ids (store, writing->document);
  if (result->merged)
    {
      g_clear_pointer (&outcome->document, cf_sidecar_free);
      outcome->document = cf_sidecar_copy (writing->document);
    }
  if (!cf_backup_keep (store->path, result->written, &error))
    g_message ("No backup of %s: %s", store->path, error->message);
  remove_done (store);
}

static gboolean
write_document (CfSidecarStore *store, Writing *writing, CfOutcome *outcome, GError **error)
{
  g_autoptr (GBytes) bytes = cf_sidecar_to_bytes (writing->document);
  g_autofree char *digest = cf_file_digest (bytes);
  CfReplacement replacement = { .path = store->path,
                                .content = bytes,
                                .expected = store->digest,
                                .merge = merge_theirs,
                                .keep = keep_old,
                                .user_data = writing };
  CfReplaceResult result = { 0 };

  if (!check_invariants (store, writing->document, bytes, error))
    return FALSE;
  if (g_strcmp0 (digest, store->digest) == 0)
    {
      remove_done (store);
      return TRUE;
    }
  if (!cf_file_replace (&replacement, &result, error))
    return FALSE;
  finish_save (store, writing, &result, outcome);
  g_bytes_unref (result.written);
  return TRUE;
}

static gboolean
check_writable (CfSidecarStore *store, GError **error)
{
  static const char *const reasons[] = {
    [CF_SIDECAR_READ_ONLY] = N_ ("%s is read-only: it holds what would not be written back equal"),
    [CF_SIDECAR_NEWER] = N_ ("%s was made by a newer version and is read-only"),
    [CF_SIDECAR_DAMAGED] = N_ ("%s is damaged and is not overwritten"),
    [CF_SIDECAR_TOO_BIG] = N_ ("%s passes a limit, was not read and is not overwritten")
  };
  g_autofree char *shown = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree char *message = NULL;

  if (store->status == CF_SIDECAR_WRITABLE)
    return TRUE;
  shown = g_filename_display_name (store->path);
  pieces = g_strsplit (_ (reasons[store->status]), "%s", 2);
  message = g_strjoinv (shown, pieces);
  g_set_error_literal (error, CF_ERROR,
                       store->status == CF_SIDECAR_DAMAGED || store->status == CF_SIDECAR_TOO_BIG
                         ? CF_ERROR_DAMAGED
                         : CF_ERROR_READ_ONLY,
                       message);
  return FALSE;
}

/**
 * cf_sidecar_store_save:
 * @store: a store whose layer has been made
 * @snapshot: the layer as it is to be on the disk
 * @error: why the file is as it was
 *
 * Returns when the disk has it. What has been written, and what others had written, is in the outcome,
 * which the layer's thread must adopt.
 *
 * Returns: (transfer full) (nullable): the outcome
 */
CfOutcome *
cf_sidecar_store_save (CfSidecarStore *store, CfSnapshot *snapshot, GError **error)
{
  g_autoptr (CfOutcome) outcome = cf_outcome_new ();
  Writing writing = { store, NULL };
  gboolean ok;

  g_return_val_if_fail (store->rest != NULL, NULL);
  if (!check_writable (store, error))
    return NULL;
  writing.document = make_document (store, snapshot, outcome->saved);
  ok = write_document (store, &writing, outcome, error);
  cf_sidecar_free (writing.document);
  return ok ? g_steal_pointer (&outcome) : NULL;
}

/* What the newest backup has and the layer has not: another process may have written it. */
static void
unite_with_backup (CfSidecarStore *store, Writing *writing, CfOutcome *outcome)
{
  g_autoptr (GBytes) bytes = cf_backup_get_newest (store->path, NULL);
  g_autoptr (CfSidecar) backup = NULL;
  g_autoptr (CfSidecar) united = NULL;
  CfSidecarStatus status;

  if (bytes != NULL)
    backup = cf_sidecar_parse (bytes, store->path, &status, NULL, NULL);
  if (backup == NULL || status != CF_SIDECAR_WRITABLE)
    return;
  united = cf_sidecar_copy (writing->document);
  /* It may be of a layer that was there before. */
  if (!cf_sidecar_merge_in (united, backup, NULL))
    return;
  cf_sidecar_free (writing->document);
  writing->document = g_steal_pointer (&united);
  outcome->document = cf_sidecar_copy (writing->document);
}

/* Keeps the bytes of a damaged file beside it. From then on exactly they may be replaced. */
static gboolean
put_aside (CfSidecarStore *store, Writing *writing, CfOutcome *outcome, GError **error)
{
  g_autoptr (GBytes) bytes = cf_file_read (store->path, CF_LIMIT_JSON_BYTES, NULL, error);
  g_autoptr (CfSidecar) document = NULL;
  g_autofree char *aside = NULL;
  CfSidecarStatus status;

  if (bytes == NULL)
    return FALSE;
  document = cf_sidecar_parse (bytes, store->path, &status, NULL, NULL);
  if (document != NULL || status != CF_SIDECAR_DAMAGED)
    return TRUE;
  aside = cf_sidecar_name_make_damaged (store->path, bytes);
  if (!cf_file_write (aside, bytes, error))
    return FALSE;
  unite_with_backup (store, writing, outcome);
  outcome->kept_as = g_steal_pointer (&aside);
  g_free (store->digest);
  store->digest = cf_file_digest (bytes);
  return TRUE;
}

/**
 * cf_sidecar_store_save_over_damaged:
 * @store: a store whose layer has been made, and whose file was good then
 * @snapshot: the layer as it is to be on the disk
 * @error: why the file is as it was
 *
 * As cf_sidecar_store_save(), for a file that another program has damaged since: its bytes are kept beside it as
 * `NAME.damaged-HEX8`, and the layer, united with the newest good backup, takes its place.
 *
 * Returns: (transfer full) (nullable): the outcome
 */
CfOutcome *
cf_sidecar_store_save_over_damaged (CfSidecarStore *store, CfSnapshot *snapshot, GError **error)
{
  g_autoptr (CfOutcome) outcome = cf_outcome_new ();
  g_autofree char *digest = g_strdup (store->digest);
  Writing writing = { store, NULL };
  gboolean ok;

  g_return_val_if_fail (store->rest != NULL, NULL);
  if (!check_writable (store, error))
    return NULL;
  writing.document = make_document (store, snapshot, outcome->saved);
  ok =
    put_aside (store, &writing, outcome, error) && write_document (store, &writing, outcome, error);
  cf_sidecar_free (writing.document);
  if (ok)
    return g_steal_pointer (&outcome);
  g_free (store->digest);
  store->digest = g_steal_pointer (&digest);
  return NULL;
}

/**
 * cf_sidecar_store_restore:
 * @path: a damaged sidecar
 * @kept_as: (out) (optional): the file to which its bytes were moved
 * @error: why nothing was changed
 *
 * Puts the newest good backup in the place of a damaged sidecar, whose bytes are kept beside it as
 * `NAME.damaged-HEX8`.
 */
gboolean
cf_sidecar_store_restore (const char *path, char **kept_as, GError **error)
{
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, error);
  g_autoptr (GBytes) backup = NULL;
  g_autofree char *digest = cf_file_digest (bytes);
  g_autofree char *aside = NULL;
  CfReplacement replacement = { .path = path, .expected = digest };
  g_autoptr (CfSidecar) document = NULL;
  CfSidecarStatus status;

  if (bytes == NULL)
    return FALSE;
  document = cf_sidecar_parse (bytes, path, &status, NULL, NULL);
  if (document != NULL)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("%s is not damaged"), path);
      return FALSE;
    }
  backup = cf_backup_get_newest (path, NULL);
  if (backup == NULL)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_NOT_FOUND, _ ("there is no backup of %s"), path);
      return FALSE;
    }
  aside = cf_sidecar_name_make_damaged (path, bytes);
  replacement.content = backup;
  if (!cf_file_write (aside, bytes, error))
    return FALSE;
  if (!cf_file_replace (&replacement, NULL, error))
    return FALSE;
  if (kept_as != NULL)
    *kept_as = g_steal_pointer (&aside);
  return TRUE;
}
