/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the session share. */

#pragma once

#include "cf-session.h"

G_BEGIN_DECLS

/* cf-session-edit.c */
void cf_session_tell (CfSession *self, const char *text, gboolean undoable);
gboolean cf_session_has_words (CfSession *self);
gboolean cf_session_can_change (CfSession *self, CfDocument *document);

G_END_DECLS
