/* SPDX-License-Identifier: GPL-3.0-or-later
 * Differences of a comparison decided by who looks at it. What cannot be done the session for gold says. */

#include "config.h"

#include "cf-comparer-private.h"

#include <glib/gi18n.h>

static CfDocument *
find_document (const char *path, gpointer data, GError **error)
{
  return cf_comparer_ensure_document (data, path, error);
}

static void
say (CfComparer *self, const char *text)
{
  g_signal_emit_by_name (self->gold, "message", text, FALSE);
}

/* Who decides is who looks. */
static char *
dup_adjudicator (CfComparer *self, GError **error)
{
  g_autoptr (CfAnnotator) annotator = cf_project_ensure_annotator (
    cf_session_get_project (self->gold), cf_session_get_annotator (self->session), error);

  return annotator != NULL ? g_strdup (annotator->id) : NULL;
}

typedef struct
{
  CfComparer *self;
  CfArbiter arbiter;
  char *adjudicator;
  GError *error;
} Deciding;

static gboolean
begin (Deciding *deciding, CfComparer *self)
{
  deciding->self = self;
  deciding->error = NULL;
  deciding->adjudicator = dup_adjudicator (self, &deciding->error);
  deciding->arbiter = (CfArbiter){ cf_session_get_history (self->gold), self->comparison,
                                   deciding->adjudicator, find_document, self };
  return deciding->adjudicator != NULL;
}

static gboolean
end (Deciding *deciding)
{
  gboolean ok = deciding->error == NULL;

  if (!ok)
    say (deciding->self, deciding->error->message);
  g_clear_error (&deciding->error);
  g_free (deciding->adjudicator);
  return ok;
}

/**
 * cf_comparer_take:
 * @self: a comparer with a comparison
 * @item: a difference of it
 * @coder: a coder of it
 *
 * Takes that coder's version into gold. What cannot be done is said.
 *
 * Returns: whether it is decided
 */
gboolean
cf_comparer_take (CfComparer *self, guint item, guint coder)
{
  Deciding deciding;

  if (begin (&deciding, self))
    cf_arbiter_take (&deciding.arbiter, item, coder, &deciding.error);
  return end (&deciding);
}

/**
 * cf_comparer_reject:
 * @self: a comparer with a comparison
 * @item: a difference of it
 *
 * Takes none of the versions. What cannot be done is said.
 */
gboolean
cf_comparer_reject (CfComparer *self, guint item)
{
  Deciding deciding;

  if (begin (&deciding, self))
    cf_arbiter_reject (&deciding.arbiter, item, &deciding.error);
  return end (&deciding);
}

/**
 * cf_comparer_leave_open:
 * @self: a comparer with a comparison
 * @item: a difference of it
 *
 * It is to be decided again. What cannot be done is said.
 */
gboolean
cf_comparer_leave_open (CfComparer *self, guint item)
{
  Deciding deciding;

  if (begin (&deciding, self))
    cf_arbiter_leave_open (&deciding.arbiter, item, &deciding.error);
  return end (&deciding);
}

/**
 * cf_comparer_remark:
 * @self: a comparer with a comparison
 * @item: a difference of it
 * @reason: (nullable): one of cf_difference_words_get_nth_reason()
 * @note: (nullable): a note
 */
gboolean
cf_comparer_remark (CfComparer *self, guint item, const char *reason, const char *note)
{
  Deciding deciding;

  if (begin (&deciding, self))
    cf_arbiter_remark (&deciding.arbiter, item, reason, note, &deciding.error);
  return end (&deciding);
}

/**
 * cf_comparer_split:
 * @self: a comparer with a comparison
 * @item: a difference of the article that is shown
 *
 * Makes two of its annotation in gold, at the caret. What cannot be done is said.
 */
gboolean
cf_comparer_split (CfComparer *self, guint item)
{
  CfAnnotation *annotation = cf_comparer_find_annotation (self, item);
  CfDocument *shown = cf_session_get_document (self->gold);
  const CfComparedItem *compared = cf_comparison_get_item (self->comparison, item);
  g_autoptr (GError) error = NULL;

  /* The caret is in the article that is shown: of one that is just being opened it says nothing. */
  if (shown == NULL ||
      !g_str_equal (cf_document_get_path (shown),
                    cf_comparison_get_article (self->comparison, compared->article)->path))
    return FALSE;
  if (annotation == NULL)
    {
      say (self, _ ("Take a version first: what is split is the annotation in gold"));
      return FALSE;
    }
  if (cf_arbiter_split (cf_session_get_history (self->gold), shown, annotation,
                        cf_session_get_selection (self->gold).start, &error))
    return TRUE;
  say (self, error->message);
  return FALSE;
}
