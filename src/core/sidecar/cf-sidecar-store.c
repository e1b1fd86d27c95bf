/* SPDX-License-Identifier: GPL-3.0-or-later
 * The store that loses nothing: one sidecar file and its layer.
 *
 * Between the file and the layer stands what the layer does not show: versions that wait to be
 * settled, items that are not understood, unknown members. The store keeps these aside (@rest) and
 * puts them back at each save. What is saved is compared and exchanged (cf-file-replacer); what
 * somebody else wrote in between is merged in, and comes back to the layer as an outcome. */

#include "config.h"

#include "cf-backup.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-hash.h"
#include "cf-json-file.h"
#include "cf-sidecar-store-private.h"

#include <glib/gi18n.h>

#include <sys/stat.h>

static CfSidecarStore *
store_new (const char *path)
{
  CfSidecarStore *store = g_new0 (CfSidecarStore, 1);

  store->path = g_strdup (path);
  store->ids = g_hash_table_new_full (cf_hash_string, g_str_equal,
                                      (GDestroyNotify) g_ref_string_release, NULL);
  store->done = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&store->lock);
  store->added = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_version_unref);
  return store;
}

void
cf_sidecar_store_free (CfSidecarStore *store)
{
  g_free (store->path);
  g_free (store->digest);
  g_free (store->backup_name);
  g_clear_pointer (&store->bytes, g_bytes_unref);
  g_clear_pointer (&store->document, cf_sidecar_free);
  g_clear_pointer (&store->rest, cf_sidecar_free);
  g_hash_table_unref (store->ids);
  g_ptr_array_unref (store->done);
  g_mutex_clear (&store->lock);
  g_ptr_array_unref (store->added);
  g_free (store);
}

const char *
cf_sidecar_store_get_path (CfSidecarStore *store)
{
  return store->path;
}

/* Not a backup in its place, nor what was found elsewhere. */
static gboolean
shows_file (CfSidecarStore *store)
{
  return store->digest != NULL && store->document != NULL && store->status < CF_SIDECAR_DAMAGED;
}

/**
 * cf_sidecar_store_get_status:
 * @store: a store
 *
 * Returns: whether it may be written; %CF_SIDECAR_DAMAGED and %CF_SIDECAR_TOO_BIG are stores of which
 *   a backup is shown, or nothing
 */
CfSidecarStatus
cf_sidecar_store_get_status (CfSidecarStore *store)
{
  return store->status;
}

gboolean
cf_sidecar_store_exists (CfSidecarStore *store)
{
  return store->digest != NULL;
}

/**
 * cf_sidecar_store_get_owner:
 * @store: a store of which no layer has been made yet
 *
 * Returns: (transfer none) (nullable): whose layer the file says that it is; %NULL if there is none that can be
 *   read
 */
const CfAnnotator *
cf_sidecar_store_get_owner (CfSidecarStore *store)
{
  return shows_file (store) ? cf_sidecar_get_annotator (store->document) : NULL;
}

/**
 * cf_sidecar_store_get_article_id:
 * @store: a store of which no layer has been made yet
 *
 * Returns: (transfer none) (nullable): of which article the file says that it is
 */
const char *
cf_sidecar_store_get_article_id (CfSidecarStore *store)
{
  return shows_file (store) ? cf_sidecar_get_head (store->document)->article_id : NULL;
}

/**
 * cf_sidecar_store_needs_save:
 * @store: a store
 *
 * Returns: whether opening it has found what is not in the file
 */
gboolean
cf_sidecar_store_needs_save (CfSidecarStore *store)
{
  return store->needs_save;
}

/**
 * cf_sidecar_store_get_n_recovered:
 * @store: a store
 *
 * Returns: how many versions were missing in the file and were found elsewhere
 */
guint
cf_sidecar_store_get_n_recovered (CfSidecarStore *store)
{
  return store->n_recovered;
}

guint
cf_sidecar_store_get_n_to_settle (CfSidecarStore *store)
{
  return store->n_to_settle;
}

/**
 * cf_sidecar_store_get_backup_name:
 * @store: a store
 *
 * Returns: (nullable): the backup that is shown in place of a damaged file
 */
const char *
cf_sidecar_store_get_backup_name (CfSidecarStore *store)
{
  return store->backup_name;
}

/* Every id of the document is on the disk from now on: no save may lose it. */
void
cf_sidecar_store_note_ids (CfSidecarStore *store, CfSidecar *document)
{
  GPtrArray *versions = cf_sidecar_get_versions (document);

  for (guint i = 0; i < versions->len; i++)
    {
      CfVersion *version = g_ptr_array_index (versions, i);

      if (version->id != NULL)
        g_hash_table_add (store->ids, g_ref_string_acquire (version->id));
    }
}

static CfSidecarStatus
status_of_error (const GError *error)
{
  return g_error_matches (error, CF_ERROR, CF_ERROR_TOO_BIG) ? CF_SIDECAR_TOO_BIG
                                                             : CF_SIDECAR_DAMAGED;
}

/* The newest backup that can still be read takes the place of a file that cannot. */
static void
show_backup (CfSidecarStore *store)
{
  CfSidecarStatus status;
  g_autoptr (GBytes) bytes = cf_backup_get_newest (store->path, &store->backup_name);

  if (bytes != NULL)
    store->document = cf_sidecar_parse (bytes, store->backup_name, &status, NULL, NULL);
}

