/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which layers may be read. */

#pragma once

#include "cf-project.h"

G_BEGIN_DECLS

const char *cf_project_find_coder (CfProject *project, const CfRound *round);
gboolean cf_project_is_blind (CfProject *project);
gboolean cf_project_may_read_layer (CfProject *project, const char *article, const char *annotator);
gboolean cf_project_may_read_sidecar (CfProject *project, const char *sidecar);
void cf_targets_hide (GPtrArray *targets);

G_END_DECLS
