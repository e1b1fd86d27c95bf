/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layers that an article has besides one's own: to be read, never to be changed.
 *
 * Whose layers there are is known from the folder, as far as cf-layer-access lets it be known; what is in them is read
 * only of those that are to be shown. Reading is done in a thread, again whenever a file has changed. git and sync
 * programs take a file away and write it anew: what is absent or half is looked at again, and what was read of it
 * before stays, whatever comes of that. What stays absent, and whose owner has another file now, was renamed.
 *
 * #CfOtherLayers::changed tells that there are others, or other things in them, or that others are shown. */

#include "config.h"

#include "cf-other-layers.h"

#include "cf-layer-access.h"
#include "cf-other-reading.h"

#include <glib/gi18n.h>

#define REREAD_AFTER_MS 250
/* The article is to be seen first. */
#define READ_AFTER_MS 150
#define REREAD_TIMES 8

struct _CfOtherLayers
{
  GObject parent_instance;

  CfDocument *document; /* NULL for none */
  CfLayerChoice *choice;
  GPtrArray *layers;  /* of CfOtherLayer, by name */
  GHashTable *hidden; /* of char *: short names of those that were shown before all were hidden */
  GCancellable *reading;
  gboolean again; /* something has changed while it is being read */
  guint reread_source;
  guint n_rereads;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfOtherLayers, cf_other_layers, G_TYPE_OBJECT)

static void
stop (CfOtherLayers *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->reread_source, g_source_remove);
  self->again = FALSE;
  self->n_rereads = 0;
}

static void
cf_other_layers_dispose (GObject *object)
{
  CfOtherLayers *self = CF_OTHER_LAYERS (object);

  cf_other_layers_set_document (self, NULL);
  g_clear_pointer (&self->choice, cf_layer_choice_free);
  G_OBJECT_CLASS (cf_other_layers_parent_class)->dispose (object);
}

static void
cf_other_layers_finalize (GObject *object)
{
  g_ptr_array_unref (CF_OTHER_LAYERS (object)->layers);
  g_hash_table_unref (CF_OTHER_LAYERS (object)->hidden);
  G_OBJECT_CLASS (cf_other_layers_parent_class)->finalize (object);
}

static void
cf_other_layers_class_init (CfOtherLayersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_other_layers_dispose;
  G_OBJECT_CLASS (klass)->finalize = cf_other_layers_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_OTHER_LAYERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_other_layers_init (CfOtherLayers *self)
{
  self->choice = cf_layer_choice_new ();
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_other_layer_free);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

CfOtherLayers *
cf_other_layers_new (void)
{
  return g_object_new (CF_TYPE_OTHER_LAYERS, NULL);
}

static CfOtherLayer *
find_by_path (GPtrArray *layers, const char *path)
{
  for (guint i = 0; i < layers->len; i++)
    {
      CfOtherLayer *other = g_ptr_array_index (layers, i);

      if (g_str_equal (other->path, path))
        return other;
    }
  return NULL;
}

/* Whether whoever made @gone has another file among those that are there. */
static gboolean
was_renamed (CfOtherLayers *self, const CfOtherLayer *gone, GHashTable *present)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const CfOtherLayer *other = g_ptr_array_index (self->layers, i);

      if (g_hash_table_contains (present, other->path) &&
          cf_annotator_is_same (gone->owner, other->owner))
        return TRUE;
    }
  return FALSE;
}

/* What is hidden from now on goes at once. What is not there any more stays as it was read. */
static void
drop_gone (CfOtherLayers *self, GHashTable *present)
{
  CfProject *project = cf_document_get_project (self->document);

  for (guint i = self->layers->len; i > 0; i--)
    {
      CfOtherLayer *other = g_ptr_array_index (self->layers, i - 1);

      if (g_hash_table_contains (present, other->path))
        continue;
      if (!cf_project_may_read_sidecar (project, other->path) || was_renamed (self, other, present))
        {
          g_ptr_array_remove_index (self->layers, i - 1);
          continue;
        }
      g_free (other->problem);
      other->problem = g_strdup (_ ("Its file is not there at the moment"));
    }
}

