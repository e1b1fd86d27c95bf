/* SPDX-License-Identifier: GPL-3.0-or-later
 * The articles of the project, as whoever has read them tells. */

#pragma once

#include "cf-entry-info.h"

G_BEGIN_DECLS

#define CF_TYPE_LISTING (cf_listing_get_type ())
G_DECLARE_FINAL_TYPE (CfListing, cf_listing, CF, LISTING, GObject)

/**
 * CfListArticles:
 * @owner: who has read them
 * @shown: only those that it shows
 *
 * Returns: (transfer full) (element-type CfEntryInfo): articles
 */
typedef GPtrArray *(*CfListArticles) (gpointer owner, gboolean shown);

CfListing *cf_listing_new (void);
void cf_listing_set_source (CfListing *self, CfListArticles list, gpointer owner);
GPtrArray *cf_listing_list (CfListing *self, gboolean shown);

G_END_DECLS
