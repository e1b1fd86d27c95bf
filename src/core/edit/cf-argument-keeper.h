/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps the argument graph of a project in step with its layers. */

#pragma once

#include "cf-argument-graph.h"
#include "cf-document.h"

G_BEGIN_DECLS

#define CF_TYPE_ARGUMENT_KEEPER (cf_argument_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CfArgumentKeeper, cf_argument_keeper, CF, ARGUMENT_KEEPER, GObject)

CfArgumentKeeper *cf_argument_keeper_new (void);
void cf_argument_keeper_set_project (CfArgumentKeeper *self, CfProject *project);
void cf_argument_keeper_watch (CfArgumentKeeper *self, CfDocument *document);
void cf_argument_keeper_refresh (CfArgumentKeeper *self, const char *path);
void cf_argument_keeper_rebuild (CfArgumentKeeper *self);

void cf_argument_keeper_hold (CfArgumentKeeper *self);
void cf_argument_keeper_release (CfArgumentKeeper *self);
void cf_argument_keeper_stop (CfArgumentKeeper *self);
CfArgumentGraph *cf_argument_keeper_get_graph (CfArgumentKeeper *self);
gboolean cf_argument_keeper_is_busy (CfArgumentKeeper *self);
gboolean cf_argument_keeper_is_stopped (CfArgumentKeeper *self);
double cf_argument_keeper_get_progress (CfArgumentKeeper *self);
GPtrArray *cf_argument_keeper_get_problems (CfArgumentKeeper *self);

G_END_DECLS
