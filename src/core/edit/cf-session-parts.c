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
  for (guint i = 1; i <= n && i <= before->len; i++)
    if (spans[n - i].end != g_array_index (before, CfSpan, before->len - i).end)
      return FALSE;
  return n >= before->len;
}

/* Only what is added to a part is looked at: it is of the language in which that is done. */
static void
stretch (CfArticle *article, CfSide side, CfSpan before, CfSpan after, GArray *parts)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  CfSpan kept = { MAX (before.start, after.start), MIN (before.end, after.end) };

  cf_sides_clip (article, side, before, shown);
  if (shown->len == 1 && cf_span_equal (g_array_index (shown, CfSpan, 0), before))
    {
      cf_sides_clip (article, side, after, parts);
      return;
    }
  if (after.start < before.start)
    cf_sides_clip (article, side, (CfSpan){ after.start, before.start }, parts);
  if (kept.start < kept.end)
    g_array_append_val (parts, kept);
  if (after.end > before.end)
    cf_sides_clip (article, side, (CfSpan){ before.end, after.end }, parts);
}

/**
 * cf_session_place:
 * @self: a session
 * @annotation: an annotation of the article that is shown
 * @side: in which language of it that is done
 * @spans: (array length=n): where its parts are to stand from now on
 * @n: how many; as many as it has
 *
 * A part that is drawn out over several rows of one language becomes one part in each, without what stands between
 * them in the text.
 */
gboolean
cf_session_place (
  CfSession *self, CfAnnotation *annotation, CfSide side, const CfSpan *spans, guint n)
{
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (CfRecord) changed = NULL;
  g_autofree char *key = NULL;
  const CfSpan *after;
  gboolean start;

  if (!cf_session_can_move (self, annotation))
    return FALSE;
  cf_document_get_spans (document, annotation, before);
  for (guint i = 0; i < n && i < before->len; i++)
    stretch (cf_document_get_article (document), side, g_array_index (before, CfSpan, i), spans[i],
             parts);
  if (parts->len == 0)
    return FALSE;
  after = (const CfSpan *) (gpointer) parts->data;
  start = is_move_of_start (document, annotation, after, parts->len);
  changed = cf_edit_begin (document, CF_RECORD (annotation));
  cf_edit_place (document, CF_ANNOTATION (changed), after, parts->len, FALSE);
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
  return cf_session_place (self, chosen, CF_SIDE_BOTH, (const CfSpan *) (gpointer) spans->data,
                           spans->len);
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
