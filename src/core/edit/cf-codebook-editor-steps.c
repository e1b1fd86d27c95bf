/* SPDX-License-Identifier: GPL-3.0-or-later
 * Steps of the editor of codebooks, done, undone and done again. */

#include "config.h"

#include "cf-codebook-editor-private.h"

#define MERGE_WITHIN_US G_USEC_PER_SEC

static void
change_free (gpointer data)
{
  CfCodebookChange *change = data;

  g_free (change->place);
  g_free (change->id);
  g_clear_pointer (&change->before, json_object_unref);
  g_clear_pointer (&change->after, json_object_unref);
  g_clear_pointer (&change->ids_before, g_ptr_array_unref);
  g_clear_pointer (&change->ids_after, g_ptr_array_unref);
  g_free (change);
}

void
cf_codebook_step_free (CfCodebookStep *step)
{
  g_free (step->label);
  g_free (step->merge_key);
  g_ptr_array_unref (step->changes);
  g_free (step);
}

/**
 * cf_codebook_editor_begin:
 * @self: an editor
 * @label: what is done, for people
 * @merge_key: (nullable): steps of one key within a second, such as the letters of a word, become one
 */
void
cf_codebook_editor_begin (CfCodebookEditor *self, const char *label, const char *merge_key)
{
  g_return_if_fail (self->step == NULL);

  self->step = g_new0 (CfCodebookStep, 1);
  self->step->label = g_strdup (label);
  self->step->merge_key = g_strdup (merge_key);
  self->step->time_us = g_get_monotonic_time ();
  self->step->changes = g_ptr_array_new_with_free_func (change_free);
}

static CfCodebookChange *
find_change (CfCodebookStep *step, const char *place, const char *id)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      CfCodebookChange *change = g_ptr_array_index (step->changes, i);

      if (g_str_equal (change->place, place) && g_strcmp0 (change->id, id) == 0)
        return change;
    }
  return NULL;
}

static CfCodebookChange *
ensure_change (CfCodebookStep *step, const char *place, const char *id, gboolean *is_new)
{
  CfCodebookChange *change = find_change (step, place, id);

  *is_new = change == NULL;
  if (change != NULL)
    return change;
  change = g_new0 (CfCodebookChange, 1);
  change->place = g_strdup (place);
  change->id = g_strdup (id);
  g_ptr_array_add (step->changes, change);
  return change;
}

static JsonObject *
ref_or_null (JsonObject *object)
{
  return object != NULL ? json_object_ref (object) : NULL;
}

static void
note_order (CfCodebookEditor *self, const char *place, CfCodebookTable *table)
{
  gboolean is_new;
  CfCodebookChange *change = ensure_change (self->step, place, NULL, &is_new);

  if (is_new)
    change->ids_before = cf_codebook_table_dup_ids (table);
}

/**
 * cf_codebook_editor_put:
 * @self: an editor, in a step
 * @place: a place
 * @id: an id
 * @content: (nullable): what is to be said of it; %NULL takes it away
 */
void
cf_codebook_editor_put (CfCodebookEditor *self,
                        const char *place,
                        const char *id,
                        JsonObject *content)
{
  CfCodebookTable *table = cf_codebook_editor_ensure_table (self, place);
  JsonObject *before = cf_codebook_table_get (table, id);
  gboolean is_new;
  CfCodebookChange *change;

  g_return_if_fail (self->step != NULL);

  if ((before == NULL) != (content == NULL))
    note_order (self, place, table);
  change = ensure_change (self->step, place, id, &is_new);
  if (is_new)
    change->before = ref_or_null (before);
  g_clear_pointer (&change->after, json_object_unref);
  change->after = ref_or_null (content);
  cf_codebook_table_set (table, id, content);
}

/**
 * cf_codebook_editor_move:
 * @self: an editor, in a step
 * @place: a place
 * @id: the id of an entry there
 * @position: where it is to stand then, from 0
 */
void
cf_codebook_editor_move (CfCodebookEditor *self, const char *place, const char *id, guint position)
{
  CfCodebookTable *table = cf_codebook_editor_ensure_table (self, place);

  g_return_if_fail (self->step != NULL);

  note_order (self, place, table);
  cf_codebook_table_move (table, id, position);
}

static char *
make_settled_key (const char *place, const char *id)
{
  return g_strdup_printf ("%s\n%s", place, id);
}

/**
 * cf_codebook_editor_settle:
 * @self: an editor, in a step
 * @place: a place
 * @id: an entry there of which there are several versions
 * @content: (nullable): what is to be said of it in the place of all of them; %NULL takes it away
 */
void
cf_codebook_editor_settle (CfCodebookEditor *self,
                           const char *place,
                           const char *id,
                           JsonObject *content)
{
  cf_codebook_editor_put (self, place, id, content);
  find_change (self->step, place, id)->settles = TRUE;
  g_hash_table_add (self->settled, make_settled_key (place, id));
}

