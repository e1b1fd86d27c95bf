/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps open documents and their files in step.
 *
 * Each change goes to the journal at once, in a thread of its own, and to the sidecar a second after
 * the last change, at most five after the first (#CfAutosaveEntry).
 *
 * #CfAutosave::state-changed tells that a document's state is another, #CfAutosave::merged that others'
 * changes have come in, #CfAutosave::moved (document) that its file is another, #CfAutosave::restored (file) that a damaged sidecar was replaced, and where its bytes
 * are. */

#include "config.h"

#include "cf-autosave.h"

#include "cf-annotator.h"
#include "cf-autosave-entry.h"
#include "cf-journal-keeper.h"

struct _CfAutosave
{
  GObject parent_instance;

  GHashTable *entries; /* CfDocument -> CfAutosaveEntry */
  GThreadPool *journal_pool;
};

G_DEFINE_FINAL_TYPE (CfAutosave, cf_autosave, G_TYPE_OBJECT)

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
  /* Entries emit them, by name. */
  g_signal_new ("state-changed", CF_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, CF_TYPE_DOCUMENT);
  g_signal_new ("merged", CF_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                CF_TYPE_DOCUMENT);
  g_signal_new ("moved", CF_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                CF_TYPE_DOCUMENT);
  g_signal_new ("restored", CF_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_STRING);
}

static void
cf_autosave_init (CfAutosave *self)
{
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cf_autosave_entry_free);
  self->journal_pool = cf_journal_keeper_pool_new ();
}

CfAutosave *
cf_autosave_new (void)
{
  return g_object_new (CF_TYPE_AUTOSAVE, NULL);
}

/**
 * cf_autosave_watch:
 * @self: an autosave
 * @document: a document, from now on kept in step with its file
 */
void
cf_autosave_watch (CfAutosave *self, CfDocument *document)
{
  if (!g_hash_table_contains (self->entries, document))
    g_hash_table_insert (self->entries, document,
                         cf_autosave_entry_new (G_OBJECT (self), document, self->journal_pool));
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
  CfAutosaveEntry *entry = g_hash_table_lookup (self->entries, document);

  if (entry != NULL)
    cf_autosave_entry_refresh (entry);
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
  CfAutosaveEntry *entry = g_hash_table_lookup (self->entries, document);

  if (entry != NULL)
    cf_autosave_entry_save_now (entry);
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
  CfAutosaveEntry *entry = g_hash_table_lookup (self->entries, document);

  if (entry != NULL)
    cf_autosave_entry_restore (entry);
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
  CfAutosaveEntry *entry = g_hash_table_lookup (self->entries, document);

  return entry != NULL && cf_autosave_entry_is_damaged (entry);
}

static gboolean
is_gold (CfDocument *document)
{
  return g_strcmp0 (cf_layer_get_annotator (cf_document_get_layer (document))->name,
                    CF_ANNOTATOR_GOLD) == 0;
}

static GPtrArray *
list_documents (CfAutosave *self, gboolean with_gold)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer document;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &document, NULL))
    if (with_gold || !is_gold (document))
      g_ptr_array_add (documents, g_object_ref (document));
  return documents;
}

/* The main loop may run meanwhile, and others come to be watched. */
static gboolean
flush_all (CfAutosave *self, GPtrArray *documents, GError **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < documents->len; i++)
    ok = cf_autosave_entry_flush (g_hash_table_lookup (self->entries, documents->pdata[i]),
                                  ok ? error : NULL) &&
         ok;
  return ok;
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
  g_autoptr (GPtrArray) documents = list_documents (self, TRUE);

  return flush_all (self, documents, error);
}

/**
 * cf_autosave_follow_places:
 * @self: an autosave
 *
 * The codebook of a project is another: where it wants layers elsewhere now, those that are open go there.
 */
void
cf_autosave_follow_places (CfAutosave *self)
{
  g_autoptr (GPtrArray) documents = list_documents (self, TRUE);

  for (guint i = 0; i < documents->len; i++)
    cf_autosave_entry_follow_place (g_hash_table_lookup (self->entries, documents->pdata[i]));
}

static gboolean
is_any_busy (CfAutosave *self, GPtrArray *documents)
{
  for (guint i = 0; i < documents->len; i++)
    if (cf_autosave_entry_is_busy (g_hash_table_lookup (self->entries, documents->pdata[i])))
      return TRUE;
  return FALSE;
}

/**
 * cf_autosave_let_go:
 * @self: an autosave
 * @error: why something could not be saved: then all are watched as before
 *
 * Saves what is not saved yet of the layers of persons, and watches none of them from then on: their files are going to be
 * others'. Gold, which a session beside has open, is watched as before.
 */
gboolean
cf_autosave_let_go (CfAutosave *self, GError **error)
{
  g_autoptr (GPtrArray) documents = list_documents (self, FALSE);

  /* While one is waited for, another's file may have changed. */
  while (is_any_busy (self, documents))
    if (!flush_all (self, documents, error))
      return FALSE;
  cf_journal_keeper_pool_wait (self->journal_pool);
  for (guint i = 0; i < documents->len; i++)
    g_hash_table_remove (self->entries, documents->pdata[i]);
  return TRUE;
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
  CfAutosaveEntry *entry = g_hash_table_lookup (self->entries, document);

  return entry != NULL ? cf_autosave_entry_get_state (entry) : CF_SAVE_NONE;
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
  CfAutosaveEntry *entry = g_hash_table_lookup (self->entries, document);

  return entry != NULL ? cf_autosave_entry_get_saved_time (entry) : 0;
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
  CfAutosaveEntry *entry = g_hash_table_lookup (self->entries, document);

  return entry != NULL ? cf_autosave_entry_get_error (entry) : NULL;
}
