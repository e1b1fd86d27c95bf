/* SPDX-License-Identifier: GPL-3.0-or-later
 * One save of a sidecar, or one look at what others have made of it, in a thread. */

#pragma once

#include "cf-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void cf_save_job_start_save (GObject *source,
                             CfSidecarStore *store,
                             CfSnapshot *snapshot,
                             gboolean restore,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void cf_save_job_start_refresh (GObject *source,
                                CfSidecarStore *store,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void cf_save_job_start_move (GObject *source,
                             CfDocument *document,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *cf_save_job_finish_move (GAsyncResult *result);
CfOutcome *cf_save_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
