/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be undone and redone, across articles.
 *
 * Two stacks. A new step clears what could be redone. Steps with the same key within a second, such as
 * an end that is moved by holding a key, become one.
 *
 * #CfHistory::changed tells that there is something else to undo or redo. */

#include "config.h"

#include "cf-history.h"

#define MERGE_WITHIN_US G_USEC_PER_SEC

struct _CfHistory
{
  GObject parent_instance;

  GPtrArray *done;   /* of CfStep */
  GPtrArray *undone; /* of CfStep */
  char *last_key;
  gint64 last_us;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfHistory, cf_history, G_TYPE_OBJECT)

static void
cf_history_finalize (GObject *object)
{
  CfHistory *self = CF_HISTORY (object);

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_free (self->last_key);
  G_OBJECT_CLASS (cf_history_parent_class)->finalize (object);
}

static void
cf_history_class_init (CfHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_history_finalize;

  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cf_history_init (CfHistory *self)
{
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_step_free);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_step_free);
}

CfHistory *
cf_history_new (void)
{
  return g_object_new (CF_TYPE_HISTORY, NULL);
}

static CfStep *
last (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

/* Both steps change one record, the same: then the earlier one ends where the later one does. */
static gboolean
merge_into_last (CfHistory *self, CfStep *step, const char *key, gint64 now)
{
  CfStep *before = last (self->done);
  CfChange *earlier, *later;

  if (key == NULL || before == NULL || g_strcmp0 (self->last_key, key) != 0 ||
      now - self->last_us > MERGE_WITHIN_US || before->changes->len != 1 || step->changes->len != 1)
    return FALSE;
  earlier = g_ptr_array_index (before->changes, 0);
  later = g_ptr_array_index (step->changes, 0);
  if (earlier->document != later->document || g_strcmp0 (earlier->id, later->id) != 0)
    return FALSE;
  g_set_object (&earlier->after, later->after);
  return TRUE;
}

/**
 * cf_history_do:
 * @self: a history
 * @step: (transfer full): what to do
 * @merge_key: (nullable): steps of one key that follow within a second become one
 *
 * Does it, so that it can be undone.
 */
void
cf_history_do (CfHistory *self, CfStep *step, const char *merge_key)
{
  gint64 now = g_get_monotonic_time ();

  cf_step_apply (step, TRUE);
  g_ptr_array_set_size (self->undone, 0);
  if (merge_into_last (self, step, merge_key, now))
    cf_step_free (step);
  else
    g_ptr_array_add (self->done, step);
  g_free (self->last_key);
  self->last_key = g_strdup (merge_key);
  self->last_us = now;
  g_signal_emit (self, signals[CHANGED], 0);
}

static const CfStep *
move_last (CfHistory *self, GPtrArray *from, GPtrArray *to, gboolean forward)
{
  CfStep *step;

  if (from->len == 0)
    return NULL;
  step = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, step);
  g_clear_pointer (&self->last_key, g_free);
  cf_step_apply (step, forward);
  g_signal_emit (self, signals[CHANGED], 0);
  return step;
}

/**
 * cf_history_undo:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the step that was undone
 */
const CfStep *
cf_history_undo (CfHistory *self)
{
  return move_last (self, self->done, self->undone, FALSE);
}

/**
 * cf_history_redo:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the step that was done again
 */
const CfStep *
cf_history_redo (CfHistory *self)
{
  return move_last (self, self->undone, self->done, TRUE);
}

/**
 * cf_history_clear:
 * @self: a history
 *
 * What was done before cannot be undone any more.
 */
void
cf_history_clear (CfHistory *self)
{
  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
  g_clear_pointer (&self->last_key, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

const CfStep *
cf_history_peek_undo (CfHistory *self)
{
  return last (self->done);
}

const CfStep *
cf_history_peek_redo (CfHistory *self)
{
  return last (self->undone);
}

/* What @change left, as it is now; %NULL if that is no annotation of spans. */
static CfAnnotation *
get_left (const CfChange *change)
{
  CfAnnotation *now;

  if (change->id == NULL || !CF_IS_ANNOTATION (change->after))
    return NULL;
  now = cf_layer_get_annotation (cf_document_get_layer (change->document), change->id);
  return now != NULL && !cf_annotation_has_article_scope (now) ? now : NULL;
}

/**
 * cf_history_find_last_annotation:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the annotation, in any article, that was made or changed last and is
 *   still there
 */
CfAnnotation *
cf_history_find_last_annotation (CfHistory *self)
{
  for (guint i = self->done->len; i > 0; i--)
    {
      const CfStep *step = g_ptr_array_index (self->done, i - 1);

      for (guint j = step->changes->len; j > 0; j--)
        {
          CfAnnotation *left = get_left (g_ptr_array_index (step->changes, j - 1));

          if (left != NULL)
            return left;
        }
    }
  return NULL;
}