static gboolean
load_file (CfSidecarStore *store, GPtrArray *problems, GError **error)
{
  GError *local = NULL;
  g_autoptr (GBytes) bytes = cf_json_file_read (store->path, &local);

  if (g_error_matches (local, CF_ERROR, CF_ERROR_NOT_FOUND))
    {
      g_clear_error (&local);
      return TRUE;
    }
  if (bytes == NULL && !g_error_matches (local, CF_ERROR, CF_ERROR_TOO_BIG))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (bytes != NULL)
    {
      store->bytes = g_bytes_ref (bytes);
      store->digest = cf_file_digest (bytes);
      store->document = cf_sidecar_parse (bytes, store->path, &store->status, problems, &local);
    }
  else
    {
      cf_problems_add (problems, CF_PROBLEM_SIDECAR_TOO_BIG, store->path, 0, 0, "%s",
                       local->message);
    }
  if (store->document != NULL)
    {
      cf_sidecar_store_note_ids (store, store->document);
      return TRUE;
    }
  store->status = status_of_error (local);
  g_error_free (local);
  show_backup (store);
  return TRUE;
}

/**
 * cf_sidecar_store_peek:
 * @path: a sidecar
 * @problems: (nullable) (element-type CfProblem): gets what is wrong with it
 * @error: why it could not even be looked at
 *
 * Opens it for reading only: nothing is looked for elsewhere, nothing needs saving.
 *
 * Returns: (transfer full) (nullable): the store
 */
CfSidecarStore *
cf_sidecar_store_peek (const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (CfSidecarStore) store = store_new (path);

  if (!load_file (store, problems, error))
    return NULL;
  g_clear_pointer (&store->bytes, g_bytes_unref);
  return g_steal_pointer (&store);
}

/* The file of before stays under its other names, and somebody may wonder. Once it is saved it has one. */
static void
report_links (CfSidecarStore *store, GPtrArray *problems)
{
  struct stat info;

  if (stat (store->path, &info) == 0 && info.st_nlink > 1)
    cf_problems_add (problems, CF_PROBLEM_SIDECAR_LINKED, store->path, 0, 0, "%s",
                     _ ("it has other names (hard links): they keep what it was when it is saved"));
}

/**
 * cf_sidecar_store_open:
 * @path: a sidecar, which need not exist
 * @problems: (nullable) (element-type CfProblem): gets what is wrong with it
 * @error: why it could not even be looked at
 *
 * Opens it for writing: what a crash has left elsewhere is put in, and what the file held when it was
 * last good and lacks now.
 *
 * Returns: (transfer full) (nullable): the store; look at its status before writing
 */
CfSidecarStore *
cf_sidecar_store_open (const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (CfSidecarStore) store = store_new (path);

  if (!load_file (store, problems, error))
    return NULL;
  if (store->status == CF_SIDECAR_WRITABLE)
    {
      report_links (store, problems);
      cf_sidecar_store_recover_leftovers (store);
      cf_sidecar_store_recover_backup (store);
      cf_sidecar_store_recover_journal (store);
    }
  g_clear_pointer (&store->bytes, g_bytes_unref);
  return g_steal_pointer (&store);
}

/* Of a document whose shown versions are in a layer, the rest. */
CfSidecar *
cf_sidecar_store_extract_rest (CfSidecarStore *store, CfSidecar *document)
{
  CfSidecar *rest = cf_sidecar_copy (document);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  cf_sidecar_choose (document, shown, others);
  g_ptr_array_set_size (rest->versions, 0);
  for (guint i = 0; i < shown->len; i++)
    {
      CfVersion *version = g_ptr_array_index (shown, i);

      if (version->record == NULL)
        cf_sidecar_add_version (rest, version);
    }
  for (guint i = 0; i < others->len; i++)
    cf_sidecar_add_version (rest, g_ptr_array_index (others, i));
  store->n_to_settle = others->len;
  return rest;
}

/**
 * cf_sidecar_store_make_layer:
 * @store: a store
 * @annotator: whose layer it is, if there is no file yet
 * @head: what it is to say of article and codebook
 *
 * To be called once, by the thread that the layer belongs to.
 *
 * Returns: (transfer full): what the sidecar shows
 */
CfLayer *
cf_sidecar_store_make_layer (CfSidecarStore *store,
                             const CfAnnotator *annotator,
                             const CfLayerHead *head)
{
  CfLayer *layer;

  if (store->document == NULL)
    {
      store->document = cf_sidecar_new (annotator, head);
      if (store->status == CF_SIDECAR_WRITABLE)
        cf_sidecar_store_recover_journal (store);
    }
  cf_sidecar_set_head (store->document, head);
  layer = cf_sidecar_to_layer (store->document);
  store->rest = cf_sidecar_store_extract_rest (store, store->document);
  g_clear_pointer (&store->document, cf_sidecar_free);
  return layer;
}

/**
 * cf_sidecar_store_peek_layer:
 * @store: a store that was opened for reading only
 *
 * Returns: (transfer full) (nullable): what the sidecar shows, as it says it itself; %NULL if there is
 *   nothing to show
 */
CfLayer *
cf_sidecar_store_peek_layer (CfSidecarStore *store)
{
  return store->document != NULL ? cf_sidecar_to_layer (store->document) : NULL;
}

/**
 * cf_sidecar_store_forget_file:
 * @store: a store whose layer has been made
 *
 * The file is gone: the next save makes it anew with all that the layer has.
 */
void
cf_sidecar_store_forget_file (CfSidecarStore *store)
{
  g_clear_pointer (&store->digest, g_free);
}

/**
 * cf_sidecar_store_move:
 * @store: a store that no thread uses
 * @path: the file in which what it knows stands from now on, perhaps with more
 */
void
cf_sidecar_store_move (CfSidecarStore *store, const char *path)
{
  char *old = store->path;

  store->path = g_strdup (path);
  g_free (old);
}
