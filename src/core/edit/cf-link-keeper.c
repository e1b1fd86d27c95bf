/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps the project's table of links in step with its layers.
 *
 * The table is read in a thread when a project is opened. From then on the layers that are open tell what changes
 * in them, and other sidecars are read again when they change on disk. Where the other end of a link is, is
 * looked for in a thread too, when somebody asks.
 *
 * #CfLinkKeeper::changed tells that a link, or what is known of an end, is another. */

#include "config.h"

#include "cf-link-keeper.h"

#include "cf-file.h"

struct _CfLinkKeeper
{
  GObject parent_instance;

  CfProject *project;
  CfLinkTable *table;
  GCancellable *cancellable; /* of all that is read for this project */
  GHashTable *watched;       /* path of a sidecar -> CfDocument */
  GHashTable *places;        /* id of an annotation -> CfLinkPlace; NULL while it is looked for */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfLinkKeeper, cf_link_keeper, G_TYPE_OBJECT)

static void
free_place (gpointer data)
{
  if (data != NULL)
    cf_link_place_free (data);
}

static void
unwatch_all (CfLinkKeeper *self)
{
  GHashTableIter iter;
  gpointer document;

  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    g_signal_handlers_disconnect_by_data (cf_document_get_layer (document), self);
  g_hash_table_remove_all (self->watched);
}

static void
cf_link_keeper_finalize (GObject *object)
{
  CfLinkKeeper *self = CF_LINK_KEEPER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  unwatch_all (self);
  g_hash_table_unref (self->watched);
  g_hash_table_unref (self->places);
  cf_link_table_free (self->table);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cf_link_keeper_parent_class)->finalize (object);
}

static void
cf_link_keeper_class_init (CfLinkKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_link_keeper_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_LINK_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cf_link_keeper_init (CfLinkKeeper *self)
{
  self->table = cf_link_table_new ();
  self->watched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_place);
}

CfLinkKeeper *
cf_link_keeper_new (void)
{
  return g_object_new (CF_TYPE_LINK_KEEPER, NULL);
}

static const char *
get_sidecar (CfDocument *document)
{
  return cf_sidecar_store_get_path (cf_document_get_store (document));
}

/* Of a layer that is open the layer is right, not its file. */
static void
read_layer (CfLinkKeeper *self, CfDocument *document)
{
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (cf_document_get_layer (document));

  cf_link_table_set_sidecar (self->table, get_sidecar (document), g_ptr_array_new ());
  for (guint i = 0; i < relations->len; i++)
    cf_link_table_set_relation (self->table, get_sidecar (document),
                                cf_record_get_id (g_ptr_array_index (relations, i)),
                                g_ptr_array_index (relations, i));
}

static void
changed (CfLinkKeeper *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
run_load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, cf_link_table_load (data, cancellable),
                         (GDestroyNotify) cf_link_table_free);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfLinkKeeper *self = CF_LINK_KEEPER (source);
  CfLinkTable *table = g_task_propagate_pointer (G_TASK (result), NULL);
  GHashTableIter iter;
  gpointer document;

  if (table == NULL)
    return;
  cf_link_table_free (self->table);
  self->table = table;
  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    read_layer (self, document);
  changed (self);
}

/**
 * cf_link_keeper_set_project:
 * @self: a keeper
 * @project: (nullable): whose links it keeps from now on
 */
void
cf_link_keeper_set_project (CfLinkKeeper *self, CfProject *project)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  unwatch_all (self);
  g_hash_table_remove_all (self->places);
  cf_link_table_free (self->table);
  self->table = cf_link_table_new ();
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      self->cancellable = g_cancellable_new ();
      task = g_task_new (self, self->cancellable, on_loaded, NULL);
      g_task_set_source_tag (task, cf_link_keeper_set_project);
      g_task_set_task_data (task, g_object_ref (project), g_object_unref);
      g_task_run_in_thread (task, run_load);
    }
  changed (self);
}

static CfDocument *
find_watched (CfLinkKeeper *self, CfLayer *layer)
{
  GHashTableIter iter;
  gpointer document;

  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    if (cf_document_get_layer (document) == layer)
      return document;
  return NULL;
}

static void
on_layer_changed (CfLayer *layer, CfRecord *old, CfRecord *new, CfLinkKeeper *self)
{
  CfRecord *record = new != NULL ? new : old;
  const char *id = cf_record_get_id (record);
  CfDocument *document = find_watched (self, layer);

  if (document == NULL || id == NULL)
    return;
  g_hash_table_remove (self->places, id);
  if (!CF_IS_RELATION (new) && !CF_IS_RELATION (old))
    return;
  cf_link_table_set_relation (self->table, get_sidecar (document), id,
                              CF_IS_RELATION (new) ? CF_RELATION (new) : NULL);
  changed (self);
}

/**
 * cf_link_keeper_watch:
 * @self: a keeper
 * @document: an article of its project that is open, and whose layer tells of its changes
 */
void
cf_link_keeper_watch (CfLinkKeeper *self, CfDocument *document)
{
  CfDocument *before = g_hash_table_lookup (self->watched, get_sidecar (document));

  if (cf_document_get_project (document) != self->project || before == document)
    return;
  /* It has been opened anew. */
  if (before != NULL)
    g_signal_handlers_disconnect_by_data (cf_document_get_layer (before), self);
  g_hash_table_replace (self->watched, g_strdup (get_sidecar (document)), g_object_ref (document));
  g_signal_connect (cf_document_get_layer (document), "changed", G_CALLBACK (on_layer_changed),
                    self);
  read_layer (self, document);
  changed (self);
}

