/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which files of a folder are articles, and which sidecars. */

#pragma once

#include "cf-problem.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CF_FILE_OTHER,
  CF_FILE_ARTICLE,
  CF_FILE_SIDECAR,
  CF_FILE_CODEBOOK,
  CF_FILE_TABLE,
  CF_FILE_CONFLICT_COPY,
} CfFileKind;

/**
 * CfWalkVisit:
 * @path: a regular file, reached from the folder that was given
 * @kind: what it is by its name
 * @user_data: what was given with the callback
 *
 * Returns: whether to go on
 */
typedef gboolean (*CfWalkVisit) (const char *path, CfFileKind kind, gpointer user_data);

gboolean cf_walk (const char *folder,
                  CfWalkVisit visit,
                  gpointer user_data,
                  GPtrArray *problems,
                  GCancellable *cancellable);
CfFileKind cf_walk_classify (const char *name);
gboolean cf_walk_check_article (const char *path, GError **error);

G_END_DECLS
