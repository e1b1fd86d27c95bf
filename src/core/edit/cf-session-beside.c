/* SPDX-License-Identifier: GPL-3.0-or-later
 * A session for the layers of somebody else, beside that of the window: the gold layer is edited in one.
 *
 * It has a history of its own, and saves with the other: so a window that ends has one thing to wait for. Links, lists
 * and the argument graph of the project stay with the other, and so do the layers of other people: where one is beside
 * those of coders that are compared, whose names may be hidden, they are not shown once more. */

#include "config.h"

#include "cf-session-private.h"

/**
 * cf_session_new_beside:
 * @other: the session of the window
 * @annotator: whose layers are opened
 *
 * Who reads the project, and so what may be read, stays as it is.
 *
 * Returns: (transfer full): a session in the same project
 */
CfSession *
cf_session_new_beside (CfSession *other, const char *annotator)
{
  CfSession *self = cf_session_new ();

  g_set_object (&self->autosave, other->autosave);
  g_set_object (&self->project, other->project);
  self->annotator = g_strdup (annotator);
  self->is_beside = TRUE;
  return self;
}

/**
 * cf_session_follow:
 * @self: a session of cf_session_new_beside()
 * @other: the session of the window, which may have another project
 */
void
cf_session_follow (CfSession *self, CfSession *other)
{
  cf_session_show (self, NULL);
  g_hash_table_remove_all (self->documents);
  g_set_object (&self->project, other->project);
}
