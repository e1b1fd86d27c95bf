/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps the project's table of links in step with its layers. */

#pragma once

#include "cf-document.h"
#include "cf-link-place.h"

G_BEGIN_DECLS

#define CF_TYPE_LINK_KEEPER (cf_link_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CfLinkKeeper, cf_link_keeper, CF, LINK_KEEPER, GObject)

CfLinkKeeper *cf_link_keeper_new (void);
void cf_link_keeper_set_project (CfLinkKeeper *self, CfProject *project);
void cf_link_keeper_load (CfLinkKeeper *self);
void cf_link_keeper_watch (CfLinkKeeper *self, CfDocument *document);
void cf_link_keeper_refresh (CfLinkKeeper *self, const char *sidecar);

GPtrArray *cf_link_keeper_list (CfLinkKeeper *self, const char *annotation);
guint cf_link_keeper_count (CfLinkKeeper *self, const char *annotation);
const CfLinkPlace *
cf_link_keeper_get_place (CfLinkKeeper *self, const CfLink *link, gboolean of_target);

G_END_DECLS
