/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article in the library. */

#pragma once

#include "cf-entry-info.h"

G_BEGIN_DECLS

#define CF_TYPE_ARTICLE_ENTRY (cf_article_entry_get_type ())
G_DECLARE_FINAL_TYPE (CfArticleEntry, cf_article_entry, CF, ARTICLE_ENTRY, GObject)

CfArticleEntry *cf_article_entry_new (CfEntryInfo *info);
CfEntryInfo *cf_article_entry_get_info (CfArticleEntry *self);
void cf_article_entry_set_info (CfArticleEntry *self, CfEntryInfo *info);

G_END_DECLS
