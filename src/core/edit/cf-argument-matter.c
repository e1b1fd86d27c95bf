/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the argument graph of a project is made of, as it is now. */

#include "config.h"

#include "cf-argument-matter.h"

#include "cf-argument-kept.h"
#include "cf-document.h"

/* What an article says that is open: its own layer as it is now, and the others as their files have them. */
static CfArgumentKept *
snapshot (CfDocument *document, const CfArgumentKept *kept)
{
  const char *sidecar = cf_sidecar_store_get_path (cf_document_get_store (document));
  CfLayer *layer = cf_document_get_layer (document);
  CfArgumentKept *now =
    cf_argument_kept_new (cf_document_get_path (document), cf_document_get_id (document),
                          cf_document_get_article (document));

  now->corrected = TRUE;
  for (guint i = 0; kept != NULL && i < kept->layers->len; i++)
    {
      const CfArgumentKeptLayer *other = g_ptr_array_index (kept->layers, i);

      if (g_strcmp0 (other->annotator, cf_layer_get_annotator (layer)->name) != 0)
        cf_argument_kept_take_layer (now, other->sidecar, other->annotator,
                                     g_ptr_array_ref (other->records), other->pairing);
    }
  cf_argument_kept_add_layer (now, sidecar, layer);
  return now;
}

/**
 * cf_argument_matter_new:
 * @project: a project
 * @kept: (element-type utf8 CfArgumentKept): its articles as the files have them, by their paths from the top
 * @open: (element-type utf8 CfDocument): those that are open, and what they say counts, by the same
 *
 * Returns: (transfer full): all that they say together
 */
CfArgumentMatter *
cf_argument_matter_new (CfProject *project, GHashTable *kept, GHashTable *open)
{
  CfArgumentMatter *matter = g_new0 (CfArgumentMatter, 1);
  GHashTableIter iter;
  gpointer file, value;

  matter->project = g_object_ref (project);
  matter->all = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_argument_kept_unref);
  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &file, &value))
    if (!g_hash_table_contains (open, file))
      g_ptr_array_add (matter->all, cf_argument_kept_ref (value));
  g_hash_table_iter_init (&iter, open);
  while (g_hash_table_iter_next (&iter, &file, &value))
    g_ptr_array_add (matter->all, snapshot (value, g_hash_table_lookup (kept, file)));
  return matter;
}

void
cf_argument_matter_free (CfArgumentMatter *matter)
{
  g_object_unref (matter->project);
  g_ptr_array_unref (matter->all);
  g_free (matter);
}
