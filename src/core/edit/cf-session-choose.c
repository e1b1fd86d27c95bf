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

/* What stands there: one's own, then in the other layers that are shown. */
static void
find_here (CfSession *self, CfSpan span, GArray *found)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (CfOthersPart));

  cf_document_query (cf_session_get_document (self), span, found);
  g_array_sort (found, compare_innermost_first);
  cf_other_layers_query (cf_session_get_others (self), span, parts);
  for (guint i = 0; i < parts->len; i++)
    g_array_append_val (found, g_array_index (parts, CfOthersPart, i).part);
}

/**
 * cf_session_choose_at:
 * @self: a session
 * @offset: a place in the article
 *
 * Chooses the innermost annotation there; if one that stands there is chosen, the next one beneath. Those in other
 * people's layers come after one's own.
 *
 * Returns: whether there is any
 */
gboolean
cf_session_choose_at (CfSession *self, guint offset)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  CfAnnotation *chosen = cf_session_get_seen (self);
  guint next = 0;

  if (cf_session_get_document (self) == NULL)
    return FALSE;
  find_here (self, (CfSpan){ offset, offset + 1 }, found);
  /* The caret behind the last character stands at the annotation too. */
  if (found->len == 0 && offset > 0)
    find_here (self, (CfSpan){ offset - 1, offset }, found);
  if (found->len == 0)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, CfIndexed, i).annotation == chosen)
      next = (i + 1) % found->len;
  cf_session_choose (self, g_array_index (found, CfIndexed, next).annotation, FALSE);
  return TRUE;
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
  cf_session_get_spans (self, annotation, spans);
  for (guint i = 0; i < spans->len && seen->len == 0; i++)
    cf_sides_clip (cf_document_get_article (document), cf_session_get_side (self),
                   g_array_index (spans, CfSpan, i), seen);
  return seen->len > 0;
}

/* One of the layers that are walked through, in the order in which they come at one place. */
typedef struct
{
  CfLayer *layer;
  guint first; /* of its annotations of spans; before them are those of the article */
  guint n;
} Walked;

static void
add_walked (GArray *walked, CfLayer *layer)
{
  Walked one = { layer, 0, cf_layer_get_n_annotations (layer) };

  while (one.first < one.n && cf_annotation_has_article_scope (cf_layer_get_nth (layer, one.first)))
    one.first++;
  g_array_append_val (walked, one);
}

static GArray *
list_walked (CfSession *self)
{
  CfOtherLayers *others = cf_session_get_others (self);
  GArray *walked = g_array_new (FALSE, FALSE, sizeof (Walked));

  add_walked (walked, cf_document_get_layer (cf_session_get_document (self)));
  for (guint i = 0; i < cf_other_layers_get_n (others); i++)
    {
      const CfOtherLayer *other = cf_other_layers_get_nth (others, i);

      if (other->shown && other->layer != NULL)
        add_walked (walked, other->layer);
    }
  return walked;
}

/* Where one is on the way: at an annotation of one of the layers, or at the caret. */
typedef struct
{
  CfAnnotation *annotation; /* NULL for the caret */
  guint layer;
  guint caret;
} Stand;

/* Annotations of one place stand in the order of their layers. */
static int
compare (CfAnnotation *a, guint layer_of_a, CfAnnotation *b, guint layer_of_b)
{
  int order = cf_span_compare (cf_annotation_get_extent (a), cf_annotation_get_extent (b));

  if (order == 0)
    order = (layer_of_a > layer_of_b) - (layer_of_a < layer_of_b);
  return order != 0 ? order : cf_annotation_compare (a, b);
}

/* Whether the annotation at that position of a layer comes before where one is. */
static gboolean
is_before (const Walked *walked, guint layer, guint at, const Stand *stand)
{
  CfAnnotation *annotation = cf_layer_get_nth (walked->layer, at);

  if (stand->annotation == NULL)
    return cf_annotation_get_extent (annotation).start < stand->caret;
  return compare (annotation, layer, stand->annotation, stand->layer) < 0;
}

/* How many annotations of a layer, from its first, come before where one is: they stand in order. */
static guint
count_before (const Walked *walked, guint layer, const Stand *stand)
{
  guint low = walked->first, high = walked->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (is_before (walked, layer, middle, stand))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The one of a layer that comes next where one is; NULL at its end. */
static CfAnnotation *
find_beside (const Walked *walked, guint layer, const Stand *stand, gboolean backward)
{
  guint at = count_before (walked, layer, stand);

  if (backward)
    return at > walked->first ? cf_layer_get_nth (walked->layer, at - 1) : NULL;
  if (at < walked->n && cf_layer_get_nth (walked->layer, at) == stand->annotation)
    at++;
  return at < walked->n ? cf_layer_get_nth (walked->layer, at) : NULL;
}

/* The one next to where one is, of all layers; none behind the last one. */
static gboolean
step (GArray *walked, Stand *stand, gboolean backward)
{
  Stand next = { NULL, 0, 0 };

  for (guint i = 0; i < walked->len; i++)
    {
      CfAnnotation *found = find_beside (&g_array_index (walked, Walked, i), i, stand, backward);
      int order = found != NULL && next.annotation != NULL
                    ? compare (found, i, next.annotation, next.layer)
                    : 0;

      if (found != NULL && (next.annotation == NULL || (backward ? order > 0 : order < 0)))
        next = (Stand){ found, i, 0 };
    }
  *stand = next;
  return next.annotation != NULL;
}

static Stand
find_stand (CfSession *self, GArray *walked)
{
  Stand stand = { cf_session_get_seen (self), 0, cf_session_get_selection (self).start };
  guint at;

  for (; stand.annotation != NULL && stand.layer < walked->len; stand.layer++)
    {
      const Walked *layer = &g_array_index (walked, Walked, stand.layer);

      if (cf_layer_find (layer->layer, stand.annotation, &at) && at >= layer->first &&
          cf_layer_get_nth (layer->layer, at) == stand.annotation)
        return stand;
    }
  return (Stand){ NULL, 0, stand.caret };
}

static guint
count_all (GArray *walked)
{
  guint n = 0;

  for (guint i = 0; i < walked->len; i++)
    n += g_array_index (walked, Walked, i).n - g_array_index (walked, Walked, i).first;
  return n;
}

/**
 * cf_session_choose_next:
 * @self: a session
 * @backward: whether to go to the one before
 *
 * Goes from the chosen annotation, or else from the caret, to the next that can be seen, round at the ends: through
 * one's own layer and the others that are shown, in the order of the text.
 *
 * Returns: whether there is any
 */
gboolean
cf_session_choose_next (CfSession *self, gboolean backward)
{
  g_autoptr (GArray) walked = NULL;
  Stand stand;
  guint n;

  if (cf_session_get_document (self) == NULL)
    return FALSE;
  walked = list_walked (self);
  stand = find_stand (self, walked);
  n = count_all (walked);
  for (guint looked = 0; looked < n; looked++)
    {
      if (!step (walked, &stand, backward))
        {
          stand = (Stand){ NULL, 0, backward ? G_MAXUINT : 0 };
          step (walked, &stand, backward);
        }
      if (can_be_seen (self, stand.annotation))
        {
          cf_session_choose (self, stand.annotation, TRUE);
          return TRUE;
        }
    }
  return FALSE;
}
