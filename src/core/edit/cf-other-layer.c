/* SPDX-License-Identifier: GPL-3.0-or-later
 * Somebody else's layer of an article, to be read. */

#include "config.h"

#include "cf-other-layer.h"

#include "cf-sidecar-store.h"

#include <glib/gi18n.h>

#include <string.h>

/**
 * cf_other_layer_new:
 * @path: a sidecar
 * @name: its annotator's short name
 *
 * Returns: (transfer full): it, of which nothing has been read
 */
CfOtherLayer *
cf_other_layer_new (const char *path, const char *name)
{
  CfOtherLayer *other = g_new0 (CfOtherLayer, 1);

  other->path = g_strdup (path);
  other->name = g_strdup (name);
  return other;
}

void
cf_other_layer_free (CfOtherLayer *other)
{
  g_free (other->path);
  g_free (other->name);
  g_clear_pointer (&other->owner, cf_annotator_free);
  g_clear_object (&other->layer);
  g_clear_pointer (&other->placements, cf_placements_free);
  g_free (other->problem);
  g_free (other);
}

/* A file that cannot be read, or of which only a backup could be, says nothing. */
static CfSidecarStore *
peek (CfOtherLayer *other, GError **error)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfSidecarStore) store = cf_sidecar_store_peek (other->path, problems, error);

  if (store == NULL || cf_sidecar_store_get_owner (store) != NULL)
    return g_steal_pointer (&store);
  if (!cf_sidecar_store_exists (store))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("Its file is not there"));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                 problems->len > 0 ? ((CfProblem *) g_ptr_array_index (problems, 0))->text
                                   : _ ("Its file cannot be read"));
  return NULL;
}

/**
 * cf_other_layer_read:
 * @other: a layer of which nothing has been read
 * @text: (nullable): the article's text, if its annotations are wanted; %NULL for whose it is
 *
 * Reads its file as it is now. It waits for the disk: in a thread. Where that cannot be, the problem is set.
 */
void
cf_other_layer_read (CfOtherLayer *other, CfText *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfSidecarStore) store = NULL;

  cf_file_get_stamp (other->path, &other->stamp);
  if (text == NULL)
    {
      if (!cf_sidecar_read_head (other->path, &other->owner, NULL))
        other->problem = g_strdup (_ ("Its file cannot be read"));
      return;
    }
  store = peek (other, &error);
  if (store == NULL)
    {
      other->problem = g_strdup (error->message);
      return;
    }
  other->owner = cf_annotator_copy (cf_sidecar_store_get_owner (store));
  other->layer = cf_sidecar_store_peek_layer (store);
  other->placements = cf_placements_new ();
  cf_placements_fill (other->placements, text, other->layer);
}

/**
 * cf_other_layer_take:
 * @other: a layer
 * @read: (transfer full): the same one, as it was read just now
 *
 * What could be read takes the place of what was known; what could not leaves that, with the problem.
 */
void
cf_other_layer_take (CfOtherLayer *other, CfOtherLayer *read)
{
  g_free (other->problem);
  other->problem = g_steal_pointer (&read->problem);
  other->stamp = read->stamp;
  if (read->owner != NULL)
    {
      g_clear_pointer (&other->owner, cf_annotator_free);
      other->owner = g_steal_pointer (&read->owner);
    }
  if (read->layer != NULL)
    {
      g_set_object (&other->layer, read->layer);
      g_clear_pointer (&other->placements, cf_placements_free);
      other->placements = g_steal_pointer (&read->placements);
    }
  cf_other_layer_free (read);
}

/**
 * cf_other_layer_is_seen:
 * @other: a layer
 *
 * Returns: whether it is to be shown and has been read
 */
gboolean
cf_other_layer_is_seen (const CfOtherLayer *other)
{
  return other->shown && other->layer != NULL;
}

/**
 * cf_other_layer_add_parts:
 * @other: a layer
 * @span: a stretch of the text
 * @found: (element-type CfOthersPart): gets the parts of its annotations that overlap it, if it is seen
 */
void
cf_other_layer_add_parts (const CfOtherLayer *other, CfSpan span, GArray *found)
{
  g_autoptr (GArray) parts = NULL;

  if (!cf_other_layer_is_seen (other))
    return;
  parts = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  cf_placements_query (other->placements, span, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      CfOthersPart part = { g_array_index (parts, CfIndexed, i), other };

      g_array_append_val (found, part);
    }
}

/**
 * cf_other_layer_dup_title:
 * @other: a layer
 *
 * Returns: (transfer full): how its annotator is called, for people
 */
char *
cf_other_layer_dup_title (const CfOtherLayer *other)
{
  if (g_str_equal (other->name, CF_ANNOTATOR_GOLD))
    return g_strdup (_ ("Gold layer"));
  if (other->owner != NULL && other->owner->full_name != NULL && *other->owner->full_name != '\0')
    return g_strdup (other->owner->full_name);
  return g_strdup (other->name);
}

/**
 * cf_other_layer_compare_names:
 * @a: a place of an array of layers
 * @b: another
 *
 * Returns: which comes first by its name; for sorting
 */
int
cf_other_layer_compare_names (gconstpointer a, gconstpointer b)
{
  const CfOtherLayer *x = *(const CfOtherLayer *const *) a, *y = *(const CfOtherLayer *const *) b;

  return strcmp (x->name, y->name);
}
