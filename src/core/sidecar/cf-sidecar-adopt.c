/* SPDX-License-Identifier: GPL-3.0-or-later
 * The store: bringing a layer up to what stands in its file.
 *
 * While a save runs in a thread, or a colleague's version arrives, the layer goes on. What it has made
 * meanwhile replaces what was written, and says so in its list of superseded versions; what others
 * wrote is shown where the layer has nothing newer, and waits to be settled where it has. */

#include "config.h"

#include "cf-error.h"
#include "cf-file.h"
#include "cf-limits.h"
#include "cf-sidecar-store-private.h"

#include <glib/gi18n.h>

static void
clear_saved (gpointer data)
{
  g_clear_object (&((CfSaved *) data)->record);
}

CfOutcome *
cf_outcome_new (void)
{
  CfOutcome *outcome = g_new0 (CfOutcome, 1);

  outcome->saved = g_array_new (FALSE, FALSE, sizeof (CfSaved));
  g_array_set_clear_func (outcome->saved, clear_saved);
  return outcome;
}

void
cf_outcome_free (CfOutcome *outcome)
{
  g_array_unref (outcome->saved);
  g_clear_pointer (&outcome->document, cf_sidecar_free);
  g_free (outcome->kept_as);
  g_free (outcome);
}

/**
 * cf_outcome_get_kept_as:
 * @outcome: of a save
 *
 * Returns: (nullable): the file to which the bytes of a damaged sidecar were moved
 */
const char *
cf_outcome_get_kept_as (CfOutcome *outcome)
{
  return outcome->kept_as;
}

gboolean
cf_outcome_changed_by_others (CfOutcome *outcome)
{
  return outcome->document != NULL;
}

/**
 * cf_sidecar_store_refresh:
 * @store: a store whose layer has been made
 * @problems: (nullable) (element-type CfProblem): gets what is wrong with the file
 * @error: why it could not be read: the layer stays as it is
 *
 * Looks whether the file has changed.
 *
 * Returns: (transfer full) (nullable): an outcome to adopt; %NULL without error if nothing has changed
 */
CfOutcome *
cf_sidecar_store_refresh (CfSidecarStore *store, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) bytes = cf_file_read (store->path, CF_LIMIT_JSON_BYTES, NULL, error);
  g_autofree char *digest = cf_file_digest (bytes);
  g_autoptr (CfOutcome) outcome = cf_outcome_new ();
  CfSidecarStatus status;

  if (bytes == NULL || g_strcmp0 (digest, store->digest) == 0)
    return NULL;
  outcome->document = cf_sidecar_parse (bytes, store->path, &status, problems, error);
  if (outcome->document == NULL)
    return NULL;
  if (status != CF_SIDECAR_WRITABLE || g_strcmp0 (outcome->document->id, store->rest->id) != 0)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY,
                   _ ("%s was changed by another program and cannot be merged"), store->path);
      return NULL;
    }
  g_free (store->digest);
  store->digest = g_steal_pointer (&digest);
  cf_sidecar_store_note_ids (store, outcome->document);
  return g_steal_pointer (&outcome);
}

/* The layer has gone on while @saved was being written: what it has now replaces that. */
static void
rebase (CfLayer *layer, CfRecord *saved)
{
  const char *id = cf_record_get_id (saved);
  CfRecord *current =
    CF_IS_STATE (saved) ? CF_RECORD (cf_layer_get_state (layer)) : cf_layer_get_record (layer, id);
  g_autoptr (CfRecord) next = NULL;

  if (current == saved)
    return;
  next = current != NULL ? cf_record_copy (current) : CF_RECORD (cf_tombstone_new (id));
  if (current == NULL)
    cf_record_set_modified (next, cf_record_get_created (saved));
  cf_record_supersede (next, saved);
  cf_layer_put (layer, next);
}

static gboolean
record_covers (CfRecord *record, guint64 digest)
{
  guint n;
  const guint64 *digests = cf_record_get_supersedes (record, &n);

  if (cf_record_is_saved (record) && cf_record_get_digest (record) == digest)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (digests[i] == digest)
      return TRUE;
  return FALSE;
}

static gboolean
is_replaceable (CfRecord *current, GHashTable *versions, CfVersion *version)
{
  guint64 digest = cf_record_get_digest (current);
  const CfVersion same = { .kind = version->kind, .id = version->id, .digest = digest };

  if (!cf_record_is_saved (current)) /* a state that nobody has set says nothing */
    return version->kind == CF_VERSION_STATE && version->supersedes->len > 0;
  return cf_version_supersedes (version, digest) || g_hash_table_contains (versions, &same);
}

/* What others wrote is shown unless the layer has something of its own there: what is not saved yet,
 * or what the file lacks. */
static void
adopt_version (CfSidecarStore *store, CfLayer *layer, GHashTable *versions, CfVersion *version)
{
  CfRecord *current = version->kind == CF_VERSION_STATE ? CF_RECORD (cf_layer_get_state (layer))
                                                        : cf_layer_get_record (layer, version->id);

  if (version->record == NULL)
    return;
  if (current != NULL && record_covers (current, version->digest))
    return;
  if (current == NULL || is_replaceable (current, versions, version))
    cf_layer_put (layer, version->record);
  else
    cf_sidecar_add_version (store->rest, version);
}

static gboolean
is_on_disk (CfRecord *record, GHashTable *covered)
{
  guint64 digest = cf_record_get_digest (record);

  return cf_record_is_saved (record) &&
         (covered == NULL || g_hash_table_contains (covered, &digest));
}

static gboolean
is_ahead (CfLayer *layer, CfSidecar *document)
{
  g_autoptr (GHashTable) covered = document != NULL ? cf_sidecar_collect_covered (document) : NULL;
  GHashTable *records = cf_layer_get_records (layer);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (!is_on_disk (record, covered))
      return TRUE;
  return g_hash_table_size (records) > 0 &&
         !is_on_disk (CF_RECORD (cf_layer_get_state (layer)), covered);
}

static void
adopt_document (CfSidecarStore *store, CfLayer *layer, CfSidecar *document)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GHashTable) versions = cf_sidecar_index (document);

  cf_sidecar_choose (document, shown, NULL);
  g_clear_pointer (&store->rest, cf_sidecar_free);
  store->rest = cf_sidecar_store_extract_rest (store, document);
  for (guint i = 0; i < shown->len; i++)
    adopt_version (store, layer, versions, g_ptr_array_index (shown, i));
}

/**
 * cf_sidecar_store_adopt:
 * @store: a store
 * @layer: its layer
 * @outcome: of a save or a refresh
 *
 * Brings the layer up to what stands in the file. To be called by the layer's thread, before the next
 * save.
 *
 * Returns: whether the layer holds what the file does not: it has gone on, or the file has less
 */
gboolean
cf_sidecar_store_adopt (CfSidecarStore *store, CfLayer *layer, CfOutcome *outcome)
{
  for (guint i = 0; i < outcome->saved->len; i++)
    {
      CfSaved *entry = &g_array_index (outcome->saved, CfSaved, i);

      cf_record_set_saved (entry->record, entry->digest);
      rebase (layer, entry->record);
    }
  if (outcome->document != NULL)
    adopt_document (store, layer, outcome->document);
  return is_ahead (layer, outcome->document);
}
