/* SPDX-License-Identifier: GPL-3.0-or-later
 * A codebook while it is being edited.
 *
 * The editor holds the copy that was read or saved last, and what the user has made of its entries since. A
 * step is what became of single entries and orders, so undoing it leaves alone what a colleague has changed
 * elsewhere. Versions are made when it is saved, one for each entry that differs then.
 *
 * #CfCodebookEditor::changed tells that something is different. */

#include "config.h"

#include "cf-codebook-editor-private.h"
#include "cf-codebook-json.h"
#include "cf-hash.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfCodebookEditor, cf_codebook_editor, G_TYPE_OBJECT)

static void
cf_codebook_editor_finalize (GObject *object)
{
  CfCodebookEditor *self = CF_CODEBOOK_EDITOR (object);

  g_clear_pointer (&self->saved, cf_codebook_copy_free);
  g_free (self->digest);
  g_hash_table_unref (self->settled);
  g_hash_table_unref (self->tables);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->step, cf_codebook_step_free);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  G_OBJECT_CLASS (cf_codebook_editor_parent_class)->finalize (object);
}

static void
cf_codebook_editor_class_init (CfCodebookEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_codebook_editor_finalize;

  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_CODEBOOK_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_codebook_editor_init (CfCodebookEditor *self)
{
  self->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tables = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free,
                                        (GDestroyNotify) cf_codebook_table_free);
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_codebook_step_free);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_codebook_step_free);
}

GHashTable *
cf_codebook_tables_new (CfCodebookCopy *copy)
{
  GHashTable *tables = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free,
                                              (GDestroyNotify) cf_codebook_table_free);
  g_autoptr (GPtrArray) places = cf_codebook_copy_list_places (copy);

  g_hash_table_insert (tables, g_strdup (CF_PLACE_HEAD),
                       cf_codebook_table_new_from_copy (copy, CF_PLACE_HEAD));
  for (guint i = 0; i < places->len; i++)
    g_hash_table_insert (tables, g_strdup (g_ptr_array_index (places, i)),
                         cf_codebook_table_new_from_copy (copy, g_ptr_array_index (places, i)));
  return tables;
}

/**
 * cf_codebook_editor_new:
 * @copy: (transfer full): what is to be edited
 * @digest: (nullable): of cf_codebook_copy_load(): the file that it stands in; %NULL for none
 *
 * Returns: (transfer full): its editor
 */
CfCodebookEditor *
cf_codebook_editor_new (CfCodebookCopy *copy, const char *digest)
{
  CfCodebookEditor *self = g_object_new (CF_TYPE_CODEBOOK_EDITOR, NULL);

  self->saved = copy;
  self->digest = g_strdup (digest);
  g_hash_table_unref (self->tables);
  self->tables = cf_codebook_tables_new (copy);
  return self;
}

/**
 * cf_codebook_editor_open:
 * @folder: the top of a project
 * @error: why its codebook cannot be edited: it is damaged, or something would be lost
 *
 * Returns: (transfer full) (nullable): an editor of its codebook; of the default one where it has none
 */
CfCodebookEditor *
cf_codebook_editor_open (const char *folder, GError **error)
{
  g_autofree char *digest = NULL;
  CfCodebookCopy *copy = cf_codebook_copy_load (folder, &digest, error);

  return copy != NULL ? cf_codebook_editor_new (copy, digest) : NULL;
}

static CfCodebookTable *
get_table (CfCodebookEditor *self, const char *place)
{
  return g_hash_table_lookup (self->tables, place);
}

CfCodebookTable *
cf_codebook_editor_ensure_table (CfCodebookEditor *self, const char *place)
{
  CfCodebookTable *table = get_table (self, place);

  if (table == NULL)
    {
      table = cf_codebook_table_new ();
      g_hash_table_insert (self->tables, g_strdup (place), table);
    }
  return table;
}

static void
settle_entries (CfCodebookEditor *self, CfCodebookCopy *copy)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->settled);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto (GStrv) parts = g_strsplit (key, "\n", 2);
      JsonObject *object = cf_codebook_editor_get_entry (self, parts[0], parts[1]);

      if (object != NULL)
        cf_codebook_copy_put (copy, parts[0], object, TRUE);
    }
}

/**
 * cf_codebook_editor_make_copy:
 * @self: an editor
 *
 * Returns: (transfer full): what would be written
 */
