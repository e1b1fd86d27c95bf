/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where annotations stand: their ends moved, parts added and taken out. */

#include "config.h"

#include "cf-edit.h"
#include "cf-session-private.h"

#include <glib/gi18n.h>

/* Only starts may have moved, or ends too. */
static gboolean
is_move_of_start (CfDocument *document, CfAnnotation *annotation, const CfSpan *spans, guint n)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  cf_document_get_spans (document, annotation, before);
  for (guint i = 0; i < n && i < before->len; i++)
    if (spans[i].end != g_array_index (before, CfSpan, i).end)
      return FALSE;
  return n == before->len;
}

/**
 * cf_session_place:
 * @self: a session
 * @annotation: an annotation of the article that is shown
 * @spans: (array length=n): where it is to stand from now on
 * @n: how many
 */
gboolean
cf_session_place (CfSession *self, CfAnnotation *annotation, const CfSpan *spans, guint n)
{
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (CfRecord) changed = NULL;
  g_autofree char *key = NULL;
  gboolean start;

  if (!cf_session_can_move (self, annotation) || n == 0)
    return FALSE;
  start = is_move_of_start (document, annotation, spans, n);
  changed = cf_edit_begin (document, CF_RECORD (annotation));
  cf_edit_place (document, CF_ANNOTATION (changed), spans, n, FALSE);
  /* A start and an end are two steps, each with its name. */
  key = g_strconcat (start ? "start " : "end ", cf_record_get_id (changed), NULL);
  return cf_session_commit (self, changed, start ? _ ("Move start") : _ ("Move end"), key);
}

/**
 * cf_session_move_end:
 * @self: a session
 * @unit: by what: %CF_UNIT_GRAPHEME or %CF_UNIT_WORD
 * @end: whether to move the end of the chosen annotation, rather than its start
 * @forward: whether towards the end of the article
 */
gboolean
cf_session_move_end (CfSession *self, CfUnit unit, gboolean end, gboolean forward)
{
  CfAnnotation *chosen = cf_session_take_chosen (self);
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  CfSpan *span;

  if (!cf_session_can_move (self, chosen))
    return FALSE;
  cf_document_get_spans (document, chosen, spans);
  if (spans->len == 0)
    return FALSE;
  span = &g_array_index (spans, CfSpan, end ? spans->len - 1 : 0);
  if (!cf_selector_move_end (cf_document_get_article (document), cf_session_get_side (self), unit,
                             end, forward, span))
    return FALSE;
  return cf_session_place (self, chosen, (const CfSpan *) (gpointer) spans->data, spans->len);
}

/**
 * cf_session_add_part:
 * @self: a session
 *
 * Makes the selection a part of the chosen annotation.
 */
gboolean
cf_session_add_part (CfSession *self)
{
  CfAnnotation *chosen = cf_session_take_chosen (self);
  CfDocument *document = cf_session_get_document (self);
  CfSpan selection = cf_session_get_selection (self);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (CfRecord) changed = NULL;

  if (!cf_session_can_move (self, chosen) || selection.start == selection.end ||
      cf_annotation_has_article_scope (chosen) || !cf_session_has_words (self))
    return FALSE;
  cf_document_get_spans (document, chosen, spans);
  cf_session_list_selected (self, spans);
  changed = cf_edit_begin (document, CF_RECORD (chosen));
  cf_edit_place (document, CF_ANNOTATION (changed), (const CfSpan *) (gpointer) spans->data,
                 spans->len, TRUE);
  cf_session_collapse_selection (self);
  return cf_session_commit (self, changed, _ ("Add part"), NULL);
}

/* What remains of a span without others, which stand in order. */
static void
append_difference (GArray *rest, CfSpan span, GArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    {
      CfSpan gone = g_array_index (taken, CfSpan, i);
      CfSpan before = { span.start, MIN (span.end, gone.start) };

      if (!cf_span_overlaps (span, gone))
        continue;
      if (before.start < before.end)
        g_array_append_val (rest, before);
      span.start = MIN (span.end, gone.end);
    }
  if (span.start < span.end)
    g_array_append_val (rest, span);
}

/**
 * cf_session_remove_part:
 * @self: a session
 *
 * Takes the selection out of the chosen annotation; all of it is not taken away.
 */
gboolean
cf_session_remove_part (CfSession *self)
{
  CfAnnotation *chosen = cf_session_take_chosen (self);
  CfDocument *document = cf_session_get_document (self);
  CfSpan selection = cf_session_get_selection (self);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (CfRecord) changed = NULL;

  if (!cf_session_can_move (self, chosen) || selection.start == selection.end ||
      cf_session_is_selection_of_chosen (self))
    return FALSE;
  cf_document_get_spans (document, chosen, spans);
  cf_session_list_selected (self, taken);
  for (guint i = 0; i < spans->len; i++)
    append_difference (rest, g_array_index (spans, CfSpan, i), taken);
  if (rest->len == 0)
    return FALSE;
  changed = cf_edit_begin (document, CF_RECORD (chosen));
  cf_edit_place (document, CF_ANNOTATION (changed), (const CfSpan *) (gpointer) rest->data,
                 rest->len, TRUE);
  cf_session_collapse_selection (self);
  return cf_session_commit (self, changed, _ ("Remove part"), NULL);
}
