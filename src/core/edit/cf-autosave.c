/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps open documents and their files in step.
 *
 * Each change goes to the journal at once, in a thread of its own, and to the sidecar a second after
 * the last change, at most five after the first. The main thread only takes a snapshot, which is a list
 * of references; encoding, writing and waiting for the disk happen in a thread, one save of a document
 * at a time. What others write to the sidecar is read the same way.
 *
 * #CfAutosave::state-changed tells that a document's state is another, #CfAutosave::merged that others'
 * changes have come in, #CfAutosave::restored (file) that a damaged sidecar was replaced, and where its bytes
 * are. */

#include "config.h"

#include "cf-autosave.h"

#include "cf-clock.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-journal-keeper.h"
#include "cf-save-job.h"

#define SAVE_AFTER_MS 1000
#define SAVE_AT_LATEST_US (5 * G_USEC_PER_SEC)
#define REREAD_AFTER_MS 250
#define REREAD_TIMES 8

static const guint retry_after_ms[] = { 5000, 30000, 120000 };

typedef struct
{
  CfAutosave *autosave; /* not owned */
  CfDocument *document;
  CfJournalKeeper *journal;
  guint save_source;
  guint reread_source;
  gint64 dirty_since_us; /* of the first change that no save has taken up; 0 for none */
  gint64 saved_time;
  gboolean running; /* a save or a refresh is in a thread */
  gboolean saving;  /* it is a save */
  gboolean refresh_wanted;
  gboolean damaged;        /* others have made the file so that it cannot be read */
  gboolean restore_wanted; /* the next save may replace what is damaged */
  guint n_rereads;
  guint n_failures;
  char *error;
} Entry;

struct _CfAutosave
{
  GObject parent_instance;

  GHashTable *entries; /* CfDocument -> Entry */
  GThreadPool *journal_pool;
};

