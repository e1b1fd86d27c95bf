/* SPDX-License-Identifier: GPL-3.0-or-later
 * One open document that is kept in step with its file.
 *
 * The main thread only takes a snapshot, which is a list of references; encoding, writing and waiting for the disk
 * happen in a thread, one save of a document at a time. What others write to the sidecar is read the same way.
 *
 * The autosave that has it emits the signals. */

#include "config.h"

#include "cf-autosave-entry.h"

#include "cf-clock.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-journal-keeper.h"
#include "cf-layer-place.h"
#include "cf-save-job.h"

#define SAVE_AFTER_MS 1000
#define SAVE_AT_LATEST_US (5 * G_USEC_PER_SEC)
#define REREAD_AFTER_MS 250
#define REREAD_TIMES 8

static const guint retry_after_ms[] = { 5000, 30000, 120000 };

struct _CfAutosaveEntry
{
  GObject *autosave; /* not owned */
  CfDocument *document;
  CfJournalKeeper *journal;
  guint save_source;
  guint reread_source;
  gint64 dirty_since_us; /* of the first change that no save has taken up; 0 for none */
  gint64 saved_time;
  gboolean running; /* a save or a refresh is in a thread */
  gboolean saving;  /* it is a save */
  gboolean refresh_wanted;
  gboolean move_wanted;    /* the file may have another place now */
  gboolean damaged;        /* others have made the file so that it cannot be read */
  gboolean restore_wanted; /* the next save may replace what is damaged */
  guint n_rereads;
  guint n_failures;
  char *error;
};

static void run_next (CfAutosaveEntry *entry);

static void
emit_state (CfAutosaveEntry *entry)
{
  g_signal_emit_by_name (entry->autosave, "state-changed", entry->document);
}

static gboolean
on_save_due (gpointer data)
{
  CfAutosaveEntry *entry = data;

  entry->save_source = 0;
  run_next (entry);
  return G_SOURCE_REMOVE;
}

static void
schedule_save (CfAutosaveEntry *entry)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left_us;

  if (entry->dirty_since_us == 0)
    entry->dirty_since_us = now;
  left_us = entry->dirty_since_us + SAVE_AT_LATEST_US - now;
  g_clear_handle_id (&entry->save_source, g_source_remove);
  entry->save_source =
    g_timeout_add ((guint) CLAMP (left_us / 1000, 0, SAVE_AFTER_MS), on_save_due, entry);
}

static void
on_layer_changed (CfLayer *layer, CfRecord *old, CfRecord *new, CfAutosaveEntry *entry)
{
  cf_journal_keeper_note (entry->journal, old, new);
  /* What comes from the disk needs no saving. */
  if (new != NULL && cf_record_is_saved (new) && (old == NULL || cf_record_is_saved (old)))
    return;
  schedule_save (entry);
  emit_state (entry);
}

/**
 * cf_autosave_entry_new:
 * @autosave: (unowned): what has it, and emits the signals
 * @document: a document, from now on kept in step with its file
 * @journal_pool: writes its journal
 *
 * Returns: (transfer full): its entry
 */
CfAutosaveEntry *
cf_autosave_entry_new (GObject *autosave, CfDocument *document, GThreadPool *journal_pool)
{
  CfAutosaveEntry *entry = g_new0 (CfAutosaveEntry, 1);
  CfSidecarStore *store = cf_document_get_store (document);
  CfFileStamp stamp;

  entry->autosave = autosave;
  entry->document = g_object_ref (document);
  entry->journal = cf_journal_keeper_new (cf_sidecar_store_get_path (store), journal_pool);
  if (cf_file_get_stamp (cf_sidecar_store_get_path (store), &stamp))
    entry->saved_time = stamp.mtime_ns / 1000000000;
  g_signal_connect (cf_document_get_layer (document), "changed", G_CALLBACK (on_layer_changed),
                    entry);
  if (cf_document_is_writable (document) && cf_sidecar_store_needs_save (store))
    schedule_save (entry);
  return entry;
}