static void
take (CfOtherLayers *self, CfOtherLayer *read)
{
  CfOtherLayer *other = find_by_path (self->layers, read->path);

  if (other == NULL)
    {
      const char *top = cf_project_get_top (cf_document_get_project (self->document));

      read->shown = cf_layer_choice_get (self->choice, top, read->name);
      g_ptr_array_add (self->layers, read);
    }
  else if (read->owner == NULL && read->problem == NULL) /* unchanged */
    cf_other_layer_free (read);
  else
    cf_other_layer_take (other, read);
}

static void read_again (CfOtherLayers *self);

static gboolean
on_reread_due (gpointer data)
{
  CfOtherLayers *self = data;

  self->reread_source = 0;
  read_again (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_files (CfOtherLayers *self)
{
  if (self->n_rereads++ < REREAD_TIMES && self->reread_source == 0)
    self->reread_source = g_timeout_add (REREAD_AFTER_MS, on_reread_due, self);
}

static gboolean
has_problem (CfOtherLayers *self)
{
  for (guint i = 0; i < self->layers->len; i++)
    if (((const CfOtherLayer *) g_ptr_array_index (self->layers, i))->problem != NULL)
      return TRUE;
  return FALSE;
}

static void
take_all (CfOtherLayers *self, GPtrArray *read)
{
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (read->len > 0)
    {
      CfOtherLayer *one = g_ptr_array_steal_index (read, 0);

      g_hash_table_add (present, g_strdup (one->path));
      take (self, one);
    }
  drop_gone (self, present);
  g_ptr_array_sort (self->layers, cf_other_layer_compare_names);
  if (has_problem (self))
    wait_for_files (self);
  else
    self->n_rereads = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfOtherLayers *self = CF_OTHER_LAYERS (source);
  g_autoptr (GPtrArray) read = cf_other_reading_finish (result);

  if (read == NULL) /* it was stopped, and another may have begun */
    return;
  g_clear_object (&self->reading);
  if (self->document == NULL)
    return;
  take_all (self, read);
  if (self->again)
    {
      self->again = FALSE;
      read_again (self);
    }
}

/* What need not be read again while its file is the same. */
static void
add_known (CfOtherLayers *self, CfOtherReading *reading)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const CfOtherLayer *other = g_ptr_array_index (self->layers, i);

      if (other->problem == NULL && (other->layer != NULL || !other->shown))
        cf_other_reading_add_known (reading, other->path, &other->stamp);
    }
}

static void
read_again (CfOtherLayers *self)
{
  CfOtherReading *reading;

  if (self->document == NULL)
    return;
  if (self->reading != NULL)
    {
      self->again = TRUE;
      return;
    }
  self->reading = g_cancellable_new ();
  reading = cf_other_reading_new (self->document, self->choice);
  add_known (self, reading);
  cf_other_reading_start (reading, G_OBJECT (self), self->reading, on_read);
}

/**
 * cf_other_layers_refresh:
 * @self: layers
 *
 * Looks whether there are others now, whether more or fewer of them may be read, and whether their files have changed.
 */
void
cf_other_layers_refresh (CfOtherLayers *self)
{
  self->n_rereads = 0;
  read_again (self);
}

/* After the text has changed too: places are of the one before. */
static void
begin_anew (CfOtherLayers *self)
{
  stop (self);
  g_ptr_array_set_size (self->layers, 0);
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->document != NULL)
    self->reread_source = g_timeout_add (READ_AFTER_MS, on_reread_due, self);
}

/**
 * cf_other_layers_set_document:
 * @self: layers
 * @document: (nullable): the article whose layers are wanted from now on
 */
void
cf_other_layers_set_document (CfOtherLayers *self, CfDocument *document)
{
  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_swapped (document, "article-changed", G_CALLBACK (begin_anew), self);
  begin_anew (self);
}

gboolean
cf_other_layers_is_reading (CfOtherLayers *self)
{
  return self->reading != NULL || self->reread_source != 0;
}

guint
cf_other_layers_get_n (CfOtherLayers *self)
{
  return self->layers->len;
}

/**
 * cf_other_layers_get_nth:
 * @self: layers
 * @position: which of them, by their short names
 *
 * Returns: (transfer none): it, until #CfOtherLayers::changed
 */
