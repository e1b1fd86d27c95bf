/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is open, chosen and selected: the state of one window.
 *
 * Panes are given a CfSession and nothing else: they show it and call it, and meet only in it. It knows
 * no widgets, so all that a user can do is done here and can be tested without a display. Documents
 * that were opened stay, since undo reaches across articles.
 *
 * Signals: #CfSession::leaving (the article that is shown will be another: time to set what has been typed),
 * #CfSession::document-changed (another article is shown), #CfSession::selection-changed,
 * #CfSession::chosen-changed (another annotation, or another version of it), #CfSession::reveal (a
 * place that ought to be seen), #CfSession::message (something to tell, and whether it can be undone),
 * #CfSession::metadata-changed (title, outlet, date, link or languages of the article that is shown),
 * #CfSession::pairs-changed (other blocks of it translate each other),
 * #CfSession::codebook-changed (its file, or that of the project), #CfSession::vocabulary-loaded,
 * #CfSession::project-changed, #CfSession::annotator-changed. */

#include "config.h"

#include "cf-session-private.h"

#include <glib/gi18n.h>

/* After the first article has come, or in place of it. */
#define LOAD_AFTER_MS 250
#define LOAD_AT_LATEST_MS 1000

enum
{
  DOCUMENT_CHANGED,
  PROJECT_CHANGED,
  SELECTION_CHANGED,
  CHOSEN_CHANGED,
  REVEAL,
  MESSAGE,
  METADATA_CHANGED,
  PAIRS_CHANGED,
  LEAVING,
  ANNOTATOR_CHANGED,
  CODEBOOK_CHANGED,
  SEALS_CHANGED,
  VOCABULARY_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfSession, cf_session, G_TYPE_OBJECT)

static void
cf_session_finalize (GObject *object)
{
  CfSession *self = CF_SESSION (object);

  g_clear_handle_id (&self->load_source, g_source_remove);
  g_clear_object (&self->vocabulary);
  g_clear_object (&self->document);
  g_clear_object (&self->history);
  g_clear_object (&self->autosave);
  g_clear_object (&self->corrector);
  g_clear_object (&self->linking);
  g_clear_object (&self->links);
  g_clear_object (&self->sealer);
  g_clear_object (&self->others);
  g_clear_object (&self->argument);
  g_clear_object (&self->agreement);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_object (&self->project);
  g_clear_pointer (&self->selector, cf_selector_free);
  g_free (self->annotator);
  g_free (self->chosen);
  g_free (self->chosen_of);
  g_free (self->counterpart_of);
  G_OBJECT_CLASS (cf_session_parent_class)->finalize (object);
}

static guint
new_signal (const char *name, guint n_parameters, GType first, GType second)
{
  return g_signal_new (name, CF_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       n_parameters, first, second);
}

