/* SPDX-License-Identifier: GPL-3.0-or-later
 * The links of a project, whoever made them.
 *
 * A relation stands in the sidecar of the article in which its speaker is, so who looks at what is spoken of has
 * to know of it from elsewhere. The table is read from the sidecars once and then kept, file by file and record
 * by record. */

#include "config.h"

#include "cf-link-table.h"

#include "cf-file.h"
#include "cf-layer-access.h"
#include "cf-layer-place.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar.h"
#include "cf-walk.h"

#include <string.h>

/* As a relation's motivation is written: a file without it holds none, and need not be parsed. */
#define MARK "\"linking\""

struct _CfLinkTable
{
  GHashTable *sidecars; /* path -> GHashTable: id of a relation -> CfLink, owned */
  GHashTable *by_end;   /* id of an annotation -> GPtrArray of CfLink, not owned */
};

static void
link_free (gpointer data)
{
  CfLink *link = data;

  g_free (link->sidecar);
  g_free (link->article);
  g_free (link->annotator);
  g_object_unref (link->relation);
  g_free (link);
}

CfLinkTable *
cf_link_table_new (void)
{
  CfLinkTable *table = g_new0 (CfLinkTable, 1);

  table->sidecars =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  table->by_end =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return table;
}

void
cf_link_table_free (CfLinkTable *table)
{
  g_hash_table_unref (table->by_end);
  g_hash_table_unref (table->sidecars);
  g_free (table);
}

static CfLink *
link_new (const char *sidecar, CfRelation *relation)
{
  g_autofree char *name = g_path_get_basename (sidecar);
  g_autofree char *annotator = NULL;
  CfLink *link = g_new0 (CfLink, 1);

  cf_sidecar_name_parse (name, NULL, &annotator);
  link->sidecar = g_strdup (sidecar);
  link->article = cf_layer_place_find_article (sidecar);
  link->annotator = g_steal_pointer (&annotator);
  link->relation = g_object_ref (relation);
  return link;
}

/**
 * cf_links_read:
 * @project: to which it belongs
 * @sidecar: a file, which may be absent, damaged or hidden
 *
 * Returns: (transfer full) (element-type CfLink): the relations that it holds
 */
GPtrArray *
cf_links_read (CfProject *project, const char *sidecar)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (link_free);
  gboolean may_read = cf_project_may_read_sidecar (project, sidecar);
  g_autoptr (GBytes) bytes =
               may_read ? cf_file_read (sidecar, CF_LIMIT_JSON_BYTES, NULL, NULL) : NULL;
  g_autoptr (CfSidecar) document = NULL;
  g_autoptr (CfLayer) layer = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  CfSidecarStatus status;
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (data == NULL || memmem (data, length, MARK, strlen (MARK)) == NULL)
    return links;
  document = cf_sidecar_parse (bytes, sidecar, &status, NULL, NULL);
  layer = document != NULL ? cf_sidecar_to_layer (document) : NULL;
  relations = layer != NULL ? cf_layer_list_relations (layer) : NULL;
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    g_ptr_array_add (links, link_new (sidecar, g_ptr_array_index (relations, i)));
  return links;
}

static void
add_end (CfLinkTable *table, const char *id, CfLink *link)
{
  GPtrArray *links = id != NULL ? g_hash_table_lookup (table->by_end, id) : NULL;

  if (id == NULL)
    return;
  if (links == NULL)
    {
      links = g_ptr_array_new ();
      g_hash_table_insert (table->by_end, g_strdup (id), links);
    }
  if (!g_ptr_array_find (links, link, NULL))
    g_ptr_array_add (links, link);
}

static void
remove_end (CfLinkTable *table, const char *id, CfLink *link)
{
  GPtrArray *links = id != NULL ? g_hash_table_lookup (table->by_end, id) : NULL;

  if (links == NULL)
    return;
  g_ptr_array_remove (links, link);
  if (links->len == 0)
    g_hash_table_remove (table->by_end, id);
}

static void
remove_ends (CfLinkTable *table, CfLink *link)
{
  remove_end (table, cf_relation_get_from (link->relation), link);
  remove_end (table, cf_relation_get_to (link->relation), link);
}

static GHashTable *
ensure_sidecar (CfLinkTable *table, const char *sidecar)
{
  GHashTable *links = g_hash_table_lookup (table->sidecars, sidecar);

  if (links == NULL)
    {
      links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, link_free);
      g_hash_table_insert (table->sidecars, g_strdup (sidecar), links);
    }
  return links;
}

