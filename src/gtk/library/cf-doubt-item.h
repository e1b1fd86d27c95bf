/* SPDX-License-Identifier: GPL-3.0-or-later
 * A doubtful annotation as an item of a list. */

#pragma once

#include "cf-entry-info.h"

G_BEGIN_DECLS

#define CF_TYPE_DOUBT_ITEM (cf_doubt_item_get_type ())
G_DECLARE_FINAL_TYPE (CfDoubtItem, cf_doubt_item, CF, DOUBT_ITEM, GObject)

CfDoubtItem *cf_doubt_item_new (CfEntryInfo *info, guint nth);
CfEntryInfo *cf_doubt_item_get_info (CfDoubtItem *self);
const CfDoubt *cf_doubt_item_get_doubt (CfDoubtItem *self);

G_END_DECLS
