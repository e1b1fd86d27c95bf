/* SPDX-License-Identifier: GPL-3.0-or-later
 * One open document that is kept in step with its file. */

#pragma once

#include "cf-autosave.h"

G_BEGIN_DECLS

typedef struct _CfAutosaveEntry CfAutosaveEntry;

CfAutosaveEntry *
cf_autosave_entry_new (GObject *autosave, CfDocument *document, GThreadPool *journal_pool);
void cf_autosave_entry_free (CfAutosaveEntry *entry);
void cf_autosave_entry_refresh (CfAutosaveEntry *entry);
void cf_autosave_entry_save_now (CfAutosaveEntry *entry);
void cf_autosave_entry_restore (CfAutosaveEntry *entry);
gboolean cf_autosave_entry_is_damaged (const CfAutosaveEntry *entry);
void cf_autosave_entry_follow_place (CfAutosaveEntry *entry);
gboolean cf_autosave_entry_is_busy (const CfAutosaveEntry *entry);
gboolean cf_autosave_entry_flush (CfAutosaveEntry *entry, GError **error);
CfSaveState cf_autosave_entry_get_state (const CfAutosaveEntry *entry);
gint64 cf_autosave_entry_get_saved_time (const CfAutosaveEntry *entry);
const char *cf_autosave_entry_get_error (const CfAutosaveEntry *entry);

G_END_DECLS