static void
take (CfLinkTable *table, CfLink *link)
{
  GHashTable *links = ensure_sidecar (table, link->sidecar);
  const char *id = cf_record_get_id (CF_RECORD (link->relation));
  CfLink *old = g_hash_table_lookup (links, id != NULL ? id : "");

  if (old != NULL)
    remove_ends (table, old);
  g_hash_table_replace (links, g_strdup (id != NULL ? id : ""), link);
  add_end (table, cf_relation_get_from (link->relation), link);
  add_end (table, cf_relation_get_to (link->relation), link);
}

static void
forget_sidecar (CfLinkTable *table, const char *sidecar)
{
  GHashTable *links = g_hash_table_lookup (table->sidecars, sidecar);
  GHashTableIter iter;
  gpointer link;

  if (links == NULL)
    return;
  g_hash_table_iter_init (&iter, links);
  while (g_hash_table_iter_next (&iter, NULL, &link))
    remove_ends (table, link);
  g_hash_table_remove (table->sidecars, sidecar);
}

/**
 * cf_link_table_set_sidecar:
 * @table: a table
 * @sidecar: a file
 * @links: (transfer full) (element-type CfLink): of cf_links_read(): what it holds now
 */
void
cf_link_table_set_sidecar (CfLinkTable *table, const char *sidecar, GPtrArray *links)
{
  forget_sidecar (table, sidecar);
  g_ptr_array_set_free_func (links, NULL);
  for (guint i = 0; i < links->len; i++)
    take (table, g_ptr_array_index (links, i));
  g_ptr_array_unref (links);
}

/**
 * cf_link_table_set_relation:
 * @table: a table
 * @sidecar: the file in which it stands
 * @id: its id
 * @relation: (nullable): what it says now; %NULL if it is there no more
 */
void
cf_link_table_set_relation (CfLinkTable *table,
                            const char *sidecar,
                            const char *id,
                            CfRelation *relation)
{
  GHashTable *links = g_hash_table_lookup (table->sidecars, sidecar);
  CfLink *old = links != NULL ? g_hash_table_lookup (links, id) : NULL;

  if (relation != NULL)
    {
      take (table, link_new (sidecar, relation));
      return;
    }
  if (old == NULL)
    return;
  remove_ends (table, old);
  g_hash_table_remove (links, id);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const CfLink *x = *(CfLink *const *) a, *y = *(CfLink *const *) b;
  int by_file = strcmp (x->sidecar, y->sidecar);

  if (by_file != 0)
    return by_file;
  return g_strcmp0 (cf_record_get_id (CF_RECORD (x->relation)),
                    cf_record_get_id (CF_RECORD (y->relation)));
}

/**
 * cf_link_table_list:
 * @table: a table
 * @annotation: the id of an annotation
 *
 * Returns: (transfer container) (element-type CfLink): its links, whichever end it is, by file and id; good until
 *   the table is changed
 */
GPtrArray *
cf_link_table_list (CfLinkTable *table, const char *annotation)
{
  GPtrArray *known = g_hash_table_lookup (table->by_end, annotation);
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0; known != NULL && i < known->len; i++)
    g_ptr_array_add (links, g_ptr_array_index (known, i));
  g_ptr_array_sort (links, compare_links);
  return links;
}

/**
 * cf_link_table_count:
 * @table: a table
 * @annotation: the id of an annotation
 *
 * Returns: how many links it has
 */
guint
cf_link_table_count (CfLinkTable *table, const char *annotation)
{
  GPtrArray *known = g_hash_table_lookup (table->by_end, annotation);

  return known != NULL ? known->len : 0;
}

typedef struct
{
  CfProject *project;
  CfLinkTable *table;
} Loading;

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Loading *loading = user_data;

  if (kind == CF_FILE_SIDECAR)
    cf_link_table_set_sidecar (loading->table, path, cf_links_read (loading->project, path));
  return TRUE;
}

/**
 * cf_link_table_load:
 * @project: a project
 * @cancellable: (nullable): stops it; what was read until then is returned
 *
 * Returns: (transfer full): the links of all its layers
 */
CfLinkTable *
cf_link_table_load (CfProject *project, GCancellable *cancellable)
{
  Loading loading = { project, cf_link_table_new () };

  cf_walk (cf_project_get_top (project), on_file, &loading, NULL, cancellable);
  return loading.table;
}
