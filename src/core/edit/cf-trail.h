/* SPDX-License-Identifier: GPL-3.0-or-later
 * The places that were left by a jump, to go back to. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CfTrail CfTrail;

CfTrail *cf_trail_new (void);
void cf_trail_free (CfTrail *trail);
void cf_trail_push (CfTrail *trail, const char *path, const char *id, const char *view);
gboolean cf_trail_pop (CfTrail *trail, char **path, char **id, char **view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfTrail, cf_trail_free)

G_END_DECLS
