/* SPDX-License-Identifier: GPL-3.0-or-later
 * One copy of a file that several machines write: a sidecar, or a codebook. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfCopy:
 *
 * What one copy of a shared file holds. Two copies of one file become one that holds all that either holds, in
 * whatever order copies meet.
 */
typedef struct _CfCopy CfCopy;

CfCopy *cf_copy_parse (GBytes *bytes, const char *name, GError **error);
CfCopy *cf_copy_read (const char *path, GError **error);
void cf_copy_free (CfCopy *copy);

gboolean cf_copy_is_codebook (CfCopy *copy);
gboolean cf_copy_had_markers (CfCopy *copy);
guint cf_copy_count_annotations (CfCopy *copy);
guint cf_copy_count_to_settle (CfCopy *copy);

gboolean cf_copy_merge_in (CfCopy *copy, CfCopy *other, GError **error);
GBytes *cf_copy_to_bytes (CfCopy *copy, const char *name, GError **error);
gboolean cf_copy_save_into (CfCopy *copy, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfCopy, cf_copy_free)

G_END_DECLS
