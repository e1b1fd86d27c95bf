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
 * #CfSession::project-changed, #CfSession::annotator-changed. */

#include "config.h"

#include "cf-session.h"

#include "cf-edit.h"
#include "cf-linking.h"
#include "cf-selector.h"

struct _CfSession
{
  GObject parent_instance;

  CfHistory *history;
  CfAutosave *autosave;
  CfCorrector *corrector;
  CfLinking *linking;
  CfLinkKeeper *links;
  CfArgumentKeeper *argument;
  CfProject *project;
  char *annotator;
  GHashTable *documents; /* path -> CfDocument */
  CfDocument *document;
  CfSelector *selector;
  CfVocabulary *vocabulary; /* NULL without a project */
  GCancellable *loading;    /* of the vocabulary */
  CfSpan selection;
  gboolean selection_of_chosen; /* it came with the choice: keys mean the annotation */
  char *chosen;                 /* id, NULL for none */
};

enum
{
  DOCUMENT_CHANGED,
  PROJECT_CHANGED,
  SELECTION_CHANGED,
  CHOSEN_CHANGED,
  REVEAL,
  MESSAGE,
  METADATA_CHANGED,
  LEAVING,
  ANNOTATOR_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfSession, cf_session, G_TYPE_OBJECT)

static void
cf_session_finalize (GObject *object)
{
  CfSession *self = CF_SESSION (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->vocabulary, cf_vocabulary_free);
  g_clear_object (&self->document);
  g_clear_object (&self->history);
  g_clear_object (&self->autosave);
  g_clear_object (&self->corrector);
  g_clear_object (&self->linking);
  g_clear_object (&self->links);
  g_clear_object (&self->argument);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_object (&self->project);
  g_clear_pointer (&self->selector, cf_selector_free);
  g_free (self->annotator);
  g_free (self->chosen);
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
  signals[ANNOTATOR_CHANGED] = new_signal ("annotator-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[LEAVING] = new_signal ("leaving", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[MESSAGE] = new_signal ("message", 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
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
  self->argument = cf_argument_keeper_new ();
  g_signal_connect_object (self->corrector, "changed", G_CALLBACK (cf_argument_keeper_rebuild),
                           self->argument, G_CONNECT_SWAPPED);
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

CfProject *
cf_session_get_project (CfSession *self)
{
  return self->project;
}

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
run_loading (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loading *loading = data;

  g_task_return_pointer (task,
                         cf_vocabulary_load (loading->project, loading->annotator, cancellable),
                         (GDestroyNotify) cf_vocabulary_free);
}

/* What was typed while it was read is in the layers that are open. */
static void
on_vocabulary_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfSession *self = CF_SESSION (source);
  CfVocabulary *vocabulary = g_task_propagate_pointer (G_TASK (result), NULL);
  GHashTableIter iter;
  gpointer document;

  if (vocabulary == NULL)
    return;
  g_clear_pointer (&self->vocabulary, cf_vocabulary_free);
  self->vocabulary = vocabulary;
  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    if (cf_document_get_project (document) == self->project)
      cf_vocabulary_add_layer (vocabulary, cf_document_get_layer (document));
}

static void
load_vocabulary (CfSession *self)
{
  g_autoptr (GTask) task = NULL;
  Loading *loading;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->vocabulary, cf_vocabulary_free);
  if (self->project == NULL)
    return;
  self->vocabulary = cf_vocabulary_new (cf_project_get_codebook (self->project));
  self->loading = g_cancellable_new ();
  loading = g_new0 (Loading, 1);
  loading->project = g_object_ref (self->project);
  loading->annotator = g_strdup (self->annotator);
  task = g_task_new (self, self->loading, on_vocabulary_ready, NULL);
  g_task_set_source_tag (task, load_vocabulary);
  g_task_set_task_data (task, loading, loading_free);
  g_task_run_in_thread (task, run_loading);
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
  return self->vocabulary;
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
  load_vocabulary (self);
  cf_link_keeper_set_project (self->links, project);
  cf_argument_keeper_set_project (self->argument, project);
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
  load_vocabulary (self);
  cf_link_keeper_set_project (self->links, self->project);
  cf_argument_keeper_set_project (self->argument, self->project);
  if (name != NULL)
    g_signal_emit (self, signals[ANNOTATOR_CHANGED], 0);
}

CfDocument *
cf_session_get_document (CfSession *self)
{
  return self->document;
}

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

/* Where a choice selects: the first part. */
static gboolean
find_first_part (CfSession *self, CfAnnotation *annotation, CfSpan *part)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  cf_document_get_spans (self->document, annotation, spans);
  if (spans->len == 0)
    return FALSE;
  *part = g_array_index (spans, CfSpan, 0);
  return TRUE;
}

