/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which annotation is chosen: at a place, or next to the one before. */

#include "config.h"

#include "cf-session.h"

static int
compare_innermost_first (gconstpointer a, gconstpointer b)
{
  const CfIndexed *x = a, *y = b;
  guint length_x = cf_span_length (x->span), length_y = cf_span_length (y->span);

  if (length_x != length_y)
    return length_x < length_y ? -1 : 1;
  return cf_annotation_compare (y->annotation, x->annotation);
}

/**
 * cf_session_choose_at:
 * @self: a session
 * @offset: a place in the article
 *
 * Chooses the innermost annotation there; if one that stands there is chosen, the next one beneath.
 *
 * Returns: whether there is any
 */
gboolean
cf_session_choose_at (CfSession *self, guint offset)
{
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  CfAnnotation *chosen = cf_session_get_chosen (self);
  guint next = 0;

  if (document == NULL)
    return FALSE;
  cf_document_query (document, (CfSpan){ offset, offset + 1 }, found);
  /* The caret behind the last character stands at the annotation too. */
  if (found->len == 0 && offset > 0)
    cf_document_query (document, (CfSpan){ offset - 1, offset }, found);
  if (found->len == 0)
    return FALSE;
  g_array_sort (found, compare_innermost_first);
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, CfIndexed, i).annotation == chosen)
      next = (i + 1) % found->len;
  cf_session_choose (self, g_array_index (found, CfIndexed, next).annotation, FALSE);
  return TRUE;
}

/* The annotations of spans begin here in the list; before them are those of the article. */
static guint
find_first_with_spans (CfLayer *layer)
{
  guint first = 0;

  while (first < cf_layer_get_n_annotations (layer) &&
         cf_annotation_has_article_scope (cf_layer_get_nth (layer, first)))
    first++;
  return first;
}

/* From the caret: the first that begins at or behind it, or the last before it. */
static guint
find_from_caret (CfSession *self, CfLayer *layer, guint first, gboolean backward)
{
  guint caret = cf_session_get_selection (self).start;
  guint n = cf_layer_get_n_annotations (layer);
  guint at = first;

  while (at < n && cf_annotation_get_extent (cf_layer_get_nth (layer, at)).start < caret)
    at++;
  if (backward)
    return at > first ? at - 1 : n - 1;
  return at < n ? at : first;
}

/* Whether any of it stands in what is shown of the article. */
static gboolean
can_be_seen (CfSession *self, CfAnnotation *annotation)
{
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  if (cf_session_shows_all (self))
    return TRUE;
  cf_document_get_spans (document, annotation, spans);
  for (guint i = 0; i < spans->len && seen->len == 0; i++)
    cf_sides_clip (cf_document_get_article (document), cf_session_get_side (self),
                   g_array_index (spans, CfSpan, i), seen);
  return seen->len > 0;
}

static guint
step (guint at, guint first, guint n, gboolean backward)
{
  if (backward)
    return at > first ? at - 1 : n - 1;
  return at + 1 < n ? at + 1 : first;
}

/**
 * cf_session_choose_next:
 * @self: a session
 * @backward: whether to go to the one before
 *
 * Goes from the chosen annotation, or else from the caret, to the next that can be seen, round at the ends.
 *
 * Returns: whether there is any
 */
gboolean
cf_session_choose_next (CfSession *self, gboolean backward)
{
  CfDocument *document = cf_session_get_document (self);
  CfAnnotation *chosen = cf_session_get_chosen (self);
  CfLayer *layer;
  guint first, n, at, looked = 0;

  if (document == NULL)
    return FALSE;
  layer = cf_document_get_layer (document);
  first = find_first_with_spans (layer);
  n = cf_layer_get_n_annotations (layer);
  if (first == n)
    return FALSE;
  if (chosen == NULL || !cf_layer_find (layer, chosen, &at))
    at = find_from_caret (self, layer, first, backward);
  else
    at = step (at, first, n, backward);
  while (!can_be_seen (self, cf_layer_get_nth (layer, at)))
    {
      if (++looked == n - first)
        return FALSE;
      at = step (at, first, n, backward);
    }
  cf_session_choose (self, cf_layer_get_nth (layer, at), TRUE);
  return TRUE;
}
