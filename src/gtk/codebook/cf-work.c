/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was coded under an old definition and waits for somebody to look at it: the annotator's own annotations, since
 * a layer is written by its owner.
 *
 * The sidecars are read in a thread. What has been done since to articles that are open is known from them.
 *
 * #CfWork::changed tells that the list is another, #CfWork::message (text) what came of confirming. */

#include "config.h"

#include "cf-work.h"

#include "cf-codebook-copy.h"
#include "cf-layer-place.h"
#include "cf-task.h"

#include <glib/gi18n.h>

struct _CfWork
{
  GObject parent_instance;

  CfSession *session;
  CfProject *project;
  GPtrArray *found; /* of CfRecoding; NULL until it has been read */
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfWork, cf_work, G_TYPE_OBJECT)

typedef struct
{
  CfProject *project;
  char *annotator;
} Search;

typedef struct
{
  CfProject *project;
  char *path;
  char *annotator;
  char *id;
} Confirming;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->project);
  g_free (search->annotator);
  g_free (search);
}

static void
confirming_free (gpointer data)
{
  Confirming *confirming = data;

  g_object_unref (confirming->project);
  g_free (confirming->path);
  g_free (confirming->annotator);
  g_free (confirming->id);
  g_free (confirming);
}

static void
cf_work_finalize (GObject *object)
{
  CfWork *self = CF_WORK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  G_OBJECT_CLASS (cf_work_parent_class)->finalize (object);
}

static void
cf_work_class_init (CfWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_work_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", CF_TYPE_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_work_init (CfWork *self)
{
}

static void
tell (CfWork *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * cf_work_new:
 * @session: the session of the window
 * @project: the project whose annotations are looked at
 *
 * Returns: (transfer full): a list, which is being read
 */
CfWork *
cf_work_new (CfSession *session, CfProject *project)
{
  CfWork *self = g_object_new (CF_TYPE_WORK, NULL);

  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  g_signal_connect_object (session, "codebook-changed", G_CALLBACK (cf_work_load), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_history (session), "changed", G_CALLBACK (tell), self,
                           G_CONNECT_SWAPPED);
  cf_work_load (self);
  return self;
}

static gpointer
run_search (gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autoptr (CfCodebookCopy) copy =
               cf_codebook_copy_load (cf_project_get_top (search->project), NULL, error);

  return copy != NULL ? cf_recoding_list (search->project, copy, search->annotator, cancellable)
                      : NULL;
}

static void
on_found (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfWork *self = owner;

  if (*result == NULL)
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (result);
  tell (self);
}

/**
 * cf_work_load:
 * @self: a list
 *
 * Reads it anew; what was there before stays until then.
 */
void
cf_work_load (CfWork *self)
{
  Search *search = g_new0 (Search, 1);
  CfTask task = { .owner = self,
                  .work = run_search,
                  .done = on_found,
                  .data = search,
                  .free_data = search_free,
                  .free_result = (GDestroyNotify) g_ptr_array_unref };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task.cancellable = self->cancellable;
  search->project = g_object_ref (self->project);
  search->annotator = g_strdup (cf_session_get_annotator (self->session));
  cf_task_run (&task);
}

gboolean
cf_work_is_known (CfWork *self)
{
  return self->found != NULL;
}

static CfDocument *
find_document (CfWork *self, const CfRecoding *recoding)
{
  g_autofree char *path = cf_layer_place_find_article (recoding->path);

  return path != NULL ? cf_session_find_document (self->session, path) : NULL;
}

/* Looked at meanwhile, recoded or deleted, in an article that is open. */
static gboolean
is_done (CfWork *self, const CfRecoding *recoding)
{
  CfDocument *document = find_document (self, recoding);
  CfCodebook *codebook = cf_project_get_codebook (self->project);
  const CfCode *code;
  CfRecord *record;

  if (document == NULL)
    return FALSE;
  record = cf_layer_get_record (cf_document_get_layer (document),
                                cf_record_get_id (CF_RECORD (recoding->annotation)));
  if (!CF_IS_ANNOTATION (record))
    return TRUE;
  code = cf_codebook_get_code (codebook, cf_record_get_code (record));
  return g_strcmp0 (cf_record_get_revision (record), cf_codebook_get_revision (codebook)) == 0 &&
         (code == NULL || !code->retired);
}

/**
 * cf_work_list:
 * @self: a list
 *
 * Returns: (transfer container) (element-type CfRecoding): what is to be looked at; until it is read anew
 */
GPtrArray *
cf_work_list (CfWork *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    if (!is_done (self, g_ptr_array_index (self->found, i)))
      g_ptr_array_add (list, g_ptr_array_index (self->found, i));
  return list;
}

static gpointer
run_opening (gpointer data, GCancellable *cancellable, GError **error)
{
  Confirming *confirming = data;

  return cf_document_open (confirming->project, confirming->path, confirming->annotator, NULL,
                           error);
}

static void
on_opened (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfWork *self = owner;
  Confirming *confirming = data;
  CfDocument *document = cf_session_find_document (self->session, confirming->path);

  /* It may have been opened meanwhile. */
  if (document == NULL)
    document = *result;
  if (document == NULL)
    g_signal_emit (self, signals[MESSAGE], 0, error->message);
  else if (cf_session_confirm (self->session, document, confirming->id))
    g_signal_emit (self, signals[MESSAGE], 0, _ ("Confirmed; undo in the article takes it back"));
}

/**
 * cf_work_confirm:
 * @self: a list
 * @recoding: one of it
 *
 * Says that the annotation is right under the definition of today. Its article is opened for that, and not shown.
 */
void
cf_work_confirm (CfWork *self, const CfRecoding *recoding)
{
  Confirming *confirming;
  CfTask task = { .owner = self,
                  .work = run_opening,
                  .done = on_opened,
                  .free_data = confirming_free,
                  .free_result = g_object_unref };
  g_autofree char *path = cf_layer_place_find_article (recoding->path);
  CfDocument *document = path != NULL ? cf_session_find_document (self->session, path) : NULL;
  const char *id = cf_record_get_id (CF_RECORD (recoding->annotation));

  if (document != NULL && cf_session_confirm (self->session, document, id))
    g_signal_emit (self, signals[MESSAGE], 0, _ ("Confirmed; undo in the article takes it back"));
  if (path == NULL || document != NULL)
    return;
  confirming = g_new0 (Confirming, 1);
  confirming->project = g_object_ref (self->project);
  confirming->path = g_steal_pointer (&path);
  confirming->annotator = g_strdup (recoding->annotator);
  confirming->id = g_strdup (id);
  task.data = confirming;
  cf_task_run (&task);
}