/* What is selected because an annotation was chosen there goes where the annotation goes. */
static void
follow_chosen (CfSession *self)
{
  CfAnnotation *chosen = cf_session_get_chosen (self);
  CfSpan part;

  if (chosen == NULL || !self->selection_of_chosen || !find_first_part (self, chosen, &part) ||
      cf_span_equal (part, self->selection))
    return;
  self->selection = part;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
on_layer_changed (CfSession *self, CfRecord *old, CfRecord *new)
{
  CfRecord *record = new != NULL ? new : old;

  if (self->chosen == NULL || g_strcmp0 (cf_record_get_id (record), self->chosen) != 0)
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
  self->selection = (CfSpan){ 0, 0 };
  cf_selector_reset (self->selector);
  if (document != NULL)
    {
      g_hash_table_replace (self->documents, g_strdup (cf_document_get_path (document)),
                            g_object_ref (document));
      cf_autosave_watch (self->autosave, document);
      g_signal_connect_swapped (cf_document_get_layer (document), "changed",
                                G_CALLBACK (on_layer_changed), self);
      cf_corrector_watch (self->corrector, document);
      cf_link_keeper_watch (self->links, document);
      cf_argument_keeper_watch (self->argument, document);
      g_signal_connect_swapped (document, "article-changed", G_CALLBACK (on_article_changed), self);
      g_signal_connect_swapped (document, "metadata-changed", G_CALLBACK (on_metadata_changed),
                                self);
    }
  g_signal_emit (self, signals[DOCUMENT_CHANGED], 0);
  g_signal_emit (self, signals[CHOSEN_CHANGED], 0);
}

/**
 * cf_session_get_selection:
 * @self: a session
 *
 * Returns: what is selected in the article; empty, at the caret, for nothing
 */
CfSpan
cf_session_get_selection (CfSession *self)
{
  return self->selection;
}

/**
 * cf_session_set_selection:
 * @self: a session
 * @selection: what is to be selected; empty for the caret alone
 * @by_user: whether the view says so, which then need not be told
 */
void
cf_session_set_selection (CfSession *self, CfSpan selection, gboolean by_user)
{
  if (cf_span_equal (self->selection, selection))
    return;
  self->selection = selection;
  self->selection_of_chosen = FALSE;
  if (by_user)
    cf_selector_reset (self->selector);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/**
 * cf_session_is_selection_of_chosen:
 * @self: a session
 *
 * Returns: whether the text is selected only because an annotation was chosen there, for those who hear
 *   the text: then keys mean the annotation, not the selection
 */
gboolean
cf_session_is_selection_of_chosen (CfSession *self)
{
  return self->selection_of_chosen && self->chosen != NULL;
}

/**
 * cf_session_select_unit:
 * @self: a session
 * @unit: what to select at the caret; again: to extend by
 * @backward: whether to extend backward
 *
 * Returns: whether there was anything to select
 */
gboolean
cf_session_select_unit (CfSession *self, CfUnit unit, gboolean backward)
{
  CfSpan selection = self->selection;

  if (self->document == NULL ||
      !cf_selector_select (self->selector, cf_document_get_article (self->document), unit, backward,
                           &selection))
    return FALSE;
  cf_session_set_selection (self, selection, FALSE);
  g_signal_emit (self, signals[REVEAL], 0, selection.start, selection.end);
  return TRUE;
}

gboolean
cf_session_step_back (CfSession *self)
{
  CfSpan selection = self->selection;

  if (!cf_selector_step_back (self->selector, &selection))
    return FALSE;
  cf_session_set_selection (self, selection, FALSE);
  return TRUE;
}

/**
 * cf_session_get_chosen:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the annotation that keys act on, as it is now
 */
CfAnnotation *
cf_session_get_chosen (CfSession *self)
{
  if (self->chosen == NULL || self->document == NULL)
    return NULL;
  return cf_layer_get_annotation (cf_document_get_layer (self->document), self->chosen);
}

static void
reveal_annotation (CfSession *self, CfAnnotation *annotation)
{
  CfSpan first;

  if (!find_first_part (self, annotation, &first))
    return;
  self->selection = first;
  self->selection_of_chosen = TRUE;
  cf_selector_reset (self->selector);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  g_signal_emit (self, signals[REVEAL], 0, first.start, first.end);
}

/**
 * cf_session_choose:
 * @self: a session
 * @annotation: (nullable): an annotation of the article that is shown; %NULL lets go
 * @reveal: whether its place ought to be seen
 */
void
cf_session_choose (CfSession *self, CfAnnotation *annotation, gboolean reveal)
{
  const char *id = annotation != NULL ? cf_record_get_id (CF_RECORD (annotation)) : NULL;

  if (g_strcmp0 (self->chosen, id) != 0)
    {
      g_free (self->chosen);
      self->chosen = g_strdup (id);
      g_signal_emit (self, signals[CHOSEN_CHANGED], 0);
    }
  if (annotation != NULL && reveal)
    reveal_annotation (self, annotation);
}

/**
 * cf_session_reveal:
 * @self: a session in which an article is shown
 * @span: words of it, that are selected and ought to be seen
 */
void
cf_session_reveal (CfSession *self, CfSpan span)
{
  guint length = cf_text_get_length (cf_document_get_text (self->document));

  span.end = MIN (span.end, length);
  span.start = MIN (span.start, span.end);
  cf_session_set_selection (self, span, FALSE);
  g_signal_emit (self, signals[REVEAL], 0, span.start, span.end);
}
