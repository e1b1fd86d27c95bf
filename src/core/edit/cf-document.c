/* SPDX-License-Identifier: GPL-3.0-or-later
 * An open article with the layer that is being worked on.
 *
 * A CfDocument puts together what belongs to one article file and one annotator: article, layer,
 * store, and where each annotation stands in the text as it is now.
 *
 * It may be opened in any thread; afterwards it belongs to the main thread.
 *
 * #CfDocument::article-changed tells that the text is another, #CfDocument::metadata-changed that title,
 * outlet, date, link or languages are, #CfDocument::pairs-changed that other blocks translate each other. */

#include "config.h"

#include "cf-document.h"

#include "cf-annotators.h"
#include "cf-bundle.h"
#include "cf-displaced.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-gold-copies.h"
#include "cf-placements.h"
#include "cf-reader.h"

#include <glib/gi18n.h>

struct _CfDocument
{
  GObject parent_instance;

  char *path;
  char *id;
  CfProject *project;
  CfArticle *article; /* as people have corrected it, with the pairs of the layer */
  char *replaced;     /* what of its text is not as in the file, for people; NULL for nothing */
  CfCorrection *correction;
  CfLayer *layer;
  CfSidecarStore *store;
  CfPlacements *placements;
};

enum
{
  ARTICLE_CHANGED,
  METADATA_CHANGED,
  PAIRS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfDocument, cf_document, G_TYPE_OBJECT)

static void
cf_document_finalize (GObject *object)
{
  CfDocument *self = CF_DOCUMENT (object);

  g_free (self->path);
  g_free (self->id);
  g_free (self->replaced);
  g_clear_object (&self->project);
  g_clear_object (&self->article);
  g_clear_pointer (&self->correction, cf_correction_free);
  g_clear_pointer (&self->placements, cf_placements_free);
  g_clear_object (&self->layer);
  g_clear_pointer (&self->store, cf_sidecar_store_free);
  G_OBJECT_CLASS (cf_document_parent_class)->finalize (object);
}