enum
{
  STATE_CHANGED,
  MERGED,
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void run_next (Entry *entry);

G_DEFINE_FINAL_TYPE (CfAutosave, cf_autosave, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_handle_id (&entry->save_source, g_source_remove);
  g_clear_handle_id (&entry->reread_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (cf_document_get_layer (entry->document), entry);
  g_clear_object (&entry->document);
  g_clear_pointer (&entry->journal, cf_journal_keeper_free);
  g_free (entry->error);
  g_free (entry);
}

static void
cf_autosave_finalize (GObject *object)
{
  CfAutosave *self = CF_AUTOSAVE (object);

  /* Waits for the lines that are on their way. */
  g_thread_pool_free (self->journal_pool, FALSE, TRUE);
  g_hash_table_unref (self->entries);
  G_OBJECT_CLASS (cf_autosave_parent_class)->finalize (object);
}

static void
cf_autosave_class_init (CfAutosaveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_autosave_finalize;

  signals[STATE_CHANGED] = g_signal_new ("state-changed", CF_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, CF_TYPE_DOCUMENT);
  signals[MERGED] = g_signal_new ("merged", CF_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, CF_TYPE_DOCUMENT);
  signals[RESTORED] = g_signal_new ("restored", CF_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_autosave_init (CfAutosave *self)
{
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
  self->journal_pool = cf_journal_keeper_pool_new ();
}

CfAutosave *
cf_autosave_new (void)
{
  return g_object_new (CF_TYPE_AUTOSAVE, NULL);
}

static void
emit_state (Entry *entry)
{
  g_signal_emit (entry->autosave, signals[STATE_CHANGED], 0, entry->document);
}

static gboolean
on_save_due (gpointer data)
{
  Entry *entry = data;

  entry->save_source = 0;
  run_next (entry);
  return G_SOURCE_REMOVE;
}

static void
schedule_save (Entry *entry)
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
on_layer_changed (CfLayer *layer, CfRecord *old, CfRecord *new, Entry *entry)
{
  cf_journal_keeper_note (entry->journal, old, new);
  /* What comes from the disk needs no saving. */
  if (new != NULL && cf_record_is_saved (new) && (old == NULL || cf_record_is_saved (old)))
    return;
  schedule_save (entry);
  emit_state (entry);
}

/**
 * cf_autosave_watch:
 * @self: an autosave
 * @document: a document, from now on kept in step with its file
 */
void
cf_autosave_watch (CfAutosave *self, CfDocument *document)
{
  CfSidecarStore *store = cf_document_get_store (document);
  CfFileStamp stamp;
  Entry *entry;

  if (g_hash_table_contains (self->entries, document))
    return;
  entry = g_new0 (Entry, 1);
  entry->autosave = self;
  entry->document = g_object_ref (document);
  entry->journal = cf_journal_keeper_new (cf_sidecar_store_get_path (store), self->journal_pool);
  if (cf_file_get_stamp (cf_sidecar_store_get_path (store), &stamp))
    entry->saved_time = stamp.mtime_ns / 1000000000;
  g_hash_table_insert (self->entries, document, entry);
  g_signal_connect (cf_document_get_layer (document), "changed", G_CALLBACK (on_layer_changed),
                    entry);
  if (cf_document_is_writable (document) && cf_sidecar_store_needs_save (store))
    schedule_save (entry);
}

static void
set_error (Entry *entry, const GError *error)
{
  g_free (entry->error);
  entry->error = g_strdup (error->message);
  entry->damaged = g_error_matches (error, CF_ERROR, CF_ERROR_DAMAGED);
}

static void
finish_save (Entry *entry, CfOutcome *outcome)
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
    g_signal_emit (entry->autosave, signals[MERGED], 0, entry->document);
  if (cf_outcome_get_kept_as (outcome) != NULL)
    g_signal_emit (entry->autosave, signals[RESTORED], 0, cf_outcome_get_kept_as (outcome));
}

static void
finish_refresh (Entry *entry, CfOutcome *outcome)
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
  g_signal_emit (entry->autosave, signals[MERGED], 0, entry->document);
}

static void
fail_save (Entry *entry, const GError *error)
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
  Entry *entry = data;

  entry->reread_source = 0;
  entry->refresh_wanted = TRUE;
  run_next (entry);
  return G_SOURCE_REMOVE;
}

/* git and sync programs take a file away and write it anew: what is absent or half is looked at again
 * before anything is said of it. */
static void
fail_refresh (Entry *entry, const GError *error)
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
  Entry *entry = user_data;
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
  if (entry->refresh_wanted)
    run_next (entry);
}

static void
start_save (Entry *entry)
{
  entry->running = entry->saving = TRUE;
  entry->dirty_since_us = 0;
  cf_save_job_start_save (G_OBJECT (entry->autosave), cf_document_get_store (entry->document),
                          cf_snapshot_new (cf_document_get_layer (entry->document)),
                          entry->restore_wanted, on_job_ready, entry);
  entry->restore_wanted = FALSE;
}

static void
start_refresh (Entry *entry)
{
  entry->running = TRUE;
  entry->refresh_wanted = FALSE;
  cf_save_job_start_refresh (G_OBJECT (entry->autosave), cf_document_get_store (entry->document),
                             on_job_ready, entry);
}

/* A refresh goes first: then the save needs no second round. */
static void
run_next (Entry *entry)
{
  if (entry->running)
    {
      if (entry->dirty_since_us != 0 && entry->save_source == 0)
        entry->save_source = g_timeout_add (SAVE_AFTER_MS, on_save_due, entry);
      return;
    }
  if (entry->refresh_wanted)
    start_refresh (entry);
  else if (entry->dirty_since_us != 0 && cf_document_is_writable (entry->document))
    start_save (entry);
}

/**
 * cf_autosave_refresh:
 * @self: an autosave
 * @document: a watched document
 *
 * Looks whether others have changed its sidecar.
 */
void
cf_autosave_refresh (CfAutosave *self, CfDocument *document)
{
  Entry *entry = g_hash_table_lookup (self->entries, document);
  CfSidecarStore *store = cf_document_get_store (document);

  /* There may have been none here, and one made by another program now. */
  if (entry == NULL || (!cf_sidecar_store_exists (store) &&
                        !g_file_test (cf_sidecar_store_get_path (store), G_FILE_TEST_EXISTS)))
    return;
  entry->refresh_wanted = TRUE;
  run_next (entry);
}

