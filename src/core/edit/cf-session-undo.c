/* SPDX-License-Identifier: GPL-3.0-or-later
 * Undo and redo, seen: the article concerned comes into view. */

#include "config.h"

#include "cf-session.h"

#include <glib/gi18n.h>

/* The article concerned comes into view, and what was changed is chosen. */
static void
follow_step (CfSession *self, const CfStep *step, gboolean forward)
{
  const CfChange *change = g_ptr_array_index (step->changes, step->changes->len - 1);
  CfRecord *record = forward ? change->after : change->before;

  cf_session_show (self, change->document);
  /* The journal does not carry versions that wait again. */
  if (change->settles)
    cf_autosave_save_now (cf_session_get_autosave (self), change->document);
  if (CF_IS_ANNOTATION (record))
    cf_session_choose (
      self,
      cf_layer_get_annotation (cf_document_get_layer (cf_session_get_document (self)), change->id),
      TRUE);
}

static void
say (CfSession *self, const char *format, const char *what, gboolean undoable)
{
  g_auto (GStrv) pieces = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strjoinv (what, pieces);

  g_signal_emit_by_name (self, "message", text, undoable);
}

/**
 * cf_session_undo:
 * @self: a session
 *
 * Undoes the last step, wherever it was, goes there, and says what it was.
 *
 * Returns: (transfer none) (nullable): the step
 */
const CfStep *
cf_session_undo (CfSession *self)
{
  const CfStep *step = cf_history_undo (cf_session_get_history (self));

  if (step == NULL)
    return NULL;
  follow_step (self, step, FALSE);
  say (self, _ ("Undone: %s"), step->label, FALSE);
  return step;
}

const CfStep *
cf_session_redo (CfSession *self)
{
  const CfStep *step = cf_history_redo (cf_session_get_history (self));

  if (step == NULL)
    return NULL;
  follow_step (self, step, TRUE);
  say (self, _ ("Done again: %s"), step->label, FALSE);
  return step;
}
