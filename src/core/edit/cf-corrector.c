/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps what is said of articles and articles.csv in step.
 *
 * What a document says differs from the table that was last read: then the user has corrected it, and the
 * cells that differ are written, in a thread, one table at a time. What the table says afterwards, or when
 * it has changed on disk, the documents say. What could not be written stays with the documents and is
 * tried again.
 *
 * #CfCorrector::changed (folder) tells that a table says something else than before, #CfCorrector::message
 * (text) what a person ought to know. */

#include "config.h"

#include "cf-corrector.h"

#include <glib/gi18n.h>

static const guint retry_after_ms[] = { 5000, 30000, 120000 };

/* A table, and all that has to do with it. */
typedef struct
{
  CfCorrector *corrector; /* not owned */
  char *folder;
  GPtrArray *projects;  /* of CfProject: a folder that was opened twice has two */
  GPtrArray *documents; /* of CfDocument */
  gboolean running;
  gboolean wanted;   /* again, when what is running is done */
  gboolean adopting; /* documents are being told what the table says */
  guint source;
  guint n_failures;
  char *error;
} Entry;

/* What a thread gets, and what the documents said when it began. */
typedef struct
{
  char *folder;
  GArray *edits;        /* of CfTableEdit */
  GPtrArray *said;      /* of CfCorrection, by document */
  GPtrArray *conflicts; /* of char * */
} Job;

struct _CfCorrector
{
  GObject parent_instance;

  GHashTable *entries; /* folder -> Entry */
};

enum
{
  CHANGED,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void run (Entry *entry);

G_DEFINE_FINAL_TYPE (CfCorrector, cf_corrector, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_handle_id (&entry->source, g_source_remove);
  for (guint i = 0; i < entry->documents->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (entry->documents, i), entry);
  g_ptr_array_unref (entry->documents);
  g_ptr_array_unref (entry->projects);
  g_free (entry->folder);
  g_free (entry->error);
  g_free (entry);
}

static void
cf_corrector_finalize (GObject *object)
{
  CfCorrector *self = CF_CORRECTOR (object);

  g_hash_table_unref (self->entries);
  G_OBJECT_CLASS (cf_corrector_parent_class)->finalize (object);
}

static void
cf_corrector_class_init (CfCorrectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_corrector_finalize;

  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_CORRECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_CORRECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_corrector_init (CfCorrector *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
}

CfCorrector *
cf_corrector_new (void)
{
  return g_object_new (CF_TYPE_CORRECTOR, NULL);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  for (guint i = 0; i < job->edits->len; i++)
    {
      CfTableEdit *edit = &g_array_index (job->edits, CfTableEdit, i);

      g_free (edit->file);
      g_free (edit->before);
      g_free (edit->after);
    }
  g_array_unref (job->edits);
  g_ptr_array_unref (job->said);
  g_ptr_array_unref (job->conflicts);
  g_free (job->folder);
  g_free (job);
}

/* The fields in which a document and the table differ. */
static void
add_edits (Job *job, CfArticleTable *table, CfDocument *document)
{
  const CfCorrection *said = cf_document_get_correction (document);
  g_autoptr (CfCorrection) written =
               cf_article_table_lookup (table, cf_document_get_path (document));

  for (guint i = 0; i < CF_N_FIELDS; i++)
    {
      const char *before = written != NULL ? written->values[i] : NULL;
      const char *after = said != NULL ? said->values[i] : NULL;
      CfTableEdit edit = { NULL, i, g_strdup (before), g_strdup (after) };

      if (g_strcmp0 (before, after) == 0)
        {
          g_free (edit.before);
          g_free (edit.after);
          continue;
        }
      edit.file = cf_article_table_make_name (table, cf_document_get_path (document));
      g_array_append_val (job->edits, edit);
    }
}

static Job *
make_job (Entry *entry)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (CfArticleTable) table = cf_project_dup_table (g_ptr_array_index (entry->projects, 0));

  job->folder = g_strdup (entry->folder);
  job->edits = g_array_new (FALSE, FALSE, sizeof (CfTableEdit));
  job->said = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_correction_free);
  job->conflicts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < entry->documents->len; i++)
    {
      CfDocument *document = g_ptr_array_index (entry->documents, i);

      add_edits (job, table, document);
      g_ptr_array_add (job->said, cf_correction_copy (cf_document_get_correction (document)));
    }
  return job;
}

