/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a list of articles knows of one. */

#pragma once

#include "cf-doubt.h"
#include "cf-layer.h"
#include "cf-project.h"

G_BEGIN_DECLS

/**
 * CfEntryInfo:
 *
 * What was read of an article, and of one annotator's layer of it, at one moment. Immutable; any thread
 * may read it.
 */
typedef struct _CfEntryInfo CfEntryInfo;

/**
 * CfEntryStatus:
 *
 * How far an annotator is with an article.
 */
typedef enum
{
  CF_ENTRY_NOT_STARTED,
  CF_ENTRY_IN_PROGRESS,
  CF_ENTRY_FINISHED,
  CF_N_ENTRY_STATUSES
} CfEntryStatus;

CfEntryInfo *cf_entry_info_new (const char *path, const char *relative);
CfEntryInfo *
cf_entry_info_read (const CfEntryInfo *info, CfProject *project, const char *annotator);
CfEntryInfo *cf_entry_info_update_layer (const CfEntryInfo *info,
                                         CfArticle *article,
                                         CfLayer *layer,
                                         CfSidecarStore *store);
CfEntryInfo *cf_entry_info_correct (const CfEntryInfo *info, const CfCorrection *correction);
CfEntryInfo *cf_entry_info_ref (CfEntryInfo *info);
void cf_entry_info_unref (CfEntryInfo *info);

const char *cf_entry_info_get_path (const CfEntryInfo *info);
const char *cf_entry_info_get_relative (const CfEntryInfo *info);
gboolean cf_entry_info_is_read (const CfEntryInfo *info);
const char *cf_entry_info_get_error (const CfEntryInfo *info);
const char *cf_entry_info_get_title (const CfEntryInfo *info);
const char *cf_entry_info_get_value (const CfEntryInfo *info, CfField field);
gboolean cf_entry_info_says (const CfEntryInfo *info, const CfCorrection *correction);
guint cf_entry_info_get_n_pairs (const CfEntryInfo *info);
CfEntryStatus cf_entry_info_get_status (const CfEntryInfo *info);
guint cf_entry_info_count_code (const CfEntryInfo *info, const char *code);
const CfDoubt *cf_entry_info_get_doubts (const CfEntryInfo *info, guint *n_doubts);
const char *cf_entry_info_get_folded (const CfEntryInfo *info);
const char *cf_entry_info_get_title_key (const CfEntryInfo *info);
const char *cf_entry_info_get_outlet_key (const CfEntryInfo *info);

GPtrArray *cf_entry_infos_scan (CfProject *project,
                                const char *folder,
                                GPtrArray *problems,
                                GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfEntryInfo, cf_entry_info_unref)

G_END_DECLS
