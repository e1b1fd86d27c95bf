/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading the layers that an article has besides one's own, in a thread.
 *
 * What may not be known of is passed over. Of those that are not to be shown only the head is read, and nothing of
 * a file that has not changed since it was read last. */

#include "config.h"

#include "cf-other-reading.h"

#include "cf-layer-access.h"
#include "cf-layer-place.h"
#include "cf-sidecar-name.h"

struct _CfOtherReading
{
  CfProject *project;
  CfText *text;
  char *article;
  char *own;         /* the sidecar that is not another's */
  GHashTable *known; /* path -> CfFileStamp, of those that need not be read while they have it */
  GHashTable *
    shown; /* of char *: the short names of those that are wanted whole: the choice is the main thread's */
};

static void
reading_free (gpointer data)
{
  CfOtherReading *reading = data;

  g_object_unref (reading->project);
  cf_text_unref (reading->text);
  g_free (reading->article);
  g_free (reading->own);
  g_hash_table_unref (reading->known);
  g_hash_table_unref (reading->shown);
  g_free (reading);
}

/* Of a file that has not changed since it was read last, its stamp alone. */
static CfOtherLayer *
read_one (const CfOtherReading *reading, const char *path, const char *name)
{
  const CfFileStamp *known = g_hash_table_lookup (reading->known, path);
  CfOtherLayer *other = cf_other_layer_new (path, name);
  CfFileStamp now;

  if (known != NULL && cf_file_get_stamp (path, &now) && cf_file_stamp_equal (known, &now))
    other->stamp = now;
  else
    cf_other_layer_read (other,
                         g_hash_table_contains (reading->shown, name) ? reading->text : NULL);
  return other;
}

static void
run_reading (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const CfOtherReading *reading = data;
  g_autoptr (GPtrArray) paths = cf_layer_place_list (reading->article);
  g_autofree char *own = g_path_get_basename (reading->own);
  GPtrArray *read = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_other_layer_free);

  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *name = NULL;

      if (!g_str_equal (base, own) && cf_sidecar_name_parse (base, NULL, &name) &&
          cf_project_may_read_layer (reading->project, reading->article, name))
        g_ptr_array_add (read, read_one (reading, path, name));
    }
  g_task_return_pointer (task, read, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * cf_other_reading_new:
 * @document: an article with one's own layer of it
 * @choice: whose layers are to be shown
 *
 * Returns: (transfer full): what is to be read, for cf_other_reading_start()
 */
CfOtherReading *
cf_other_reading_new (CfDocument *document, CfLayerChoice *choice)
{
  CfOtherReading *reading = g_new0 (CfOtherReading, 1);

  reading->project = g_object_ref (cf_document_get_project (document));
  reading->text = cf_text_ref (cf_document_get_text (document));
  reading->article = g_strdup (cf_document_get_path (document));
  reading->own = g_strdup (cf_sidecar_store_get_path (cf_document_get_store (document)));
  reading->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading->shown = cf_layer_choice_list (choice, cf_project_get_top (reading->project));
  return reading;
}

/**
 * cf_other_reading_add_known:
 * @reading: what is to be read
 * @path: a sidecar that was read before
 * @stamp: of its file then
 *
 * It is not read again as long as it has that stamp.
 */
void
cf_other_reading_add_known (CfOtherReading *reading, const char *path, const CfFileStamp *stamp)
{
  g_hash_table_insert (reading->known, g_strdup (path), g_memdup2 (stamp, sizeof *stamp));
}

/**
 * cf_other_reading_start:
 * @reading: (transfer full): what is to be read
 * @source: for whom
 * @cancellable: ends it
 * @ready: called by the main loop when it has been read, or was ended
 */
void
cf_other_reading_start (CfOtherReading *reading,
                        GObject *source,
                        GCancellable *cancellable,
                        GAsyncReadyCallback ready)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, ready, NULL);

  g_task_set_source_tag (task, cf_other_reading_start);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, run_reading);
}

/**
 * cf_other_reading_finish:
 * @result: what @ready was given
 *
 * Returns: (transfer full) (element-type CfOtherLayer) (nullable): the layers that are there and may be known of: of
 *   what was known, with the stamp only. %NULL if it was ended
 */
GPtrArray *
cf_other_reading_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
