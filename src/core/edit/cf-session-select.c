/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is selected in the article that is shown, and which annotation is chosen. */

#include "config.h"

#include "cf-session-private.h"

/**
 * cf_session_find_first_part:
 * @self: a session
 * @annotation: an annotation of the article that is shown
 * @part: (out): where choosing it selects
 *
 * Returns: whether it stands anywhere
 */
gboolean
cf_session_find_first_part (CfSession *self, CfAnnotation *annotation, CfSpan *part)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  cf_session_get_spans (self, annotation, spans);
  if (spans->len == 0)
    return FALSE;
  *part = g_array_index (spans, CfSpan, 0);
  return TRUE;
}

/**
 * cf_session_get_side:
 * @self: a session
 *
 * Returns: in which language of the article the keys are; %CF_SIDE_BOTH where they stand one below the other
 */
CfSide
cf_session_get_side (CfSession *self)
{
  return self->side;
}

/**
 * cf_session_shows_all:
 * @self: a session
 *
 * Returns: whether nothing of the article is hidden, as one language is where the other is shown alone
 */
gboolean
cf_session_shows_all (CfSession *self)
{
  return self->side == CF_SIDE_BOTH || !self->alone;
}

/**
 * cf_session_set_side:
 * @self: a session
 * @side: in which language of the article the keys are
 * @alone: whether the other one is not shown
 */
void
cf_session_set_side (CfSession *self, CfSide side, gboolean alone)
{
  self->side = side;
  self->alone = alone;
}

/**
 * cf_session_list_selected:
 * @self: a session
 * @parts: (element-type CfSpan): what is selected is put at its end: one stretch, or where one language stands
 *   beside the other several, between which the other one stands in the text
 */
void
cf_session_list_selected (CfSession *self, GArray *parts)
{
  if (self->document != NULL)
    cf_sides_clip (cf_document_get_article (self->document), self->side, self->selection, parts);
}

/**
 * cf_session_dup_selected:
 * @self: a session in which an article is shown
 *
 * Returns: (transfer full): the words that are selected, as one reads them: without what stands between them in a
 *   language that is not shown there
 */
char *
cf_session_dup_selected (CfSession *self)
{
  CfText *text = cf_document_get_text (self->document);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  GString *words = g_string_new (NULL);

  cf_session_list_selected (self, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *slice = cf_text_slice (text, g_array_index (parts, CfSpan, i));

      if (i > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, slice);
    }
  return g_string_free (words, FALSE);
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
  g_signal_emit_by_name (self, "selection-changed");
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
      !cf_selector_select (self->selector, cf_document_get_article (self->document), self->side,
                           unit, backward, &selection))
    return FALSE;
  cf_session_set_selection (self, selection, FALSE);
  g_signal_emit_by_name (self, "reveal", selection.start, selection.end);
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
 * Returns: (transfer none) (nullable): the annotation that keys act on, as it is now; %NULL where it is somebody
 *   else's (cf_session_get_seen)
 */
CfAnnotation *
cf_session_get_chosen (CfSession *self)
{
  if (self->chosen == NULL || self->chosen_of != NULL || self->document == NULL)
    return NULL;
  return cf_layer_get_annotation (cf_document_get_layer (self->document), self->chosen);
}

static void
reveal_annotation (CfSession *self, CfAnnotation *annotation)
{
  CfSpan first;

  if (!cf_session_find_first_part (self, annotation, &first))
    return;
  self->selection = first;
  self->selection_of_chosen = TRUE;
  cf_selector_reset (self->selector);
  g_signal_emit_by_name (self, "selection-changed");
  g_signal_emit_by_name (self, "reveal", first.start, first.end);
}

/**
 * cf_session_choose:
 * @self: a session
 * @annotation: (nullable): an annotation of the article that is shown, one's own or in another layer that is shown;
 *   %NULL lets go
 * @reveal: whether its place ought to be seen
 */
void
cf_session_choose (CfSession *self, CfAnnotation *annotation, gboolean reveal)
{
  const char *id = annotation != NULL ? cf_record_get_id (CF_RECORD (annotation)) : NULL;
  const CfOtherLayer *other =
    annotation != NULL ? cf_other_layers_find_owner (self->others, annotation) : NULL;
  const char *of = other != NULL ? other->name : NULL;

  if (g_strcmp0 (self->chosen, id) != 0 || g_strcmp0 (self->chosen_of, of) != 0)
    {
      g_free (self->chosen);
      self->chosen = g_strdup (id);
      g_free (self->chosen_of);
      self->chosen_of = g_strdup (of);
      g_clear_pointer (&self->counterpart_of, g_free);
      g_signal_emit_by_name (self, "chosen-changed");
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
  g_signal_emit_by_name (self, "reveal", span.start, span.end);
}