/**
 * cf_autosave_save_now:
 * @self: an autosave
 * @document: a watched document
 *
 * Saves what is not saved yet, without the usual second of patience.
 */
void
cf_autosave_save_now (CfAutosave *self, CfDocument *document)
{
  Entry *entry = g_hash_table_lookup (self->entries, document);

  if (entry != NULL && entry->dirty_since_us != 0)
    {
      g_clear_handle_id (&entry->save_source, g_source_remove);
      run_next (entry);
    }
}

/**
 * cf_autosave_restore:
 * @self: an autosave
 * @document: a watched document whose sidecar others have damaged while it is open
 *
 * Keeps the damaged bytes beside it, and saves what is here, united with the newest backup, in their place.
 */
void
cf_autosave_restore (CfAutosave *self, CfDocument *document)
{
  Entry *entry = g_hash_table_lookup (self->entries, document);

  if (entry == NULL || !entry->damaged)
    return;
  entry->restore_wanted = TRUE;
  entry->refresh_wanted = FALSE;
  if (entry->dirty_since_us == 0)
    entry->dirty_since_us = g_get_monotonic_time ();
  g_clear_handle_id (&entry->reread_source, g_source_remove);
  g_clear_handle_id (&entry->save_source, g_source_remove);
  run_next (entry);
}

/**
 * cf_autosave_is_damaged:
 * @self: an autosave
 * @document: a watched document
 *
 * Returns: whether others have damaged its sidecar while it is open
 */
gboolean
cf_autosave_is_damaged (CfAutosave *self, CfDocument *document)
{
  Entry *entry = g_hash_table_lookup (self->entries, document);

  return entry != NULL && entry->damaged;
}

static gboolean
flush_entry (Entry *entry, GError **error)
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
 * cf_autosave_flush:
 * @self: an autosave
 * @error: why something could not be saved; it is in the journal
 *
 * Saves all that is not saved yet and waits for the disk: before the program ends.
 *
 * Returns: whether everything is on the disk
 */
gboolean
cf_autosave_flush (CfAutosave *self, GError **error)
{
  GHashTableIter iter;
  gpointer entry;
  gboolean ok = TRUE;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    ok = flush_entry (entry, ok ? error : NULL) && ok;
  return ok;
}

/**
 * cf_autosave_get_state:
 * @self: an autosave
 * @document: a watched document
 *
 * Returns: how far its changes are
 */
CfSaveState
cf_autosave_get_state (CfAutosave *self, CfDocument *document)
{
  Entry *entry = g_hash_table_lookup (self->entries, document);

  if (entry == NULL)
    return CF_SAVE_NONE;
  if (!cf_document_is_writable (document))
    return CF_SAVE_READ_ONLY;
  if (entry->error != NULL)
    return CF_SAVE_FAILED;
  if (entry->dirty_since_us != 0 || entry->saving)
    return CF_SAVE_PENDING;
  return entry->saved_time != 0 ? CF_SAVE_SAVED : CF_SAVE_NONE;
}

/**
 * cf_autosave_get_saved_time:
 * @self: an autosave
 * @document: a watched document
 *
 * Returns: when it was last saved, in seconds since 1970; 0 for never
 */
gint64
cf_autosave_get_saved_time (CfAutosave *self, CfDocument *document)
{
  Entry *entry = g_hash_table_lookup (self->entries, document);

  return entry != NULL ? entry->saved_time : 0;
}

/**
 * cf_autosave_get_error:
 * @self: an autosave
 * @document: a watched document
 *
 * Returns: (nullable): why the last save failed, for people
 */
const char *
cf_autosave_get_error (CfAutosave *self, CfDocument *document)
{
  Entry *entry = g_hash_table_lookup (self->entries, document);

  return entry != NULL ? entry->error : NULL;
}
