/* SPDX-License-Identifier: GPL-3.0-or-later
 * The values of a project's lists, read from its sidecars in a thread.
 *
 * Until they are read there is what the codebook holds. #CfVocabularyKeeper::loaded tells that they are: then
 * what has been typed meanwhile is to be added again. */

#include "config.h"

#include "cf-vocabulary-keeper.h"

struct _CfVocabularyKeeper
{
  GObject parent_instance;

  CfProject *project;
  char *annotator;
  CfVocabulary *vocabulary; /* NULL without a project */
  GCancellable *loading;
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfVocabularyKeeper, cf_vocabulary_keeper, G_TYPE_OBJECT)

typedef struct
{
  CfProject *project;
  char *annotator;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_object_unref (loading->project);
  g_free (loading->annotator);
  g_free (loading);
}

static void
stop (CfVocabularyKeeper *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->vocabulary, cf_vocabulary_free);
}

static void
cf_vocabulary_keeper_dispose (GObject *object)
{
  CfVocabularyKeeper *self = CF_VOCABULARY_KEEPER (object);

  stop (self);
  g_clear_object (&self->project);
  g_clear_pointer (&self->annotator, g_free);
  G_OBJECT_CLASS (cf_vocabulary_keeper_parent_class)->dispose (object);
}

static void
cf_vocabulary_keeper_class_init (CfVocabularyKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_vocabulary_keeper_dispose;
  signals[LOADED] = g_signal_new ("loaded", CF_TYPE_VOCABULARY_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_vocabulary_keeper_init (CfVocabularyKeeper *self)
{
}

CfVocabularyKeeper *
cf_vocabulary_keeper_new (void)
{
  return g_object_new (CF_TYPE_VOCABULARY_KEEPER, NULL);
}

static void
run_loading (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loading *loading = data;

  g_task_return_pointer (task,
                         cf_vocabulary_load (loading->project, loading->annotator, cancellable),
                         (GDestroyNotify) cf_vocabulary_free);
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfVocabularyKeeper *self = CF_VOCABULARY_KEEPER (source);
  CfVocabulary *vocabulary = g_task_propagate_pointer (G_TASK (result), NULL);

  if (vocabulary == NULL)
    return;
  g_clear_pointer (&self->vocabulary, cf_vocabulary_free);
  self->vocabulary = vocabulary;
  g_signal_emit (self, signals[LOADED], 0);
}

/**
 * cf_vocabulary_keeper_set_project:
 * @self: a keeper
 * @project: (nullable): whose values are wanted from now on: those of its codebook, and all when they are loaded
 * @annotator: (nullable): the short name of whoever sees them
 */
void
cf_vocabulary_keeper_set_project (CfVocabularyKeeper *self,
                                  CfProject *project,
                                  const char *annotator)
{
  char *name = g_strdup (annotator);

  stop (self);
  g_set_object (&self->project, project);
  g_free (self->annotator);
  self->annotator = name;
  if (project != NULL)
    self->vocabulary = cf_vocabulary_new (cf_project_get_codebook (project));
}

/**
 * cf_vocabulary_keeper_load:
 * @self: a keeper
 *
 * Begins to read the sidecars of its project.
 */
void
cf_vocabulary_keeper_load (CfVocabularyKeeper *self)
{
  g_autoptr (GTask) task = NULL;
  Loading *loading;

  if (self->project == NULL)
    return;
  self->loading = g_cancellable_new ();
  loading = g_new0 (Loading, 1);
  loading->project = g_object_ref (self->project);
  loading->annotator = g_strdup (self->annotator);
  task = g_task_new (self, self->loading, on_ready, NULL);
  g_task_set_source_tag (task, cf_vocabulary_keeper_load);
  g_task_set_task_data (task, loading, loading_free);
  g_task_run_in_thread (task, run_loading);
}

/**
 * cf_vocabulary_keeper_get:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the values; until the next return to the main loop, since they may be read
 *   again
 */
CfVocabulary *
cf_vocabulary_keeper_get (CfVocabularyKeeper *self)
{
  return self->vocabulary;
}
