/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps the argument graph of a project in step with its layers.
 *
 * Nothing is read before somebody holds the keeper. Then the articles with their sidecars are read in a thread,
 * once; later only those whose files have changed. Layers that are open say what is in them, whatever their files
 * say. The graph is made anew from what was read, in a thread too, soon after something has changed.
 *
 * #CfArgumentKeeper::changed tells that the graph is another, #CfArgumentKeeper::busy-changed that reading has
 * begun or ended. */

#include "config.h"

#include "cf-argument-keeper.h"

#include "cf-argument-kept.h"
#include "cf-argument-matter.h"
#include "cf-argument-reading.h"
#include "cf-layer-place.h"
#include "cf-walk.h"

/* Changes come in twos and threes: a link that is reversed, a list of files. */
#define BUILD_AFTER_MS 60

struct _CfArgumentKeeper
{
  GObject parent_instance;

  CfProject *project;
  GHashTable *kept;           /* path from the top -> CfArgumentKept, as the files have it */
  GHashTable *open;           /* path from the top -> CfDocument */
  GHashTable *stale;          /* path from the top -> path: what is to be read again */
  GPtrArray *problems;        /* of CfProblem: what could not be read */
  CfArgumentGraph *graph;     /* NULL before there is one */
  GCancellable *cancellable;  /* of all that is done for this project */
  CfArgumentReading *reading; /* NULL while nothing is read */
  guint n_holds;
  guint build_source;
  gboolean is_loaded; /* the project has been read as a whole */
  gboolean is_building;
  gboolean is_stopped;
  gboolean is_dirty; /* something has changed since the graph was begun */
};

enum
{
  CHANGED,
  BUSY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfArgumentKeeper, cf_argument_keeper, G_TYPE_OBJECT)

static void
unwatch (CfArgumentKeeper *self, CfDocument *document)
{
  g_signal_handlers_disconnect_by_data (cf_document_get_layer (document), self);
  g_signal_handlers_disconnect_by_data (document, self);
}

/* What is being done comes to nothing, and the project is to be read anew. */
static void
abandon (CfArgumentKeeper *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, cf_argument_reading_unref);
  self->is_loaded = self->is_building = FALSE;
}

/* As it was made: without a project. */
static void
forget (CfArgumentKeeper *self)
{
  GHashTableIter iter;
  gpointer document;

  abandon (self);
  g_clear_handle_id (&self->build_source, g_source_remove);
  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    unwatch (self, document);
  g_hash_table_remove_all (self->open);
  g_hash_table_remove_all (self->kept);
  g_hash_table_remove_all (self->stale);
  g_ptr_array_set_size (self->problems, 0);
  g_clear_pointer (&self->graph, cf_argument_graph_unref);
  self->is_stopped = self->is_dirty = FALSE;
}

static void
cf_argument_keeper_finalize (GObject *object)
{
  CfArgumentKeeper *self = CF_ARGUMENT_KEEPER (object);

  forget (self);
  g_hash_table_unref (self->open);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->stale);
  g_ptr_array_unref (self->problems);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cf_argument_keeper_parent_class)->finalize (object);
}

static void
cf_argument_keeper_class_init (CfArgumentKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_argument_keeper_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_ARGUMENT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[BUSY_CHANGED] = g_signal_new ("busy-changed", CF_TYPE_ARGUMENT_KEEPER, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_argument_keeper_init (CfArgumentKeeper *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) cf_argument_kept_unref);
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->stale = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->problems = cf_problems_new ();
}

CfArgumentKeeper *
cf_argument_keeper_new (void)
{
  return g_object_new (CF_TYPE_ARGUMENT_KEEPER, NULL);
}

static void
tell_busy (CfArgumentKeeper *self)
{
  g_signal_emit (self, signals[BUSY_CHANGED], 0);
}

static void read_stale (CfArgumentKeeper *self);
static void queue_build (CfArgumentKeeper *self);

/* @data: (transfer full): for @run, and freed by @free_data. */
static void
start (CfArgumentKeeper *self,
       gpointer data,
       GDestroyNotify free_data,
       GTaskThreadFunc run,
       GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, done, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, data, free_data);
  g_task_run_in_thread (task, run);
}

static void
run_build (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CfArgumentMatter *matter = data;
  CfArgumentGraph *graph = cf_argument_kept_make_graph (matter->project, matter->all, cancellable);

  g_task_return_pointer (task, graph, (GDestroyNotify) cf_argument_graph_unref);
}