static void
apply_settling (CfCodebookEditor *self, CfCodebookChange *change, gboolean forward)
{
  g_autofree char *key = make_settled_key (change->place, change->id);

  if (forward)
    g_hash_table_add (self->settled, g_steal_pointer (&key));
  else
    g_hash_table_remove (self->settled, key);
}

static void
finish_orders (CfCodebookEditor *self)
{
  for (guint i = 0; i < self->step->changes->len; i++)
    {
      CfCodebookChange *change = g_ptr_array_index (self->step->changes, i);

      if (change->id == NULL)
        change->ids_after =
          cf_codebook_table_dup_ids (cf_codebook_editor_ensure_table (self, change->place));
    }
}

/* Whether the step goes on where the last one ended, and becomes a part of it. */
static gboolean
join_last (CfCodebookEditor *self)
{
  CfCodebookStep *last =
    self->done->len > 0 ? g_ptr_array_index (self->done, self->done->len - 1) : NULL;

  if (last == NULL || self->undone->len > 0 || self->step->merge_key == NULL ||
      g_strcmp0 (last->merge_key, self->step->merge_key) != 0 ||
      self->step->time_us - last->time_us > MERGE_WITHIN_US)
    return FALSE;
  for (guint i = 0; i < self->step->changes->len; i++)
    if (find_change (last, ((CfCodebookChange *) g_ptr_array_index (self->step->changes, i))->place,
                     ((CfCodebookChange *) g_ptr_array_index (self->step->changes, i))->id) == NULL)
      return FALSE;
  for (guint i = 0; i < self->step->changes->len; i++)
    {
      CfCodebookChange *change = g_ptr_array_index (self->step->changes, i);
      CfCodebookChange *first = find_change (last, change->place, change->id);

      g_clear_pointer (&first->after, json_object_unref);
      g_clear_pointer (&first->ids_after, g_ptr_array_unref);
      first->after = g_steal_pointer (&change->after);
      first->ids_after = g_steal_pointer (&change->ids_after);
    }
  last->time_us = self->step->time_us;
  return TRUE;
}

/**
 * cf_codebook_editor_end:
 * @self: an editor, in a step
 *
 * Returns: whether the step did anything; else there is nothing to undo
 */
gboolean
cf_codebook_editor_end (CfCodebookEditor *self)
{
  gboolean any;

  g_return_val_if_fail (self->step != NULL, FALSE);

  any = self->step->changes->len > 0;
  finish_orders (self);
  if (any && !join_last (self))
    {
      g_ptr_array_set_size (self->undone, 0);
      g_ptr_array_add (self->done, g_steal_pointer (&self->step));
    }
  g_clear_pointer (&self->step, cf_codebook_step_free);
  if (any)
    cf_codebook_editor_tell (self);
  return any;
}

static const char *
peek (GPtrArray *steps)
{
  return steps->len > 0 ? ((CfCodebookStep *) g_ptr_array_index (steps, steps->len - 1))->label
                        : NULL;
}

const char *
cf_codebook_editor_peek_undo (CfCodebookEditor *self)
{
  return peek (self->done);
}

const char *
cf_codebook_editor_peek_redo (CfCodebookEditor *self)
{
  return peek (self->undone);
}

/* Entries first, then orders: those name entries. */
static void
apply (CfCodebookEditor *self, CfCodebookStep *step, gboolean forward)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      CfCodebookChange *change = g_ptr_array_index (step->changes, i);

      if (change->id != NULL)
        cf_codebook_table_set (cf_codebook_editor_ensure_table (self, change->place), change->id,
                               forward ? change->after : change->before);
      if (change->settles)
        apply_settling (self, change, forward);
    }
  for (guint i = 0; i < step->changes->len; i++)
    {
      CfCodebookChange *change = g_ptr_array_index (step->changes, i);

      if (change->id == NULL)
        cf_codebook_table_order (cf_codebook_editor_ensure_table (self, change->place),
                                 forward ? change->ids_after : change->ids_before);
    }
}

static gboolean
turn (CfCodebookEditor *self, GPtrArray *from, GPtrArray *to, gboolean forward)
{
  CfCodebookStep *step;

  if (from->len == 0)
    return FALSE;
  step = g_ptr_array_steal_index (from, from->len - 1);
  apply (self, step, forward);
  g_ptr_array_add (to, step);
  cf_codebook_editor_tell (self);
  return TRUE;
}

/**
 * cf_codebook_editor_undo:
 * @self: an editor
 *
 * Returns: whether there was anything to undo
 */
gboolean
cf_codebook_editor_undo (CfCodebookEditor *self)
{
  return turn (self, self->done, self->undone, FALSE);
}

gboolean
cf_codebook_editor_redo (CfCodebookEditor *self)
{
  return turn (self, self->undone, self->done, TRUE);
}
