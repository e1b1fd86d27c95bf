/* SPDX-License-Identifier: GPL-3.0-or-later
 * The editor of codebooks and codebook.json.
 *
 * What is written is what the user sees at that moment; when it is on the disk, what others had written is
 * taken over, but for what the user has changed meanwhile. */

#include "config.h"

#include "cf-codebook-editor-private.h"

/* One way to the disk. */
typedef struct
{
  char *folder;
  char *expected;
  GBytes *bytes;           /* what is to be written; entries are not shared between threads */
  GHashTable *sent;        /* place -> CfCodebookTable: what the user saw then */
  GHashTable *settled;     /* what was to be settled then */
  CfCodebookCopy *written; /* what stands there now */
  char *digest;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->folder);
  g_free (save->expected);
  g_bytes_unref (save->bytes);
  g_hash_table_unref (save->sent);
  g_hash_table_unref (save->settled);
  g_clear_pointer (&save->written, cf_codebook_copy_free);
  g_free (save->digest);
  g_free (save);
}

static GHashTable *
dup_tables (GHashTable *tables)
{
  GHashTable *dup = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) cf_codebook_table_free);
  GHashTableIter iter;
  gpointer place, table;

  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, &place, &table))
    {
      CfCodebookTable *from = table, *to = cf_codebook_table_new ();

      for (guint i = 0; i < from->ids->len; i++)
        cf_codebook_table_set (to, g_ptr_array_index (from->ids, i),
                               cf_codebook_table_get (from, g_ptr_array_index (from->ids, i)));
      g_hash_table_insert (dup, g_strdup (place), to);
    }
  return dup;
}

static GHashTable *
dup_set (GHashTable *set)
{
  GHashTable *dup = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (dup, g_strdup (key));
  return dup;
}

static Save *
save_new (CfCodebookEditor *self, const char *folder)
{
  Save *save = g_new0 (Save, 1);
  g_autoptr (CfCodebookCopy) copy = NULL;

  save->folder = g_strdup (folder);
  save->expected = g_strdup (self->digest);
  /* How the codes were defined until now. */
  cf_codebook_copy_record_revision (self->saved);
  copy = cf_codebook_editor_make_copy (self);
  save->bytes = cf_codebook_copy_to_bytes (copy);
  save->sent = dup_tables (self->tables);
  save->settled = dup_set (self->settled);
  return save;
}

static gboolean
save_run (Save *save, GError **error)
{
  g_autoptr (CfCodebookCopy) copy = cf_codebook_copy_parse (save->bytes, save->folder, error);

  if (copy == NULL)
    return FALSE;
  save->written = cf_codebook_copy_save (copy, save->folder, save->expected, &save->digest, error);
  return save->written != NULL;
}

static void
adopt (CfCodebookEditor *self, Save *save)
{
  g_autoptr (GHashTable) now = cf_codebook_tables_new (save->written);
  g_autoptr (CfCodebookTable) none = cf_codebook_table_new ();
  GHashTableIter iter;
  gpointer place, table, key;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &place, &table))
    {
      CfCodebookTable *sent = g_hash_table_lookup (save->sent, place);

      cf_codebook_table_adopt (cf_codebook_editor_ensure_table (self, place),
                               sent != NULL ? sent : none, table);
    }
  g_hash_table_iter_init (&iter, save->settled);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_remove (self->settled, key);
  cf_codebook_copy_free (self->saved);
  self->saved = g_steal_pointer (&save->written);
  g_free (self->digest);
  self->digest = g_steal_pointer (&save->digest);
  cf_codebook_editor_tell (self);
}

/**
 * cf_codebook_editor_save:
 * @self: an editor
 * @folder: the top of the project
 * @error: why the file is as it was
 *
 * Waits for the disk: for the command line and before the program ends.
 *
 * Returns: whether it is written; what others had written meanwhile is seen from now on
 */
gboolean
cf_codebook_editor_save (CfCodebookEditor *self, const char *folder, GError **error)
{
  Save *save = save_new (self, folder);
  gboolean ok = save_run (save, error);

  if (ok)
    adopt (self, save);
  save_free (save);
  return ok;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (save_run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * cf_codebook_editor_save_async:
 * @self: an editor
 * @folder: the top of the project
 * @callback: called when it is on the disk, or could not be written; calls cf_codebook_editor_save_finish().
 *   Until then no other save is begun
 * @user_data: for @callback
 */
void
cf_codebook_editor_save_async (CfCodebookEditor *self,
                               const char *folder,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, cf_codebook_editor_save_async);
  g_task_set_task_data (task, save_new (self, folder), save_free);
  g_task_run_in_thread (task, run_in_thread);
}

gboolean
cf_codebook_editor_save_finish (CfCodebookEditor *self, GAsyncResult *result, GError **error)
{
  Save *save = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  adopt (self, save);
  return TRUE;
}

/**
 * cf_codebook_editor_adopt:
 * @self: an editor in which nothing waits to be saved
 * @copy: (transfer full): what stands in the file now
 * @digest: (nullable): of cf_codebook_copy_load()
 *
 * Takes over what others have written. What was done here stays undoable.
 */
void
cf_codebook_editor_adopt (CfCodebookEditor *self, CfCodebookCopy *copy, const char *digest)
{
  g_hash_table_unref (self->tables);
  self->tables = cf_codebook_tables_new (copy);
  cf_codebook_copy_free (self->saved);
  self->saved = copy;
  g_free (self->digest);
  self->digest = g_strdup (digest);
  cf_codebook_editor_tell (self);
}

/**
 * cf_codebook_editor_get_digest:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): of the file as it was read or written last; %NULL for none
 */
const char *
cf_codebook_editor_get_digest (CfCodebookEditor *self)
{
  return self->digest;
}