static void
on_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfArgumentKeeper *self = CF_ARGUMENT_KEEPER (source);
  CfArgumentGraph *graph = g_task_propagate_pointer (G_TASK (result), NULL);

  /* It was of another project, or nobody wants it any more. */
  if (graph == NULL)
    return;
  g_clear_pointer (&self->graph, cf_argument_graph_unref);
  self->graph = graph;
  self->is_building = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->is_dirty)
    queue_build (self);
}

static gboolean
on_build_due (gpointer data)
{
  CfArgumentKeeper *self = data;

  self->build_source = 0;
  self->is_dirty = FALSE;
  self->is_building = TRUE;
  start (self, cf_argument_matter_new (self->project, self->kept, self->open),
         (GDestroyNotify) cf_argument_matter_free, run_build, on_built);
  return G_SOURCE_REMOVE;
}

static void
queue_build (CfArgumentKeeper *self)
{
  self->is_dirty = TRUE;
  if (self->n_holds > 0 && self->is_loaded && self->reading == NULL && !self->is_building &&
      self->build_source == 0)
    self->build_source = g_timeout_add (BUILD_AFTER_MS, on_build_due, self);
}

static void
run_read (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  cf_argument_reading_run (data, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
adopt (CfArgumentKeeper *self, const CfArgumentReading *reading)
{
  for (guint i = 0; i < reading->paths->len; i++)
    {
      g_autofree char *file =
        cf_project_make_relative (self->project, g_ptr_array_index (reading->paths, i));

      g_hash_table_remove (self->kept, file);
    }
  for (guint i = 0; i < reading->read->len; i++)
    {
      CfArgumentKept *kept = g_ptr_array_index (reading->read, i);

      if (kept->layers->len > 0)
        g_hash_table_replace (self->kept, cf_project_make_relative (self->project, kept->path),
                              cf_argument_kept_ref (kept));
    }
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (reading->problems);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfArgumentKeeper *self = CF_ARGUMENT_KEEPER (source);

  /* Stopped, or of another project. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  adopt (self, g_task_get_task_data (G_TASK (result)));
  self->is_loaded = TRUE;
  g_clear_pointer (&self->reading, cf_argument_reading_unref);
  tell_busy (self);
  if (g_hash_table_size (self->stale) > 0)
    read_stale (self);
  queue_build (self);
}

/* @paths: (transfer full) (nullable): %NULL for the whole project. */
static void
read_paths (CfArgumentKeeper *self, GPtrArray *paths)
{
  self->reading = cf_argument_reading_new (self->project, paths);
  self->is_stopped = FALSE;
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  start (self, cf_argument_reading_ref (self->reading), (GDestroyNotify) cf_argument_reading_unref,
         run_read, on_read);
  tell_busy (self);
}

static void
read_stale (CfArgumentKeeper *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->stale);
  while (g_hash_table_iter_next (&iter, NULL, &path))
    g_ptr_array_add (paths, g_strdup (path));
  g_hash_table_remove_all (self->stale);
  read_paths (self, paths);
}

/* Does what is to be done, if somebody waits for it. */
static void
go_on (CfArgumentKeeper *self)
{
  if (self->project == NULL || self->n_holds == 0 || self->reading != NULL || self->is_stopped)
    return;
  if (!self->is_loaded)
    read_paths (self, NULL);
  else if (g_hash_table_size (self->stale) > 0)
    read_stale (self);
  else if (self->is_dirty)
    queue_build (self);
}

/**
 * cf_argument_keeper_set_project:
 * @self: a keeper
 * @project: (nullable): whose graph it keeps from now on
 */
void
cf_argument_keeper_set_project (CfArgumentKeeper *self, CfProject *project)
{
  forget (self);
  g_set_object (&self->project, project);
  g_signal_emit (self, signals[CHANGED], 0);
  go_on (self);
}

static void
on_changed (CfArgumentKeeper *self)
{
  queue_build (self);
}

/**
 * cf_argument_keeper_watch:
 * @self: a keeper
 * @document: an article of its project that is open, and whose layer tells of its changes
 */
void
cf_argument_keeper_watch (CfArgumentKeeper *self, CfDocument *document)
{
  g_autofree char *file = NULL;
  CfDocument *before;

  if (self->project == NULL || cf_document_get_project (document) != self->project)
    return;
  file = cf_project_make_relative (self->project, cf_document_get_path (document));
  before = g_hash_table_lookup (self->open, file);
  if (before == document)
    return;
  if (before != NULL)
    unwatch (self, before);
  g_hash_table_replace (self->open, g_steal_pointer (&file), g_object_ref (document));
  g_signal_connect_swapped (cf_document_get_layer (document), "changed", G_CALLBACK (on_changed),
                            self);
  g_signal_connect_swapped (document, "metadata-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (document, "article-changed", G_CALLBACK (on_changed), self);
  queue_build (self);
}

static gboolean
is_own_sidecar (CfArgumentKeeper *self, const char *file, const char *path)
{
  CfDocument *document = g_hash_table_lookup (self->open, file);

  return document != NULL &&
         g_str_equal (cf_sidecar_store_get_path (cf_document_get_store (document)), path);
}

/**
 * cf_argument_keeper_refresh:
 * @self: a keeper
 * @path: an article or a sidecar that has come, changed or gone
 */
void
cf_argument_keeper_refresh (CfArgumentKeeper *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *article = cf_walk_classify (name) == CF_FILE_SIDECAR
                               ? cf_layer_place_find_article (path)
                               : g_strdup (path);
  g_autofree char *file = NULL;

  if (self->project == NULL || !self->is_loaded || article == NULL)
    return;
  file = cf_project_make_relative (self->project, article);
  /* What a layer says that is open is known better. */
  if (is_own_sidecar (self, file, path))
    return;
  g_hash_table_replace (self->stale, g_steal_pointer (&file), g_steal_pointer (&article));
  go_on (self);
}

/**
 * cf_argument_keeper_rebuild:
 * @self: a keeper
 *
 * What is said of articles has changed, or the codebook; or what was stopped is to go on.
 */
void
cf_argument_keeper_rebuild (CfArgumentKeeper *self)
{
  self->is_stopped = FALSE;
  self->is_dirty = TRUE;
  go_on (self);
}

/**
 * cf_argument_keeper_reload:
 * @self: a keeper
 *
 * Other layers may be read than before: all are, anew.
 */
void
cf_argument_keeper_reload (CfArgumentKeeper *self)
{
  abandon (self);
  g_clear_handle_id (&self->build_source, g_source_remove);
  g_hash_table_remove_all (self->kept);
  go_on (self);
}

/**
 * cf_argument_keeper_hold:
 * @self: a keeper
 *
 * From now on there is to be a graph; until cf_argument_keeper_release().
 */
void
cf_argument_keeper_hold (CfArgumentKeeper *self)
{
  self->n_holds++;
  go_on (self);
}

void
cf_argument_keeper_release (CfArgumentKeeper *self)
{
  g_return_if_fail (self->n_holds > 0);
  self->n_holds--;
}

/**
 * cf_argument_keeper_stop:
 * @self: a keeper
 *
 * Stops reading; cf_argument_keeper_rebuild() begins anew.
 */
void
cf_argument_keeper_stop (CfArgumentKeeper *self)
{
  if (self->reading == NULL)
    return;
  abandon (self);
  self->is_stopped = TRUE;
  tell_busy (self);
}

/**
 * cf_argument_keeper_get_graph:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the graph of its project; %NULL before there is one
 */
CfArgumentGraph *
cf_argument_keeper_get_graph (CfArgumentKeeper *self)
{
  return self->graph;
}

/**
 * cf_argument_keeper_is_busy:
 * @self: a keeper
 *
 * Returns: whether files are being read
 */
gboolean
cf_argument_keeper_is_busy (CfArgumentKeeper *self)
{
  return self->reading != NULL;
}

gboolean
cf_argument_keeper_is_stopped (CfArgumentKeeper *self)
{
  return self->is_stopped;
}

/**
 * cf_argument_keeper_get_progress:
 * @self: a keeper
 *
 * Returns: how much of what is being read has been, from 0 to 1
 */
double
cf_argument_keeper_get_progress (CfArgumentKeeper *self)
{
  return self->reading != NULL ? cf_argument_reading_get_progress (self->reading) : 1;
}

/**
 * cf_argument_keeper_get_problems:
 * @self: a keeper
 *
 * Returns: (transfer none) (element-type CfProblem): what could not be read the last time
 */
GPtrArray *
cf_argument_keeper_get_problems (CfArgumentKeeper *self)
{
  return self->problems;
}
