/* SPDX-License-Identifier: GPL-3.0-or-later
 * What has been done and is not saved yet. */

#pragma once

#include "cf-version.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* In a line about what is gone without having been saved. */
#define CF_JOURNAL_FORGOTTEN "cf:forgotten"

typedef struct _CfJournal CfJournal;

/**
 * CfJournalEntry:
 * @id: (nullable): of what was changed; %NULL for the state
 * @version: (nullable): the last version of it; %NULL if it is gone again
 * @before: (element-type CfVersion): those before it, the oldest first: one of them may have reached the disk
 *   when the process ended, and is replaced by this
 *
 * What a journal says of one thing.
 */
typedef struct
{
  char *id;
  CfVersion *version;
  GPtrArray *before;
} CfJournalEntry;

CfJournal *cf_journal_new (const char *sidecar_path);
void cf_journal_free (CfJournal *journal);
gboolean cf_journal_append (CfJournal *journal, GPtrArray *lines, GError **error);
gboolean cf_journal_reset (CfJournal *journal, GPtrArray *lines, GError **error);
GPtrArray *cf_journal_read (const char *sidecar_path, GPtrArray *files);
void cf_journal_entry_free (CfJournalEntry *entry);

char *cf_journal_make_line (CfRecord *record, const char *forgotten_id);
GPtrArray *cf_journal_list_paths (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfJournal, cf_journal_free)

G_END_DECLS