static CfArticleTable *
save (Job *job, GError **error)
{
  return cf_article_table_save (job->folder, (const CfTableEdit *) (gpointer) job->edits->data,
                                job->edits->len, job->conflicts, error);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  CfArticleTable *table = save (data, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) cf_article_table_unref);
  else
    g_task_return_error (task, error);
}

/* Field by field what the table says; but for what the user has corrected since the job began. */
static void
adopt_document (Entry *entry,
                CfDocument *document,
                const CfCorrection *before,
                CfArticleTable *table)
{
  const CfCorrection *now = cf_document_get_correction (document);
  g_autoptr (CfCorrection) written =
               cf_article_table_lookup (table, cf_document_get_path (document));
  g_autoptr (CfCorrection) next = cf_correction_copy (written);

  for (guint i = 0; i < CF_N_FIELDS; i++)
    if (g_strcmp0 (now != NULL ? now->values[i] : NULL, before->values[i]) != 0)
      {
        g_free (next->values[i]);
        next->values[i] = g_strdup (now != NULL ? now->values[i] : NULL);
      }
  cf_document_correct (document, next);
  if (!cf_correction_equal (next, written))
    entry->wanted = TRUE;
}

static void
adopt (Entry *entry, Job *job, CfArticleTable *table)
{
  gboolean changed = FALSE;

  entry->n_failures = 0;
  entry->adopting = TRUE;
  g_clear_pointer (&entry->error, g_free);
  for (guint i = 0; i < entry->projects->len; i++)
    changed = cf_project_set_table (g_ptr_array_index (entry->projects, i), table) || changed;
  for (guint i = 0; i < job->said->len; i++)
    adopt_document (entry, g_ptr_array_index (entry->documents, i),
                    g_ptr_array_index (job->said, i), table);
  entry->adopting = FALSE;
  for (guint i = 0; i < job->conflicts->len; i++)
    g_signal_emit (entry->corrector, signals[MESSAGE], 0, g_ptr_array_index (job->conflicts, i));
  if (changed)
    g_signal_emit (entry->corrector, signals[CHANGED], 0, entry->folder);
}

static gboolean
on_retry_due (gpointer data)
{
  Entry *entry = data;

  entry->source = 0;
  run (entry);
  return G_SOURCE_REMOVE;
}

static void
fail (Entry *entry, const GError *error)
{
  guint wait = retry_after_ms[MIN (entry->n_failures, G_N_ELEMENTS (retry_after_ms) - 1)];
  g_autofree char *text = NULL;

  g_free (entry->error);
  entry->error = g_strdup (error->message);
  g_clear_handle_id (&entry->source, g_source_remove);
  entry->source = g_timeout_add (wait, on_retry_due, entry);
  if (entry->n_failures++ > 0)
    return;
  text =
    g_strdup_printf (_ ("The details are not saved yet, and are tried again: %s"), error->message);
  g_signal_emit (entry->corrector, signals[MESSAGE], 0, text);
}

static void
on_job_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Entry *entry = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (CfArticleTable) table = g_task_propagate_pointer (G_TASK (result), &error);

  entry->running = FALSE;
  if (table != NULL)
    adopt (entry, job, table);
  else
    fail (entry, error);
  if (entry->wanted && table != NULL)
    run (entry);
}

static void
run (Entry *entry)
{
  g_autoptr (GTask) task = NULL;

  if (entry->running)
    {
      entry->wanted = TRUE;
      return;
    }
  g_clear_handle_id (&entry->source, g_source_remove);
  entry->running = TRUE;
  entry->wanted = FALSE;
  task = g_task_new (entry->corrector, NULL, on_job_ready, entry);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, make_job (entry), job_free);
  g_task_run_in_thread (task, run_job);
}

