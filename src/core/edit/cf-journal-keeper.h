/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps a journal of what is not saved yet. */

#pragma once

#include "cf-record.h"

G_BEGIN_DECLS

typedef struct _CfJournalKeeper CfJournalKeeper;

GThreadPool *cf_journal_keeper_pool_new (void);
void cf_journal_keeper_pool_wait (GThreadPool *pool);

CfJournalKeeper *cf_journal_keeper_new (const char *sidecar_path, GThreadPool *pool);
void cf_journal_keeper_free (CfJournalKeeper *keeper);
void cf_journal_keeper_move (CfJournalKeeper *keeper, const char *sidecar_path);
void cf_journal_keeper_note (CfJournalKeeper *keeper, CfRecord *old, CfRecord *new);
void cf_journal_keeper_retry (CfJournalKeeper *keeper);
void cf_journal_keeper_reset (CfJournalKeeper *keeper);

G_END_DECLS
