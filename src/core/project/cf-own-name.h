/* SPDX-License-Identifier: GPL-3.0-or-later
 * By which short name the user of this computer is a coder of a project. */

#pragma once

#include "cf-project.h"

G_BEGIN_DECLS

char *cf_own_name_find (CfProject *project, GError **error);
CfAnnotator *cf_own_name_find_namesake (CfProject *project, const char *name);

G_END_DECLS
