/* SPDX-License-Identifier: GPL-3.0-or-later
 * Memory that is counted, given out piece by piece, and taken back all at once. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CfArena CfArena;

CfArena *cf_arena_new (gsize max_bytes, gint64 max_us);
void cf_arena_free (CfArena *arena);
void *cf_arena_allocate (CfArena *arena, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfArena, cf_arena_free)

G_END_DECLS