static void
cf_document_class_init (CfDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_document_finalize;

  signals[ARTICLE_CHANGED] = g_signal_new ("article-changed", CF_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[METADATA_CHANGED] = g_signal_new ("metadata-changed", CF_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PAIRS_CHANGED] = g_signal_new ("pairs-changed", CF_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_document_init (CfDocument *self)
{
  self->placements = cf_placements_new ();
}

static void
pair_article (CfDocument *self)
{
  CfArticle *paired = cf_layer_pair_article (self->layer, self->article);

  g_object_unref (self->article);
  self->article = paired;
}

static void
on_state_changed (CfDocument *self, CfState *old, CfState *new)
{
  if (cf_pairs_equal (cf_state_get_pairs (old), cf_state_get_pairs (new)))
    return;
  pair_article (self);
  g_signal_emit (self, signals[PAIRS_CHANGED], 0);
}

static void
on_layer_changed (CfDocument *self, CfRecord *old, CfRecord *new)
{
  if (CF_IS_STATE (new))
    on_state_changed (self, CF_STATE (old), CF_STATE (new));
  if (CF_IS_ANNOTATION (old))
    cf_placements_remove (self->placements, CF_ANNOTATION (old));
  if (CF_IS_ANNOTATION (new))
    cf_placements_add (self->placements, CF_ANNOTATION (new));
}

static void
fill_head (CfDocument *self, CfLayerHead *head)
{
  CfText *text = cf_document_get_text (self);
  CfCodebook *codebook = cf_project_get_codebook (self->project);

  head->article_id = g_strdup (self->id);
  head->article_file = g_filename_display_basename (self->path); /* JSON holds no other bytes */
  head->reader = g_strdup (cf_article_get_reader (self->article));
  head->text_digest = g_strdup (cf_text_get_digest (text));
  head->text_length = cf_text_get_length (text);
  head->codebook_id = g_strdup (cf_codebook_get_id (codebook));
  head->codebook_revision = g_strdup (cf_codebook_get_revision (codebook));
}

static void
make_layer (CfDocument *self, const CfAnnotator *annotator)
{
  CfLayerHead head = { 0 };

  fill_head (self, &head);
  self->layer = cf_sidecar_store_make_layer (self->store, annotator, &head);
  cf_layer_head_clear (&head);
  g_signal_connect_object (self->layer, "changed", G_CALLBACK (on_layer_changed), self,
                           G_CONNECT_SWAPPED);
  cf_placements_fill (self->placements, cf_document_get_text (self), self->layer);
  pair_article (self);
}

/* Somebody else's layer must not be written to under our name. */
static gboolean
check_owner (CfDocument *self, const CfAnnotator *annotator, GError **error)
{
  const CfAnnotator *owner = cf_layer_get_annotator (self->layer);

  if (cf_sidecar_store_get_status (self->store) != CF_SIDECAR_WRITABLE ||
      cf_annotator_is_same (owner, annotator))
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               _ ("%s belongs to another person who is called “%s”; choose another short name"),
               cf_sidecar_store_get_path (self->store), annotator->name);
  return FALSE;
}

static void
read_correction (CfDocument *self, CfArticle *article)
{
  g_autoptr (CfArticleTable) table = cf_project_dup_table (self->project);

  self->correction = cf_article_table_lookup (table, self->path);
  self->article = cf_article_correct (article, self->correction);
}

/* Bytes that mean nothing in the encoding of the file. */
static void
note_replaced (CfDocument *self, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const CfProblem *problem = g_ptr_array_index (problems, i);

      if (problem->id != CF_PROBLEM_ENCODING_REPLACED)
        continue;
      g_free (self->replaced);
      self->replaced = g_strdup_printf (_ ("Line %u: %s"), problem->line, problem->text);
    }
}

/* The file says whose it is. Where it does not, the project is asked. */
static CfAnnotator *
find_owner (CfProject *project, CfSidecarStore *store, const char *name, GError **error)
{
  const CfAnnotator *owner = cf_sidecar_store_get_owner (store);

  if (owner != NULL && owner->id != NULL && g_strcmp0 (owner->name, name) == 0)
    return cf_annotator_copy (owner);
  return cf_project_ensure_annotator (project, name, error);
}

static CfSidecarStore *
open_store (
  CfProject *project, const char *path, const char *annotator, GPtrArray *problems, GError **error)
{
  g_autofree char *sidecar = NULL;

  if (!cf_annotators_check_name (annotator, error))
    return NULL;
  sidecar = cf_displaced_bring_home (project, path, annotator, error);
  return sidecar != NULL && cf_file_check_link (cf_project_get_top (project), sidecar, error)
           ? cf_sidecar_store_open (sidecar, problems, error)
           : NULL;
}

/**
 * cf_document_open:
 * @project: the project
 * @path: an article in it
 * @annotator: the short name of whoever works on it
 * @problems: (nullable) (element-type CfProblem): gets what is wrong and can be borne
 * @error: why it could not be opened
 *
 * Returns: (transfer full) (nullable): the document
 */
CfDocument *
cf_document_open (
  CfProject *project, const char *path, const char *annotator, GPtrArray *problems, GError **error)
{
  g_autoptr (CfDocument) self = g_object_new (CF_TYPE_DOCUMENT, NULL);
  g_autoptr (GPtrArray) found = cf_problems_new ();
  g_autoptr (CfBundle) bundle = cf_bundle_load_article (path, found, error);
  g_autoptr (CfAnnotator) owner = NULL;

  if (bundle != NULL)
    self->store = open_store (project, path, annotator, problems, error);
  if (self->store != NULL)
    owner = find_owner (project, self->store, annotator, error);
  if (owner == NULL)
    return NULL;
  cf_bundle_choose_id (bundle, self->store);
  cf_article_get_cuts (bundle->article); /* a view would wait for them */
  self->path = g_strdup (path);
  self->project = g_object_ref (project);
  read_correction (self, bundle->article);
  note_replaced (self, found);
  self->id = g_strdup (bundle->id);
  make_layer (self, owner);
  if (!check_owner (self, owner, error))
    return NULL;
  if (cf_document_is_writable (self))
    cf_gold_copies_add (project, path, self->layer);
  return g_steal_pointer (&self);
}

const char *
cf_document_get_path (CfDocument *self)
{
  return self->path;
}

CfProject *
cf_document_get_project (CfDocument *self)
{
  return self->project;
}

CfArticle *
cf_document_get_article (CfDocument *self)
{
  return self->article;
}

CfText *
cf_document_get_text (CfDocument *self)
{
  return cf_article_get_text (self->article);
}

/**
 * cf_document_get_replaced:
 * @self: a document
 *
 * Returns: (nullable): what of its text is shown as U+FFFD, since its bytes are not valid in the encoding of the file
 */
const char *
cf_document_get_replaced (CfDocument *self)
{
  return self->replaced;
}

/**
 * cf_document_get_id:
 * @self: a document
 *
 * Returns: (transfer none): the article's id, an absolute IRI
 */
const char *
cf_document_get_id (CfDocument *self)
{
  return self->id;
}

CfLayer *
cf_document_get_layer (CfDocument *self)
{
  return self->layer;
}

CfSidecarStore *
cf_document_get_store (CfDocument *self)
{
  return self->store;
}

/**
 * cf_document_is_writable:
 * @self: a document
 *
 * Returns: whether its layer may be changed
 */
gboolean
cf_document_is_writable (CfDocument *self)
{
  return cf_sidecar_store_get_status (self->store) == CF_SIDECAR_WRITABLE;
}

/**
 * cf_document_get_correction:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what people say of the article in place of what its file says
 */
const CfCorrection *
cf_document_get_correction (CfDocument *self)
{
  return self->correction;
}

/**
 * cf_document_correct:
 * @self: a document
 * @correction: (nullable): what is to be said of the article from now on
 *
 * The article's id, text and annotations stay. Whoever keeps `articles.csv` hears of it.
 */
void
cf_document_correct (CfDocument *self, const CfCorrection *correction)
{
  CfArticle *corrected;

  if (cf_correction_equal (self->correction, correction))
    return;
  corrected = cf_article_correct (self->article, correction);
  g_clear_pointer (&self->correction, cf_correction_free);
  self->correction = cf_correction_copy (correction);
  g_object_unref (self->article);
  self->article = corrected;
  g_signal_emit (self, signals[METADATA_CHANGED], 0);
}

/**
 * cf_document_set_article:
 * @self: a document
 * @article: the article, read again
 *
 * Takes over a text that has changed on disk, and looks for all annotations in it.
 */
void
cf_document_set_article (CfDocument *self, CfArticle *article)
{
  CfLayerHead head = { 0 };

  g_object_unref (self->article);
  self->article = cf_article_correct (article, self->correction);
  pair_article (self);
  if (g_utf8_strchr (cf_text_get_utf8 (cf_document_get_text (self), NULL), -1, 0xfffd) == NULL)
    g_clear_pointer (&self->replaced, g_free);
  fill_head (self, &head);
  cf_layer_set_head (self->layer, &head);
  cf_layer_head_clear (&head);
  cf_placements_fill (self->placements, cf_document_get_text (self), self->layer);
  g_signal_emit (self, signals[ARTICLE_CHANGED], 0);
}

/**
 * cf_document_save:
 * @self: a document
 * @error: why the file is as it was
 *
 * Saves and waits for the disk: for the command line.
 */
gboolean
cf_document_save (CfDocument *self, GError **error)
{
  g_autoptr (CfSnapshot) snapshot = cf_snapshot_new (self->layer);
  g_autoptr (CfOutcome) outcome = cf_sidecar_store_save (self->store, snapshot, error);

  if (outcome == NULL)
    return FALSE;
  cf_sidecar_store_adopt (self->store, self->layer, outcome);
  return TRUE;
}

/**
 * cf_document_get_spans:
 * @self: a document
 * @annotation: an annotation of its layer
 * @spans: (element-type CfSpan): emptied, then filled with where it stands in the text as it is now
 *
 * Returns: what is known of it; %CF_ANCHOR_EXACT if the text is the one that it was placed on
 */
CfVerdict
cf_document_get_spans (CfDocument *self, CfAnnotation *annotation, GArray *spans)
{
  return cf_placements_get_spans (self->placements, annotation, spans);
}

/**
 * cf_document_query:
 * @self: a document
 * @span: a stretch of the text
 * @found: (element-type CfIndexed): emptied, then filled with the parts that overlap it
 */
void
cf_document_query (CfDocument *self, CfSpan span, GArray *found)
{
  cf_placements_query (self->placements, span, found);
}

/**
 * cf_document_count_lost:
 * @self: a document
 *
 * Returns: how many annotations have no place in the text as it is now
 */
guint
cf_document_count_lost (CfDocument *self)
{
  return cf_placements_count_lost (self->placements);
}
