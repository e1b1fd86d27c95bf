/* SPDX-License-Identifier: GPL-3.0-or-later
 * A comparison while it is looked at and decided.
 *
 * A CfComparer has a session of its own for gold layers, beside that of the window (cf-session-beside), and knows
 * of each difference whether it is decided: from gold layers that are open as they are now, of others as they were
 * when the comparison was made.
 *
 * #CfComparer::changed tells that there is another comparison, or that coders are called otherwise,
 * #CfComparer::decided that gold is another. What cannot be done the session for gold says. */

#include "config.h"

#include "cf-annotator.h"
#include "cf-coder-order.h"
#include "cf-comparer-private.h"
#include "cf-gold-layer.h"

enum
{
  CHANGED,
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfComparer, cf_comparer, G_TYPE_OBJECT)

static void
cf_comparer_finalize (GObject *object)
{
  CfComparer *self = CF_COMPARER (object);

  g_clear_handle_id (&self->decided_source, g_source_remove);
  g_clear_object (&self->gold);
  g_clear_object (&self->session);
  g_clear_pointer (&self->comparison, cf_comparison_unref);
  g_ptr_array_unref (self->states);
  g_clear_pointer (&self->order, g_array_unref);
  G_OBJECT_CLASS (cf_comparer_parent_class)->finalize (object);
}

