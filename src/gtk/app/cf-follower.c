/* SPDX-License-Identifier: GPL-3.0-or-later
 * Follows what happens on disk to what is open: the article is read again, the sidecar is merged in,
 * what articles.csv and codebook.json say is said, and what was sealed elsewhere counts.
 *
 * #CfFollower::message (text) says what was done, #CfFollower::article-changed (path) that another article,
 * or its sidecar, came, changed or went, #CfFollower::mended that the sidecar of the article that is shown, which
 * could not be written, is another, and #CfFollower::json-changed (path) that a file has come or changed that may be a
 * conflict copy, or have the marks of one. */

#include "config.h"

#include "cf-follower.h"

#include "cf-layer-place.h"
#include "cf-reader.h"
#include "cf-seal.h"
#include "cf-task.h"
#include "cf-walk.h"
#include "cf-watch.h"

#include <glib/gi18n.h>

struct _CfFollower
{
  GObject parent_instance;

  CfSession *session;
  CfWatch *watch;
  char **folders;   /* of the articles in the library */
  GPtrArray *seals; /* of char *: where something may be sealed */
};

enum
{
  MESSAGE,
  ARTICLE_CHANGED,
  MENDED,
  JSON_CHANGED,
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
  g_clear_pointer (&self->folders, g_strfreev);
  g_clear_pointer (&self->seals, g_ptr_array_unref);
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
  signals[MENDED] = g_signal_new ("mended", CF_TYPE_FOLLOWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[JSON_CHANGED] = g_signal_new ("json-changed", CF_TYPE_FOLLOWER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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
  cf_session_set_article (self->session, document, article);
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

/* Of articles that are open and not shown too: their links are seen from others. */
static CfDocument *
find_by_sidecar (CfFollower *self, const char *path)
{
  g_autoptr (GPtrArray) documents = cf_session_list_documents (self->session);

  for (guint i = 0; i < documents->len; i++)
    {
      CfSidecarStore *store = cf_document_get_store (g_ptr_array_index (documents, i));

      if (g_str_equal (path, cf_sidecar_store_get_path (store)))
        return g_ptr_array_index (documents, i);
    }
  return NULL;
}

static void
follow_file (CfFollower *self, const char *path)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfDocument *changed = find_by_sidecar (self, path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  CfFileKind kind = cf_walk_classify (name);
  g_autofree char *article =
    kind == CF_FILE_SIDECAR ? cf_layer_place_find_article (path) : g_strdup (path);

  if (kind == CF_FILE_SIDECAR || kind == CF_FILE_CODEBOOK || kind == CF_FILE_CONFLICT_COPY)
    g_signal_emit (self, signals[JSON_CHANGED], 0, path);
  if (kind == CF_FILE_SIDECAR)
    cf_link_keeper_refresh (cf_session_get_links (self->session), path);
  if (kind == CF_FILE_SIDECAR && document != NULL && changed != document &&
      g_strcmp0 (article, cf_document_get_path (document)) == 0)
    cf_other_layers_refresh (cf_session_get_others (self->session));
  if (kind == CF_FILE_SIDECAR || kind == CF_FILE_ARTICLE)
    {
      cf_argument_keeper_refresh (cf_session_get_argument (self->session), path);
      cf_agreement_keeper_refresh (cf_session_get_agreement (self->session));
    }
  if (kind == CF_FILE_CODEBOOK)
    cf_session_refresh_codebook (self->session, folder);
  if (kind == CF_FILE_TABLE)
    cf_corrector_refresh (cf_session_get_corrector (self->session), folder);
  else if (document != NULL && g_str_equal (path, cf_document_get_path (document)))
    reread_article (self, path);
  else if (changed != NULL && changed == document && !cf_document_is_writable (changed))
    g_signal_emit (self, signals[MENDED], 0);
  else if (changed != NULL)
    cf_autosave_refresh (cf_session_get_autosave (self->session), changed);
  else if (article != NULL && (kind == CF_FILE_ARTICLE || kind == CF_FILE_SIDECAR))
    g_signal_emit (self, signals[ARTICLE_CHANGED], 0, article);
}

static void
on_merged (CfFollower *self, CfDocument *document)
{
  if (document == cf_session_get_document (self->session))
    g_signal_emit (self, signals[MESSAGE], 0, _ ("Changes on disk were merged in"));
}

/* The article that is shown may lie in another project than that of the library. */
static void
update_watch (CfFollower *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfProject *project = cf_session_get_project (self->session);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  if (document != NULL)
    {
      g_ptr_array_add (folders, g_path_get_dirname (cf_document_get_path (document)));
      g_ptr_array_add (folders,
                       g_strdup (cf_project_get_table_folder (cf_document_get_project (document))));
      g_ptr_array_add (folders, g_strdup (cf_project_get_top (cf_document_get_project (document))));
    }
  if (project != NULL)
    g_ptr_array_add (folders, g_strdup (cf_project_get_table_folder (project)));
  for (guint i = 0; i < self->seals->len; i++)
    if (g_file_test (self->seals->pdata[i], G_FILE_TEST_IS_DIR))
      g_ptr_array_add (folders, g_strdup (self->seals->pdata[i]));
  for (guint i = 0; self->folders != NULL && self->folders[i] != NULL; i++)
    g_ptr_array_add (folders, g_strdup (self->folders[i]));
  g_ptr_array_add (folders, NULL);
  cf_watch_set_folders (self->watch, (const char *const *) folders->pdata);
}

/* One of the folders in which something may be sealed, or what is in one. */
static gboolean
is_sealed (CfFollower *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_ptr_array_find_with_equal_func (self->seals, path, g_str_equal, NULL) ||
         g_ptr_array_find_with_equal_func (self->seals, folder, g_str_equal, NULL);
}

static void
on_file_changed (CfFollower *self, const char *path)
{
  if (!is_sealed (self, path))
    {
      follow_file (self, path);
      return;
    }
  /* There may be more of these folders now. */
  update_watch (self);
  cf_session_refresh_seals (self->session);
}

/* Rounds are those of the project. */
static void
update_seals (CfFollower *self)
{
  CfProject *project = cf_session_get_project (self->session);

  g_ptr_array_unref (self->seals);
  self->seals =
    project != NULL ? cf_seal_list_folders (project) : g_ptr_array_new_with_free_func (g_free);
  update_watch (self);
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
  self->seals = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_file_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (update_watch), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "project-changed", G_CALLBACK (update_seals), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "codebook-changed", G_CALLBACK (update_seals), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_autosave (session), "merged", G_CALLBACK (on_merged),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * cf_follower_set_folders:
 * @self: a follower
 * @folders: (array zero-terminated=1): the folders in which the articles of the library are
 */
void
cf_follower_set_folders (CfFollower *self, const char *const *folders)
{
  g_strfreev (self->folders);
  self->folders = g_strdupv ((char **) folders);
  update_watch (self);
}
