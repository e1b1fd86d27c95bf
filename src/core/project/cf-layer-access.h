/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which layers may be read. */

#pragma once

#include "cf-project.h"

G_BEGIN_DECLS

gboolean cf_project_may_read_layer (CfProject *project, const char *article, const char *annotator);

G_END_DECLS
