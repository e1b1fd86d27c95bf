/* SPDX-License-Identifier: GPL-3.0-or-later
 * A file that is being written beside the one whose place it is to take. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CfTempFile CfTempFile;

CfTempFile *cf_temp_file_new (int folder_fd, const char *name);
void cf_temp_file_free (CfTempFile *temp);
gboolean cf_temp_file_write (CfTempFile *temp, const void *data, gsize length);
gboolean cf_temp_file_sync (CfTempFile *temp);
const char *cf_temp_file_get_name (CfTempFile *temp);
void cf_temp_file_leave (CfTempFile *temp);
void cf_temp_file_abandon (CfTempFile *temp);

GPtrArray *cf_temp_file_list_leftovers (const char *path);
gboolean cf_temp_file_is_torn (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfTempFile, cf_temp_file_free)

G_END_DECLS
