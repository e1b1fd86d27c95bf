/* SPDX-License-Identifier: GPL-3.0-or-later
 * What has been opened in a session. */

#include "config.h"

#include "cf-session-private.h"

#include <string.h>

/**
 * cf_session_find_document:
 * @self: a session
 * @path: an article
 *
 * Returns: (transfer none) (nullable): it, if it has been opened in this session
 */
CfDocument *
cf_session_find_document (CfSession *self, const char *path)
{
  return g_hash_table_lookup (self->documents, path);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (cf_document_get_path (*(CfDocument *const *) a),
                 cf_document_get_path (*(CfDocument *const *) b));
}

/**
 * cf_session_list_documents:
 * @self: a session
 *
 * Returns: (transfer container) (element-type CfDocument): the articles of the project that have been opened, by
 *   their paths
 */
GPtrArray *
cf_session_list_documents (CfSession *self)
{
  GPtrArray *documents = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer document;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    if (cf_document_get_project (document) == self->project)
      g_ptr_array_add (documents, document);
  g_ptr_array_sort (documents, compare_paths);
  return documents;
}
