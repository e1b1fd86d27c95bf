/* SPDX-License-Identifier: GPL-3.0-or-later
 * Makes two annotations of one. */

#include "config.h"

#include "cf-arbiter.h"
#include "cf-clock.h"
#include "cf-digest.h"
#include "cf-edit.h"
#include "cf-error.h"
#include "cf-gold-layer.h"

#include <glib/gi18n.h>

/* What of the annotation stands in the window; NULL if nothing. */
static CfRecord *
draft_half (CfDocument *document, CfAnnotation *annotation, CfSpan window)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (GArray) half = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  CfRecord *draft;

  cf_document_get_spans (document, annotation, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      CfSpan span = g_array_index (spans, CfSpan, i);

      span.start = MAX (span.start, window.start);
      span.end = MIN (span.end, window.end);
      if (span.start < span.end && cf_edit_is_visible (document, span))
        g_array_append_val (half, span);
    }
  if (half->len == 0)
    return NULL;
  draft = cf_record_copy (CF_RECORD (annotation));
  cf_edit_place (document, CF_ANNOTATION (draft), (const CfSpan *) (gpointer) half->data, half->len,
                 TRUE);
  return draft;
}

/**
 * cf_arbiter_split:
 * @history: takes the step
 * @document: a gold layer
 * @annotation: an annotation of spans in it
 * @offset: a place inside of it, between two code points
 * @error: why it cannot be split there
 *
 * Makes two of it, alike in all but the place.
 */
gboolean
cf_arbiter_split (
  CfHistory *history, CfDocument *document, CfAnnotation *annotation, guint offset, GError **error)
{
  CfSpan before = { 0, offset }, behind = { offset, G_MAXUINT };
  g_autoptr (CfRecord) first = draft_half (document, annotation, before);
  g_autoptr (CfRecord) second = draft_half (document, annotation, behind);
  g_autofree char *id = cf_uuid_new ();
  g_autofree char *now = cf_clock_format (cf_clock_now ());
  CfStep *step;

  if (!cf_gold_check_writable (document, error))
    return FALSE;
  if (first == NULL || second == NULL)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s",
                   _ ("put the caret where the annotation is to be split"));
      return FALSE;
    }
  cf_record_set_modified (first, now);
  cf_record_set_id (second, id);
  cf_record_set_created (second, now);
  cf_record_set_modified (second, NULL);
  cf_record_set_supersedes (second, NULL, 0);
  step = cf_step_new (_ ("Split the annotation"));
  cf_step_add (step, document, cf_record_get_id (first), CF_RECORD (annotation), first);
  cf_step_add (step, document, id, NULL, second);
  cf_history_do (history, step, NULL);
  return TRUE;
}
