/* SPDX-License-Identifier: GPL-3.0-or-later
 * Layers for tests: annotations that are told by their id and their note. */

#include "config.h"

#include "cf-test-layer.h"

#include "cf-test.h"

#include <string.h>

CfAnnotator *
cf_test_annotator (void)
{
  return cf_annotator_new (CF_TEST_LIN, "lin", "Lin Wei");
}

CfSidecarStore *
cf_test_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  CfSidecarStore *store = cf_sidecar_store_open (path, NULL, &error);

  g_assert_no_error (error);
  return store;
}

CfLayer *
cf_test_make_layer (CfSidecarStore *store)
{
  g_autoptr (CfAnnotator) lin = cf_test_annotator ();
  CfLayerHead head = { .article_id = (char *) "https://a.example/",
                       .article_file = (char *) "a.txt",
                       .reader = (char *) "plain-text/1",
                       .text_length = 30 };

  return cf_sidecar_store_make_layer (store, lin, &head);
}

/**
 * cf_test_put:
 * @layer: a layer
 * @id: an id
 * @note: what it is to say
 *
 * Adds the annotation, or puts a new version in its place.
 */
void
cf_test_put (CfLayer *layer, const char *id, const char *note)
{
  g_autoptr (CfText) text = cf_text_new ("012345678901234567890123456789", -1);
  CfRecord *current = cf_layer_get_record (layer, id);
  g_autoptr (CfRecord) next = NULL;
  const CfSpan span = { 2, 5 };

  if (CF_IS_ANNOTATION (current))
    next = cf_record_copy (current);
  else
    next = CF_RECORD (cf_annotation_new ());
  cf_record_set_id (next, id);
  cf_record_set_code (next, "claim");
  cf_record_set_creator (next, CF_TEST_LIN);
  cf_record_set_note (next, note);
  cf_annotation_set_source (CF_ANNOTATION (next), "https://a.example/");
  cf_annotation_place (CF_ANNOTATION (next), text, &span, 1);
  if (current != NULL)
    cf_record_supersede (next, current);
  cf_layer_put (layer, next);
}

void
cf_test_delete (CfLayer *layer, const char *id)
{
  g_autoptr (CfTombstone) tombstone = cf_tombstone_new (id);

  cf_record_supersede (CF_RECORD (tombstone), cf_layer_get_record (layer, id));
  cf_layer_put (layer, CF_RECORD (tombstone));
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cf_test_show_layer:
 * @layer: a layer
 *
 * Returns: (transfer full): `id=note`, or `id=-` for a deletion, sorted
 */
char *
cf_test_show_layer (CfLayer *layer)
{
  g_autoptr (GPtrArray) records = cf_layer_list_records (layer);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    {
      CfRecord *record = g_ptr_array_index (records, i);

      g_ptr_array_add (
        words, g_strdup_printf ("%s=%s", cf_record_get_id (record),
                                CF_IS_TOMBSTONE (record) ? "-" : cf_record_get_note (record)));
    }
  g_ptr_array_sort (words, compare_strings);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

/**
 * cf_test_save:
 * @store: a store
 * @layer: its layer
 * @error: why it was not saved
 *
 * Saves and adopts, as the window does between two keystrokes.
 */
gboolean
cf_test_save (CfSidecarStore *store, CfLayer *layer, GError **error)
{
  g_autoptr (CfSnapshot) snapshot = cf_snapshot_new (layer);
  g_autoptr (CfOutcome) outcome = cf_sidecar_store_save (store, snapshot, error);

  if (outcome == NULL)
    return FALSE;
  cf_sidecar_store_adopt (store, layer, outcome);
  return TRUE;
}

/**
 * cf_test_show_file:
 * @path: a sidecar
 *
 * Returns: (transfer full): all its versions, `id=note` or `id=-`, sorted: those that wait too
 */
char *
cf_test_show_file (const char *path)
{
  g_autoptr (GBytes) bytes = cf_test_read (path);
  CfSidecarStatus status;
  g_autoptr (GError) error = NULL;
  g_autoptr (CfSidecar) sidecar = cf_sidecar_parse (bytes, path, &status, NULL, &error);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *versions;

  g_assert_no_error (error);
  versions = cf_sidecar_get_versions (sidecar);
  for (guint i = 0; i < versions->len; i++)
    {
      CfVersion *version = g_ptr_array_index (versions, i);

      if (version->kind != CF_VERSION_STATE)
        g_ptr_array_add (words, g_strdup_printf ("%s=%s", version->id,
                                                 CF_IS_TOMBSTONE (version->record)
                                                   ? "-"
                                                   : cf_record_get_note (version->record)));
    }
  g_ptr_array_sort (words, compare_strings);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}