void
cf_autosave_entry_free (CfAutosaveEntry *entry)
{
  g_clear_handle_id (&entry->save_source, g_source_remove);
  g_clear_handle_id (&entry->reread_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (cf_document_get_layer (entry->document), entry);
  g_clear_object (&entry->document);
  g_clear_pointer (&entry->journal, cf_journal_keeper_free);
  g_free (entry->error);
  g_free (entry);
}

static void
set_error (CfAutosaveEntry *entry, const GError *error)
{
  g_free (entry->error);
  entry->error = g_strdup (error->message);
  entry->damaged = g_error_matches (error, CF_ERROR, CF_ERROR_DAMAGED);
}

static void
finish_save (CfAutosaveEntry *entry, CfOutcome *outcome)
{
  gboolean merged = cf_outcome_changed_by_others (outcome);
  gboolean ahead;

  entry->n_failures = 0;
  entry->damaged = FALSE;
  g_clear_pointer (&entry->error, g_free);
  ahead = cf_sidecar_store_adopt (cf_document_get_store (entry->document),
                                  cf_document_get_layer (entry->document), outcome);
  entry->saved_time = cf_clock_now ();
  cf_journal_keeper_reset (entry->journal);
  if (ahead)
    schedule_save (entry);
  if (merged)
    g_signal_emit_by_name (entry->autosave, "merged", entry->document);
  if (cf_outcome_get_kept_as (outcome) != NULL)
    g_signal_emit_by_name (entry->autosave, "restored", cf_outcome_get_kept_as (outcome));
}

static void
finish_refresh (CfAutosaveEntry *entry, CfOutcome *outcome)
{
  entry->n_rereads = 0;
  entry->damaged = FALSE;
  if (entry->n_failures == 0) /* what a refresh could not read then, it can now */
    g_clear_pointer (&entry->error, g_free);
  if (outcome == NULL)
    return;
  if (cf_sidecar_store_adopt (cf_document_get_store (entry->document),
                              cf_document_get_layer (entry->document), outcome))
    schedule_save (entry);
  entry->saved_time = cf_clock_now ();
  g_signal_emit_by_name (entry->autosave, "merged", entry->document);
}

static void
fail_save (CfAutosaveEntry *entry, const GError *error)
{
  guint wait = retry_after_ms[MIN (entry->n_failures, G_N_ELEMENTS (retry_after_ms) - 1)];

  entry->n_failures++;
  if (entry->dirty_since_us == 0)
    entry->dirty_since_us = g_get_monotonic_time ();
  set_error (entry, error);
  g_clear_handle_id (&entry->save_source, g_source_remove);
  entry->save_source = g_timeout_add (wait, on_save_due, entry);
  cf_journal_keeper_retry (entry->journal);
}

static gboolean
on_reread_due (gpointer data)
{
  CfAutosaveEntry *entry = data;

  entry->reread_source = 0;
  entry->refresh_wanted = TRUE;
  run_next (entry);
  return G_SOURCE_REMOVE;
}

static gboolean
is_displaced (const CfAutosaveEntry *entry)
{
  const CfAnnotator *annotator = cf_layer_get_annotator (cf_document_get_layer (entry->document));
  g_autofree char *place =
    cf_layer_place_make (cf_document_get_project (entry->document),
                         cf_document_get_path (entry->document), annotator->name);

  return !g_str_equal (place, cf_sidecar_store_get_path (cf_document_get_store (entry->document)));
}

/* git and sync programs take a file away and write it anew: what is absent or half is looked at again
 * before anything is said of it. */
static void
fail_refresh (CfAutosaveEntry *entry, const GError *error)
{
  if (entry->n_rereads < REREAD_TIMES)
    {
      entry->n_rereads++;
      g_clear_handle_id (&entry->reread_source, g_source_remove);
      entry->reread_source = g_timeout_add (REREAD_AFTER_MS, on_reread_due, entry);
      return;
    }
  entry->n_rereads = 0;
  if (g_error_matches (error, CF_ERROR, CF_ERROR_NOT_FOUND))
    {
      /* Somebody may have brought it to where the project wants it. */
      entry->move_wanted = is_displaced (entry);
      /* Gone for good: what it held is in the layer, and absence is not deletion. */
      cf_sidecar_store_forget_file (cf_document_get_store (entry->document));
      schedule_save (entry);
      return;
    }
  set_error (entry, error);
}

static void
on_job_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfOutcome) outcome = cf_save_job_finish (result, &error);
  CfAutosaveEntry *entry = user_data;
  gboolean saving = entry->saving;

  entry->running = entry->saving = FALSE;
  if (saving && error == NULL)
    finish_save (entry, outcome);
  else if (saving)
    fail_save (entry, error);
  else if (error == NULL)
    finish_refresh (entry, outcome);
  else
    fail_refresh (entry, error);
  emit_state (entry);
  if (entry->refresh_wanted || entry->move_wanted)
    run_next (entry);
}

