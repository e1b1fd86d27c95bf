/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes a file of our own piece by piece: all of it, or nothing. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CfFileWriter CfFileWriter;

CfFileWriter *cf_file_writer_new (const char *path, GError **error);
void cf_file_writer_free (CfFileWriter *writer);
gboolean
cf_file_writer_write (CfFileWriter *writer, const void *data, gsize length, GError **error);
gboolean cf_file_writer_commit (CfFileWriter *writer, GError **error);
gboolean cf_file_write (const char *path, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfFileWriter, cf_file_writer_free)

G_END_DECLS
