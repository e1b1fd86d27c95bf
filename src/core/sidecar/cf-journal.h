/* SPDX-License-Identifier: GPL-3.0-or-later
 * What has been done and is not saved yet. */

#pragma once

#include "cf-version.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CfJournal CfJournal;

CfJournal *cf_journal_new (const char *sidecar_path);
void cf_journal_free (CfJournal *journal);
gboolean cf_journal_append (CfJournal *journal, GPtrArray *lines, GError **error);
gboolean cf_journal_reset (CfJournal *journal, GPtrArray *lines, GError **error);
GPtrArray *cf_journal_read (const char *sidecar_path, GPtrArray *files);

char *cf_journal_make_line (CfRecord *record, const char *forgotten_id);
GPtrArray *cf_journal_list_paths (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfJournal, cf_journal_free)

G_END_DECLS
