/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounded reading of files that somebody else may be writing. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfFileStamp:
 *
 * What tells one state of a file from another without reading it. All zero for no file.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 mtime_ns;
} CfFileStamp;

GBytes *cf_file_read (const char *path, gsize limit, CfFileStamp *stamp, GError **error);
GBytes *
cf_file_read_at (int folder, const char *name, gsize limit, CfFileStamp *stamp, GError **error);
gboolean cf_file_get_stamp (const char *path, CfFileStamp *stamp);
gboolean cf_file_stamp_equal (const CfFileStamp *a, const CfFileStamp *b);
char *cf_file_digest (GBytes *bytes);
gboolean cf_file_is_within (const char *root, const char *path);
gboolean cf_file_check_link (const char *root, const char *path, GError **error);

G_END_DECLS
