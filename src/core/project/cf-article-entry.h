/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article in the library. */

#pragma once

#include "cf-layer.h"
#include "cf-project.h"

G_BEGIN_DECLS

#define CF_TYPE_ARTICLE_ENTRY (cf_article_entry_get_type ())
G_DECLARE_FINAL_TYPE (CfArticleEntry, cf_article_entry, CF, ARTICLE_ENTRY, GObject)

/**
 * CfEntryInfo:
 *
 * What is read of an article, and of one annotator's layer of it, to show it in a list. Read in a
 * thread, then given to the entry.
 */
typedef struct _CfEntryInfo CfEntryInfo;

CfArticleEntry *cf_article_entry_new (const char *path, const char *relative);
const char *cf_article_entry_get_path (CfArticleEntry *self);
const char *cf_article_entry_get_relative (CfArticleEntry *self);
const char *cf_article_entry_get_title (CfArticleEntry *self);
const char *cf_article_entry_get_outlet (CfArticleEntry *self);
const char *cf_article_entry_get_published (CfArticleEntry *self);
const char *cf_article_entry_get_languages (CfArticleEntry *self);
guint cf_article_entry_get_n_pairs (CfArticleEntry *self);
gboolean cf_article_entry_is_read (CfArticleEntry *self);
const char *cf_article_entry_get_error (CfArticleEntry *self);
gboolean cf_article_entry_is_finished (CfArticleEntry *self);
guint cf_article_entry_count_code (CfArticleEntry *self, const char *code);
guint cf_article_entry_count_all (CfArticleEntry *self);
gboolean cf_article_entry_matches (CfArticleEntry *self, const char *folded_query);

CfEntryInfo *cf_entry_info_read (const char *path, const char *annotator);
void cf_entry_info_free (CfEntryInfo *info);
void cf_article_entry_take_info (CfArticleEntry *self, CfEntryInfo *info);
void cf_article_entry_update_layer (CfArticleEntry *self, CfLayer *layer);

GPtrArray *cf_article_entries_scan (CfProject *project,
                                    const char *folder,
                                    GPtrArray *problems,
                                    GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfEntryInfo, cf_entry_info_free)

G_END_DECLS
