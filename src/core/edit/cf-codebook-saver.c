/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saves a codebook by itself while it is edited, and takes over what others write.
 *
 * It is saved when nothing has been changed for a moment: each save that alters a definition is a revision, so
 * it is not done with each letter. What somebody else has written is merged in by saving where something
 * waits to be saved, and else read.
 *
 * #CfCodebookSaver::state-changed tells that saving has begun, ended or failed. */

#include "config.h"

#include "cf-codebook-saver.h"

#define SAVE_AFTER_MS 1500

struct _CfCodebookSaver
{
  GObject parent_instance;

  CfCodebookEditor *editor;
  char *folder;
  guint source;
  gboolean is_saving;
  gboolean is_again;   /* something was changed, on the disk or here, while it was saved */
  gboolean is_changed; /* since it was saved or read */
  guint serial;        /* of what has happened to the editor: a file that was read before is old */
  gboolean is_quiet;   /* the editor tells of what was written, not of what the user does */
  char *error;
};

enum
{
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfCodebookSaver, cf_codebook_saver, G_TYPE_OBJECT)

static void
cf_codebook_saver_finalize (GObject *object)
{
  CfCodebookSaver *self = CF_CODEBOOK_SAVER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->editor);
  g_free (self->folder);
  g_free (self->error);
  G_OBJECT_CLASS (cf_codebook_saver_parent_class)->finalize (object);
}

static void
cf_codebook_saver_class_init (CfCodebookSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_codebook_saver_finalize;
  signals[STATE_CHANGED] = g_signal_new ("state-changed", CF_TYPE_CODEBOOK_SAVER, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_codebook_saver_init (CfCodebookSaver *self)
{
}

static void
tell (CfCodebookSaver *self)
{
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
set_error (CfCodebookSaver *self, const GError *error)
{
  g_free (self->error);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CfCodebookSaver) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_quiet = TRUE;
  cf_codebook_editor_save_finish (self->editor, result, &error);
  self->is_quiet = FALSE;
  self->is_saving = FALSE;
  set_error (self, error);
  self->is_changed = cf_codebook_editor_is_changed (self->editor);
  if (self->is_again && error == NULL)
    cf_codebook_saver_refresh (self);
  tell (self);
}

static gboolean
on_timeout (gpointer data)
{
  CfCodebookSaver *self = data;

  self->source = 0;
  cf_codebook_saver_save (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (CfCodebookSaver *self)
{
  self->serial++;
  if (self->is_quiet)
    return;
  self->is_changed = TRUE;
  self->is_again = self->is_saving;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (SAVE_AFTER_MS, on_timeout, self);
  tell (self);
}

/**
 * cf_codebook_saver_new:
 * @editor: an editor
 * @folder: the top of its project
 *
 * Returns: (transfer full): what saves it
 */
CfCodebookSaver *
cf_codebook_saver_new (CfCodebookEditor *editor, const char *folder)
{
  CfCodebookSaver *self = g_object_new (CF_TYPE_CODEBOOK_SAVER, NULL);

  self->editor = g_object_ref (editor);
  self->folder = g_strdup (folder);
  g_signal_connect_object (editor, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}

CfCodebookState
cf_codebook_saver_get_state (CfCodebookSaver *self)
{
  if (self->error != NULL)
    return CF_CODEBOOK_FAILED;
  return self->is_changed || self->is_saving ? CF_CODEBOOK_WAITING : CF_CODEBOOK_SAVED;
}

const char *
cf_codebook_saver_get_error (CfCodebookSaver *self)
{
  return self->error;
}

/**
 * cf_codebook_saver_save:
 * @self: a saver
 *
 * Does not wait any longer; what is being saved already is saved again where it has changed meanwhile.
 */
void
cf_codebook_saver_save (CfCodebookSaver *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->is_saving)
    {
      self->is_again = TRUE;
      return;
    }
  self->is_changed = cf_codebook_editor_is_changed (self->editor);
  self->is_again = FALSE;
  if (self->is_changed)
    {
      self->is_saving = TRUE;
      cf_codebook_editor_save_async (self->editor, self->folder, on_saved, g_object_ref (self));
    }
  else
    set_error (self, NULL);
  tell (self);
}

/**
 * cf_codebook_saver_flush:
 * @self: a saver
 * @error: why it could not be saved
 *
 * Saves what waits, and waits for the disk: before the editor goes.
 */
gboolean
cf_codebook_saver_flush (CfCodebookSaver *self, GError **error)
{
  gboolean ok = TRUE;

  g_clear_handle_id (&self->source, g_source_remove);
  while (self->is_saving)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&self->source, g_source_remove);
  if (cf_codebook_editor_is_changed (self->editor))
    {
      self->is_quiet = TRUE;
      ok = cf_codebook_editor_save (self->editor, self->folder, error);
      self->is_quiet = FALSE;
      set_error (self, ok || error == NULL ? NULL : *error);
    }
  self->is_changed = !ok;
  tell (self);
  return ok;
}

/* What is read in a thread. */
typedef struct
{
  char *folder;
  guint serial;
  CfCodebookCopy *copy;
  char *digest;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->folder);
  g_clear_pointer (&reading->copy, cf_codebook_copy_free);
  g_free (reading->digest);
  g_free (reading);
}

static void
run_reading (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;

  reading->copy = cf_codebook_copy_load (reading->folder, &reading->digest, NULL);
  g_task_return_boolean (task, reading->copy != NULL);
}

/* A file that is gone, or half there while a program writes it, is nothing to take over. */
static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfCodebookSaver *self = CF_CODEBOOK_SAVER (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || reading->digest == NULL ||
      g_strcmp0 (reading->digest, cf_codebook_editor_get_digest (self->editor)) == 0)
    return;
  if (self->is_saving || self->is_changed)
    {
      cf_codebook_saver_save (self);
      return;
    }
  if (reading->serial != self->serial)
    {
      cf_codebook_saver_refresh (self);
      return;
    }
  self->is_quiet = TRUE;
  cf_codebook_editor_adopt (self->editor, g_steal_pointer (&reading->copy), reading->digest);
  self->is_quiet = FALSE;
  tell (self);
}

/**
 * cf_codebook_saver_refresh:
 * @self: a saver
 *
 * The file has changed, perhaps: what others have written is merged in, or read.
 */
void
cf_codebook_saver_refresh (CfCodebookSaver *self)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  if (self->is_saving)
    {
      self->is_again = TRUE;
      return;
    }
  self->is_again = FALSE;
  reading = g_new0 (Reading, 1);
  reading->folder = g_strdup (self->folder);
  reading->serial = self->serial;
  task = g_task_new (self, NULL, on_read, NULL);
  g_task_set_source_tag (task, cf_codebook_saver_refresh);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, run_reading);
}