/* What was changed meanwhile goes to the new place. */
static void
on_moved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfAutosaveEntry *entry = user_data;
  CfSidecarStore *store = cf_document_get_store (entry->document);
  g_autofree char *path = cf_save_job_finish_move (result);

  entry->running = FALSE;
  if (path != NULL && !g_str_equal (path, cf_sidecar_store_get_path (store)))
    {
      cf_sidecar_store_move (store, path);
      cf_journal_keeper_move (entry->journal, path);
      g_signal_emit_by_name (entry->autosave, "moved", entry->document);
      cf_autosave_entry_refresh (entry);
    }
  run_next (entry);
}

static void
start_move (CfAutosaveEntry *entry)
{
  entry->running = TRUE;
  entry->move_wanted = FALSE;
  cf_save_job_start_move (entry->autosave, entry->document, on_moved, entry);
}

static void
start_save (CfAutosaveEntry *entry)
{
  entry->running = entry->saving = TRUE;
  entry->dirty_since_us = 0;
  cf_save_job_start_save (entry->autosave, cf_document_get_store (entry->document),
                          cf_snapshot_new (cf_document_get_layer (entry->document)),
                          entry->restore_wanted, on_job_ready, entry);
  entry->restore_wanted = FALSE;
}

static void
start_refresh (CfAutosaveEntry *entry)
{
  entry->running = TRUE;
  entry->refresh_wanted = FALSE;
  cf_save_job_start_refresh (entry->autosave, cf_document_get_store (entry->document), on_job_ready,
                             entry);
}

/* A refresh goes first: then the save needs no second round. What is moved is saved in its new place. */
static void
run_next (CfAutosaveEntry *entry)
{
  if (entry->running)
    {
      if (entry->dirty_since_us != 0 && entry->save_source == 0)
        entry->save_source = g_timeout_add (SAVE_AFTER_MS, on_save_due, entry);
      return;
    }
  if (entry->refresh_wanted)
    start_refresh (entry);
  else if (!cf_document_is_writable (entry->document))
    return;
  else if (entry->move_wanted)
    start_move (entry);
  else if (entry->dirty_since_us != 0)
    start_save (entry);
}

/**
 * cf_autosave_entry_follow_place:
 * @entry: an entry
 *
 * Its project may want the file elsewhere now.
 */
void
cf_autosave_entry_follow_place (CfAutosaveEntry *entry)
{
  entry->move_wanted = is_displaced (entry);
  run_next (entry);
}

/**
 * cf_autosave_entry_refresh:
 * @entry: an entry
 *
 * Looks whether others have changed the sidecar.
 */