static void
cf_comparer_class_init (CfComparerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_comparer_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_COMPARER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[DECIDED] = g_signal_new ("decided", CF_TYPE_COMPARER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
state_free (gpointer state)
{
  if (state != NULL)
    cf_gold_unref (state);
}

static void
cf_comparer_init (CfComparer *self)
{
  self->states = g_ptr_array_new_with_free_func (state_free);
}

/**
 * cf_comparer_new:
 * @session: the session of the window, with a project
 *
 * Returns: (transfer full): a comparer with nothing compared yet
 */
CfComparer *
cf_comparer_new (CfSession *session)
{
  CfComparer *self = g_object_new (CF_TYPE_COMPARER, NULL);

  self->session = g_object_ref (session);
  self->gold = cf_session_new_beside (session, CF_ANNOTATOR_GOLD);
  return self;
}

CfSession *
cf_comparer_get_session (CfComparer *self)
{
  return self->session;
}

/**
 * cf_comparer_get_gold:
 * @self: a comparer
 *
 * Returns: (transfer none): the session in which gold layers are open
 */
CfSession *
cf_comparer_get_gold (CfComparer *self)
{
  return self->gold;
}

/**
 * cf_comparer_get_comparison:
 * @self: a comparer
 *
 * Returns: (transfer none) (nullable): what is compared; %NULL while there is nothing
 */
CfComparison *
cf_comparer_get_comparison (CfComparer *self)
{
  return self->comparison;
}

static void
put_in_order (CfComparer *self)
{
  g_clear_pointer (&self->order, g_array_unref);
  if (self->comparison != NULL)
    self->order = cf_coder_order_new (self->comparison->found->material->coders, self->is_hidden,
                                      cf_project_get_top (cf_session_get_project (self->gold)));
}

/**
 * cf_comparer_set_comparison:
 * @self: a comparer
 * @comparison: (nullable): what is compared from now on
 */
void
cf_comparer_set_comparison (CfComparer *self, CfComparison *comparison)
{
  g_clear_pointer (&self->comparison, cf_comparison_unref);
  self->comparison = comparison != NULL ? cf_comparison_ref (comparison) : NULL;
  g_ptr_array_set_size (self->states, 0);
  if (comparison != NULL)
    g_ptr_array_set_size (self->states, (int) comparison->articles->len);
  put_in_order (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * cf_comparer_follow_project:
 * @self: a comparer
 *
 * To be called when the session of the window has another project. What was done stays undoable.
 */
void
cf_comparer_follow_project (CfComparer *self)
{
  cf_session_follow (self->gold, self->session);
  cf_comparer_set_comparison (self, NULL);
}

/**
 * cf_comparer_set_hidden:
 * @self: a comparer
 * @hidden: whether coders stand in an order of no meaning, without their names
 */
void
cf_comparer_set_hidden (CfComparer *self, gboolean hidden)
{
  if (self->is_hidden == hidden)
    return;
  self->is_hidden = hidden;
  put_in_order (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
cf_comparer_is_hidden (CfComparer *self)
{
  return self->is_hidden;
}

/**
 * cf_comparer_get_coder_at:
 * @self: a comparer
 * @place: from 0
 *
 * Returns: the coder of the comparison who stands there; %CF_NONE behind the last
 */
guint
cf_comparer_get_coder_at (CfComparer *self, guint place)
{
  return self->order != NULL && place < self->order->len ? g_array_index (self->order, guint, place)
                                                         : CF_NONE;
}

/**
 * cf_comparer_find_place:
 * @self: a comparer with a comparison
 * @coder: a coder of it
 *
 * Returns: where the coder stands, from 0
 */
guint
cf_comparer_find_place (CfComparer *self, guint coder)
{
  for (guint i = 0; i < self->order->len; i++)
    if (g_array_index (self->order, guint, i) == coder)
      return i;
  return CF_NONE;
}

/**
 * cf_comparer_dup_name:
 * @self: a comparer with a comparison
 * @coder: a coder of it
 *
 * Returns: (transfer full): what the coder is called now
 */
char *
cf_comparer_dup_name (CfComparer *self, guint coder)
{
  if (self->is_hidden)
    return cf_coder_order_make_name (cf_comparer_find_place (self, coder));
  return g_strdup (g_ptr_array_index (self->comparison->found->material->coders, coder));
}

/* As it is in the layer that is open; else as it was on the disk. */
static CfGold *
get_state (CfComparer *self, guint index)
{
  const CfComparedArticle *article = cf_comparison_get_article (self->comparison, index);
  CfDocument *document = cf_session_find_document (self->gold, article->path);

  if (document == NULL)
    return article->gold;
  self->has_states = TRUE;
  if (g_ptr_array_index (self->states, index) == NULL)
    g_ptr_array_index (self->states, index) = cf_gold_new (cf_document_get_layer (document));
  return g_ptr_array_index (self->states, index);
}

/**
 * cf_comparer_judge:
 * @self: a comparer with a comparison
 * @item: a difference of it
 *
 * Returns: how it is decided
 */
CfDecided
cf_comparer_judge (CfComparer *self, guint item)
{
  const CfComparedItem *compared = cf_comparison_get_item (self->comparison, item);
  CfGold *state = get_state (self, compared->article);

  return state != NULL ? cf_gold_judge (state, compared->id, compared->difference) : CF_DECIDED_NOT;
}

/**
 * cf_comparer_find_ruling:
 * @self: a comparer with a comparison
 * @item: a difference of it
 *
 * Returns: (transfer none) (nullable): what somebody said of it
 */
CfRuling *
cf_comparer_find_ruling (CfComparer *self, guint item)
{
  const CfComparedItem *compared = cf_comparison_get_item (self->comparison, item);
  CfGold *state = get_state (self, compared->article);

  return state != NULL ? cf_gold_find_ruling (state, compared->id, compared->difference) : NULL;
}

/**
 * cf_comparer_find_annotation:
 * @self: a comparer with a comparison
 * @item: a difference of it
 *
 * Returns: (transfer none) (nullable): what stands in the gold layer for it, if that is open
 */
CfAnnotation *
cf_comparer_find_annotation (CfComparer *self, guint item)
{
  const CfComparedItem *compared = cf_comparison_get_item (self->comparison, item);
  const CfComparedArticle *article =
    cf_comparison_get_article (self->comparison, compared->article);
  CfRecord *record;

  if (cf_session_find_document (self->gold, article->path) == NULL)
    return NULL;
  record = cf_gold_find_result (get_state (self, compared->article), compared->difference);
  return CF_IS_ANNOTATION (record) ? CF_ANNOTATION (record) : NULL;
}

/**
 * cf_comparer_count_decided:
 * @self: a comparer with a comparison
 *
 * Returns: how many of its differences are decided
 */
guint
cf_comparer_count_decided (CfComparer *self)
{
  guint n = 0;

  for (guint i = 0; i < self->comparison->items->len; i++)
    n += cf_comparer_judge (self, i) != CF_DECIDED_NOT;
  return n;
}

/**
 * cf_comparer_list_open:
 * @self: a comparer
 *
 * Returns: (transfer full) (element-type utf8 CfGold): what is decided in the gold layers that are open, by article
 */
GHashTable *
cf_comparer_list_open (CfComparer *self)
{
  g_autoptr (GPtrArray) documents = cf_session_list_documents (self->gold);
  GHashTable *open =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cf_gold_unref);

  for (guint i = 0; i < documents->len; i++)
    {
      CfDocument *document = g_ptr_array_index (documents, i);

      g_hash_table_insert (open, g_strdup (cf_document_get_path (document)),
                           cf_gold_new (cf_document_get_layer (document)));
    }
  return open;
}

static gboolean
on_decided_due (gpointer data)
{
  CfComparer *self = data;

  self->decided_source = 0;
  g_signal_emit (self, signals[DECIDED], 0);
  return G_SOURCE_REMOVE;
}

/* A rule changes thousands of records at once: that is told once. */
static void
on_layer_changed (CfComparer *self)
{
  for (guint i = 0; self->has_states && i < self->states->len; i++)
    g_clear_pointer ((CfGold **) &self->states->pdata[i], cf_gold_unref);
  self->has_states = FALSE;
  if (self->decided_source == 0)
    self->decided_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_decided_due, self, NULL);
}

static void
add_unopened (CfComparer *self, GPtrArray *paths, const char *path)
{
  if (path != NULL && cf_session_find_document (self->gold, path) == NULL)
    g_ptr_array_add (paths, g_strdup (path));
}

/**
 * cf_comparer_list_unopened:
 * @self: a comparer with a comparison
 * @item: a difference of it
 *
 * Returns: (transfer full) (element-type filename): the articles whose gold layers are changed when it is decided and are
 *   not open yet: opening them takes time, so that is done in a thread
 */
GPtrArray *
cf_comparer_list_unopened (CfComparer *self, guint item)
{
  const CfComparedItem *compared = cf_comparison_get_item (self->comparison, item);
  CfRecord *record = compared->difference->records[0];
  const char *path = cf_comparison_get_article (self->comparison, compared->article)->path;
  const char *other =
    CF_IS_RELATION (record)
      ? cf_comparison_find_home (self->comparison, cf_relation_get_to (CF_RELATION (record)))
      : NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  add_unopened (self, paths, path);
  if (g_strcmp0 (path, other) != 0)
    add_unopened (self, paths, other);
  return paths;
}

/**
 * cf_comparer_ensure_document:
 * @self: a comparer
 * @path: an article of its project whose gold layer may be seen
 * @error: why it cannot be opened
 *
 * Returns: (transfer none) (nullable): its gold layer, open from now on
 */
CfDocument *
cf_comparer_ensure_document (CfComparer *self, const char *path, GError **error)
{
  CfDocument *document = cf_session_find_document (self->gold, path);
  g_autoptr (CfDocument) opened = NULL;

  if (document != NULL)
    return document;
  opened = cf_gold_open (cf_session_get_project (self->gold), path, NULL, error);
  if (opened != NULL)
    cf_comparer_keep (self, opened);
  return opened;
}

/**
 * cf_comparer_keep:
 * @self: a comparer
 * @document: a gold layer that was opened, perhaps of another project than that of now, or while it was opened otherwise:
 *   then it is not kept
 */
void
cf_comparer_keep (CfComparer *self, CfDocument *document)
{
  if (cf_document_get_project (document) != cf_session_get_project (self->gold) ||
      cf_session_find_document (self->gold, cf_document_get_path (document)) != NULL)
    return;
  cf_session_keep (self->gold, document);
  g_signal_connect_object (cf_document_get_layer (document), "changed",
                           G_CALLBACK (on_layer_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
