/* SPDX-License-Identifier: GPL-3.0-or-later
 * Layers that stand where the project does not want them. */

#pragma once

#include "cf-conflict.h"
#include "cf-layer.h"

G_BEGIN_DECLS

CfConflict *cf_displaced_recognise (CfProject *project, const char *sidecar);
GPtrArray *cf_displaced_list (CfProject *project, const char *folder, GPtrArray *problems);
void cf_displaced_recover (const CfConflict *conflict);
char *cf_displaced_bring_home (CfProject *project,
                               const char *article,
                               const char *annotator,
                               GError **error);

G_END_DECLS
