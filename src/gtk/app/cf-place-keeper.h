/* SPDX-License-Identifier: GPL-3.0-or-later
 * Brings the user back to where they were in an article. */

#pragma once

#include "cf-article-columns.h"

G_BEGIN_DECLS

#define CF_TYPE_PLACE_KEEPER (cf_place_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CfPlaceKeeper, cf_place_keeper, CF, PLACE_KEEPER, GObject)

CfPlaceKeeper *cf_place_keeper_new (CfSession *session, CfArticleColumns *columns);
void cf_place_keeper_save (CfPlaceKeeper *self);

G_END_DECLS