static void
cf_session_class_init (CfSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_session_finalize;

  signals[DOCUMENT_CHANGED] = new_signal ("document-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[PROJECT_CHANGED] = new_signal ("project-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[SELECTION_CHANGED] = new_signal ("selection-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[CHOSEN_CHANGED] = new_signal ("chosen-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[REVEAL] = new_signal ("reveal", 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[METADATA_CHANGED] = new_signal ("metadata-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[PAIRS_CHANGED] = new_signal ("pairs-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[ANNOTATOR_CHANGED] = new_signal ("annotator-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[VOCABULARY_LOADED] = new_signal ("vocabulary-loaded", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[CODEBOOK_CHANGED] = new_signal ("codebook-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[SEALS_CHANGED] = new_signal ("seals-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[LEAVING] = new_signal ("leaving", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[MESSAGE] = new_signal ("message", 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

/* What was typed while the sidecars were read is in the layers that are open. */
static void
on_vocabulary_loaded (CfSession *self)
{
  CfVocabulary *vocabulary = cf_vocabulary_keeper_get (self->vocabulary);
  g_autoptr (GPtrArray) documents = cf_session_list_documents (self);

  for (guint i = 0; i < documents->len; i++)
    cf_vocabulary_add_layer (vocabulary, cf_document_get_layer (documents->pdata[i]));
  g_signal_emit (self, signals[VOCABULARY_LOADED], 0);
}

static void
cf_session_init (CfSession *self)
{
  self->history = cf_history_new ();
  self->autosave = cf_autosave_new ();
  self->corrector = cf_corrector_new ();
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->selector = cf_selector_new ();
  self->linking = cf_linking_new (self);
  self->links = cf_link_keeper_new ();
  self->sealer = cf_sealer_new (self->autosave);
  self->others = cf_other_layers_new ();
  cf_session_init_others (self);
  self->agreement = cf_agreement_keeper_new ();
  g_signal_connect_object (self->corrector, "changed", G_CALLBACK (cf_agreement_keeper_refresh),
                           self->agreement, G_CONNECT_SWAPPED);
  self->argument = cf_argument_keeper_new ();
  g_signal_connect_object (self->corrector, "changed", G_CALLBACK (cf_argument_keeper_rebuild),
                           self->argument, G_CONNECT_SWAPPED);
  self->vocabulary = cf_vocabulary_keeper_new ();
  g_signal_connect_object (self->vocabulary, "loaded", G_CALLBACK (on_vocabulary_loaded), self,
                           G_CONNECT_SWAPPED);
}

CfSession *
cf_session_new (void)
{
  return g_object_new (CF_TYPE_SESSION, NULL);
}

CfHistory *
cf_session_get_history (CfSession *self)
{
  return self->history;
}

CfAutosave *
cf_session_get_autosave (CfSession *self)
{
  return self->autosave;
}

CfCorrector *
cf_session_get_corrector (CfSession *self)
{
  return self->corrector;
}

CfLinking *
cf_session_get_linking (CfSession *self)
{
  return self->linking;
}

/**
 * cf_session_get_links:
 * @self: a session
 *
 * Returns: (transfer none): the links of its project
 */
CfLinkKeeper *
cf_session_get_links (CfSession *self)
{
  return self->links;
}

/**
 * cf_session_get_argument:
 * @self: a session
 *
 * Returns: (transfer none): the argument graph of its project
 */
CfArgumentKeeper *
cf_session_get_argument (CfSession *self)
{
  return self->argument;
}

/**
 * cf_session_get_agreement:
 * @self: a session
 *
 * Returns: (transfer none): the figures of agreement of its project
 */
CfAgreementKeeper *
cf_session_get_agreement (CfSession *self)
{
  return self->agreement;
}

CfProject *
cf_session_get_project (CfSession *self)
{
  return self->project;
}

static gboolean
on_load_due (gpointer data)
{
  CfSession *self = data;

  self->load_source = 0;
  cf_vocabulary_keeper_load (self->vocabulary);
  cf_link_keeper_load (self->links);
  return G_SOURCE_REMOVE;
}

static void
schedule_load (CfSession *self, guint wait_ms)
{
  g_clear_handle_id (&self->load_source, g_source_remove);
  if (self->project != NULL)
    self->load_source = g_timeout_add (wait_ms, on_load_due, self);
}

/**
 * cf_session_get_vocabulary:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the values of the project's lists; until the next return to the main
 *   loop, since it may be read again
 */
CfVocabulary *
cf_session_get_vocabulary (CfSession *self)
{
  /* Somebody wants it now. */
  if (self->load_source != 0)
    schedule_load (self, 0);
  return cf_vocabulary_keeper_get (self->vocabulary);
}

/* What is known of the whole project is read when the first article has had time to be shown. */
static void
set_keepers (CfSession *self)
{
  cf_vocabulary_keeper_set_project (self->vocabulary, self->project, self->annotator);
  cf_link_keeper_set_project (self->links, self->project);
  cf_argument_keeper_set_project (self->argument, self->project);
  cf_agreement_keeper_set_project (self->agreement, self->project);
  schedule_load (self, LOAD_AT_LATEST_MS);
}

/* As if the project had just been opened; what is open is followed as before. */
void
cf_session_reread (CfSession *self)
{
  GHashTableIter iter;
  gpointer document;

  set_keepers (self);
  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    {
      cf_link_keeper_watch (self->links, document);
      cf_argument_keeper_watch (self->argument, document);
    }
}

/**
 * cf_session_set_project:
 * @self: a session
 * @project: (nullable): the project to work in
 *
 * The article that is shown goes; what was done stays undoable.
 */
void
cf_session_set_project (CfSession *self, CfProject *project)
{
  cf_session_show (self, NULL);
  g_set_object (&self->project, project);
  if (project != NULL && self->annotator != NULL)
    cf_project_set_reader (project, self->annotator);
  set_keepers (self);
  if (project != NULL)
    cf_corrector_add_project (self->corrector, project);
  g_signal_emit (self, signals[PROJECT_CHANGED], 0);
}

/**
 * cf_session_get_codebook:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the codebook of the article that is shown, else of the project
 */
CfCodebook *
cf_session_get_codebook (CfSession *self)
{
  CfProject *project =
    self->document != NULL ? cf_document_get_project (self->document) : self->project;

  return project != NULL ? cf_project_get_codebook (project) : NULL;
}

const char *
cf_session_get_annotator (CfSession *self)
{
  return self->annotator;
}

/**
 * cf_session_set_annotator:
 * @self: a session
 * @name: (nullable): a short name; %NULL for nobody, before somebody is set anew
 *
 * Whose layers are opened from now on. Documents of another annotator are not shown again.
 */
void
cf_session_set_annotator (CfSession *self, const char *name)
{
  if (g_strcmp0 (self->annotator, name) == 0)
    return;
  g_free (self->annotator);
  self->annotator = g_strdup (name);
  cf_session_show (self, NULL);
  g_hash_table_remove_all (self->documents);
  if (self->project != NULL && name != NULL)
    cf_project_set_reader (self->project, name);
  set_keepers (self);
  if (name != NULL)
    g_signal_emit (self, signals[ANNOTATOR_CHANGED], 0);
}

CfDocument *
cf_session_get_document (CfSession *self)
{
  return self->document;
}

/* What is selected because an annotation was chosen there goes where the annotation goes. */
static void
follow_chosen (CfSession *self)
{
  CfAnnotation *chosen = cf_session_get_chosen (self);
  CfSpan part;

  if (chosen == NULL || !self->selection_of_chosen ||
      !cf_session_find_first_part (self, chosen, &part) || cf_span_equal (part, self->selection))
    return;
  self->selection = part;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
on_layer_changed (CfSession *self, CfRecord *old, CfRecord *new)
{
  CfRecord *record = new != NULL ? new : old;

  if (self->chosen == NULL || self->chosen_of != NULL ||
      g_strcmp0 (cf_record_get_id (record), self->chosen) != 0)
    return;
  if (new == NULL || CF_IS_TOMBSTONE (new))
    g_clear_pointer (&self->chosen, g_free);
  follow_chosen (self);
  g_signal_emit (self, signals[CHOSEN_CHANGED], 0);
}

static void
on_article_changed (CfSession *self)
{
  CfSpan nowhere = { 0, 0 };

  self->selection = nowhere;
  cf_selector_reset (self->selector);
  g_signal_emit (self, signals[DOCUMENT_CHANGED], 0);
}

/**
 * cf_session_set_article:
 * @self: a session
 * @document: an article that is open
 * @article: what it says now
 *
 * Its text is another from now on; who sees it stays where they are.
 */
void
cf_session_set_article (CfSession *self, CfDocument *document, CfArticle *article)
{
  if (document == self->document)
    g_signal_emit (self, signals[LEAVING], 0);
  cf_document_set_article (document, article);
}

static void
on_metadata_changed (CfSession *self)
{
  g_signal_emit (self, signals[METADATA_CHANGED], 0);
}

static void
on_pairs_changed (CfSession *self)
{
  g_signal_emit (self, signals[PAIRS_CHANGED], 0);
}

static void
disconnect_document (CfSession *self)
{
  if (self->document == NULL)
    return;
  g_signal_emit (self, signals[LEAVING], 0);
  cf_autosave_save_now (self->autosave, self->document);
  g_signal_handlers_disconnect_by_data (cf_document_get_layer (self->document), self);
  g_signal_handlers_disconnect_by_data (self->document, self);
}

/**
 * cf_session_keep:
 * @self: a session
 * @document: an article of its project
 *
 * Keeps the document in step with its files from now on, without showing it: what is changed in it is saved, and
 * undone, as in any other.
 */
void
cf_session_keep (CfSession *self, CfDocument *document)
{
  g_hash_table_replace (self->documents, g_strdup (cf_document_get_path (document)),
                        g_object_ref (document));
  cf_autosave_watch (self->autosave, document);
  cf_corrector_watch (self->corrector, document);
  cf_link_keeper_watch (self->links, document);
  cf_argument_keeper_watch (self->argument, document);
}

/**
 * cf_session_show:
 * @self: a session
 * @document: (nullable): the article to show
 *
 * Keeps the document in step with its files from now on.
 */
void
cf_session_show (CfSession *self, CfDocument *document)
{
  if (self->document == document)
    return;
  disconnect_document (self);
  g_set_object (&self->document, document);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->chosen_of, g_free);
  self->selection = (CfSpan){ 0, 0 };
  cf_selector_reset (self->selector);
  if (document != NULL)
    {
      cf_session_keep (self, document);
      g_signal_connect_swapped (cf_document_get_layer (document), "changed",
                                G_CALLBACK (on_layer_changed), self);
      if (self->load_source != 0)
        schedule_load (self, LOAD_AFTER_MS);
      g_signal_connect_swapped (document, "article-changed", G_CALLBACK (on_article_changed), self);
      g_signal_connect_swapped (document, "metadata-changed", G_CALLBACK (on_metadata_changed),
                                self);
      g_signal_connect_swapped (document, "pairs-changed", G_CALLBACK (on_pairs_changed), self);
    }
  if (!self->is_beside)
    cf_other_layers_set_document (self->others, document);
  g_signal_emit (self, signals[DOCUMENT_CHANGED], 0);
  g_signal_emit (self, signals[CHOSEN_CHANGED], 0);
}
