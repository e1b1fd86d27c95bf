/* SPDX-License-Identifier: GPL-3.0-or-later
 * The store: a layer under another short name.
 *
 * The identity is what makes a layer somebody's, and stays; so does every version. What a crash has left of the file
 * under its old name goes into the new one too. */

#include "config.h"

#include "cf-copy.h"
#include "cf-error.h"
#include "cf-sidecar-store-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static gboolean
check (CfSidecarStore *store, const CfAnnotator *owner, GError **error)
{
  g_autofree char *shown = g_filename_display_name (store->path);

  if (store->document == NULL || store->status != CF_SIDECAR_WRITABLE)
    g_set_error (error, CF_ERROR, CF_ERROR_READ_ONLY,
                 _ ("%s cannot be read and written back whole; it keeps its name"), shown);
  else if (g_strcmp0 (store->document->annotator->id, owner->id) != 0)
    g_set_error (error, CF_ERROR, CF_ERROR_DENIED, _ ("%s is the layer of somebody else"), shown);
  else
    return TRUE;
  return FALSE;
}

/**
 * cf_sidecar_store_copy_as:
 * @from: a sidecar
 * @owner: whose it is, under the short name that it is to have
 * @to: the file of that name, which need not exist
 * @digest: (out): SHA-256 in hex of what stands in @from
 * @error: why nothing is gone, and @to holds no less than before
 *
 * Makes @to hold all that @from holds, and what a crash has left of it elsewhere. Where @to is another layer of the same
 * person both are united; where it is somebody else's it is left alone. Waits for the disk: not on the main thread.
 */
gboolean
cf_sidecar_store_copy_as (
  const char *from, const CfAnnotator *owner, const char *to, char **digest, GError **error)
{
  g_autoptr (CfSidecarStore) store = cf_sidecar_store_open (from, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CfCopy) copy = NULL;

  if (store == NULL || !check (store, owner, error))
    return FALSE;
  g_free (store->document->annotator->name);
  store->document->annotator->name = g_strdup (owner->name);
  bytes = cf_sidecar_to_bytes (store->document);
  copy = cf_copy_parse (bytes, to, error);
  if (copy == NULL || !cf_copy_save_into (copy, to, error))
    return FALSE;
  for (guint i = 0; i < store->done->len; i++)
    g_unlink (g_ptr_array_index (store->done, i));
  *digest = g_strdup (store->digest);
  return TRUE;
}