typedef struct
{
  CfProject *project;
  char *sidecar;
  GPtrArray *links;
} Reread;

static void
reread_free (gpointer data)
{
  Reread *reread = data;

  g_object_unref (reread->project);
  g_free (reread->sidecar);
  g_clear_pointer (&reread->links, g_ptr_array_unref);
  g_free (reread);
}

static void
run_reread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reread *reread = data;

  reread->links = cf_links_read (reread->project, reread->sidecar);
  g_task_return_boolean (task, TRUE);
}

static void
on_reread (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfLinkKeeper *self = CF_LINK_KEEPER (source);
  Reread *reread = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL) ||
      g_hash_table_contains (self->watched, reread->sidecar))
    return;
  cf_link_table_set_sidecar (self->table, reread->sidecar, g_steal_pointer (&reread->links));
  changed (self);
}

/**
 * cf_link_keeper_refresh:
 * @self: a keeper
 * @sidecar: a file of its project that has come, changed or gone
 */
void
cf_link_keeper_refresh (CfLinkKeeper *self, const char *sidecar)
{
  g_autoptr (GTask) task = NULL;
  Reread *reread;

  if (self->project == NULL)
    return;
  g_hash_table_remove_all (self->places);
  if (g_hash_table_contains (self->watched, sidecar))
    return;
  reread = g_new0 (Reread, 1);
  reread->project = g_object_ref (self->project);
  reread->sidecar = g_strdup (sidecar);
  task = g_task_new (self, self->cancellable, on_reread, NULL);
  g_task_set_source_tag (task, cf_link_keeper_refresh);
  g_task_set_task_data (task, reread, reread_free);
  g_task_run_in_thread (task, run_reread);
}

/**
 * cf_link_keeper_list:
 * @self: a keeper
 * @annotation: the id of an annotation
 *
 * Returns: (transfer container) (element-type CfLink): see cf_link_table_list()
 */
GPtrArray *
cf_link_keeper_list (CfLinkKeeper *self, const char *annotation)
{
  return cf_link_table_list (self->table, annotation);
}

guint
cf_link_keeper_count (CfLinkKeeper *self, const char *annotation)
{
  return cf_link_table_count (self->table, annotation);
}

typedef struct
{
  CfProject *project;
  char *id;
  char *path;
  char *article_id;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  g_object_unref (finding->project);
  g_free (finding->id);
  g_free (finding->path);
  g_free (finding->article_id);
  g_free (finding);
}

static void
run_find (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Finding *finding = data;

  g_task_return_pointer (task,
                         cf_link_place_find (finding->project, finding->id, finding->path,
                                             finding->article_id, cancellable),
                         (GDestroyNotify) cf_link_place_free);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfLinkKeeper *self = CF_LINK_KEEPER (source);
  Finding *finding = g_task_get_task_data (G_TASK (result));
  g_autoptr (CfLinkPlace) place = g_task_propagate_pointer (G_TASK (result), NULL);

  if (place == NULL || finding->project != self->project)
    return;
  g_hash_table_replace (self->places, g_strdup (finding->id), g_steal_pointer (&place));
  changed (self);
}

static void
start_finding (CfLinkKeeper *self, const CfLink *link, gboolean of_target, const char *id)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_found, NULL);
  const char *file = cf_relation_get_to_file (link->relation);
  Finding *finding = g_new0 (Finding, 1);

  finding->project = g_object_ref (self->project);
  finding->id = g_strdup (id);
  if (of_target)
    finding->article_id = g_strdup (cf_relation_get_to_article (link->relation));
  if (!of_target)
    finding->path = g_strdup (link->article);
  else if (file != NULL)
    finding->path = g_build_filename (cf_project_get_top (self->project), file, NULL);
  /* What somebody wrote there may lead anywhere. */
  if (finding->path != NULL &&
      !cf_file_is_within (cf_project_get_top (self->project), finding->path))
    g_clear_pointer (&finding->path, g_free);
  g_hash_table_replace (self->places, g_strdup (id), NULL);
  g_task_set_source_tag (task, start_finding);
  g_task_set_task_data (task, finding, finding_free);
  g_task_run_in_thread (task, run_find);
}

/**
 * cf_link_keeper_get_place:
 * @self: a keeper
 * @link: a link
 * @of_target: whether what is spoken of is looked for, rather than what speaks
 *
 * Returns: (transfer none) (nullable): where it is; %NULL while it is looked for: #CfLinkKeeper::changed tells when
 *   it is known
 */
const CfLinkPlace *
cf_link_keeper_get_place (CfLinkKeeper *self, const CfLink *link, gboolean of_target)
{
  const char *id =
    of_target ? cf_relation_get_to (link->relation) : cf_relation_get_from (link->relation);
  gpointer place = NULL;

  if (self->project == NULL || id == NULL)
    return NULL;
  if (!g_hash_table_lookup_extended (self->places, id, NULL, &place))
    start_finding (self, link, of_target, id);
  return place;
}
