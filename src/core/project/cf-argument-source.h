/* SPDX-License-Identifier: GPL-3.0-or-later
 * The argument graph of what a user names. */

#pragma once

#include "cf-argument-graph.h"
#include "cf-project.h"

G_BEGIN_DECLS

CfArgumentGraph *cf_argument_source_load (CfProject *project,
                                          GPtrArray *targets,
                                          GPtrArray *problems,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
