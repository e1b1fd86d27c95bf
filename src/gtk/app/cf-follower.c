/* SPDX-License-Identifier: GPL-3.0-or-later
 * Follows what happens on disk to what is open: the article is read again, the sidecar is merged in.
 *
 * #CfFollower::message (text) says what was done, #CfFollower::article-changed (path) that another article,
 * or its sidecar, came, changed or went. */

#include "config.h"

#include "cf-follower.h"

#include "cf-reader.h"
#include "cf-target.h"
#include "cf-task.h"
#include "cf-walk.h"
#include "cf-watch.h"

#include <glib/gi18n.h>

struct _CfFollower
{
  GObject parent_instance;

  CfSession *session;
  CfWatch *watch;
  char *folder; /* to watch while no article is open */
};

enum
{
  MESSAGE,
  ARTICLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfFollower, cf_follower, G_TYPE_OBJECT)

static void
cf_follower_finalize (GObject *object)
{
  CfFollower *self = CF_FOLLOWER (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->session);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (cf_follower_parent_class)->finalize (object);
}

static void
cf_follower_class_init (CfFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_follower_finalize;
  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_FOLLOWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ARTICLE_CHANGED] = g_signal_new ("article-changed", CF_TYPE_FOLLOWER, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_follower_init (CfFollower *self)
{
}

static gpointer
read_article (gpointer data, GCancellable *cancellable, GError **error)
{
  return cf_reader_read_file (data, NULL, error);
}

static void
on_article_read (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfFollower *self = owner;
  CfDocument *document = cf_session_find_document (self->session, data);
  CfArticle *article = *result;

  /* Absent or half for a moment: what is shown stays. */
  if (article == NULL || document == NULL ||
      g_str_equal (cf_text_get_digest (cf_article_get_text (article)),
                   cf_text_get_digest (cf_document_get_text (document))))
    return;
  cf_document_set_article (document, article);
  g_signal_emit (self, signals[MESSAGE], 0,
                 _ ("The article has changed on disk and was read again"));
}

static void
reread_article (CfFollower *self, const char *path)
{
  CfTask task = { .owner = self,
                  .work = read_article,
                  .done = on_article_read,
                  .data = g_strdup (path),
                  .free_data = g_free,
                  .free_result = g_object_unref };

  cf_task_run (&task);
}

static void
on_file_changed (CfFollower *self, const char *path)
{
  CfDocument *document = cf_session_get_document (self->session);
  g_autofree char *name = g_path_get_basename (path);
  CfFileKind kind = cf_walk_classify (name);
  g_autofree char *article =
    kind == CF_FILE_SIDECAR ? cf_target_find_article (path) : g_strdup (path);

  if (document != NULL && g_str_equal (path, cf_document_get_path (document)))
    reread_article (self, path);
  else if (document != NULL &&
           g_str_equal (path, cf_sidecar_store_get_path (cf_document_get_store (document))))
    cf_autosave_refresh (cf_session_get_autosave (self->session), document);
  else if (article != NULL && (kind == CF_FILE_ARTICLE || kind == CF_FILE_SIDECAR))
    g_signal_emit (self, signals[ARTICLE_CHANGED], 0, article);
}

static void
on_merged (CfFollower *self, CfDocument *document)
{
  if (document == cf_session_get_document (self->session))
    g_signal_emit (self, signals[MESSAGE], 0, _ ("Changes on disk were merged in"));
}

/* The folder of the open article, which may lie below the project's. */
static void
update_watch (CfFollower *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  g_autofree char *folder =
    document != NULL ? g_path_get_dirname (cf_document_get_path (document)) : NULL;

  cf_watch_set_folder (self->watch, folder != NULL ? folder : self->folder);
}

/**
 * cf_follower_new:
 * @session: the session whose open article is followed
 *
 * Returns: (transfer full): a follower
 */
CfFollower *
cf_follower_new (CfSession *session)
{
  CfFollower *self = g_object_new (CF_TYPE_FOLLOWER, NULL);

  self->session = g_object_ref (session);
  self->watch = cf_watch_new ();
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_file_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (update_watch), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_autosave (session), "merged", G_CALLBACK (on_merged),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * cf_follower_set_folder:
 * @self: a follower
 * @folder: the folder of the project, followed while no article is open
 */
void
cf_follower_set_folder (CfFollower *self, const char *folder)
{
  g_free (self->folder);
  self->folder = g_strdup (folder);
  update_watch (self);
}
