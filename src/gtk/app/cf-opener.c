/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opens folders and articles into a session, in a thread, and remembers them for the next time.
 *
 * #CfOpener::folder-opened tells that the session has another project, #CfOpener::failed (message) that an
 * article or folder could not be opened, #CfOpener::namesake (path, name, id) that the layer that was found there under the
 * user's short name is somebody else's, or theirs from another computer: it is not opened, and
 * #CfOpener::message (text) anything else worth saying. What could be opened is shown by the session itself. */

#include "config.h"

#include "cf-opener.h"

#include "cf-annotators.h"
#include "cf-layer-place.h"
#include "cf-own-name.h"
#include "cf-problem.h"
#include "cf-recent-folders.h"
#include "cf-renaming.h"
#include "cf-sample.h"
#include "cf-task.h"
#include "cf-walk.h"

#include <glib/gi18n.h>

struct _CfOpener
{
  GObject parent_instance;

  CfSession *session;
  GSettings *settings;
  GCancellable *opening; /* of the article that is being opened */
  char *folder;
  char *wanted; /* the article to show when the library is there */
  guint n_holds;
  char **former; /* names of layers that are being renamed; NULL for none */
  char *held;    /* the article that is to be opened when its layer has been */
};

enum
{
  FOLDER_OPENED,
  FAILED,
  NAMESAKE,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfOpener, cf_opener, G_TYPE_OBJECT)

static void
stop_opening (CfOpener *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->held, g_free);
}

static void
cf_opener_finalize (GObject *object)
{
  CfOpener *self = CF_OPENER (object);

  stop_opening (self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->former, g_strfreev);
  G_OBJECT_CLASS (cf_opener_parent_class)->finalize (object);
}

