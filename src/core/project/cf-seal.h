/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copies of finished layers that nothing changes any more. */

#pragma once

#include "cf-project.h"

G_BEGIN_DECLS

/* From the top of the project. */
#define CF_SEAL_FOLDER ".counterframe" G_DIR_SEPARATOR_S "sealed"

char *cf_seal_make_path (CfProject *project,
                         const CfRound *round,
                         const char *article,
                         const char *annotator);
gboolean cf_seal_exists (CfProject *project,
                         const CfRound *round,
                         const char *article,
                         const char *annotator);
GPtrArray *cf_seal_list_folders (CfProject *project);
gboolean cf_seal_is_begun (CfProject *project, const char *round_id);
GPtrArray *cf_seal_list_rounds (CfProject *project, const char *article, const char *annotator);
gboolean cf_seal_layer (CfProject *project, const char *sidecar, GPtrArray *sealed, GError **error);

G_END_DECLS
