/* SPDX-License-Identifier: GPL-3.0-or-later
 * All that one annotator says of one article: one sidecar in memory.
 *
 * A CfLayer holds one record for each id, living or a tombstone, and the state. As a list it is its
 * annotations in the order in which everything shows them: a sorted array, since moving 8 bytes each is
 * quicker than a tree for as many as one sidecar can hold. It belongs to the main thread; its records are
 * sealed and may be read by any.
 *
 * #CfLayer::changed tells each change: the record that was there, or %NULL, and the one that is there
 * now, or %NULL. */

#include "config.h"

#include "cf-layer.h"

struct _CfLayer
{
  GObject parent_instance;

  CfAnnotator *annotator;
  CfLayerHead head;
  CfState *state;
  GHashTable *records;    /* id -> CfRecord */
  GPtrArray *annotations; /* of CfAnnotation, by cf_annotation_compare(); @records owns them */
  GHashTable *counts;     /* code -> how many annotations of spans have it */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return CF_TYPE_ANNOTATION;
}

static guint
get_n_items (GListModel *model)
{
  return CF_LAYER (model)->annotations->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CfAnnotation *annotation = cf_layer_get_nth (CF_LAYER (model), position);

  return annotation != NULL ? g_object_ref (annotation) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CfLayer,
                               cf_layer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
cf_layer_finalize (GObject *object)
{
  CfLayer *self = CF_LAYER (object);

  g_clear_pointer (&self->annotator, cf_annotator_free);
  cf_layer_head_clear (&self->head);
  g_clear_object (&self->state);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_hash_table_unref);
  G_OBJECT_CLASS (cf_layer_parent_class)->finalize (object);
}

static void
cf_layer_class_init (CfLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_layer_finalize;

  /**
   * CfLayer::changed:
   * @self: the layer
   * @old: (nullable): what was there
   * @new: (nullable): what is there now
   */
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, CF_TYPE_RECORD, CF_TYPE_RECORD);
}

static void
cf_layer_init (CfLayer *self)
{
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->annotations = g_ptr_array_new ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->state = cf_state_new (CF_STATUS_IN_PROGRESS);
  cf_record_seal (CF_RECORD (self->state));
}

/**
 * cf_layer_new:
 * @annotator: whose layer it is
 *
 * Returns: (transfer full): an empty layer, in progress
 */
CfLayer *
cf_layer_new (const CfAnnotator *annotator)
{
  CfLayer *self = g_object_new (CF_TYPE_LAYER, NULL);

  self->annotator = cf_annotator_copy (annotator);
  return self;
}

const CfAnnotator *
cf_layer_get_annotator (CfLayer *self)
{
  return self->annotator;
}

const CfLayerHead *
cf_layer_get_head (CfLayer *self)
{
  return &self->head;
}

void
cf_layer_set_head (CfLayer *self, const CfLayerHead *head)
{
  CfLayerHead copy;

  cf_layer_head_copy (&copy, head);
  cf_layer_head_clear (&self->head);
  self->head = copy;
}

CfState *
cf_layer_get_state (CfLayer *self)
{
  return self->state;
}

/**
 * cf_layer_pair_article:
 * @self: a layer of an article
 * @article: the article
 *
 * What the annotator says of its pairs holds wherever this layer is looked at, and nowhere else.
 *
 * Returns: (transfer full): the article with the pairs that hold for the layer
 */
CfArticle *
cf_layer_pair_article (CfLayer *self, CfArticle *article)
{
  return cf_article_pair (article, cf_state_get_pairs (self->state));
}

/**
 * cf_layer_get_record:
 * @self: a layer
 * @id: an id
 *
 * Returns: (transfer none) (nullable): what is there under that id, living or a tombstone
 */
CfRecord *
cf_layer_get_record (CfLayer *self, const char *id)
{
  return g_hash_table_lookup (self->records, id);
}

