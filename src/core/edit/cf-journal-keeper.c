/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps a journal of what is not saved yet.
 *
 * What changes is noted on the main thread, which costs a reference; lines are made of it and written in
 * a thread, some changes at a time. The keeper knows what is not saved, so that after a save nobody has to
 * look at all that there is. */

#include "config.h"

#include "cf-journal-keeper.h"

#include "cf-journal.h"

#define WRITE_AFTER_MS 50

/* A line: what there is now, or the id of what there is no more. */
typedef struct
{
  CfRecord *record;
  char *forgotten;
} Change;

struct _CfJournalKeeper
{
  CfJournal *journal;
  GThreadPool *pool;  /* not owned */
  GPtrArray *changes; /* of Change: on their way to the journal */
  GHashTable
    *unsaved; /* id, or "" for the state -> CfRecord: what was changed since it was saved */
  guint source;
};

typedef struct
{
  CfJournal *journal;
  GPtrArray *changes;
  gboolean reset;
  gboolean last;       /* the journal goes afterwards */
  GAsyncQueue *passed; /* nothing is written, and somebody waits for that; else NULL */
} Job;

static Change *
change_new (CfRecord *record, const char *forgotten)
{
  Change *change = g_new0 (Change, 1);

  change->record = record != NULL ? g_object_ref (record) : NULL;
  change->forgotten = g_strdup (forgotten);
  return change;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_object (&change->record);
  g_free (change->forgotten);
  g_free (change);
}

static GPtrArray *
changes_new (void)
{
  return g_ptr_array_new_with_free_func (change_free);
}

static void
write_lines (Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean ok;

  for (guint i = 0; i < job->changes->len; i++)
    {
      const Change *change = g_ptr_array_index (job->changes, i);

      g_ptr_array_add (lines, cf_journal_make_line (change->record, change->forgotten));
    }
  ok = job->reset ? cf_journal_reset (job->journal, lines, &error)
                  : cf_journal_append (job->journal, lines, &error);
  if (!ok)
    g_message ("The journal could not be written: %s", error->message);
  g_ptr_array_unref (job->changes);
  if (job->last)
    cf_journal_free (job->journal);
}

static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;

  if (job->passed != NULL)
    g_async_queue_push (job->passed, job->passed);
  else
    write_lines (job);
  g_clear_pointer (&job->passed, g_async_queue_unref);
  g_free (job);
}

/**
 * cf_journal_keeper_pool_new:
 *
 * Returns: (transfer full): one thread for any number of keepers; they are freed after it, or when nothing of theirs is on
 *   its way
 */
GThreadPool *
cf_journal_keeper_pool_new (void)
{
  return g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);
}

/**
 * cf_journal_keeper_pool_wait:
 * @pool: of cf_journal_keeper_pool_new()
 *
 * Waits for the lines that are on their way: then a keeper of it can be freed.
 */
void
cf_journal_keeper_pool_wait (GThreadPool *pool)
{
  g_autoptr (GAsyncQueue) passed = g_async_queue_new ();
  Job *job = g_new0 (Job, 1);

  job->passed = g_async_queue_ref (passed);
  g_thread_pool_push (pool, job, NULL);
  g_async_queue_pop (passed);
}

/**
 * cf_journal_keeper_new:
 * @sidecar_path: the sidecar that it is for
 * @pool: of cf_journal_keeper_pool_new()
 *
 * Returns: (transfer full): a keeper; everything is saved
 */
CfJournalKeeper *
cf_journal_keeper_new (const char *sidecar_path, GThreadPool *pool)
{
  CfJournalKeeper *keeper = g_new0 (CfJournalKeeper, 1);

  keeper->journal = cf_journal_new (sidecar_path);
  keeper->pool = pool;
  keeper->changes = changes_new ();
  keeper->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return keeper;
}

void
cf_journal_keeper_free (CfJournalKeeper *keeper)
{
  g_clear_handle_id (&keeper->source, g_source_remove);
  cf_journal_free (keeper->journal);
  g_ptr_array_unref (keeper->changes);
  g_hash_table_unref (keeper->unsaved);
  g_free (keeper);
}

static void
push_job (
  CfJournalKeeper *keeper, CfJournal *journal, GPtrArray *changes, gboolean reset, gboolean last)
{
  Job *job = g_new0 (Job, 1);

  job->journal = journal;
  job->changes = changes;
  job->reset = reset;
  job->last = last;
  g_thread_pool_push (keeper->pool, job, NULL);
}

static void
push (CfJournalKeeper *keeper, GPtrArray *changes, gboolean reset)
{
  push_job (keeper, keeper->journal, changes, reset, FALSE);
}

static gboolean
on_due (gpointer data)
{
  CfJournalKeeper *keeper = data;

  keeper->source = 0;
  push (keeper, g_steal_pointer (&keeper->changes), FALSE);
  keeper->changes = changes_new ();
  return G_SOURCE_REMOVE;
}

static gboolean
is_unsaved (CfRecord *record)
{
  return record != NULL && !cf_record_is_saved (record);
}

/**
 * cf_journal_keeper_note:
 * @keeper: a keeper
 * @old: (nullable): what was there
 * @new: (nullable): what is there now
 */
void
cf_journal_keeper_note (CfJournalKeeper *keeper, CfRecord *old, CfRecord *new)
{
  const char *id = cf_record_get_id (new != NULL ? new : old);
  const char *key = id != NULL ? id : "";

  if (is_unsaved (new))
    g_hash_table_replace (keeper->unsaved, g_strdup (key), g_object_ref (new));
  else
    g_hash_table_remove (keeper->unsaved, key);
  /* What comes from the disk needs no saving. */
  if (new != NULL && !is_unsaved (new) && !is_unsaved (old))
    return;
  g_ptr_array_add (keeper->changes, change_new (new, id));
  if (keeper->source == 0)
    keeper->source = g_timeout_add (WRITE_AFTER_MS, on_due, keeper);
}

/**
 * cf_journal_keeper_retry:
 * @keeper: a keeper
 *
 * To be called when a save has failed: what could not be written to the journal either is tried again.
 */
void
cf_journal_keeper_retry (CfJournalKeeper *keeper)
{
  push (keeper, changes_new (), FALSE);
}

/**
 * cf_journal_keeper_reset:
 * @keeper: a keeper
 *
 * To be called when a save has succeeded: only what is still not on the disk stays in the journal.
 */
void
cf_journal_keeper_reset (CfJournalKeeper *keeper)
{
  GPtrArray *changes = changes_new ();
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, keeper->unsaved);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (is_unsaved (record))
      g_ptr_array_add (changes, change_new (record, NULL));
    else
      g_hash_table_iter_remove (&iter);
  g_ptr_array_set_size (keeper->changes, 0);
  push (keeper, changes, TRUE);
}

/**
 * cf_journal_keeper_move:
 * @keeper: a keeper
 * @sidecar_path: the sidecar that it is for from now on
 *
 * What is not saved stands in the journal of that before it is taken out of the one of before.
 */
void
cf_journal_keeper_move (CfJournalKeeper *keeper, const char *sidecar_path)
{
  CfJournal *old = keeper->journal;

  keeper->journal = cf_journal_new (sidecar_path);
  cf_journal_keeper_reset (keeper);
  push_job (keeper, old, changes_new (), TRUE, TRUE);
}