CfCodebookCopy *
cf_codebook_editor_make_copy (CfCodebookEditor *self)
{
  CfCodebookCopy *copy = cf_codebook_copy_dup (self->saved);
  GHashTableIter iter;
  gpointer place, table;

  settle_entries (self, copy);
  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, &place, &table))
    cf_codebook_table_put_into (table, copy, place);
  return copy;
}

/**
 * cf_codebook_editor_get_codebook:
 * @self: an editor
 *
 * Returns: (transfer none): what coders would see of it; another object after each change
 */
CfCodebook *
cf_codebook_editor_get_codebook (CfCodebookEditor *self)
{
  if (self->codebook == NULL)
    {
      g_autoptr (CfCodebookCopy) copy = cf_codebook_editor_make_copy (self);
      g_autoptr (JsonObject) root = cf_codebook_copy_to_json (copy);

      self->codebook = cf_codebook_new_from_json (root);
    }
  return self->codebook;
}

/**
 * cf_codebook_editor_is_changed:
 * @self: an editor
 *
 * Returns: whether something is not saved
 */
gboolean
cf_codebook_editor_is_changed (CfCodebookEditor *self)
{
  g_autoptr (CfCodebookCopy) copy = cf_codebook_editor_make_copy (self);
  g_autoptr (GBytes) now = cf_codebook_copy_to_bytes (copy);
  g_autoptr (GBytes) saved = cf_codebook_copy_to_bytes (self->saved);

  return !g_bytes_equal (now, saved);
}

/**
 * cf_codebook_editor_get_entry:
 * @self: an editor
 * @place: a place
 * @id: the id of an entry there
 *
 * Returns: (transfer none) (nullable): what is said of it
 */
JsonObject *
cf_codebook_editor_get_entry (CfCodebookEditor *self, const char *place, const char *id)
{
  CfCodebookTable *table = get_table (self, place);

  return table != NULL && id != NULL ? cf_codebook_table_get (table, id) : NULL;
}

/**
 * cf_codebook_editor_list_ids:
 * @self: an editor
 * @place: a place
 *
 * Returns: (transfer full) (element-type utf8): the ids of its entries, in order
 */
GPtrArray *
cf_codebook_editor_list_ids (CfCodebookEditor *self, const char *place)
{
  CfCodebookTable *table = get_table (self, place);

  return table != NULL ? cf_codebook_table_dup_ids (table)
                       : g_ptr_array_new_with_free_func (g_free);
}

GPtrArray *
cf_codebook_editor_list_places (CfCodebookEditor *self)
{
  return cf_hash_list_keys (self->tables);
}

/**
 * cf_codebook_editor_list_versions:
 * @self: an editor
 * @place: a place
 * @id: the id of an entry there
 *
 * Returns: (transfer container) (element-type CfEntry): what two people have said of it apart, as it was
 *   read or saved last: the version that is shown first, alone where there is nothing to settle
 */
GPtrArray *
cf_codebook_editor_list_versions (CfCodebookEditor *self, const char *place, const char *id)
{
  return cf_codebook_copy_list_versions (self->saved, place, id);
}

/**
 * cf_codebook_editor_knows:
 * @self: an editor
 * @place: a place
 * @id: an id
 *
 * Returns: whether it is, or ever was, taken there: ids are never used again
 */
gboolean
cf_codebook_editor_knows (CfCodebookEditor *self, const char *place, const char *id)
{
  if (cf_codebook_editor_get_entry (self, place, id) != NULL ||
      cf_codebook_copy_knows (self->saved, place, id))
    return TRUE;
  for (guint i = 0; i < self->done->len + self->undone->len; i++)
    {
      CfCodebookStep *step = i < self->done->len
                               ? g_ptr_array_index (self->done, i)
                               : g_ptr_array_index (self->undone, i - self->done->len);

      for (guint k = 0; k < step->changes->len; k++)
        {
          const CfCodebookChange *change = g_ptr_array_index (step->changes, k);

          if (g_strcmp0 (change->id, id) == 0 && g_str_equal (change->place, place))
            return TRUE;
        }
    }
  return FALSE;
}

void
cf_codebook_editor_tell (CfCodebookEditor *self)
{
  g_clear_object (&self->codebook);
  g_signal_emit (self, signals[CHANGED], 0);
}