CfAnnotation *
cf_layer_get_annotation (CfLayer *self, const char *id)
{
  CfRecord *record = cf_layer_get_record (self, id);

  return CF_IS_ANNOTATION (record) ? CF_ANNOTATION (record) : NULL;
}

CfAnnotation *
cf_layer_get_nth (CfLayer *self, guint position)
{
  return position < self->annotations->len ? g_ptr_array_index (self->annotations, position) : NULL;
}

/**
 * cf_layer_get_article_annotation:
 * @self: a layer
 *
 * Returns: (transfer none) (nullable): the first annotation that speaks of the article as a whole
 */
CfAnnotation *
cf_layer_get_article_annotation (CfLayer *self)
{
  CfAnnotation *first = cf_layer_get_nth (self, 0);

  return first != NULL && cf_annotation_has_article_scope (first) ? first : NULL;
}

/* Where @annotation is in the list, or would be. */
static guint
find_place (CfLayer *self, CfAnnotation *annotation)
{
  guint low = 0, high = self->annotations->len;

  /* Files are in order: what is read next mostly comes last. */
  if (high > 0 &&
      cf_annotation_compare (g_ptr_array_index (self->annotations, high - 1), annotation) < 0)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cf_annotation_compare (g_ptr_array_index (self->annotations, middle), annotation) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * cf_layer_find:
 * @self: a layer
 * @annotation: one of its annotations, or an earlier version of one
 * @position: (out) (optional): its place in the list
 *
 * Returns: whether an annotation of that id is there
 */
gboolean
cf_layer_find (CfLayer *self, CfAnnotation *annotation, guint *position)
{
  CfAnnotation *current = cf_layer_get_annotation (self, cf_record_get_id (CF_RECORD (annotation)));

  if (current == NULL)
    return FALSE;
  if (position != NULL)
    *position = find_place (self, current);
  return TRUE;
}

/**
 * cf_layer_find_from:
 * @self: a layer
 * @offset: a code point of the article
 *
 * Returns: the place in the list of the first annotation of spans that begins there or further on; their
 *   number if there is none
 */
guint
cf_layer_find_from (CfLayer *self, guint offset)
{
  guint low = 0, high = self->annotations->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      CfAnnotation *annotation = g_ptr_array_index (self->annotations, middle);

      if (cf_annotation_has_article_scope (annotation) ||
          cf_annotation_get_extent (annotation).start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * cf_layer_get_counts:
 * @self: a layer
 *
 * Returns: (transfer none) (element-type utf8 guint): how many annotations of spans each code has
 */
GHashTable *
cf_layer_get_counts (CfLayer *self)
{
  return self->counts;
}

guint
cf_layer_get_n_annotations (CfLayer *self)
{
  return self->annotations->len;
}

/**
 * cf_layer_get_records:
 * @self: a layer
 *
 * Returns: (transfer none) (element-type utf8 CfRecord): by id, all records but the state, tombstones too
 */
GHashTable *
cf_layer_get_records (CfLayer *self)
{
  return self->records;
}

/**
 * cf_layer_list_records:
 * @self: a layer
 *
 * Returns: (transfer full) (element-type CfRecord): all records, tombstones too, in no order
 */
GPtrArray *
cf_layer_list_records (CfLayer *self)
{
  GPtrArray *records = g_ptr_array_new_full (g_hash_table_size (self->records), g_object_unref);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (records, g_object_ref (record));
  return records;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (cf_record_get_id (*(CfRecord *const *) a),
                    cf_record_get_id (*(CfRecord *const *) b));
}

/**
 * cf_layer_list_relations:
 * @self: a layer
 *
 * Returns: (transfer full) (element-type CfRelation): its relations, by id
 */
GPtrArray *
cf_layer_list_relations (CfLayer *self)
{
  GPtrArray *relations = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (CF_IS_RELATION (record))
      g_ptr_array_add (relations, g_object_ref (record));
  g_ptr_array_sort (relations, compare_ids);
  return relations;
}

static void
count (CfLayer *self, CfAnnotation *annotation, gboolean is_new)
{
  const char *code = cf_record_get_code (CF_RECORD (annotation));
  guint n;

  if (code == NULL || cf_annotation_has_article_scope (annotation))
    return;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, code));
  n = is_new ? n + 1 : n - 1;
  if (n > 0)
    g_hash_table_replace (self->counts, g_strdup (code), GUINT_TO_POINTER (n));
  else
    g_hash_table_remove (self->counts, code);
}

/* Takes the annotation out of the list; returns its place, or -1. */
static int
unlist (CfLayer *self, CfRecord *record)
{
  guint position;

  if (!CF_IS_ANNOTATION (record))
    return -1;
  position = find_place (self, CF_ANNOTATION (record));
  g_ptr_array_remove_index (self->annotations, position);
  count (self, CF_ANNOTATION (record), FALSE);
  return (int) position;
}

static int
enlist (CfLayer *self, CfRecord *record)
{
  guint position;

  if (!CF_IS_ANNOTATION (record))
    return -1;
  position = find_place (self, CF_ANNOTATION (record));
  g_ptr_array_insert (self->annotations, (int) position, record);
  count (self, CF_ANNOTATION (record), TRUE);
  return (int) position;
}

static void
emit_items_changed (CfLayer *self, int removed_at, int added_at)
{
  GListModel *model = G_LIST_MODEL (self);

  if (removed_at == added_at && added_at >= 0)
    {
      g_list_model_items_changed (model, (guint) added_at, 1, 1);
      return;
    }
  /* The list is already as it will be: one emission that spans both places is true to it. */
  if (removed_at >= 0 && added_at >= 0)
    {
      guint first = (guint) MIN (removed_at, added_at);
      guint n = (guint) ABS (removed_at - added_at) + 1;

      g_list_model_items_changed (model, first, n, n);
      return;
    }
  if (removed_at >= 0)
    g_list_model_items_changed (model, (guint) removed_at, 1, 0);
  if (added_at >= 0)
    g_list_model_items_changed (model, (guint) added_at, 0, 1);
}

static void
put_state (CfLayer *self, CfState *state)
{
  g_autoptr (CfState) old = self->state;

  self->state = g_object_ref (state);
  g_signal_emit (self, signals[CHANGED], 0, old, state);
}

/**
 * cf_layer_put:
 * @self: a layer
 * @record: an annotation, relation, tombstone or state; it is sealed
 *
 * Puts it in the place of what is there under its id.
 */
void
cf_layer_put (CfLayer *self, CfRecord *record)
{
  const char *id = cf_record_get_id (record);
  g_autoptr (CfRecord) old = NULL;
  int removed_at, added_at;

  cf_record_seal (record);
  if (CF_IS_STATE (record))
    {
      put_state (self, CF_STATE (record));
      return;
    }
  g_return_if_fail (id != NULL);
  old = g_hash_table_lookup (self->records, id);
  if (old != NULL)
    g_object_ref (old);
  removed_at = unlist (self, old);
  g_hash_table_replace (self->records, (gpointer) id, g_object_ref (record));
  added_at = enlist (self, record);
  emit_items_changed (self, removed_at, added_at);
  g_signal_emit (self, signals[CHANGED], 0, old, record);
}

/**
 * cf_layer_remove:
 * @self: a layer
 * @id: an id
 *
 * Takes out what is there, without a trace: for what has never reached the disk.
 */
void
cf_layer_remove (CfLayer *self, const char *id)
{
  g_autoptr (CfRecord) old = g_hash_table_lookup (self->records, id);
  int removed_at;

  if (old == NULL)
    return;
  g_object_ref (old);
  removed_at = unlist (self, old);
  g_hash_table_remove (self->records, cf_record_get_id (old));
  emit_items_changed (self, removed_at, -1);
  g_signal_emit (self, signals[CHANGED], 0, old, NULL);
}