static void
cf_opener_class_init (CfOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_opener_finalize;
  signals[FOLDER_OPENED] = g_signal_new ("folder-opened", CF_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", CF_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NAMESAKE] =
    g_signal_new ("namesake", CF_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_opener_init (CfOpener *self)
{
}

/**
 * cf_opener_new:
 * @session: where what is opened is shown
 * @settings: where it is remembered
 *
 * Returns: (transfer full): an opener
 */
CfOpener *
cf_opener_new (CfSession *session, GSettings *settings)
{
  CfOpener *self = g_object_new (CF_TYPE_OPENER, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  return self;
}

/**
 * cf_opener_get_folder:
 * @self: an opener
 *
 * Returns: (nullable): the folder that the library shows
 */
const char *
cf_opener_get_folder (CfOpener *self)
{
  return self->folder;
}

/**
 * cf_opener_is_busy:
 * @self: an opener
 *
 * Returns: whether an article is being opened
 */
gboolean
cf_opener_is_busy (CfOpener *self)
{
  return self->opening != NULL || self->held != NULL;
}

/**
 * cf_opener_hold:
 * @self: an opener whose session has a project
 * @former: (array zero-terminated=1): short names
 *
 * Layers of these names are being renamed: articles that have one are opened after cf_opener_go_on().
 */
void
cf_opener_hold (CfOpener *self, const char *const *former)
{
  self->n_holds++;
  g_strfreev (self->former);
  self->former = g_strdupv ((char **) former);
}

void
cf_opener_go_on (CfOpener *self)
{
  g_autofree char *held = NULL;

  if (--self->n_holds > 0)
    return;
  g_clear_pointer (&self->former, g_strfreev);
  held = g_steal_pointer (&self->held);
  if (held != NULL)
    cf_opener_reopen_article (self, held);
}

/**
 * cf_opener_take_wanted:
 * @self: an opener
 *
 * Returns: (transfer full) (nullable): the path of the article to show first, once
 */
char *
cf_opener_take_wanted (CfOpener *self)
{
  return g_steal_pointer (&self->wanted);
}

/* What a thread needs to open an article. */
typedef struct
{
  CfProject *project;
  char *path;
  char *annotator;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->project);
  g_free (opening->path);
  g_free (opening->annotator);
  g_free (opening);
}

static gpointer
open_document (gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;

  return cf_document_open (opening->project, opening->path, opening->annotator, NULL, error);
}

static void
say_recovered (CfOpener *self, guint n)
{
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text =
    g_strdup_printf (ngettext ("%u annotation was missing in the file and has been put back",
                               "%u annotations were missing in the file and have been put back", n),
                     n);
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

/* Who else has the user's short name, as far as this computer knows: the layer is theirs, or rounds mean them by it. */
static CfAnnotator *
find_namesake (CfOpener *self, CfDocument *document)
{
  const CfAnnotator *owner = cf_layer_get_annotator (cf_document_get_layer (document));
  g_autofree char *own = cf_annotators_get_current_name ();

  if (!g_str_equal (own, owner->name) || cf_sample_get_coder (self->folder) ||
      !cf_document_is_writable (document))
    return NULL;
  return cf_annotators_is_identity_of (owner->name, owner->id)
           ? cf_own_name_find_namesake (cf_document_get_project (document), own)
           : cf_annotator_copy (owner);
}

/* Nothing has been written yet, nor will be. */
static void
tell_namesake (CfOpener *self, CfDocument *document, const CfAnnotator *namesake)
{
  cf_session_show (self->session, NULL);
  g_signal_emit (self, signals[NAMESAKE], 0, cf_document_get_path (document),
                 namesake->full_name != NULL ? namesake->full_name : namesake->name, namesake->id);
}

static void
on_document_opened (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfOpener *self = owner;
  CfDocument *document = *result;
  g_autoptr (CfAnnotator) namesake = document != NULL ? find_namesake (self, document) : NULL;

  g_clear_object (&self->opening);
  if (namesake != NULL)
    {
      tell_namesake (self, document, namesake);
      return;
    }
  cf_session_show (self->session, document);
  if (document == NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else
    say_recovered (self, cf_sidecar_store_get_n_recovered (cf_document_get_store (document)));
}

/**
 * cf_opener_open_article:
 * @self: an opener whose session has a project
 * @path: an article in it
 */
void
cf_opener_open_article (CfOpener *self, const char *path)
{
  CfDocument *known = cf_session_find_document (self->session, path);

  if (known == NULL)
    {
      cf_opener_reopen_article (self, path);
      return;
    }
  stop_opening (self);
  cf_session_show (self->session, known);
}

/**
 * cf_opener_reopen_article:
 * @self: an opener whose session has a project
 * @path: an article in it
 *
 * Opens it from its files, even if it is open: for one whose sidecar could not be written.
 */
void
cf_opener_reopen_article (CfOpener *self, const char *path)
{
  Opening *opening;
  CfTask task;

  CfProject *project = cf_session_get_project (self->session);

  stop_opening (self);
  if (self->former != NULL &&
      cf_renaming_concerns (project, path, (const char *const *) self->former))
    {
      self->held = g_strdup (path);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->project = g_object_ref (project);
  opening->path = g_strdup (path);
  opening->annotator = g_strdup (cf_session_get_annotator (self->session));
  self->opening = g_cancellable_new ();
  task = (CfTask){ .owner = self,
                   .work = open_document,
                   .done = on_document_opened,
                   .data = opening,
                   .free_data = opening_free,
                   .free_result = g_object_unref,
                   .cancellable = self->opening };
  cf_task_run (&task);
}

/* The sample has coders of its own, of whom the user is one while it is open: to see what was marked. */
static void
choose_annotator (CfOpener *self, CfProject *project, const char *folder)
{
  const char *coder = cf_sample_get_coder (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *own = coder == NULL ? cf_own_name_find (project, &error) : NULL;
  const char *name = coder != NULL ? coder : own;

  if (error != NULL)
    g_signal_emit (self, signals[MESSAGE], 0, error->message);
  if (g_strcmp0 (name, cf_session_get_annotator (self->session)) == 0)
    return;
  cf_session_set_project (self->session, NULL);
  cf_session_set_annotator (self->session, name);
}

static void
say_coder (CfOpener *self, CfProject *project)
{
  const char *coder = cf_sample_get_coder (self->folder);
  g_autoptr (CfAnnotator) annotator = NULL;
  g_autofree char *text = NULL;

  if (coder == NULL)
    return;
  annotator = cf_project_ensure_annotator (project, coder, NULL);
  text = g_strdup_printf (_ ("You are working as %s, one of the sample’s coders"),
                          annotator != NULL && annotator->full_name != NULL ? annotator->full_name
                                                                            : coder);
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static void
open_folder (CfOpener *self, const char *folder)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfProject) project = cf_project_new (folder, problems);

  stop_opening (self);
  choose_annotator (self, project, folder);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  cf_session_set_project (self->session, project);
  cf_recent_folders_remember (self->settings, folder, TRUE);
  g_signal_emit (self, signals[FOLDER_OPENED], 0);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = cf_problem_to_string (g_ptr_array_index (problems, i));

      g_signal_emit (self, signals[MESSAGE], 0, text);
    }
  say_coder (self, project);
}

static void
open_file (CfOpener *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *article = cf_walk_classify (name) == CF_FILE_SIDECAR
                               ? cf_layer_place_find_article (path)
                               : g_strdup (path);

  if (g_strcmp0 (self->folder, folder) != 0)
    open_folder (self, folder);
  self->wanted = g_strdup (article);
  cf_opener_open_article (self, article);
}

static void
fail_missing (CfOpener *self, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (_ ("“%s” is not there, or may not be read"), shown);

  cf_recent_folders_remember (self->settings, path, FALSE);
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

/**
 * cf_opener_open_path:
 * @self: an opener
 * @path: a folder, an article or a sidecar
 */
void
cf_opener_open_path (CfOpener *self, const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);

  g_clear_pointer (&self->wanted, g_free);
  if (g_file_test (full, G_FILE_TEST_IS_DIR))
    open_folder (self, full);
  else if (g_file_test (full, G_FILE_TEST_EXISTS))
    open_file (self, full);
  else
    fail_missing (self, full);
}

/**
 * cf_opener_open_last_article:
 * @self: an opener whose session has a project
 *
 * Opens the article that was open last, if it is there.
 */
void
cf_opener_open_last_article (CfOpener *self)
{
  g_autofree char *relative = g_settings_get_string (self->settings, "last-article");
  g_autofree char *path =
    g_build_filename (cf_project_get_top (cf_session_get_project (self->session)), relative, NULL);

  if (*relative == '\0' || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return;
  self->wanted = g_strdup (path);
  cf_opener_open_article (self, path);
}

/**
 * cf_opener_reopen_folder:
 * @self: an opener with a folder
 * @article: (nullable): the article in it that is to be shown
 *
 * As if it had just been opened: with the annotator that is set now.
 */
void
cf_opener_reopen_folder (CfOpener *self, const char *article)
{
  g_autofree char *folder = g_strdup (self->folder);

  open_folder (self, folder);
  g_free (self->wanted);
  self->wanted = g_strdup (article);
  if (article != NULL)
    cf_opener_open_article (self, article);
}

/**
 * cf_opener_restore:
 * @self: an opener
 *
 * Opens the last project where it was left.
 *
 * Returns: (transfer full) (nullable): the folder that was open last, if it is not there any more
 */
char *
cf_opener_restore (CfOpener *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "last-project");
  g_autofree char *folder = *uri != '\0' ? g_filename_from_uri (uri, NULL, NULL) : NULL;

  if (folder == NULL)
    return NULL;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&folder);
  open_folder (self, folder);
  cf_opener_open_last_article (self);
  return NULL;
}