void
cf_autosave_entry_refresh (CfAutosaveEntry *entry)
{
  CfSidecarStore *store = cf_document_get_store (entry->document);

  /* There may have been none here, and one made by another program now. */
  if (!cf_sidecar_store_exists (store) &&
      !g_file_test (cf_sidecar_store_get_path (store), G_FILE_TEST_EXISTS))
    return;
  entry->refresh_wanted = TRUE;
  run_next (entry);
}

/**
 * cf_autosave_entry_save_now:
 * @entry: an entry
 *
 * Saves what is not saved yet, without the usual second of patience.
 */
void
cf_autosave_entry_save_now (CfAutosaveEntry *entry)
{
  if (entry->dirty_since_us == 0)
    return;
  g_clear_handle_id (&entry->save_source, g_source_remove);
  run_next (entry);
}

/**
 * cf_autosave_entry_restore:
 * @entry: an entry
 *
 * Where others have damaged the sidecar: keeps the damaged bytes beside it, and saves what is here, united with the
 * newest backup, in their place.
 */
void
cf_autosave_entry_restore (CfAutosaveEntry *entry)
{
  if (!entry->damaged)
    return;
  entry->restore_wanted = TRUE;
  entry->refresh_wanted = FALSE;
  if (entry->dirty_since_us == 0)
    entry->dirty_since_us = g_get_monotonic_time ();
  g_clear_handle_id (&entry->reread_source, g_source_remove);
  g_clear_handle_id (&entry->save_source, g_source_remove);
  run_next (entry);
}

gboolean
cf_autosave_entry_is_damaged (const CfAutosaveEntry *entry)
{
  return entry->damaged;
}

/**
 * cf_autosave_entry_is_busy:
 * @entry: an entry
 *
 * Returns: whether something of it is in a thread, or has still to be saved: then it cannot be freed
 */
gboolean
cf_autosave_entry_is_busy (const CfAutosaveEntry *entry)
{
  return entry->running ||
         (entry->dirty_since_us != 0 && cf_document_is_writable (entry->document));
}

/**
 * cf_autosave_entry_flush:
 * @entry: an entry
 * @error: why it could not be saved; it is in the journal
 *
 * Saves what is not saved yet and waits for the disk.
 *
 * Returns: whether everything is on the disk
 */
gboolean
cf_autosave_entry_flush (CfAutosaveEntry *entry, GError **error)
{
  while (entry->running)
    g_main_context_iteration (NULL, TRUE);
  if (entry->dirty_since_us == 0 || !cf_document_is_writable (entry->document))
    return TRUE;
  g_clear_handle_id (&entry->save_source, g_source_remove);
  if (!cf_document_save (entry->document, error))
    return FALSE;
  entry->dirty_since_us = 0;
  entry->saved_time = cf_clock_now ();
  cf_journal_keeper_reset (entry->journal);
  emit_state (entry);
  return TRUE;
}

/**
 * cf_autosave_entry_get_state:
 * @entry: an entry
 *
 * Returns: how far its changes are
 */
CfSaveState
cf_autosave_entry_get_state (const CfAutosaveEntry *entry)
{
  if (!cf_document_is_writable (entry->document))
    return CF_SAVE_READ_ONLY;
  if (entry->error != NULL)
    return CF_SAVE_FAILED;
  if (entry->dirty_since_us != 0 || entry->saving)
    return CF_SAVE_PENDING;
  return entry->saved_time != 0 ? CF_SAVE_SAVED : CF_SAVE_NONE;
}

/**
 * cf_autosave_entry_get_saved_time:
 * @entry: an entry
 *
 * Returns: when it was last saved, in seconds since 1970; 0 for never
 */
gint64
cf_autosave_entry_get_saved_time (const CfAutosaveEntry *entry)
{
  return entry->saved_time;
}

/**
 * cf_autosave_entry_get_error:
 * @entry: an entry
 *
 * Returns: (nullable): why the last save failed, for people
 */
const char *
cf_autosave_entry_get_error (const CfAutosaveEntry *entry)
{
  return entry->error;
}