static Entry *
ensure_entry (CfCorrector *self, const char *folder)
{
  Entry *entry = g_hash_table_lookup (self->entries, folder);

  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->corrector = self;
  entry->folder = g_strdup (folder);
  entry->projects = g_ptr_array_new_with_free_func (g_object_unref);
  entry->documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_insert (self->entries, entry->folder, entry);
  return entry;
}

/**
 * cf_corrector_add_project:
 * @self: a corrector
 * @project: a project, whose table is exchanged from now on when it changes
 */
void
cf_corrector_add_project (CfCorrector *self, CfProject *project)
{
  Entry *entry = ensure_entry (self, cf_project_get_table_folder (project));

  if (g_ptr_array_find (entry->projects, project, NULL))
    return;
  g_ptr_array_add (entry->projects, g_object_ref (project));
  /* Both say the same from the beginning; whether the file does too is looked at. */
  if (entry->projects->len > 1)
    {
      g_autoptr (CfArticleTable) table =
                   cf_project_dup_table (g_ptr_array_index (entry->projects, 0));

      cf_project_set_table (project, table);
      run (entry);
    }
}

static gboolean
is_unsaved (Entry *entry)
{
  g_autoptr (CfArticleTable) table = cf_project_dup_table (g_ptr_array_index (entry->projects, 0));

  for (guint i = 0; i < entry->documents->len; i++)
    {
      CfDocument *document = g_ptr_array_index (entry->documents, i);
      g_autoptr (CfCorrection) written =
                   cf_article_table_lookup (table, cf_document_get_path (document));

      if (!cf_correction_equal (written, cf_document_get_correction (document)))
        return TRUE;
    }
  return FALSE;
}

static void
on_metadata_changed (CfDocument *document, Entry *entry)
{
  if (!entry->adopting && is_unsaved (entry))
    run (entry);
}

/**
 * cf_corrector_watch:
 * @self: a corrector
 * @document: a document; what the user says of its article is written from now on
 */
void
cf_corrector_watch (CfCorrector *self, CfDocument *document)
{
  CfProject *project = cf_document_get_project (document);
  Entry *entry = ensure_entry (self, cf_project_get_table_folder (project));
  g_autoptr (CfArticleTable) table = NULL;
  g_autoptr (CfCorrection) written = NULL;

  if (g_ptr_array_find (entry->documents, document, NULL))
    return;
  cf_corrector_add_project (self, project);
  /* The table may have changed since the document was opened. */
  table = cf_project_dup_table (project);
  written = cf_article_table_lookup (table, cf_document_get_path (document));
  cf_document_correct (document, written);
  g_ptr_array_add (entry->documents, g_object_ref (document));
  g_signal_connect (document, "metadata-changed", G_CALLBACK (on_metadata_changed), entry);
}

/**
 * cf_corrector_refresh:
 * @self: a corrector
 * @folder: the folder of a table that has changed on disk
 */
void
cf_corrector_refresh (CfCorrector *self, const char *folder)
{
  Entry *entry = g_hash_table_lookup (self->entries, folder);

  if (entry != NULL)
    run (entry);
}

static gboolean
flush_entry (Entry *entry, GError **error)
{
  g_autoptr (CfArticleTable) table = NULL;
  Job *job;

  while (entry->running)
    g_main_context_iteration (NULL, TRUE);
  if (!is_unsaved (entry))
    return TRUE;
  job = make_job (entry);
  table = save (job, error);
  if (table != NULL)
    adopt (entry, job, table);
  job_free (job);
  return table != NULL;
}

/**
 * cf_corrector_flush:
 * @self: a corrector
 * @error: why something could not be written
 *
 * Writes all that is not written yet and waits for the disk: before the program ends.
 *
 * Returns: whether everything is on the disk
 */
gboolean
cf_corrector_flush (CfCorrector *self, GError **error)
{
  GHashTableIter iter;
  gpointer entry;
  gboolean ok = TRUE;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    ok = flush_entry (entry, ok ? error : NULL) && ok;
  return ok;
}