const CfOtherLayer *
cf_other_layers_get_nth (CfOtherLayers *self, guint position)
{
  return g_ptr_array_index (self->layers, position);
}

/**
 * cf_other_layers_find:
 * @self: layers
 * @name: a short name
 *
 * Returns: (transfer none) (nullable): the layer of that annotator, if it is shown
 */
const CfOtherLayer *
cf_other_layers_find (CfOtherLayers *self, const char *name)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const CfOtherLayer *other = g_ptr_array_index (self->layers, i);

      if (cf_other_layer_is_seen (other) && g_str_equal (other->name, name))
        return other;
    }
  return NULL;
}

/**
 * cf_other_layers_find_owner:
 * @self: layers
 * @annotation: an annotation
 *
 * Returns: (transfer none) (nullable): the layer that is shown and has it
 */
const CfOtherLayer *
cf_other_layers_find_owner (CfOtherLayers *self, CfAnnotation *annotation)
{
  const char *id = cf_record_get_id (CF_RECORD (annotation));

  for (guint i = 0; i < self->layers->len; i++)
    {
      const CfOtherLayer *other = g_ptr_array_index (self->layers, i);

      if (cf_other_layer_is_seen (other) &&
          cf_layer_get_annotation (other->layer, id) == annotation)
        return other;
    }
  return NULL;
}

static void
choose (CfOtherLayers *self, CfOtherLayer *other, gboolean shown)
{
  const char *top = cf_project_get_top (cf_document_get_project (self->document));
  g_autoptr (GError) error = NULL;

  other->shown = shown;
  if (!cf_layer_choice_set (self->choice, top, other->name, shown, &error))
    g_message ("Which layers are shown is not remembered: %s", error->message);
}

/**
 * cf_other_layers_set_shown:
 * @self: layers
 * @name: the short name of one of them
 * @shown: whether that annotator's layers are to be seen, in this project
 *
 * That is remembered.
 */
void
cf_other_layers_set_shown (CfOtherLayers *self, const char *name, gboolean shown)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      CfOtherLayer *other = g_ptr_array_index (self->layers, i);

      if (g_str_equal (other->name, name))
        choose (self, other, shown);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  if (shown)
    cf_other_layers_refresh (self);
}

static gboolean
is_any_shown (CfOtherLayers *self)
{
  for (guint i = 0; i < self->layers->len; i++)
    if (((const CfOtherLayer *) g_ptr_array_index (self->layers, i))->shown)
      return TRUE;
  return FALSE;
}

static void
hide_all (CfOtherLayers *self)
{
  g_hash_table_remove_all (self->hidden);
  for (guint i = 0; i < self->layers->len; i++)
    {
      CfOtherLayer *other = g_ptr_array_index (self->layers, i);

      if (!other->shown)
        continue;
      g_hash_table_add (self->hidden, g_strdup (other->name));
      choose (self, other, FALSE);
    }
}

static gboolean
show_hidden (CfOtherLayers *self, gboolean all)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->layers->len; i++)
    {
      CfOtherLayer *other = g_ptr_array_index (self->layers, i);

      if (!all && !g_hash_table_contains (self->hidden, other->name))
        continue;
      choose (self, other, TRUE);
      any = TRUE;
    }
  return any;
}

/**
 * cf_other_layers_toggle:
 * @self: layers
 *
 * Hides those that are shown; where none is, shows those that were hidden so, else all.
 *
 * Returns: whether any is shown now
 */
gboolean
cf_other_layers_toggle (CfOtherLayers *self)
{
  gboolean shown = FALSE;

  if (is_any_shown (self))
    hide_all (self);
  else
    shown = show_hidden (self, FALSE) || show_hidden (self, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
  if (shown)
    cf_other_layers_refresh (self);
  return shown;
}

/**
 * cf_other_layers_query:
 * @self: layers
 * @span: a stretch of the text
 * @found: (element-type CfOthersPart): emptied, then filled with the parts of those that are shown that overlap it
 */
void
cf_other_layers_query (CfOtherLayers *self, CfSpan span, GArray *found)
{
  g_array_set_size (found, 0);
  for (guint i = 0; i < self->layers->len; i++)
    cf_other_layer_add_parts (g_ptr_array_index (self->layers, i), span, found);
}
